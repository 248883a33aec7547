#!/usr/bin/env node
/** The command line, for all roles. */
import { appelerLaCommande } from './appel.ts';

const { stdout, stderr, env } = process;

// `| head` closes the pipe early: that is no failure.
stdout.on('error', (erreur: NodeJS.ErrnoException) => {
  if (erreur.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw erreur;
});

process.exitCode = await appelerLaCommande(process.argv.slice(2), {
  env,
  cwd: process.cwd(),
  ecrire: (texte) => void stdout.write(texte),
  dire: (texte) => void stderr.write(texte),
  couleur: stdout.isTTY === true && !env.NO_COLOR,
  terminal: stderr.isTTY === true,
});
