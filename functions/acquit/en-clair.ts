/** The same answer for people: French, plain text. Pure. */
import type { DepotEvenement } from '../../schemas/evenements/depot.ts';
import type { Verdict, VerdictBordereau, VerdictPj } from '../../schemas/verdict.ts';
import { instantEnClair } from '../adhesion/heure-de-paris.ts';
import { fluxRejete, objetRejete } from '../depot/rejet.ts';
import { ANOMALIES_PAR_NIVEAU } from '../format/anomalies-gardees.ts';
import { depotRecu } from './acquit.ts';
import { type AnomalieDuVerdict, lieuEnClair } from './erreur.ts';

/** Of each level the first ones, in the order of the file, and no motif untold: the rest is counted. */
export function premieresParNiveau(anomalies: readonly AnomalieDuVerdict[]): readonly AnomalieDuVerdict[] {
  const vues = new Map<string, number>();
  const compter = (clef: string): number => {
    const rang = (vues.get(clef) ?? 0) + 1;
    vues.set(clef, rang);
    return rang;
  };
  return anomalies.filter(({ niveau, code }) => {
    const premiereDuMotif = compter(`${niveau} ${code}`) === 1;
    return compter(niveau) <= ANOMALIES_PAR_NIVEAU || premiereDuMotif;
  });
}

const ISSUE: Record<Verdict['verdict'], string> = {
  accepte: 'accepté',
  partiel: 'accepté en partie',
  rejete: 'rejeté',
  indetermine: 'transmis sous réserve : tout n’a pas pu être vérifié',
};

const ISSUE_AU_FEMININ: Record<Verdict['verdict'], string> = {
  accepte: 'acceptée',
  partiel: 'acceptée en partie',
  rejete: 'rejetée',
  indetermine: 'transmise sous réserve : tout n’a pas pu être vérifié',
};

const issue = (verdict: Verdict, objet: VerdictBordereau | VerdictPj): Verdict['verdict'] =>
  objetRejete(verdict, objet) ? 'rejete' : objet.verdict;

/** `Pièce 12, ligne de pièce 3. `, as the ordonnateur knows it; empty where the sentence begins with it. */
export function objetEnClair({ objet: { piece, lignePiece }, phrase }: AnomalieDuVerdict): string {
  if (piece === undefined || phrase.startsWith(`Pièce ${piece}`)) return '';
  return lignePiece === undefined ? `Pièce ${piece}. ` : `Pièce ${piece}, ligne de pièce ${lignePiece}. `;
}

const lignesDeLAnomalie = (anomalie: AnomalieDuVerdict): string[] => [
  `  - ${anomalie.gravite === 'alerte' ? 'Alerte : ' : ''}${objetEnClair(anomalie)}${lieuEnClair(anomalie)}${anomalie.phrase}`,
  `    Que faire : ${anomalie.remede}`,
];

const partie = (titre: string, anomalies: readonly AnomalieDuVerdict[] = []): string[] => [
  titre,
  ...anomalies.flatMap(lignesDeLAnomalie),
];

function titreBordereau({ domaine, numero, exercice }: VerdictBordereau): string {
  return `Bordereau de ${domaine === 'depense' ? 'dépense' : 'recette'} ${numero ?? 'sans numéro'} (exercice ${exercice ?? 'inconnu'})`;
}

function omission(omises: number): string[] {
  if (omises === 0) return [];
  return [
    omises === 1 ? '1 autre anomalie n’est pas détaillée.' : `${omises} autres anomalies ne sont pas détaillées.`,
  ];
}

/**
 * The verdict with every anomaly, its place and what to do about it. `sobre` makes each line safe for whoever shows it:
 * the lines quote the file, and a line break in a value must not pass for a line of ours.
 */
export function acquitEnClair(
  events: readonly DepotEvenement[],
  verdict: Verdict,
  sobre: (ligne: string) => string = (ligne) => ligne,
): string {
  const { nom, recuLe } = depotRecu(events).data;
  const dites = premieresParNiveau(verdict.anomalies);
  const parPorteur = Map.groupBy(dites, ({ objet: { bordereau, pj } }) => {
    if (bordereau !== undefined) return `bordereau ${bordereau}`;
    return pj === undefined ? 'flux' : `pj ${pj}`;
  });
  const duFlux = ISSUE[fluxRejete(verdict) ? 'rejete' : verdict.verdict];
  const lignes = [
    ...partie(`Fichier « ${nom} », reçu le ${instantEnClair(recuLe)} : ${duFlux}.`, parPorteur.get('flux')),
    ...verdict.bordereaux.flatMap((lu, rang) =>
      partie(`${titreBordereau(lu)} : ${ISSUE[issue(verdict, lu)]}.`, parPorteur.get(`bordereau ${rang}`)),
    ),
    ...verdict.pj.flatMap((lue, rang) => {
      const titre = `Pièce justificative ${lue.idUnique ?? 'sans identifiant'}`;
      return partie(`${titre} : ${ISSUE_AU_FEMININ[issue(verdict, lue)]}.`, parPorteur.get(`pj ${rang}`));
    }),
    ...omission(verdict.anomaliesOmises + verdict.anomalies.length - dites.length),
  ];
  return `${lignes.map(sobre).join('\n')}\n`;
}
