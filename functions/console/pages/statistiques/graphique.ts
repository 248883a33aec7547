/** Charts drawn by the server: SVG without a style or a script of its own, its figures in a table beside it. */
import { html } from 'hono/html';
import { nombre } from '../../en-clair/nombre.ts';
import type { Html } from '../gabarit.ts';

const LARGEUR = 720;
const HAUTEUR = 240;
const MARGE = { gauche: 56, bas: 28, haut: 12 } as const;

/** `motif`: what tells a series from the others without colours. */
export interface Serie {
  readonly nom: string;
  readonly motif: 'plein' | 'hachure' | 'pointille';
}

export interface Colonne {
  readonly etiquette: string;
  /** One for each series. */
  readonly valeurs: readonly number[];
}

interface Graphique {
  /** Of its own on the page. */
  readonly id: string;
  readonly titre: string;
  readonly description: string;
}

const somme = (valeurs: readonly number[]): number => valeurs.reduce((total, n) => total + n, 0);

/** 1, 2 or 5 times a power of ten: what an axis may end with. */
function arrondi(max: number): number {
  const puissance = 10 ** Math.floor(Math.log10(Math.max(1, max)));
  return puissance * ([1, 2, 5].find((facteur) => facteur * puissance >= max) ?? 10);
}

const motifs = (id: string): Html => html`<defs>
<pattern id="${id}-hachure" width="8" height="8" patternUnits="userSpaceOnUse"><rect class="hachure" width="8" height="8"/>
<path class="trait" d="M0 8L8 0"/></pattern>
<pattern id="${id}-pointille" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="pointille" width="6" height="6"/>
<circle class="point" cx="3" cy="3" r="1.2"/></pattern></defs>`;

const remplissage = (id: string, { motif }: Serie): Html =>
  motif === 'plein' ? html`class="plein"` : html`fill="url(#${id}-${motif})"`;

function dessin({ id, titre, description }: Graphique, hauteur: number, contenu: Html): Html {
  return html`<svg class="graphique" viewBox="0 0 ${LARGEUR} ${hauteur}" role="img" aria-labelledby="${id}-titre ${id}-description">
<title id="${id}-titre">${titre}</title><desc id="${id}-description">${description}</desc>${motifs(id)}${contenu}</svg>`;
}

function legende(id: string, series: readonly Serie[]): Html {
  return html`<ul class="legende">${series.map(
    (
      serie,
    ) => html`<li><svg class="cle" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><rect width="16" height="16" ${remplissage(id, serie)}/></svg>
${serie.nom}</li>`,
  )}</ul>`;
}

/** Columns side by side, each the sum of its series from the bottom up. */
export function colonnesEmpilees(
  graphique: Graphique & { readonly series: readonly Serie[]; readonly colonnes: readonly Colonne[] },
): Html {
  const { id, series, colonnes } = graphique;
  const max = arrondi(Math.max(1, ...colonnes.map(({ valeurs }) => somme(valeurs))));
  const base = HAUTEUR - MARGE.bas;
  const pas = (LARGEUR - MARGE.gauche) / Math.max(1, colonnes.length);
  const y = (n: number): number => Math.round(base - (n / max) * (base - MARGE.haut));
  // A label for one column out of so many that they do not touch.
  const chaque = Math.ceil(colonnes.length / 13);
  // Things are counted: half of an odd number is no mark.
  const axes = (max % 2 === 0 ? [0, max / 2, max] : [0, max]).map(
    (n) => html`<path class="axe" d="M${MARGE.gauche} ${y(n)}H${LARGEUR}"/>
<text class="echelle" x="${MARGE.gauche - 8}" y="${y(n) + 4}">${nombre(n)}</text>`,
  );
  const barres = colonnes.map(({ etiquette, valeurs }, i) => {
    const x = Math.round(MARGE.gauche + i * pas + pas * 0.15);
    const parts = valeurs.map((n, rang) => {
      const haut = y(somme(valeurs.slice(0, rang + 1)));
      const serie = series[rang];
      if (n === 0 || serie === undefined) return '';
      return html`<rect x="${x}" y="${haut}" width="${Math.max(1, Math.round(pas * 0.7))}" height="${y(somme(valeurs.slice(0, rang))) - haut}" ${remplissage(id, serie)}/>`;
    });
    const dite = i % chaque === 0 ? html`<text class="repere" x="${x}" y="${HAUTEUR - 8}">${etiquette}</text>` : '';
    return html`${parts}${dite}`;
  });
  return html`<figure>${dessin(graphique, HAUTEUR, html`${axes}${barres}`)}<figcaption>${legende(id, series)}</figcaption></figure>`;
}

const RANG = 26;
const ETIQUETTE = 300;

/** One bar a line, its name before it and its figure behind. */
export function barres(
  graphique: Graphique & { readonly lignes: readonly { readonly nom: string; readonly valeur: number }[] },
): Html {
  const { lignes } = graphique;
  const max = Math.max(1, ...lignes.map(({ valeur }) => valeur));
  const place = LARGEUR - ETIQUETTE - 70;
  const dites = lignes.map(({ nom, valeur }, i) => {
    const largeur = Math.round((valeur / max) * place);
    const y = i * RANG;
    return html`<text class="nom" x="${ETIQUETTE - 8}" y="${y + 17}">${nom}</text>
<rect class="plein" x="${ETIQUETTE}" y="${y + 4}" width="${valeur === 0 ? 0 : Math.max(1, largeur)}" height="${RANG - 8}"/>
<text class="valeur" x="${ETIQUETTE + largeur + 6}" y="${y + 17}">${nombre(valeur)}</text>`;
  });
  return html`<figure>${dessin(graphique, Math.max(1, lignes.length) * RANG, html`${dites}`)}</figure>`;
}
