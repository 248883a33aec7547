/** The form of annexe 2, to be filled in: it says the whole situation, not what changes. */
import { html } from 'hono/html';
import type { Formulaire } from '../../../../schemas/evenements/adhesion.ts';
import { erreurs, type Saisie } from '../champ.ts';
import type { Html, Page } from '../gabarit.ts';
import { champChoix, champCoche, champDate, champFichier, champLong, champTexte, groupe } from './registre-champs.ts';

const BUDGETS = 'Les codes des budgets concernés (00, 01…), séparés par une virgule ; vide : tous.';

const organisme = (s: Saisie): Html =>
  groupe(
    'Organisme et représentant légal',
    html`${champTexte(s, { nom: 'organisme', libelle: 'Nom de la collectivité ou de l’établissement' })}
${champTexte(s, { nom: 'representant.civilite', libelle: 'Civilité' })}
${champTexte(s, { nom: 'representant.nom', libelle: 'Nom' })}
${champTexte(s, { nom: 'representant.prenom', libelle: 'Prénom' })}
${champTexte(s, { nom: 'representant.qualite', libelle: 'Qualité', aide: 'Maire, président, directrice…' })}
${champTexte(s, { nom: 'codiques', libelle: 'Poste comptable', aide: 'Le codique du comptable assignataire.' })}
${champTexte(s, { nom: 'siretsRattaches', libelle: 'SIRET des budgets annexes (facultatif)' })}`,
  );

const transmission = (s: Saisie): Html =>
  groupe(
    'Transmission',
    html`${champTexte(s, { nom: 'versionPes', libelle: 'Version du protocole (PES)' })}
${champChoix(s, { nom: 'transmission.mode', libelle: 'Modalité' }, [
  ['operateur', 'Opérateur de transmission homologué'],
  ['portail-dgfip', 'Portail de la DGFiP'],
])}
${champTexte(s, { nom: 'transmission.operateur', libelle: 'Opérateur de transmission', aide: 'Si la modalité est un opérateur.' })}
${champCoche(s, { nom: 'receptionHelios', libelle: 'Recevoir aussi les données d’Hélios' })}`,
  );

const volet = (s: Saisie, nom: 'depense' | 'recette', legende: string, bordereaux: string): Html =>
  groupe(
    legende,
    html`${champCoche(s, { nom: `${nom}.adhere`, libelle: 'Adhérer pour ce domaine' })}
${champTexte(s, { nom: `${nom}.budgets`, libelle: 'Budgets', aide: BUDGETS })}
${champDate(s, { nom: `${nom}.donneesDepuis`, libelle: 'Date de mise en œuvre des données' })}
${champDate(s, {
  nom: `${nom}.signatureDepuis`,
  libelle: `Date des ${bordereaux} signés électroniquement`,
  aide: 'Vide tant qu’ils restent signés sur papier.',
})}
${champTexte(s, { nom: `${nom}.editeur`, libelle: 'Éditeur' })}
${champTexte(s, { nom: `${nom}.progiciel`, libelle: 'Progiciel' })}`,
  );

const pj = (s: Saisie): Html =>
  groupe(
    'Pièces justificatives dématérialisées',
    html`${champCoche(s, { nom: 'pj.adhere', libelle: 'Adhérer pour les pièces justificatives' })}
${champTexte(s, { nom: 'pj.budgets', libelle: 'Budgets', aide: BUDGETS })}
${champDate(s, { nom: 'pj.depuis', libelle: 'Date de mise en œuvre' })}
${champDate(s, {
  nom: 'pj.accord.le',
  libelle: 'Date de l’accord local',
  aide: 'Celui de l’ordonnateur, du comptable et de la chambre régionale des comptes.',
})}
${champFichier(s, { nom: 'pj.accord.fichier', libelle: 'Accord local' })}
${champTexte(s, { nom: 'pj.accord.document', libelle: 'Ou son empreinte SHA-256' })}`,
  );

const certificat = (s: Saisie): Html =>
  groupe(
    'Certificat de signature (art. 4)',
    html`${champChoix(s, { nom: 'certificat.famille', libelle: 'Famille choisie' }, [
      ['dgfip', 'Certificat de signature de la DGFiP'],
      ['arrete-2012', 'Certificat de l’arrêté du 15 juin 2012'],
    ])}
${champTexte(s, { nom: 'certificat.autorite', libelle: 'Autorité de certification', aide: 'Sauf certificat de la DGFiP.' })}
${champTexte(s, { nom: 'certificat.reference', libelle: 'Référence du certificat' })}
${champDate(s, { nom: 'certificat.delivreLe', libelle: 'Délivré le' })}`,
  );

/** `remplace`: the form that this one annuls. */
export function pageFormulaire(siret: string, remplace: Formulaire | null, saisie: Saisie): Page {
  return {
    titre: `Formulaire d’adhésion de l’ordonnateur ${siret}`,
    feuille: 'formulaire.css',
    chapeau: html`${erreurs(saisie)}<p class="chapeau">Un formulaire redit toute la situation : ce qu’il ne nomme pas n’est plus couvert
(arrêté du 27 juin 2007, annexe 2).</p>`,
    contenu: html`<form class="formulaire" method="post" action="/adhesions/${siret}/formulaire" enctype="multipart/form-data">
${organisme(saisie)}${transmission(saisie)}
${volet(saisie, 'depense', 'PES Aller dépense', 'bordereaux de mandats')}
${volet(saisie, 'recette', 'PES Aller recette', 'bordereaux de titres')}
${pj(saisie)}${certificat(saisie)}
${champLong(saisie, { nom: 'renonciation', libelle: 'Comment l’organisme peut renoncer', aide: 'Par exemple le préavis (art. 2 d).' })}
${
  remplace === null
    ? ''
    : html`${champDate(saisie, { nom: 'remplace', libelle: 'Annule et remplace le formulaire du' })}
${champCoche(saisie, { nom: 'restreint', libelle: 'Ce formulaire retire volontairement un domaine, un budget ou les pièces justificatives' })}`
}
<p class="actions"><button type="submit">Enregistrer le formulaire</button> <a href="/adhesions/${siret}">Renoncer</a></p></form>`,
  };
}
