/** A CSV as spreadsheets write it (RFC 4180; semicolons, commas or tabs), cell by cell. Empty lines say nothing. */

/** In UTF-8, or as the spreadsheets of Windows still write it: read as the other, each accent would be lost. */
export async function texteDuFichier(fichier: File): Promise<string> {
  const octets = await fichier.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets);
  } catch {
    return new TextDecoder('windows-1252').decode(octets);
  }
}

/** Looked at before it is read cell by cell, which a file of millions of them would make last seconds. */
const CARACTERES_MAX = 500_000;
export const TROP_LONG = 'Le fichier est trop long : un fichier CSV compte 500 000 caractères au plus.';
export const estTropLong = (contenu: string): boolean => contenu.length > CARACTERES_MAX;

/** The most frequent of the three in the first line. */
function separateurDe(contenu: string): string {
  const premiere = contenu.split(/\r?\n/, 1)[0] ?? '';
  const compte = (un: string) => premiere.split(un).length;
  return [';', '\t', ','].reduce((a, b) => (compte(b) > compte(a) ? b : a));
}

/** The apostrophe that tells a spreadsheet « text » is not part of what is said. */
const sansApostrophe = (cellule: string): string => cellule.replace(/^'(?=[=+\-@])/, '').trim();

export function lireLeCsv(brut: string): string[][] {
  const contenu = brut.replace(/^\uFEFF/, '');
  const separateur = separateurDe(contenu);
  const lignes: string[][] = [];
  let [ligne, cellule, entreGuillemets]: [string[], string, boolean] = [[], '', false];
  const finirLaLigne = () => {
    ligne.push(cellule);
    if (ligne.some((une) => une.trim() !== '')) lignes.push(ligne.map(sansApostrophe));
    [ligne, cellule] = [[], ''];
  };
  for (let i = 0; i < contenu.length; i += 1) {
    const c = contenu[i] ?? '';
    if (entreGuillemets) {
      if (c !== '"') cellule += c;
      else if (contenu[i + 1] === '"') cellule += contenu[++i] ?? '';
      else entreGuillemets = false;
    } else if (c === '"' && cellule.trim() === '') [cellule, entreGuillemets] = ['', true];
    else if (c === separateur) [cellule] = ['', ligne.push(cellule)];
    else if (c === '\n') finirLaLigne();
    else if (c !== '\r') cellule += c;
  }
  if (cellule !== '' || ligne.length > 0) finirLaLigne();
  return lignes;
}
