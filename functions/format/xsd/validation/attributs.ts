/** The attributes of a start tag against its type: known, valid, none missing. */
import type { Reader } from '../../../xml/reader.ts';
import { XSI } from '../lecture/noeud.ts';
import { admetEspace, type UsageAttribut } from '../modele/modele.ts';
import type { Schema } from '../schema.ts';
import { TypeAtomique } from '../simple/type-simple.ts';
import { Connues } from './connues.ts';
import type { Ecoute, Ecouteur } from './ecoute.ts';
import type { Fautes } from './fautes.ts';
import type { Identifiants } from './identifiants.ts';
import { Noms } from './noms.ts';

/** Structures §2.6: these may stand on any element. */
const DE_XSI = new Set(['type', 'nil', 'schemaLocation', 'noNamespaceSchemaLocation']);

export class Attributs {
  private readonly noms: Noms;
  private readonly schema: Schema;
  private readonly fautes: Fautes;
  private readonly identifiants: Identifiants;
  private readonly ecoute: Ecoute;
  private readonly ecouteur: Ecouteur;
  private readonly connues = new Connues();

  constructor(schema: Schema, fautes: Fautes, identifiants: Identifiants, ecoute: Ecoute, ecouteur: Ecouteur) {
    this.schema = schema;
    this.fautes = fautes;
    this.identifiants = identifiants;
    this.ecoute = ecoute;
    this.ecouteur = ecouteur;
    this.noms = new Noms(schema.attributs);
  }

  /** `noeud`: the listening node of the element, 0 for none. `nus`: none of the attributes has a prefix. */
  verifier(reader: Reader, type: number, noeud: number, nus: boolean): void {
    const { attributions, usages, requis } = this.schema;
    const nombre = reader.attributeCount;
    let vus = 0;
    for (let i = 0; i < nombre; i++) {
      if (!nus && reader.isNamespaceDeclaration(i)) continue;
      const numero = this.noms.de(reader, reader.attributeName(i), nus ? 0 : reader.attributeUri(i));
      const rang = attributions.lire(type, numero);
      const usage = usages[rang];
      if (rang === 0 || usage === undefined) this.horsListe(reader, i, type, numero);
      else {
        vus |= usage.bit;
        this.juger(reader, i, usage, rang, noeud === 0 ? 0 : this.ecoute.attributs.lire(noeud, numero));
      }
    }
    if (((requis[type] ?? 0) & ~vus) !== 0) this.manquants(reader, type, vus);
  }

  /** Use and listening path of the one attribute of the tag, or of none; null where that is not all there is to it. */
  seul(reader: Reader, type: number, noeud: number): { readonly usage: number; readonly valeur: number } | null {
    const requis = this.schema.requis[type] ?? 0;
    if (reader.attributeCount === 0) return requis === 0 ? { usage: 0, valeur: 0 } : null;
    if (reader.isNamespaceDeclaration(0)) return null;
    const numero = this.noms.de(reader, reader.attributeName(0), reader.attributeUri(0));
    const usage = this.schema.attributions.lire(type, numero);
    if (usage === 0 || reader.attributeUri(0) !== 0 || (requis & ~(this.schema.usages[usage]?.bit ?? 0)) !== 0)
      return null;
    return { usage, valeur: noeud === 0 ? 0 : this.ecoute.attributs.lire(noeud, numero) };
  }

  jugerSeul(reader: Reader, rang: number, chemin: number): void {
    const usage = this.schema.usages[rang];
    if (usage !== undefined) this.juger(reader, 0, usage, rang, chemin);
  }

  /** `rang`: that of the usage; 0 where its values are not remembered. */
  private juger(reader: Reader, i: number, { type, nom, fixe }: UsageAttribut, rang: number, chemin: number): void {
    // Nobody listens, and nothing is imposed: a text that is admitted need not become a string.
    if (chemin === 0 && fixe === null && type instanceof TypeAtomique && reader.judgeBytes(i, type)) return;
    const numero = rang === 0 ? 0 : reader.valueNumber(i);
    if (numero !== 0 && this.connues.a(rang, numero)) {
      if (chemin !== 0) this.ecouteur.valeur(chemin - 1, reader.numberedValue(numero), true);
      return;
    }
    const valeur = reader.attributeValue(i);
    const refus = type.juger(valeur);
    if (chemin !== 0) this.ecouteur.valeur(chemin - 1, valeur, refus === null);
    if (refus !== null) this.fautes.noter(refus.code, reader, { attribut: nom, valeur, attendu: refus.attendu });
    else if (fixe !== null && type.canonique(valeur) !== type.canonique(fixe))
      this.fautes.noter('SCHEMA_VALEUR_IMPOSEE', reader, { attribut: nom, valeur, attendu: fixe });
    else if (type.identifie) this.identifiants.ajouter(valeur, reader);
    else if (numero !== 0) this.connues.retenir(rang, numero);
  }

  /** An attribute that the type does not name: one of xsi, one that its wildcard admits, or a fault. */
  private horsListe(reader: Reader, i: number, type: number, numero: number): void {
    const name = reader.attributeName(i);
    const espace = reader.uriText(reader.attributeUri(i));
    if (espace === XSI && DE_XSI.has(reader.localName(name))) return;
    const joker = this.schema.types[type]?.joker ?? null;
    if (joker !== null && admetEspace(joker, espace)) {
      if (joker.traitement === 'skip') return;
      const global = this.schema.attributsGlobaux.get(numero);
      if (global !== undefined) {
        this.juger(reader, i, global, 0, 0);
        return;
      }
      if (joker.traitement === 'lax') return;
    }
    this.fautes.noter('SCHEMA_ATTRIBUT_INCONNU', reader, { attribut: reader.qName(name) });
  }

  private manquants(reader: Reader, type: number, vus: number): void {
    for (const numero of this.schema.types[type]?.usages ?? []) {
      const usage = this.schema.usages[numero];
      if (usage !== undefined && (usage.bit & ~vus) !== 0)
        this.fautes.noter('SCHEMA_ATTRIBUT_MANQUANT', reader, { attribut: usage.nom });
    }
  }
}
