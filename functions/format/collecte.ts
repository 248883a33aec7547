/** What is kept while a file is read: the header, one small record per bordereau and per PJ, nothing per ligne. */
import { type CodeMotif, type Lieu, MOTIFS, type Objet } from '../../schemas/motifs/catalogue.ts';
import type { Niveau } from '../../schemas/motifs/motif.ts';
import type { Entete, Enveloppe } from '../../schemas/verdict.ts';
import type { ContenuPj } from './contenu-pj.ts';
import type { BordereauLu, Domaine, PjLue } from './flux-lu.ts';
import type { LimitesDuFormat } from './limites.ts';
import { Gonflage } from './pj/gonflage.ts';
import { RegistreDAnomalies } from './registre-d-anomalies.ts';
import { ControleDesRegles } from './regles/controle.ts';

export type EnCours<T> = { -readonly [K in keyof T]: T[K] };
export type BordereauEnCours = Omit<EnCours<BordereauLu>, 'motifs'> & { motifs: CodeMotif[] };
export type PjEnCours = Omit<EnCours<PjLue>, 'motifs'> & { motifs: CodeMotif[] };

/** Longest value kept from the file. */
const VALEUR_MAX = 256;
/** A value cut, and copied so that it does not hold the tag it came from. */
export const retenir = (valeur: string): string => Buffer.from(valeur.slice(0, VALEUR_MAX)).toString();
/** The same for what the next pièce or ligne replaces: a short value is not worth a copy. */
export const couper = (valeur: string): string => (valeur.length <= VALEUR_MAX ? valeur : retenir(valeur));

export class Collecte {
  readonly registre = new RegistreDAnomalies();
  readonly regles = new ControleDesRegles((code, cites) => this.noter(code, cites));
  readonly limites: LimitesDuFormat;
  /** Position of the current token; asked for only when an anomaly is kept. */
  lieu: () => Lieu;

  enveloppe: EnCours<Enveloppe> | null = null;
  entete: EnCours<Entete> | null = null;
  readonly infoDematerialisee: { depense: boolean | null; recette: boolean | null } = { depense: null, recette: null };
  signatureDuFichier = false;
  /** A facture or a marché is in the file. */
  autreDomaine = false;

  domaine: Domaine = 'depense';
  /** Domains of which a bordereau carries a signature. */
  readonly domainesSignes = new Set<Domaine>();
  readonly bordereaux: BordereauEnCours[] = [];
  readonly pj: PjEnCours[] = [];
  /** A limit is passed: the flux is rejected, and the rest of the file need not be looked into. */
  abandon = false;
  /** Bordereaux and PJ met. */
  bordereauxLus = 0;
  pjLues = 0;
  bordereau: BordereauEnCours | null = null;
  piece: string | null = null;
  ligne: string | null = null;
  pjEnCours: PjEnCours | null = null;
  contenu: ContenuPj | null = null;
  typeMime: string | null = null;
  readonly gonflage = new Gonflage();
  readonly numerosDeBordereau = new Set<string>();
  readonly idUniques = new Set<string>();
  /** What rejects every PJ of the flux. */
  readonly motifsDeToutePj: CodeMotif[] = [];

  constructor(limites: LimitesDuFormat, lieu: () => Lieu) {
    this.limites = limites;
    this.lieu = lieu;
  }

  /** Notes an anomaly on the current object, at the current token. */
  noter(code: CodeMotif, valeurs: Readonly<Record<string, string | number>>): void {
    this.registre.noter(code, this.lieu, valeurs, this.objet());
    const motifs = (this.bordereau ?? this.pjEnCours)?.motifs ?? this.motifsDe(MOTIFS[code].niveau);
    if (motifs !== null && !motifs.includes(code)) motifs.push(code);
  }

  /** How the current PJ is called in a sentence: its name, else its rank. */
  nomDeLaPj(): string {
    const pj = this.pjEnCours;
    return pj?.nom ? `« ${pj.nom} »` : `n° ${(pj?.ordinal ?? this.pjLues) + 1}`;
  }

  /** What concerns the PJ and lies outside any PJ (their version) concerns them all. */
  private motifsDe(niveau: Niveau): CodeMotif[] | null {
    return niveau === 'pj' ? this.motifsDeToutePj : null;
  }

  /** Notes that a limit is passed. */
  abandonner(code: CodeMotif, maximum: number): void {
    this.noter(code, { maximum });
    this.contenu = null;
    this.abandon = true;
  }

  private objet(): Objet {
    if (this.bordereau !== null)
      return {
        bordereau: this.bordereau.ordinal,
        ...(this.piece === null ? {} : { piece: this.piece }),
        ...(this.ligne === null ? {} : { lignePiece: this.ligne }),
      };
    return this.pjEnCours === null ? {} : { pj: this.pjEnCours.ordinal };
  }
}
