/** Another étude of the contract takes a dossier over: the DDFiP's act, told to both and to the comptable. */
import { reaffecterSchema } from '../../../schemas/messages/pca/reception.ts';
import type { Resultat } from '../../../schemas/messages/refus.ts';
import { dateCivile } from '../../adhesion/heure-de-paris.ts';
import type { Qui } from '../../habilitation/qui.ts';
import type { Evenement } from '../../journal/evenement.ts';
import type { NomDeDossier, PcaNeeds } from '../besoins.ts';
import { empreinteDuMessage } from '../empreintes.ts';
import { fluxDossier } from '../flux.ts';
import { refuser } from '../refus.ts';
import { consigner } from './consigner.ts';
import { lireLeContrat, lireLeDossier } from './lu.ts';
import { reaffecter as decider } from './recevoir.ts';

/** Input: `reaffecterSchema`. Fenced on the contract: its members are those of the commit (R7). */
export const reaffecter =
  ({ journal, horloge, cles }: Pick<PcaNeeds, 'journal' | 'horloge' | 'cles'>) =>
  async (
    qui: Qui,
    { poste, numero }: NomDeDossier,
    input: unknown,
  ): Promise<Resultat<{ readonly events: readonly Evenement[] }>> => {
    const { message, ...contenu } = reaffecterSchema.parse(input);
    const vu = { id: message.id, empreinte: empreinteDuMessage(cles, contenu), par: qui.acteur };
    for (;;) {
      const lu = await lireLeDossier(journal, fluxDossier(poste, numero));
      if (lu.dossier.demande === null) return refuser('DOSSIER_INCONNU');
      const { contrat, fence } = await lireLeContrat(journal, lu.dossier.demande.contrat);
      const at = horloge.now();
      const decision = decider(lu.dossier, { ...contenu, message: vu }, contrat, dateCivile(at));
      if (!decision.ok) return decision;
      if (decision.events.length === 0) return { ok: true, events: [] };
      const fait = await consigner(journal, lu, { events: decision.events, at, fences: [fence] });
      if (fait.ok) return fait;
    }
  };
