/** Who may do what. The étude asks; only the comptable extends, suspends or closes (contract art. 6, 7 and 8). */
import type { Acteur } from '../../../schemas/evenements/identifiants.ts';
import { type Refuse, refuser } from '../refus.ts';
import type { Acte } from './actes.ts';
import { type Dossier, etudeChargee } from './etat.ts';

/**
 * `comptable`: in person, for what he alone decides. `poste`: he or an agent of his, for what is told. `etude`: the one in
 * charge. `etudes`: it, or one that had the dossier and still holds money of it. `detenteur`: whoever holds the sum.
 */
type Auteur = 'comptable' | 'poste' | 'etude' | 'etudes' | 'detenteur';

const AUTEURS: Record<Acte['type'], Auteur> = {
  DossierPrisEnCharge: 'etude',
  DossierRefuse: 'etude',
  VersementRecu: 'etudes',
  DemandeFormulee: 'etude',
  InsolvabiliteSignalee: 'etude',
  DisparitionSignalee: 'etude',
  AdresseSignalee: 'etude',
  DecesSignale: 'etude',
  InformationTransmise: 'etude',
  MouvementRejete: 'detenteur',
  ExcedentRestitue: 'detenteur',
  MessageAccuse: 'detenteur',
  PaiementRecu: 'poste',
  ControleEffectue: 'poste',
  FraisAdmis: 'comptable',
  RegularisationAccordee: 'comptable',
  DelaiAccorde: 'comptable',
  ContestationEnregistree: 'comptable',
  SuspensionLevee: 'comptable',
  DetteAnnulee: 'comptable',
  DemandeRepondue: 'comptable',
  PhaseProlongee: 'comptable',
  DossierRetire: 'comptable',
  InsolvabiliteRetenue: 'comptable',
};

const duPoste = ({ demande }: Dossier, { role, codique }: Acteur): boolean =>
  (role === 'comptable' || role === 'agent-comptable') && codique === demande?.poste;

/** A mandataire has no right on a dossier that its own étude does not handle. */
const dUneEtude = ({ etudes }: Dossier, { role, siret }: Acteur): boolean =>
  role === 'etude' && siret !== undefined && etudes.includes(siret);

function comptable(dossier: Dossier, acteur: Acteur, enPersonne: boolean): Refuse | null {
  if (acteur.role !== 'comptable' && (enPersonne || acteur.role !== 'agent-comptable'))
    return refuser('ACTE_RESERVE_AU_COMPTABLE');
  return duPoste(dossier, acteur) ? null : refuser('AUTRE_POSTE');
}

function etude(dossier: Dossier, acteur: Acteur, anciennes: boolean): Refuse | null {
  if (acteur.role !== 'etude') return refuser('ACTE_RESERVE_A_L_ETUDE');
  const admise = anciennes ? dUneEtude(dossier, acteur) : acteur.siret === etudeChargee(dossier);
  return admise ? null : refuser('AUTRE_ETUDE');
}

export function refusDeLAuteur(dossier: Dossier, { type, data }: Acte): Refuse | null {
  const { par } = data.message;
  switch (AUTEURS[type]) {
    case 'comptable':
      return comptable(dossier, par, true);
    case 'poste':
      return comptable(dossier, par, false);
    case 'etude':
      return etude(dossier, par, false);
    case 'etudes':
      return etude(dossier, par, true);
    case 'detenteur':
      return par.role === 'etude' ? etude(dossier, par, true) : comptable(dossier, par, false);
  }
}
