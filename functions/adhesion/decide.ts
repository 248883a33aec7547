/** What each command gives in each state: events, nothing (already done), or a refusal in French. Pure. */
import type * as z from 'zod';
import type { AdhesionNouveau } from '../../schemas/evenements/adhesion.ts';
import { type Acteur, raisonSchema } from '../../schemas/evenements/identifiants.ts';
import type { activerSchema, leverSchema, suspendreSchema } from '../../schemas/messages/adhesion.ts';
import { type Refus, refuser } from '../../schemas/messages/refus.ts';
import { jcs } from '../journal/evenement.ts';
import type { Adhesion, EtatAdhesion } from './cycle.ts';
import { formulaireEnVigueur } from './etat.ts';

export type CommandeAdhesion =
  | ({ readonly type: 'activer' } & z.infer<typeof activerSchema>)
  | ({ readonly type: 'suspendre' } & z.infer<typeof suspendreSchema>)
  | ({ readonly type: 'lever' } & z.infer<typeof leverSchema>)
  | {
      readonly type: 'signalerAlteration';
      readonly depotId: string;
      readonly verdictSha256: string;
      readonly alterees: number;
    };

export type Decision =
  | { readonly ok: true; readonly events: readonly AdhesionNouveau[] }
  | { readonly ok: false; readonly refus: Refus };

type Acte = Extract<CommandeAdhesion, { decidePar: Acteur }>;

const IMPOSSIBLE: Record<
  'suspendre' | 'lever',
  Partial<Record<EtatAdhesion, readonly [code: string, phrase: string]>>
> = {
  suspendre: {
    absente: ['ADHESION_ABSENTE', 'Cet ordonnateur n’a pas d’adhésion : il n’y a rien à suspendre.'],
    suspendue: ['DEJA_SUSPENDUE', 'Cette adhésion est déjà suspendue : levez d’abord la suspension en cours.'],
  },
  lever: {
    absente: ['ADHESION_ABSENTE', 'Cet ordonnateur n’a pas d’adhésion : il n’y a aucune suspension à lever.'],
    active: ['NON_SUSPENDUE', 'Cette adhésion n’est pas suspendue : il n’y a rien à lever.'],
  },
};

/** Art. 6: the act belongs to the comptable public of this ordonnateur, he whom the form in force names that day. */
function refusDuDecideur(adhesion: Adhesion, { decidePar }: Acte, a: string): Decision | null {
  if (decidePar.role !== 'comptable')
    return refuser(
      'DECISION_RESERVEE_AU_COMPTABLE',
      'Seul le comptable public peut suspendre une adhésion ou lever sa suspension (arrêté du 27 juin 2007, art. 6) : un administrateur ne peut que saisir sa décision.',
    );
  const codiques = formulaireEnVigueur(adhesion, a)?.codiques ?? [];
  if (decidePar.codique === null || !codiques.includes(decidePar.codique))
    return refuser(
      'COMPTABLE_NON_ASSIGNATAIRE',
      'Ce comptable n’est pas celui de l’ordonnateur : son poste n’est pas nommé par le formulaire d’adhésion en vigueur.',
    );
  return null;
}

/** Whoever types in a decision that is not his own must be entitled to, and show it (DESIGN 6). */
function refusDeLaSaisie({ decidePar, saisiPar, document }: Acte): Decision | null {
  const parLuiMeme =
    saisiPar.role === decidePar.role && saisiPar.id === decidePar.id && saisiPar.codique === decidePar.codique;
  if (parLuiMeme) return null;
  if (saisiPar.role !== 'administrateur')
    return refuser(
      'SAISIE_PAR_UN_TIERS',
      'La décision du comptable est saisie par lui-même ou par un administrateur, et par personne d’autre.',
    );
  if (document === null)
    return refuser(
      'DOCUMENT_ABSENT',
      'Un administrateur qui saisit la décision du comptable doit en joindre le document : indiquez son empreinte SHA-256.',
    );
  return null;
}

/** The decision is reasoned. */
function refusDeLaRaison({ raison }: Acte): Decision | null {
  if (raison.trim() === '')
    return refuser(
      'RAISON_ABSENTE',
      'La décision doit être motivée : indiquez en une phrase ce qui a été constaté ou ce qui y met fin.',
    );
  if (!raisonSchema.safeParse(raison).success)
    return refuser(
      'RAISON_ILLISIBLE',
      'La raison doit tenir en un paragraphe de 500 caractères au plus, sans caractère de contrôle.',
    );
  return null;
}

function refusDeLActe(adhesion: Adhesion, acte: Acte, a: string): Decision | null {
  const impossible = IMPOSSIBLE[acte.type][adhesion.etat];
  if (impossible) return refuser(...impossible);
  return refusDuDecideur(adhesion, acte, a) ?? refusDeLaSaisie(acte) ?? refusDeLaRaison(acte);
}

function signaler(
  adhesion: Adhesion,
  { depotId, verdictSha256, alterees }: Extract<CommandeAdhesion, { type: 'signalerAlteration' }>,
): Decision {
  if (adhesion.etat === 'absente' || adhesion.alterations.includes(depotId)) return { ok: true, events: [] };
  const alteration: AdhesionNouveau = { type: 'AlterationDetectee', v: 1, data: { depotId, verdictSha256, alterees } };
  const proposition: AdhesionNouveau = {
    type: 'SuspensionAdhesionProposee',
    v: 1,
    data: { depotId, motif: 'alterations-graves' },
  };
  // Nothing is left to propose to the comptable who has already suspended.
  return { ok: true, events: adhesion.etat === 'active' ? [alteration, proposition] : [alteration] };
}

/** The same form sent twice is one form. */
function activation(
  adhesion: Adhesion,
  { formulaire, saisiPar }: Extract<CommandeAdhesion, { type: 'activer' }>,
): Decision {
  const dernier = adhesion.formulaires.at(-1);
  if (dernier && jcs(dernier) === jcs(formulaire)) return { ok: true, events: [] };
  return { ok: true, events: [{ type: 'AdhesionActivee', v: 1, data: { ...formulaire, saisiPar } }] };
}

/**
 * Decides one command at one instant (`a`, ISO 8601 UTC, becomes `prononceeLe` or `leveeLe`). An alteration is
 * recorded at most once for each deposit; where there is no adhésion it stays in the deposit's stream alone.
 */
export function decide(adhesion: Adhesion, commande: CommandeAdhesion, a: string): Decision {
  switch (commande.type) {
    case 'activer':
      return activation(adhesion, commande);
    case 'signalerAlteration':
      return signaler(adhesion, commande);
    case 'suspendre': {
      const refus = refusDeLActe(adhesion, commande, a);
      if (refus) return refus;
      const { motif, raison, decidePar, saisiPar, document } = commande;
      const data = { motif, raison: raison.trim(), decidePar, saisiPar, document, prononceeLe: a };
      return { ok: true, events: [{ type: 'SuspensionPrononcee', v: 1, data }] };
    }
    case 'lever': {
      const refus = refusDeLActe(adhesion, commande, a);
      if (refus) return refus;
      const { raison, decidePar, saisiPar, document } = commande;
      const data = { raison: raison.trim(), decidePar, saisiPar, document, leveeLe: a };
      return { ok: true, events: [{ type: 'SuspensionLevee', v: 1, data }] };
    }
    default:
      return commande satisfies never;
  }
}
