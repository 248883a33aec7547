/** Integrity of the signatures of a file, verified by one pass over the tokens that everyone else reads too. */
import type { Reader } from '../xml/reader.ts';
import type { TokenSink } from '../xml/token-sink.ts';
import { abreger } from './abrege.ts';
import { BlocEnCours } from './bloc-en-cours.ts';
import { Certificats } from './certificats.ts';
import { ElementSigne } from './element-signe.ts';
import { examiner } from './examen.ts';
import { Illisible } from './illisible.ts';
import type { Regles } from './jugement.ts';
import { LIMITES } from './limites.ts';
import { Parcours } from './parcours.ts';
import { RegistreIds } from './registre-ids.ts';
import { Relecture } from './relecture.ts';
import type { ResultatsSignatures } from './resultat.ts';
import { SignatureLue } from './signature-lue.ts';
import { synthese } from './synthese.ts';

export interface OptionsObservateur extends Regles {
  /** False where the end of the file shows no signature of the file: spares its hash. A wrong hint costs a second pass. */
  readonly speculerRacine?: boolean;
}

/** The exact pass over the same bytes, for what the first could not foresee. */
export type SecondPass = TokenSink;

/**
 * Feed it by a Reader made with `marked: NOMS_MARQUES`, alone or beside others; then `aRelire()`, and where it answers
 * feed that sink by another such Reader over the same bytes; then `resultats()`. It never throws for what the file holds.
 */
export class SignatureObserver extends Parcours {
  private readonly options: OptionsObservateur;
  private readonly ids = new RegistreIds();
  private readonly certificats = new Certificats();
  private readonly signatures: SignatureLue[] = [];
  private readonly elements: ElementSigne[] = [];
  private racine: ElementSigne | null = null;
  private enCours: { signature: SignatureLue; bloc: BlocEnCours } | null = null;
  private octetsGardes = 0;
  /** Signatures that are out of place, or one too many on their element. */
  private enTrop = 0;
  private debordement: string | null = null;
  private bilan: ResultatsSignatures | null = null;

  constructor(options: OptionsObservateur) {
    super();
    this.options = options;
  }

  /** The second pass that is needed, or null. Call it once the file has been read to its end. */
  aRelire(): SecondPass | null {
    const aRelire = this.signatures.filter((s) => s.aRelire);
    return aRelire.length === 0 ? null : new Relecture(aRelire);
  }

  /** What was found, in file order. Also after a reading that stopped: what was not read to its end is `illisible`. */
  resultats(): ResultatsSignatures {
    this.bilan ??= synthese({
      signatures: this.signatures,
      bordereaux: this.elements,
      racine: this.racine,
      ids: this.ids,
      debordement: this.debordement,
      enTrop: this.enTrop,
      instructionHorsRacine: this.instructionHorsRacine,
      politique: this.options.politique,
    });
    return this.bilan;
  }

  protected override ouvrirElement(reader: Reader, name: number, rang: number | null): void {
    if (this.elements.length >= LIMITES.signatures) {
      this.debordement ??= 'bordereaux';
      return;
    }
    const element = new ElementSigne(reader, name, rang, rang === null ? null : this.domaine);
    if (rang === null) this.racine = element;
    else this.elements.push(element);
    // Without an Id nothing can name it; the root may still be named by `URI=""`.
    const nommable = element.id !== null || (rang === null && this.options.politique.uriVide);
    if (nommable && (rang !== null || this.options.speculerRacine !== false)) element.speculer(reader);
  }

  protected override ouvrirSignature(reader: Reader, rang: number | null | undefined): TokenSink | null {
    if (this.signatures.length >= LIMITES.signatures) {
      this.debordement ??= 'signatures';
      return null;
    }
    const porteur = this.element(rang === undefined ? this.dernierOuvert() : rang);
    if (porteur === null) return null;
    if (rang !== undefined && porteur.signature === null) return this.commencer(reader, this.relever(reader, porteur));
    if (rang !== undefined) porteur.signature?.nEstPasSeule();
    // Past some tens the verdict is known: they are counted, and a single anomaly rejects the flux for them all.
    if (++this.enTrop > LIMITES.signaturesEnTrop) return null;
    const signature = this.relever(reader, porteur);
    if (rang !== undefined) signature.nEstPasSeule();
    else signature.rendreIllisible('SIGNATURE_MAL_PLACEE', { parent: signature.lieu.chemin?.split('/').at(-2) ?? '' });
    return null;
  }

  private relever(reader: Reader, porteur: ElementSigne): SignatureLue {
    const signature = new SignatureLue(this.signatures.length, porteur, reader.lieu());
    this.signatures.push(signature);
    return signature;
  }

  private commencer(reader: Reader, signature: SignatureLue): TokenSink {
    const { element } = signature;
    element.signature = signature;
    element.copier();
    reader.careful = true;
    const bloc = new BlocEnCours(LIMITES.blocs - this.octetsGardes);
    this.enCours = { signature, bloc };
    return bloc;
  }

  protected override fermerSignature(reader: Reader): void {
    if (this.enCours === null) return;
    const { signature, bloc } = this.enCours;
    this.enCours = null;
    reader.careful = false;
    const { racine, defaut, contresignature, taille } = bloc.arbre;
    this.octetsGardes += taille;
    if (defaut !== null) signature.rendreIllisible(defaut.code, defaut.valeurs, defaut.lieu);
    if (contresignature) signature.refuserConfiance('SIGNATURE_CONTRESIGNATURE', {});
    if (defaut !== null || racine === null) return;
    try {
      examiner(signature, racine, bloc, this.options, this.certificats);
    } catch (erreur) {
      if (!(erreur instanceof Illisible)) throw erreur;
      signature.rendreIllisible(erreur.code, erreur.valeurs);
    }
  }

  /** One anomaly for all that follows: the first says enough. */
  protected override enfantApresSignature(reader: Reader, name: number, rang: number | null): void {
    this.element(rang)?.signature?.suivieDe(reader.localName(name), () => reader.lieu());
  }

  protected override numero(reader: Reader): void {
    const element = this.element(this.bordereauOuvert);
    if (element === null || element.numero !== null) return;
    const numero = reader.attribute('V');
    element.numero = numero === null ? null : abreger(numero);
  }

  protected override identifiant(reader: Reader, valeur: string): void {
    this.ids.inscrire(valeur, reader, this.bordereauOuvert);
  }

  private dernierOuvert(): number | null {
    return this.bordereauOuvert < 0 ? null : this.bordereauOuvert;
  }

  private element(rang: number | null): ElementSigne | null {
    return rang === null ? this.racine : (this.elements[rang] ?? null);
  }
}
