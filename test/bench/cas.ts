/** What is measured: flows of four sizes, two shapes, one or fifty signatures. */
export interface Cas {
  readonly taille: number;
  readonly forme: 'lignes' | 'pj';
  readonly signatures: 1 | 50;
}

export const TAILLES: Readonly<Record<string, number>> = {
  '10kB': 10_000,
  '1MB': 1_000_000,
  '10MB': 10_000_000,
  '100MB': 99_000_000,
};

/** One signature covers the file; fifty, a bordereau each. A PJ is covered by the file's signature alone. */
export function lesCas(tailles: readonly string[]): Cas[] {
  return tailles.flatMap((nom) => {
    const taille = TAILLES[nom];
    if (taille === undefined) throw new RangeError(`taille inconnue : ${nom} (${Object.keys(TAILLES).join(', ')})`);
    const formes: Cas[] = [
      { taille, forme: 'lignes', signatures: 1 },
      { taille, forme: 'pj', signatures: 1 },
    ];
    return nom === '10kB' ? formes : [...formes, { taille, forme: 'lignes', signatures: 50 }];
  });
}

export const nomDuCas = ({ taille, forme, signatures }: Cas): string => `${taille}-${forme}-${signatures}`;
