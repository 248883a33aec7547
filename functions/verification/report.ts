/** Trust that cannot be judged yet: put off, tried again, and refused past the politique's limit (DESIGN 5). Pure. */
import type { DepotEvenement, DepotNouveau, DepotRecu } from '../../schemas/evenements/depot.ts';
import { type Anomalie, anomalie, SANS_LIEU } from '../../schemas/motifs/catalogue.ts';
import type { Politique } from '../../schemas/politique.ts';
import type { Verdict, VerdictSignature } from '../../schemas/verdict.ts';
import type { Echeance } from '../platform/ports.ts';
import { direInstant } from '../signature/constat.ts';

/** Type of the échéances at which a deposit that was put off is judged again; their dates are instants. */
export const REPRISE = 'reprise-de-verification';
export const repriseDe = (stream: string): string => `${REPRISE}/${stream}`;

const MINUTE_MS = 60_000;
const HEURE_MS = 60 * MINUTE_MS;
const MOTIFS_MAX = 50;

type Report = Politique['report'];
type Differee = Extract<DepotEvenement, { type: 'VerificationDifferee' }>;

/** The signatures on which what is not rejected anyway still depends. */
export function signaturesEnSuspens({ verdict, signatures, bordereaux }: Verdict): VerdictSignature[] {
  if (verdict === 'rejete') return [];
  const rejetes = new Set(bordereaux.flatMap((b) => (b.verdict === 'rejete' && b.id !== null ? [b.id] : [])));
  return signatures.filter(
    ({ integrite, confiance, portee, cible }) =>
      integrite === 'intacte' &&
      confiance === 'indeterminee' &&
      (portee === 'fichier' || cible === null || !rejetes.has(cible)),
  );
}

const essais = (events: readonly DepotEvenement[]): Differee[] =>
  events.filter((event) => event.type === 'VerificationDifferee');

/** When the next try is, where it is still to come. */
export function repriseAttendue(events: readonly DepotEvenement[], maintenant: string): string | null {
  const repriseLe = essais(events).at(-1)?.data.repriseLe ?? null;
  return repriseLe !== null && maintenant < repriseLe ? repriseLe : null;
}

export const echeanceDeReprise = (stream: string, repriseLe: string): Echeance => ({
  id: repriseDe(stream),
  type: REPRISE,
  date: repriseLe,
  stream,
});

const limite = ({ data: { recuLe } }: DepotRecu, { limiteHeures }: Report): number =>
  Date.parse(recuLe) + limiteHeures * HEURE_MS;

export interface EnSuspens {
  readonly recu: DepotRecu;
  readonly events: readonly DepotEvenement[];
  readonly signatures: readonly VerdictSignature[];
}

/**
 * The next try; null where the limit has come: the trust is then refused. Never at the first judgement, were it late: an
 * outage of ours must leave the store the time to be refreshed.
 */
export function reporter(
  { recu, events, signatures }: EnSuspens,
  report: Report,
  maintenant: string,
): { readonly event: DepotNouveau; readonly echeance: Echeance } | null {
  const fin = limite(recu, report);
  const depuis = Date.parse(maintenant);
  const essai = essais(events).length + 1;
  if (depuis >= fin && essai > 1) return null;
  const prochaine = depuis + report.intervalleMinutes * MINUTE_MS;
  const repriseLe = new Date(depuis < fin ? Math.min(fin, prochaine) : prochaine).toISOString();
  const motifs = [...new Set(signatures.flatMap((signature) => signature.motifs))].slice(0, MOTIFS_MAX);
  return {
    event: { type: 'VerificationDifferee', v: 1, data: { motifs, essai, repriseLe } },
    echeance: echeanceDeReprise(recu.stream, repriseLe),
  };
}

/** What is said once the limit has come: nothing unproved is passed. */
export function anomaliesDuRenoncement(
  { recu, events, signatures }: EnSuspens,
  { bordereaux }: Verdict,
  { report, rejetSurSignature }: Pick<Politique, 'report' | 'rejetSurSignature'>,
): Anomalie[] {
  return signatures.map(({ portee, cible, signataire }) => {
    const rang = portee === 'fichier' ? -1 : bordereaux.findIndex(({ id }) => id === cible);
    const valeurs = {
      signataire: signataire ?? 'inconnu',
      essais: essais(events).length + 1,
      limite: direInstant(new Date(limite(recu, report))),
    };
    const dite = anomalie('CONFIANCE_NON_ETABLIE_A_TEMPS', SANS_LIEU, valeurs, rang < 0 ? {} : { bordereau: rang });
    return rang < 0 ? dite : { ...dite, niveau: rejetSurSignature };
  });
}
