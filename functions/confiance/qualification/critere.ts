/** Which certificates a qualification is about (ETSI TS 119 612 §5.5.9.2.2). */

export type Critere =
  | { readonly genre: 'tous' | 'unAuMoins' | 'aucun'; readonly criteres: readonly Critere[] }
  /** Each bit of KeyUsage, by its number, as it must be. */
  | { readonly genre: 'usages'; readonly bits: readonly { readonly bit: number; readonly mis: boolean }[] }
  /** Each of these certificate policies. */
  | { readonly genre: 'politiques'; readonly oids: readonly string[] }
  /** Not one that we know. */
  | { readonly genre: 'inconnu'; readonly nom: string };

/** What the criteria look at in a certificate. */
export interface Traits {
  /** Bit n of KeyUsage as bit n; null where the extension is absent. */
  readonly usages: number | null;
  readonly politiques: readonly string[] | null;
}

/** True, false, or the name of what is not known and would decide (Kleene's logic): neither met nor not met. */
export type Reponse = boolean | string;

export function evaluer(critere: Critere, traits: Traits): Reponse {
  switch (critere.genre) {
    case 'tous':
      return tous(critere.criteres.map((c) => evaluer(c, traits)));
    case 'unAuMoins':
      return non(tous(critere.criteres.map((c) => non(evaluer(c, traits)))));
    case 'aucun':
      return tous(critere.criteres.map((c) => non(evaluer(c, traits))));
    case 'usages':
      return critere.bits.every(({ bit, mis }) => (((traits.usages ?? 0) >> bit) & 1) === (mis ? 1 : 0));
    case 'politiques':
      return critere.oids.every((oid) => traits.politiques?.includes(oid));
    case 'inconnu':
      return critere.nom;
    default:
      return critere satisfies never;
  }
}

const non = (reponse: Reponse): Reponse => (typeof reponse === 'string' ? reponse : !reponse);

const tous = (reponses: readonly Reponse[]): Reponse =>
  !reponses.includes(false) && (reponses.find((reponse) => typeof reponse === 'string') ?? true);
