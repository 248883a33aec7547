/** One line of an étude's file, turned into the act that it tells; or what is wrong with it, in one sentence. */
import { codiqueSchema } from '../../../../schemas/evenements/identifiants.ts';
import { type Agir, agirSchema } from '../../../../schemas/messages/pca/agir.ts';
import { numeroDossierSchema } from '../../../../schemas/pca/identifiants.ts';
import { sha256Jcs } from '../../../journal/evenement.ts';
import type { NomDeDossier } from '../../../pca/besoins.ts';
import { COLONNES, type Colonne, type NomDeSorte, SORTES_DE_LIGNE } from '../../pages/lot/colonnes-d-import.ts';
import { centimesDe, jourDe } from '../dossier/saisie.ts';
import { estTropLong, lireLeCsv, TROP_LONG } from './csv-lu.ts';

type Cellules = Readonly<Record<Colonne, string>>;

export interface LigneLue {
  /** As a spreadsheet counts it, the header being the first. */
  readonly rang: number;
  readonly nom: NomDeDossier;
  readonly sorte: NomDeSorte;
  readonly acte: Agir;
  /** Names of the files that prove it, which come beside this one. */
  readonly justificatifs: readonly string[];
}
export interface LigneFautive {
  readonly rang: number;
  readonly phrase: string;
}
export interface FichierLu {
  readonly lignes: readonly LigneLue[];
  readonly fautes: readonly LigneFautive[];
}

const LIGNES_MAX = 500;

const oui = (cellule: string): boolean | null => {
  const dite = cellule.toLowerCase();
  return dite === 'oui' ? true : dite === 'non' ? false : null;
};
const aPlat = (cellule: string): string => cellule.trim().toLowerCase();

/** The fields of the act, as its schema has them. */
function champsDe(sorte: NomDeSorte, c: Cellules, jour: string): Readonly<Record<string, unknown>> {
  switch (sorte) {
    case 'versement':
      return {
        type: 'VersementRecu',
        mouvement: c.reference,
        mode: aPlat(c.mode),
        recuLe: jour,
        montant: centimesDe(c.montant),
      };
    case 'impaye':
      return { type: 'MouvementRejete', mouvement: c.reference, rejeteLe: jour };
    case 'prise-en-charge':
      return { type: 'DossierPrisEnCharge', le: jour };
    case 'refus':
      return { type: 'DossierRefuse', le: jour, motif: aPlat(c.motif) };
    case 'insolvabilite':
      return { type: 'InsolvabiliteSignalee', survenuLe: jour, constat: aPlat(c.motif) };
    case 'disparition':
      return { type: 'DisparitionSignalee', survenuLe: jour, retour: aPlat(c.motif) };
    case 'adresse':
      return {
        ...{ type: 'AdresseSignalee', survenuLe: jour, certitude: aPlat(c.certitude) },
        ...{ dansDepartement: oui(c.departement), dansRessort: oui(c.ressort) },
        adresse: { lignes: [c.adresse], codePostal: c['code postal'], commune: c.commune },
      };
    case 'deces':
      return { type: 'DecesSignale', survenuLe: jour };
    case 'information':
      return {
        type: 'InformationTransmise',
        survenuLe: jour,
        sorte: aPlat(c.motif),
        texte: c.texte === '' ? null : c.texte,
      };
    default:
      return sorte satisfies never;
  }
}

/** The column that holds each field of the act. */
const COLONNE_DU_CHAMP: Readonly<Record<string, Colonne>> = {
  ...{ mouvement: 'reference', mode: 'mode', montant: 'montant', recuLe: 'date', motif: 'motif', retour: 'motif' },
  ...{
    sorte: 'motif',
    constat: 'motif',
    certitude: 'certitude',
    dansDepartement: 'departement',
    dansRessort: 'ressort',
    texte: 'texte',
  },
  ...{ 'adresse.lignes': 'adresse', 'adresse.codePostal': 'code postal', 'adresse.commune': 'commune' },
};

/** The same line is the same message: a file that is sent again adds nothing, even one that knew no `justificatif`. */
function messageDe({ justificatif, ...cellules }: Cellules) {
  const dites = justificatif === '' ? cellules : { ...cellules, justificatif };
  return { id: `csv.${sha256Jcs(dites).slice(0, 40)}` };
}

