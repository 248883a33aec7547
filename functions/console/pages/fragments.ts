/** Small pieces that several pages show. */
import { html } from 'hono/html';
import { ecart, heureDe, instantPrecis } from '../en-clair/instant.ts';
import { type Etat, TITRES } from '../lecture/depot/devenir.ts';
import type { Resume } from '../lecture/depot/resume.ts';
import type { Html } from './gabarit.ts';

/** Never by colour alone: a sign and the word. */
const SIGNES: Readonly<Record<Etat, string>> = {
  'en-cours': '…',
  accepte: '✓',
  partiel: '◐',
  rejete: '✕',
  indetermine: '?',
};

export const etiquette = (etat: Etat, texte: string = TITRES[etat]): Html =>
  html`<span class="etat etat-${etat}"><span aria-hidden="true">${SIGNES[etat]}</span> ${texte}</span>`;

/** With the page of his adhésion, for an ordonnateur, unless whoever reads may not open it (`lien`). */
export function deposant({ deposants, expediteur }: Pick<Resume, 'deposants' | 'expediteur'>, lien = true): Html {
  if (deposants === 'comptables') return html`Poste comptable ${expediteur}`;
  if (deposants === 'etudes') return html`Étude ${expediteur}`;
  return html`Ordonnateur ${lien ? html`<a href="/adhesions/${expediteur}">${expediteur}</a>` : expediteur}`;
}

export const moment = (instant: string): Html => html`<time datetime="${instant}">${instantPrecis(instant)}</time>`;

export interface Jalon {
  readonly nom: string;
  readonly at: string | null;
}

/** Steps in their order, each with its hour and the time since the one before. */
export function jalons(etapes: readonly Jalon[]): Html {
  const faites = etapes.flatMap(({ nom, at }) => (at === null ? [] : [{ nom, at }]));
  return html`<ol class="jalons">${faites.map(({ nom, at }, i) => {
    const avant = faites[i - 1]?.at;
    const apres = avant === undefined ? '' : html` <span class="duree">+ ${ecart(avant, at)}</span>`;
    return html`<li><span>${nom}</span> <time datetime="${at}">${heureDe(at)}</time>${apres}</li>`;
  })}</ol>`;
}
