/** Issues and revokes the tokens of programs, on the stream of each. */
import { raisonSchema } from '../../schemas/evenements/identifiants.ts';
import { type Emettre, emettreSchema, revoquerSchema } from '../../schemas/messages/habilitation.ts';
import { type Refus, type Resultat, refuser } from '../../schemas/messages/refus.ts';
import { dateCivile } from '../adhesion/heure-de-paris.ts';
import type { Clock, Journal } from '../platform/ports.ts';
import { actesDUnJeton } from './actes.ts';
import { ecrireJeton, empreinteDe, fluxJeton, lireUnJeton } from './jeton.ts';
import { convient, couvre } from './perimetre.ts';
import { peut, type Qui } from './qui.ts';

export interface EmissionNeeds {
  readonly journal: Journal;
  readonly horloge: Clock;
}

const DUREE_MAX_JOURS = 400;
const JOUR_MS = 24 * 3_600_000;

type Refusee = { readonly ok: false; readonly refus: Refus } | null;

/** A program acts for the whole organisation, as its agents do: never as the person of the comptable or of the mayor. */
function refusDuPouvoir(qui: Qui, { role, perimetre }: Pick<Emettre, 'role' | 'perimetre'>): Refusee {
  const personnel = role === 'comptable' || role === 'ordonnateur' || role === 'juge' || role === 'passerelle';
  const sien = qui.perimetre.type === 'tout' || role !== 'administrateur';
  if (peut(qui, 'gerer-jetons') && !personnel && sien && couvre(qui.perimetre, perimetre)) return null;
  return refuser(
    'JETON_HORS_POUVOIR',
    'Vous ne pouvez pas gérer ce jeton : un comptable ou un ordonnateur gère ceux de son organisme, un administrateur ceux de tous ; un jeton agit comme un agent.',
  );
}

function refusDEmettre(qui: Qui, demande: Emettre, a: string): Refusee {
  const { role, perimetre, actes, au, objet } = demande;
  if (!convient(role, perimetre))
    return refuser('PERIMETRE_INCORRECT', 'Ce rôle ne s’exerce pas sur ce périmètre : reprenez la demande.');
  const refus = refusDuPouvoir(qui, demande);
  if (refus !== null) return refus;
  const permis = actesDUnJeton(role);
  if (!actes.every((acte) => permis.includes(acte)))
    return refuser('ACTES_DU_JETON_INCORRECTS', 'Le jeton doit dire ce qu’il permet, parmi les actes de son rôle.');
  const dernier = dateCivile(new Date(Date.parse(a) + DUREE_MAX_JOURS * JOUR_MS).toISOString());
  if (au < dateCivile(a) || au > dernier)
    return refuser(
      'FIN_DU_JETON_INCORRECTE',
      `Un jeton prend fin, au plus tard ${DUREE_MAX_JOURS} jours après son émission.`,
    );
  if (!raisonSchema.safeParse(objet).success)
    return refuser('OBJET_ABSENT', 'Dites en une phrase à quel logiciel ce jeton est destiné.');
  return null;
}

/** Input: `emettreSchema`. `alea`: 40 bytes drawn for it, 8 of its name and 32 of its secret. */
export const emettre =
  ({ journal, horloge }: EmissionNeeds) =>
  async (
    qui: Qui,
    input: unknown,
    alea: Uint8Array,
  ): Promise<Resultat<{ readonly id: string; readonly jeton: string }>> => {
    const demande = emettreSchema.parse(input);
    const at = horloge.now();
    const refus = refusDEmettre(qui, demande, at);
    if (refus !== null) return refus;
    const { role, perimetre, actes, au, objet } = demande;
    const id = `j-${Buffer.from(alea.subarray(0, 8)).toString('hex')}`;
    const jeton = ecrireJeton(id, alea.subarray(8, 40));
    const data = {
      ...{ empreinte: empreinteDe(jeton), role, perimetre, actes },
      // Midnight in Paris in summer, an hour before it in winter.
      expireLe: `${au}T22:00:00.000Z`,
      objet: raisonSchema.parse(objet),
      par: qui.acteur,
    };
    const events = [{ type: 'JetonEmis', v: 1, data }];
    const fait = await journal.append({ stream: fluxJeton(id), expected: 0, events, at });
    if (!fait.ok) throw new Error('jeton: this name was drawn already');
    return { ok: true, id, jeton };
  };

/** Input: `revoquerSchema`. */
export const revoquer =
  ({ journal, horloge }: EmissionNeeds) =>
  async (qui: Qui, input: unknown): Promise<Resultat<{ readonly deja: boolean }>> => {
    const { id, raison } = revoquerSchema.parse(input);
    for (;;) {
      const jeton = await lireUnJeton(journal, id);
      if (jeton === null) return refuser('JETON_INCONNU', 'Aucun jeton ne porte cet identifiant.');
      const refus = refusDuPouvoir(qui, jeton);
      if (refus !== null) return refus;
      if (!raisonSchema.safeParse(raison).success)
        return refuser('RAISON_ABSENTE', 'La révocation doit être motivée, en une phrase de 500 caractères au plus.');
      if (jeton.revoque !== null) return { ok: true, deja: true };
      const data = { raison: raisonSchema.parse(raison), par: qui.acteur };
      const events = [{ type: 'JetonRevoque', v: 1, data }];
      const fait = await journal.append({ stream: fluxJeton(id), expected: 1, events, at: horloge.now() });
      if (fait.ok) return { ok: true, deja: false };
    }
  };
