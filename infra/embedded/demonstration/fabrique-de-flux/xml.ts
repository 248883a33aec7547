/** The XML text of a flux, one element a line. */
const echapper = (texte: string): string =>
  texte.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] ?? '&quot;');

/** A leaf of the PES: an empty element with its attribute V; nothing when the value is null. */
export const feuille = (nom: string, valeur: string | number | null): string =>
  valeur === null ? '' : `<${nom} V="${typeof valeur === 'number' ? valeur : echapper(valeur)}"/>\n`;

export const bloc = (nom: string, ...contenu: readonly string[]): string => `<${nom}>\n${contenu.join('')}</${nom}>\n`;

/** Cents as a PES amount: `1234.50`. */
export const montant = (centimes: number): string =>
  `${Math.trunc(centimes / 100)}.${String(centimes % 100).padStart(2, '0')}`;
