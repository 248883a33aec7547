/** The words that a deposit is found by: those of its file name and of its NomFic, and its bordereaux. Pure. */
import type { VerdictBordereau } from '../../../../schemas/verdict.ts';
import type { Resume } from './resume.ts';

const MOT_MAX = 40;
/** Words of one name: the first ones, so that what a deposit is found by stays one small write. */
const MOTS_MAX = 6;
/** What every name ends with tells none apart. */
const VIDES: ReadonlySet<string> = new Set(['xml', 'zip']);
/** Bordereaux of one flow that are found by their number; the flow itself tells all of them. */
const REFERENCES_MAX = 1000;

/** Without case nor accents, in the order of the text: `PES_Été-2026.xml` has pes, ete, 2026. */
export const motsDe = (texte: string): readonly string[] =>
  (
    texte
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).map((mot) => [...mot].slice(0, MOT_MAX).join(''));

const motsDuNom = (nom: string): readonly string[] =>
  [...new Set(motsDe(nom))].filter((mot) => !VIDES.has(mot)).slice(0, MOTS_MAX);

export const motsDu = ({ nom, nomFic }: Pick<Resume, 'nom' | 'nomFic'>): readonly string[] => [
  ...new Set([...motsDuNom(nom), ...motsDuNom(nomFic ?? '')]),
];

/** No word begins so. */
export const terme = (exercice: string, numero: string): string => `#${exercice}/${numero}`;

const EXERCICE = /^\d{4}$/;
const NUMERO = /^\d{1,9}$/;

/** As agents write them: without the zeros before. */
export const numeroLu = (numero: string): string => numero.replace(/^0+(?=\d)/, '');

/** The terms of the bordereaux, each once; those without number or exercice have none. */
export function referencesDe(bordereaux: readonly VerdictBordereau[]): readonly string[] {
  const termes = bordereaux.flatMap(({ exercice, numero }) =>
    EXERCICE.test(exercice ?? '') && NUMERO.test(numero ?? '') ? [terme(exercice ?? '', numeroLu(numero ?? ''))] : [],
  );
  return [...new Set(termes)].slice(0, REFERENCES_MAX);
}
