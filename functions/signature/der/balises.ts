/** Identifier octets (X.690 §8.1.2), as X.509 uses them: tag numbers below 31 only. */
export const BALISE = {
  booleen: 0x01,
  entier: 0x02,
  chaineDeBits: 0x03,
  octets: 0x04,
  nul: 0x05,
  oid: 0x06,
  enumere: 0x0a,
  utf8: 0x0c,
  imprimable: 0x13,
  teletex: 0x14,
  ia5: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  visible: 0x1a,
  generale: 0x1b,
  universelle: 0x1c,
  bmp: 0x1e,
  sequence: 0x30,
  ensemble: 0x31,
} as const;

export const CONSTRUIT = 0x20;
/** Context-specific tag `n`, constructed or not. */
export const contexte = (n: number, construit: boolean): number => 0x80 | (construit ? CONSTRUIT : 0) | n;
