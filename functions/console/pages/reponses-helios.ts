/** What Hélios answered to a deposit, apart from our own answer and under its own name. */
import { html } from 'hono/html';
import type { ReponseEnClair } from '../../helios/en-clair.ts';
import { etiquette } from './fragments.ts';
import type { Html } from './gabarit.ts';

const ligne = ({ objet, etat, etatEnClair, anomalies }: ReponseEnClair['lignes'][number]): Html => html`<li>
${etiquette(etat, etatEnClair)} ${objet}
${anomalies.length === 0 ? '' : html`<ul>${anomalies.map((phrase) => html`<li>${phrase}</li>`)}</ul>`}</li>`;

const reponse = ({ titre, issue, provenance, lignes, reste, reponse: depot }: ReponseEnClair): Html => html`<section>
<h2>${titre}</h2><p>${issue}</p><p class="precision">${provenance}</p>
${lignes.length === 0 ? '' : html`<ul>${lignes.map(ligne)}</ul>`}${reste === null ? '' : html`<p>${reste}</p>`}
<p><a href="/depots/${depot}">Voir le dépôt de cette réponse</a></p></section>`;

export const reponsesHelios = (reponses: readonly ReponseEnClair[]): Html => html`${reponses.map(reponse)}`;
