/** The list of deposits: what became of each, in French, with the time of each step. */
import { html } from 'hono/html';
import type { Role } from '../../../../schemas/evenements/identifiants.ts';
import { abreger } from '../../../depot/cle.ts';
import { compter, octets } from '../../en-clair/nombre.ts';
import { sobre } from '../../en-clair/sobre.ts';
import type { Attente } from '../../lecture/accueil/attente.ts';
import { devenir, etatDu } from '../../lecture/depot/devenir.ts';
import type { Liste } from '../../lecture/depot/liste.ts';
import type { Resume } from '../../lecture/depot/resume.ts';
import { deposant, etiquette, jalons, moment } from '../fragments.ts';
import { type Html, type Page, tableau } from '../gabarit.ts';
import { type Erreurs, formulaireDeRecherche, type Saisie } from './depots-recherche.ts';

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

/** Most files bear their NomFic: it is told where it differs. */
const nomFicDistinct = ({ nom, nomFic }: Resume): Html =>
  nomFic === null || nomFic === nom || `${nomFic}.xml` === nom
    ? html``
    : html`<span class="precision">NomFic ${sobre(nomFic)}</span>`;

const ligne = (resume: Resume): Html => html`<tr>
<th scope="row"><a href="/depots/${resume.depotId}">${sobre(resume.nom)}</a>
<span class="precision">${deposant(resume)}</span>
<span class="precision">${octets(resume.taille)}, dépôt <code>${abreger(resume.depotId)}</code></span>
${nomFicDistinct(resume)}</th>
<td>${moment(resume.recuLe)}</td>
<td>${etiquette(etatDu(resume))}<span class="precision">${devenir(resume)}</span></td>
<td>${jalons(jalonsDu(resume))}</td>
</tr>`;

/** Nothing is lost: what has no answer yet is counted, and so is what our own fault stopped. */
function enAttente({ enAttente, enCours, mortes }: Attente): Html {
  const travail = enAttente + enCours;
  const reponses =
    travail === 1 ? 'attend sa vérification ou sa réponse' : 'attendent leur vérification ou leur réponse';
  const phrase =
    travail === 0 ? 'Tous les dépôts reçus ont leur réponse.' : `${compter(travail, 'dépôt', 'dépôts')} ${reponses}.`;
  const panne = html`<p class="alerte"><strong>${compter(mortes, 'dépôt est arrêté', 'dépôts sont arrêtés')}
par une erreur de Passerelle.</strong> Rien n’est perdu : consultez les messages du serveur.</p>`;
  return html`${mortes > 0 && travail === 0 ? '' : html`<p class="chapeau">${phrase}</p>`}${mortes > 0 ? panne : ''}`;
}

/** What whoever is of that role types, and in which folder of the machine he may also drop his file. */
const EXEMPLES: Readonly<Partial<Record<Role, readonly [quoi: string, commande: string, dossier: string]>>> = {
  etude: ['Déposez un fichier signé de retours PCA', 'deposer retours.xml --etude 00012345600013', 'etudes/<SIRET>'],
  comptable: [
    'Déposez un fichier signé de demandes PCA',
    'deposer demandes.xml --codique 099042',
    'comptables/<codique>',
  ],
  ordonnateur: ['Déposez un flux signé', 'deposer flux.xml --siret 00012345600013', 'ordonnateurs/<SIRET>'],
};
const APRES_L_ADHESION = [
  'Enregistrez l’adhésion de l’ordonnateur, puis déposez son flux',
  'adherer 00012345600013 --codique 099042 --depuis 2026-01-01 --saisi-par adm-1\npasserelle deposer flux.xml --siret 00012345600013',
  'ordonnateurs/<SIRET>',
] as const;
const MEME_EXEMPLE: Readonly<Partial<Record<Role, Role>>> = {
  mandataire: 'etude',
  'agent-comptable': 'comptable',
  'agent-ordonnateur': 'ordonnateur',
};

function commentDeposer(role: Role): Html {
  const [quoi, commande, dossier] = EXEMPLES[MEME_EXEMPLE[role] ?? role] ?? APRES_L_ADHESION;
  return html`<section class="vide"><h2>Aucun dépôt pour l’instant</h2>
<p>${quoi}, par la ligne de commande :</p>
<pre><code>passerelle ${commande}</code></pre>
<p>ou placez le fichier dans le dossier <code>depot/${dossier}/</code> du dossier de données.</p></section>`;
}

const rienTrouve = html`<section class="vide"><h2>Aucun dépôt ne correspond</h2>
<p>La recherche porte sur le début des mots du nom de fichier et du NomFic, sur l’exercice et le numéro d’un bordereau
(2026/47), sur le SIRET du déposant et sur l’identifiant du dépôt.</p></section>`;

export const tableDesDepots = (depots: readonly Resume[], legende: string | Html, role: Role): Html =>
  depots.length === 0 ? commentDeposer(role) : tableau('legende-depots', legende, COLONNES, depots.map(ligne));

export interface PageDeDepots {
  readonly liste: Liste;
  readonly saisie: Saisie;
  readonly erreurs: Erreurs;
  /** For whoever runs the service; null for the others. */
  readonly attente: Attente | null;
  readonly premierePage: boolean;
  readonly role: Role;
}

const adresse = (saisie: Saisie, autres: Readonly<Record<string, string>> = {}): string => {
  const dits = Object.entries({ ...saisie, ...autres }).filter(([, valeur]) => valeur !== '');
  return dits.length === 0 ? '/depots' : `/depots?${new URLSearchParams(dits)}`;
};

function pages({ liste: { suivant, precedent, interrompueApres }, saisie, premierePage }: PageDeDepots): Html {
  if (suivant === null && precedent === null && premierePage) return html``;
  const plusLoin = interrompueApres === null ? 'Dépôts plus anciens' : 'Continuer la recherche';
  return html`${
    interrompueApres === null
      ? ''
      : html`<p class="precision">La recherche s’est arrêtée après ${compter(interrompueApres, 'dépôt examiné', 'dépôts examinés')}.</p>`
  }<nav class="pages" aria-label="Pages de la liste">
${premierePage ? '' : html`<a href="${adresse(saisie)}">Dépôts les plus récents</a>`}
${precedent === null ? '' : html`<a href="${adresse(saisie, { apres: precedent })}" rel="prev">Dépôts plus récents</a>`}
${suivant === null ? '' : html`<a href="${adresse(saisie, { avant: suivant })}" rel="next">${plusLoin}</a>`}</nav>`;
}

export function pageDepots(page: PageDeDepots): Page {
  const { liste, saisie, erreurs, attente, premierePage, role } = page;
  const filtree = Object.values(saisie).some((valeur) => valeur !== '');
  const legende = saisie.q === '' ? 'Dépôts, du plus récent au plus ancien' : 'Dépôts trouvés';
  const vide = filtree || !premierePage ? rienTrouve : commentDeposer(role);
  const table = liste.depots.length === 0 ? vide : tableDesDepots(liste.depots, legende, role);
  return {
    titre: 'Dépôts',
    feuille: 'formulaire.css',
    chapeau: html`${attente === null ? '' : enAttente(attente)}${formulaireDeRecherche(saisie, erreurs)}`,
    contenu: html`${Object.keys(erreurs).length > 0 ? '' : table}${pages(page)}
<p><a href="/depots.csv">Liste de traces de tous les dépôts (CSV)</a></p>`,
  };
}
