/** Identifiers with valid keys that belong to nobody: SIREN in 000, IBAN at a bank 99999 that does not exist. */
import type { Alea } from './alea.ts';

/** The Luhn key that completes `chiffres`. */
export function cleDeLuhn(chiffres: string): number {
  let somme = 0;
  for (let i = 0; i < chiffres.length; i++) {
    const chiffre = Number(chiffres[chiffres.length - 1 - i]);
    const double = i % 2 === 0 ? chiffre * 2 : chiffre;
    somme += double > 9 ? double - 9 : double;
  }
  return (10 - (somme % 10)) % 10;
}

const completer = (chiffres: string): string => chiffres + cleDeLuhn(chiffres);

/** Fourteen digits; SIREN and SIRET both hold their Luhn key. No SIREN is given out in 000. */
export const siret = (alea: Alea): string => completer(`${completer(`000${alea.chiffres(5)}`)}000${alea.entier(1, 9)}`);

const reste97 = (chiffres: string): number => [...chiffres].reduce((reste, c) => (reste * 10 + Number(c)) % 97, 0);

/** A French IBAN: RIB key, then IBAN key (ISO 7064, mod 97-10). F is 15, R is 27. */
export function iban(alea: Alea): string {
  const [banque, guichet, compte] = ['99999', alea.chiffres(5), alea.chiffres(11)];
  const cleRib = 97 - ((89 * Number(banque) + 15 * Number(guichet) + 3 * reste97(compte)) % 97);
  const bban = banque + guichet + compte + String(cleRib).padStart(2, '0');
  const cle = 98 - reste97(`${bban}152700`);
  return `FR${String(cle).padStart(2, '0')}${bban}`;
}

/** No bank has this code. */
export const BIC = 'ZZZZFR2AXXX';
