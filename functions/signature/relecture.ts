/** The exact second pass: makes the digests and octets that the first could not foresee, at the same places. */
import { createHash, type Hash } from 'node:crypto';
import type { Reader } from '../xml/reader.ts';
import type { Region } from '../xml/region.ts';
import type { TokenSink } from '../xml/token-sink.ts';
import { BlocEnCours, FORME_PREVUE } from './bloc-en-cours.ts';
import { LIMITES } from './limites.ts';
import type { Octets } from './octets.ts';
import { Parcours } from './parcours.ts';
import type { Attente, SignatureLue } from './signature-lue.ts';

interface Contenu {
  readonly attente: Attente;
  readonly hash: Hash;
  readonly region: Region;
  copie: Hash | null;
}

export class Relecture extends Parcours {
  /** By rank of the bordereau; null is the root. */
  private readonly parElement = new Map<number | null, SignatureLue>();
  private readonly contenus = new Map<number | null, Contenu>();
  private enCours: { signature: SignatureLue; bloc: BlocEnCours } | null = null;

  constructor(signatures: readonly SignatureLue[]) {
    super();
    for (const s of signatures) this.parElement.set(s.element.rang, s);
  }

  protected override ouvrirElement(reader: Reader, _name: number, rang: number | null): void {
    const attente = this.due(rang, 'contenu');
    if (attente === null) return;
    const hash = createHash(attente.condensat);
    const onEnd = () => {
      const copie = this.contenus.get(rang)?.copie ?? null;
      if (copie !== null) attente.juste = attente.comparer(copie.digest());
      this.contenus.delete(rang);
    };
    const { inclusive, prefixes } = attente.forme;
    const region = reader.openRegion({ sink: hash, inclusive, prefixList: prefixes, onEnd });
    this.contenus.set(rang, { attente, hash, region, copie: null });
  }

  /** The first pass found one readable signature on the elements of interest: any other place is passed over. */
  protected override ouvrirSignature(reader: Reader, rang: number | null | undefined): TokenSink | null {
    const signature = rang === undefined ? undefined : this.parElement.get(rang);
    if (signature === undefined) return null;
    const contenu = this.contenus.get(signature.element.rang);
    if (contenu !== undefined) contenu.copie = contenu.hash.copy();
    reader.careful = true;
    const formes = {
      signedInfo: this.due(signature.element.rang, 'signedInfo')?.forme ?? FORME_PREVUE,
      proprietes: this.due(signature.element.rang, 'proprietes')?.forme ?? FORME_PREVUE,
    };
    const bloc = new BlocEnCours(LIMITES.bloc, formes);
    this.enCours = { signature, bloc };
    return bloc;
  }

  protected override fermerSignature(reader: Reader): void {
    if (this.enCours === null) return;
    const { signature, bloc } = this.enCours;
    this.enCours = null;
    reader.careful = false;
    const contenu = this.contenus.get(signature.element.rang);
    if (contenu?.copie) contenu.region.extra.push(contenu.copie);
    this.comparer(this.due(signature.element.rang, 'signedInfo'), bloc.signedInfo);
    this.comparer(this.due(signature.element.rang, 'proprietes'), bloc.proprietes);
  }

  private comparer(attente: Attente | null, octets: Octets | null): void {
    const recu = octets?.lire();
    if (attente !== null && recu) attente.juste = attente.comparer(recu);
  }

  private due(rang: number | null, quoi: Attente['quoi']): Attente | null {
    return this.parElement.get(rang)?.attentes.find((a) => a.quoi === quoi && a.juste === null) ?? null;
  }
}
