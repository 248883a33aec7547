/** The same answer for people: French, plain text. Pure. */
import type { DepotEvenement } from '../../schemas/evenements/depot.ts';
import type { Verdict, VerdictBordereau, VerdictDossier, VerdictPj } from '../../schemas/verdict.ts';
import { instantEnClair } from '../adhesion/heure-de-paris.ts';
import { objetRejete } from '../depot/rejet.ts';
import { ANOMALIES_PAR_NIVEAU } from '../format/anomalies-gardees.ts';
import { depotRecu } from './acquit.ts';
import { type Detail, detailler } from './detail.ts';
import { type AnomalieDuVerdict, lieuEnClair, omission } from './erreur.ts';

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

/** `dont`: of what the anomalies that are only counted are. */
const partie = (titre: string, { anomalies, autres }: Detail, dont: string): string[] => [
  titre,
  ...anomalies.flatMap(lignesDeLAnomalie),
  ...(autres === 0 ? [] : [`  ${omission(autres, dont)}`]),
];

function titreBordereau({ domaine, numero, exercice }: VerdictBordereau): string {
  return `Bordereau de ${domaine === 'depense' ? 'dépense' : 'recette'} ${numero ?? 'sans numéro'} (exercice ${exercice ?? 'inconnu'})`;
}

const titreDuMessage = ({ message, numero, verdict }: VerdictDossier, rang: number): string =>
  `Message ${rang + 1} (${message}${numero === null ? '' : `, ${numero}`}) : ${ISSUE[verdict]}.`;

/** Which set and which rules: another version may judge otherwise. */
const juges = ({ jeu, regles, politique }: Verdict): string =>
  `Jugé par ${jeu === null ? '' : `les schémas ${jeu}, `}les règles ${regles} et la politique ${politique}.`;

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
  const detail = detailler(verdict, premieresParNiveau(verdict.anomalies));
  const desAutres = verdict.verdict === 'partiel' ? 'accepte' : verdict.verdict;
  const lignes = [
    ...partie(
      `Fichier « ${nom} », reçu le ${instantEnClair(recuLe)} : ${ISSUE[verdict.verdict]}.`,
      detail.flux,
      'ce fichier',
    ),
    ...detail.bordereaux.flatMap((bordereau) => {
      const titre = `${titreBordereau(bordereau.lu)} : ${ISSUE[issue(verdict, bordereau.lu)]}.`;
      return partie(titre, bordereau, 'ce bordereau');
    }),
    ...verdict.factures.map(({ numero }) => `Facture ${numero ?? 'sans numéro'} : ${ISSUE_AU_FEMININ[desAutres]}.`),
    ...verdict.marches.map(({ id }) => `Marché ${id ?? 'sans numéro'} : ${ISSUE[desAutres]}.`),
    ...detail.pj.flatMap((pj) => {
      const titre = `Pièce justificative ${pj.lu.idUnique ?? 'sans identifiant'}`;
      return partie(`${titre} : ${ISSUE_AU_FEMININ[issue(verdict, pj.lu)]}.`, pj, 'cette pièce');
    }),
    ...detail.dossiers.flatMap((un, rang) => partie(titreDuMessage(un.lu, rang), un, 'ce message')),
    juges(verdict),
  ];
  return `${lignes.map(sobre).join('\n')}\n`;
}
