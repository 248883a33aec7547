/** Another étude of the contract takes a dossier over: the DDFiP's act, told with its reason to both and to the comptable. */
import type { ObjetScelle } from '../../../schemas/evenements/identifiants.ts';
import { reaffecterSchema } from '../../../schemas/messages/pca/reception.ts';
import type { Resultat } from '../../../schemas/messages/refus.ts';
import { dateCivile } from '../../adhesion/heure-de-paris.ts';
import type { Qui } from '../../habilitation/qui.ts';
import type { Evenement } from '../../journal/evenement.ts';
import type { NomDeDossier, PcaNeeds } from '../besoins.ts';
import { refusDuDocument } from '../documents.ts';
import { empreinteDuMessage } from '../empreintes.ts';
import { fluxDossier } from '../flux.ts';
import { lieuDuDossier, prevu, ranger } from '../objets.ts';
import { refuser } from '../refus.ts';
import { consigner } from './consigner.ts';
import { lireLeContrat, lireLeDossier } from './lu.ts';
import { reaffecter as reaffecterLeDossier } from './recevoir.ts';

/** Input: `reaffecterSchema`. Fenced on the contract: its members are those of the commit (R7). */
export const reaffecter =
  ({ journal, objets, horloge, cles }: PcaNeeds) =>
  async (
    qui: Qui,
    { poste, numero }: NomDeDossier,
    input: unknown,
  ): Promise<Resultat<{ readonly events: readonly Evenement[] }>> => {
    const { message, document, ...dit } = reaffecterSchema.parse(input);
    const refus = document && refusDuDocument(document);
    if (refus) return refus;
    const vu = { id: message.id, empreinte: empreinteDuMessage(cles, { ...dit, document }), par: qui.acteur };
    for (;;) {
      const lu = await lireLeDossier(journal, fluxDossier(poste, numero));
      const { demande } = lu.dossier;
      if (demande === null) return refuser('DOSSIER_INCONNU');
      const { contrat, fence } = await lireLeContrat(journal, demande.contrat);
      const at = horloge.now();
      const lieu = lieuDuDossier(demande.nature, demande);
      const decider = (objet: ObjetScelle | null) =>
        reaffecterLeDossier(lu.dossier, { ...dit, document: objet, message: vu }, contrat, dateCivile(at));
      const essai = decider(document && prevu(lieu, document.contenu));
      if (!essai.ok || essai.events.length === 0) return essai.ok ? { ok: true, events: [] } : essai;
      const decision = document === null ? essai : decider(await ranger(objets, lieu, document.contenu));
      if (!decision.ok) return decision;
      const fait = await consigner(journal, lu, { events: decision.events, at, fences: [fence] });
      if (fait.ok) return fait;
    }
  };
