/** What every page has: language, skip link, one h1, a navigation, and the footer that a public site owes. */
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Qui } from '../../habilitation/qui.ts';
import { navigation } from './navigation.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What a route renders (`c.render`): the gabarit puts the shell around it. */
export interface Page {
  readonly titre: string;
  /** Under the h1. */
  readonly chapeau?: unknown;
  readonly contenu: unknown;
  /** The page follows its subject: a small script fetches it again, and people can stop it. */
  readonly vivante?: boolean;
  /** A style sheet of the theme, besides those of every page. */
  readonly feuille?: string;
}

/** Who reads the page, and where he stands. */
export interface Visite {
  readonly qui: Qui | null;
  readonly chemin: string;
  /** What every page must say before anything else. */
  readonly annonce?: string | null;
}

const pied = html`<footer class="pied">
  <div class="cadre">
    <p><strong>Passerelle</strong> transmet et vérifie les flux signés de la dépense et de la recette publiques.</p>
    <ul>
      <li><a href="/accessibilite">Accessibilité : non conforme</a></li>
      <li><a href="/mentions-legales">Mentions légales</a></li>
      <li><a href="/donnees-personnelles">Données personnelles</a></li>
    </ul>
  </div>
</footer>`;

export const dresser = (
  { titre, chapeau = '', contenu, vivante = false, feuille }: Page,
  { qui, chemin, annonce = null }: Visite,
): Html => html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${titre} – Passerelle</title>
<link rel="icon" type="image/svg+xml" href="/theme/icone.svg">
<link rel="stylesheet" href="/theme/neutre.css">
<link rel="stylesheet" href="/theme/contenu.css">
${feuille === undefined ? '' : html`<link rel="stylesheet" href="/theme/${feuille}">`}
${vivante ? html`<script type="module" src="/theme/actualiser.js"></script>` : ''}
</head>
<body>
<a class="evitement" href="#contenu">Aller au contenu</a>
<header class="entete">
  <div class="cadre">
    <a class="marque" href="/"><img src="/theme/icone.svg" alt="" width="32" height="32"><span>Passerelle</span></a>
    ${navigation(qui, chemin)}
  </div>
</header>
${annonce === null ? '' : html`<p class="annonce"><strong class="cadre">${annonce}</strong></p>`}
<main id="contenu" class="cadre" tabindex="-1">
<div class="titre"><h1>${titre}</h1></div>
<div${vivante ? html` data-vivante` : ''}>${chapeau}
${contenu}</div>
</main>
${pied}
</body>
</html>`;

/** A caption that the heading above says already to the eye: it still names the table and its region. */
export const redite = (legende: string): Html => html`<span class="cache">${legende}</span>`;

/** A table whose rows come in groups, each with its `tbody`. */
export const tableauGroupe = (
  id: string,
  legende: string | Html,
  colonnes: readonly string[],
  groupes: readonly unknown[],
): Html =>
  html`<div class="defilement" role="region" aria-labelledby="${id}" tabindex="0">
<table>
<caption id="${id}">${legende}</caption>
<thead><tr>${colonnes.map((colonne) => html`<th scope="col">${colonne}</th>`)}</tr></thead>
${groupes}
</table>
</div>`;

/** A table that a narrow screen scrolls sideways, with the keyboard too; its caption names the region. */
export const tableau = (
  id: string,
  legende: string | Html,
  colonnes: readonly string[],
  lignes: readonly unknown[],
): Html => tableauGroupe(id, legende, colonnes, [html`<tbody>${lignes}</tbody>`]);
