/** xsi:type and xsi:nil (Structures §2.6): what the file itself says of the type of an element. */
import type { Reader } from '../../../xml/reader.ts';
import { cle, estVrai, XSI } from '../lecture/noeud.ts';
import { derive, N_IMPORTE_QUEL_TYPE } from '../modele/modele.ts';
import type { Schema } from '../schema.ts';
import { typeStandard } from '../simple/standard.ts';
import { normaliser } from '../simple/type-simple.ts';
import type { Fautes } from './fautes.ts';

/** Some attribute has a prefix, or declares one; some is of xsi. */
const QUALIFIES = 1;
export const INSTANCE = 2;

export class Instances {
  private readonly schema: Schema;
  private readonly fautes: Fautes;

  constructor(schema: Schema, fautes: Fautes) {
    this.schema = schema;
    this.fautes = fautes;
  }

  /** What the attributes of the tag are, besides plain ones. */
  examiner(reader: Reader): number {
    let trouve = 0;
    for (let i = 0; i < reader.attributeCount; i++) {
      if (reader.isNamespaceDeclaration(i)) trouve |= QUALIFIES;
      else if (reader.attributeUri(i) !== 0)
        trouve |= reader.uriText(reader.attributeUri(i)) === XSI ? QUALIFIES | INSTANCE : QUALIFIES;
    }
    return trouve;
  }

  porteUnType(reader: Reader): boolean {
    return valeurDe(reader, 'type') !== null;
  }

  /** Number of the type that validates the element. */
  type(reader: Reader, declaration: number, declare: number): number {
    const ecrit = valeurDe(reader, 'type');
    const type = ecrit === null ? declare : this.typeEcrit(reader, ecrit, declare);
    return declaration === 0 && ecrit === null ? this.schema.typeLibre : type;
  }

  private typeEcrit(reader: Reader, ecrit: string, declare: number): number {
    const valeur = normaliser(ecrit, 'collapse');
    const deuxPoints = valeur.indexOf(':');
    const espace = reader.namespaceOf(valeur.slice(0, Math.max(0, deuxPoints)));
    const numero = espace === null ? undefined : this.schema.typesNommes.get(cle(espace, valeur.slice(deuxPoints + 1)));
    const type = numero === undefined ? undefined : this.schema.types[numero]?.type;
    const attendu = this.schema.types[declare]?.type ?? N_IMPORTE_QUEL_TYPE;
    if (numero !== undefined && type !== undefined && derive(type, attendu)) return numero;
    this.fautes.noter('SCHEMA_TYPE_REFUSE', reader, { valeur });
    return declare;
  }

  /** The element says that it has no value. */
  nil(reader: Reader, declaration: number): boolean {
    const ecrit = valeurDe(reader, 'nil');
    // What nothing declares is laxly assessed: nothing says that it may not be nil.
    if (ecrit === null || declaration === 0) return false;
    const nillable = this.schema.declarations[declaration]?.nillable === true;
    const valeur = normaliser(ecrit, 'collapse');
    if (!nillable || typeStandard('boolean')?.juger(valeur) !== null) this.fautes.noter('SCHEMA_NIL_REFUSE', reader);
    return nillable && estVrai(valeur);
  }
}

function valeurDe(reader: Reader, local: string): string | null {
  for (let i = 0; i < reader.attributeCount; i++) {
    if (reader.isNamespaceDeclaration(i) || reader.localName(reader.attributeName(i)) !== local) continue;
    if (reader.uriText(reader.attributeUri(i)) === XSI) return reader.attributeValue(i);
  }
  return null;
}
