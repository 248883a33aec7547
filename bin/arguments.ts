/** Reads the arguments of one command: its own options, with `--json` and `--help` that all have. */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { UsageIncorrect } from './contexte.ts';

const COMMUNES = { json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' } } as const;

export interface Positionnels {
  /** As the help names them. */
  readonly nom: string;
  readonly min: number;
  readonly max: number;
}

function analyser<const O extends ParseArgsOptionsConfig>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options: { ...COMMUNES, ...options }, allowPositionals: true, strict: true });
  } catch (erreur) {
    const cause = erreur instanceof Error ? erreur.message : '';
    const [, option] = /'(-[^' ]*)/.exec(cause) ?? [];
    throw new UsageIncorrect(
      cause.includes('Unknown option')
        ? `L’option « ${option ?? '?'} » n’existe pas.`
        : `L’option « ${option ?? '?'} » est mal employée.`,
    );
  }
}

/** Throws `UsageIncorrect`. */
export function lireArguments<const O extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: O,
  { nom, min, max }: Positionnels,
) {
  const { values, positionals } = analyser(args, options);
  if (positionals.length < min) throw new UsageIncorrect(`Il manque ${nom}.`);
  if (positionals.length > max) throw new UsageIncorrect(`Argument en trop : « ${positionals[max]} ».`);
  return { values, positionals };
}

/** The value of a mandatory option. */
export function exiger(valeur: string | undefined, option: string): string {
  if (valeur === undefined || valeur.trim() === '') throw new UsageIncorrect(`L’option ${option} est obligatoire.`);
  return valeur;
}
