/** xmllint as a judge of many documents at once. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const VERDICT = /^.*?(\d+)\.xml (validates|fails to validate)$/gm;

/** For each document, what each of the schemas says of it. */
export function juger(documents: readonly string[], schemas: readonly string[]): boolean[][] {
  const dossier = mkdtempSync(join(tmpdir(), 'schemas-'));
  try {
    const fichiers = documents.map((xml, i) => {
      const fichier = join(dossier, `${i}.xml`);
      writeFileSync(fichier, xml);
      return fichier;
    });
    const verdicts = schemas.map((schema) => validites(schema, fichiers));
    return documents.map((_, i) => verdicts.map((v) => v[i] === true));
  } finally {
    rmSync(dossier, { recursive: true });
  }
}

function validites(schema: string, fichiers: readonly string[]): boolean[] {
  const options = ['--noout', '--nonet', '--schema', schema, ...fichiers];
  const { stderr, error } = spawnSync('xmllint', options, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error !== undefined) throw error;
  const validites: boolean[] = [];
  for (const [, i, dit] of stderr.matchAll(VERDICT)) validites[Number(i)] = dit === 'validates';
  if (validites.filter((v) => v !== undefined).length !== fichiers.length)
    throw new Error(`xmllint --schema ${schema} did not judge every document:\n${stderr.slice(0, 2000)}`);
  return validites;
}
