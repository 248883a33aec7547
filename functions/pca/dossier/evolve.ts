/** Folds the events of a dossier into what is known of it. */
import type { DonneesDe, DossierNouveau, EvenementDe } from '../../../schemas/evenements/dossier.ts';
import type { Compte, Mouvement } from '../argent/compte.ts';
import { imputer } from '../argent/imputer.ts';
import { DOSSIER_ABSENT, type Dossier } from './etat.ts';
import { contester, cumuler, retenir } from './retenir.ts';
import { transition } from './transitions.ts';

type Change = Partial<Dossier>;
type EvenementDArgent = EvenementDe<
  | 'VersementRecu'
  | 'PaiementRecu'
  | 'MouvementRejete'
  | 'FraisAdmis'
  | 'ExcedentRestitue'
  | 'PrincipalReverse'
  | 'RegularisationAccordee'
>;
type EvenementDePhase = EvenementDe<
  | 'DossierRecu'
  | 'PhaseSuspendue'
  | 'SuspensionLevee'
  | 'DetteAnnulee'
  | 'PhaseProlongee'
  | 'DossierSolde'
  | 'TermeEchu'
  | 'DossierRetire'
  | 'DossierRefuse'
  | 'InsolvabiliteRetenue'
  | 'PhaseRouverte'
>;

const encaisse = (
  { mouvement: id, mode, recuLe, montant, repartition, assiette, horsTerme, ouvreDroit }: DonneesDe<'PaiementRecu'>,
  etude: string | null,
): Mouvement => ({
  ...{ id, etude, mode, recuLe, montant, repartition, assiette, horsTerme },
  // The oldest payments do not say: they earned fees where some were counted, or where nothing could be.
  ouvreDroit: ouvreDroit ?? (repartition.principal > 0 ? assiette > 0 : !horsTerme),
  ...{ rejeteLe: null, restitue: 0, reverses: [], regularisable: false },
});

const retoucher = (compte: Compte, id: string, change: (mouvement: Mouvement) => Partial<Mouvement>): Compte => ({
  ...compte,
  mouvements: compte.mouvements.map((m) => (m.id === id ? { ...m, ...change(m) } : m)),
});

function argent(compte: Compte, { type, data }: EvenementDArgent): Compte {
  switch (type) {
    case 'VersementRecu':
      return { ...compte, mouvements: [...compte.mouvements, encaisse(data, data.etude)] };
    case 'PaiementRecu':
      return { ...compte, mouvements: [...compte.mouvements, encaisse(data, null)] };
    case 'MouvementRejete':
      return retoucher(imputer(compte, data.imputations), data.mouvement, () => ({ rejeteLe: data.rejeteLe }));
    case 'FraisAdmis':
      return retoucher(imputer(compte, data.imputations ?? []), data.mouvement, () => ({
        assiette: data.assiette,
        horsTerme: false,
        ouvreDroit: true,
      }));
    case 'ExcedentRestitue':
      return retoucher(compte, data.mouvement, (m) => ({ restitue: m.restitue + data.montant }));
    case 'PrincipalReverse':
      return retoucher(compte, data.mouvement, (m) => ({ reverses: [...m.reverses, data] }));
    case 'RegularisationAccordee':
      return retoucher(compte, data.mouvement, () => ({ regularisable: true }));
    default:
      return data satisfies never;
  }
}

