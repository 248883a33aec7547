/** The comptable's decisions under art. 6: events, nothing (already done), or a refusal in French. Pure. */

import type { Nouveau } from '../../../schemas/evenements/identifiants.ts';
import type { EvenementSuspension } from '../../../schemas/evenements/suspension.ts';
import { type Refus, refuser } from '../../../schemas/messages/refus.ts';
import type { Adhesion, EtatAdhesion } from '../cycle.ts';
import type { Acte, CommandeDActe } from './commande.ts';
import type { Politiques } from './politique.ts';
import { type Refusee, refusDeLaDecision, refusDeLaRaison, refusDeLaSaisie, refusDuPoste } from './refus.ts';
import { aConfirmer, personnesDe, type SuspensionSuivie, suspensionEnCours } from './suivi.ts';

export type NouveauSuspension = Nouveau<EvenementSuspension>;
export type DecisionSuspension =
  | { readonly ok: true; readonly events: readonly NouveauSuspension[] }
  | { readonly ok: false; readonly refus: Refus };

const ABSENTE = ['ADHESION_ABSENTE', 'Cet ordonnateur n’a pas d’adhésion : il n’y a rien à suspendre.'] as const;
const NON_SUSPENDUE = ['NON_SUSPENDUE', 'Cette adhésion n’est pas suspendue : il n’y a rien à lever.'] as const;
const IMPOSSIBLE: Record<
  CommandeDActe['type'],
  Partial<Record<EtatAdhesion, readonly [code: string, phrase: string]>>
> = {
  qualifier: { absente: ABSENTE },
  suspendre: {
    absente: ABSENTE,
    suspendue: ['DEJA_SUSPENDUE', 'Cette adhésion est déjà suspendue : levez d’abord la suspension en cours.'],
  },
  confirmer: {
    absente: ABSENTE,
    active: ['NON_SUSPENDUE', 'Cette adhésion n’est pas suspendue : il n’y a rien à confirmer.'],
  },
  proposerLevee: { absente: ABSENTE, active: NON_SUSPENDUE },
  ecarterLevee: { absente: ABSENTE, active: NON_SUSPENDUE },
  lever: {
    absente: ['ADHESION_ABSENTE', 'Cet ordonnateur n’a pas d’adhésion : il n’y a aucune suspension à lever.'],
    active: NON_SUSPENDUE,
  },
};

/** What an agent types in without his comptable's document: neither begins nor ends anything. */
const SANS_DOCUMENT: ReadonlySet<CommandeDActe['type']> = new Set(['qualifier', 'proposerLevee', 'ecarterLevee']);

const RIEN: DecisionSuspension = { ok: true, events: [] };
const donne = (event: NouveauSuspension): DecisionSuspension => ({ ok: true, events: [event] });

const acteDe = ({ raison, decidePar, saisiPar, document, piece }: Acte) => ({
  raison: raison.trim(),
  decidePar,
  saisiPar,
  document,
  ...(piece === undefined ? {} : { piece }),
});

type Commande<T extends CommandeDActe['type']> = Extract<CommandeDActe, { type: T }>;

function qualifier(adhesion: Adhesion, commande: Commande<'qualifier'>, a: string): DecisionSuspension {
  const { depotId, grave } = commande;
  const alteration = adhesion.suivi.alterations.find((une) => une.depotId === depotId);
  if (alteration === undefined)
    return refuser('ALTERATION_INCONNUE', 'Aucune altération de ce dépôt n’est enregistrée pour cet ordonnateur.');
  const { constat } = alteration;
  if (constat !== null && constat.grave === grave && constat.raison === commande.raison.trim()) return RIEN;
  const data = { ...acteDe(commande), depotId, grave, constateeLe: a };
  return donne({ type: 'AlterationConstatee', v: 1, data });
}

/** Grave in the words of his own poste, and not yet the ground of a suspension. */
function gravesEnAttente({ suivi }: Adhesion, codique: string | null): string[] {
  const deja = new Set(suivi.suspensions.flatMap(({ prononcee }) => prononcee.alterations ?? []));
  const graves = suivi.alterations.filter(({ constat }) => constat?.grave && constat.decidePar.codique === codique);
  return graves.map(({ depotId }) => depotId).filter((depotId) => !deja.has(depotId));
}

function suspendre(adhesion: Adhesion, commande: Commande<'suspendre'>, a: string): DecisionSuspension {
  const { motif } = commande;
  const siennes = motif === 'alterations-graves' ? gravesEnAttente(adhesion, commande.decidePar.codique) : [];
  const citees = commande.alterations ?? siennes.slice(-100);
  const connues = new Map(adhesion.suivi.alterations.map((une) => [une.depotId, une]));
  if (citees.some((depotId) => !connues.has(depotId)))
    return refuser('ALTERATION_INCONNUE', 'Aucune altération de ce dépôt n’est enregistrée pour cet ordonnateur.');
  if (citees.some((depotId) => connues.get(depotId)?.constat?.grave === false))
    return refuser(
      'ALTERATION_SANS_GRAVITE',
      'Le comptable a constaté que cette altération n’est pas grave : elle ne peut pas fonder une suspension (art. 6).',
    );
  const data = { ...acteDe(commande), motif, prononceeLe: a, ...(citees.length > 0 && { alterations: [...citees] }) };
  return donne({ type: 'SuspensionPrononcee', v: 1, data });
}

