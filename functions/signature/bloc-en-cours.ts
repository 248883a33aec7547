/** The Signature being read: its tree, and the canonical octets of SignedInfo and SignedProperties. */
import type { Reader } from '../xml/reader.ts';
import type { TokenSink } from '../xml/token-sink.ts';
import { DSIG } from './algorithmes.ts';
import { Arbre } from './arbre.ts';
import { Octets } from './octets.ts';
import type { Canonisation } from './signed-info.ts';

/** The form foreseen by the first pass. */
export const FORME_PREVUE: Canonisation = { inclusive: false, prefixes: [] };

export const estPrevue = (forme: Canonisation): boolean => !forme.inclusive && forme.prefixes.length === 0;

/** Levels under ds:Signature: SignedInfo; Object, QualifyingProperties, SignedProperties. */
const NIVEAU_SIGNED_INFO = 1;
const NIVEAU_PROPRIETES = 3;

export class BlocEnCours implements TokenSink {
  readonly arbre: Arbre;
  signedInfo: Octets | null = null;
  proprietes: Octets | null = null;
  private readonly formes: { readonly signedInfo: Canonisation; readonly proprietes: Canonisation };

  constructor(budget: number, formes = { signedInfo: FORME_PREVUE, proprietes: FORME_PREVUE }) {
    this.arbre = new Arbre(budget);
    this.formes = formes;
  }

  start(reader: Reader, name: number): void {
    this.arbre.start(reader, name);
    const local = reader.localName(name);
    if (this.arbre.profondeur >= 0 && (local === 'SignedInfo' || local === 'SignedProperties'))
      this.commencer(reader, local);
    this.abandonner();
  }

  text(reader: Reader, bytes: Uint8Array, from: number, to: number): void {
    this.arbre.text(reader, bytes, from, to);
    this.abandonner();
  }

  end(reader: Reader): void {
    this.arbre.end(reader);
    this.abandonner();
  }

  markup(reader: Reader, kind: 'comment' | 'instruction' | 'cdata'): void {
    this.arbre.markup(reader, kind);
    this.abandonner();
  }

  /**
   * What is hashed must be what the tree is read at: each at its one place, and only once. A namesake anywhere else
   * (in KeyInfo, say) is a decoy, refused whatever it holds.
   */
  private commencer(reader: Reader, local: 'SignedInfo' | 'SignedProperties'): void {
    if (this.arbre.defaut !== null) return;
    if (local === 'SignedInfo' && this.signedInfo === null && this.estSignedInfo())
      this.signedInfo = this.ouvrir(reader, this.formes.signedInfo);
    else if (local === 'SignedProperties' && this.proprietes === null && this.estProprietes())
      this.proprietes = this.ouvrir(reader, this.formes.proprietes);
    else
      this.arbre.renoncer(reader, 'SIGNATURE_STRUCTURE', { detail: `un second ${local} y est, ou hors de sa place` });
  }

  private estSignedInfo(): boolean {
    return this.arbre.profondeur === NIVEAU_SIGNED_INFO && this.arbre.ancetre(0)?.uri === DSIG;
  }

  /** ds:Object / QualifyingProperties / SignedProperties, the last two in one namespace, which `lireProprietes` admits. */
  private estProprietes(): boolean {
    if (this.arbre.profondeur !== NIVEAU_PROPRIETES) return false;
    const [signees, qualifiant, objet] = [0, 1, 2].map((rang) => this.arbre.ancetre(rang));
    return (
      objet?.uri === DSIG &&
      objet.local === 'Object' &&
      qualifiant?.local === 'QualifyingProperties' &&
      qualifiant.uri === signees?.uri
    );
  }

  private ouvrir(reader: Reader, { inclusive, prefixes }: Canonisation): Octets {
    const octets = new Octets();
    reader.openRegion({ sink: octets, inclusive, prefixList: prefixes });
    return octets;
  }

  /** After a defect no octet is of use. */
  private abandonner(): void {
    if (this.arbre.defaut === null) return;
    this.signedInfo?.abandonner();
    this.proprietes?.abandonner();
  }
}
