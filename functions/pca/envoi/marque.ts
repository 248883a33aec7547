/** What is recorded of a sending: of a demande, its story, which starts a watch; of all the rest, the mark alone. */
import { dateCivile } from '../../adhesion/heure-de-paris.ts';
import type { AppendResult, Journal, OutboxPending } from '../../platform/ports.ts';
import { consigner } from '../dossier/consigner.ts';
import type { Dossier } from '../dossier/etat.ts';
import { lireLeDossier } from '../dossier/lu.ts';
import { transmettre } from '../dossier/recevoir.ts';
import { fluxDossier } from '../flux.ts';
import { demandeAttendue, estRecu } from './attendus.ts';
import { lireDedupIdPca } from './dedup-id.ts';

export type Marquer = (at: string) => Promise<AppendResult>;

/** Not where another hand has just sent it, or its recipient rejected it: the entry was read before. */
function partEncore(dossier: Dossier, { sends, lastSentAt }: OutboxPending): boolean {
  const { etat, transmisLe } = dossier;
  if (!demandeAttendue(dossier)) return false;
  if (etat !== 'transmis' || transmisLe === null) return etat === 'signe';
  return sends > 0 && lastSentAt !== null && transmisLe <= dateCivile(lastSentAt);
}

/** What to record once it is sent; null where nothing should leave any more. */
export async function marqueDUnEchange(journal: Journal, entree: OutboxPending): Promise<Marquer | null> {
  const nom = lireDedupIdPca(entree.id);
  if (nom === null) return null;
  const lu = await lireLeDossier(journal, fluxDossier(nom.poste, nom.numero));
  const envoyes = [entree.id];
  if (nom.seq > 1) return estRecu(lu.events, nom) ? null : (at) => consigner(journal, lu, { events: [], at, envoyes });
  if (!partEncore(lu.dossier, entree)) return null;
  return (at) => {
    const decision = transmettre(lu.dossier, dateCivile(at));
    return consigner(journal, lu, { events: decision.ok ? decision.events : [], at, envoyes });
  };
}
