/** Reads a PES_ACQUIT of either version from the tokens of the XML reader. Pure, in one pass and bounded memory. */
import type { ErreurHelios, ReponseHelios } from '../../schemas/evenements/helios.ts';
import { XmlAnomaly } from '../xml/anomaly.ts';
import { Reader } from '../xml/reader.ts';
import type { TokenSink } from '../xml/token-sink.ts';
import { ENFANTS, type Noeud, type Valeur } from './arbre.ts';
import { Recueil } from './recueil.ts';

/** LibelleAnoAck is the longest (Base_Texte500); what is longer is cut. */
const VALEUR_MAX = 500;

const ETATS: Readonly<Record<string, 'accepte' | 'rejete'>> = {
  1: 'accepte',
  true: 'accepte',
  0: 'rejete',
  false: 'rejete',
};

class Lecteur implements TokenSink {
  readonly recueil = new Recueil();
  private readonly ouverts: Noeud[] = [];
  /** Open elements that are not looked into. */
  private horsArbre = 0;
  /** Values of the open element, of its open piece, ligne and error. */
  private lues = new Map<Valeur, string>();
  private erreurs: ErreurHelios[] = [];

  start(reader: Reader, name: number): void {
    const parent = this.ouverts.at(-1);
    if (this.horsArbre > 0) this.horsArbre++;
    else if (parent === undefined) this.ouverts.push('racine');
    else this.enfant(reader, parent, reader.uri === 0 ? reader.localName(name) : '');
  }

  text(): void {}
  markup(): void {}

  end(): void {
    if (this.horsArbre > 0) {
      this.horsArbre--;
      return;
    }
    const noeud = this.ouverts.pop();
    if (noeud === 'erreur') this.fermerErreur();
    else if (noeud === 'element') this.fermerElement();
    else if (noeud === 'piece') this.oublier('NumPiece', 'NumLigne');
    else if (noeud === 'ligne') this.oublier('NumLigne');
  }

  private enfant(reader: Reader, parent: Noeud, nom: string): void {
    const suite = ENFANTS[parent].get(nom);
    if (suite !== undefined && 'noeud' in suite) {
      this.ouverts.push(suite.noeud);
      return;
    }
    this.horsArbre = 1;
    const lue = suite === undefined ? null : reader.attribute('V');
    if (suite !== undefined && lue !== null) this.lues.set(suite.valeur, [...lue].slice(0, VALEUR_MAX).join('').trim());
  }

  private lue(valeur: Valeur): string | null {
    return this.lues.get(valeur) || null;
  }

  private oublier(...valeurs: readonly Valeur[]): void {
    for (const valeur of valeurs) this.lues.delete(valeur);
  }

  /** A number that comes after its errors is not theirs: the schema puts it first. */
  private fermerErreur(): void {
    const [code, libelle] = [this.lue('NumAnoAck'), this.lue('LibelleAnoAck')];
    this.oublier('NumAnoAck', 'LibelleAnoAck');
    if (code === null && libelle === null) return;
    if (this.recueil.erreur(this.erreurs.length))
      this.erreurs.push({ code, libelle, piece: this.lue('NumPiece'), ligne: this.lue('NumLigne') });
  }

  private fermerElement(): void {
    // Version 1: the error is written in the element itself.
    this.fermerErreur();
    const designation = {
      domaine: this.lue('DomaineAck'),
      bordereau: this.lue('NumBord'),
      exercice: this.lue('ExerciceBord'),
      marche: this.lue('IdMarche'),
      pj: this.lue('IdUnique'),
    };
    this.recueil.element(designation, ETATS[this.lue('EtatAck') ?? ''] ?? null, this.erreurs);
    this.lues = new Map();
    this.erreurs = [];
  }
}

/** What the file says; null where it is no well-formed XML, which its own verdict has already told. */
export async function lireReponse(
  octets: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<ReponseHelios | null> {
  const lecteur = new Lecteur();
  const reader = new Reader({ sink: lecteur, blanks: false });
  try {
    for await (const morceau of octets) reader.write(morceau);
    reader.finish();
  } catch (erreur) {
    if (!(erreur instanceof XmlAnomaly)) throw erreur;
    return null;
  } finally {
    reader.release();
  }
  return lecteur.recueil.conclure();
}
