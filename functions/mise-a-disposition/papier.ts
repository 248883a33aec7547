/** The paper that a delivery without dispense leaves due (art. 6): the poste ticks it off as it arrives. */
import * as z from 'zod';
import { acteurSchema, codiqueSchema, dateSchema } from '../../schemas/evenements/identifiants.ts';
import { dedupIdSchema, lireMise, type MiseNouveau, OBJETS_DU_PAPIER } from '../../schemas/evenements/mise.ts';
import { type Refus, type Resultat, refuser } from '../../schemas/messages/refus.ts';
import { dateCivile } from '../adhesion/heure-de-paris.ts';
import type { Clock, Journal } from '../platform/ports.ts';
import { fluxMise } from './cle.ts';
import { etatDeLaMise, type Mise, transition } from './cycle.ts';

/** `par`: the poste that has it in hand. `recuLe`: the civil date of its arrival. */
const cocherSchema = z.object({
  dedupId: dedupIdSchema,
  par: codiqueSchema,
  objet: z.enum(OBJETS_DU_PAPIER),
  recuLe: dateSchema,
  saisiPar: acteurSchema,
});
type Commande = Omit<z.infer<typeof cocherSchema>, 'dedupId'>;
type DecisionPapier =
  | { readonly ok: true; readonly event: MiseNouveau | null }
  | { readonly ok: false; readonly refus: Refus };

/** `du` and `au`: the civil dates of the delivery and of now. The same paper ticked off twice arrived once, on the first date. */
export function deciderLePapier(
  mise: Mise,
  commande: Commande,
  { du, au }: { readonly du: string; readonly au: string },
): DecisionPapier {
  const { par, objet, recuLe } = commande;
  if (mise.dispense === null) return refuser('MISE_INCONNUE', 'Aucune mise à disposition ne porte cet identifiant.');
  if (mise.destinataire !== par)
    return refuser('AUTRE_DESTINATAIRE', `Cette mise à disposition n’est pas adressée au poste comptable ${par}.`);
  if (mise.dispense[objet])
    return refuser('PAPIER_NON_DU', 'L’ordonnateur est dispensé de ce papier : il n’est pas attendu.');
  if (mise.papier[objet] !== undefined) return { ok: true, event: null };
  if (recuLe > au) return refuser('DATE_A_VENIR', 'La date d’arrivée du papier est à venir.');
  if (recuLe < du)
    return refuser(
      'DATE_IMPOSSIBLE',
      'Ce papier n’était pas encore dû : sa date d’arrivée précède la remise du bordereau.',
    );
  if (transition(mise.etat, 'PapierRecu') === null)
    return refuser('DEJA_REJETEE', 'Cette mise à disposition a été rejetée : son papier n’est plus attendu.');
  return { ok: true, event: { type: 'PapierRecu', v: 1, data: commande } };
}

/** Its message goes on being sent until it is received: paper is no receipt of the data. Input: `cocherSchema`. */
export const cocherLePapier =
  ({ journal, horloge }: { readonly journal: Journal; readonly horloge: Clock }) =>
  async (input: unknown): Promise<Resultat<{ readonly papier: Mise['papier'] }>> => {
    const { dedupId, ...commande } = cocherSchema.parse(input);
    const stream = fluxMise(dedupId);
    for (;;) {
      const { events, seq } = await journal.read(stream);
      const mise = etatDeLaMise(lireMise(events));
      const at = horloge.now();
      const du = dateCivile(events[0]?.at ?? at);
      const decision = deciderLePapier(mise, commande, { du, au: dateCivile(at) });
      if (!decision.ok) return decision;
      if (decision.event === null) return { ok: true, papier: mise.papier };
      await journal.append({ stream, expected: seq, events: [decision.event], at });
    }
  };
