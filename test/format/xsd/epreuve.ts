/** Schemas written in the tests, compiled by us and by libxml2, and what each says of a document. */
import { XmlDocument, XmlValidateError, XsdValidator } from 'libxml2-wasm';
import { compilerXsd } from '../../../functions/format/xsd/compiler.ts';
import type { Schema } from '../../../functions/format/xsd/schema.ts';
import type { Faute } from '../../../functions/format/xsd/validation/fautes.ts';
import type { OptionsDeValidation } from '../../../functions/format/xsd/validation/options.ts';
import { ValidateurXsd } from '../../../functions/format/xsd/validation/validateur.ts';
import { Reader } from '../../../functions/xml/reader.ts';

const XS = 'http://www.w3.org/2001/XMLSchema';

/** A whole schema file around `contenu`. */
export const xsd = (contenu: string, attributs = ''): string =>
  `<xs:schema xmlns:xs="${XS}" ${attributs}>\n${contenu}\n</xs:schema>`;

export function compiler(fichiers: string | Readonly<Record<string, string>>, ...racines: readonly string[]): Schema {
  const tous: Readonly<Record<string, string>> = typeof fichiers === 'string' ? { 'essai.xsd': fichiers } : fichiers;
  const ressource = (nom: string): Uint8Array | undefined =>
    tous[nom] === undefined ? undefined : Buffer.from(tous[nom]);
  return compilerXsd({ racines: racines.length > 0 ? racines : Object.keys(tous).slice(0, 1), ressource });
}

export interface Lecture extends OptionsDeValidation {
  /** Bytes given to the reader at a time. */
  readonly morceau?: number;
}

export function valider(schema: Schema, xml: string, { morceau = 65_536, ...options }: Lecture = {}): ValidateurXsd {
  const validateur = new ValidateurXsd(schema, options);
  const reader = new Reader({ sink: validateur });
  const octets = Buffer.from(xml);
  for (let i = 0; i < octets.length; i += morceau) reader.write(octets.subarray(i, i + morceau));
  reader.finish();
  reader.release();
  return validateur;
}

export const fautesDe = (schema: Schema, xml: string): readonly Faute[] => valider(schema, xml).fautes.dites;
export const codesDe = (schema: Schema, xml: string): readonly string[] =>
  fautesDe(schema, xml).map(({ code }) => code);

/** libxml2, on schemas of one file. */
export class Juge {
  private readonly document: XmlDocument;
  private readonly validateur: XsdValidator;

  constructor(schema: string) {
    this.document = XmlDocument.fromString(schema);
    this.validateur = XsdValidator.fromDoc(this.document);
  }

  admet(xml: string): boolean {
    const document = XmlDocument.fromString(xml);
    try {
      this.validateur.validate(document);
      return true;
    } catch (erreur) {
      if (erreur instanceof XmlValidateError) return false;
      throw erreur;
    } finally {
      document.dispose();
    }
  }

  dispose(): void {
    this.validateur.dispose();
    this.document.dispose();
  }
}
