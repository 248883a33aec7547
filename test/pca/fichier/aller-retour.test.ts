/** What is written is what is read; and our schemas, compiled by us, say what libxml2 says of them. */
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ValidateurXsd } from '../../../functions/format/xsd/validation/validateur.ts';
import type { MessagePca } from '../../../functions/pca/fichier/message.ts';
import type { FichierARediger } from '../../../functions/pca/fichier/redaction.ts';
import { XmlAnomaly } from '../../../functions/xml/anomaly.ts';
import { Reader } from '../../../functions/xml/reader.ts';
import { enLong } from '../../en-long.ts';
import { demande, etat, reversement, suiviDeLEtude, suiviDuComptable } from '../../generateur/pca/messages.ts';
import { JEU } from '../../jeu.ts';
import { libxml2 } from '../../schemas/jeu-depose.ts';
import { ALLER, RETOUR, rediger, relire } from './redige.ts';

const SCHEMAS = join(import.meta.dirname, '../../../schemas/pca/v1');
const FAMILLES: readonly (readonly [string, FichierARediger, fc.Arbitrary<MessagePca>])[] = [
  ['demandes', ALLER, demande],
  ['follow-up of the comptable', ALLER, suiviDuComptable],
  ['follow-up of the étude', RETOUR, suiviDeLEtude],
  ['reversements', RETOUR, reversement],
  ['statements', RETOUR, etat],
];
const fichiers = (modele: FichierARediger, message: fc.Arbitrary<MessagePca>) =>
  fc.array(message, { minLength: 1, maxLength: 4 }).map((messages) => ({ ...modele, messages }));

/** By our own automaton; false too for what is no XML. */
function admis(xml: Uint8Array): boolean {
  let validateur: ValidateurXsd | null = null;
  const sink = {
    start(reader: Reader, name: number) {
      if (reader.depth === 0) {
        const racine = JEU.racine(reader.uriText(reader.uri), reader.localName(name));
        validateur = racine && new ValidateurXsd(racine.schema);
      }
      validateur?.start(reader, name);
    },
    text: (reader: Reader, bytes: Uint8Array, de: number, a: number) => validateur?.text(reader, bytes, de, a),
    end: (reader: Reader) => validateur?.end(reader),
    markup() {},
  };
  const reader = new Reader({ sink });
  try {
    reader.write(xml);
    reader.finish();
  } catch (erreur) {
    if (erreur instanceof XmlAnomaly) return false;
    throw erreur;
  }
  return (validateur as ValidateurXsd | null)?.fautes.nombre === 0;
}

/** One thing changed: an element taken away, doubled, renamed, moved, or a value that is another. */
const mutation = fc.record({
  ou: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  comment: fc.constantFrom('ote', 'double', 'renomme', 'valeur', 'deplace'),
  valeur: fc.constantFrom(
    '',
    ' ',
    '0',
    '-1.00',
    '1.5',
    '12.345',
    '2026-02-30',
    '2026-13-01',
    'A',
    'TOTALE',
    'é'.repeat(200),
    '\u00a0x',
  ),
});
function muter(
  xml: string,
  { ou, comment, valeur }: typeof mutation extends fc.Arbitrary<infer M> ? M : never,
): string {
  const lignes = xml.split('\n');
  const feuilles = lignes.flatMap((ligne, i) => (/\/>$/.test(ligne) ? [i] : []));
  const i = feuilles[Math.floor(ou * feuilles.length)]!;
  const ligne = lignes[i]!;
  if (comment === 'ote') lignes.splice(i, 1);
  else if (comment === 'double') lignes.splice(i, 0, ligne);
  else if (comment === 'renomme') lignes[i] = ligne.replace(/<(\w+)/, '<$1X');
  else if (comment === 'valeur') lignes[i] = ligne.replace(/V="[^"]*"/, `V="${valeur}"`);
  else lignes.splice(Math.max(2, i - 2), 0, ...lignes.splice(i, 1));
  return lignes.join('\n');
}

describe.each(FAMILLES)('a file of %s', (_, modele, message) => {
  let juge: ReturnType<typeof libxml2>;
  beforeAll(() => {
    juge = libxml2(join(SCHEMAS, modele.nature === 'PCA_Aller' ? 'aller.xsd' : 'retour.xsd'));
  });

  it('gives back the messages that it was written from, and libxml2 admits it', async () => {
    await fc.assert(
      fc.asyncProperty(fichiers(modele, message), async (fichier) => {
        const octets = rediger(fichier);
        expect(juge(octets)).toEqual([]);
        expect(await relire(octets)).toEqual(fichier.messages);
      }),
      { numRuns: enLong(25, 8) },
    );
  });

  it('is refused by our automaton where libxml2 refuses it, and nowhere else', () => {
    fc.assert(
      fc.property(
        fichiers(modele, message),
        fc.array(mutation, { minLength: 1, maxLength: 3 }),
        (fichier, mutations) => {
          const xml = mutations.reduce(muter, rediger(fichier).toString('latin1'));
          const octets = Buffer.from(xml, 'latin1');
          const dit = juge(octets);
          expect(admis(octets), dit.join('\n')).toBe(dit.length === 0);
        },
      ),
      { numRuns: enLong(60, 20) },
    );
  });
});
