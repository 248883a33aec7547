/** What the étude tells and asks (contract art. 3, 5 and 8): it informs, and closes nothing. */
import * as mots from '../../en-clair/dossier/mots.ts';
import { type ActeMontre, enumere, survenuLe } from './acte.ts';

const SANS_DELAI = 'Le contrat demande d’informer « dans les plus brefs délais » (art. 5).';

export const ACTES_DE_L_ETUDE: readonly ActeMontre[] = [
  {
    ...{ chemin: 'prise-en-charge', type: 'DossierPrisEnCharge', auteur: 'etude', bouton: 'Prendre en charge' },
    titre: 'Prendre le dossier en charge',
    effet: 'L’étude commence ses diligences. Le délai court déjà depuis la réception.',
    champs: [{ nom: 'le', libelle: 'Pris en charge le', sorte: 'date' }],
  },
  {
    ...{ chemin: 'refus', type: 'DossierRefuse', auteur: 'etude', bouton: 'Refuser le dossier', recapitulatif: true },
    titre: 'Refuser le dossier',
    effet: 'Le dossier revient au comptable, qui le confie à une autre étude ou le reprend.',
    champs: [
      { nom: 'le', libelle: 'Refusé le', sorte: 'date' },
      { nom: 'motif', libelle: 'Motif du refus', sorte: 'choix', choix: enumere(mots.REFUS_DE_L_ETUDE) },
    ],
  },
  {
    ...{ chemin: 'prolongation-demandee', type: 'DemandeFormulee', auteur: 'etude', bouton: 'Demander' },
    titre: 'Demander une prolongation',
    effet: 'Le comptable seul prolonge, avant le terme (art. 7) ; son silence n’accorde rien.',
    fixes: { sorte: 'prolongation' },
    champs: [
      survenuLe('Demandé le'),
      { nom: 'jours', libelle: 'Jours demandés', sorte: 'entier', aide: 'Par exemple 30.' },
    ],
  },
  {
    ...{ chemin: 'echeancier-demande', type: 'DemandeFormulee', auteur: 'etude', bouton: 'Demander' },
    titre: 'Demander un échéancier pour le redevable',
    effet: 'Le comptable seul accorde des délais ; son silence n’accorde rien.',
    fixes: { sorte: 'echeancier' },
    champs: [
      survenuLe('Demandé le'),
      {
        nom: 'echeances',
        libelle: 'Échéances proposées',
        sorte: 'echeances',
        aide: 'Une par ligne : 31/03/2026 100,00',
      },
    ],
  },
  {
    ...{ chemin: 'insolvabilite', type: 'InsolvabiliteSignalee', auteur: 'etude', bouton: 'Signaler' },
    titre: 'Signaler l’insolvabilité du redevable',
    effet: `Le comptable décide de la suite. ${SANS_DELAI}`,
    champs: [
      survenuLe('Constatée le'),
      { nom: 'constat', libelle: 'Constat', sorte: 'choix', choix: enumere(mots.CONSTATS) },
      {
        ...{ nom: 'preuves', libelle: 'Justificatifs', sorte: 'fichiers' },
        aide: 'Au moins un (art. 8) : PDF, JPEG ou PNG, 4 Mo au plus en tout.',
      },
    ],
  },
  {
    ...{ chemin: 'disparition', type: 'DisparitionSignalee', auteur: 'etude', bouton: 'Signaler' },
    titre: 'Signaler la disparition du redevable',
    effet: `Le dossier reste ouvert : le comptable décide de la suite. ${SANS_DELAI}`,
    champs: [
      survenuLe('Constatée le'),
      { nom: 'retour', libelle: 'Retour du courrier', sorte: 'choix', choix: enumere(mots.RETOURS) },
    ],
  },
  {
    ...{ chemin: 'adresse', type: 'AdresseSignalee', auteur: 'etude', bouton: 'Signaler' },
    titre: 'Signaler une nouvelle adresse',
    effet: 'Hors du ressort, le comptable retire le dossier ; ailleurs, il décide.',
    champs: [
      survenuLe('Connue le'),
      { nom: 'adresse', libelle: 'Nouvelle adresse', sorte: 'adresse' },
      { nom: 'certitude', libelle: 'Certitude', sorte: 'choix', choix: enumere(mots.CERTITUDES) },
      { nom: 'dansDepartement', libelle: 'Dans le département du contrat', sorte: 'oui-non' },
      {
        nom: 'dansRessort',
        libelle: 'Dans le ressort de l’étude',
        sorte: 'oui-non',
        aide: 'Celui de la cour d’appel.',
      },
      { nom: 'source', libelle: 'Origine du renseignement', sorte: 'ligne', facultatif: true },
    ],
  },
  {
    ...{ chemin: 'deces', type: 'DecesSignale', auteur: 'etude', bouton: 'Signaler' },
    titre: 'Signaler le décès du redevable',
    effet: 'La phase est suspendue jusqu’à une instruction du comptable.',
    champs: [
      survenuLe('Décès survenu le'),
      {
        nom: 'piece',
        libelle: 'Acte de décès',
        sorte: 'fichier',
        facultatif: true,
        aide: 'PDF, JPEG ou PNG, 4 Mo au plus.',
      },
    ],
  },
  {
    ...{ chemin: 'information', type: 'InformationTransmise', auteur: 'etude', bouton: 'Transmettre' },
    titre: 'Transmettre une information',
    effet: `Elle est conservée avec le dossier, et le comptable en est informé. ${SANS_DELAI}`,
    champs: [
      survenuLe('Connue le'),
      { nom: 'sorte', libelle: 'Sur quoi', sorte: 'choix', choix: enumere(mots.INFORMATIONS) },
      { nom: 'texte', libelle: 'Texte', sorte: 'texte', facultatif: true, aide: '500 caractères au plus.' },
    ],
  },
];
