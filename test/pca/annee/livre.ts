/**
 * The étude's own books, kept from what it does and is told, without a line of the product's: what is owed, what came in,
 * what it kept, what it handed over; and its quarterly statement, whose lines grow with each fact.
 */
import type { Famille } from '../../../schemas/pca/creance.ts';
import type { Chiffres } from '../../../schemas/pca/etat-recapitulatif.ts';

const arrondi = (n: number, d: number): number => Math.floor((2 * n + d) / (2 * d));
const fraisSur = (somme: number): number =>
  somme === 0 ? 0 : Math.min(30_000, Math.max(627, arrondi(somme * 1255, 10_000)));
const tvaSur = (ht: number): number => arrondi(ht * 2000, 10_000);

export interface Page {
  readonly poste: string;
  readonly famille: Famille;
  readonly etude: string;
}
export interface Versement {
  readonly mouvement: string;
  readonly jour: string;
  readonly montant: number;
  readonly principal: number;
  readonly fraisHT: number;
  readonly tva: number;
  /** What of it earned fees. */
  readonly assiette: number;
  readonly chez: 'etude' | 'tresor' | 'comptable';
  reverse: boolean;
}
type Sortie = 'closSoldes' | 'closAuTerme' | 'closInsolvabilite' | 'closRetires';

export interface Compte extends Page {
  readonly numero: string;
  readonly versements: Versement[];
  dette: number;
  ouvert: boolean;
  terme: string;
}

type Trimestre = string;
const trimestreDe = (jour: string): Trimestre => `${jour.slice(0, 4)}-T${Math.ceil(Number(jour.slice(5, 7)) / 3)}`;
const cleDe = ({ etude, poste, famille }: Page, trimestre: Trimestre) => `${etude} ${poste} ${famille} ${trimestre}`;

type Ligne = keyof Chiffres;
interface Feuille {
  readonly nombres: Map<Ligne, number>;
  readonly montants: Map<Ligne, number>;
  readonly paye: Map<Compte, number>;
}

const principalDe = ({ versements }: Compte): number => versements.reduce((n, v) => n + v.principal, 0);
export const resteDe = (compte: Compte): number => Math.max(0, compte.dette - principalDe(compte));

export class Livre {
  readonly comptes: Compte[] = [];
  readonly #feuilles = new Map<string, Feuille>();
  readonly #stocks = new Map<string, { nombre: number; montant: number; aReverser: number }>();

