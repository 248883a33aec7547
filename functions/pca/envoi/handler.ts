/** The recipient's word on what he was handed: he has it, or his system cannot read it. */
import type { DossierNouveau } from '../../../schemas/evenements/dossier.ts';
import type { DestinataireDEchange, Echange } from '../../../schemas/messages/pca/echange.ts';
import { rejetTechniqueSchema } from '../../../schemas/messages/pca/reception.ts';
import type { Resultat } from '../../../schemas/messages/refus.ts';
import { dateCivile } from '../../adhesion/heure-de-paris.ts';
import type { Qui } from '../../habilitation/qui.ts';
import type { Clock, Fence, Journal } from '../../platform/ports.ts';
import { consigner } from '../dossier/consigner.ts';
import { etudeChargee } from '../dossier/etat.ts';
import { evolve } from '../dossier/evolve.ts';
import { type DossierLu, lireLeDossier } from '../dossier/lu.ts';
import { rejeterLaTransmission, transmettre } from '../dossier/recevoir.ts';
import { fluxDossier } from '../flux.ts';
import { type Refuse, refuser } from '../refus.ts';
import { demandeRecevable, estRecu } from './attendus.ts';
import { lireDedupIdPca, type NomDEchange } from './dedup-id.ts';
import { messageDe } from './message.ts';
import { decider } from './recevoir.ts';

export interface EnvoiNeeds {
  readonly journal: Journal;
  readonly horloge: Clock;
}

type Recu = Resultat<{ readonly deja: boolean }>;
interface EchangeLu {
  readonly nom: NomDEchange;
  readonly lu: DossierLu;
  readonly message: Echange;
}

const estPour = ({ acteur }: Qui, destinataire: DestinataireDEchange): boolean =>
  destinataire.type === 'etude'
    ? acteur.role === 'etude' && acteur.siret === destinataire.siret
    : (acteur.role === 'comptable' || acteur.role === 'agent-comptable') && acteur.codique === destinataire.codique;

async function lireLEchange(journal: Journal, qui: Qui, dedupId: string): Promise<EchangeLu | Refuse> {
  const nom = lireDedupIdPca(dedupId);
  if (nom === null) return refuser('MESSAGE_INCONNU');
  const lu = await lireLeDossier(journal, fluxDossier(nom.poste, nom.numero));
  const message = messageDe(lu.events, dedupId);
  if (message === null) return refuser('MESSAGE_INCONNU');
  return estPour(qui, message.destinataire) ? { nom, lu, message } : refuser('MESSAGE_D_UN_AUTRE');
}

/** The message itself, for its recipient; reading it is no receipt, but of the demande (see `premiereLecture`). */
export const lireUnEchange =
  ({ journal }: Pick<EnvoiNeeds, 'journal'>) =>
  async (qui: Qui, dedupId: string): Promise<Resultat<{ readonly echange: Echange }>> => {
    const lu = await lireLEchange(journal, qui, dedupId);
    return 'ok' in lu ? lu : { ok: true, echange: lu.message };
  };

interface Suite {
  readonly events: readonly DossierNouveau[];
  readonly fences: readonly Fence[];
}

/**
 * What the receipt of that message makes of its dossier; a demande withdrawn or given to another makes nothing. One that
 * its system rejected, and has read since, is received.
 */
async function suiteDe({ journal }: EnvoiNeeds, qui: Qui, { nom, lu, message }: EchangeLu, at: string): Promise<Suite> {
  const { seq, rang } = nom;
  const demande = message.evenement.type === 'DemandeSignee';
  const accuse: DossierNouveau[] = demande ? [] : [{ type: 'EchangeRecu', v: 1, data: { seq, rang, par: qui.acteur } }];
  const aRecevoir =
    message.demande !== null && lu.dossier.reception === null && ['signe', 'transmis'].includes(lu.dossier.etat);
  if (!aRecevoir || (demande && !demandeRecevable(lu.dossier))) return { events: accuse, fences: [] };
  const { decision, fences } = await decider(journal, lu, { recuLe: at, moyen: 'accuse-technique', par: qui.acteur });
  return decision.ok ? { events: [...decision.events, ...accuse], fences } : { events: accuse, fences: [] };
}

/** The technical receipt. That of the demande is the first day of the dossier. Repeating it succeeds. */
export const confirmerReceptionPca =
  (needs: EnvoiNeeds) =>
  async (qui: Qui, dedupId: string): Promise<Recu> => {
    for (;;) {
      const echange = await lireLEchange(needs.journal, qui, dedupId);
      if ('ok' in echange) return echange;
      if (estRecu(echange.lu.events, echange.nom)) return { ok: true, deja: true };
      const at = needs.horloge.now();
      const { events, fences } = await suiteDe(needs, qui, echange, at);
      if (events.length === 0) return { ok: true, deja: true };
      const fait = await consigner(needs.journal, echange.lu, { events, at, fences, recus: [dedupId] });
      if (fait.ok) return { ok: true, deja: false };
    }
  };

/**
 * K1, refused: the clock has not started, the comptable is told, and nothing leaves before he says so. Repeating it
 * succeeds. Input: `rejetTechniqueSchema`.
 */
export const rejeterLaDemande =
  ({ journal, horloge }: EnvoiNeeds) =>
  async (qui: Qui, dedupId: string, input: unknown): Promise<Recu> => {
    const { accuse } = rejetTechniqueSchema.parse(input);
    for (;;) {
      const echange = await lireLEchange(journal, qui, dedupId);
      if ('ok' in echange) return echange;
      const { lu, message } = echange;
      if (message.evenement.type !== 'DemandeSignee' || etudeChargee(lu.dossier) !== qui.acteur.siret)
        return refuser('MESSAGE_D_UN_AUTRE');
      if (lu.dossier.rejet !== null) return { ok: true, deja: true };
      const at = horloge.now();
      const le = dateCivile(at);
      // The mark of the sending may not be there yet.
      const envoi = lu.dossier.etat === 'signe' ? transmettre(lu.dossier, le) : null;
      const avant = envoi?.ok ? envoi.events : [];
      const decision = rejeterLaTransmission(avant.reduce(evolve, lu.dossier), { le, accuse });
      if (!decision.ok) return decision;
      const fait = await consigner(journal, lu, { events: [...avant, ...decision.events], at });
      if (fait.ok) return { ok: true, deja: false };
    }
  };
