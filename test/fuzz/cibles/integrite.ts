/** What a signature covers, by libxml2 alone: our reader has no say in whether it changed. */
import { createHash } from 'node:crypto';
import { ParseOption, XmlC14NMode, XmlDocument, XmlElement } from 'libxml2-wasm';

const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const ESPACES = { ds: DSIG };
const FORME = { mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0 };

const condensats = new WeakMap<Uint8Array, ReadonlySet<string>>();

/** Digests of everything that the signatures of a sound document cover. */
export function contenusSignes(octets: Uint8Array): ReadonlySet<string> {
  const connus = condensats.get(octets);
  if (connus !== undefined) return connus;
  const trouves = lire(octets, (document) =>
    elements(document, '//ds:Signature/..').flatMap((porteur) => couverts(porteur).map(({ condensat }) => condensat)),
  );
  const signes = new Set(trouves);
  condensats.set(octets, signes);
  return signes;
}

/** The part of an intact signature that was never signed; null where there is none. `id` null: the file's signature. */
export function formeEtrangere(octets: Uint8Array, id: string | null, signes: ReadonlySet<string>): string | null {
  try {
    return lire(octets, (document) => {
      const porteurs =
        id === null ? [document.root] : elements(document, '//Bordereau').filter((e) => e.attr('Id')?.value === id);
      const [porteur, ...autres] = porteurs;
      if (porteur === undefined || autres.length > 0) return `${porteurs.length} elements for one signature`;
      const parts = couverts(porteur);
      if (parts.length !== 3) return `${parts.length} parts covered`;
      return parts.find(({ condensat }) => !signes.has(condensat))?.quoi ?? null;
    });
  } catch (erreur) {
    // An xml:id that is no name is no fault of form (xml:id §5), but libxml2-wasm throws all that libxml2 says.
    return /xml:id/.test(String(erreur)) ? null : `libxml2 refuses the file: ${String(erreur).slice(0, 200)}`;
  }
}

/** SignedInfo, the signed properties, then the element without its own signature. */
function couverts(porteur: XmlElement): { readonly quoi: string; readonly condensat: string }[] {
  const [signature] = elements(porteur, './ds:Signature');
  if (signature === undefined) return [];
  const dedans = [
    ...elements(signature, './ds:SignedInfo'),
    ...elements(signature, './ds:Object/*/*[local-name()="SignedProperties"]'),
  ];
  const parts = dedans.map((e) => ({ quoi: e.name, condensat: condensat(e) }));
  signature.remove();
  return [...parts, { quoi: 'content', condensat: condensat(porteur) }];
}

const condensat = (element: XmlElement): string =>
  createHash('sha256').update(element.canonicalizeToString(FORME)).digest('base64');

const elements = (de: XmlDocument | XmlElement, xpath: string): XmlElement[] =>
  de.find(xpath, ESPACES).filter((noeud) => noeud instanceof XmlElement);

function lire<T>(octets: Uint8Array, faire: (document: XmlDocument) => T): T {
  const document = XmlDocument.fromBuffer(octets, {
    option: ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_HUGE,
  });
  try {
    return faire(document);
  } finally {
    document.dispose();
  }
}
