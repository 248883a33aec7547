/** Money that comes in, or fails: to the étude, to the comptable. Sums are shared here, never by who declares them. */
import type { DossierNouveau, EvenementDe } from '../../../schemas/evenements/dossier.ts';
import type { Repartition } from '../../../schemas/pca/reglement.ts';
import { fraisSurLExcedent } from '../argent/admettre.ts';
import { aReverser, chezLEtude, excedentARendre, type Mouvement } from '../argent/compte.ts';
import { rejeter as imputationsDuRejet } from '../argent/rejeter.ts';
import { type Partage, partagerPaiementDirect, partagerVersement } from '../argent/repartir.ts';
import { dateEnClair } from '../calendrier/dates.ts';
import { enEuros, type Refuse, refuser } from '../refus.ts';
import { type ActeDe, type DecisionDossier, donner } from './actes.ts';
import { conditionsDe, type Dossier, enJustice, etudeChargee } from './etat.ts';
import { evolve } from './evolve.ts';
import { avecLeSolde, type Contexte } from './fin.ts';
import { rouvrir } from './rouvrir.ts';

/** After the last day of the phase. A dossier that was wholly paid keeps its term for what is still paid on it. */
function horsTerme(dossier: Dossier, recuLe: string): boolean {
  const limite = dossier.etat === 'solde' || dossier.finLe === null ? dossier.terme : dossier.finLe;
  return limite !== null && !enJustice(dossier) && limite < recuLe;
}

function refusDeLaDate(dossier: Dossier, recuLe: string, etude: boolean): Refuse | null {
  const premier = etude ? dossier.reception?.jour : dossier.demande?.signeeLe;
  if (premier === undefined || premier <= recuLe) return null;
  const repere = etude ? 'la réception du dossier par l’étude' : 'la demande';
  return refuser('DATE_ANTERIEURE', { date: dateEnClair(recuLe), repere });
}

const refusDuDouble = ({ compte }: Dossier, mouvement: string): Refuse | null =>
  compte.mouvements.some(({ id }) => id === mouvement) ? refuser('MOUVEMENT_DEJA_CONNU', { mouvement }) : null;

/** A share that is not ours is refused, with ours: what would be kept for fees above it is a netting. */
function refusDuPartage({ repartition: notre }: Partage, declaree: Repartition | null): Refuse | null {
  if (declaree === null) return null;
  const garde = declaree.fraisHT + declaree.tva;
  if (garde > notre.fraisHT + notre.tva)
    return refuser('COMPENSATION_INTERDITE', { declare: enEuros(garde), attendu: enEuros(notre.fraisHT + notre.tva) });
  const pareil =
    declaree.principal === notre.principal &&
    declaree.fraisHT === notre.fraisHT &&
    declaree.tva === notre.tva &&
    declaree.excedent === notre.excedent;
  if (pareil) return null;
  const { principal, fraisHT, tva, excedent } = notre;
  return refuser('REPARTITION_FAUSSE', {
    ...{ principal: enEuros(principal), frais: enEuros(fraisHT) },
    ...{ tva: enEuros(tva), excedent: enEuros(excedent) },
  });
}

/** The étude holds the sum, or the cheque to the Trésor, which is shared as a payment to the comptable. */
export function encaisserVersement(dossier: Dossier, { data }: ActeDe<'VersementRecu'>): DecisionDossier {
  const conditions = conditionsDe(dossier);
  const etude = data.message.par.siret ?? etudeChargee(dossier);
  if (conditions === null || etude === null || dossier.demande === null) return refuser('DOSSIER_NON_RECU');
  const tard = horsTerme(dossier, data.recuLe);
  const direct = { montant: data.montant, nature: dossier.demande.nature, ouvreDroit: !tard, autresDettes: true };
  const partage =
    data.mode === 'cheque-tresor'
      ? partagerPaiementDirect(dossier.compte, direct, conditions)
      : partagerVersement(dossier.compte, data.montant, conditions, tard);
  const refus =
    refusDuDouble(dossier, data.mouvement) ??
    refusDeLaDate(dossier, data.recuLe, true) ??
    refusDuPartage(partage, data.repartition);
  if (refus) return refus;
  const event: DossierNouveau = {
    type: 'VersementRecu',
    v: 1,
    data: { ...data, etude, ...partage, horsTerme: tard },
  };
  return { ok: true, events: avecLeSolde(dossier, [event], data.recuLe) };
}

