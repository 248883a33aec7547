/** A file against a compiled schema, in one pass over its tokens. Per element: a few array reads, and its values. */
import type { Reader } from '../../../xml/reader.ts';
import type { TokenSink } from '../../../xml/token-sink.ts';
import { cibleDe, declarationDe, FINAL, type Schema, TEXTE_LIBRE, TOUT, VALEUR, VIDE } from '../schema.ts';
import { Attributs } from './attributs.ts';
import { Contenus } from './contenus.ts';
import { DOCUMENT, Ecoute, type Ecouteur, SANS_ECOUTEUR } from './ecoute.ts';
import { Fautes } from './fautes.ts';
import { Identifiants } from './identifiants.ts';
import { Inattendus } from './inattendus.ts';
import { INSTANCE, Instances } from './instances.ts';
import { Noms } from './noms.ts';
import type { OptionsDeValidation } from './options.ts';
import { Raccourcis } from './raccourcis.ts';
import { TextesInterdits } from './textes-interdits.ts';
import { Touts } from './tout.ts';

/** The XML reader stops far above (its limit of depth). */
const PROFONDEUR_MAX = 4096;
/** `ignores` that no end tag brings back to 0. */
const SANS_FIN = 2 ** 29;

export class ValidateurXsd implements TokenSink {
  readonly fautes: Fautes;
  private readonly schema: Schema;
  private readonly noms: Noms;
  private readonly ecoute: Ecoute;
  private readonly ecouteur: Ecouteur;
  private readonly attributs: Attributs;
  private readonly contenus: Contenus;
  private readonly inattendus: Inattendus;
  private readonly textes: TextesInterdits;
  private readonly instances: Instances;
  private readonly touts: Touts;
  private readonly raccourcis: Raccourcis;
  /** Of the open element: its state, the members of xs:all read, its listening node. */
  private etat = 0;
  private masque = 0;
  private noeud = DOCUMENT;
  /** The same of its ancestors, each as it is once its child is read. */
  private readonly etats = new Uint16Array(PROFONDEUR_MAX);
  private readonly masques = new Int32Array(PROFONDEUR_MAX);
  private readonly noeuds = new Uint16Array(PROFONDEUR_MAX);
  private ouverts = 0;
  /** Open elements that are passed over. */
  private ignores = 0;
  /** An unknown element was just told in this state: the one that it stood for is not told missing. */
  private inconnu = false;

  constructor(schema: Schema, options: OptionsDeValidation = {}) {
    const { fautesDites = 100, fautes = new Fautes(fautesDites), chemins = [], ecouteur = SANS_ECOUTEUR } = options;
    this.schema = schema;
    this.fautes = fautes;
    this.noms = new Noms(schema.elements);
    this.ecoute = options.ecoute ?? new Ecoute(schema, chemins);
    this.ecouteur = ecouteur;
    if (chemins.length === 0 && options.ecoute === undefined) this.noeud = 0;
    const identifiants = new Identifiants(this.fautes);
    this.attributs = new Attributs(schema, this.fautes, identifiants, this.ecoute, this.ecouteur);
    this.contenus = new Contenus(this.fautes, identifiants, this.ecouteur);
    this.instances = new Instances(schema, this.fautes);
    this.textes = new TextesInterdits(this.fautes);
    this.inattendus = new Inattendus(schema, this.fautes, this.instances);
    this.touts = new Touts(schema, this.fautes);
    this.raccourcis = new Raccourcis(schema, this.attributs);
  }

  start(reader: Reader, name: number): void {
    if (this.ignores > 0) {
      this.ignores++;
      return;
    }
    const { etat, noeud } = this;
    if (this.raccourcis.connu(reader, name, etat, noeud)) {
      this.raccourcir(reader, etat);
      return;
    }
    const element = this.noms.de(reader, name, reader.uri);
    const transition = this.schema.transitions.lire(etat, element);
    if (transition === 0 && this.ouverts === 0) this.commencer(reader, element);
    else if (transition === 0) this.chercher(reader, name, element);
    else {
      if (((this.schema.bits[this.etat] ?? 0) & TOUT) !== 0)
        this.masque = this.touts.cocher(reader, this.etat, declarationDe(transition), this.masque);
      this.entrer(reader, element, declarationDe(transition), cibleDe(transition));
      this.raccourcis.retenir(reader, name, transition, { etat, noeud }, { etat: this.etat, noeud: this.noeud });
    }
  }

  /** The same tag as the last time in that state: only its value is to be judged. */
  private raccourcir(reader: Reader, etat: number): void {
    const { suite, entree, suivant, usage: usages, valeur } = this.raccourcis;
    this.empiler(suite[etat] ?? 0);
    this.etat = entree[etat] ?? 0;
    this.noeud = suivant[etat] ?? 0;
    const chemin = this.ecoute.elements[this.noeud] ?? 0;
    if (chemin !== 0) this.ecouteur.ouvrir(chemin - 1, reader);
    const usage = usages[etat] ?? 0;
    if (usage !== 0) this.attributs.jugerSeul(reader, usage, valeur[etat] ?? 0);
  }

