/** Roles, organisms, acts and the events of the register of rights, in French. */
import type { HabilitationEvenement, JetonEvenement, Perimetre } from '../../../schemas/evenements/habilitation.ts';
import type { Role } from '../../../schemas/evenements/identifiants.ts';
import type { Acte } from '../../habilitation/actes.ts';
import { minuscule } from './verdict.ts';

export const ROLES_EN_CLAIR: Readonly<Record<Role, string>> = {
  administrateur: 'Administrateur',
  comptable: 'Comptable public',
  'agent-comptable': 'Agent du poste comptable',
  ordonnateur: 'Ordonnateur',
  'agent-ordonnateur': 'Agent de l’ordonnateur',
  etude: 'Étude de commissaires de justice',
  mandataire: 'Mandataire d’un groupement d’études',
  ddfip: 'Agent de la DDFiP',
  juge: 'Juge des comptes',
  passerelle: 'Passerelle',
};

export const ACTES_EN_CLAIR: Readonly<Record<Acte, string>> = {
  accueil: 'Voir l’accueil',
  'lire-depots': 'Lister les dépôts',
  'lire-depot': 'Lire un dépôt et ses pièces',
  'lire-preuve': 'Obtenir la preuve d’un dépôt',
  deposer: 'Déposer un fichier',
  'retirer-messages': 'Retirer les mises à disposition',
  'traiter-mise': 'Confirmer la réception, prendre en charge, rejeter',
  'lire-adhesions': 'Lister les adhésions',
  'lire-adhesion': 'Lire une adhésion',
  'enregistrer-adhesion': 'Enregistrer une adhésion',
  'tenir-registre': 'Tenir le registre : formulaires, étapes, signataires, renonciation',
  suspendre: 'Suspendre une adhésion',
  lever: 'Lever une suspension',
  'recevoir-suspension': 'Accuser réception d’une suspension',
  'lire-files': 'Voir les files d’attente',
  rejouer: 'Relancer les messages arrêtés',
  'lire-journal': 'Lire le journal',
  'lire-statistiques': 'Lire les statistiques',
  'lire-confiance': 'Lire le magasin de confiance',
  'gerer-confiance': 'Gérer le magasin de confiance',
  'lire-habilitations': 'Lire les habilitations',
  habiliter: 'Accorder et retirer une habilitation',
  'gerer-jetons': 'Émettre et révoquer un jeton',
  'lire-dossiers': 'Lire les dossiers de phase comminatoire',
  'confier-dossier': 'Confier un dossier à une étude',
  'agir-dossier': 'Agir sur un dossier de phase comminatoire',
  'lire-contrats': 'Lire les contrats de phase comminatoire',
  'tenir-contrat': 'Tenir un contrat de phase comminatoire',
  reverser: 'Annoncer ou encaisser un reversement',
  'deposer-etat': 'Déposer un état récapitulatif',
  'lire-etats': 'Lire les états récapitulatifs',
};

export function perimetreEnClair(perimetre: Perimetre): string {
  switch (perimetre.type) {
    case 'tout':
      return 'Ensemble du service';
    case 'ordonnateur':
      return `Ordonnateur ${perimetre.siret}`;
    case 'poste':
      return `Poste comptable ${perimetre.codique}`;
    case 'etude':
      return `Étude ${perimetre.siret}`;
    case 'groupement':
      return `Groupement ${perimetre.siret}`;
    case 'departement':
      return `Département ${perimetre.code}`;
    case 'dossier':
      return `Dossier ${perimetre.stream.split('/')[1]?.slice(0, 12) ?? ''}`;
    default:
      return perimetre satisfies never;
  }
}

/** Each role before the number of what it is held for. */
const AVANT_LE_NUMERO: Readonly<Record<Role, string>> = {
  administrateur: 'Administrateur de l’ensemble du service',
  comptable: 'Comptable public, poste',
  'agent-comptable': 'Agent du poste comptable',
  ordonnateur: 'Ordonnateur',
  'agent-ordonnateur': 'Agent de l’ordonnateur',
  etude: 'Étude',
  mandataire: 'Mandataire du groupement',
  ddfip: 'Agent de la DDFiP, département',
  juge: 'Juge des comptes, dossier',
  passerelle: 'Passerelle',
};

/** `Agent du poste comptable 099042`: a role and its organism, neither of them said twice. */
export function droitEnClair({ role, perimetre }: { readonly role: Role; readonly perimetre: Perimetre }): string {
  if (perimetre.type === 'tout' && role !== 'administrateur') return `${ROLES_EN_CLAIR[role]}, ensemble du service`;
  const numero = perimetre.type === 'tout' ? '' : perimetreEnClair(perimetre).split(' ').at(-1);
  return `${AVANT_LE_NUMERO[role]} ${numero}`.trim();
}

/** In one sentence; some of them hold commas. */
export const actesEnClair = (actes: readonly Acte[]): string =>
  actes.map((acte) => minuscule(ACTES_EN_CLAIR[acte])).join(' ; ');

/** `2026-09-30` as `30/09/2026`. */
const jour = (date: string): string => date.split('-').reverse().join('/');

export const validiteEnClair = ({ du, au }: { readonly du: string; readonly au: string | null }): string =>
  au === null ? `Depuis le ${jour(du)}` : `Du ${jour(du)} au ${jour(au)}`;

export function habilitationEnClair(event: HabilitationEvenement): string {
  switch (event.type) {
    case 'HabilitationAccordee':
      return `Habilitation accordée : ${droitEnClair(event.data)}. ${validiteEnClair(event.data)}.`;
    case 'HabilitationRetiree':
      return `Habilitation retirée : ${event.data.raison}`;
    default:
      return event satisfies never;
  }
}

export function jetonEnClair(event: JetonEvenement): string {
  switch (event.type) {
    case 'JetonEmis':
      return `Jeton émis : ${droitEnClair(event.data)}, pour ${event.data.objet}`;
    case 'JetonRevoque':
      return `Jeton révoqué : ${event.data.raison}`;
    default:
      return event satisfies never;
  }
}
