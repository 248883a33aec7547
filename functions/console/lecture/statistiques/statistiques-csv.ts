/** The statistics as CSV: a line for each week, or for each week and motif. Instants are ISO 8601 with their zone. */
import { debutDuJour } from '../../en-clair/iso-de-paris.ts';
import { cellule } from '../depot/liste-de-traces.ts';
import { DELAIS } from './contribution.ts';
import { joursApres, lundiDe } from './semaine.ts';
import { compteDe, delaiDe, motifsDe, type Semaine } from './statistiques.ts';

/** Read by spreadsheets of France: a mark that tells UTF-8, semicolons, and a comma before the decimals. */
const table = (lignes: readonly (readonly string[])[]): string =>
  `\uFEFF${lignes.map((ligne) => `${ligne.map(cellule).join(';')}\r\n`).join('')}`;

const ENTETE_DE_SEMAINE = ['Semaine (ISO 8601)', 'Début', 'Fin (exclue)'];
const bornes = (semaine: string): readonly string[] => [
  semaine,
  debutDuJour(lundiDe(semaine)),
  debutDuJour(joursApres(lundiDe(semaine), 7)),
];

const COMPTES: readonly (readonly [titre: string, nom: string])[] = [
  ['Dépôts', 'depots'],
  ['Acceptés', 'etat/accepte'],
  ['Acceptés en partie', 'etat/partiel'],
  ['Rejetés', 'etat/rejete'],
  ['Transmis sous réserve', 'etat/indetermine'],
  ['En cours', 'etat/en-cours'],
  ['Bordereaux', 'bordereaux/total'],
  ['Bordereaux rejetés', 'bordereaux/rejetes'],
  ['Modifiés après signature', 'alteres'],
  ['Octets', 'octets'],
];

const TITRES_DES_DELAIS = DELAIS.flatMap((delai) => [
  `Délai ${delai} : dépôts mesurés`,
  `Délai ${delai} : moyenne (s)`,
  `Délai ${delai} : la moitié en moins de (s)`,
]);

const secondes = (ms: number | null): string => (ms === null ? '' : (ms / 1000).toFixed(3).replace('.', ','));

export const csvDesSemaines = (semaines: readonly Semaine[]): string =>
  table([
    [...ENTETE_DE_SEMAINE, ...COMPTES.map(([titre]) => titre), ...TITRES_DES_DELAIS],
    ...semaines.map(({ semaine, sommes }) => [
      ...bornes(semaine),
      ...COMPTES.map(([, nom]) => String(compteDe(sommes, nom))),
      ...DELAIS.flatMap((delai) => {
        const { n, moyenneMs, medianeSousMs } = delaiDe(sommes, delai);
        return [String(n), secondes(moyenneMs), secondes(medianeSousMs)];
      }),
    ]),
  ]);

export const csvDesMotifs = (semaines: readonly Semaine[]): string =>
  table([
    [...ENTETE_DE_SEMAINE, 'Motif', 'Dépôts rejetés, en tout ou en partie, pour ce motif'],
    ...semaines.flatMap(({ semaine, sommes }) =>
      motifsDe(sommes).map(({ code, depots }) => [...bornes(semaine), code, String(depots)]),
    ),
  ]);
