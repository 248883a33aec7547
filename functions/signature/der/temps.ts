/** UTCTime and GeneralizedTime as RFC 5280 §4.1.2.5 profiles them: seconds present, Z, no fraction, a date that exists. */

const Z = 0x5a;
const ZERO = 0x30;

/** Milliseconds since 1970, or null. Digit by digit: a CRL has one date per entry. `generalise`: four digits of year. */
export function instantDe(contenu: Uint8Array, generalise: boolean): number | null {
  const annees = generalise ? 2 : 1;
  if (contenu.length !== 2 * annees + 11 || contenu[contenu.length - 1] !== Z) return null;
  for (let i = 0; i < contenu.length - 1; i++) {
    const chiffre = (contenu[i] ?? 0) - ZERO;
    if (chiffre < 0 || chiffre > 9) return null;
  }
  const an = generalise ? deux(contenu, 0) * 100 + deux(contenu, 1) : siecle(deux(contenu, 0));
  const [mois, jour] = [deux(contenu, annees) - 1, deux(contenu, annees + 1)];
  const [heure, minute, seconde] = [deux(contenu, annees + 2), deux(contenu, annees + 3), deux(contenu, annees + 4)];
  if (mois < 0 || mois > 11 || jour < 1 || jour > 31 || heure > 23 || minute > 59 || seconde > 59) return null;
  const date = new Date(0);
  date.setUTCFullYear(an, mois, jour);
  // The 30th of February comes back as a day of March.
  return date.getUTCMonth() === mois ? date.setUTCHours(heure, minute, seconde) : null;
}

/** The number of two digits of rank `rang`. */
const deux = (contenu: Uint8Array, rang: number): number =>
  ((contenu[2 * rang] ?? 0) - ZERO) * 10 + (contenu[2 * rang + 1] ?? 0) - ZERO;

/** RFC 5280 §4.1.2.5.1: 50 to 99 are of the twentieth century. */
const siecle = (annee: number): number => annee + (annee >= 50 ? 1900 : 2000);
