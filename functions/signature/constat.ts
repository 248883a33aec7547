/** Sentences about a signature: who it belongs to, at what level it rejects, how an instant is said. */
import { type Anomalie, anomalie, type Lieu } from '../../schemas/motifs/catalogue.ts';
import type { Politique } from '../../schemas/politique.ts';
import type { CodeSignature, Valeurs } from './illisible.ts';

/** What carries a signature, for its sentences. */
export interface Porteur {
  /** Rank of the bordereau from 0; null for the file. */
  readonly rang: number | null;
  readonly numero: string | null;
  readonly id: string | null;
}

/** `le bordereau n° 47`, or by its Id, or by its rank from 1. */
export function nommer({ rang, numero, id }: Porteur): string {
  if (rang === null) return 'le fichier';
  if (numero !== null) return `le bordereau n° ${numero.slice(0, 20)}`;
  if (id !== null) return `le bordereau « ${id.slice(0, 30)} »`;
  return `le bordereau placé au rang ${rang + 1}`;
}

/**
 * An anomaly of a signature. Hélios rejects the flux for any of them; where the politique says `bordereau`, one that
 * concerns a bordereau rejects it alone. NumAnoAck has codes of its own for signatures of bordereaux.
 */
export function constat(
  code: CodeSignature,
  lieu: Lieu,
  valeurs: Valeurs,
  porteur: Porteur,
  politique: Politique,
): Anomalie {
  const objet = nommer(porteur);
  const signature = `La signature ${objet.replace(/^le /, 'du ')}`;
  const { rang } = porteur;
  const a = anomalie(code, lieu, { signature, objet, ...valeurs }, rang === null ? {} : { bordereau: rang });
  if (rang === null) return a;
  const numAnoAck = a.numAnoAck.replace(/^ERREUR_SIGNATURE_(?!BORDEREAU)/, 'ERREUR_SIGNATURE_BORDEREAU_');
  return { ...a, numAnoAck, niveau: politique.rejetSurSignature };
}

/** `30/09/2026 à 08:15:00 UTC`; the same on every machine, whatever its locale. */
export function direInstant(instant: Date): string {
  const [date = '', heure = ''] = instant.toISOString().split('T');
  return `${direDate(date)} à ${heure.slice(0, 8)} UTC`;
}

/** `30/09/2026` from `2026-09-30`. */
export function direDate(civile: string): string {
  return civile.split('-').reverse().join('/');
}
