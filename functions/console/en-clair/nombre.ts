/** Numbers as French readers expect them: `12 345`, `1 bordereau`, `2 bordereaux`. */

const ENTIER = new Intl.NumberFormat('fr-FR');
const DIXIEME = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

export const nombre = (n: number): string => ENTIER.format(n);

/** French counts zero as one: `0 bordereau`. The space does not break. */
export const compter = (n: number, singulier: string, pluriel = `${singulier}s`): string =>
  `${nombre(n)}\u00a0${n < 2 ? singulier : pluriel}`;

const UNITES = ['octets', 'ko', 'Mo'] as const;

/** `842 octets`, `31,4 ko`, `100 Mo`: powers of ten, as the 100 Mo of the arrêté. */
export function octets(n: number): string {
  const rang = n < 1000 ? 0 : n < 1_000_000 ? 1 : 2;
  if (rang === 0) return compter(n, 'octet');
  return `${DIXIEME.format(n / 1000 ** rang)}\u00a0${UNITES[rang]}`;
}
