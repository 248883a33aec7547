/** A tag to which no transition leads: a wildcard may admit it; else it is said why not, and where reading goes on. */
import type { Reader } from '../../../xml/reader.ts';
import { type Schema, VALEUR } from '../schema.ts';
import { Diagnostics } from './diagnostic.ts';
import type { Fautes } from './fautes.ts';
import type { Instances } from './instances.ts';
import { admettre } from './jokers.ts';

export interface Issue {
  /** False: the element is passed over. */
  readonly entre: boolean;
  /** Declaration of the element, 0 for none; state of its parent behind it. */
  readonly declaration: number;
  readonly suite: number;
  /** It may be a misspelled one: what it stood for is not told missing. */
  readonly inconnu: boolean;
}

const passer = (suite: number, inconnu: boolean): Issue => ({ entre: false, declaration: 0, suite, inconnu });

export class Inattendus {
  private readonly schema: Schema;
  private readonly fautes: Fautes;
  private readonly instances: Instances;
  private readonly diagnostics: Diagnostics;

  constructor(schema: Schema, fautes: Fautes, instances: Instances) {
    this.schema = schema;
    this.fautes = fautes;
    this.instances = instances;
    this.diagnostics = new Diagnostics(schema);
  }

  /** `element`, of name `name`, comes in `etat`; `inconnu`: so did an unknown one just before. */
  juger(reader: Reader, name: number, element: number, etat: number, inconnu: boolean): Issue {
    const espace = reader.uriText(reader.uri);
    const admission = admettre(this.schema, etat, element, espace, this.instances.porteUnType(reader));
    if (admission === null) return this.diagnostiquer(reader, name, element, etat, inconnu);
    const { sort, suite, declaration } = admission;
    if (sort === 'inconnu')
      this.fautes.noter('SCHEMA_ELEMENT_INATTENDU', reader, { attendu: 'un élément que le schéma déclare' });
    if (sort === 'inconnu' || sort === 'passe') return passer(suite, inconnu);
    return { entre: true, declaration: sort === 'declare' ? declaration : 0, suite, inconnu };
  }

  /** The end tag comes in `etat`, too early. */
  finir(reader: Reader, etat: number, inconnu: boolean): void {
    const manquants = this.diagnostics.manquants(etat);
    if (inconnu && manquants.length === 1) return;
    for (const manquant of manquants) this.fautes.noter('SCHEMA_FIN_PREMATUREE', reader, { manquant });
  }

  private diagnostiquer(reader: Reader, name: number, element: number, etat: number, inconnu: boolean): Issue {
    if (((this.schema.bits[etat] ?? 0) & VALEUR) !== 0) {
      this.fautes.noter('SCHEMA_CONTENU_INTERDIT', reader);
      return passer(etat, inconnu);
    }
    const { declaration, suite, fautes, unSeulManque } = this.diagnostics.elementConnu(etat, element);
    const attendu = declaration === 0 ? this.diagnostics.homonyme(etat, reader.localName(name)) : null;
    if (attendu !== null)
      this.fautes.noter('SCHEMA_ESPACE_DE_NOMS', reader, { espace: reader.uriText(reader.uri), attendu });
    else if (!inconnu || !unSeulManque)
      for (const { code, valeurs } of fautes) this.fautes.noter(code, reader, valeurs);
    return declaration === 0 ? passer(suite, true) : { entre: true, declaration, suite, inconnu };
  }
}
