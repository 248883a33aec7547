/**
 * What one dossier adds to the statements of its études, quarter by quarter, so that a statement is a sum and no dossier is
 * read to show it. What stands at the end of a quarter is told by how it changed in it: a dossier is then silent as long as
 * nothing happens to it. Pure.
 */
import type { DossierNouveau } from '../../../../schemas/evenements/dossier.ts';
import type { Chiffres, CleDEtat } from '../../../../schemas/pca/etat-recapitulatif.ts';
import { trimestreDe } from '../../../pca/calendrier/trimestre.ts';
import { CHIFFRES_NULS, COMPTES, calculer, NOMBRES } from '../../../pca/etat-recapitulatif/calculer.ts';
import { dernierFait } from '../../../pca/etat-recapitulatif/trajet.ts';
import type { Sommes } from '../contrat/suivi-du-dossier.ts';

type ParTrimestre = Readonly<Record<string, Sommes>>;
/** By étude. */
export type Feuilles = Readonly<Record<string, ParTrimestre>>;

/** At one day: the others are of the whole quarter. */
const A_UN_JOUR: ReadonlySet<string> = new Set(['stockInitial', 'stockFinal', 'resteAReverser']);
const SOMMES = NOMBRES.filter((ligne) => !A_UN_JOUR.has(ligne));
const PASSAGES = COMPTES.filter((ligne) => !A_UN_JOUR.has(ligne));

/** `resteAReverser`: at the end of the quarter before. */
function feuilleDe(chiffres: Chiffres, resteAReverser: number): Sommes {
  const { stockInitial, stockFinal } = chiffres;
  const lignes: readonly (readonly [ligne: string, valeur: number])[] = [
    ...SOMMES.map((ligne) => [ligne, chiffres[ligne]] as const),
    ...PASSAGES.map((ligne) => [`${ligne}/nombre`, chiffres[ligne].nombre] as const),
    ...PASSAGES.map((ligne) => [`${ligne}/montant`, chiffres[ligne].montant] as const),
    ['resteAReverser', chiffres.resteAReverser - resteAReverser],
    ['stock/nombre', stockFinal.nombre - stockInitial.nombre],
    ['stock/montant', stockFinal.montant - stockInitial.montant],
  ];
  return Object.fromEntries(lignes.filter(([, valeur]) => valeur !== 0));
}

/** The quarters in which anything of it happened, in order: in the others it adds nothing. */
const trimestresDe = (events: readonly DossierNouveau[]): readonly string[] => {
  const jours = events.map((event) => dernierFait([event])).filter((jour) => jour !== null);
  return [...new Set(jours.map(trimestreDe))].sort();
};

type SansQuiNiQuand = Omit<CleDEtat, 'etude' | 'trimestre'>;

/** `etudes`: all that ever had it. */
export function feuillesDe(
  events: readonly DossierNouveau[],
  cle: SansQuiNiQuand,
  etudes: readonly string[],
): Feuilles {
  const trimestres = trimestresDe(events);
  const deLEtude = (etude: string): ParTrimestre => {
    let resteAReverser = 0;
    const feuilles: Record<string, Sommes> = {};
    for (const trimestre of trimestres) {
      const chiffres = calculer({ ...cle, etude, trimestre }, [events]);
      const feuille = feuilleDe(chiffres, resteAReverser);
      resteAReverser = chiffres.resteAReverser;
      if (Object.keys(feuille).length > 0) feuilles[trimestre] = feuille;
    }
    return feuilles;
  };
  return Object.fromEntries(etudes.map((etude) => [etude, deLEtude(etude)]));
}

/** The statement of a quarter, from what was added up to it. */
export function chiffresDes(feuilles: ParTrimestre, trimestre: string): Chiffres {
  const somme = (ligne: string, retenu: (quand: string) => boolean): number =>
    Object.entries(feuilles).reduce((n, [quand, sommes]) => n + (retenu(quand) ? (sommes[ligne] ?? 0) : 0), 0);
  const dans = (quand: string) => quand === trimestre;
  const avant = (quand: string) => quand < trimestre;
  const jusqua = (quand: string) => quand <= trimestre;
  const compte = (ligne: string, retenu: (quand: string) => boolean) => ({
    nombre: somme(`${ligne}/nombre`, retenu),
    montant: somme(`${ligne}/montant`, retenu),
  });
  const chiffres = { ...CHIFFRES_NULS };
  for (const ligne of SOMMES) chiffres[ligne] = somme(ligne, dans);
  for (const ligne of PASSAGES) chiffres[ligne] = compte(ligne, dans);
  return {
    ...chiffres,
    stockInitial: compte('stock', avant),
    stockFinal: compte('stock', jusqua),
    resteAReverser: somme('resteAReverser', jusqua),
  };
}
