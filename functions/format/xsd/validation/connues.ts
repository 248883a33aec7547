/** Values that each use of an attribute has admitted in this file: codes and versions come again at every ligne. */
const CONNUES_MAX = 512;
/** Values looked up before it is known whether they come again. */
const ESSAIS = 256;

class Usage {
  readonly valeurs = new Set<string>();
  /** Compared first: an empty value, or one at a time. */
  derniere: string | null = null;
  essais = 0;
  trouvees = 0;
}

export class Connues {
  private readonly usages: (Usage | null | undefined)[] = [];

  /** True where that use admitted that value before. */
  a(rang: number, valeur: string): boolean {
    const usage = this.usages[rang];
    if (usage === null || usage === undefined) return false;
    if (usage.derniere === valeur) return true;
    usage.essais++;
    if (usage.valeurs.has(valeur)) {
      usage.derniere = valeur;
      usage.trouvees++;
      return true;
    }
    // Amounts and names never come again: looking for them would cost more than it saves.
    if (usage.essais > ESSAIS && usage.trouvees * 2 < usage.essais) this.usages[rang] = null;
    return false;
  }

  retenir(rang: number, valeur: string): void {
    const usage = this.usages[rang];
    if (usage === undefined) this.usages[rang] = new Usage();
    else if (usage !== null && usage.valeurs.size < CONNUES_MAX) usage.valeurs.add(valeur);
  }
}
