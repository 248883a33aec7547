/** The XSD sets of a folder: which one judges on a day, and what is said of one that cannot be used. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { JeuxIllisibles, lireJeux } from '../../functions/platform/embedded/jeux-de-schemas.ts';
import { dossierPassager } from './dossier.ts';

const ALLER = 'http://www.minefi.gouv.fr/cp/helios/pes_v2/Rev0/aller';
const NOTRES = fileURLToPath(new URL('../../schemas/pes', import.meta.url));
const racines = (fichier: string) => [{ nature: 'PES_Aller', espace: ALLER, element: 'PES_Aller', fichier }];

/** Ours until the end of 2026, then a set of an operator that knows one empty root. */
function dossierDOperateur(): string {
  const dossier = dossierPassager();
  cpSync(join(NOTRES, 'v5.12'), join(dossier, 'v5.12'), { recursive: true });
  mkdirSync(join(dossier, 'v5.21'));
  writeFileSync(
    join(dossier, 'v5.21', 'suivant.xsd'),
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${ALLER}"><xs:element name="PES_Aller"><xs:complexType/></xs:element></xs:schema>`,
  );
  const versions = [
    { id: 'v5.12', origine: 'passerelle', du: '2020-01-01', jusquAu: '2026-12-31', racines: racines('aller.xsd') },
    { id: 'v5.21', origine: 'dgfip', du: '2027-01-01', jusquAu: null, racines: racines('suivant.xsd') },
  ];
  writeFileSync(join(dossier, 'versions.json'), JSON.stringify(versions));
  return dossier;
}

test('ours is found from the sources, and describes its roots alone', () => {
  const jeu = lireJeux().pour('2026-10-01T08:00:00.000Z');
  expect(jeu.id).toBe('v5.12');
  expect(jeu.racine(ALLER, 'PES_Aller')?.nature).toBe('PES_Aller');
  expect([jeu.racine(ALLER, 'PES_Retour'), jeu.racine('urn:x', 'PES_Aller')]).toEqual([null, null]);
});

test('a root is compiled once', () => {
  const schema = () => lireJeux().pour('2026-10-01T08:00:00.000Z').racine(ALLER, 'PES_Aller')?.schema;
  expect(schema()).toBe(schema());
});

test('the set in force is that of the day in Paris, not in universal time', () => {
  const jeux = lireJeux(dossierDOperateur());
  expect(jeux.pour('2026-12-31T22:59:59.000Z').id).toBe('v5.12');
  expect(jeux.pour('2026-12-31T23:00:00.000Z').id).toBe('v5.21');
});

test('the set of an operator compiles and judges with no change of code', () => {
  const suivant = lireJeux(dossierDOperateur()).pour('2027-02-01T08:00:00.000Z').racine(ALLER, 'PES_Aller');
  expect(suivant?.schema.globaux.size).toBe(1);
});

test('a day without a set, a folder without a declaration and one that is not understood are told in French', () => {
  const dossier = dossierDOperateur();
  expect(() => lireJeux(dossier).pour('2019-12-31T08:00:00.000Z')).toThrow(/Aucun jeu de schémas .* le 2019-12-31/);
  expect(() => lireJeux(dossierPassager())).toThrow(JeuxIllisibles);
  const autre = dossierPassager();
  writeFileSync(join(autre, 'versions.json'), '[{"id":"v1"}]');
  expect(() => lireJeux(autre)).toThrow(/est illisible/);
});
