/** Puts what is known of each deposit together. Pure. */
import { createHash } from 'node:crypto';
import type { ObjetScelle } from '../../schemas/evenements/identifiants.ts';
import { type Verdict, verdictSchema } from '../../schemas/verdict.ts';
import { dedupIdDe } from '../mise-a-disposition/cle.ts';
import type { Bucket } from '../platform/ports.ts';
import { TERME } from '../retention/echeance.ts';
import { purgesDe } from '../retention/purges.ts';
import { REPRISE } from '../verification/report.ts';
import type { Instantane } from './auditer.ts';
import type { Dossier, Flux } from './dossier.ts';
import type { FluxLus } from './lire-les-flux.ts';

const SANS_ADHESION = { events: [], epoch: 0, positions: null };

type Lecteur = Pick<Instantane, 'lire'>;

function octets({ lire }: Lecteur, bucket: Bucket, objet: ObjetScelle | undefined): Uint8Array | null {
  return objet === undefined ? null : lire({ bucket, key: objet.key, version: objet.version });
}

/** Null too where the bytes are not those that the journal names. */
export function verdictDe(lecteur: Lecteur, objet: ObjetScelle | undefined): Verdict | null {
  const bytes = octets(lecteur, 'verdicts', objet);
  if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== objet?.sha256) return null;
  const lu = verdictSchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  return lu.success ? lu.data : null;
}

/** How many versions stand for each deposit, whose id is that part of the key. */
function versionsParDepot({ objets }: Instantane, dans: Bucket, part: number): Map<string, number> {
  const combien = new Map<string, number>();
  for (const { bucket, key } of objets) {
    if (bucket !== dans) continue;
    const depotId = key.split('/')[part] ?? '';
    combien.set(depotId, (combien.get(depotId) ?? 0) + 1);
  }
  return combien;
}

export function dossiers(instantane: Instantane, { depots, adhesions, mises, preuves }: FluxLus): Dossier[] {
  const outbox = new Map(instantane.outbox.map((entree) => [entree.id, entree]));
  const [reprises, termes] = [REPRISE, TERME].map(
    (type) => new Map(instantane.echeances.flatMap((due) => (due.type === type ? [[due.stream, due] as const] : []))),
  );
  const ranges = new Set(instantane.objets.flatMap(({ bucket, key }) => (bucket === 'preuves' ? [key] : [])));
  const tenus = Map.groupBy(instantane.claims, ({ holder }) => holder);
  const verdicts = versionsParDepot(instantane, 'verdicts', 0);
  const reponses = versionsParDepot(instantane, 'acquits', 1);
  const assembler = (depotId: string, depot: Dossier['depot']): Dossier[] => {
    const [recu] = depot.events;
    if (recu?.type !== 'DepotRecu') return [];
    const { bucket, key, version, expediteur } = recu.data;
    const siennes = mises.get(depotId) ?? new Map<number, never>();
    const ids = [depotId, ...[...siennes.keys()].map((n) => dedupIdDe(depotId, n))];
    const rendu = depot.events.find((event) => event.type === 'VerdictRendu');
    const emis = depot.events.find((event) => event.type === 'AcquitEmis');
    const preuve = preuves.get(depotId)?.events ?? [];
    return [
      {
        depotId,
        recu,
        depot,
        adhesion: adhesions.get(expediteur) ?? { stream: `adhesion/${expediteur}`, ...SANS_ADHESION },
        mises: siennes,
        outbox: new Map(ids.flatMap((id) => [outbox.get(id)].flatMap((entree) => (entree ? [[id, entree]] : [])))),
        reprise: reprises?.get(depot.stream) ?? null,
        luLe: instantane.prisLe,
        annonce: instantane.annonces?.has(depotId) ?? null,
        tenus: tenus.get(depot.stream) ?? [],
        verdict: verdictDe(instantane, rendu?.data.objet),
        reponse: octets(instantane, 'acquits', emis?.data.objet),
        fichier: instantane.empreinte({ bucket, key, version }),
        preuve,
        terme: termes?.get(depot.stream) ?? null,
        ranges,
        purges: new Set(purgesDe(preuve).keys()),
        verdicts: verdicts.get(depotId) ?? 0,
        reponses: reponses.get(depotId) ?? 0,
      },
    ];
  };
  return [...depots].flatMap(([depotId, depot]: [string, Flux<Dossier['depot']['events'][number]>]) =>
    assembler(depotId, depot),
  );
}
