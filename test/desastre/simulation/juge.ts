/** What stands for the verification: the verdict that was foreseen for these bytes. */
import { createHash } from 'node:crypto';
import type { ObjectRef } from '../../../functions/platform/ports.ts';
import type { Verdict } from '../../../schemas/verdict.ts';
import { geler } from '../plateforme/geler.ts';
import type { Juge } from './brancher.ts';
import { FauteInjectee } from './faute.ts';
import { fichierPca } from './fichier-pca.ts';
import { cleDeLAcquit, contenuDe, type FluxPrevu, verdictDe, verdictSurLAcquit } from './flux-prevus.ts';
import type { Monde } from './monde.ts';

/** One flow of a journey is judged in thousands of runs. */
const RENDUS = new WeakMap<FluxPrevu, Map<boolean, Verdict>>();

/** What the instant changes is only whether trust is known by then. */
function verdictPrevu(prevu: FluxPrevu, jugeLe: string): Verdict {
  const rendus = RENDUS.get(prevu) ?? new Map<boolean, Verdict>();
  RENDUS.set(prevu, rendus);
  const su = Date.parse(jugeLe) >= prevu.confianceMs;
  const verdict = rendus.get(su) ?? geler(verdictDe(prevu, jugeLe));
  rendus.set(su, verdict);
  return verdict;
}

/** The table of verdicts, by the bytes of the file, so that an overwrite is judged for itself; out of reach before `des`. */
export function jugeDe(
  monde: Monde,
  { flux, fichiersPca = [] }: { readonly flux: readonly FluxPrevu[]; readonly fichiersPca?: readonly number[] },
  des = 0,
): Juge {
  const parContenu = new Map(flux.map((prevu) => [contenuDe(prevu), prevu]));
  const parCle = new Map(flux.map((prevu) => [cleDeLAcquit(prevu), prevu]));
  const pca = new Map(fichiersPca.map(fichierPca).map((fichier) => [fichier.key, fichier.verdict]));
  return (ref: ObjectRef, { jugeLe }): Verdict => {
    if (monde.ordonnanceur.maintenant < des) throw new FauteInjectee('the verification is down');
    const octets = monde.objets.octets(ref);
    if (octets === null) throw new Error(`judged, and not there: ${ref.key}`);
    const acquitte = parCle.get(ref.key);
    if (acquitte) return verdictSurLAcquit(acquitte, createHash('sha256').update(octets).digest('hex'));
    const dePca = pca.get(ref.key);
    if (dePca) return dePca;
    const prevu = parContenu.get(Buffer.from(octets).toString());
    if (prevu === undefined) throw new Error(`judged, and not foreseen: ${ref.key}`);
    return verdictPrevu(prevu, jugeLe);
  };
}
