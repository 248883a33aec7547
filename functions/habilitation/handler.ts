/** Records what may be granted or withdrawn, on the stream of each right. */
import { raisonSchema } from '../../schemas/evenements/identifiants.ts';
import { accorderSchema, retirerSchema } from '../../schemas/messages/habilitation.ts';
import { type Resultat, refuser } from '../../schemas/messages/refus.ts';
import { sha256Jcs } from '../journal/evenement.ts';
import type { Clock, Journal, ObjectStore } from '../platform/ports.ts';
import { premierRegard } from '../retention/registre/echeance.ts';
import { fluxHabilitation, type Habilitation, lireUneHabilitation } from './cycle.ts';
import { HABILITATIONS_MAX, habilitationsDe, placesDe } from './de-la-personne.ts';
import { refusDAccorder, refusDeRetirer } from './decide.ts';
import { consignerIdentite } from './identite.ts';
import { type Cles, personneDe } from './personne.ts';
import type { Qui } from './qui.ts';

export interface HabilitationNeeds {
  readonly journal: Journal;
  readonly objets: ObjectStore;
  readonly horloge: Clock;
  readonly cles: Pick<Cles, 'personne'>;
}

type Fait = Resultat<{ readonly id: string; readonly deja: boolean }>;

/** The first id of this right that was never used: one that was withdrawn is granted again under another. */
async function idLibre(journal: Journal, droit: readonly string[]): Promise<string> {
  for (let fois = 1; ; fois++) {
    const id = `h-${sha256Jcs([...droit, fois]).slice(0, 32)}`;
    if ((await journal.read(fluxHabilitation(id))).seq === 0) return id;
  }
}

const memeDroit = (a: Pick<Habilitation, 'role' | 'perimetre'>, b: Pick<Habilitation, 'role' | 'perimetre'>) =>
  a.role === b.role && sha256Jcs(a.perimetre) === sha256Jcs(b.perimetre);

/** In whose name an agent will act: whoever grants, or he whom an administrateur names. */
async function delegantDe(journal: Journal, qui: Qui, dit: string | null): Promise<Habilitation | null> {
  const id = qui.acteur.role === 'administrateur' ? dit : qui.acteur.id;
  return id === null ? null : lireUneHabilitation(journal, id);
}

/** Input: `accorderSchema`. A person may hold one role for one organisation once. */
export const accorder =
  ({ journal, objets, horloge, cles }: HabilitationNeeds) =>
  async (qui: Qui, input: unknown): Promise<Fait> => {
    const demande = accorderSchema.parse(input);
    const { role, perimetre, du, au, document, actes, courriel, nom } = demande;
    const personne = personneDe(cles, courriel);
    for (;;) {
      const at = horloge.now();
      const delegant = await delegantDe(journal, qui, demande.delegant);
      const lui = (await lireUneHabilitation(journal, qui.acteur.id))?.personne === personne;
      const refus = refusDAccorder(qui, demande, { delegant, lui, a: at });
      if (refus !== null) return refus;
      const deja = (await habilitationsDe(journal, personne)).find((une) => memeDroit(une, demande));
      if (deja !== undefined)
        return deja.du === du && deja.au === au
          ? { ok: true, id: deja.id, deja: true }
          : refuser('DEJA_HABILITE', 'Cette personne a déjà ce droit à d’autres dates : retirez-le d’abord.');
      const { libre } = await placesDe(journal, personne);
      if (libre === null)
        return refuser('HABILITATIONS_EN_TROP', `Une personne a ${HABILITATIONS_MAX} habilitations au plus.`);
      const id = await idLibre(journal, [personne, role, JSON.stringify(perimetre)]);
      const data = {
        ...{ personne, role, perimetre, du, au, document },
        delegation: delegant === null || actes.length === 0 ? null : { par: delegant.id, actes },
        fondement: raisonSchema.parse(demande.fondement),
        identite: await consignerIdentite(objets, { personne, id }, { nom, courriel }),
        par: qui.acteur,
      };
      const stream = fluxHabilitation(id);
      const claims = { take: [{ key: libre, holder: stream }] };
      const events = [{ type: 'HabilitationAccordee', v: 1, data }];
      const echeances = { put: [premierRegard(stream, at)] };
      const fait = await journal.append({ stream, expected: 0, events, at, claims, echeances });
      if (fait.ok) return { ok: true, id, deja: false };
    }
  };

/** Input: `retirerSchema`. From the next request on, the right is no more. */
export const retirer =
  ({ journal, horloge }: Pick<HabilitationNeeds, 'journal' | 'horloge'>) =>
  async (qui: Qui, input: unknown): Promise<Fait> => {
    const { id, raison } = retirerSchema.parse(input);
    for (;;) {
      const habilitation = await lireUneHabilitation(journal, id);
      if (habilitation === null)
        return refuser('HABILITATION_INCONNUE', 'Aucune habilitation ne porte cet identifiant.');
      const refus = refusDeRetirer(qui, habilitation, raison);
      if (refus !== null) return refus;
      if (habilitation.retiree !== null) return { ok: true, id, deja: true };
      const stream = fluxHabilitation(id);
      const { prises } = await placesDe(journal, habilitation.personne);
      const data = { raison: raisonSchema.parse(raison), par: qui.acteur };
      const fait = await journal.append({
        ...{ stream, expected: 1, at: horloge.now() },
        events: [{ type: 'HabilitationRetiree', v: 1, data }],
        claims: { release: prises.filter(({ holder }) => holder === stream) },
      });
      if (fait.ok) return { ok: true, id, deja: false };
    }
  };
