/** How a name or a path that someone else chose is shown to the operator. */

const CACHES = /[\p{C}\u2028\u2029]/gu;

const enHexadecimal = (caractere: string): string => `\\u{${(caractere.codePointAt(0) ?? 0).toString(16)}}`;

/** Controls and invisible characters made visible: none may pass for another line, drive the terminal or disguise a name. */
export const nomVisible = (nom: string): string => nom.replace(CACHES, enHexadecimal);

/** The text of a name, null where its bytes are not UTF-8. */
export function lireNom(octets: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets);
  } catch {
    return null;
  }
}

/** A name that is no UTF-8, with its bytes that are not ASCII as `\xE9`. */
export const octetsVisibles = (octets: Uint8Array): string =>
  nomVisible(
    [...octets]
      .map((octet) => (octet < 0x80 ? String.fromCharCode(octet) : `\\x${octet.toString(16).toUpperCase()}`))
      .join(''),
  );