  #feuille(page: Page, jour: string): Feuille {
    const cle = cleDe(page, trimestreDe(jour));
    const connue = this.#feuilles.get(cle) ?? { nombres: new Map(), montants: new Map(), paye: new Map() };
    this.#feuilles.set(cle, connue);
    return connue;
  }

  compter(page: Page, jour: string, ligne: Ligne, montant: number, nombre = 1): void {
    const { nombres, montants } = this.#feuille(page, jour);
    nombres.set(ligne, (nombres.get(ligne) ?? 0) + nombre);
    montants.set(ligne, (montants.get(ligne) ?? 0) + montant);
  }

  recevoir(page: Page & { readonly numero: string }, jour: string, montant: number, terme: string): Compte {
    const compte: Compte = { ...page, versements: [], dette: montant, ouvert: true, terme };
    this.comptes.push(compte);
    this.compter(compte, jour, 'recus', montant);
    return compte;
  }

  /** How the étude shares a payment to itself: the principal first, then the fees that it earned so far, if there is more. */
  partager(compte: Compte, montant: number, horsTerme: boolean) {
    const principal = Math.min(montant, resteDe(compte));
    const assiette = horsTerme ? 0 : principal;
    const ht = Math.max(
      0,
      fraisSur(this.#assiette(compte) + assiette) - compte.versements.reduce((n, v) => n + v.fraisHT, 0),
    );
    const tva = Math.max(
      0,
      tvaSur(fraisSur(this.#assiette(compte) + assiette)) - compte.versements.reduce((n, v) => n + v.tva, 0),
    );
    const enPlus = montant - principal;
    return enPlus >= ht + tva ? { principal, fraisHT: ht, tva, assiette } : { principal, fraisHT: 0, tva: 0, assiette };
  }

  /** Amende: the fees come out of the sum. Produit local: all of it goes to the debt. */
  partagerDirect(compte: Compte, montant: number) {
    const base = Math.min(montant, resteDe(compte));
    if (compte.famille === 'produits-locaux') return { principal: base, fraisHT: 0, tva: 0, assiette: base };
    const [avant, apres] = [fraisSur(this.#assiette(compte)), fraisSur(this.#assiette(compte) + base)];
    const [fraisHT, tva] = [apres - avant, tvaSur(apres) - tvaSur(avant)];
    return { principal: Math.min(resteDe(compte), montant - fraisHT - tva), fraisHT, tva, assiette: base };
  }

  #assiette({ versements }: Compte): number {
    return versements.reduce((n, v) => n + v.assiette, 0);
  }

  verser(compte: Compte, versement: Versement): void {
    const { jour, montant, principal, fraisHT, tva, chez } = versement;
    compte.versements.push(versement);
    const ligne = ({ etude: 'verse', tresor: 'chequesTresor', comptable: 'directsAuComptable' } as const)[chez];
    this.compter(compte, jour, ligne, montant);
    this.compter(compte, jour, 'fraisHT', fraisHT);
    this.compter(compte, jour, 'tva', tva);
    this.#payer(compte, jour, principal);
    if (compte.ouvert && resteDe(compte) === 0) this.fermer(compte, jour, 'closSoldes');
  }

  /** The bank gives it back. A dossier that it had closed is open again, as long as its term has not come. */
  rejeter(compte: Compte, versement: Versement, jour: string): void {
    const { montant, principal, fraisHT, tva, chez } = versement;
    const rouvre = !compte.ouvert && resteDe(compte) === 0;
    compte.versements.splice(compte.versements.indexOf(versement), 1);
    this.compter(compte, jour, chez === 'tresor' ? 'chequesTresor' : 'verse', -montant);
    this.compter(compte, jour, 'fraisHT', -fraisHT);
    this.compter(compte, jour, 'tva', -tva);
    const { paye } = this.#feuille(compte, jour);
    paye.set(compte, (paye.get(compte) ?? 0) - principal);
    if (compte.ouvert) this.compter(compte, jour, 'diminution', -principal);
    if (!rouvre) return;
    compte.ouvert = true;
    this.compter(compte, jour, 'rouverts', resteDe(compte));
  }

  #payer(compte: Compte, jour: string, principal: number): void {
    const { paye } = this.#feuille(compte, jour);
    paye.set(compte, (paye.get(compte) ?? 0) + principal);
    if (compte.ouvert) this.compter(compte, jour, 'diminution', principal);
  }

  reduire(compte: Compte, jour: string, montant: number): void {
    const avant = resteDe(compte);
    compte.dette -= montant;
    if (compte.ouvert) this.compter(compte, jour, 'diminution', avant - resteDe(compte));
    if (compte.ouvert && resteDe(compte) === 0) this.fermer(compte, jour, 'closSoldes');
  }

  fermer(compte: Compte, jour: string, sortie: Sortie): void {
    if (!compte.ouvert) return;
    compte.ouvert = false;
    this.compter(compte, jour, sortie, resteDe(compte));
  }

  /** At midnight of a last day. */
  finirLesTermes(jour: string): void {
    for (const compte of this.comptes)
      if (compte.ouvert && compte.terme === jour) this.fermer(compte, jour, 'closAuTerme');
  }

  /** At midnight of the last day of a quarter, while the books still stand as that day left them. */
  arreter(page: Page, jour: string): void {
    const siens = this.comptes.filter((c) => cleDe(c, '') === cleDe(page, ''));
    const ouverts = siens.filter(({ ouvert }) => ouvert);
    const tenus = siens.flatMap(({ versements }) => versements.filter((v) => v.chez === 'etude' && !v.reverse));
    this.#stocks.set(cleDe(page, trimestreDe(jour)), {
      nombre: ouverts.length,
      montant: ouverts.reduce((n, c) => n + resteDe(c), 0),
      aReverser: tenus.reduce((n, v) => n + v.principal, 0),
    });
    const { paye } = this.#feuille(page, jour);
    for (const [compte, montant] of paye)
      if (montant > 0 && resteDe(compte) > 0) this.compter(compte, jour, 'payesEnPartie', montant);
  }

  etat(page: Page, trimestre: Trimestre, precedent: Trimestre): Chiffres {
    const { nombres, montants } = this.#feuilles.get(cleDe(page, trimestre)) ?? {
      nombres: new Map(),
      montants: new Map(),
    };
    const compte = (ligne: Ligne) => ({ nombre: nombres.get(ligne) ?? 0, montant: montants.get(ligne) ?? 0 });
    const montant = (ligne: Ligne) => montants.get(ligne) ?? 0;
    const RIEN = { nombre: 0, montant: 0, aReverser: 0 };
    const { aReverser: _, ...stockInitial } = this.#stocks.get(cleDe(page, precedent)) ?? RIEN;
    const { aReverser, ...stockFinal } = this.#stocks.get(cleDe(page, trimestre)) ?? RIEN;
    return {
      ...{ stockInitial, recus: compte('recus'), rouverts: compte('rouverts') },
      ...{ transferesVers: compte('transferesVers'), transferesDepuis: compte('transferesDepuis') },
      ...{ closSoldes: compte('closSoldes'), closAuTerme: compte('closAuTerme') },
      ...{ closInsolvabilite: compte('closInsolvabilite'), closRetires: compte('closRetires') },
      ...{ diminution: montant('diminution'), stockFinal, payesEnPartie: compte('payesEnPartie') },
      ...{ directsAuComptable: montant('directsAuComptable'), chequesTresor: montant('chequesTresor') },
      ...{ verse: montant('verse'), reverse: montant('reverse'), resteAReverser: aReverser },
      ...{ fraisHT: montant('fraisHT'), tva: montant('tva') },
      ...{ disparitions: nombres.get('disparitions') ?? 0, insolvabilites: nombres.get('insolvabilites') ?? 0 },
    };
  }
}
