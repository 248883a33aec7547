/** A deposited version as a source to judge: in memory where it is small, else read as it comes, its end apart. */
import { FIN_OCTETS, type Source, sourceEnMemoire } from '../../../verification/source.ts';
import type { ObjectRef } from '../../ports.ts';
import type { ObjetsS3 } from '../objets.ts';

/** Bytes up to which one request does: with the others, most of what a small file costs. */
const EN_MEMOIRE = 8_000_000;

export async function source(objets: Pick<ObjetsS3, 'read' | 'fin'>, ref: ObjectRef): Promise<Source> {
  const debut: Uint8Array[] = [];
  let lus = 0;
  const suite = objets.read(ref)[Symbol.asyncIterator]();
  for (;;) {
    const { done, value } = await suite.next();
    if (done) return sourceEnMemoire(Buffer.concat(debut));
    debut.push(value);
    lus += value.length;
    if (lus > EN_MEMOIRE) break;
  }
  let commencee = true;
  return {
    async *ouvrir() {
      if (!commencee) return yield* objets.read(ref);
      commencee = false;
      yield* debut.splice(0);
      yield* { [Symbol.asyncIterator]: () => suite };
    },
    fin: () => objets.fin(ref, FIN_OCTETS),
  };
}
