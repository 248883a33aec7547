/** The answers of Hélios to one deposit, as its page shows them: the latest first. */
import type { DepotEvenement } from '../../schemas/evenements/depot.ts';
import { lireVerdictConserve } from '../depot/verdict-rendu.ts';
import type { ObjectStore } from '../platform/ports.ts';
import { type ReponseEnClair, reponseEnClair } from './en-clair.ts';
import { RIEN_D_ACQUITTE } from './recueil.ts';

/** Every one has its sentence among the steps of the deposit; the latest are detailed. */
const REPONSES_MAX = 20;

export async function reponsesDHelios(
  needs: { readonly objets: ObjectStore },
  events: readonly DepotEvenement[],
): Promise<ReponseEnClair[]> {
  const rattachees = events
    .filter((event) => event.type === 'RetourHeliosRattache')
    .map((event, rang) => ({ ...event, numero: rang + 1 }))
    .slice(-REPONSES_MAX);
  const reponses: ReponseEnClair[] = [];
  for (const rattachee of rattachees.toReversed()) {
    const verdict = await lireVerdictConserve(needs, rattachee);
    const entete = { numero: rattachee.numero, dteStr: verdict?.entete?.dteStr ?? null };
    reponses.push(reponseEnClair(rattachee.data, verdict?.helios?.reponse ?? RIEN_D_ACQUITTE, entete));
  }
  return reponses;
}
