/** xmllint judges our PCA schemas, and by them the fixtures of our generator. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { juger } from '../conformite/schemas/xmllint.ts';
import { FIXTURES } from '../generateur/pca/fixtures.ts';

const SCHEMAS = join(import.meta.dirname, '../../schemas/pca/v1');
const schema = (racine: string) => join(SCHEMAS, `${racine}.xsd`);
/** Whose fault is against the schema. */
const CONTRE_LE_SCHEMA = /^(?:SCHEMA_|CODE_INCONNU)/;
const GROS = /trop-gros|trop-de-messages/;

describe('xmllint', () => {
  it.each(['aller', 'retour', 'accuse'])('reads %s.xsd without a warning', (racine) => {
    const { stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', schema(racine), '-'], {
      input: '<x/>',
      encoding: 'utf8',
    });
    expect(stderr.split('\n').filter((l) => /pars|warning/i.test(l))).toEqual([]);
    expect(stderr).toContain('No matching global declaration');
  });

  it('admits and refuses the fixtures as our schemas do', async () => {
    const fixtures = FIXTURES.filter(({ nom }) => !GROS.test(nom));
    const documents = await Promise.all(fixtures.map(async ({ octets }) => (await octets()).toString('latin1')));
    const dits = juger(
      documents.map((xml) => xml.replace('encoding="ISO-8859-1"', 'encoding="UTF-8"')),
      [schema('aller'), schema('retour')],
    );
    const admis = dits.map((dit) => dit.includes(true));
    expect(admis).toEqual(fixtures.map(({ codes }) => !codes.some((code) => CONTRE_LE_SCHEMA.test(code))));
  });
});
