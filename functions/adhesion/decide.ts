/** What each command gives in each state: events, nothing (already done), or a refusal in French. Pure. */
import type * as z from 'zod';
import type { AdhesionNouveau } from '../../schemas/evenements/adhesion.ts';
import type { activerSchema } from '../../schemas/messages/adhesion.ts';
import { type Refus, refuser } from '../../schemas/messages/refus.ts';
import { COMMANDES_DU_REGISTRE, type CommandeRegistre } from '../../schemas/messages/registre.ts';
import { jcs } from '../journal/evenement.ts';
import type { Adhesion } from './cycle.ts';
import { deciderLeRegistre } from './registre/decide.ts';
import { codiquesPour } from './suspension/codiques.ts';
import type { CommandeSuspension } from './suspension/commande.ts';
import { deciderActe } from './suspension/decide.ts';
import { AUCUNE_POLITIQUE, type Politiques } from './suspension/politique.ts';
import { deciderSuite } from './suspension/suite.ts';
import { suivre } from './suspension/suivi.ts';
import { suspensionSurInstruction } from './suspension/sur-instruction.ts';

export type CommandeAdhesion =
  | ({ readonly type: 'activer' } & z.infer<typeof activerSchema>)
  | CommandeSuspension
  | CommandeRegistre
  | {
      readonly type: 'signalerAlteration';
      readonly depotId: string;
      readonly verdictSha256: string;
      readonly alterees: number;
    };

const estDuRegistre = (commande: CommandeAdhesion): commande is CommandeRegistre =>
  COMMANDES_DU_REGISTRE.has(commande.type);

export type Decision =
  | { readonly ok: true; readonly events: readonly AdhesionNouveau[] }
  | { readonly ok: false; readonly refus: Refus };

function signaler(
  adhesion: Adhesion,
  { depotId, verdictSha256, alterees }: Extract<CommandeAdhesion, { type: 'signalerAlteration' }>,
  a: string,
  politiques: Politiques,
): Decision {
  if (adhesion.etat === 'absente' || adhesion.alterations.includes(depotId)) return { ok: true, events: [] };
  const alteration: AdhesionNouveau = {
    type: 'AlterationDetectee',
    v: 1,
    data: { depotId, verdictSha256, alterees, detecteeLe: a },
  };
  const proposition: AdhesionNouveau = {
    type: 'SuspensionAdhesionProposee',
    v: 1,
    data: { depotId, motif: 'alterations-graves' },
  };
  if (adhesion.etat === 'suspendue') return { ok: true, events: [alteration] };
  // Nothing is left to propose where the comptable has laid down beforehand that it suspends.
  const prononcee = suspensionSurInstruction(suivre(adhesion.suivi, alteration), politiques, a);
  return { ok: true, events: [alteration, prononcee ?? proposition] };
}

/** The same form sent twice is one form. What joined by the steps of art. 2 changes by them alone. */
function activation(
  adhesion: Adhesion,
  { formulaire, type: _, ...acte }: Extract<CommandeAdhesion, { type: 'activer' }>,
): Decision {
  const dernier = adhesion.formulaires.at(-1);
  if (dernier && jcs(dernier) === jcs(formulaire)) return { ok: true, events: [] };
  if (adhesion.registre.demarche !== null || adhesion.formulaires.some(({ annexe }) => annexe !== undefined))
    return refuser(
      'REPRISE_CLOSE',
      'L’adhésion de cet ordonnateur suit les étapes de l’article 2 : préparez un nouveau formulaire, qui annule et remplace le dernier.',
    );
  return { ok: true, events: [{ type: 'AdhesionActivee', v: 1, data: { ...formulaire, ...acte } }] };
}

/**
 * Decides one command at one instant (`a`, ISO 8601 UTC). An alteration is recorded at most once for each deposit; where
 * there is no adhésion it stays in the deposit's stream alone. `politiques`: those that the command depends on.
 */
export function decide(
  adhesion: Adhesion,
  commande: CommandeAdhesion,
  a: string,
  politiques: Politiques = AUCUNE_POLITIQUE,
): Decision {
  if (commande.type === 'activer') return activation(adhesion, commande);
  if (commande.type === 'signalerAlteration') return signaler(adhesion, commande, a, politiques);
  if (estDuRegistre(commande)) return deciderLeRegistre(adhesion, commande, a);
  const codiques = codiquesPour(adhesion, a);
  if (commande.type !== 'notifier' && commande.type !== 'accuserReception' && commande.type !== 'notifierLevee')
    return deciderActe(adhesion, commande, a, { codiques, politiques });
  // Of any form: they are all those of the ordonnateur whose stream it is.
  return deciderSuite(adhesion.suivi, commande, a, { siret: adhesion.formulaires[0]?.siret ?? '', codiques });
}
