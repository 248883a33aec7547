/** The same answer for people: French, plain text. Pure. */
import type { DepotEvenement } from '../../schemas/evenements/depot.ts';
import type { Verdict, VerdictBordereau, VerdictPj } from '../../schemas/verdict.ts';
import { instantEnClair } from '../adhesion/heure-de-paris.ts';
import { fluxRejete, objetRejete } from '../depot/rejet.ts';
import { depotRecu } from './acquit.ts';
import { type AnomalieDuVerdict, lieuEnClair } from './erreur.ts';

const ISSUE: Record<Verdict['verdict'], string> = {
  accepte: 'accepté',
  partiel: 'accepté en partie',
  rejete: 'rejeté',
  indetermine: 'transmis sous réserve : tout n’a pas pu être vérifié',
};

const issue = (verdict: Verdict, objet: VerdictBordereau | VerdictPj): string =>
  ISSUE[objetRejete(verdict, objet) ? 'rejete' : objet.verdict];

const ligneAnomalie = (anomalie: AnomalieDuVerdict, retrait: string): string[] => [
  `${retrait}- ${anomalie.gravite === 'alerte' ? 'Alerte : ' : ''}${lieuEnClair(anomalie)}${anomalie.phrase}`,
  `${retrait}  Que faire : ${anomalie.remede}`,
];

function partie(titre: string, anomalies: readonly AnomalieDuVerdict[]): string[] {
  return [titre, ...anomalies.flatMap((anomalie) => ligneAnomalie(anomalie, '  '))];
}

function titreBordereau({ domaine, numero, exercice }: VerdictBordereau): string {
  return `Bordereau de ${domaine === 'depense' ? 'dépense' : 'recette'} ${numero ?? 'sans numéro'} (exercice ${exercice ?? 'inconnu'})`;
}

/** The verdict with every anomaly, its place and what to do about it. */
export function acquitEnClair(events: readonly DepotEvenement[], verdict: Verdict): string {
  const { nom, recuLe } = depotRecu(events).data;
  const { anomalies, anomaliesOmises } = verdict;
  const parPorteur = Map.groupBy(anomalies, ({ objet: { bordereau, pj } }) => {
    if (bordereau !== undefined) return `bordereau ${bordereau}`;
    return pj === undefined ? 'flux' : `pj ${pj}`;
  });
  const lignes = [
    ...partie(
      `Fichier « ${nom} », reçu le ${instantEnClair(recuLe)} : ${ISSUE[fluxRejete(verdict) ? 'rejete' : verdict.verdict]}.`,
      parPorteur.get('flux') ?? [],
    ),
    ...verdict.bordereaux.flatMap((lu, rang) =>
      partie(`${titreBordereau(lu)} : ${issue(verdict, lu)}.`, parPorteur.get(`bordereau ${rang}`) ?? []),
    ),
    ...verdict.pj.flatMap((lue, rang) =>
      partie(
        `Pièce justificative ${lue.idUnique ?? 'sans identifiant'} : ${issue(verdict, lue)}.`,
        parPorteur.get(`pj ${rang}`) ?? [],
      ),
    ),
  ];
  if (anomaliesOmises > 0) lignes.push(`${anomaliesOmises} autre(s) anomalie(s) ne sont pas détaillées.`);
  return `${lignes.join('\n')}\n`;
}
