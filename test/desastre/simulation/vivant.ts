/** The state that lives beside the journal, against the one that the journal alone gives, byte for byte. */

import type { Evenement } from '../../../functions/journal/evenement.ts';
import { estUnEchange } from '../../../functions/pca/envoi/dedup-id.ts';
import { TERME } from '../../../functions/retention/echeance.ts';
import { TERME_DU_REGISTRE } from '../../../functions/retention/registre/echeance.ts';
import { lireAdhesion } from '../../../schemas/evenements/adhesion.ts';
import { type DepotEvenement, lireDepot } from '../../../schemas/evenements/depot.ts';
import { lireHabilitation } from '../../../schemas/evenements/habilitation.ts';
import { lireMise, type MiseEvenement } from '../../../schemas/evenements/mise.ts';
import { lirePreuve } from '../../../schemas/evenements/preuve.ts';
import { lireSceau } from '../../../schemas/evenements/sceau.ts';
import { QUEUES_INTERNES } from '../../../schemas/messages/depot.ts';
import { feuillesSchema } from '../../../schemas/preuve.ts';
import type { Retention } from '../../../schemas/retention.ts';
import { type Verdict, verdictSchema } from '../../../schemas/verdict.ts';
import type { Garde } from './acte.ts';
import type { Monde } from './monde.ts';
import { DEPUIS, type Faits, ligne, reconstruire, type SceauLu } from './reconstruction.ts';
import { reconstruireLaPca } from './reconstruction-pca.ts';
import { reconstruireLesRegards } from './reconstruction-registre.ts';

type ParFlux = ReadonlyMap<string, readonly Evenement[]>;

const lireJson = (octets: Uint8Array): unknown => JSON.parse(Buffer.from(octets).toString('utf8'));

function sceauxDe({ journal, objets }: Monde): SceauLu[] {
  return [...journal.flux].flatMap(([stream, { events }]) => {
    if (!stream.startsWith('sceau/')) return [];
    const lus = lireSceau(events);
    const [pose] = lus;
    const octets = pose?.type === 'SceauPose' ? objets.octets({ bucket: 'preuves', ...pose.data.feuilles }) : null;
    return [{ events: lus, feuilles: octets === null ? [] : feuillesSchema.parse(lireJson(octets)) }];
  });
}

/** Where the journal is sealed, only what the seals hold. */
function evenements({ journal }: Monde, sceaux: readonly SceauLu[], scelle: boolean): ParFlux {
  const tenus = new Set(sceaux.flatMap(({ feuilles }) => feuilles.map(({ hash }) => hash)));
  const lus = scelle ? journal.tous.filter(({ hash }) => tenus.has(hash)) : journal.tous;
  return Map.groupBy(lus, ({ stream }) => stream);
}

function verdictDe({ objets }: Monde, depot: readonly DepotEvenement[]): Verdict | null {
  const rendu = depot.find((event) => event.type === 'VerdictRendu');
  const octets = rendu === undefined ? null : objets.octets({ bucket: 'verdicts', ...rendu.data.objet });
  return octets === null ? null : verdictSchema.parse(lireJson(octets));
}

function faitsDe(monde: Monde, parFlux: ParFlux): Faits[] {
  const mises = new Map<string, Map<number, readonly MiseEvenement[]>>();
  for (const [stream, events] of parFlux) {
    const [famille, depotId = '', n] = stream.split('/');
    if (famille !== 'mise') continue;
    const siennes = mises.get(depotId) ?? new Map<number, readonly MiseEvenement[]>();
    mises.set(depotId, siennes.set(Number(n), lireMise(events)));
  }
  return [...parFlux].flatMap(([stream, events]) => {
    const [famille, depotId = ''] = stream.split('/');
    if (famille !== 'depot') return [];
    const depot = lireDepot(events);
    const preuve = lirePreuve(parFlux.get(`preuve/${depotId}`) ?? []);
    return [{ depotId, depot, verdict: verdictDe(monde, depot), mises: mises.get(depotId) ?? new Map(), preuve }];
  });
}

const adhesionsDe = (parFlux: ParFlux) =>
  new Map(
    [...parFlux].flatMap(([stream, events]) => {
      const [famille, siret = ''] = stream.split('/');
      return famille === 'adhesion' ? [[siret, lireAdhesion(events)] as const] : [];
    }),
  );

const habilitationsDe = (parFlux: ParFlux) =>
  new Map(
    [...parFlux].flatMap(([stream, events]) =>
      stream.startsWith('habilitation/') ? [[stream, lireHabilitation(events)] as const] : [],
    ),
  );

/** The rank under which a name of several is borne depends on who wrote first. */
const sansRang = (key: string): string =>
  /^(?:reponse|habilitation-de|redevable)\//.test(key) ? key.replace(/\/\d{1,2}$/, '') : key;

/** Whose date is set anew by whoever has looked. */
const REVUES: ReadonlySet<string> = new Set([TERME, TERME_DU_REGISTRE]);

/** `perdus`: the deposits whose verdict was purged. */
function vivant({ journal, scellement }: Monde, perdus: ReadonlySet<string>, refait: ReadonlySet<string>): string[] {
  const connu = (depotId: string | undefined) => !perdus.has(depotId ?? '');
  return [
    ...[...journal.outbox.values()].flatMap((entree) => {
      const sansHistoire = QUEUES_INTERNES.includes(entree.queue) || estUnEchange(entree.id);
      if (!connu(entree.id.split('-')[0])) return [];
      return [sansHistoire ? ligne.envoi(entree, null, null) : ligne.envoi(entree, entree.sends, entree.lastSentAt)];
    }),
    ...[...journal.echeances.values()].map(({ id, type, stream, date }) => {
      const dite = ligne.echeance(id, stream, date);
      return REVUES.has(type) && !refait.has(dite) ? ligne.echeance(id, stream, DEPUIS) : dite;
    }),
    ...[...journal.claims].flatMap(([key, holder]) =>
      connu(holder.split('/')[1]) ? [ligne.nom(sansRang(key), holder)] : [],
    ),
    ...scellement.toutes().map(({ stream, jusqua, sceau }) => ligne.marque(stream, jusqua, sceau)),
  ];
}

/** At rest. */
export function constaterLaReconstruction(monde: Monde, retention: Retention, garde: Garde | undefined): string[] {
  const sceaux = sceauxDe(monde);
  const parFlux = evenements(monde, sceaux, garde !== undefined);
  const faits = faitsDe(monde, parFlux);
  const perdus = new Set(
    faits.flatMap(({ depotId, depot, verdict }) =>
      verdict === null && depot.some(({ type }) => type === 'VerdictRendu') ? [depotId] : [],
    ),
  );
  const maintenant = monde.horloge.now();
  const refait = new Set([
    ...reconstruire({
      faits,
      adhesions: adhesionsDe(parFlux),
      habilitations: habilitationsDe(parFlux),
      sceaux,
      retention,
      horodate: garde?.horodate ?? false,
      maintenant,
    }),
    ...reconstruireLaPca(parFlux),
    ...reconstruireLesRegards(parFlux, maintenant),
  ]);
  const vit = new Set(vivant(monde, perdus, refait));
  return [
    ...[...refait].flatMap((dit) => (vit.has(dit) ? [] : [`RECONSTRUCTION_MANQUE ${dit}`])),
    ...[...vit].flatMap((dit) => (refait.has(dit) ? [] : [`RECONSTRUCTION_EN_TROP ${dit}`])),
  ];
}
