/** xmlsec1 judges generated signed documents as we do; PASSERELLE_DOCUMENTS says how many (5,000 before a release). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { type Comparaison, comparaisons } from './documents-compares.ts';
import { classer } from './documents-regles.ts';
import { type AVerifier, accepteParXmlsec1 } from './documents-xmlsec1.ts';

const dossier = mkdtempSync(join(tmpdir(), 'documents-'));
afterAll(() => rmSync(dossier, { recursive: true }));

const demande = process.env.PASSERELLE_DOCUMENTS;
const NOMBRE = Number(demande ?? 200);

it(`xmlsec1 agrees on ${NOMBRE} generated documents, or a stated rule says why not`, {
  timeout: 120_000 + NOMBRE * 300,
}, async () => {
  const toutes: Comparaison[] = [];
  for (let graine = 0; graine < NOMBRE; graine++) toutes.push(...(await comparaisons(graine, dossier)));
  const acceptees: ReadonlySet<AVerifier> = await accepteParXmlsec1(toutes);
  const classes = Map.groupBy(toutes, (c) => classer(c, acceptees.has(c)));
  if (demande !== undefined) console.log([...classes].map(([nom, { length }]) => `${length} ${nom}`).join('\n'));
  expect(classes.get(null) ?? []).toEqual([]);
  const intactes = toutes.filter(({ mutation }) => mutation === null);
  expect(intactes.filter((c) => c.dit !== 'intacte' || !acceptees.has(c))).toEqual([]);
  expect(acceptees.size - intactes.length).toBeGreaterThan(NOMBRE / 4);
  expect(classes.get('refused by both')?.length).toBeGreaterThan(NOMBRE / 3);
});
