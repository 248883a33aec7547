/** The page of a contract: where it stands, what it fixes, what it yields, and all that happened to it. */
import { html } from 'hono/html';
import { ECHEANCES_EN_CLAIR, parametresEnClair, SITUATIONS_DU_CONTRAT } from '../../en-clair/contrat/situations.ts';
import { pourcent } from '../../en-clair/contrat/taux.ts';
import { REGLES } from '../../en-clair/dossier/mots.ts';
import { compter } from '../../en-clair/nombre.ts';
import { type ContratLu, EN_COURS_MAX } from '../../lecture/contrat/contrat.ts';
import { date, fait } from '../dossier/fragments-du-dossier.ts';
import { etiquette, moment } from '../fragments.ts';
import { type Html, type Page, tableau } from '../gabarit.ts';
import type { ActeDuContrat } from './actes-du-contrat.ts';
import { sectionCertificats, sectionComptes, sectionMembres, sectionRaccordements, sectionTables } from './membres.ts';
import { sectionRendement } from './rendement.ts';

const compteBorne = (n: number, singulier: string, pluriel: string): string =>
  `${compter(n, singulier, pluriel)}${n === EN_COURS_MAX ? ' ou plus' : ''}`;

const EXTINCTIONS = {
  'en-cours': null,
  'en-extinction': 'Les dossiers et les reversements engagés vont à leur terme aux mêmes conditions (art. 13).',
  solde: 'Rien ne reste en cours.',
} as const satisfies Record<ContratLu['extinction'], string | null>;

function faits(lu: ContratLu): Html {
  const { amendes, tauxDesAmendes, miseEnDemeure, resiliation, reconductions } = lu;
  const derniere = reconductions.at(-1);
  return html`<dl class="faits">${fait('État', etiquette(...SITUATIONS_DU_CONTRAT[lu.situation]))}
${fait('Notifié le', date(lu.notifieLe))}${fait('Fin du contrat', date(lu.fin))}
${derniere === undefined ? '' : fait('Reconduit le', html`${date(derniere.le)}, objectifs ${derniere.objectifsManques ? 'manqués' : 'atteints'}`)}
${miseEnDemeure === null ? '' : fait('Mise en demeure', html`du ${date(miseEnDemeure.le)}, jusqu’au ${date(miseEnDemeure.terme)} pour se conformer`)}
${resiliation === null ? '' : fait('Résilié le', html`${date(resiliation.le)}, par la PLACE (référence ${resiliation.place})`)}
${fait('Taux à atteindre pour les amendes', pourcent(tauxDesAmendes.duJour))}
${fait('Amendes', amendes.arreteesDepuis === null ? 'maintenues' : html`arrêtées depuis le ${date(amendes.arreteesDepuis)}`)}
${fait('Dossiers avec une suite à venir', compteBorne(lu.dossiersEnCours, 'dossier', 'dossiers'))}
${fait('Sommes à reverser en retard', compteBorne(lu.sommesEnRetard, 'versement', 'versements'))}</dl>
${EXTINCTIONS[lu.extinction] === null ? '' : html`<p>${EXTINCTIONS[lu.extinction]}</p>`}`;
}

function echeances(lu: ContratLu): Html {
  if (lu.echeances.length === 0) return html``;
  // The last anniversary is the end of the contract, which says more.
  const dites = lu.echeances.filter(({ regle, date: jour }) => regle !== 'anniversaire-du-contrat' || jour !== lu.fin);
  const lignes = dites.map(
    ({ regle, date: jour, situation }) =>
      html`<tr><th scope="row">${REGLES[regle]}</th><td>${date(jour)}</td><td>${ECHEANCES_EN_CLAIR[situation]}</td></tr>`,
  );
  return html`<section><h2>Échéances</h2>${tableau('echeances', 'Dates du contrat, dans leur ordre', ['Échéance', 'Date', 'Situation'], lignes)}</section>`;
}

function parametres({ parametresDuJour, parametres: tous, tauxDesAmendes }: ContratLu): Html {
  const lignes = parametresEnClair(parametresDuJour).map(
    ([nom, valeur, source]) => html`<tr><th scope="row">${nom}</th><td>${valeur}</td><td>${source}</td></tr>`,
  );
  const dates = tous.slice(1).map(({ depuis }) => html`<li>à partir du ${date(depuis)}</li>`);
  const fixes = tauxDesAmendes.fixes.map(
    ({ depuis, taux }) => html`<li>${pourcent(taux)} à partir du ${date(depuis)}</li>`,
  );
  return html`<section><h2>Paramètres</h2>${tableau('parametres', 'Ce que fixe le contrat aujourd’hui', ['Paramètre', 'Valeur', 'Source'], lignes)}
${dates.length === 0 ? '' : html`<p>Modifiés :</p><ul>${dates}</ul>`}
${fixes.length === 0 ? '' : html`<p>Taux des amendes fixés par la DDFiP :</p><ul>${fixes}</ul>`}</section>`;
}

function actes(contrat: string, possibles: readonly ActeDuContrat[], reaffecte: boolean): Html {
  if (possibles.length === 0 && !reaffecte) return html``;
  return html`<section><h2>Agir sur ce contrat</h2><ul class="liens">${possibles.map(
    ({ chemin, titre }) => html`<li><a href="/contrats/${contrat}/actes/${chemin}">${titre}</a></li>`,
  )}${reaffecte ? html`<li><a href="/contrats/${contrat}/reaffectation">Réaffecter des dossiers à une autre étude</a></li>` : ''}</ul></section>`;
}

const etapes = ({ contrat, etapes: toutes }: ContratLu): Html =>
  html`<section><h2>Ce qui s’est passé</h2><ol class="etapes">${toutes.map(
    ({ phrase, instant, par, document }) =>
      html`<li><p>${phrase}</p><p>${moment(instant)} – ${par}${
        document === null ? '' : html` – <a href="/contrats/${contrat}/documents/${document}">document</a>`
      }</p></li>`,
  )}</ol></section>`;

/** `possibles`: the acts that whoever reads may do now; `reaffecte`: that he may hand dossiers to another étude. */
export function pageContrat(lu: ContratLu, possibles: readonly ActeDuContrat[], reaffecte: boolean): Page {
  return {
    titre: `Contrat ${lu.contrat}`,
    feuille: 'statistiques.css',
    chapeau: html`<p class="chapeau">Contrat de phase comminatoire amiable du département ${lu.departement}.</p>`,
    contenu: html`<section><h2>Situation</h2>${faits(lu)}
<p><a href="/etats">États récapitulatifs</a></p></section>
${actes(lu.contrat, possibles, reaffecte)}${echeances(lu)}${sectionRendement(lu.annees)}${sectionMembres(lu)}${sectionRaccordements(lu)}${sectionTables(lu)}
${sectionComptes(lu)}${sectionCertificats(lu)}${parametres(lu)}${etapes(lu)}`,
  };
}
