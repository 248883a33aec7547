/** What a demande must be to become a dossier (contract art. 1, 2, 4, 7 and 12). */
import type { Alerte, DonneesDe } from '../../../schemas/evenements/dossier.ts';
import type { Creance } from '../../../schemas/pca/creance.ts';
import { dateEnClair, joursEntre, plusJours } from '../calendrier/dates.ts';
import { affecter } from '../contrat/affectation.ts';
import type { Contrat } from '../contrat/cycle.ts';
import { refusDeLEnvoi } from '../contrat/raccordement.ts';
import { admetUneDemande, amendesArreteesDepuis, conditionsDu, parametresDu, situation } from '../contrat/situation.ts';
import { dejaVu } from '../message.ts';
import { enEuros, type Refuse, refuser } from '../refus.ts';
import { type DecisionDossier, donner } from './actes.ts';
import { type Dossier, prescriptionDe } from './etat.ts';
import type { Contexte } from './fin.ts';

/** As the comptable signed it; the étude is chosen here. */
export type Demande = Omit<DonneesDe<'DemandeSignee'>, 'etude' | 'affectation' | 'alertes'>;

export interface Environnement extends Contexte {
  readonly contrat: Contrat;
  /** Whether the agent of the poste who signs has the comptable's delegation for it, as the habilitations say. */
  readonly delegation: boolean;
  /** Commune or canton of the principal debtor, as the table of routing names it; never recorded. */
  readonly secteur: string;
  /** The étude that already has an open dossier of this debtor at this poste. */
  readonly etudeDuRedevable: string | null;
  /** Open dossiers that hold créances of this demande, by their reference. */
  readonly dejaConfiees: ReadonlyMap<string, string>;
}

const SITUATIONS = {
  absent: 'inconnu',
  'a-notifier': 'signé, mais non notifié',
  'en-vigueur': 'en vigueur',
  'mis-en-demeure': 'mis en demeure',
  resilie: 'résilié',
  expire: 'arrivé à son terme',
} as const;

/** The demande is signed by the comptable, or by the agent to whom he delegated it: it is the étude's mandatement. */
function refusDuSignataire({ message, poste, signeeLe }: Demande, { delegation, jour }: Environnement): Refuse | null {
  const { role, codique } = message.par;
  if (role !== 'comptable' && !(role === 'agent-comptable' && delegation)) return refuser('ACTE_RESERVE_AU_COMPTABLE');
  if (codique !== poste) return refuser('AUTRE_POSTE');
  return jour < signeeLe ? refuser('DATE_FUTURE', { date: dateEnClair(signeeLe) }) : null;
}

function refusDuContrat(demande: Demande, { contrat, jour }: Environnement): Refuse | null {
  if (contrat.signe?.contrat !== demande.contrat || !admetUneDemande(contrat, jour))
    return refuser('CONTRAT_INACTIF', {
      contrat: demande.contrat,
      jour: dateEnClair(jour),
      situation: SITUATIONS[contrat.signe?.contrat === demande.contrat ? situation(contrat, jour) : 'absent'],
    });
  if (!contrat.signe.postes.includes(demande.poste)) return refuser('POSTE_HORS_CONTRAT', { poste: demande.poste });
  if (demande.nature === 'produit-local') return null;
  if (demande.voie === 'papier') return refuser('PAPIER_INTERDIT');
  const depuis = amendesArreteesDepuis(contrat, jour);
  return depuis === null ? null : refuser('AMENDES_NON_MAINTENUES', { depuis: dateEnClair(depuis) });
}

function refusDesRedevables({ redevables }: Demande, { contrat }: Environnement): Refuse | null {
  if (redevables.filter(({ role }) => role === 'principal').length !== 1) return refuser('REDEVABLE_PRINCIPAL_ABSENT');
  if (redevables.some(({ droitPublic }) => droitPublic)) return refuser('REDEVABLE_PUBLIC');
  const ailleurs = redevables.find(
    ({ role, departement }) => role === 'principal' && departement !== contrat.signe?.departement,
  );
  return ailleurs ? refuser('HORS_DEPARTEMENT', { departement: ailleurs.departement }) : null;
}

const attendu = ({ principal, majoration, fraisAnterieurs, dejaPaye }: Creance): number =>
  principal + majoration + fraisAnterieurs - dejaPaye;

