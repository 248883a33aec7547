/** The edge of the command line: all that it prints passes here, so that no command has to think of it. */
import { jsonSobre, lignesSobres } from '../functions/console/en-clair/sobre.ts';
import type { Contexte, Terminal } from './contexte.ts';

export const contexteSobre = (terminal: Terminal, json: boolean): Contexte => ({
  ...terminal,
  ecrire: (texte) => terminal.ecrire(json ? jsonSobre(texte) : lignesSobres(texte)),
  dire: (texte) => terminal.dire(lignesSobres(texte)),
  ecrireOrne: terminal.ecrire,
  direOrne: terminal.dire,
});
