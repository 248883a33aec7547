/** `npm run generer`: writes a generated flux to a file or to standard output, in constant memory. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { optionsDuFlux } from '../../infra/embedded/demonstration/fabrique-de-flux/fabrique.ts';
import { genererFluxSigne } from '../../infra/embedded/demonstration/fabrique-de-flux/flux-signe.ts';
import { identite } from '../autorites.ts';
import { AIDE, lireArguments, MauvaisUsage } from './arguments.ts';

/** Paths are those of the person's own folder, not of the package. */
const DOSSIER = process.env.INIT_CWD ?? process.cwd();
const SORTIE_STANDARD = 1;

const estCode = (erreur: unknown, code: string): boolean =>
  erreur instanceof Error && 'code' in erreur && erreur.code === code;

function ecrireTout(fd: number, octets: Uint8Array): void {
  let ecrits = 0;
  while (ecrits < octets.length) {
    try {
      ecrits += writeSync(fd, octets, ecrits);
    } catch (erreur) {
      // A pipe that is full: its reader is slower than we are.
      if (!estCode(erreur, 'EAGAIN')) throw erreur;
    }
  }
}

async function generer(args: readonly string[]): Promise<void> {
  const { aide, sortie, demande } = lireArguments(args);
  if (aide) {
    process.stdout.write(AIDE);
    return;
  }
  const options = { ...optionsDuFlux(demande) };
  const { cle, certificat } = options.signature === 'aucune' ? { cle: '', certificat: '' } : identite();
  const signataire = { cle, certificat, qualite: 'Maire', signeLe: new Date(`${options.date}T08:15:00Z`) };
  const fd = sortie === null ? SORTIE_STANDARD : openSync(resolve(DOSSIER, sortie), 'w');
  for await (const octets of genererFluxSigne(options, signataire)) ecrireTout(fd, octets);
  if (sortie !== null) closeSync(fd);
}

try {
  await generer(process.argv.slice(2));
} catch (erreur) {
  if (erreur instanceof MauvaisUsage) {
    process.stderr.write(`${erreur.message}\nVoyez --help.\n`);
    process.exitCode = 2;
  } else if (!estCode(erreur, 'EPIPE')) throw erreur; // whoever read our output has had enough
}