const justificatifsDe = (sorte: NomDeSorte, { justificatif }: Cellules): readonly string[] =>
  sorte === 'insolvabilite'
    ? justificatif
        .split('|')
        .map((nom) => nom.trim())
        .filter((nom) => nom !== '')
    : [];

function lireLaLigne(cellules: Cellules, rang: number): LigneLue | LigneFautive {
  const faute = (phrase: string): LigneFautive => ({ rang, phrase });
  const sorte = SORTES_DE_LIGNE.find(({ nom }) => nom === aPlat(cellules.type))?.nom;
  if (sorte === undefined)
    return faute(
      `Le type « ${cellules.type} » n’est pas l’un de : ${SORTES_DE_LIGNE.map(({ nom }) => nom).join(', ')}.`,
    );
  const [poste, numero] = [codiqueSchema.safeParse(cellules.poste), numeroDossierSchema.safeParse(cellules.dossier)];
  if (!poste.success) return faute('La colonne « poste » doit dire un codique de 6 ou 7 chiffres.');
  if (!numero.success) return faute('La colonne « dossier » doit dire le numéro du dossier.');
  const jour = jourDe(cellules.date);
  if (jour === null) return faute('La colonne « date » doit dire une date existante, comme 31/03/2026.');
  const justificatifs = justificatifsDe(sorte, cellules);
  if (sorte === 'insolvabilite' && justificatifs.length === 0)
    return faute('La colonne « justificatif » doit nommer le fichier qui prouve l’insolvabilité (contrat, art. 8).');
  const lu = agirSchema.safeParse({ ...champsDe(sorte, cellules, jour), message: messageDe(cellules) });
  if (lu.success) return { rang, nom: { poste: poste.data, numero: numero.data }, sorte, acte: lu.data, justificatifs };
  const chemin = lu.error.issues[0]?.path.filter((partie) => typeof partie === 'string').join('.') ?? '';
  return faute(`La colonne « ${COLONNE_DU_CHAMP[chemin] ?? chemin} » ne convient pas à un type « ${sorte} ».`);
}

const nomDeColonne = (titre: string): string => titre.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase();

/** The columns may come in any order, and those that no line needs may be left out. */
function enCellules(entete: readonly string[], ligne: readonly string[]): Cellules {
  const noms = entete.map(nomDeColonne);
  const lire = (colonne: Colonne): string => ligne[noms.indexOf(colonne)]?.trim() ?? '';
  return Object.fromEntries(COLONNES.map((colonne) => [colonne, lire(colonne)])) as Cellules;
}

const INDISPENSABLES = ['poste', 'dossier', 'type', 'date'] as const satisfies readonly Colonne[];

/** Every line is read before any is done. A fault of the whole file is one of its first line. */
export function lireLeFichier(contenu: string): FichierLu {
  const deTete = (phrase: string): FichierLu => ({ lignes: [], fautes: [{ rang: 1, phrase }] });
  if (estTropLong(contenu)) return deTete(TROP_LONG);
  const [entete = [], ...lignes] = lireLeCsv(contenu);
  const noms = entete.map(nomDeColonne);
  const manquante = INDISPENSABLES.find((colonne) => !noms.includes(colonne));
  if (manquante !== undefined) return deTete(`La première ligne doit nommer la colonne « ${manquante} ».`);
  const inconnue = noms.find((nom) => nom !== '' && !COLONNES.some((colonne) => colonne === nom));
  if (inconnue !== undefined) return deTete(`La colonne « ${inconnue} » n’est pas connue.`);
  if (lignes.length === 0) return deTete('Le fichier ne contient aucune ligne.');
  if (lignes.length > LIGNES_MAX)
    return deTete(`Un fichier compte ${LIGNES_MAX} lignes au plus ; celui-ci en a ${lignes.length}.`);
  const lues = lignes.map((ligne, i) => lireLaLigne(enCellules(entete, ligne), i + 2));
  return {
    lignes: lues.filter((une): une is LigneLue => 'acte' in une),
    fautes: lues.filter((une): une is LigneFautive => 'phrase' in une),
  };
}
