/** Which elements and attributes of a model were seen, each under its parent, in documents that a judge admitted. */
import type { Lieu, Noeud } from './arbre.ts';
import { elementsDe } from './modele.ts';

export class Couverture {
  private readonly attendues: ReadonlySet<string>;
  private readonly vues = new Set<string>();

  constructor(lieux: readonly Lieu[]) {
    this.attendues = new Set(
      lieux.flatMap(({ declaration: { nom }, type }) => [
        ...elementsDe(type.contenu).map((p) => `${nom}/${p.declaration.nom}`),
        ...type.attributs.map((a) => `${nom}/@${a.nom}`),
      ]),
    );
  }

  noter({ nom, attributs, contenu }: Noeud): void {
    for (const [attribut] of attributs) this.vues.add(`${nom}/@${attribut}`);
    for (const enfant of contenu)
      if (typeof enfant !== 'string') {
        this.vues.add(`${nom}/${enfant.nom}`);
        this.noter(enfant);
      }
  }

  get total(): number {
    return this.attendues.size;
  }

  get manquantes(): string[] {
    return [...this.attendues].filter((place) => !this.vues.has(place));
  }

  get faites(): number {
    return this.total - this.manquantes.length;
  }
}
