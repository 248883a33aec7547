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

/** The signatures on which a flow that is not rejected anyway still depends. */
export function signaturesEnSuspens({ verdict, signatures }: Verdict): VerdictSignature[] {
  if (verdict === 'rejete') return [];
  return signatures.filter(({ integrite, confiance }) => integrite === 'intacte' && confiance === 'indeterminee');
}

const essais = (events: readonly DepotEvenement[]): Differee[] =>
  events.filter((event) => event.type === 'VerificationDifferee');

/** Whether the next try is still to come. */
export function attendSaReprise(events: readonly DepotEvenement[], maintenant: string): boolean {
  const dernier = essais(events).at(-1);
  return dernier !== undefined && maintenant < dernier.data.repriseLe;
}

const limite = ({ data: { recuLe } }: DepotRecu, { limiteHeures }: Report): number =>
  Date.parse(recuLe) + limiteHeures * HEURE_MS;

export interface EnSuspens {
  readonly recu: DepotRecu;
  readonly events: readonly DepotEvenement[];
  readonly signatures: readonly VerdictSignature[];
}

/** The next try, never past the limit; null where the limit has come: the trust is then refused. */
export function reporter(
  { recu, events, signatures }: EnSuspens,
  report: Report,
  maintenant: string,
): { readonly event: DepotNouveau; readonly echeance: Echeance } | null {
  const fin = limite(recu, report);
  const depuis = Date.parse(maintenant);
  if (depuis >= fin) return null;
  const repriseLe = new Date(Math.min(fin, depuis + report.intervalleMinutes * MINUTE_MS)).toISOString();
  const motifs = [...new Set(signatures.flatMap((signature) => signature.motifs))].slice(0, MOTIFS_MAX);
  return {
    event: { type: 'VerificationDifferee', v: 1, data: { motifs, essai: essais(events).length + 1, repriseLe } },
    echeance: { id: repriseDe(recu.stream), type: REPRISE, date: repriseLe, stream: recu.stream },
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
