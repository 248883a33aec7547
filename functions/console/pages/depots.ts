/** The list of deposits: what became of each, in French, with the time of each step. */
import { html } from 'hono/html';
import { abreger } from '../../depot/cle.ts';
import { compter, octets } from '../en-clair/nombre.ts';
import { sobre } from '../en-clair/sobre.ts';
import { devenir, etatDu } from '../lecture/devenir.ts';
import type { Liste } from '../lecture/liste.ts';
import type { Resume } from '../lecture/resume.ts';
import { deposant, etiquette, jalons, moment } from './fragments.ts';
import { type Html, type Page, tableau } from './gabarit.ts';

const COLONNES = ['Fichier', 'Reçu le', 'Ce qu’il est devenu', 'Étapes (heure de Paris)'];

function conclusion({ mises: { prisesEnCharge, rejetees } }: Resume): string {
  if (rejetees === 0) return 'Pris en charge';
  return prisesEnCharge === 0 ? 'Rejeté par le comptable' : 'Tranché par le comptable';
}

const jalonsDu = (resume: Resume) => [
  { nom: 'Reçu', at: resume.recuLe },
  { nom: 'Vérifié', at: resume.jugeLe },
  { nom: 'Réponse émise', at: resume.reponduLe },
  { nom: 'Mis à disposition', at: resume.misLe },
  { nom: 'Réception confirmée', at: resume.receptionLe },
  { nom: conclusion(resume), at: resume.concluLe },
];

const ligne = (resume: Resume): Html => html`<tr>
<th scope="row"><a href="/depots/${resume.depotId}">${sobre(resume.nom)}</a>
<span class="precision">${deposant(resume)}</span>
<span class="precision">${octets(resume.taille)}, dépôt <code>${abreger(resume.depotId)}</code></span></th>
<td>${moment(resume.recuLe)}</td>
<td>${etiquette(etatDu(resume))}<span class="precision">${devenir(resume)}</span></td>
<td>${jalons(jalonsDu(resume))}</td>
</tr>`;

/** Nothing is lost: what has no answer yet is counted, and so is what our own fault stopped. */
function attente({ attente: { enAttente, enCours, mortes } }: Liste): Html {
  const travail = enAttente + enCours;
  const reponses =
    travail === 1 ? 'attend sa vérification ou sa réponse' : 'attendent leur vérification ou leur réponse';
  const phrase =
    travail === 0 ? 'Tous les dépôts reçus ont leur réponse.' : `${compter(travail, 'dépôt', 'dépôts')} ${reponses}.`;
  const panne = html`<p class="alerte"><strong>${compter(mortes, 'dépôt est arrêté', 'dépôts sont arrêtés')}
par une erreur de Passerelle.</strong> Rien n’est perdu : consultez les messages du serveur.</p>`;
  return html`${mortes > 0 && travail === 0 ? '' : html`<p class="chapeau">${phrase}</p>`}${mortes > 0 ? panne : ''}`;
}

const vide = html`<section class="vide"><h2>Aucun dépôt pour l’instant</h2>
<p>Enregistrez l’adhésion de l’ordonnateur, puis déposez son flux, par la ligne de commande :</p>
<pre><code>passerelle adherer 00012345600013 --codique 099042 --depuis 2026-01-01 --saisi-par adm-1
passerelle deposer flux.xml --siret 00012345600013</code></pre>
<p>ou placez le fichier dans le dossier <code>depot/ordonnateurs/&lt;SIRET&gt;/</code> du dossier de données.</p></section>`;

export function pageDepots(liste: Liste): Page {
  const { depots, suivant, premierePage } = liste;
  const table = tableau('legende-depots', 'Dépôts, du plus récent au plus ancien', COLONNES, depots.map(ligne));
  const pages = html`<nav class="pages" aria-label="Pages de la liste">
${premierePage ? '' : html`<a href="/">Dépôts les plus récents</a>`}
${suivant === null ? '' : html`<a href="/?avant=${encodeURIComponent(suivant)}">Dépôts plus anciens</a>`}</nav>`;
  return {
    titre: 'Dépôts',
    chapeau: attente(liste),
    contenu: html`${depots.length === 0 ? vide : table}${premierePage && suivant === null ? '' : pages}`,
    vivante: premierePage,
  };
}
