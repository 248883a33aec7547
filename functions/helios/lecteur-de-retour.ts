/** Reads a PES_Retour: what became of the pieces, everything counted and the first kept. Pure. */
import type { BordereauSuivi, PieceSuivie, ReponseHelios, SuitesHelios } from '../../schemas/evenements/helios.ts';
import { ARBRE_DU_RETOUR, type NoeudDeRetour, type ValeurDeRetour } from './arbre-de-retour.ts';
import { Arpenteur, arpenter, type Octets } from './arpenteur.ts';
import { RIEN_D_ACQUITTE } from './recueil.ts';

const BORDEREAUX_MAX = 500;
const PIECES_MAX = 500;
/** More than the nomenclatures have. */
const ETATS_DE_LIGNE_MAX = 20;

class LecteurDeRetour extends Arpenteur<NoeudDeRetour, ValeurDeRetour> {
  readonly #bordereaux: BordereauSuivi[] = [];
  readonly #compte = { bordereaux: 0, pieces: 0, debiteurs: 0 };
  #piecesGardees = 0;
  #calculeLe: string | null = null;
  /** Of the open bordereau. */
  #pieces: PieceSuivie[] = [];
  /** Of the open piece. */
  readonly #lignes = new Map<string | null, number>();

  constructor() {
    super(ARBRE_DU_RETOUR, 'racine');
  }

  protected fermer(noeud: NoeudDeRetour): void {
    if (noeud === 'infoDeLigne') this.#compterLigne();
    else if (noeud === 'piece') this.#fermerPiece();
    else if (noeud === 'bordereau') this.#fermerBordereau();
    else if (noeud === 'client') this.#compte.debiteurs++;
    else if (noeud === 'enteteDesClients') this.#calculeLe = this.lue('DateCalcul');
  }

  conclure(): SuitesHelios {
    const { bordereaux, pieces } = this.#compte;
    return {
      bordereaux: this.#bordereaux,
      compte: { ...this.#compte },
      bordereauxOmis: bordereaux - this.#bordereaux.length,
      piecesOmises: pieces - this.#piecesGardees,
      calculeLe: this.#calculeLe,
    };
  }

  #compterLigne(): void {
    const etat = this.lue('EtatLigPce');
    this.oublier('EtatLigPce');
    if (this.#lignes.has(etat) || this.#lignes.size < ETATS_DE_LIGNE_MAX)
      this.#lignes.set(etat, (this.#lignes.get(etat) ?? 0) + 1);
  }

  #fermerPiece(): void {
    this.#compte.pieces++;
    if (this.#bordereaux.length < BORDEREAUX_MAX && this.#piecesGardees < PIECES_MAX) {
      this.#piecesGardees++;
      this.#pieces.push({
        numero: this.lue('IdPce'),
        etat: this.lue('EtatPce'),
        observation: this.lue('ObsEtat'),
        priseEnCharge: this.lue('DtePcePec'),
        rejet: this.lue('DtePceRej'),
        instance: this.lue('DtePceInst'),
        lignes: [...this.#lignes].map(([etat, nombre]) => ({ etat, nombre })),
      });
    }
    this.oublier('IdPce', 'EtatPce', 'ObsEtat', 'DtePcePec', 'DtePceRej', 'DtePceInst');
    this.#lignes.clear();
  }

  #fermerBordereau(): void {
    this.#compte.bordereaux++;
    if (this.#bordereaux.length < BORDEREAUX_MAX)
      this.#bordereaux.push({
        domaine: this.dans('recette') ? 'recette' : 'depense',
        exercice: this.lue('Exer'),
        numero: this.lue('IdBord'),
        priseEnCharge: this.lue('DtePec'),
        rejet: this.lue('DteRej'),
        instance: this.lue('DteInst'),
        pieces: this.#pieces,
      });
    this.#pieces = [];
    this.toutOublier();
  }
}

/** What the file says; null where it is no well-formed XML. */
export async function lireRetour(octets: Octets): Promise<ReponseHelios | null> {
  const lecteur = new LecteurDeRetour();
  return (await arpenter(lecteur, octets)) ? { ...RIEN_D_ACQUITTE, suites: lecteur.conclure() } : null;
}
