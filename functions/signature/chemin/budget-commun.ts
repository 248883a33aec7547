/** What all the judgements of one file may still spend: a sender with a thousand signatures must not choose how long we work. */
import { LIMITES_DU_FICHIER } from './limites.ts';

export class BudgetCommun {
  private readonly lus = new Set<string>();
  private readonly verifiees = new Set<string>();
  private readonly fausses = new Set<string>();
  private liens: number = LIMITES_DU_FICHIER.liens;
  private passe = false;

  /** Whether something was refused for lack of it: what follows would be judged on a part of what was given. */
  get epuise(): boolean {
    return this.passe;
  }

  /** False once too many certificates were read. */
  certificat(empreinte: string): boolean {
    this.lus.add(empreinte);
    return this.tient(this.lus.size <= LIMITES_DU_FICHIER.certificats);
  }

  /** False once too many signatures were checked. `question`: what was signed, and by which key. */
  signature(question: string): boolean {
    this.verifiees.add(question);
    const { signatures, fausses } = LIMITES_DU_FICHIER;
    return this.tient(this.verifiees.size <= signatures && this.fausses.size < fausses);
  }

  fausse(question: string): void {
    this.fausses.add(question);
  }

  /** False once too many links were tried. */
  lien(): boolean {
    return this.tient(this.liens-- > 0);
  }

  private tient(dedans: boolean): boolean {
    if (!dedans) this.passe = true;
    return dedans;
  }
}
