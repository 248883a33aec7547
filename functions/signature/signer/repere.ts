/** First pass of the signer: the digest of each element to sign, and where its end tag stands in the file. */
import { createHash } from 'node:crypto';
import { anomalie } from '../../../schemas/motifs/catalogue.ts';
import { XmlAnomaly } from '../../xml/anomaly.ts';
import { Reader } from '../../xml/reader.ts';
import type { TokenSink } from '../../xml/token-sink.ts';
import { LIMITES } from '../limites.ts';
import { NOMS_MARQUES, Parcours } from '../parcours.ts';
import { NCNAME } from '../references.ts';
import { SignatureImpossible } from './signature-impossible.ts';

export interface Repere {
  readonly id: string;
  /** SHA-256 of its exclusive canonical form. */
  readonly condensat: Uint8Array;
  /** Byte offset of its end tag in the source. */
  readonly fin: number;
}

interface Ouvert {
  readonly id: string;
  readonly debut: number;
  readonly profondeur: number;
  condensat: Buffer | null;
}

class Reperage extends Parcours {
  readonly reperes: Repere[] = [];
  readonly ids = new Set<string>();
  private readonly portee: 'bordereau' | 'fichier';
  private ouvert: Ouvert | null = null;

  constructor(portee: 'bordereau' | 'fichier') {
    super();
    this.portee = portee;
  }

  protected override ouvrirElement(reader: Reader, name: number, rang: number | null): void {
    if ((rang === null) !== (this.portee === 'fichier')) return;
    const id = reader.attribute('Id');
    if (id === null) {
      const nom = reader.localName(name);
      throw new SignatureImpossible(
        `L’élément ${nom} (ligne ${reader.lieu().ligne}) n’a pas d’attribut Id : il ne peut pas être signé.`,
      );
    }
    if (!NCNAME.test(id))
      throw new SignatureImpossible(`L’identifiant « ${id} » n’est pas un nom XML : il ne peut pas être désigné.`);
    if (this.reperes.length >= LIMITES.signatures) {
      throw new SignatureImpossible(`Le fichier comporte plus de ${LIMITES.signatures} bordereaux.`);
    }
    const hash = createHash('sha256');
    const ouvert: Ouvert = { id, debut: reader.offset(), profondeur: reader.depth, condensat: null };
    const onEnd = () => {
      ouvert.condensat = hash.digest();
    };
    reader.openRegion({ sink: hash, onEnd });
    this.ouvert = ouvert;
  }

  override end(reader: Reader, name: number): void {
    super.end(reader, name);
    const { ouvert } = this;
    if (ouvert === null || reader.depth !== ouvert.profondeur || ouvert.condensat === null) return;
    const fin = reader.offset();
    if (fin === ouvert.debut)
      throw new SignatureImpossible(`L’élément « ${ouvert.id} » est vide : il n’y a rien à signer.`);
    this.reperes.push({ id: ouvert.id, condensat: ouvert.condensat, fin });
    this.ouvert = null;
  }

  /** A bordereau's signature is part of what a signature of the file signs; any other one is in the way. */
  protected override ouvrirSignature(_reader: Reader, rang: number | null | undefined): TokenSink | null {
    if (rang === null || this.portee === 'bordereau') {
      throw new SignatureImpossible('Le fichier est déjà signé : une seule signature est permise au même endroit.');
    }
    return null;
  }

  protected override fermerSignature(): void {}

  protected override identifiant(_reader: Reader, valeur: string): void {
    if (this.ids.has(valeur))
      throw new SignatureImpossible(`L’identifiant « ${valeur} » est porté par plusieurs éléments.`);
    if (this.ids.size >= LIMITES.identifiants)
      throw new SignatureImpossible(`Le fichier comporte plus de ${LIMITES.identifiants} identifiants.`);
    this.ids.add(valeur);
  }
}

/** Reads the whole source; throws SignatureImpossible where something cannot be signed. */
export async function reperer(
  source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  portee: 'bordereau' | 'fichier',
): Promise<{ reperes: readonly Repere[]; sha256: string }> {
  const reperage = new Reperage(portee);
  const reader = new Reader({ sink: reperage, marked: NOMS_MARQUES, blanks: false });
  const hash = createHash('sha256');
  try {
    for await (const morceau of source) {
      hash.update(morceau);
      reader.write(morceau);
    }
    reader.finish();
  } catch (erreur) {
    if (!(erreur instanceof XmlAnomaly)) throw erreur;
    throw new SignatureImpossible(anomalie(erreur.code, erreur.lieu, erreur.valeurs).phrase);
  }
  const { reperes, ids } = reperage;
  if (reperes.length === 0) throw new SignatureImpossible('Le fichier ne contient aucun bordereau à signer.');
  const pris = reperes.find((r) => ids.has(`${r.id}_SIG_1`));
  if (pris !== undefined)
    throw new SignatureImpossible(`L’identifiant « ${pris.id}_SIG_1 » est déjà pris dans le fichier.`);
  return { reperes, sha256: hash.digest('hex') };
}