  text(reader: Reader, bytes: Uint8Array, from: number, to: number): void {
    if (this.ignores > 0) return;
    const bits = this.schema.bits[this.etat] ?? 0;
    if ((bits & VALEUR) !== 0) this.contenus.ajouter(bytes, from, to);
    else if ((bits & TEXTE_LIBRE) === 0)
      this.textes.refuser(reader, bytes, from, to, this.ouverts, (bits & VIDE) !== 0);
  }

  end(reader: Reader): void {
    if (this.ignores > 0) {
      this.ignores--;
      return;
    }
    const bits = this.schema.bits[this.etat] ?? 0;
    if ((bits & (FINAL | VALEUR | TOUT)) !== FINAL) this.finir(reader, bits);
    if (this.textes.profondeur === this.ouverts) this.textes.quitter(reader);
    const chemin = this.noeud === 0 ? 0 : (this.ecoute.elements[this.noeud] ?? 0);
    if (chemin !== 0) this.ecouteur.fermer(chemin - 1);
    this.inconnu = false;
    const ouverts = --this.ouverts;
    this.etat = this.etats[ouverts] ?? 0;
    this.masque = this.masques[ouverts] ?? 0;
    this.noeud = this.noeuds[ouverts] ?? 0;
  }

  markup(): void {}

  private commencer(reader: Reader, element: number): void {
    const declaration = this.schema.globaux.get(element) ?? 0;
    if (declaration === 0) {
      this.fautes.noter('SCHEMA_RACINE_INCONNUE', reader, { espace: reader.uriText(reader.uri) });
      this.ignores = SANS_FIN;
    } else this.entrer(reader, element, declaration, 0);
  }

  /** Opens an element of that declaration (0: none, any content); `suite`: state of its parent behind it. */
  private entrer(reader: Reader, element: number, declaration: number, suite: number): void {
    const { schema } = this;
    this.empiler(suite);
    const declare = declaration === 0 ? schema.typeLibre : (schema.typeDe[declaration] ?? 0);
    let type = declare;
    let nil = false;
    const qualifies = reader.attributeCount === 0 ? 0 : this.instances.examiner(reader);
    if ((qualifies & INSTANCE) !== 0) {
      type = this.instances.type(reader, declaration, declare);
      nil = this.instances.nil(reader, declaration);
    }
    const compile = schema.types[type];
    if (compile?.abstrait === true) this.fautes.noter('SCHEMA_TYPE_ABSTRAIT', reader);
    this.etat = nil ? schema.etatNil : (compile?.entree ?? 0);
    if (this.noeud !== 0) this.noeud = this.suivre(reader, element);
    this.attributs.verifier(reader, type, this.noeud, qualifies === 0);
    if (((schema.bits[this.etat] ?? 0) & VALEUR) !== 0 && compile?.simple)
      this.contenus.ouvrir(compile.simple, schema.declarations[declaration], this.ecoute.textes[this.noeud] ?? 0);
  }

  /** `suite`: state of the open element once the one that opens is read. */
  private empiler(suite: number): void {
    const { ouverts } = this;
    this.etats[ouverts] = suite;
    this.masques[ouverts] = this.masque;
    this.noeuds[ouverts] = this.noeud;
    this.ouverts = ouverts + 1;
    this.masque = 0;
    this.inconnu = false;
  }

  /** The listening node of a child of the open element. */
  private suivre(reader: Reader, element: number): number {
    const noeud = this.ecoute.suites.lire(this.noeud, element);
    const chemin = this.ecoute.elements[noeud] ?? 0;
    if (chemin !== 0) this.ecouteur.ouvrir(chemin - 1, reader);
    return noeud;
  }

  /** No transition leads on. */
  private chercher(reader: Reader, name: number, element: number): void {
    if (((this.schema.bits[this.etat] ?? 0) & VIDE) !== 0) this.textes.enfant(this.ouverts);
    const { entre, declaration, suite, inconnu } = this.inattendus.juger(
      reader,
      name,
      element,
      this.etat,
      this.inconnu,
    );
    if (entre) this.entrer(reader, element, declaration, suite);
    else {
      this.etat = suite;
      this.ignores = 1;
      this.inconnu = inconnu;
    }
  }

  private finir(reader: Reader, bits: number): void {
    if ((bits & VALEUR) !== 0) this.contenus.fermer(reader);
    else if ((bits & TOUT) !== 0) this.touts.finir(reader, this.etat, this.masque);
    else this.inattendus.finir(reader, this.etat, this.inconnu);
  }
}
