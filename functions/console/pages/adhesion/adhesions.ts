/** The list of adhésions: looked for by SIRET or by name, a page at a time. */
import { html } from 'hono/html';
import {
  type AdhesionListee,
  type ListeDAdhesions,
  SITUATIONS,
  type Situation,
} from '../../lecture/adhesion/adhesions-listees.ts';
import { etiquette } from '../fragments.ts';
import { type Html, type Page, redite, tableau } from '../gabarit.ts';

export const SITUATIONS_EN_CLAIR: Readonly<Record<Situation, readonly [Parameters<typeof etiquette>[0], string]>> = {
  active: ['accepte', 'En vigueur'],
  suspendue: ['rejete', 'Suspendue'],
  'en-preparation': ['en-cours', 'En préparation'],
  'a-venir': ['en-cours', 'À venir'],
  renoncee: ['indetermine', 'Renoncée'],
  absente: ['indetermine', 'Absente'],
};

export interface RechercheDAdhesions {
  readonly q: string;
  readonly situation: Situation | undefined;
}

const recherche = ({ q, situation }: RechercheDAdhesions): Html =>
  html`<form class="formulaire formulaire-en-ligne" method="get" action="/adhesions">
<div class="champ"><label for="q">SIRET ou nom de l’organisme</label><input id="q" name="q" type="search" value="${q}"></div>
<div class="champ"><label for="situation">État</label><select id="situation" name="situation"><option value="">Tous</option>${SITUATIONS.map(
    (une) =>
      html`<option value="${une}"${une === situation ? html` selected` : ''}>${SITUATIONS_EN_CLAIR[une][1]}</option>`,
  )}</select></div>
<p class="actions"><button type="submit">Rechercher</button></p></form>`;

const ligne = ({ siret, organisme, codiques, situation, enPreparation }: AdhesionListee): Html =>
  html`<tr><th scope="row"><a href="/adhesions/${siret}">${organisme ?? siret}</a>${organisme === null ? '' : html`<span class="precision">${siret}</span>`}</th><td>${codiques.join(', ')}</td>
<td>${etiquette(...SITUATIONS_EN_CLAIR[situation])}${
    enPreparation && situation !== 'en-preparation'
      ? html` <span class="aide">nouveau formulaire en préparation</span>`
      : ''
  }</td></tr>`;

const suite = ({ suivant }: ListeDAdhesions, { q, situation }: RechercheDAdhesions): Html => {
  if (suivant === null) return html``;
  const suivante = new URLSearchParams({ q, ...(situation === undefined ? {} : { situation }), apres: suivant });
  return html`<p><a href="/adhesions?${suivante.toString()}">Page suivante</a></p>`;
};

const NOUVELLE = html`<section><h2>Préparer une adhésion</h2><form class="formulaire formulaire-en-ligne" method="get" action="/adhesions/nouvelle">
<div class="champ"><label for="siret">SIRET du budget principal</label><input id="siret" name="siret" type="text" inputmode="numeric" pattern="[0-9]{14}" required></div>
<p class="actions"><button type="submit">Préparer le formulaire</button></p></form></section>`;

export function pageAdhesions(liste: ListeDAdhesions, cherche: RechercheDAdhesions, prepare: boolean): Page {
  const { adhesions } = liste;
  const contenu =
    adhesions.length === 0
      ? html`<p>Aucune adhésion ne répond à cette recherche.</p>`
      : tableau('liste-adhesions', redite('Adhésions'), ['Organisme', 'Poste comptable', 'État'], adhesions.map(ligne));
  return {
    titre: 'Adhésions',
    feuille: 'formulaire.css',
    chapeau: recherche(cherche),
    contenu: html`${contenu}${suite(liste, cherche)}${prepare ? NOUVELLE : ''}`,
  };
}
