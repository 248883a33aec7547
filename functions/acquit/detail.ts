/** What an answer tells of each part of a flow: no motif goes untold, and what is only counted is counted where it is. */
import { anomalieSansValeurs, type CodeMotif, MOTIFS, type Objet } from '../../schemas/motifs/catalogue.ts';
import type { Verdict, VerdictBordereau, VerdictDossier, VerdictPj } from '../../schemas/verdict.ts';
import type { AnomalieDuVerdict } from './erreur.ts';

export interface Detail {
  /** Those of the verdict, then each motif of which it tells none, without its values. */
  readonly anomalies: readonly AnomalieDuVerdict[];
  /** How many there are besides. */
  readonly autres: number;
}

/** The motifs of the flow are in each of its parts, and are said once. */
const PROPRES: ReadonlySet<string> = new Set(
  Object.entries(MOTIFS).flatMap(([code, { niveau }]) => (niveau === 'flux' ? [] : [code])),
);
const estPropre = (code: string): code is CodeMotif => PROPRES.has(code);

/** `dites`: of this part, those that the answer tells. */
export function detailDeLaPartie(
  { motifs, anomalies }: VerdictBordereau | VerdictPj | VerdictDossier,
  objet: Objet,
  dites: readonly AnomalieDuVerdict[],
): Detail {
  const connus = new Set(dites.map(({ code }) => code));
  const tus = motifs.filter((code) => !connus.has(code)).filter(estPropre);
  return {
    anomalies: [...dites, ...tus.map((code) => anomalieSansValeurs(code, objet))],
    autres: Math.max(0, anomalies - dites.length - tus.length),
  };
}

type DeLaPartie<T> = Detail & { readonly lu: T };

export interface DetailDuFlux {
  readonly flux: Detail;
  /** In the order of the file. */
  readonly bordereaux: readonly DeLaPartie<VerdictBordereau>[];
  readonly pj: readonly DeLaPartie<VerdictPj>[];
  readonly dossiers: readonly DeLaPartie<VerdictDossier>[];
}

/** `dites`: those of the verdict that the answer tells. */
export function detailler(verdict: Verdict, dites: readonly AnomalieDuVerdict[]): DetailDuFlux {
  const parBordereau = Map.groupBy(dites, ({ objet }) => objet.bordereau);
  const parPj = Map.groupBy(dites, ({ objet }) => objet.pj);
  const bordereaux = verdict.bordereaux.map((lu, bordereau) => ({
    lu,
    ...detailDeLaPartie(lu, { bordereau }, parBordereau.get(bordereau) ?? []),
  }));
  const pj = verdict.pj.map((lu, rang) => ({ lu, ...detailDeLaPartie(lu, { pj: rang }, parPj.get(rang) ?? []) }));
  const parDossier = Map.groupBy(dites, ({ objet }) => objet.dossier);
  const dossiers = verdict.dossiers.map((lu, dossier) => ({
    lu,
    ...detailDeLaPartie(lu, { dossier }, parDossier.get(dossier) ?? []),
  }));
  const duFlux = dites.filter(
    ({ objet }) => objet.bordereau === undefined && objet.pj === undefined && objet.dossier === undefined,
  );
  const dansLesParties = [...bordereaux, ...pj, ...dossiers].reduce(
    (n, { anomalies, autres }) => n + anomalies.length + autres,
    0,
  );
  const total = verdict.anomalies.length + verdict.anomaliesOmises;
  return {
    flux: { anomalies: duFlux, autres: Math.max(0, total - duFlux.length - dansLesParties) },
    bordereaux,
    pj,
    dossiers,
  };
}
