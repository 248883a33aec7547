/** What each act on a dossier gives on a day: events, nothing (already done), or a refusal in French. Pure. */
import type { DossierNouveau } from '../../../schemas/evenements/dossier.ts';
import { dateEnClair } from '../calendrier/dates.ts';
import { dejaVu } from '../message.ts';
import { type Refuse, refuser } from '../refus.ts';
import { type Acte, type DecisionDossier, donner } from './actes.ts';
import { refusDeLAuteur } from './auteurs.ts';
import {
  accorderUnDelai,
  annuler,
  contester,
  lever,
  prolonger,
  repondre,
  retirer,
  signalerLeDeces,
} from './comptable.ts';
import {
  admettreLesFrais,
  encaisserPaiement,
  encaisserVersement,
  regulariser,
  rejeter,
  restituer,
} from './encaisser.ts';
import { type Dossier, ETATS_EN_CLAIR } from './etat.ts';
import { COMMENCE, signaler } from './etude.ts';
import { evolve } from './evolve.ts';
import { type Contexte, mettreALHeure } from './fin.ts';
import { transition } from './transitions.ts';

/** When the fact happened: it is told after, never before. */
function dateDuFait({ data }: Acte): string | null {
  if ('survenuLe' in data) return data.survenuLe;
  if ('recuLe' in data) return data.recuLe;
  if ('rejeteLe' in data) return data.rejeteLe;
  return 'le' in data ? data.le : null;
}

/** What is done on a dossier; what is only learnt of its debtor (a death, an address, a lawsuit) may be older than it. */
const FAITS_SUR_LE_DOSSIER: ReadonlySet<Acte['type']> = new Set([
  'ControleEffectue',
  'DelaiAccorde',
  'DetteAnnulee',
  'DossierPrisEnCharge',
  'DossierRefuse',
  'DossierRetire',
  'InsolvabiliteRetenue',
  'PhaseProlongee',
  'SuspensionLevee',
]);

function refusDeLaDate({ demande }: Dossier, acte: Acte, jour: string): Refuse | null {
  const date = dateDuFait(acte);
  if (date === null) return null;
  if (jour < date) return refuser('DATE_FUTURE', { date: dateEnClair(date) });
  return FAITS_SUR_LE_DOSSIER.has(acte.type) && demande !== null && date < demande.signeeLe
    ? refuser('DATE_ANTERIEURE', { date: dateEnClair(date), repere: 'la demande' })
    : null;
}

function refusDeLActe(dossier: Dossier, acte: Acte, jour: string): Refuse | null {
  const refus = refusDeLaDate(dossier, acte, jour);
  if (refus) return refus;
  // Told in its own words below: the commonest thing that is asked too late.
  if (acte.type === 'PhaseProlongee' || transition(dossier.etat, acte.type) !== null) return null;
  return dossier.etat === 'transmis' || dossier.etat === 'signe'
    ? refuser('DOSSIER_NON_RECU')
    : refuser('TRANSITION_INTERDITE', { etat: ETATS_EN_CLAIR[dossier.etat] });
}

function traiter(dossier: Dossier, acte: Acte, contexte: Contexte): DecisionDossier {
  switch (acte.type) {
    case 'VersementRecu':
      return encaisserVersement(dossier, acte);
    case 'PaiementRecu':
      return encaisserPaiement(dossier, acte);
    case 'MouvementRejete':
      return rejeter(dossier, acte, contexte);
    case 'FraisAdmis':
      return admettreLesFrais(dossier, acte);
    case 'ExcedentRestitue':
      return restituer(dossier, acte);
    case 'RegularisationAccordee':
      return regulariser(dossier, acte);
    default:
      return traiterLEchange(dossier, acte, contexte);
  }
}

type Echange = Exclude<
  Acte,
  {
    type:
      | 'VersementRecu'
      | 'PaiementRecu'
      | 'MouvementRejete'
      | 'FraisAdmis'
      | 'ExcedentRestitue'
      | 'RegularisationAccordee';
  }
>;

function traiterLEchange(dossier: Dossier, acte: Echange, contexte: Contexte): DecisionDossier {
  switch (acte.type) {
    case 'ContestationEnregistree':
      return contester(dossier, acte);
    case 'DelaiAccorde':
      return accorderUnDelai(dossier, acte, contexte);
    case 'PhaseProlongee':
      return prolonger(dossier, acte, contexte);
    case 'SuspensionLevee':
      return lever(dossier, acte, contexte);
    case 'DetteAnnulee':
      return annuler(dossier, acte);
    case 'DossierRetire':
    case 'InsolvabiliteRetenue':
      return retirer(dossier, acte);
    case 'DemandeRepondue':
      return repondre(dossier, acte);
    case 'DecesSignale':
      return signalerLeDeces(dossier, acte);
    case 'InsolvabiliteSignalee':
    case 'DisparitionSignalee':
    case 'AdresseSignalee':
    case 'InformationTransmise':
    case 'DemandeFormulee':
      return signaler(acte);
    case 'DossierPrisEnCharge':
    case 'DossierRefuse':
    case 'MessageAccuse':
    case 'ControleEffectue':
      return donner({ ...acte, v: 1 });
    default:
      return acte satisfies never;
  }
}

/** The first thing that an étude does on a dossier takes it in charge; the clock does not depend on it. */
function prendreEnCharge({ etat }: Dossier, { type, data }: Acte, jour: string): readonly DossierNouveau[] {
  return etat === 'recu' && COMMENCE.has(type)
    ? [{ type: 'DossierPrisEnCharge', v: 1, data: { message: data.message, le: jour } }]
    : [];
}

/** Decides one act. What time alone does by that day comes first: nobody gains a day by being told late. */
export function decide(recu: Dossier, acte: Acte, contexte: Contexte): DecisionDossier {
  if (recu.etat === 'absent') return refuser('DOSSIER_INCONNU');
  const vu = dejaVu(recu.messages, acte.data.message);
  if (vu !== 'nouveau') return vu === 'connu' ? donner() : vu;
  const premier = refusDeLAuteur(recu, acte);
  if (premier) return premier;
  const rattrapes = mettreALHeure(recu, contexte);
  const aLHeure = rattrapes.reduce(evolve, recu);
  if (acte.type === 'DossierPrisEnCharge' && aLHeure.etat === 'en-cours') return donner(...rattrapes);
  const refus = refusDeLActe(aLHeure, acte, contexte.jour);
  if (refus) return refus;
  const avant = [...rattrapes, ...prendreEnCharge(aLHeure, acte, contexte.jour)];
  const decision = traiter(avant.reduce(evolve, recu), acte, contexte);
  return decision.ok ? donner(...avant, ...decision.events) : decision;
}
