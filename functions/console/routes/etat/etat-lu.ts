/** A statement as its form or its CSV gives it, turned into figures: every line must be there, and be read. */
import { type Chiffres, chiffresSchema } from '../../../../schemas/pca/etat-recapitulatif.ts';
import { CHIFFRES_NULS } from '../../../pca/etat-recapitulatif/calculer.ts';
import { LIGNES } from '../../en-clair/etat/lignes.ts';
import { csv, enDecimales } from '../../lecture/contrat/csv.ts';
import { LIGNES_A_SAISIR, nomDuChamp } from '../../pages/etat/saisie.ts';
import { deplie } from '../contrat/acte-lu.ts';
import { texte } from '../dossier/saisie.ts';
import { estTropLong, lireLeCsv, TROP_LONG } from '../lot/csv-lu.ts';

export type Fautes = ReadonlyMap<string, string>;
export type EtatSaisi =
  | { readonly ok: true; readonly declare: Chiffres }
  | { readonly ok: false; readonly fautes: Fautes };

const TOUTES = LIGNES_A_SAISIR(CHIFFRES_NULS);
/** Those that hold a number and an amount; the others hold one of the two, by itself. */
const DOUBLES = new Set(
  Object.entries(CHIFFRES_NULS).flatMap(([nom, valeur]) => (typeof valeur === 'object' ? [nom] : [])),
);

const MONTANT = /^([-\u2212]?)(\d{1,10})(?:[.,](\d{1,2}))?$/;
const sansEspaces = (tape: string): string => tape.replace(/[\s\u00a0\u202f€]/g, '');

function lireUn(mesure: 'nombre' | 'montant', tape: string): number | null {
  const [, signe, unites, decimales = ''] = MONTANT.exec(sansEspaces(tape)) ?? [];
  if (unites === undefined) return null;
  if (mesure === 'nombre') return signe === '' && decimales === '' ? Number(unites) : null;
  const centimes = Number(unites) * 100 + Number(decimales.padEnd(2, '0'));
  return signe === '' || centimes === 0 ? centimes : -centimes;
}

const FAUTES = {
  nombre: 'Indiquez un nombre entier.',
  montant: 'Indiquez un montant en euros, comme 1 234,56.',
} as const;

const ABSENTE = 'Cette ligne manque : indiquez-la, même à zéro.';

/** By the name of each line: `recus.nombre`. An empty line is zero; one that is not there says nothing. */
function lireLesLignes(tapes: ReadonlyMap<string, string | undefined>): EtatSaisi {
  const lues = TOUTES.map((une) => {
    const nom = nomDuChamp(une);
    const tape = tapes.get(nom)?.trim();
    return { nom, une, absente: tape === undefined, valeur: tape ? lireUn(une.mesure, tape) : 0 };
  });
  const fautes = lues.flatMap(({ nom, une, absente, valeur }) =>
    absente || valeur === null ? [[nom, absente ? ABSENTE : FAUTES[une.mesure]] as const] : [],
  );
  if (fautes.length > 0) return { ok: false, fautes: new Map(fautes) };
  const plats = lues.map(({ nom, une, valeur }) => [DOUBLES.has(une.ligne) ? nom : une.ligne, valeur] as const);
  const declare = chiffresSchema.safeParse(deplie(plats));
  return declare.success
    ? { ok: true, declare: declare.data }
    : { ok: false, fautes: new Map([['fichier', 'Une ligne de l’état est hors de ses bornes.']]) };
}

/** Undefined where the form did not send it. */
function brutDe(corps: Readonly<Record<string, unknown>>, nom: string): string | undefined {
  const [ligne = '', mesure = ''] = nom.split('.');
  const ici = corps[ligne];
  if (typeof ici !== 'object' || ici === null) return undefined;
  const tape: unknown = Object.getOwnPropertyDescriptor(ici, mesure)?.value;
  return tape === undefined ? undefined : texte(tape);
}

export const lireLeFormulaire = (corps: Readonly<Record<string, unknown>>): EtatSaisi =>
  lireLesLignes(new Map(TOUTES.map((une) => [nomDuChamp(une), brutDe(corps, nomDuChamp(une))])));

const COLONNES = ['Code', 'Ligne', 'Valeur'] as const;

/** By the code of each line: what people change in the sentence beside it does not count. */
export function lireLeFichier(contenu: string): EtatSaisi {
  if (estTropLong(contenu)) return { ok: false, fautes: new Map([['fichier', TROP_LONG]]) };
  const [entete, ...lignes] = lireLeCsv(contenu);
  const [code, valeur] = [entete?.indexOf(COLONNES[0]) ?? -1, entete?.indexOf(COLONNES[2]) ?? -1];
  if (code < 0 || valeur < 0)
    return {
      ok: false,
      fautes: new Map([['fichier', `La première ligne du fichier doit dire : ${COLONNES.join(' ; ')}.`]]),
    };
  const noms = new Set(TOUTES.map(nomDuChamp));
  const inconnue = lignes.find((ligne) => !noms.has(ligne[code]?.trim() ?? ''));
  if (inconnue !== undefined)
    return {
      ok: false,
      fautes: new Map([['fichier', `Le code « ${inconnue[code] ?? ''} » n’est pas celui d’une ligne de l’état.`]]),
    };
  const lues = lireLesLignes(new Map(lignes.map((ligne) => [ligne[code]?.trim() ?? '', ligne[valeur] ?? ''])));
  const manquent = lues.ok ? [] : [...lues.fautes].flatMap(([nom, faute]) => (faute === ABSENTE ? [nom] : []));
  if (manquent.length === 0) return lues;
  // They have no field to be shown beside: the file is what to correct.
  return { ok: false, fautes: new Map([['fichier', `Il manque des lignes à ce fichier : ${manquent.join(', ')}.`]]) };
}

export const csvDeLEtat = (chiffres: Chiffres): string =>
  csv([
    COLONNES,
    ...LIGNES_A_SAISIR(chiffres).map((une) => [
      nomDuChamp(une),
      `${LIGNES[une.ligne]} (${une.mesure === 'nombre' ? 'nombre' : 'montant'})`,
      une.mesure === 'nombre' ? String(une.calcule) : enDecimales(une.calcule),
    ]),
  ]);
