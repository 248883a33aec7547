/** Records what follows a suspension: its letter sent by post, and its reception. Refused: see `suite.ts`. */
import { lireAdhesion } from '../../../schemas/evenements/adhesion.ts';
import { refuser } from '../../../schemas/messages/refus.ts';
import { envoiPostalSchema, receptionSchema } from '../../../schemas/messages/suspension.ts';
import type { ObjectStore } from '../../platform/ports.ts';
import { etatPresent } from '../etat.ts';
import { type AdhesionNeeds, executer, fluxAdhesion } from '../handler.ts';
import { garderLaLettre } from './notifier.ts';
import { suspensionEnCours } from './suivi.ts';

type SuiteNeeds = AdhesionNeeds & { readonly objets: ObjectStore };

/** The suspension in force with its letter, kept before anything is said of it; null where there is none. */
async function lettreEnCours(needs: SuiteNeeds, siret: string) {
  const { events } = await needs.journal.read(fluxAdhesion(siret));
  const enCours = suspensionEnCours(etatPresent(lireAdhesion(events)).suivi);
  if (enCours === null) return null;
  const { prononcee } = enCours;
  return { prononceeLe: prononcee.prononceeLe, lettre: await garderLaLettre(needs, siret, prononcee) };
}

const SANS_SUSPENSION = refuser('NON_SUSPENDUE', 'Cette adhésion n’est pas suspendue.');

/** The letter has left by post. Input: `envoiPostalSchema`. */
export const enregistrerEnvoi = (needs: SuiteNeeds) => async (input: unknown) => {
  const { siret, ...dite } = envoiPostalSchema.parse(input);
  const lue = await lettreEnCours(needs, siret);
  if (lue === null) return SANS_SUSPENSION;
  return executer(needs, siret, { type: 'notifier', moyen: 'courrier', destinataire: null, ...lue, ...dite });
};

/** He has it: his own acknowledgement, or the avis postal that the poste records. Input: `receptionSchema`. */
export const accuserReception = (needs: SuiteNeeds) => async (input: unknown) => {
  const { siret, le: date, ...dite } = receptionSchema.parse(input);
  const lue = await lettreEnCours(needs, siret);
  if (lue === null) return SANS_SUSPENSION;
  const moyen = date === null ? 'console' : 'avis-postal';
  const le = date ?? needs.horloge.now();
  return executer(needs, siret, { type: 'accuserReception', moyen, le, ...lue, ...dite });
};
