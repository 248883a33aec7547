/**
 * Judges a flux by the rules of the catalogue while its elements go by, in constant memory: a value is kept until the
 * next object of its kind opens, and a rule is looked at when the value or the object that it is about is whole.
 */
import type { Objet as ObjetDuFlux } from '../../../schemas/motifs/catalogue.ts';
import type { CodeRegle } from '../../../schemas/motifs/regles.ts';
import type { Genre } from '../pj/genre.ts';
import { abreger, retenir } from '../retenir.ts';
import { numeroNormalise } from '../valeurs/nombre.ts';
import { type Domaine, type Dossier, type Objet, VIERGES } from './dossier.ts';
import { type Echeance, echeance, NOMS, type Place } from './moments.ts';
import { ReferencesDePj } from './references-de-pj.ts';
import type { Referentiel } from './referentiel.ts';
import type { Cites } from './regle.ts';
import { A_L_OUVERTURE, suiviVierge } from './suivi.ts';

/** Receives an anomaly where it is found: at the start tag of a value, at the end tag of an object. */
export type Noter = (code: CodeRegle, cites: Cites, objet: ObjetDuFlux) => void;

/** What an object may hold: the values of the one before it are forgotten when it opens. */
const CONTENUS: Readonly<Partial<Record<Objet, readonly Objet[]>>> = {
  ligne: ['rattachement', 'prelevement', 'tiers', 'naissance', 'adresse', 'compte'],
  tiers: ['naissance', 'adresse', 'compte'],
};

/** Numbers are kept in the anomaly. */
const retenirNumero = (valeur: string): string => retenir(abreger(valeur, numeroNormalise));

/** A record, whatever it is of. */
type Fiche = Record<string, string | null>;

export class ControleDesRegles {
  private readonly noter: Noter;
  private readonly dossier: Dossier;
  /** The same records, by name. */
  private readonly fiches: Record<Objet, Fiche>;
  /** One record per kind of object, used again for each. */
  private readonly memoire: Record<Objet, Fiche> = structuredClone(VIERGES);
  private bordereaux = 0;
  private pj = 0;
  private ouvert: 'bordereau' | 'pj' | null = null;

  /** `referentiel`: without one, the rules that need it are left out. */
  constructor(noter: Noter, referentiel: Referentiel | null = null) {
    this.noter = noter;
    const suivi = suiviVierge();
    const references = new ReferencesDePj();
    this.dossier = { ...VIERGES, courant: 'depense', suivi, references, referentiel, budget: null };
    this.fiches = this.dossier;
  }

  /** The start tag of an object; `domaine` where it opens one. */
  ouvrir(objet: Objet, domaine?: Domaine): void {
    const { fiches, dossier } = this;
    if (domaine !== undefined) dossier.courant = domaine;
    const contenus = CONTENUS[objet];
    if (contenus !== undefined) for (const contenu of contenus) fiches[contenu] = VIERGES[contenu];
    const fiche = this.memoire[objet];
    for (const nom of NOMS[objet]) fiche[nom] = null;
    fiches[objet] = fiche;
    if (objet === 'bordereau' || objet === 'pj') this.compter(objet);
    A_L_OUVERTURE[objet]?.(dossier);
  }

  /** The value of an attribute V. */
  valeur(place: Place, texte: string): void {
    this.fiches[place.objet][place.nom] = texte;
    if (place.echeance !== null) this.echoir(place.echeance);
  }

  /** The end tag of an object. */
  fermer(objet: Objet): void {
    this.echoir(echeance(objet));
    if (objet === 'piece' || objet === 'ligne') this.fiches[objet] = VIERGES[objet];
    else if (objet === this.ouvert) this.ouvert = null;
  }

  /** The content of the open PJ: its MIME type, and what its first bytes are. */
  contenu(mime: string | null, genre: Genre | null): void {
    this.dossier.suivi.mime = mime;
    this.dossier.suivi.genre = genre;
  }

  /** After the last element. */
  conclure(): void {
    this.echoir(echeance('flux'));
  }

  private compter(objet: 'bordereau' | 'pj'): void {
    this.ouvert = objet;
    if (objet === 'pj') this.pj++;
    else this.bordereaux++;
    this.fiches.piece = VIERGES.piece;
    this.fiches.ligne = VIERGES.ligne;
  }

  private echoir({ suivre, regles }: Echeance): void {
    const { dossier } = this;
    suivre?.(dossier);
    for (const { code, enfreinte } of regles[dossier.courant]) {
      const cites = enfreinte(dossier);
      if (cites !== null) this.noter(code, { ...this.citer(), ...cites }, this.objet());
    }
  }

  /** How the objects that are open are called in a sentence. */
  private citer(): Cites {
    const { bordereau, piece, ligne, pj } = this.dossier;
    return {
      bordereau: bordereau.numero ?? `de rang ${this.bordereaux}`,
      piece: piece.idPce ?? 'sans numéro',
      lignePiece: ligne.idLigne ?? 'sans numéro',
      pj: pj.nom === null ? `n° ${this.pj}` : `« ${pj.nom} »`,
    };
  }

  private objet(): ObjetDuFlux {
    const { piece, ligne } = this.dossier;
    if (this.ouvert === 'pj') return { pj: this.pj - 1 };
    if (this.ouvert === null) return {};
    return {
      bordereau: this.bordereaux - 1,
      ...(piece.idPce === null ? {} : { piece: retenirNumero(piece.idPce) }),
      ...(ligne.idLigne === null ? {} : { lignePiece: retenirNumero(ligne.idLigne) }),
    };
  }
}
