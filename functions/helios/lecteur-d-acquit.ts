/** Reads a PES_ACQUIT of either version. Pure. */
import type { ErreurHelios, ReponseHelios } from '../../schemas/evenements/helios.ts';
import { ARBRE_DE_L_ACQUIT, type Noeud, type Valeur } from './arbre-d-acquit.ts';
import { Arpenteur, arpenter, type Octets } from './arpenteur.ts';
import { Recueil } from './recueil.ts';

const ETATS: Readonly<Record<string, 'accepte' | 'rejete'>> = {
  1: 'accepte',
  true: 'accepte',
  0: 'rejete',
  false: 'rejete',
};

class LecteurDAcquit extends Arpenteur<Noeud, Valeur> {
  readonly recueil = new Recueil();
  /** Of the open element. */
  #erreurs: ErreurHelios[] = [];

  constructor() {
    super(ARBRE_DE_L_ACQUIT, 'racine');
  }

  protected fermer(noeud: Noeud): void {
    if (noeud === 'erreur') this.#fermerErreur();
    else if (noeud === 'element') this.#fermerElement();
    else if (noeud === 'piece') this.oublier('NumPiece', 'NumLigne');
    else if (noeud === 'ligne') this.oublier('NumLigne');
  }

  /** A number that comes after its errors is not theirs: the schema puts it first. */
  #fermerErreur(): void {
    const [code, libelle] = [this.lue('NumAnoAck'), this.lue('LibelleAnoAck')];
    this.oublier('NumAnoAck', 'LibelleAnoAck');
    if (code === null && libelle === null) return;
    if (this.recueil.erreur(this.#erreurs.length))
      this.#erreurs.push({ code, libelle, piece: this.lue('NumPiece'), ligne: this.lue('NumLigne') });
  }

  #fermerElement(): void {
    // Version 1: the error is written in the element itself.
    this.#fermerErreur();
    const designation = {
      domaine: this.lue('DomaineAck'),
      bordereau: this.lue('NumBord'),
      exercice: this.lue('ExerciceBord'),
      marche: this.lue('IdMarche'),
      pj: this.lue('IdUnique'),
    };
    this.recueil.element(designation, ETATS[this.lue('EtatAck') ?? ''] ?? null, this.#erreurs);
    this.toutOublier();
    this.#erreurs = [];
  }
}

/** What the file says; null where it is no well-formed XML. */
export async function lireAcquit(octets: Octets): Promise<ReponseHelios | null> {
  const lecteur = new LecteurDAcquit();
  return (await arpenter(lecteur, octets)) ? lecteur.recueil.conclure() : null;
}
