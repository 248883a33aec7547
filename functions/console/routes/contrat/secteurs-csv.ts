/** A table of routing as people write it: a sector and an étude on each line, as CSV or typed in. */
import { csv } from '../../lecture/contrat/csv.ts';
import { type Lu, texte } from '../dossier/saisie.ts';
import { texteDuFichier } from '../lot/csv-lu.ts';

export interface Secteur {
  readonly secteur: string;
  readonly etude: string;
}

/** Lines of a spreadsheet: commas, semicolons or tabs, quotes that it may have put, a header that it may have. */
const MARQUES = /^\uFEFF/;
const partiesDe = (ligne: string): readonly string[] =>
  ligne.split(/[;,\t]/).map((partie) =>
    partie
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .replace(/^'/, '')
      .trim(),
  );

const SECTEUR = /^[0-9A-Z]{1,10}$/;
const SIRET = /^[0-9]{14}$/;
const LIGNES_MAX = 1000;

const estEntete = (ligne: string): boolean => /^"?secteur/i.test(ligne.trim());

/** All of it, or the first line that cannot be read: nothing is filed by halves. */
function lireLesSecteurs(tape: string): Lu<readonly Secteur[]> {
  const lignes = tape.replace(MARQUES, '').split(/\r?\n/);
  const secteurs: Secteur[] = [];
  for (const [rang, ligne] of lignes.entries()) {
    if (ligne.trim() === '' || (rang === 0 && estEntete(ligne))) continue;
    const [secteur = '', etude = '', ...reste] = partiesDe(ligne);
    if (!SECTEUR.test(secteur) || !SIRET.test(etude.replace(/\s/g, '')) || reste.some((partie) => partie !== ''))
      return {
        faute: `La ligne ${rang + 1} doit dire un code de secteur, puis le SIRET de l’étude : 52121 ; 14 chiffres.`,
      };
    if (secteurs.some((un) => un.secteur === secteur))
      return { faute: `Le secteur ${secteur} est nommé deux fois (ligne ${rang + 1}).` };
    if (secteurs.length === LIGNES_MAX) return { faute: `Une table compte ${LIGNES_MAX} secteurs au plus.` };
    secteurs.push({ secteur, etude: etude.replace(/\s/g, '') });
  }
  return secteurs.length === 0
    ? { faute: 'Indiquez au moins un secteur, ou joignez le fichier.' }
    : { valeur: secteurs };
}

/** The file where one was joined, else what was typed in. */
export async function lireLesSecteursJoints(tape: unknown, fichier: unknown): Promise<Lu<readonly Secteur[]>> {
  const joint = fichier instanceof File && fichier.size > 0 ? await texteDuFichier(fichier) : texte(tape);
  return lireLesSecteurs(joint);
}

export const csvDesSecteurs = (lignes: readonly Secteur[]): string =>
  csv([['Secteur', 'Étude (SIRET)'], ...lignes.map(({ secteur, etude }) => [secteur, etude])]);
