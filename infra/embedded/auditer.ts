/**
 * `npm run auditer -- [DOSSIER] [--json]`: does this data folder hold what Passerelle promises? Reads one moment of it, also
 * while a server works there, and writes nothing. Exits 1 where something does not hold.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type AuditOptions, auditer, type Ecart } from '../../functions/rapprochement/auditer.ts';
import { auditerLesLectures } from './auditer-les-lectures.ts';
import { photographier } from './photographier.ts';

/** Longer than a verification takes, shorter than anybody's patience. */
const DELAI_MS = 3_600_000;

/** What waits for a trust that cannot be judged has three days; the rest is a matter of seconds. */
export function deCeQuiEstFini(): AuditOptions {
  const finiAvant = new Date(Date.now() - DELAI_MS).toISOString();
  return { finiAvant, auRepos: false, scelleAvant: finiAvant };
}

export function auditerLeDossier(dossier: string, options: AuditOptions): Ecart[] {
  const photo = photographier(dossier);
  try {
    return auditer(photo.instantane, { autresVersions: true, ...options });
  } finally {
    photo.fermer();
  }
}

function dire(ecarts: readonly Ecart[], dossier: string): string {
  if (ecarts.length === 0) return `Rien à signaler dans ${dossier}.\n`;
  return `${ecarts.map(({ code, sujet, phrase }) => `${code}  ${sujet}\n  ${phrase}`).join('\n')}\n${ecarts.length} écarts.\n`;
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const dossier = resolve(
    process.env.INIT_CWD ?? process.cwd(),
    positionals[0] ?? process.env.PASSERELLE_DONNEES ?? 'donnees',
  );
  const ecarts = [...auditerLeDossier(dossier, deCeQuiEstFini()), ...(await auditerLesLectures(dossier))];
  process.stdout.write(values.json ? `${JSON.stringify(ecarts)}\n` : dire(ecarts, dossier));
  process.exitCode = ecarts.length === 0 ? 0 : 1;
}
