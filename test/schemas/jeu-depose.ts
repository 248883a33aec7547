/** The declared sets and their files, for the judges of the tests. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XmlDocument, XmlLibError, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import { type JeuDeSchemas, versionsSchema } from '../../schemas/pes/versions.ts';

export const DOSSIER = join(import.meta.dirname, '../../schemas/pes');

export const versions = (): JeuDeSchemas[] =>
  versionsSchema.parse(JSON.parse(readFileSync(join(DOSSIER, 'versions.json'), 'utf8')));

/** Each root of each set, with the path of its schema. */
export const racines = () =>
  versions().flatMap(({ id, racines: r }) =>
    r.map((racine) => ({ ...racine, chemin: join(DOSSIER, id, racine.fichier) })),
  );

/** The errors that libxml2 finds in a document, by a schema that it compiles once. */
export function libxml2(chemin: string): (document: Uint8Array | string) => string[] {
  xmlRegisterFsInputProviders();
  using schema = XmlDocument.fromBuffer(readFileSync(chemin), { url: chemin });
  const validateur = XsdValidator.fromDoc(schema);
  return (document) => {
    using lu = typeof document === 'string' ? XmlDocument.fromString(document) : XmlDocument.fromBuffer(document);
    try {
      validateur.validate(lu);
      return [];
    } catch (erreur) {
      if (erreur instanceof XmlLibError) return erreur.details.map(({ message }) => message);
      throw erreur;
    }
  };
}
