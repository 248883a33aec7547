/** Columns as wide as their widest cell, two spaces apart. */
export function aligner(lignes: readonly (readonly string[])[]): string[] {
  const largeurs = (lignes[0] ?? []).map((_, i) => Math.max(...lignes.map((ligne) => ligne[i]?.length ?? 0)));
  return lignes.map((ligne) =>
    ligne
      .map((mot, i) => mot.padEnd(largeurs[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
