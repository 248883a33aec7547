/** A bordereau as the console shows it: what the flux holds, and what the verdict says of it. Pure. */
import type { Verdict, VerdictSignature } from '../../../../schemas/verdict.ts';
import { type Detail, detailDeLaPartie } from '../../../acquit/detail.ts';
import { premieresParNiveau } from '../../../acquit/en-clair.ts';
import { fluxRejete, objetRejete } from '../../../depot/rejet.ts';
import type { BordereauLisible } from '../../../format/lecture-du-bordereau/bordereau-lisible.ts';
import type { MiseLue } from '../mise/mise-lue.ts';
import type { AnomalieDite } from './anomalies.ts';
import type { Etat } from './devenir.ts';
import type { Dossier } from './dossier.ts';
import type { PjReferee } from './pj-transmises.ts';

export interface BordereauMontre {
  readonly depotId: string;
  readonly nom: string;
  readonly expediteur: string;
  readonly lu: BordereauLisible;
  readonly etat: Etat;
  /** The whole flow is rejected: what is wrong may lie elsewhere than in this bordereau. */
  readonly fluxRejete: boolean;
  /** Those that cover it: its own, and the file's. */
  readonly signatures: readonly VerdictSignature[];
  readonly mise: MiseLue | undefined;
  readonly anomalies: readonly AnomalieDite[];
  /** How many it has besides. */
  readonly autresAnomalies: number;
  /** By IdUnique: those of the flow, and those that another flow brought. */
  readonly pj: ReadonlyMap<string, PjReferee>;
}

/** What the verdict says of this bordereau; null where it counted otherwise, which only a rejected flow can cause. */
function juge(verdict: Verdict, { rang, numero, exercice }: BordereauLisible) {
  const trouve = verdict.bordereaux[rang - 1];
  return trouve?.numero === numero && trouve.exercice === exercice ? trouve : null;
}

function etatDe(verdict: Verdict, lu: BordereauLisible): Etat {
  const objet = juge(verdict, lu);
  if (objet === null) return verdict.verdict;
  return objetRejete(verdict, objet) ? 'rejete' : objet.verdict;
}

function pjDuFlux(depotId: string, verdict: Verdict): Map<string, PjReferee> {
  const parId = new Map<string, PjReferee>();
  for (const [i, pj] of verdict.pj.entries()) {
    if (pj.idUnique === null || parId.has(pj.idUnique)) continue;
    parId.set(pj.idUnique, {
      lien: `/depots/${depotId}/pj/${i + 1}`,
      rejetee: objetRejete(verdict, pj),
      ailleurs: false,
    });
  }
  return parId;
}

const dites = ({ anomalies, autres }: Detail) => ({ anomalies, autresAnomalies: autres });

export function montrer(
  { resume, verdict, mises }: Dossier,
  lu: BordereauLisible,
  transmises: ReadonlyMap<string, PjReferee> = new Map(),
): BordereauMontre {
  const { depotId, nom, expediteur } = resume;
  const commun = { depotId, nom, expediteur, lu, mise: mises.find(({ n }) => n === lu.rang) };
  const aucune = { anomalies: [], autres: 0 };
  if (verdict === null)
    return { ...commun, etat: 'en-cours', fluxRejete: false, signatures: [], ...dites(aucune), pj: new Map() };
  const objet = { bordereau: lu.rang - 1 };
  const siennes = verdict.anomalies.filter(({ objet: { bordereau } }) => bordereau === objet.bordereau);
  const lui = juge(verdict, lu);
  const detail = lui === null ? aucune : detailDeLaPartie(lui, objet, premieresParNiveau(siennes));
  return {
    ...commun,
    etat: etatDe(verdict, lu),
    fluxRejete: fluxRejete(verdict),
    signatures: verdict.signatures.filter(
      ({ portee, cible }) => portee === 'fichier' || (cible !== null && cible === lu.id),
    ),
    ...dites(detail),
    pj: new Map([...pjDuFlux(depotId, verdict), ...transmises]),
  };
}

/** IdUnique of the PJ that this page refers to. */
export function pjReferees({ pieces }: BordereauLisible): string[] {
  const references = pieces.flatMap(({ pj, lignes }) => [...pj, ...lignes.flatMap((ligne) => ligne.pj)]);
  return [...new Set(references.flatMap(({ idUnique }) => (idUnique === null ? [] : [idUnique])))];
}

/** `GET /depots/:id/bordereaux/:rang`. */
export function documentDuBordereau({ lu, pj, nom: fichier, ...faits }: BordereauMontre) {
  const liens = pjReferees(lu).flatMap((idUnique) => {
    const trouvee = pj.get(idUnique);
    return trouvee === undefined ? [] : [[idUnique, trouvee] as const];
  });
  return { fichier, ...faits, ...lu, pjDuFlux: Object.fromEntries(liens) };
}
