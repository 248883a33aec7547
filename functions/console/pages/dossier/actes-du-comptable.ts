/** What the comptable alone decides: he extends, suspends and closes (contract art. 6 to 8). */
import * as mots from '../../en-clair/dossier/mots.ts';
import type { DossierMontre } from '../../lecture/dossier/dossier-montre.ts';
import { type ActeMontre, type Choix, enumere, survenuLe } from './acte.ts';

const RETRAITS = ({ retrait, disparition, deces, prescription, ...autres }: typeof mots.RETRAITS): Choix =>
  Object.entries({ retrait, disparition, 'hors-ressort': autres['hors-ressort'], deces, prescription });

const enAttente = ({ dossier }: DossierMontre) => dossier.demandes.filter(({ reponse }) => reponse === null);
const demandesEnAttente = (lu: DossierMontre): Choix =>
  enAttente(lu).map(({ reference, sorte }) => [reference, `${mots.DEMANDES[sorte]} (${reference})`]);

export const ACTES_DU_COMPTABLE: readonly ActeMontre[] = [
  {
    ...{ chemin: 'reponse', type: 'DemandeRepondue', auteur: 'comptable', bouton: 'Répondre' },
    titre: 'Répondre à une demande de l’étude',
    effet: 'La réponse est portée à l’étude. Un accord se suit de la prolongation ou du délai lui-même.',
    champs: [
      { nom: 'demande', libelle: 'Demande', sorte: 'choix', choix: demandesEnAttente },
      { nom: 'decision', libelle: 'Décision', sorte: 'choix', choix: enumere(mots.DECISIONS) },
      survenuLe('Décidé le'),
    ],
    utile: (lu) => enAttente(lu).length > 0,
  },
  {
    ...{ chemin: 'prolongation', type: 'PhaseProlongee', auteur: 'comptable', bouton: 'Prolonger' },
    titre: 'Prolonger la phase',
    effet: 'Avant le terme seulement (art. 7), et sans dépasser la prescription.',
    champs: [
      { nom: 'terme', libelle: 'Nouveau dernier jour', sorte: 'date' },
      { nom: 'motif', libelle: 'Motif', sorte: 'choix', choix: enumere(mots.PROLONGATIONS) },
      survenuLe('Décidé le'),
    ],
  },
  {
    ...{ chemin: 'delai', type: 'DelaiAccorde', auteur: 'comptable', bouton: 'Accorder le délai' },
    titre: 'Accorder un délai au redevable',
    effet: 'L’échéancier totalise le reste dû. Le terme de la phase joue toujours.',
    champs: [
      { nom: 'echeances', libelle: 'Échéances', sorte: 'echeances', aide: 'Une par ligne : 31/03/2026 100,00' },
      { nom: 'effet', libelle: 'Effet', sorte: 'choix', choix: enumere(mots.EFFETS_DU_DELAI) },
      survenuLe('Accordé le'),
    ],
  },
  {
    ...{ chemin: 'contestation', type: 'ContestationEnregistree', auteur: 'comptable', bouton: 'Enregistrer' },
    titre: 'Enregistrer une contestation',
    effet: 'Un recours gracieux n’arrête rien de lui-même ; une action en justice suspend la phase.',
    champs: [
      { nom: 'sorte', libelle: 'Nature', sorte: 'choix', choix: enumere(mots.CONTESTATIONS) },
      { nom: 'effet', libelle: 'Effet', sorte: 'choix', choix: enumere(mots.EFFETS) },
      { nom: 'montantConteste', libelle: 'Montant contesté (€)', sorte: 'euros', facultatif: true },
      survenuLe('Formée le'),
    ],
    recapitulatif: true,
  },
  {
    ...{ chemin: 'levee', type: 'SuspensionLevee', auteur: 'comptable', bouton: 'Lever la suspension' },
    titre: 'Lever la suspension',
    effet: 'La phase reprend jusqu’au terme exprès que vous fixez, et pour la somme jugée s’il y a lieu.',
    champs: [
      { nom: 'terme', libelle: 'Nouveau dernier jour', sorte: 'date' },
      {
        nom: 'dette',
        libelle: 'Dette fixée par le juge (€)',
        sorte: 'euros',
        facultatif: true,
        aide: 'Vide si elle ne change pas.',
      },
      survenuLe('Levée le'),
    ],
    recapitulatif: true,
  },
  {
    ...{ chemin: 'annulation', type: 'DetteAnnulee', auteur: 'comptable', bouton: 'Annuler la dette' },
    titre: 'Annuler tout ou partie de la dette',
    effet: 'Une annulation totale met fin à la phase ; ce qui fut payé en trop est à rendre par le comptable.',
    champs: [
      { nom: 'portee', libelle: 'Portée', sorte: 'choix', choix: enumere(mots.PORTEES) },
      { nom: 'montant', libelle: 'Montant annulé (€)', sorte: 'euros' },
      { nom: 'motif', libelle: 'Motif', sorte: 'choix', choix: enumere(mots.ANNULATIONS) },
      survenuLe('Décidé le'),
    ],
    recapitulatif: true,
  },
  {
    ...{ chemin: 'retrait', type: 'DossierRetire', auteur: 'comptable', bouton: 'Retirer le dossier' },
    titre: 'Retirer le dossier à l’étude',
    effet: 'La phase prend fin ; l’étude cesse toute relance. Les frais acquis lui restent.',
    champs: [
      { nom: 'motif', libelle: 'Motif', sorte: 'choix', choix: () => RETRAITS(mots.RETRAITS) },
      survenuLe('Décidé le'),
    ],
    recapitulatif: true,
  },
  {
    ...{
      chemin: 'insolvabilite-retenue',
      type: 'InsolvabiliteRetenue',
      auteur: 'comptable',
      bouton: 'Retenir l’insolvabilité',
    },
    titre: 'Retenir l’insolvabilité',
    effet: 'La phase prend fin, et la créance peut être présentée en non-valeur.',
    champs: [survenuLe('Décidé le')],
    recapitulatif: true,
  },
  {
    ...{ chemin: 'controle', type: 'ControleEffectue', auteur: 'poste', bouton: 'Enregistrer le contrôle' },
    titre: 'Enregistrer le contrôle de l’étude',
    effet: 'Chaque trimestre, et au plus tard dans l’année ; il est confirmé par écrit.',
    champs: [
      survenuLe('Effectué le'),
      { nom: 'document', libelle: 'Confirmation écrite', sorte: 'fichier', aide: 'PDF, JPEG ou PNG, 4 Mo au plus.' },
    ],
  },
];
