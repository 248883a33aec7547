import { XmlAnomaly } from '../../functions/xml/anomaly.ts';
import type { Limits } from '../../functions/xml/limits.ts';
import { Reader } from '../../functions/xml/reader.ts';

/** Every token as one line of text, and the anomaly that ended the reading. */
export interface Lecture {
  readonly tokens: readonly string[];
  readonly anomalie: XmlAnomaly | null;
}

export function lire(source: Uint8Array | string, options: { limits?: Partial<Limits>; chunk?: number } = {}): Lecture {
  const bytes = typeof source === 'string' ? Buffer.from(source) : source;
  const chunk = options.chunk ?? 65_536;
  const tokens: string[] = [];
  const at = (r: Reader) => {
    const { ligne, colonne } = r.lieu();
    return `${ligne}:${colonne}@${r.offset()}`;
  };
  const reader = new Reader({
    ...(options.limits ? { limits: options.limits } : {}),
    sink: {
      start(r, name) {
        const values = Array.from(
          { length: r.attributeCount },
          (_, i) => `${r.qName(r.attributeName(i))}=${r.attributeValue(i)}`,
        );
        tokens.push(`start ${[r.qName(name), ...values].join(' ')} ${at(r)}`);
      },
      text(_, data, from, to) {
        const text = Buffer.from(data.subarray(from, to)).toString();
        const last = tokens.at(-1);
        if (last?.startsWith('text ')) tokens[tokens.length - 1] = last + text;
        else tokens.push(`text ${text}`);
      },
      end: (r, name) => void tokens.push(`end ${r.qName(name)} ${r.depth}`),
      markup: (_, kind) => void tokens.push(kind),
    },
  });
  try {
    for (let i = 0; i < bytes.length; i += chunk) reader.write(bytes.subarray(i, i + chunk));
    reader.finish();
    return { tokens, anomalie: null };
  } catch (error) {
    if (error instanceof XmlAnomaly) return { tokens, anomalie: error };
    throw error;
  }
}
