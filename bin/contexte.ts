/** What a command has of the world, so that tests can give it another one. */
import { resolve } from 'node:path';

/** 0 accepted or done; 1 rejected, partial or undetermined; 2 misuse; 3 our fault. Of several, the worst is told. */
export type CodeDeSortie = 0 | 1 | 2 | 3;

export const pire = (codes: readonly CodeDeSortie[]): CodeDeSortie =>
  codes.reduce<CodeDeSortie>((a, b) => (b > a ? b : a), 0);

/** The world as it is: what is written there reaches whoever reads. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Results. */
  readonly ecrire: (texte: string) => void;
  /** Errors and progress. */
  readonly dire: (texte: string) => void;
  /** The results are read on a terminal: colours help. */
  readonly couleur: boolean;
  /** The messages are read on a terminal: a progress bar makes sense. */
  readonly terminal: boolean;
}

/** The world as a command has it: `ecrire` and `dire` let nothing drive the terminal. */
export interface Contexte extends Terminal {
  /** As `ecrire`, for a text with our own colours: whoever makes it makes each value of it sober. */
  readonly ecrireOrne: (texte: string) => void;
  /** As `dire`, for our own moves of the cursor. */
  readonly direOrne: (texte: string) => void;
}

/** npm changes the folder and says in `INIT_CWD` where the command was typed. */
export const chemin = ({ env, cwd }: Terminal, donne: string): string => resolve(env.INIT_CWD || cwd, donne);

/** The command was not called as it should be; the message is a French sentence. */
export class UsageIncorrect extends Error {}

export interface Commande {
  /** One line, for the list of commands. */
  readonly resume: string;
  readonly aide: string;
  executer(args: readonly string[], contexte: Contexte): Promise<CodeDeSortie>;
}
