/** The anomalies of one file: a bounded number is kept, the rest is counted. */
import { type Anomalie, anomalie, type CodeMotif, type Lieu, type Objet } from '../../schemas/motifs/catalogue.ts';

/** Anomalies kept in full. Beyond it only the first of each code is. */
export const ANOMALIES_MAX = 200;

export class RegistreDAnomalies {
  readonly anomalies: Anomalie[] = [];
  /** Anomalies found and not kept. */
  omises = 0;
  /** Every code met, kept or not. */
  readonly codes = new Set<CodeMotif>();
  private readonly maximum: number;

  constructor(maximum = ANOMALIES_MAX) {
    this.maximum = maximum;
  }

  /** `lieu` is asked for only when the anomaly is kept: a position costs a scan of the reader's buffer. */
  noter(code: CodeMotif, lieu: () => Lieu, valeurs: Readonly<Record<string, string | number>>, objet: Objet): void {
    if (this.anomalies.length >= this.maximum && this.codes.has(code)) {
      this.omises++;
      return;
    }
    this.codes.add(code);
    this.anomalies.push(anomalie(code, lieu(), valeurs, objet));
  }
}
