/** The anomalies of a verdict, each with the object that it rejects or warns about. Pure. */
import type { Verdict } from '../../../../schemas/verdict.ts';
import { premieresParNiveau } from '../../../acquit/en-clair.ts';

export type AnomalieDite = Verdict['anomalies'][number];

export interface Groupe {
  /** Index in the verdict, from 0; all null for the flow as a whole. */
  readonly bordereau: number | null;
  readonly pj: number | null;
  /** Of a PCA file. */
  readonly message: number | null;
  readonly anomalies: readonly AnomalieDite[];
}

export interface AnomaliesGroupees {
  readonly groupes: readonly Groupe[];
  /** Those that are only counted. */
  readonly omises: number;
}

/** The flow first, then its bordereaux, then its PJ, in the order of the file. */
export function grouper({ anomalies, anomaliesOmises }: Verdict): AnomaliesGroupees {
  const dites = premieresParNiveau(anomalies);
  const rang = ({ objet }: AnomalieDite): number =>
    objet.bordereau ?? objet.dossier ?? (objet.pj === undefined ? -1 : Number.MAX_SAFE_INTEGER / 2 + objet.pj);
  const groupes = [...Map.groupBy(dites, rang)]
    .sort(([a], [b]) => a - b)
    .map(([, siennes]) => {
      const { bordereau, pj, dossier } = siennes[0]?.objet ?? {};
      const sienne = bordereau === undefined ? (pj ?? null) : null;
      return { bordereau: bordereau ?? null, pj: sienne, message: dossier ?? null, anomalies: siennes };
    });
  return { groupes, omises: anomaliesOmises + anomalies.length - dites.length };
}
