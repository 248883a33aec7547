/** The command line, called in this process: what it printed and the code it would have exited with. */
import { appelerLaCommande } from '../../bin/appel.ts';
import type { Terminal } from '../../bin/contexte.ts';

export async function passerelle(args: readonly string[], contexte: Partial<Terminal> = {}) {
  let sortie = '';
  let messages = '';
  const code = await appelerLaCommande(args, {
    env: {},
    cwd: process.cwd(),
    couleur: false,
    terminal: false,
    ecrire: (texte) => {
      sortie += texte;
    },
    dire: (texte) => {
      messages += texte;
    },
    ...contexte,
  });
  return { code, sortie, messages };
}