export function encaisserPaiement(dossier: Dossier, { data }: ActeDe<'PaiementRecu'>): DecisionDossier {
  if (dossier.demande === null) return refuser('DOSSIER_INCONNU');
  const { ouvreDroit, autresDettes, ...fait } = data;
  const refus = refusDuDouble(dossier, data.mouvement) ?? refusDeLaDate(dossier, data.recuLe, false);
  if (refus) return refus;
  const tard = horsTerme(dossier, data.recuLe);
  const pendant = dossier.reception !== null && dossier.reception.jour <= data.recuLe && !tard;
  const droit = ouvreDroit ?? pendant;
  const partage = partagerPaiementDirect(
    dossier.compte,
    { montant: data.montant, nature: dossier.demande.nature, ouvreDroit: droit, autresDettes },
    conditionsDe(dossier),
  );
  const event: DossierNouveau = {
    type: 'PaiementRecu',
    v: 1,
    data: { ...fait, ...partage, horsTerme: tard, ouvreDroit: droit },
  };
  return { ok: true, events: avecLeSolde(dossier, [event], data.recuLe) };
}

function refusDuRejet(mouvement: Mouvement, { data }: ActeDe<'MouvementRejete'>): Refuse | null {
  const impossible = (raison: string) => refuser('REJET_IMPOSSIBLE', { mouvement: mouvement.id, raison });
  if (mouvement.mode === 'especes') return impossible('il a été payé en espèces');
  const { role, siret } = data.message.par;
  const sien = role === 'etude' ? mouvement.etude === siret : !chezLEtude(mouvement);
  if (!sien) return impossible('il est tenu par un autre');
  return data.rejeteLe < mouvement.recuLe
    ? refuser('DATE_ANTERIEURE', { date: dateEnClair(data.rejeteLe), repere: 'le versement' })
    : null;
}

export function rejeter(dossier: Dossier, acte: ActeDe<'MouvementRejete'>, contexte: Contexte): DecisionDossier {
  const { mouvement: id, rejeteLe } = acte.data;
  const mouvement = dossier.compte.mouvements.find((m) => m.id === id);
  if (mouvement === undefined || dossier.demande === null) return refuser('MOUVEMENT_INCONNU', { mouvement: id });
  if (mouvement.rejeteLe !== null) return donner();
  const refus = refusDuRejet(mouvement, acte);
  if (refus) return refus;
  const imputations = imputationsDuRejet(dossier.compte, id, dossier.demande.nature, conditionsDe(dossier));
  const event: DossierNouveau = { type: 'MouvementRejete', v: 1, data: { ...acte.data, imputations } };
  return donner(event, ...rouvrir(evolve(dossier, event), contexte, rejeteLe));
}

/** Fees on what was paid after the term: the comptable's choice. What its étude holds above the debt pays them. */
export function admettreLesFrais(dossier: Dossier, { data }: ActeDe<'FraisAdmis'>): DecisionDossier {
  const mouvement = dossier.compte.mouvements.find(({ id }) => id === data.mouvement);
  if (mouvement === undefined) return refuser('MOUVEMENT_INCONNU', { mouvement: data.mouvement });
  if (!mouvement.horsTerme || mouvement.rejeteLe !== null || mouvement.etude === null)
    return refuser('FRAIS_DEJA_ADMIS', { mouvement: data.mouvement });
  const admis: EvenementDe<'FraisAdmis'> = {
    type: 'FraisAdmis',
    v: 1,
    data: { ...data, assiette: mouvement.repartition.principal },
  };
  const imputations = fraisSurLExcedent(evolve(dossier, admis).compte, mouvement, conditionsDe(dossier));
  return donner(imputations.length === 0 ? admis : { ...admis, data: { ...admis.data, imputations } });
}

export function restituer(dossier: Dossier, { data }: ActeDe<'ExcedentRestitue'>): DecisionDossier {
  const mouvement = dossier.compte.mouvements.find(({ id }) => id === data.mouvement);
  if (mouvement === undefined) return refuser('MOUVEMENT_INCONNU', { mouvement: data.mouvement });
  const { role, siret } = data.message.par;
  const tient = chezLEtude(mouvement) ? role === 'etude' && siret === mouvement.etude : role !== 'etude';
  if (!tient) return refuser(role === 'etude' ? 'AUTRE_ETUDE' : 'ACTE_RESERVE_A_L_ETUDE');
  const reste = excedentARendre(mouvement);
  return data.montant > reste
    ? refuser('EXCEDENT_INSUFFISANT', { reste: enEuros(reste) })
    : donner({ type: 'ExcedentRestitue', v: 1, data });
}

/** What was reversed and never came in is taken back only with the comptable's agreement: no netting (R. 444-54). */
export function regulariser(dossier: Dossier, { data }: ActeDe<'RegularisationAccordee'>): DecisionDossier {
  const mouvement = dossier.compte.mouvements.find(({ id }) => id === data.mouvement);
  if (mouvement === undefined) return refuser('MOUVEMENT_INCONNU', { mouvement: data.mouvement });
  return aReverser(mouvement) < 0 && !mouvement.regularisable
    ? donner({ type: 'RegularisationAccordee', v: 1, data })
    : refuser('RIEN_A_REGULARISER', { mouvement: data.mouvement });
}
