/** What a rule is: data, and a pure predicate over the records of the flux. Its level and its words are in its motif. */
import type { CodeRegle } from '../../../schemas/motifs/regles.ts';
import type { Dossier, Fiches, Objet } from './dossier.ts';

/** A value, as soon as it is read. */
export type Champ = { [O in Objet]: `${O}.${keyof Fiches[O] & string}` }[Objet];
/** When a rule is looked at: the value that it is about was read, or the object is whole. */
export type Moment = Objet | 'flux' | Champ;
/** What the sentence quotes; the numbers of the bordereau, of the pièce and of the ligne are added to it. */
export type Cites = Readonly<Record<string, string | number>>;

export interface Regle {
  readonly code: CodeRegle;
  readonly domaine: 'depense' | 'recette' | 'les deux' | 'pj';
  readonly moment: Moment;
  /** What is wrong; null where the rule is held to. */
  readonly enfreinte: (d: Dossier) => Cites | null;
}

/** True when a boolean of the schema is true. */
export const vrai = (valeur: string | null): boolean => valeur !== null && /^\s*(?:1|true)\s*$/.test(valeur);

interface Triplet {
  readonly type: string | null;
  readonly typPce: string | null;
  readonly natPce: string | null;
  readonly texte: string;
}
/** Several rules ask for it at each ligne, and a bordereau is made of alike pièces. */
let dernier: Triplet = { type: null, typPce: null, natPce: null, texte: 'null-null-null' };

/** TypBord, TypPce and NatPce of the pièce, as `01-06-01`. */
export function triplet({ bordereau: { type }, piece: { typPce, natPce } }: Dossier): string {
  if (type !== dernier.type || typPce !== dernier.typPce || natPce !== dernier.natPce)
    dernier = { type, typPce, natPce, texte: `${type}-${typPce}-${natPce}` };
  return dernier.texte;
}
