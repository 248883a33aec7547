/** What is kept while a file is read: the header, one small record per bordereau and per PJ, nothing per ligne. */
import { type CodeMotif, type Lieu, MOTIFS, type Objet } from '../../schemas/motifs/catalogue.ts';
import type { Niveau } from '../../schemas/motifs/motif.ts';
import type { Entete, EntetePca, Enveloppe, VerdictFacture, VerdictMarche } from '../../schemas/verdict.ts';
import type { ContenuPj } from './contenu-pj.ts';
import type { BordereauLu, Domaine, DossierLu, PjLue } from './flux-lu.ts';
import type { LimitesDuFormat } from './limites.ts';
import { Gonflage } from './pj/gonflage.ts';
import { RegistreDAnomalies } from './registre-d-anomalies.ts';
import { ControleDesRegles } from './regles/controle.ts';

export type EnCours<T> = { -readonly [K in keyof T]: T[K] };
export type BordereauEnCours = Omit<EnCours<BordereauLu>, 'motifs'> & { motifs: CodeMotif[] };
export type PjEnCours = Omit<EnCours<PjLue>, 'motifs'> & { motifs: CodeMotif[] };
export type DossierEnCours = Omit<EnCours<DossierLu>, 'motifs'> & { motifs: CodeMotif[] };

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
  readonly marches: EnCours<VerdictMarche>[] = [];
  readonly factures: EnCours<VerdictFacture>[] = [];
  /** Of a PCA file. */
  pca: EntetePca | null = null;
  readonly dossiers: DossierEnCours[] = [];
  dossier: DossierEnCours | null = null;

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
    const porteur = this.bordereau ?? this.pjEnCours ?? this.dossier;
    if (porteur !== null) porteur.anomalies++;
    const motifs = porteur?.motifs ?? this.motifsDe(MOTIFS[code].niveau);
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
        ...(this.piece === null ? {} : { piece: this.piece, rangPiece: this.bordereau.pieces }),
        ...(this.ligne === null ? {} : { lignePiece: this.ligne, rangLigne: this.bordereau.lignes }),
      };
    if (this.dossier !== null) return { dossier: this.dossier.ordinal };
    return this.pjEnCours === null ? {} : { pj: this.pjEnCours.ordinal };
  }
}
