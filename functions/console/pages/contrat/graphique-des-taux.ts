/** Rates by year beside their objective, drawn by the server; the figures are in the table that follows. */
import { html } from 'hono/html';
import { pourcent } from '../../en-clair/contrat/taux.ts';
import type { Html } from '../gabarit.ts';

export interface TauxDUneAnnee {
  readonly etiquette: string;
  /** Basis points; null where nothing was entrusted. */
  readonly taux: number | null;
  readonly tauxDeLEtude: number | null;
  readonly objectif: number;
}

const LARGEUR = 720;
const HAUTEUR = 220;
const MARGE = { gauche: 64, bas: 28, haut: 12 } as const;
const TOUT = 10_000;
/** One year alone does not fill the whole width. */
const BARRE_MAX = 72;
const BASE = HAUTEUR - MARGE.bas;

const y = (points: number): number => Math.round(BASE - (points / TOUT) * (BASE - MARGE.haut));

const motif = (
  id: string,
): Html => html`<defs><pattern id="${id}-hachure" width="8" height="8" patternUnits="userSpaceOnUse">
<rect class="hachure" width="8" height="8"/><path class="trait" d="M0 8L8 0"/></pattern></defs>`;

const axes = [0, TOUT / 2, TOUT].map(
  (points) => html`<path class="axe" d="M${MARGE.gauche} ${y(points)}H${LARGEUR}"/>
<text class="echelle" x="${MARGE.gauche - 8}" y="${y(points) + 4}">${pourcent(points)}</text>`,
);

const barre = (x: number, largeur: number, points: number | null, dessin: Html): Html =>
  points === null || points === 0
    ? html``
    : html`<rect x="${x}" y="${y(points)}" width="${largeur}" height="${BASE - y(points)}" ${dessin}/>`;

function colonne(id: string, une: TauxDUneAnnee, rang: number, pas: number): Html {
  const x = Math.round(MARGE.gauche + rang * pas + pas * 0.1);
  const largeur = Math.min(BARRE_MAX, Math.max(2, Math.round(pas * 0.38)));
  const fin = x + 2 * largeur + 6;
  return html`${barre(x, largeur, une.taux, html`class="plein"`)}
${barre(x + largeur + 2, largeur, une.tauxDeLEtude, html`fill="url(#${id}-hachure)"`)}
<path class="trait" d="M${x - 4} ${y(une.objectif)}H${fin}"/>
<text class="repere" x="${x}" y="${HAUTEUR - 8}">${une.etiquette}</text>`;
}

const cle = (dessin: Html): Html =>
  html`<svg class="cle" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${dessin}</svg>`;

export function tauxCompares({
  id,
  titre,
  annees,
}: {
  readonly id: string;
  readonly titre: string;
  readonly annees: readonly TauxDUneAnnee[];
}): Html {
  const pas = (LARGEUR - MARGE.gauche) / Math.max(1, annees.length);
  return html`<figure><svg class="graphique" viewBox="0 0 ${LARGEUR} ${HAUTEUR}" role="img" aria-labelledby="${id}-titre ${id}-description">
<title id="${id}-titre">${titre}</title><desc id="${id}-description">Deux barres par année du contrat et un trait à l’objectif ; les chiffres sont dans le tableau qui suit.</desc>
${motif(id)}${axes}${annees.map((une, rang) => colonne(id, une, rang, pas))}</svg>
<figcaption><ul class="legende"><li>${cle(html`<rect width="16" height="16" class="plein"/>`)} Tout paiement pendant la phase</li>
<li>${cle(html`<rect width="16" height="16" fill="url(#${id}-hachure)"/>`)} Encaissé par l’étude</li>
<li>${cle(html`<path class="trait" d="M0 8H16"/>`)} Objectif</li></ul></figcaption></figure>`;
}
