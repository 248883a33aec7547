/** A bordereau as the console shows it: what the flux holds, and what the verdict says of it. Pure. */
import type { Verdict, VerdictSignature } from '../../../schemas/verdict.ts';
import { premieresParNiveau } from '../../acquit/en-clair.ts';
import { fluxRejete, objetRejete } from '../../depot/rejet.ts';
import type { BordereauLisible } from '../../format/lecture-du-bordereau/bordereau-lisible.ts';
import type { AnomalieDite } from './anomalies.ts';
import type { Etat } from './devenir.ts';
import type { Dossier } from './dossier.ts';
import type { MiseLue } from './mise-lue.ts';

export interface PjDuFlux {
  readonly lien: string;
  readonly rejetee: boolean;
}

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
  /** By IdUnique. */
  readonly pj: ReadonlyMap<string, PjDuFlux>;
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

function pjDuFlux(depotId: string, verdict: Verdict): Map<string, PjDuFlux> {
  const parId = new Map<string, PjDuFlux>();
  for (const [i, pj] of verdict.pj.entries()) {
    if (pj.idUnique === null || parId.has(pj.idUnique)) continue;
    parId.set(pj.idUnique, { lien: `/depots/${depotId}/pj/${i + 1}`, rejetee: objetRejete(verdict, pj) });
  }
  return parId;
}

export function montrer({ resume, verdict, mises }: Dossier, lu: BordereauLisible): BordereauMontre {
  const { depotId, nom, expediteur } = resume;
  const commun = { depotId, nom, expediteur, lu, mise: mises.find(({ n }) => n === lu.rang) };
  if (verdict === null)
    return { ...commun, etat: 'en-cours', fluxRejete: false, signatures: [], anomalies: [], pj: new Map() };
  const siennes = verdict.anomalies.filter(({ objet }) => objet.bordereau === lu.rang - 1);
  return {
    ...commun,
    etat: etatDe(verdict, lu),
    fluxRejete: fluxRejete(verdict),
    signatures: verdict.signatures.filter(
      ({ portee, cible }) => portee === 'fichier' || (cible !== null && cible === lu.id),
    ),
    anomalies: juge(verdict, lu) === null ? [] : premieresParNiveau(siennes),
    pj: pjDuFlux(depotId, verdict),
  };
}

/** `GET /depots/:id/bordereaux/:rang`. */
export function documentDuBordereau({ lu, pj, nom: fichier, ...faits }: BordereauMontre) {
  const referees = lu.pieces.flatMap(({ pj: deLaPiece, lignes }) => [...deLaPiece, ...lignes.flatMap((l) => l.pj)]);
  const liens = referees.flatMap(({ idUnique }) => {
    const trouvee = idUnique === null ? undefined : pj.get(idUnique);
    return idUnique === null || trouvee === undefined ? [] : [[idUnique, trouvee] as const];
  });
  return { fichier, ...faits, ...lu, pjDuFlux: Object.fromEntries(liens) };
}