function phase(dossier: Dossier, { type, data }: EvenementDePhase): Change {
  const { compte, annulations } = dossier;
  switch (type) {
    case 'DossierRecu':
      return { reception: data, terme: data.terme };
    case 'PhaseSuspendue':
      return { suspensions: cumuler(dossier, data) };
    case 'SuspensionLevee':
      return { suspensions: [], terme: data.terme, compte: { ...compte, dette: data.dette ?? compte.dette } };
    case 'DetteAnnulee': {
      const dette = data.portee === 'totale' ? 0 : compte.dette - data.montant;
      return { compte: { ...compte, dette }, annulations: [...annulations, data.motif] };
    }
    case 'PhaseProlongee':
      return { terme: data.terme };
    case 'DossierSolde':
      // A payment may fail yet: what suspended the phase would then suspend it again.
      return { finLe: data.le };
    case 'TermeEchu':
    case 'DossierRetire':
    case 'DossierRefuse':
    case 'InsolvabiliteRetenue':
      return { finLe: data.le, suspensions: [] };
    case 'PhaseRouverte':
      return { finLe: null, suspensions: data.suspensions ?? [] };
    default:
      return data satisfies never;
  }
}

function echange(dossier: Dossier, event: Exclude<DossierNouveau, EvenementDArgent | EvenementDePhase>): Change {
  const { type, data } = event;
  switch (type) {
    case 'DemandeSignee':
      return {
        demande: data,
        etudes: [data.etude],
        compte: { confie: data.montant, dette: data.montant, mouvements: [] },
      };
    case 'DemandeTransmise':
      return { transmisLe: data.le, envois: data.envoi, rejet: null };
    case 'TransmissionRejetee':
      return { rejet: data };
    case 'DemandeRetransmise':
      return { rejet: null };
    case 'DossierReaffecte':
      return { etudes: [...dossier.etudes, data.etude] };
    case 'ContestationEnregistree':
      return contester(dossier, data);
    case 'DecesSignale':
      return retenir(dossier, 'deces', data.survenuLe);
    case 'DemandeFormulee': {
      const demande = { reference: data.message.id, sorte: data.sorte, reponse: null };
      return { demandes: [...dossier.demandes, demande] };
    }
    case 'DemandeRepondue': {
      const { demande, decision } = data;
      return {
        demandes: dossier.demandes.map((d) => (d.reference === demande ? { ...d, reponse: decision } : d)),
      };
    }
    case 'ControleEffectue':
      return { controleLe: data.survenuLe };
    case 'DossierClos':
      return { suspensions: [] };
    default:
      return {};
  }
}

function changer(dossier: Dossier, event: DossierNouveau): Change {
  switch (event.type) {
    case 'VersementRecu':
    case 'PaiementRecu':
    case 'MouvementRejete':
    case 'FraisAdmis':
    case 'ExcedentRestitue':
    case 'PrincipalReverse':
    case 'RegularisationAccordee':
      return { compte: argent(dossier.compte, event) };
    case 'DossierRecu':
    case 'PhaseSuspendue':
    case 'SuspensionLevee':
    case 'DetteAnnulee':
    case 'PhaseProlongee':
    case 'DossierSolde':
    case 'TermeEchu':
    case 'DossierRetire':
    case 'DossierRefuse':
    case 'InsolvabiliteRetenue':
    case 'PhaseRouverte':
      return phase(dossier, event);
    default:
      return echange(dossier, event);
  }
}

/** Folds one event. Throws on a transition that the table does not have: the journal would be wrong. */
export function evolve(dossier: Dossier, event: DossierNouveau): Dossier {
  const etat = transition(dossier.etat, event.type);
  if (etat === null) throw new Error(`dossier: ${event.type} cannot follow ${dossier.etat}`);
  const messages =
    'message' in event.data
      ? [...dossier.messages, { id: event.data.message.id, empreinte: event.data.message.empreinte }]
      : dossier.messages;
  return { ...dossier, ...changer(dossier, event), etat, messages };
}

export const etatDuDossier = (events: readonly DossierNouveau[]): Dossier =>
  events.reduce<Dossier>(evolve, DOSSIER_ABSENT);

const sansLaTable = (dossier: Dossier, event: DossierNouveau): Dossier => ({ ...dossier, ...changer(dossier, event) });

/** The account that a part of the events makes: those known by some day, whatever the state was. */
export const compteDe = (events: readonly DossierNouveau[]): Compte =>
  events.reduce(sansLaTable, DOSSIER_ABSENT).compte;
