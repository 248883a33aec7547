/** What each act on a contract gives in each state: events, nothing (already done), or a refusal in French. Pure. */
import type { ContratEvenement, ContratNouveau, DonneesDuContrat } from '../../../schemas/evenements/contrat.ts';
import { dateEnClair, plusJours, plusMois } from '../calendrier/dates.ts';
import { dejaVu } from '../message.ts';
import { type Refuse, refuser } from '../refus.ts';
import { estMembre, etudeParDefaut } from './affectation.ts';
import { refusDeQuiSigne, refusDuCertificat } from './certificats.ts';
import { type Contrat, type EtatContrat, transition } from './cycle.ts';
import { refusDuComptable, refusDuRaccordement } from './raccordement.ts';
import { anniversaires, finDuContrat, parametresDu, tauxDesAmendes } from './situation.ts';

/** The event, as asked; what the machine computes of it is left out. */
export type CommandeContrat = {
  [T in ContratEvenement['type']]: { readonly type: T; readonly data: Demandee<T> };
}[ContratEvenement['type']];
type Demandee<T extends ContratEvenement['type']> = Omit<
  DonneesDuContrat<T>,
  T extends 'ContratReconduit' ? 'objectifsManques' : T extends 'ContratMisEnDemeure' ? 'terme' : never
>;

export type DecisionContrat = { readonly ok: true; readonly events: readonly ContratNouveau[] } | Refuse;

const EN_CLAIR: Record<EtatContrat, string> = {
  absent: 'absent',
  signe: 'signé, mais non notifié',
  notifie: 'en vigueur',
  'mis-en-demeure': 'mis en demeure',
  resilie: 'résilié',
};

/** What the titulaire files himself; the rest is the DDFiP's, which an administrateur may enter, but for who signs. */
const DU_TITULAIRE: readonly ContratEvenement['type'][] = ['TableDeposee', 'CompteDeclare'];

function refusDeLAuteur(contrat: Contrat, { type, data }: CommandeContrat): Refuse | null {
  const { role, siret } = data.message.par;
  if (type === 'CertificatInscrit' || type === 'CertificatRetire') return refusDeQuiSigne(data, data.message.par);
  if (type === 'RaccordementSuspendu' || type === 'RaccordementRetabli')
    return refusDuComptable(data, data.message.par);
  if (!DU_TITULAIRE.includes(type))
    return role === 'ddfip' || role === 'administrateur' ? null : refuser('ACTE_RESERVE_A_LA_DDFIP');
  const duTitulaire = (role === 'mandataire' || role === 'etude') && siret === etudeParDefaut(contrat);
  return duTitulaire ? null : refuser('ACTE_RESERVE_AU_MANDATAIRE');
}

function refusDeLaSignature({ titulaire, signataire, etudes }: DonneesDuContrat<'ContratSigne'>): Refuse | null {
  const attendu = titulaire.type === 'etude' ? titulaire.siret : titulaire.mandataire;
  if (signataire !== attendu) return refuser('CONTRAT_SIGNATAIRE');
  const seule = titulaire.type === 'etude' && (etudes.length !== 1 || etudes[0] !== titulaire.siret);
  return seule || new Set(etudes).size !== etudes.length ? refuser('CONTRAT_SANS_ETUDE') : null;
}

function refusDuCompte(contrat: Contrat, { etude, declareLe, depuis }: DonneesDuContrat<'CompteDeclare'>) {
  if (!contrat.membres.some((m) => m.etude === etude))
    return refuser('ETUDE_INCONNUE', { etude, jour: dateEnClair(declareLe) });
  const { attenteDuCompteJours } = parametresDu(contrat, declareLe);
  const date = plusJours(declareLe, attenteDuCompteJours);
  // The first account of an étude replaces none: nobody can be waiting for its money elsewhere.
  const premier = !contrat.comptes.some((compte) => compte.etude === etude);
  return premier || depuis >= date ? null : refuser('COMPTE_TROP_TOT', { date: dateEnClair(date) });
}

/**
 * An account is declared on the day on which we are told of it: dated earlier, it would serve without waiting, and the
 * waiting is what leaves the time to find a false one out.
 */
export function refusDeLAttente(contrat: Contrat, { type, data }: CommandeContrat, jour: string): Refuse | null {
  if (type !== 'CompteDeclare') return null;
  if (jour < data.declareLe) return refuser('DATE_FUTURE', { date: dateEnClair(data.declareLe) });
  return refusDuCompte(contrat, { ...data, declareLe: jour });
}

