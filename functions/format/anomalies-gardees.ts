/** Of each level the first anomalies are kept, and the rest is counted; but no motif goes untold for want of room. */
import type { Anomalie, CodeMotif } from '../../schemas/motifs/catalogue.ts';
import type { Niveau } from '../../schemas/motifs/motif.ts';

/** Anomalies of one level that a verdict tells. */
export const ANOMALIES_PAR_NIVEAU = 100;

export class AnomaliesGardees {
  /** In the order found. */
  readonly liste: Anomalie[] = [];
  omises = 0;
  private readonly nombres = new Map<Niveau, number>();
  private readonly connus = new Set<string>();

  /** `fabriquer` is asked only for what is kept. */
  noter(code: CodeMotif, niveau: Niveau, fabriquer: () => Anomalie): void {
    const nombre = this.nombres.get(niveau) ?? 0;
    const clef = `${niveau} ${code}`;
    if (nombre < ANOMALIES_PAR_NIVEAU) this.nombres.set(niveau, nombre + 1);
    else {
      this.omises++;
      if (this.connus.has(clef) || !this.ceder(niveau)) return;
    }
    this.connus.add(clef);
    this.liste.push(fabriquer());
  }

  /** The last repetition gives its place to a motif that comes for the first time; false where there is none. */
  private ceder(niveau: Niveau): boolean {
    const { liste } = this;
    const memes = (a: Anomalie, b: Anomalie) => a.niveau === b.niveau && a.code === b.code;
    const rang = liste.findLastIndex((a, i) => a.niveau === niveau && liste.findIndex((b) => memes(a, b)) < i);
    if (rang >= 0) liste.splice(rang, 1);
    return rang >= 0;
  }
}
