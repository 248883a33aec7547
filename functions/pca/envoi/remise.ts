/** The other ways by which an étude has a dossier: it reads it first, it is handed paper, it is sent it again. */
import { remisePapierSchema } from '../../../schemas/messages/pca/reception.ts';
import type { Resultat } from '../../../schemas/messages/refus.ts';
import { dateCivile } from '../../adhesion/heure-de-paris.ts';
import type { Qui } from '../../habilitation/qui.ts';
import type { NomDeDossier } from '../besoins.ts';
import { dateEnClair } from '../calendrier/dates.ts';
import { consigner } from '../dossier/consigner.ts';
import { type Dossier, etudeChargee } from '../dossier/etat.ts';
import { lireLeDossier } from '../dossier/lu.ts';
import { reprendreLaTransmission } from '../dossier/recevoir.ts';
import { fluxDossier } from '../flux.ts';
import { type Refuse, refuser } from '../refus.ts';
import type { EnvoiNeeds } from './handler.ts';
import { decider, type Reception } from './recevoir.ts';

type Recu = Resultat<{ readonly recu: boolean }>;

const enRoute = ({ etat }: Dossier): boolean => etat === 'signe' || etat === 'transmis';

/** `vise`: what is received of the dossier as it stands; null where nothing is; or why it may not be. */
async function recevoirLeDossier(
  { journal, horloge }: EnvoiNeeds,
  { poste, numero }: NomDeDossier,
  vise: (dossier: Dossier, at: string) => Reception | Refuse | null,
): Promise<Recu> {
  for (;;) {
    const lu = await lireLeDossier(journal, fluxDossier(poste, numero));
    const at = horloge.now();
    const reception = vise(lu.dossier, at);
    if (reception === null) return { ok: true, recu: false };
    if ('ok' in reception) return reception;
    const { decision, fences } = await decider(journal, lu, reception);
    if (!decision.ok) return decision;
    const fait = await consigner(journal, lu, { events: decision.events, at, fences });
    if (fait.ok) return { ok: true, recu: true };
  }
}

/** The étude in charge reads a dossier that it has not acknowledged: it has it from then on. For anybody else, nothing. */
export const premiereLecture =
  (needs: EnvoiNeeds) =>
  ({ acteur }: Qui, nom: NomDeDossier): Promise<Recu> =>
    recevoirLeDossier(needs, nom, (dossier, recuLe) => {
      const sien = acteur.role === 'etude' && acteur.siret !== undefined && acteur.siret === etudeChargee(dossier);
      return sien && enRoute(dossier) && dossier.demande?.voie === 'dematerialisee'
        ? { recuLe, moyen: 'premiere-lecture', par: acteur }
        : null;
    });

const refusDuPoste = ({ demande }: Dossier, { acteur }: Qui): Refuse | null => {
  if (demande === null) return refuser('DOSSIER_INCONNU');
  if (acteur.role !== 'comptable' && acteur.role !== 'agent-comptable') return refuser('ACTE_RESERVE_AU_COMPTABLE');
  return acteur.codique === demande.poste ? null : refuser('AUTRE_POSTE');
};

/** At noon, which is that day in Paris all the year round. */
const aMidi = (jour: string): string => `${jour}T11:00:00.000Z`;

/** The poste says when the étude had the paper. Input: `remisePapierSchema`. Said again, nothing changes. */
export const remettreSurPapier =
  (needs: EnvoiNeeds) =>
  (qui: Qui, nom: NomDeDossier, input: unknown): Promise<Recu> => {
    const { remisLe } = remisePapierSchema.parse(input);
    return recevoirLeDossier(needs, nom, (dossier, at) => {
      const refus = refusDuPoste(dossier, qui);
      if (refus) return refus;
      const { demande } = dossier;
      if (demande === null || demande.voie !== 'papier') return refuser('REMISE_PAPIER_SANS_OBJET');
      if (dossier.reception !== null) return null;
      if (dateCivile(at) < remisLe) return refuser('DATE_FUTURE', { date: dateEnClair(remisLe) });
      if (remisLe < demande.signeeLe)
        return refuser('DATE_ANTERIEURE', { date: dateEnClair(remisLe), repere: 'la demande' });
      return { recuLe: aMidi(remisLe), moyen: 'remise-papier', par: qui.acteur };
    });
  };

/** What the étude's system rejected is sent to it again, at the poste's word. Said again before it leaves, nothing changes. */
export const retransmettre =
  ({ journal, horloge }: EnvoiNeeds) =>
  async (qui: Qui, { poste, numero }: NomDeDossier): Promise<Resultat<{ readonly deja: boolean }>> => {
    for (;;) {
      const lu = await lireLeDossier(journal, fluxDossier(poste, numero));
      const refus = refusDuPoste(lu.dossier, qui);
      if (refus) return refus;
      if (lu.events.at(-1)?.type === 'DemandeRetransmise') return { ok: true, deja: true };
      const at = horloge.now();
      const decision = reprendreLaTransmission(lu.dossier, { le: dateCivile(at), par: qui.acteur });
      if (!decision.ok) return decision;
      const fait = await consigner(journal, lu, { events: decision.events, at });
      if (fait.ok) return { ok: true, deja: false };
    }
  };
