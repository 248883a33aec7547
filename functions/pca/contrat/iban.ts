/** Whether a text is an IBAN: its two check digits (ISO 13616, modulo 97). */
export function estUnIban(texte: string): boolean {
  const iban = texte.replace(/\s/g, '').toUpperCase();
  if (!/^[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}$/.test(iban)) return false;
  const chiffres = `${iban.slice(4)}${iban.slice(0, 4)}`.replace(/[A-Z]/g, (l) => `${l.charCodeAt(0) - 55}`);
  return BigInt(chiffres) % 97n === 1n;
}
