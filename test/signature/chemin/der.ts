/** Writes DER, and with a tag or a length of one's own, what is not DER. */

export function tlv(balise: number, ...parties: readonly Uint8Array[]): Buffer {
  const contenu = Buffer.concat(parties);
  const n = contenu.length;
  const longueur =
    n < 0x80
      ? [n]
      : n < 0x100
        ? [0x81, n]
        : n < 0x1_0000
          ? [0x82, n >> 8, n & 0xff]
          : [0x83, n >> 16, (n >> 8) & 0xff, n & 0xff];
  return Buffer.concat([Buffer.from([balise, ...longueur]), contenu]);
}

export const seq = (...parties: readonly Uint8Array[]): Buffer => tlv(0x30, ...parties);
export const ensemble = (...parties: readonly Uint8Array[]): Buffer => tlv(0x31, ...[...parties].sort(Buffer.compare));
export const contexte = (n: number, ...parties: readonly Uint8Array[]): Buffer => tlv(0xa0 | n, ...parties);
/** Context-specific and primitive. */
export const implicite = (n: number, contenu: Uint8Array): Buffer => tlv(0x80 | n, contenu);
export const octets = (contenu: Uint8Array): Buffer => tlv(0x04, contenu);
export const vrai = (): Buffer => tlv(0x01, Buffer.from([0xff]));
export const nul = (): Buffer => tlv(0x05);
export const utf8 = (texte: string): Buffer => tlv(0x0c, Buffer.from(texte));
export const imprimable = (texte: string): Buffer => tlv(0x13, Buffer.from(texte, 'latin1'));

/** A non-negative number; a negative one is written in one octet. */
export function entier(valeur: number | bigint): Buffer {
  if (valeur < 0) return tlv(0x02, Buffer.from([0x100 + Number(valeur)]));
  const hexa = valeur.toString(16);
  const pair = hexa.length % 2 === 0 ? hexa : `0${hexa}`;
  return tlv(0x02, Buffer.from(Number.parseInt(pair.slice(0, 2), 16) >= 0x80 ? `00${pair}` : pair, 'hex'));
}

export function oid(points: string): Buffer {
  const [a = 0n, b = 0n, ...suite] = points.split('.').map(BigInt);
  return tlv(0x06, Buffer.concat([a * 40n + b, ...suite].map(base128)));
}

function base128(arc: bigint): Buffer {
  const sortie = [Number(arc & 0x7fn)];
  for (let reste = arc >> 7n; reste > 0n; reste >>= 7n) sortie.unshift(Number(reste & 0x7fn) | 0x80);
  return Buffer.from(sortie);
}

/** A BIT STRING of whole octets. */
export const bits = (contenu: Uint8Array): Buffer => tlv(0x03, Buffer.from([0]), contenu);

/** The content of a BIT STRING whose bits of those numbers are set, and no trailing zero bit. */
export function contenuDeDrapeaux(numeros: readonly number[]): Buffer {
  const dernier = Math.max(...numeros);
  const sortie = Buffer.alloc(2 + (dernier >> 3));
  sortie[0] = 7 - (dernier & 7);
  for (const n of numeros) sortie[1 + (n >> 3)]! |= 0x80 >> (n & 7);
  return sortie;
}
export const drapeaux = (numeros: readonly number[]): Buffer => tlv(0x03, contenuDeDrapeaux(numeros));

/** UTCTime until 2049, GeneralizedTime after. */
export function temps(iso: string): Buffer {
  const chiffres = new Date(iso).toISOString().replace(/[-:T]|\.\d+/g, '');
  return chiffres < '2050' ? tlv(0x17, Buffer.from(chiffres.slice(2))) : tlv(0x18, Buffer.from(chiffres));
}

/** As OCSP writes its dates. */
export function tempsGeneralise(iso: string): Buffer {
  return tlv(0x18, Buffer.from(new Date(iso).toISOString().replace(/[-:T]|\.\d+/g, '')));
}
