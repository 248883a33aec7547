/** openssl verify judges generated chains as we do; PASSERELLE_CHAINES says how many (5,000 before a release). */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ALTERATIONS, type ChaineFabriquee, fabriquer } from '../signature/chemin/fabrique-de-chaines.ts';
import { JUIN, juger } from '../signature/chemin/jugement.ts';

const dossier = mkdtempSync(join(tmpdir(), 'chaines-'));
afterAll(() => rmSync(dossier, { recursive: true }));

const NOMBRE = Number(process.env.PASSERELLE_CHAINES ?? 300);

const pem = (nom: string, ders: readonly Buffer[]): string => {
  const fichier = join(dossier, nom);
  const bloc = (der: Buffer) =>
    `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
  writeFileSync(fichier, ders.map(bloc).join(''));
  return fichier;
};

function openssl([ancre, ...suite]: ChaineFabriquee['ders'], politique: string | null): string {
  const feuille = suite.pop();
  if (ancre === undefined || feuille === undefined) throw new Error('a chain has two certificates at least');
  const options = ['verify', '-policy_check', '-attime', String(JUIN / 1000), '-CAfile', pem('ancre.pem', [ancre])];
  const offerts = suite.length > 0 ? ['-untrusted', pem('intermediaires.pem', suite)] : [];
  const exigees = politique === null ? [] : ['-policy', politique, '-explicit_policy'];
  const args = [...options, ...offerts, ...exigees, pem('feuille.pem', [feuille])];
  try {
    execFileSync('openssl', args, { stdio: 'pipe' });
    return 'valide';
  } catch (erreur) {
    return erreur instanceof Error && 'stderr' in erreur ? String(erreur.stderr) : String(erreur);
  }
}

it(`openssl verify agrees on ${NOMBRE} generated chains`, { timeout: 60_000 + NOMBRE * 200 }, () => {
  const desaccords: unknown[] = [];
  const vues = { valide: 0, refuse: 0 };
  for (let graine = 0; graine < NOMBRE; graine++) {
    const { ders, politique, alteration } = fabriquer(graine);
    const politiques = {
      voulues: politique === null ? null : new Set([politique]),
      exigerPolitique: politique !== null,
      inhiberTransposition: false,
      inhiberToutePolitique: false,
    };
    const { valide, motif } = juger(ders, { politiques, admis: { sha1: true, rsaMin: 1024 } });
    const dit = openssl(ders, politique);
    vues[valide ? 'valide' : 'refuse']++;
    if (valide !== (dit === 'valide')) desaccords.push({ graine, alteration, motif, dit });
  }
  expect(desaccords).toEqual([]);
  expect(vues.valide).toBeGreaterThan(NOMBRE / 20);
  expect(vues.refuse).toBeGreaterThan(NOMBRE / 4);
  expect(ALTERATIONS.length).toBeGreaterThan(10);
});
