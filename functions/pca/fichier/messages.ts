/**
 * The messages of a file that was judged, read again from its locked version by the reader that judged them: the same
 * bytes give the same tokens. Here the documents are kept, and nothing is judged.
 */
import { createHash } from 'node:crypto';
import type { JeuCompile } from '../../format/jeu.ts';
import { ValidateurXsd } from '../../format/xsd/validation/validateur.ts';
import { Reader } from '../../xml/reader.ts';
import type { TokenSink } from '../../xml/token-sink.ts';
import { type Destination, lireMessage, type MessagePca } from './message.ts';
import { type Noeud, valeurDe } from './noeud.ts';
import { ecouteDeLaPca, Recolte, type Recolteur } from './recolte.ts';
import { type NaturePca, natFluxDe } from './vocabulaire.ts';

/** In the order of the file; null for what is no message that a handler can take: it was rejected. */
export type Messages = readonly (MessagePca | null)[];

const estDeLaPca = (nature: string): nature is NaturePca => nature === 'PCA_Aller' || nature === 'PCA_Retour';

class Liseur implements TokenSink, Recolteur {
  readonly messages: (MessagePca | null)[] = [];
  private readonly jeu: JeuCompile;
  private readonly recolte = new Recolte(this, true);
  private validateur: ValidateurXsd | null = null;
  private nature: NaturePca = 'PCA_Aller';
  private destination: Destination = { poste: null, contrat: null, etude: null };

  constructor(jeu: JeuCompile) {
    this.jeu = jeu;
  }

  start(reader: Reader, name: number): void {
    if (reader.depth === 0) this.commencer(reader, name);
    this.validateur?.start(reader, name);
  }

  text(reader: Reader, bytes: Uint8Array, from: number, to: number): void {
    this.recolte.texte(bytes, from, to);
    this.validateur?.text(reader, bytes, from, to);
  }

  end(reader: Reader): void {
    this.validateur?.end(reader);
  }

  markup(): void {}

  ouvrir(): void {}

  recolter(noeud: Noeud): void {
    if (noeud.nom === 'EnTetePCA')
      this.destination = {
        ...{ poste: valeurDe(noeud, 'IdPost'), contrat: valeurDe(noeud, 'IdContrat') },
        etude: valeurDe(noeud, 'IdEtude'),
      };
    if (natFluxDe(this.nature, noeud.nom) === null) return;
    const lecture = lireMessage(this.nature, noeud, this.destination);
    this.messages.push(lecture?.ok === true ? lecture.message : null);
  }

  private commencer(reader: Reader, name: number): void {
    const racine = this.jeu.racine(reader.uriText(reader.uri), reader.localName(name));
    if (racine === null || !estDeLaPca(racine.nature)) return;
    this.nature = racine.nature;
    const { schema } = racine;
    this.validateur = new ValidateurXsd(schema, { ecoute: ecouteDeLaPca(schema), ecouteur: this.recolte });
  }
}

/** Throws where the bytes are not those that were judged. */
export async function lireMessages(
  source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  { jeu, sha256 }: { readonly jeu: JeuCompile; readonly sha256: string },
): Promise<Messages> {
  const liseur = new Liseur(jeu);
  const reader = new Reader({ sink: liseur, blanks: false });
  const condensat = createHash('sha256');
  for await (const morceau of source) {
    condensat.update(morceau);
    reader.write(morceau);
  }
  reader.finish();
  if (condensat.digest('hex') !== sha256) throw new Error('the bytes read are not those that were judged');
  return liseur.messages;
}
