/** What of a judged flow is handed over, to whom, and in which words. Pure. */
import type { DepotRecu, VerdictRendu } from '../../schemas/evenements/depot.ts';
import type { Dispense, MiseNouveau } from '../../schemas/evenements/mise.ts';
import { type MiseADispositionMessage, queueDuComptable } from '../../schemas/messages/mise-a-disposition.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { fluxRejete, objetRejete } from '../depot/rejet.ts';
import type { OutboxEntry } from '../platform/ports.ts';
import { dedupIdDe } from './cle.ts';
import { signaturesDe } from './dispense.ts';

/**
 * Ranks to hand over: one for each bordereau that is not rejected (from 1), then 0, once, for the marchés and factures,
 * or for the PJ of a flow that has no bordereau to hand over. What is `indetermine` is handed over as data, without dispense.
 * A PCA file and Hélios's own answers go to no comptable's queue.
 */
export function rangsAMettreADisposition(verdict: Verdict): number[] {
  if (verdict.nature !== 'PES_Aller' || fluxRejete(verdict)) return [];
  const rangs = verdict.bordereaux.flatMap((bordereau, rang) => (objetRejete(verdict, bordereau) ? [] : [rang + 1]));
  const autres = verdict.marches.length + verdict.factures.length;
  return autres > 0 || rangs.length === 0 ? [...rangs, 0] : rangs;
}

export interface MiseADecider {
  readonly recu: DepotRecu;
  readonly rendu: VerdictRendu;
  readonly verdict: Verdict;
  readonly n: number;
  readonly dispense: Dispense;
  readonly epochAdhesion: number;
}

export const bordereauDeRang = (verdict: Verdict, n: number) => (n === 0 ? null : (verdict.bordereaux[n - 1] ?? null));

function message(
  { recu, rendu, verdict, n, dispense }: MiseADecider,
  depotId: string,
  destinataire: string,
): MiseADispositionMessage {
  const { bucket, key, version, sha256, size, expediteur, recuLe } = recu.data;
  const { objet, jeu, regles, politique } = rendu.data;
  const dedupId = dedupIdDe(depotId, n);
  const lu = bordereauDeRang(verdict, n);
  const signatures = signaturesDe(verdict, lu)
    .slice(0, 10)
    .map(({ portee, integrite, confiance, signeLe }) => ({ portee, integrite, confiance, signeLe }));
  return {
    type: 'mise-a-disposition',
    v: 1,
    dedupId,
    depotId,
    n,
    destinataire,
    expediteur,
    recuLe,
    fichier: { bucket, key, version, sha256, taille: size },
    nature: verdict.nature,
    bordereau: lu && { domaine: lu.domaine, type: lu.type, exercice: lu.exercice, numero: lu.numero },
    marches: n === 0 ? verdict.marches.length : 0,
    factures: n === 0 ? verdict.factures.length : 0,
    pj: verdict.pj.filter((pj) => !objetRejete(verdict, pj)).length,
    verification: { verdict: lu?.verdict ?? verdict.verdict, objet, jeu, regles, politique, signatures },
    dispense,
    reception: `/mises-a-disposition/${dedupId}/reception`,
  };
}

/** The decision and the message that leaves with it. Throws on an accepted flow that names no poste: ours is the fault. */
export function decider(mise: MiseADecider): { readonly event: MiseNouveau; readonly outbox: OutboxEntry } {
  const { recu, verdict, n, dispense, epochAdhesion } = mise;
  const depotId = recu.stream.slice('depot/'.length);
  const destinataire = verdict.entete?.idPost ?? null;
  if (destinataire === null) throw new Error(`mise ${depotId}/${n}: accepted without IdPost`);
  const dedupId = dedupIdDe(depotId, n);
  return {
    event: {
      type: 'MiseADispositionDecidee',
      v: 1,
      data: { dedupId, depotId, n, destinataire, dispense, epochAdhesion },
    },
    outbox: {
      id: dedupId,
      queue: queueDuComptable(destinataire),
      group: recu.data.expediteur,
      body: JSON.stringify(message(mise, depotId, destinataire)),
    },
  };
}
