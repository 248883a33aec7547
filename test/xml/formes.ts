/** Canonical forms of one document, by our reader and by libxml2. */
import { ParseOption, XmlC14NMode, XmlDocument, type XmlElement } from 'libxml2-wasm';
import { XmlAnomaly } from '../../functions/xml/anomaly.ts';
import { Reader } from '../../functions/xml/reader.ts';
import type { RegionSpec } from '../../functions/xml/region.ts';

const PREFIXES = ['a', '#default', 'b'];
const FORMS = ['exc', 'exc#c', 'exc+list', 'inc', 'inc#c'] as const;
type Form = (typeof FORMS)[number];

const SPECS: Record<Form, Omit<RegionSpec, 'sink'>> = {
  exc: {},
  'exc#c': { withComments: true },
  'exc+list': { prefixList: PREFIXES },
  inc: { inclusive: true },
  'inc#c': { inclusive: true, withComments: true },
};

/** Canonical text by key: `<form> #<Id>` for elements with an Id, `<form>` for the root. */
export type Forms = ReadonlyMap<string, string>;

export function ours(
  bytes: Buffer,
  chunk: number,
): { forms: Forms; coverage: { fast: number; all: number } } | { refused: string } {
  const collected = new Map<string, Buffer[]>();
  const reader = new Reader({
    limits: { tokenBytes: 16_384 },
    sink: {
      start(r) {
        const id = r.attribute('Id');
        if (r.depth > 0 && id === null) return;
        for (const form of FORMS) {
          const parts: Buffer[] = [];
          collected.set(r.depth === 0 ? form : `${form} #${id}`, parts);
          r.openRegion({ ...SPECS[form], sink: { update: (b) => parts.push(Buffer.from(b)) } });
        }
      },
      text() {},
      end() {},
      markup() {},
    },
  });
  try {
    for (let at = 0; at < bytes.length; at += chunk) reader.write(bytes.subarray(at, at + chunk));
    reader.finish();
  } catch (error) {
    if (error instanceof XmlAnomaly) return { refused: error.message };
    throw error;
  } finally {
    // The next document is read in the same memory: whatever is left of this one must not matter.
    reader.release();
  }
  const forms = new Map([...collected].map(([key, parts]) => [key, Buffer.concat(parts).toString()]));
  return { forms, coverage: reader.coverage };
}

const WASM: Record<Form, object> = {
  exc: { mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0 },
  'exc#c': { mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0, withComments: true },
  'exc+list': { mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0, inclusiveNamespacePrefixes: PREFIXES },
  inc: { mode: XmlC14NMode.XML_C14N_1_0 },
  'inc#c': { mode: XmlC14NMode.XML_C14N_1_0, withComments: true },
};

/** Null where libxml2 itself gives up (it does on some relative namespace names). */
function canonicalized(node: XmlElement, form: Form): string | null {
  try {
    return node.canonicalizeToString(WASM[form]);
  } catch {
    return null;
  }
}

/** What libxml2 makes of it: the forms of the root and of each element with a unique Id, or its refusal. */
export function libxml2(bytes: Buffer): { forms: Forms } | { refused: string } {
  let doc: XmlDocument;
  try {
    doc = XmlDocument.fromBuffer(bytes, { option: ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_HUGE });
  } catch (error) {
    return { refused: String(error) };
  }
  try {
    const forms = new Map<string, string>();
    const add = (node: XmlElement, suffix: string) => {
      for (const form of FORMS) {
        const text = canonicalized(node, form);
        if (text !== null) forms.set(form + suffix, text);
      }
    };
    add(doc.root, '');
    const seen = new Map<string, XmlElement[]>();
    for (const node of doc.find('//*[@Id]')) {
      const element = node as XmlElement;
      const id = element.attr('Id')?.value ?? '';
      seen.set(id, [...(seen.get(id) ?? []), element]);
    }
    for (const [id, [only, ...others]] of seen) if (only && others.length === 0 && only.parent) add(only, ` #${id}`);
    return { forms };
  } finally {
    doc.dispose();
  }
}
