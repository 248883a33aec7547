/** The one place where `@peculiar/asn1-schema` parses, on bytes that our walker has accepted. */
import { AsnConvert } from '@peculiar/asn1-schema';
import { NonDer } from '../der/non-der.ts';

/**
 * Throws NonDer. The library passes over what a schema does not foresee (a BasicConstraints with a second INTEGER): what
 * it read must therefore write back to the same bytes. Not for a structure with a DEFAULT, that some write out.
 */
export function lireAsn<T>(octets: Uint8Array, schema: new () => T): T {
  let lu: T;
  let relu: Uint8Array;
  try {
    lu = AsnConvert.parse(octets, schema);
    relu = new Uint8Array(AsnConvert.serialize(lu));
  } catch {
    throw new NonDer('structure inattendue', 0);
  }
  if (Buffer.compare(relu, octets) !== 0) throw new NonDer('structure inattendue', 0);
  return lu;
}
