/** SIREN, SIRET and FINESS: digits of which the last completes a Luhn sum (ISO/IEC 7812-1). */

/** True when the Luhn sum of these digits is a multiple of 10. */
function luhn(chiffres: string): boolean {
  let somme = 0;
  for (let i = chiffres.length - 1, double = false; i >= 0; i--, double = !double) {
    const chiffre = chiffres.charCodeAt(i) - 48;
    somme += double ? (chiffre > 4 ? 2 * chiffre - 9 : 2 * chiffre) : chiffre;
  }
  return somme % 10 === 0;
}

export const sirenValide = (siren: string): boolean => /^\d{9}$/.test(siren) && luhn(siren);

const LA_POSTE = '356000000';

/** The SIRET of a post office has no Luhn key beyond its head office: the sum of its digits is a multiple of 5 (INSEE). */
export function siretValide(siret: string): boolean {
  if (!/^\d{14}$/.test(siret)) return false;
  if (luhn(siret)) return true;
  return siret.startsWith(LA_POSTE) && [...siret].reduce((somme, c) => somme + Number(c), 0) % 5 === 0;
}

/** In Corsica the number begins with 2A or 2B, and how its key is worked out is not published: its form only. */
export const finessValide = (finess: string): boolean =>
  /^2[AB]\d{7}$/.test(finess) || (/^\d{9}$/.test(finess) && luhn(finess));
