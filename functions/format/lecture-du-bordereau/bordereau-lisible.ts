/**
 * A bordereau as people read it: its pièces, their lignes, their tiers. Every value is the one that the flux holds, as
 * written; what could be understood of it stands beside. Nothing is judged here, and nothing is hidden: what has no
 * field of its own is a mention.
 */
import type { Anomalie } from '../../../schemas/motifs/catalogue.ts';
import type { Domaine } from '../flux-lu.ts';

export interface Montant {
  readonly ecrit: string;
  /** Null where it is no amount. */
  readonly centimes: number | null;
}

/** A code of the standard; no label where the standard has no such code. */
export interface Code {
  readonly code: string;
  readonly libelle: string | null;
}

export interface Mention {
  readonly libelle: string;
  readonly valeur: string;
  /** What it means: the label of a code, an amount in euros, a date; null where the value speaks for itself. */
  readonly enClair: string | null;
}

export interface ReferencePj {
  readonly support: Code | null;
  readonly idUnique: string | null;
  readonly nom: string | null;
  readonly type: Code | null;
  readonly mentions: readonly Mention[];
}

export interface CompteBancaire {
  readonly iban: string | null;
  readonly bic: string | null;
  /** Bank, branch, account and key, as they stand on a RIB. */
  readonly rib: string | null;
  readonly titulaire: string | null;
  readonly banque: string | null;
}

export interface Tiers {
  /** Civilité, first name, name and its complement. */
  readonly nom: string;
  readonly identifiant: string | null;
  readonly natureIdentifiant: Code | null;
  readonly reference: string | null;
  readonly categorie: Code | null;
  readonly natureJuridique: Code | null;
  /** What he is to the titre (recette): main debtor, employer… */
  readonly role: Code | null;
  /** Lines of the postal address. */
  readonly adresse: readonly string[];
  readonly compte: CompteBancaire | null;
  readonly mentions: readonly Mention[];
}

export interface Ligne {
  /** From 1, over the bordereau. */
  readonly rang: number;
  readonly numero: string | null;
  readonly objet: string | null;
  /** Compte par nature. */
  readonly nature: string | null;
  readonly fonction: string | null;
  readonly operation: string | null;
  readonly modeDeReglement: Code | null;
  readonly montantHT: Montant | null;
  readonly montantTVA: Montant | null;
  readonly tiers: readonly Tiers[];
  readonly pj: readonly ReferencePj[];
  readonly mentions: readonly Mention[];
}

/** A mandat or a titre. */
export interface Piece {
  /** From 1, in the bordereau. */
  readonly rang: number;
  readonly numero: string | null;
  readonly type: Code | null;
  readonly nature: Code | null;
  readonly objet: string | null;
  readonly service: string | null;
  readonly echeance: string | null;
  readonly pj: readonly ReferencePj[];
  readonly mentions: readonly Mention[];
  /** Those of this page. */
  readonly lignes: readonly Ligne[];
  /** It began on an earlier page; it goes on on the next one. */
  readonly suite: boolean;
  readonly suivie: boolean;
  /** Of all its lignes, whatever the page. */
  readonly total: Totaux;
}

/** Cents; null where one of the amounts is unreadable, absent, or where the sum is above 2^53 - 1. */
export interface Totaux {
  readonly lignes: number;
  readonly montantHT: number | null;
  readonly montantTVA: number | null;
}

export interface EnTete {
  readonly codique: string | null;
  readonly poste: string | null;
  readonly siret: string | null;
  readonly collectivite: string | null;
  readonly budget: string | null;
  readonly libelleBudget: string | null;
}

export interface BordereauLisible {
  /** From 1, in the order of the file, both domains together. */
  readonly rang: number;
  /** Attribute Id, which a signature refers to. */
  readonly id: string | null;
  readonly domaine: Domaine;
  readonly entete: EnTete;
  readonly type: Code | null;
  readonly exercice: string | null;
  readonly numero: string | null;
  readonly date: string | null;
  readonly objet: string | null;
  readonly annonce: {
    readonly pieces: string | null;
    readonly montantHT: Montant | null;
    readonly montantTVA: Montant | null;
    readonly cumulAnnuel: Montant | null;
  };
  /** Counted and added up over the whole bordereau. */
  readonly calcule: Totaux & { readonly pieces: number };
  readonly mentions: readonly Mention[];
  readonly page: number;
  readonly pages: number;
  readonly pieces: readonly Piece[];
  /** Values of this page that are not shown: there are too many. */
  readonly valeursOmises: number;
  /** What stopped the reading: what follows it in the file could not be read. */
  readonly arret: Anomalie | null;
}