function refusDesMontants({ creances, montant }: Demande): Refuse | null {
  const faux = (calcule: number, declare: number) =>
    refuser('TOTAUX_FAUX', { calcule: enEuros(calcule), declare: enEuros(declare) });
  for (const creance of creances) {
    if (attendu(creance) !== creance.resteDu) return faux(attendu(creance), creance.resteDu);
    if (creance.resteDu === 0) return refuser('RIEN_A_RECOUVRER');
  }
  const total = creances.reduce((somme, { resteDu }) => somme + resteDu, 0);
  return total === montant ? null : faux(total, montant);
}

function refusDesCreances({ creances }: Demande, { dejaConfiees }: Environnement): Refuse | null {
  const connue = creances.map(({ reference }) => dejaConfiees.get(reference)).find((dossier) => dossier !== undefined);
  return connue === undefined ? null : refuser('CREANCE_DEJA_CONFIEE', { dossier: connue });
}

interface Delais {
  readonly terme: string;
  readonly prescription: string;
}

/** The term as it would be, were the dossier received that day. */
function delais(demande: Demande, { contrat, jour, droit }: Environnement): Delais {
  const terme = plusJours(jour, conditionsDu(contrat, jour, droit).dureeJours);
  return { terme, prescription: prescriptionDe({ demande }) ?? terme };
}

const refusDeLaPrescription = ({ terme, prescription }: Delais): Refuse | null =>
  prescription <= terme
    ? refuser('PRESCRIPTION_AVANT_TERME', { prescription: dateEnClair(prescription), terme: dateEnClair(terme) })
    : null;

/** None of these stops a demande: the chain that comes before the PCA is the comptable's own affair. */
function alertes(demande: Demande, { terme, prescription }: Delais, environnement: Environnement): Alerte[] {
  const { contrat, jour, droit } = environnement;
  const seuil = droit.misesEnDemeure.findLast(({ depuis }) => depuis <= jour)?.seuil ?? Number.POSITIVE_INFINITY;
  const proche = joursEntre(terme, prescription) < parametresDu(contrat, jour).margePrescriptionJours;
  return [
    ...(proche ? (['prescription-proche'] as const) : []),
    ...(demande.nature === 'produit-local' && demande.montant >= seuil ? (['seuil-depasse'] as const) : []),
    ...(demande.creances.some(({ relanceLe }) => relanceLe === null) ? (['sans-relance'] as const) : []),
    ...(demande.creances.some(({ modeAction }) => modeAction === 'ccd') ? (['saisie-demandee'] as const) : []),
  ];
}

/** The comptable's signed demande, which is the étude's mandatement, becomes a dossier or is refused. */
export function demander(dossier: Dossier, demande: Demande, environnement: Environnement): DecisionDossier {
  const vu = dejaVu(dossier.messages, demande.message);
  if (vu !== 'nouveau') return vu === 'connu' ? donner() : vu;
  if (dossier.etat !== 'absent') return refuser('DOSSIER_DEJA_DEMANDE');
  const refus =
    refusDuSignataire(demande, environnement) ??
    refusDuContrat(demande, environnement) ??
    refusDesRedevables(demande, environnement) ??
    refusDesMontants(demande) ??
    refusDesCreances(demande, environnement);
  if (refus) return refus;
  return mandater(demande, environnement);
}

function mandater(demande: Demande, environnement: Environnement): DecisionDossier {
  const { contrat, jour, secteur, etudeDuRedevable } = environnement;
  const dates = delais(demande, environnement);
  const prescrite = refusDeLaPrescription(dates);
  if (prescrite) return prescrite;
  const choix = affecter(contrat, { secteur, dejaChargee: etudeDuRedevable, jour });
  if (choix === null) return refuser('ETUDE_INDISPONIBLE', { jour: dateEnClair(jour) });
  const { poste, voie } = demande;
  const suspendu = voie === 'papier' ? null : refusDeLEnvoi(contrat, { etude: choix.etude, poste }, jour);
  if (suspendu) return suspendu;
  return donner({
    type: 'DemandeSignee',
    v: 1,
    data: {
      ...demande,
      etude: choix.etude,
      affectation: choix.table,
      alertes: alertes(demande, dates, environnement),
    },
  });
}
