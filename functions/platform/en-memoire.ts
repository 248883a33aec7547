/** All the bytes of a stream that is small by nature: a verdict or an answer, never a deposited file. */
export async function enMemoire(content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<Buffer> {
  const morceaux: Uint8Array[] = [];
  for await (const morceau of content) morceaux.push(morceau);
  return Buffer.concat(morceaux);
}
