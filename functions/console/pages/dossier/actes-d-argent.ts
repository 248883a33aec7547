/** The acts that move money, and the acknowledgement of a message. */
import { aReverser, excedentARendre } from '../../../pca/argent/compte.ts';
import * as mots from '../../en-clair/dossier/mots.ts';
import { euros, jour } from '../../en-clair/dossier/sommes.ts';
import type { DossierMontre } from '../../lecture/dossier/dossier-montre.ts';
import { type ActeMontre, type ChampDActe, type Choix, enumere } from './acte.ts';

type Mouvement = DossierMontre['dossier']['compte']['mouvements'][number];

const parmi =
  (garder: (mouvement: Mouvement) => boolean) =>
  ({ dossier }: DossierMontre): Choix =>
    dossier.compte.mouvements
      .filter(garder)
      .map(({ id, montant, recuLe }) => [id, `${id}, ${euros(montant)} reçus le ${jour(recuLe)}`]);

const valide = parmi(({ rejeteLe }) => rejeteLe === null);
const horsTerme = parmi((m) => m.horsTerme && m.rejeteLe === null);
const enExcedent = parmi((m) => excedentARendre(m) > 0);
const enTrop = parmi((m) => aReverser(m) < 0 && !m.regularisable);

const reglement = (choix: (lu: DossierMontre) => Choix): ChampDActe => ({
  ...{ nom: 'mouvement', libelle: 'Règlement', sorte: 'choix', choix },
});

const ENCAISSEMENT: readonly ChampDActe[] = [
  {
    nom: 'mouvement',
    libelle: 'Référence du règlement',
    sorte: 'ligne',
    aide: 'Propre à ce dossier : lettres, chiffres, point, tiret ou tiret bas.',
  },
  { nom: 'montant', libelle: 'Montant reçu (€)', sorte: 'euros' },
  { nom: 'mode', libelle: 'Mode de règlement', sorte: 'choix', choix: enumere(mots.MODES) },
  { nom: 'recuLe', libelle: 'Reçu le', sorte: 'date' },
];

const messages = ({ events }: DossierMontre): Choix =>
  events.flatMap((event) => ('message' in event.data ? [[event.data.message.id, event.data.message.id] as const] : []));

export const ACTES_D_ARGENT: readonly ActeMontre[] = [
  {
    ...{ chemin: 'versement', type: 'VersementRecu', auteur: 'etudes', bouton: 'Annoncer le versement' },
    titre: 'Annoncer un versement reçu par l’étude',
    effet: 'La répartition entre le principal et les frais est calculée ; le principal passe d’abord.',
    champs: ENCAISSEMENT,
  },
  {
    ...{ chemin: 'paiement', type: 'PaiementRecu', auteur: 'poste', bouton: 'Enregistrer le paiement' },
    titre: 'Enregistrer un paiement reçu par le comptable',
    effet: 'L’étude en est informée ; ses frais sont ceux de la loi, selon la nature de la créance.',
    champs: [
      ...ENCAISSEMENT.filter(({ nom }) => nom !== 'mode'),
      {
        ...{ nom: 'mode', libelle: 'Mode de règlement', sorte: 'choix' },
        choix: () => Object.entries(mots.MODES).filter(([mode]) => mode !== 'cheque-etude'),
      },
      {
        ...{
          nom: 'autresDettes',
          libelle: 'Le redevable doit d’autres sommes exigibles à la même caisse',
          sorte: 'coche',
        },
      },
    ],
  },
  {
    ...{ chemin: 'impaye', type: 'MouvementRejete', auteur: 'detenteur', bouton: 'Déclarer l’impayé' },
    titre: 'Déclarer un règlement impayé',
    effet: 'La dette renaît ; les frais pris sur ce règlement sont recalculés.',
    champs: [reglement(valide), { nom: 'rejeteLe', libelle: 'Rejeté le', sorte: 'date' }],
    recapitulatif: true,
    utile: (lu) => valide(lu).length > 0,
  },
  {
    ...{ chemin: 'frais', type: 'FraisAdmis', auteur: 'comptable', bouton: 'Admettre les frais' },
    titre: 'Admettre des frais sur un règlement reçu après le terme',
    effet:
      'Sans cette décision, un règlement hors terme n’ouvre droit à aucun frais. Ils se prennent sur l’excédent que l’étude tient encore.',
    champs: [reglement(horsTerme), { nom: 'le', libelle: 'Décidé le', sorte: 'date' }],
    utile: (lu) => horsTerme(lu).length > 0,
  },
  {
    ...{ chemin: 'restitution', type: 'ExcedentRestitue', auteur: 'detenteur', bouton: 'Enregistrer la restitution' },
    titre: 'Enregistrer une restitution au redevable',
    effet: 'Ce que le redevable a payé en trop lui est rendu par qui le tient.',
    champs: [
      reglement(enExcedent),
      { nom: 'montant', libelle: 'Montant rendu (€)', sorte: 'euros' },
      { nom: 'le', libelle: 'Rendu le', sorte: 'date' },
    ],
    utile: (lu) => enExcedent(lu).length > 0,
  },
  {
    ...{ chemin: 'regularisation', type: 'RegularisationAccordee', auteur: 'comptable', bouton: 'Accorder' },
    titre: 'Accorder la reprise d’un reversement en trop',
    effet: 'L’étude reprend, sur un prochain reversement, ce qu’elle avait reversé d’un règlement impayé.',
    champs: [reglement(enTrop), { nom: 'le', libelle: 'Accordé le', sorte: 'date' }],
    recapitulatif: true,
    utile: (lu) => enTrop(lu).length > 0,
  },
  {
    ...{ chemin: 'accuse', type: 'MessageAccuse', auteur: 'detenteur', bouton: 'Accuser réception' },
    titre: 'Accuser réception d’un message de l’autre partie',
    effet: 'La suite donnée au message est portée au dossier.',
    champs: [
      { nom: 'accuse', libelle: 'Message', sorte: 'choix', choix: messages },
      { nom: 'reponse', libelle: 'Suite donnée', sorte: 'choix', choix: enumere(mots.REPONSES) },
    ],
  },
];
