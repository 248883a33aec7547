/** The pages that the footer of a public site leads to. They say what is, not what one would like. */
import { html } from 'hono/html';
import type { Page } from './gabarit.ts';

export const pageAccessibilite = (): Page => ({
  titre: 'Accessibilité',
  chapeau: html`<p class="chapeau">Cette console est déclarée <strong>non conforme</strong> au RGAA : aucun audit n’a
encore été fait.</p>`,
  contenu: html`<p>Elle est conçue pour être lue au clavier, par un lecteur d’écran, agrandie à 200 %, sur un écran de
320 pixels de large, en mode sombre et en couleurs imposées. Cela ne vaut pas audit.</p>
<p>L’organisme qui exploite ce service établit et publie sa propre déclaration, avec le moyen de le joindre.</p>`,
});

export const pageMentions = (): Page => ({
  titre: 'Mentions légales',
  contenu: html`<p>Passerelle est un logiciel libre (licence MIT). Ce service est édité et hébergé par l’organisme qui
l’exploite, qui complète cette page : dénomination, adresse, directeur de la publication, hébergeur.</p>
<p>Cette console ne montre ni sceau ni charte de l’État : les réponses qu’elle donne sont celles de Passerelle, et non
celles d’Hélios.</p>`,
});

export const pageDonnees = (): Page => ({
  titre: 'Données personnelles',
  contenu: html`<p>La console ne mesure pas son audience. Elle ne dépose de cookie qu’à la connexion, pour la seule durée de la session
(douze heures au plus) : il est nécessaire au service et ne demande pas de consentement.</p>
<p>De qui se connecte, elle reçoit du fournisseur d’identité le nom, l’adresse professionnelle et le SIRET de l’organisme.
Le journal n’en retient qu’une empreinte ; le nom et l’adresse des personnes habilitées sont dans le registre.</p>
<p>Les fichiers déposés portent des données de tiers (nom, adresse, coordonnées bancaires). Ils sont conservés comme
preuve dans le dossier de données de ce service.</p>
<p>Le journal des événements ne recopie pas leur contenu : il retient des identifiants et des empreintes, mais aussi le
nom des fichiers déposés, et les raisons et motifs que les agents ont écrits. Rien n’en est effacé : ne nommez personne
ni dans un nom de fichier, ni dans une raison, ni dans un motif.</p>
<p>Le responsable du traitement est l’organisme qui exploite ce service : il complète cette page.</p>`,
});