function confirmer(enCours: SuspensionSuivie, commande: Commande<'confirmer'>, a: string): DecisionSuspension {
  if (enCours.confirmee !== null) return RIEN;
  if (!aConfirmer(enCours))
    return refuser('RIEN_A_CONFIRMER', 'Cette suspension est déjà l’acte du comptable : elle n’est pas à confirmer.');
  return donne({ type: 'SuspensionConfirmee', v: 1, data: { ...acteDe(commande), confirmeeLe: a } });
}

/** By the comptable, or by his agent: it decides nothing. The same person twice is one proposal. */
function proposerLevee(
  { leveeProposee }: SuspensionSuivie,
  commande: Commande<'proposerLevee'>,
  a: string,
): DecisionSuspension {
  const memeActe = leveeProposee?.decidePar.id === commande.decidePar.id;
  if (memeActe && leveeProposee?.raison === commande.raison.trim()) return RIEN;
  const { personnes = [] } = commande;
  const connues = personnes.length > 0 ? { personnes: [...personnes] } : {};
  return donne({ type: 'LeveeProposee', v: 1, data: { ...acteDe(commande), proposeeLe: a, ...connues } });
}

/** The comptable will not follow it: the suspension goes on, until another proposal. */
function ecarterLevee({ leveeProposee }: SuspensionSuivie, commande: Commande<'ecarterLevee'>, a: string) {
  if (leveeProposee === null)
    return refuser('LEVEE_NON_PROPOSEE', 'Aucune levée n’est proposée : il n’y a rien à écarter.');
  return donne({ type: 'LeveeEcartee', v: 1, data: { ...acteDe(commande), ecarteeLe: a } });
}

/** Four eyes: nobody who had a hand in the proposal has one in the decision. The poste that pronounced says whether. */
function refusDesQuatreYeux(
  { prononcee, leveeProposee }: SuspensionSuivie,
  acte: Acte,
  politiques: Politiques,
): Refusee | null {
  if (politiques.get(prononcee.decidePar.codique ?? '')?.quatreYeux !== true) return null;
  if (leveeProposee === null)
    return refuser(
      'LEVEE_A_PROPOSER',
      'La politique de ce poste veut que la levée soit proposée par une personne, puis décidée par une autre : elle n’est pas encore proposée.',
    );
  const proposants = personnesDe(leveeProposee);
  if (personnesDe(acte).some((personne) => proposants.includes(personne)))
    return refuser(
      'AUTRE_PERSONNE_REQUISE',
      'La politique de ce poste veut deux personnes : qui a proposé ou saisi la levée ne peut pas aussi la décider.',
    );
  return null;
}

/** `codiques`: the postes that may act; `politiques`: those that the act depends on (`postes.ts`). */
export function deciderActe(
  adhesion: Adhesion,
  commande: CommandeDActe,
  a: string,
  { codiques, politiques }: { readonly codiques: readonly string[]; readonly politiques: Politiques },
): DecisionSuspension {
  const impossible = IMPOSSIBLE[commande.type][adhesion.etat];
  if (impossible) return refuser(...impossible);
  const parAgent = commande.type === 'proposerLevee' && commande.decidePar.role === 'agent-comptable';
  const refus = parAgent
    ? (refusDuPoste(commande.decidePar, codiques) ?? refusDeLaSaisie(commande) ?? refusDeLaRaison(commande))
    : refusDeLaDecision(commande, codiques, SANS_DOCUMENT.has(commande.type));
  if (refus) return refus;
  if (commande.type === 'qualifier') return qualifier(adhesion, commande, a);
  if (commande.type === 'suspendre') return suspendre(adhesion, commande, a);
  const enCours = suspensionEnCours(adhesion.suivi);
  if (enCours === null) return refuser(...NON_SUSPENDUE);
  switch (commande.type) {
    case 'confirmer':
      return confirmer(enCours, commande, a);
    case 'proposerLevee':
      return proposerLevee(enCours, commande, a);
    case 'ecarterLevee':
      return ecarterLevee(enCours, commande, a);
    case 'lever': {
      const data = { ...acteDe(commande), leveeLe: a };
      return refusDesQuatreYeux(enCours, commande, politiques) ?? donne({ type: 'SuspensionLevee', v: 1, data });
    }
    default:
      return commande satisfies never;
  }
}
