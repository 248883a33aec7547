/** A disk that is full: a small file system of its own, filled, then given room again. Linux, as root or with user namespaces. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ouvrirPlateforme } from '../../../functions/platform/embedded/index.ts';
import { Alea } from '../../../infra/embedded/demonstration/fabrique-de-flux/alea.ts';
import { activerLeRegistre } from '../../../infra/embedded/demonstration/registre.ts';
import { Charge, pause } from './charge.ts';
import { lancerLeServeur } from './serveur.ts';
import { constater, EN_COURS, finir } from './tuer.ts';

const PLACE = '24m';
const DEPOTS = 40;

/** Fills what is left, to the last byte. */
function remplir(lest: string): void {
  const bloc = Buffer.alloc(64 * 1024);
  for (let rang = 0, taille = bloc.length; taille > 0; rang += 1)
    try {
      writeFileSync(`${lest}-${rang}`, bloc.subarray(0, taille));
    } catch {
      taille >>= 1;
    }
}

async function eprouver(dossier: string, lest: string, dire: (phrase: string) => void): Promise<string[]> {
  const plateforme = ouvrirPlateforme(dossier);
  await activerLeRegistre(plateforme);
  plateforme.close();
  const charge = new Charge(dossier, new Alea(1), DEPOTS);
  const serveur = lancerLeServeur(dossier);
  const url = await serveur.url;
  if (url === null) return [`ARRET_AU_DEMARRAGE ${serveur.dit()}`];
  let fini = false;
  const travail = charge.travailler(url, () => fini);
  await pause(1500);
  remplir(lest);
  const avant = charge.accuses.size;
  await pause(4000);
  const violations: string[] = constater(dossier, charge, EN_COURS).violations;
  if (serveur.processus.exitCode !== null) violations.push('ARRETE_PAR_LE_DISQUE');
  const dit = /ENOSPC|SQLITE_FULL|disk is full|disque est plein|no space left/i.test(serveur.dit());
  if (!dit) violations.push('DISQUE_PLEIN_NON_DIT');
  dire(`disque plein : ${avant} accusés avant, ${charge.accuses.size - avant} pendant`);
  execFileSync('sh', ['-c', `rm -f "${lest}"-*`]);
  await pause(3000);
  dire(`place rendue : ${charge.accuses.size} accusés, sans redémarrage`);
  if (charge.accuses.size <= avant) violations.push('NE_REPREND_PAS');
  fini = true;
  await travail;
  serveur.processus.kill('SIGKILL');
  await serveur.fini;
  return [...violations, ...(await finir(dossier, charge))];
}

/** What does not hold; empty where nothing was lost and the server resumed by itself. */
export async function remplirLeDisque(dire: (phrase: string) => void): Promise<readonly string[]> {
  const montage = mkdtempSync(join(tmpdir(), 'passerelle-plein-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${PLACE}`, 'tmpfs', montage]);
  try {
    return await eprouver(join(montage, 'donnees'), join(montage, 'lest'), dire);
  } finally {
    execFileSync('umount', ['-l', montage]);
    rmSync(montage, { recursive: true, force: true });
  }
}