function refusDeLArrivee({ signe, membres }: Contrat, { etude, depuis }: DonneesDuContrat<'MembreArrive'>) {
  if (signe?.titulaire.type === 'etude') return refuser('CONTRAT_D_UNE_SEULE_ETUDE');
  const deja = membres.some((m) => m.etude === etude && (m.jusquAu === null || depuis <= m.jusquAu));
  return deja ? refuser('ETUDE_DEJA_MEMBRE', { etude, jour: dateEnClair(depuis) }) : null;
}

function refusDesMembres(contrat: Contrat, commande: CommandeContrat): Refuse | null {
  const absente = (etude: string, jour: string) =>
    estMembre(contrat, etude, jour) ? null : refuser('ETUDE_INCONNUE', { etude, jour: dateEnClair(jour) });
  if (commande.type === 'MembreArrive') return refusDeLArrivee(contrat, commande.data);
  if (commande.type === 'MembreParti') return absente(commande.data.etude, commande.data.jusquAu);
  if (commande.type !== 'TableDeposee') return null;
  const { lignes, depuis } = commande.data;
  return lignes.map(({ etude }) => absente(etude, depuis)).find((refus) => refus !== null) ?? null;
}

function refusDuFond(contrat: Contrat, commande: CommandeContrat): Refuse | null {
  switch (commande.type) {
    case 'ContratSigne':
      return refusDeLaSignature(commande.data);
    case 'TableAcceptee': {
      const { table } = commande.data;
      return contrat.tables.some((t) => t.table === table) ? null : refuser('TABLE_INCONNUE', { table });
    }
    case 'CompteDeclare':
      return refusDuCompte(contrat, commande.data);
    case 'TauxDesAmendesFixe': {
      const { depuis } = commande.data;
      return anniversaires(contrat).includes(depuis)
        ? null
        : refuser('HORS_ANNIVERSAIRE', { depuis: dateEnClair(depuis) });
    }
    case 'ContratReconduit': {
      const fin = finDuContrat(contrat);
      return fin !== null && commande.data.le > fin ? refuser('RECONDUCTION_TARDIVE', { fin: dateEnClair(fin) }) : null;
    }
    case 'ContratResilie':
      return refusDeLaResiliation(contrat, commande.data);
    case 'CertificatInscrit':
    case 'CertificatRetire':
      return refusDuCertificat(contrat, commande);
    case 'RaccordementSuspendu':
    case 'RaccordementRetabli':
      return refusDuRaccordement(contrat, commande);
    default:
      return refusDesMembres(contrat, commande);
  }
}

/** Two months to comply, whole; then PLACE (art. 13). */
function refusDeLaResiliation({ miseEnDemeure }: Contrat, { le }: DonneesDuContrat<'ContratResilie'>): Refuse | null {
  return miseEnDemeure !== null && le <= miseEnDemeure.terme
    ? refuser('RESILIATION_PREMATUREE', { terme: dateEnClair(miseEnDemeure.terme) })
    : null;
}

/** Art. 7: « à la suite du non-respect des objectifs de taux de recouvrement ». A rate that was not measured misses none. */
function objectifsManques(contrat: Contrat, { le, taux }: Demandee<'ContratReconduit'>): boolean {
  const { objectifProduitsLocaux } = parametresDu(contrat, le);
  const amendes = taux.amendes !== null && taux.amendes < tauxDesAmendes(contrat, plusJours(le, -1));
  return taux.produitsLocaux < objectifProduitsLocaux || amendes;
}

function evenement(contrat: Contrat, commande: CommandeContrat): ContratNouveau {
  switch (commande.type) {
    case 'ContratReconduit': {
      const { type, data } = commande;
      return { type, v: 1, data: { ...data, objectifsManques: objectifsManques(contrat, data) } };
    }
    case 'ContratMisEnDemeure': {
      const { type, data } = commande;
      const { miseEnDemeureMois } = parametresDu(contrat, data.le);
      return { type, v: 1, data: { ...data, terme: plusMois(data.le, miseEnDemeureMois) } };
    }
    default:
      return { ...commande, v: 1 };
  }
}

export function decide(contrat: Contrat, commande: CommandeContrat): DecisionContrat {
  const vu = dejaVu(contrat.messages, commande.data.message);
  if (vu === 'connu') return { ok: true, events: [] };
  if (vu !== 'nouveau') return vu;
  if (commande.type === 'ContratSigne' && contrat.etat !== 'absent') return refuser('CONTRAT_DEJA_SIGNE');
  const interdit =
    transition(contrat.etat, commande.type) === null
      ? refuser('CONTRAT_TRANSITION_INTERDITE', { etat: EN_CLAIR[contrat.etat] })
      : null;
  const refus = refusDeLAuteur(contrat, commande) ?? interdit ?? refusDuFond(contrat, commande);
  return refus ?? { ok: true, events: [evenement(contrat, commande)] };
}
