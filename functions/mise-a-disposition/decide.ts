/** What the recipient's acts give in each state: an event, nothing (already done), or a refusal in French. Pure. */
import { type Acteur, raisonSchema } from '../../schemas/evenements/identifiants.ts';
import type { MiseNouveau } from '../../schemas/evenements/mise.ts';
import { type Refus, refuser } from '../../schemas/messages/refus.ts';
import { type EtatMise, type Mise, transition } from './cycle.ts';

/** `par`: the poste; `saisiPar`: who acts for it, where that is known. */
interface Auteur {
  readonly par: string;
  readonly saisiPar?: Acteur;
}
export type CommandeMise = Auteur &
  (
    | { readonly type: 'confirmerReception' }
    | { readonly type: 'prendreEnCharge' }
    | { readonly type: 'rejeter'; readonly motif: string }
  );

export type DecisionMise =
  | { readonly ok: true; readonly event: MiseNouveau | null }
  | { readonly ok: false; readonly refus: Refus };

const EVENEMENT = {
  confirmerReception: 'ReceptionConfirmee',
  prendreEnCharge: 'PrisEnCharge',
  rejeter: 'RejeteParLeComptable',
} as const satisfies Record<CommandeMise['type'], MiseNouveau['type']>;

/** The states in which the act is already done: repeating it succeeds. */
const DEJA_FAIT: Record<CommandeMise['type'], readonly EtatMise[]> = {
  confirmerReception: ['recue', 'prise-en-charge', 'rejetee'],
  prendreEnCharge: ['prise-en-charge'],
  rejeter: ['rejetee'],
};

const IMPOSSIBLE: Record<EtatMise, readonly [code: string, phrase: string]> = {
  absente: ['MISE_INCONNUE', 'Aucune mise à disposition ne porte cet identifiant.'],
  decidee: [
    'RECEPTION_NON_CONFIRMEE',
    'La réception n’a pas été confirmée : confirmez-la avant de prendre en charge ou de rejeter.',
  ],
  mise: [
    'RECEPTION_NON_CONFIRMEE',
    'La réception n’a pas été confirmée : confirmez-la avant de prendre en charge ou de rejeter.',
  ],
  recue: ['DEJA_RECUE', 'La réception de cette mise à disposition est déjà confirmée.'],
  'prise-en-charge': [
    'DEJA_PRISE_EN_CHARGE',
    'Cette mise à disposition a déjà été prise en charge : elle ne peut plus être rejetée.',
  ],
  rejetee: [
    'DEJA_REJETEE',
    'Cette mise à disposition a déjà été rejetée par le comptable : elle ne peut plus être prise en charge.',
  ],
};

function evenement(commande: CommandeMise): MiseNouveau {
  const { type, par, saisiPar } = commande;
  const auteur = { par, ...(saisiPar === undefined ? {} : { saisiPar }) };
  return type === 'rejeter'
    ? { type: EVENEMENT[type], v: 1, data: { ...auteur, motif: commande.motif.trim() } }
    : { type: EVENEMENT[type], v: 1, data: auteur };
}

function refusDuRejet({ motif: dejaDit }: Mise, { motif }: { readonly motif: string }): DecisionMise | null {
  if (dejaDit !== null && dejaDit !== motif.trim())
    return refuser('REJET_DEJA_MOTIVE', `Cette mise à disposition a déjà été rejetée, pour ce motif : « ${dejaDit} ».`);
  if (motif.trim() === '')
    return refuser(
      'MOTIF_ABSENT',
      'Le rejet doit être motivé : indiquez à l’ordonnateur ce qui s’oppose à la prise en charge.',
    );
  if (!raisonSchema.safeParse(motif).success)
    return refuser(
      'MOTIF_ILLISIBLE',
      'Le motif doit tenir en un paragraphe de 500 caractères au plus, sans caractère de contrôle.',
    );
  return null;
}

/** Each act is done once, by the poste that it was addressed to, and only after the receipt. */
export function decide(mise: Mise, commande: CommandeMise): DecisionMise {
  if (mise.etat === 'absente') return refuser(...IMPOSSIBLE.absente);
  if (mise.destinataire !== commande.par)
    return refuser(
      'AUTRE_DESTINATAIRE',
      `Cette mise à disposition n’est pas adressée au poste comptable ${commande.par}.`,
    );
  const refus = commande.type === 'rejeter' ? refusDuRejet(mise, commande) : null;
  if (refus) return refus;
  if (DEJA_FAIT[commande.type].includes(mise.etat)) return { ok: true, event: null };
  if (transition(mise.etat, EVENEMENT[commande.type]) === null) return refuser(...IMPOSSIBLE[mise.etat]);
  return { ok: true, event: evenement(commande) };
}
