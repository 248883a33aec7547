/** Files that are sent as they are read, under a name that no system reads as anything else. */
import type { Context } from 'hono';

/** Names that a system keeps for itself, or reads as a path, and controls and marks that hide what a name is. */
const INTERDITS = /[\p{C}\u2028\u2029/\\:*?"<>|]/gu;
const NOM_MAX = 120;

/** A name from the outside, fit to be saved: never a path, a hidden file, or something else than what is read. */
export function nomDeFichier(nom: string, aDefaut: string): string {
  const propre = nom
    .toWellFormed()
    .replace(INTERDITS, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  if (propre === '') return aDefaut;
  const points = [...propre];
  return points.length <= NOM_MAX
    ? propre
    : points
        .slice(-NOM_MAX)
        .join('')
        .replace(/^[.\s]+/, '');
}

/** The name that a browser gives to the saved file (RFC 6266): plain ASCII, and the real one beside it. */
export function disposition(mode: 'attachment' | 'inline', nom: string): string {
  const ascii = nom.normalize('NFD').replace(/[^A-Za-z0-9._-]/g, '_');
  const entier = encodeURIComponent(nom).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${mode}; filename="${ascii}"; filename*=UTF-8''${entier}`;
}

/** The standard stream, made by hand: the types of the platforms do not agree on `ReadableStream.from`. */
function enFlux(octets: AsyncIterator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(flux) {
      const { done, value } = await octets.next();
      if (done) flux.close();
      else flux.enqueue(value);
    },
    async cancel() {
      await octets.return?.();
    },
  });
}

/** What is only asked about (HEAD) is not read further. */
export async function envoyer(
  c: Context,
  octets: AsyncIterable<Uint8Array>,
  entetes: Readonly<Record<string, string>>,
) {
  const suite = octets[Symbol.asyncIterator]();
  if (c.req.method !== 'HEAD') return c.body(enFlux(suite), 200, entetes);
  await suite.return?.();
  return c.body(null, 200, entetes);
}
