/** Objects that are read whole: verdicts and answers, never a deposited file. */
import { type Verdict, verdictSchema } from '../../../schemas/verdict.ts';
import type { ObjectRef, ObjectStore } from '../../platform/ports.ts';

export async function enMemoire(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const morceaux: Uint8Array[] = [];
  for await (const morceau of content) morceaux.push(morceau);
  return Buffer.concat(morceaux);
}

export async function lireVerdict(objets: ObjectStore, ref: ObjectRef): Promise<Verdict> {
  return verdictSchema.parse(JSON.parse((await enMemoire(objets.read(ref))).toString('utf8')));
}
