/** The bytes to judge: readable again, because a signature may ask for a form that the first pass did not foresee. */
export interface Source {
  /** The whole file from its first byte, the same at every call. */
  ouvrir(): Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
  /** Its last bytes (2 kB are enough) where they are cheap to have: only a hint, never a proof. */
  fin?(): Uint8Array | Promise<Uint8Array>;
}

export const FIN_OCTETS = 2048;

/** A signature of the file is its root's last child: without one at the end, the root need not be hashed. */
export function annonceUneSignatureDuFichier(fin: Uint8Array): boolean {
  const texte = Buffer.from(fin).toString('latin1');
  const signature = texte.lastIndexOf('Signature');
  return signature >= 0 && !texte.includes('Bordereau', signature);
}

/** A file that is in memory. */
export function sourceEnMemoire(octets: Uint8Array, morceau = 65_536): Source {
  return {
    *ouvrir() {
      for (let i = 0; i < octets.length; i += morceau) yield octets.subarray(i, i + morceau);
    },
    fin: () => octets.subarray(-FIN_OCTETS),
  };
}
