/** The anomalies of one file, and every motif met. */
import {
  type Anomalie,
  anomalie,
  type CodeMotif,
  type Lieu,
  MOTIFS,
  type Objet,
} from '../../schemas/motifs/catalogue.ts';
import { AnomaliesGardees } from './anomalies-gardees.ts';

export class RegistreDAnomalies {
  /** Every code met, kept or not. */
  readonly codes = new Set<CodeMotif>();
  private readonly gardees = new AnomaliesGardees();

  /** `lieu` is asked for only when the anomaly is kept: a position costs a scan of the reader's buffer. */
  noter(code: CodeMotif, lieu: () => Lieu, valeurs: Readonly<Record<string, string | number>>, objet: Objet): void {
    this.codes.add(code);
    this.gardees.noter(code, MOTIFS[code].niveau, () => anomalie(code, lieu(), valeurs, objet));
  }

  get anomalies(): readonly Anomalie[] {
    return this.gardees.liste;
  }

  /** Anomalies found and not kept. */
  get omises(): number {
    return this.gardees.omises;
  }
}
