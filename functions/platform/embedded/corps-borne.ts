/** The body of an HTTP answer, of at most so many bytes; null where it has more. */
export async function lireAuPlus({ body }: Response, octetsMax: number): Promise<Buffer | null> {
  const morceaux: Uint8Array[] = [];
  let taille = 0;
  // Leaving the loop cancels the transfer.
  for await (const morceau of body ?? new Blob().stream()) {
    taille += morceau.length;
    if (taille > octetsMax) return null;
    morceaux.push(morceau);
  }
  return Buffer.concat(morceaux);
}
