/** Records what follows a suspension and its end: a letter sent by post, and its reception. Refused: see `suite.ts`. */
import { lireAdhesion } from '../../../schemas/evenements/adhesion.ts';
import type { ObjetScelle } from '../../../schemas/evenements/identifiants.ts';
import { refuser } from '../../../schemas/messages/refus.ts';
import { envoiDeLeveeSchema, envoiPostalSchema, receptionSchema } from '../../../schemas/messages/suspension.ts';
import type { ObjectStore } from '../../platform/ports.ts';
import { etatPresent } from '../etat.ts';
import { type AdhesionNeeds, executer, fluxAdhesion, refusPrevisible } from '../handler.ts';
import type { CommandeDeSuite } from './commande.ts';
import { garderLaLettre, lettreDe } from './notifier.ts';
import type { ADire } from './suivi.ts';

type SuiteNeeds = AdhesionNeeds & { readonly objets: ObjectStore };

/** What the letter of the last suspension, or of its end, says; null where there is none. */
async function aEcrire({ journal }: SuiteNeeds, siret: string): Promise<Pick<ADire, 'suspension' | 'levee'> | null> {
  const { events } = await journal.read(fluxAdhesion(siret));
  const suspension = etatPresent(lireAdhesion(events)).suivi.suspensions.at(-1);
  return suspension === undefined ? null : { suspension, levee: suspension.levee };
}

const SANS_SUSPENSION = refuser('NON_SUSPENDUE', 'Cette adhésion n’est pas suspendue.');

/** The letter is kept before anything is said of it, and not where nothing will be said of it. */
async function faireSuite(needs: SuiteNeeds, siret: string, commandeDe: (lettre: ObjetScelle) => CommandeDeSuite) {
  const quoi = await aEcrire(needs, siret);
  if (quoi === null) return SANS_SUSPENSION;
  const lettre = lettreDe(siret, quoi);
  const { key, sha256 } = lettre;
  const refus = await refusPrevisible(needs, siret, commandeDe({ key, sha256, version: sha256 }));
  if (refus !== null) return { ok: false as const, refus };
  return executer(needs, siret, commandeDe(await garderLaLettre(needs, lettre)));
}

/** The letter has left by post. Input: `envoiPostalSchema`. */
export const enregistrerEnvoi = (needs: SuiteNeeds) => (input: unknown) => {
  const { siret, ...dite } = envoiPostalSchema.parse(input);
  return faireSuite(needs, siret, (lettre) => ({
    ...{ type: 'notifier', moyen: 'courrier', destinataire: null, lettre, ...dite },
  }));
};

/** The letter of its end has left by post. Input: `envoiDeLeveeSchema`. */
export const enregistrerEnvoiDeLevee = (needs: SuiteNeeds) => (input: unknown) => {
  const { siret, ...dite } = envoiDeLeveeSchema.parse(input);
  return faireSuite(needs, siret, (lettre) => ({
    ...{ type: 'notifierLevee', moyen: 'courrier', destinataire: null, lettre, ...dite },
  }));
};

/** He has it: his own acknowledgement, or the avis postal that the poste records. Input: `receptionSchema`. */
export const accuserReception = (needs: SuiteNeeds) => (input: unknown) => {
  const { siret, le: date, ...dite } = receptionSchema.parse(input);
  const moyen = date === null ? 'console' : 'avis-postal';
  const le = date ?? needs.horloge.now();
  return faireSuite(needs, siret, (lettre) => ({ type: 'accuserReception', moyen, le, lettre, ...dite }));
};
