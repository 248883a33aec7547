/** Who may have something costly done at once: few, and each address once. Whoever is turned away comes back. */
export interface Tourniquet {
  /** What lets the next one in, to be called once; null where there is no room, or where `adresse` is inside already. */
  entrer(adresse: string): (() => void) | null;
}

/** `places`: how many may be inside. Nobody waits at the door: whoever waits there holds a connection. */
export function tourniquet(places: number): Tourniquet {
  const dedans = new Set<string>();
  return {
    entrer(adresse) {
      if (dedans.has(adresse) || dedans.size >= places) return null;
      dedans.add(adresse);
      return () => void dedans.delete(adresse);
    },
  };
}
