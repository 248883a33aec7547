/** Adds to a verdict what the file alone could not say, and draws the consequences. Pure. */
import type { Anomalie } from '../../schemas/motifs/catalogue.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { sansVerdictPropre } from './rejet.ts';

type Etat = Verdict['verdict'];

/** A flow whose parts are all rejected is rejected; some, partial. `base`: what stands where no part says otherwise. */
function verdictDuFlux(base: Etat, parties: readonly Etat[]): Etat {
  const rejetees = parties.filter((etat) => etat === 'rejete').length;
  if (rejetees === 0) return base;
  if (rejetees === parties.length) return 'rejete';
  return parties.includes('indetermine') ? 'indetermine' : 'partiel';
}

/** A part that falls with its flow tells its own motifs first. */
function atteint<T extends { verdict: Etat; motifs: string[]; anomalies: number }>(
  partie: T,
  anomalies: readonly Anomalie[],
  rejetDuFlux: readonly string[],
): T {
  const rejetee = partie.verdict === 'rejete' || anomalies.some(({ gravite }) => gravite === 'rejet');
  const propres = [...partie.motifs, ...anomalies.map(({ code }) => code)];
  const motifs = [...new Set(rejetee ? propres : [...propres, ...rejetDuFlux])];
  const nombre = partie.anomalies + anomalies.length;
  return {
    ...partie,
    motifs,
    anomalies: nombre,
    verdict: rejetee || rejetDuFlux.length > 0 ? 'rejete' : partie.verdict,
  };
}

/** Anomalies added to a verdict at most; the others are counted, and each part keeps its motifs. */
const AJOUTEES_MAX = 2500;

/** The completed verdict. An anomaly of the flow rejects all of it, one of a bordereau or of a PJ that one alone. */
export function completerVerdict(verdict: Verdict, anomalies: readonly Anomalie[]): Verdict {
  if (anomalies.length === 0) return verdict;
  const rejetDuFlux = anomalies
    .filter(({ niveau, gravite }) => niveau === 'flux' && gravite === 'rejet')
    .map(({ code }) => code);
  const parBordereau = Map.groupBy(anomalies, ({ objet }) => objet.bordereau);
  const parPj = Map.groupBy(anomalies, ({ objet }) => objet.pj);
  const bordereaux = verdict.bordereaux.map((lu, rang) => atteint(lu, parBordereau.get(rang) ?? [], rejetDuFlux));
  const pj = verdict.pj.map((lue, rang) => atteint(lue, parPj.get(rang) ?? [], rejetDuFlux));
  const parDossier = Map.groupBy(anomalies, ({ objet }) => objet.dossier);
  const dossiers = verdict.dossiers.map((lu, rang) => atteint(lu, parDossier.get(rang) ?? [], rejetDuFlux));
  const parties = [...bordereaux, ...pj, ...dossiers, ...sansVerdictPropre(verdict)].map((partie) => partie.verdict);
  return {
    ...verdict,
    verdict: rejetDuFlux.length > 0 ? 'rejete' : verdictDuFlux(verdict.verdict, parties),
    bordereaux,
    pj,
    dossiers,
    anomalies: [...verdict.anomalies, ...anomalies.slice(0, AJOUTEES_MAX)],
    anomaliesOmises: verdict.anomaliesOmises + Math.max(0, anomalies.length - AJOUTEES_MAX),
  };
}
