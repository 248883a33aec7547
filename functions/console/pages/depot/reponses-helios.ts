/** What Hélios answered to a deposit, apart from our own answer and under its own name. */
import { html } from 'hono/html';
import type { ReponseEnClair } from '../../../helios/en-clair.ts';
import { sobre } from '../../en-clair/sobre.ts';
import { etiquette } from '../fragments.ts';
import type { Html } from '../gabarit.ts';

type Ligne = ReponseEnClair['lignes'][number];

const ligne = ({ objet, etat, etatEnClair, anomalies, suites }: Ligne): Html => html`<li>
${etat === null ? '' : etiquette(etat, etatEnClair ?? undefined)} ${sobre(objet)}
${[anomalies, suites].map((dites) =>
  dites.length === 0 ? '' : html`<ul>${dites.map((phrase) => html`<li>${sobre(phrase)}</li>`)}</ul>`,
)}</li>`;

const reponse = ({
  numero,
  titre,
  issue,
  provenance,
  lignes,
  reste,
  reponse: depot,
}: ReponseEnClair): Html => html`<section>
<h2>${titre}</h2><p>${issue}</p><p class="precision">${provenance}</p>
${lignes.length === 0 ? '' : html`<ul>${lignes.map(ligne)}</ul>`}${reste === null ? '' : html`<p>${reste}</p>`}
<p><a href="/depots/${depot}">Voir le dépôt de la réponse d’Hélios n° ${numero}</a></p></section>`;

export const reponsesHelios = (reponses: readonly ReponseEnClair[]): Html => html`${reponses.map(reponse)}`;
