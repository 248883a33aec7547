/** What stands for the verification: the verdict that was foreseen for these bytes. */
import { createHash } from 'node:crypto';
import type { ObjectRef } from '../../../functions/platform/ports.ts';
import type { Verdict } from '../../../schemas/verdict.ts';
import type { Juge } from './brancher.ts';
import { cleDeLAcquit, contenuDe, type FluxPrevu, verdictDe, verdictSurLAcquit } from './flux-prevus.ts';
import type { Monde } from './monde.ts';

/** The table of verdicts: by the bytes of the file, so that an overwrite is judged for itself. */
export function jugeDe(monde: Monde, flux: readonly FluxPrevu[]): Juge {
  const parContenu = new Map(flux.map((prevu) => [contenuDe(prevu), prevu]));
  const parCle = new Map(flux.map((prevu) => [cleDeLAcquit(prevu), prevu]));
  return (ref: ObjectRef, { jugeLe }): Verdict => {
    const octets = monde.objets.octets(ref);
    if (octets === null) throw new Error(`judged, and not there: ${ref.key}`);
    const acquitte = parCle.get(ref.key);
    if (acquitte) return verdictSurLAcquit(acquitte, createHash('sha256').update(octets).digest('hex'));
    const prevu = parContenu.get(Buffer.from(octets).toString());
    if (prevu === undefined) throw new Error(`judged, and not foreseen: ${ref.key}`);
    return verdictDe(prevu, jugeLe);
  };
}
