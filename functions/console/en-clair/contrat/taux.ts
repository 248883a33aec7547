/** Rates for people: basis points as `45 %`, `41,8 %`. */

const POURCENT = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 });

export const pourcent = (pointsDeBase: number): string => `${POURCENT.format(pointsDeBase / 100)}\u202f%`;
