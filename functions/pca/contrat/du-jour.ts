/** A list of what a contract fixes from a day on: the latest of those days rules, in whatever order they were entered. */

/** The last entered where several begin on the same day; null before the first. */
export const duJour = <T extends { readonly depuis: string }>(liste: readonly T[], jour: string): T | null =>
  liste.reduce<T | null>(
    (choisi, un) => (un.depuis <= jour && (choisi === null || choisi.depuis <= un.depuis) ? un : choisi),
    null,
  );
