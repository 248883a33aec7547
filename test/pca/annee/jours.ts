/** The days of the simulation, counted by itself. */
const JOUR_MS = 86_400_000;
export const apres = (jour: string, jours: number): string =>
  new Date(Date.parse(jour) + jours * JOUR_MS).toISOString().slice(0, 10);
/** From 0, Sunday. */
export const rangDansLaSemaine = (jour: string): number => new Date(jour).getUTCDay();
export const finDeTrimestre = (jour: string): boolean => /-(?:03-31|06-30|09-30|12-31)$/.test(jour);

/** The quarter before that of a day, and the one before. */
export function trimestresAvant(jour: string): readonly [string, string] {
  const rang = 4 * Number(jour.slice(0, 4)) + Math.floor((Number(jour.slice(5, 7)) - 1) / 3);
  const nom = (n: number) => `${Math.floor(n / 4)}-T${(n % 4) + 1}`;
  return [nom(rang - 1), nom(rang - 2)];
}
