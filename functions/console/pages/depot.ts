/** One deposit: what became of it, what is wrong and what to do, each bordereau, each PJ, and every step. */
import { html } from 'hono/html';
import type { Verdict } from '../../../schemas/verdict.ts';
import { depotEnClair } from '../en-clair/evenement-depot.ts';
import { DOCUMENTS } from '../en-clair/evenement-preuve.ts';
import { ecart } from '../en-clair/instant.ts';
import { octets } from '../en-clair/nombre.ts';
import { sobre } from '../en-clair/sobre.ts';
import { devenir, etatDu } from '../lecture/devenir.ts';
import type { Dossier } from '../lecture/dossier.ts';
import { sectionAnomalies } from './anomalies.ts';
import {
  horsBordereau,
  pagesDuContenu,
  tableBordereaux,
  tableMarchesEtFactures,
  tablePj,
  tableSignatures,
} from './contenu-du-flux.ts';
import { deposant, etiquette, moment } from './fragments.ts';
import type { Html, Page } from './gabarit.ts';
import { reponsesHelios } from './reponses-helios.ts';

const etapes = ({ events }: Dossier): Html => html`<section><h2>Étapes</h2><ol class="etapes">
${events.map((event, i) => {
  const avant = events[i - 1]?.at;
  const apres =
    avant === undefined || avant === event.at ? '' : html`<span class="duree">+ ${ecart(avant, event.at)}</span>`;
  return html`<li>${moment(event.at)} ${apres}<p>${depotEnClair(event)}</p></li>`;
})}</ol></section>`;

/** Which versions judged (DESIGN 7). */
const jugePar = ({ jeu, regles, politique }: Verdict): string =>
  [...(jeu === null ? [] : [`schémas ${jeu}`]), `règles ${regles}`, `politique ${politique}`].join(', ');

function identite({ resume, fichier, verdict }: Dossier): Html {
  const { depotId, nom, taille, recuLe } = resume;
  const entete = verdict?.entete ?? null;
  const faits: (readonly [string, unknown])[] = [
    ['Fichier', sobre(nom)],
    ['Déposant', deposant(resume)],
    ['Budget', sobre(entete?.libelleColBud ?? '')],
    ['Poste comptable', sobre([entete?.libellePoste, entete?.idPost].filter((v) => typeof v === 'string').join(', '))],
    ['NomFic', sobre(verdict?.enveloppe?.nomFic ?? '')],
    ['Reçu le', moment(recuLe)],
    ['Taille', octets(taille)],
    ['Empreinte SHA-256', html`<code>${fichier.sha256}</code>`],
    ['Jugé par', verdict === null ? '' : jugePar(verdict)],
    ['Dépôt', html`<code>${depotId}</code>`],
  ];
  return html`<section><h2>Fichier</h2><dl class="faits">${faits.map(([nom, valeur]) =>
    valeur === '' ? '' : html`<div><dt>${nom}</dt><dd>${valeur}</dd></div>`,
  )}</dl></section>`;
}

const purges = ({ purges }: Dossier): Html =>
  purges.size === 0
    ? html``
    : html`<section><h2>Documents purgés</h2>
<p>Au terme de leur conservation, ont été détruits :</p><ul>${[...purges].map(
        ([genre, quand]) => html`<li>${DOCUMENTS[genre]}, le ${moment(quand)}</li>`,
      )}</ul>
<p>Le journal des étapes et le certificat de purge sont conservés.</p></section>`;

const liens = ({ resume: { depotId, reponduLe }, acquit, purges }: Dossier): Html => html`<ul class="liens">
${
  acquit === null
    ? ''
    : html`<li><a href="/depots/${depotId}/acquit?format=texte">Lire la réponse</a></li>
<li><a href="/depots/${depotId}/acquit">Lire la réponse (XML)</a></li>`
}
${purges.has('fichier') ? '' : html`<li><a href="/depots/${depotId}/fichier" download>Télécharger le fichier reçu</a></li>`}
${reponduLe === null ? '' : html`<li><a href="/depots/${depotId}/preuve" download>Télécharger la preuve</a></li>`}</ul>`;

function pages(verdict: Verdict, { resume: { depotId } }: Dossier, courante: number): Html {
  const total = pagesDuContenu(verdict);
  if (total === 1) return html``;
  const vers = (n: number, texte: string): Html => html`<a href="/depots/${depotId}?page=${n}">${texte}</a>`;
  return html`<nav class="pages" aria-label="Pages du dépôt"><span>Page ${courante} sur ${total}</span>
${courante > 1 ? vers(courante - 1, 'Page précédente') : ''}
${courante < total ? vers(courante + 1, 'Page suivante') : ''}</nav>`;
}

const contenu = (verdict: Verdict, dossier: Dossier, page: number): Html =>
  html`${sectionAnomalies(verdict, dossier.resume.depotId)}
${horsBordereau(verdict, dossier)}${tableBordereaux(verdict, dossier, page)}${tableMarchesEtFactures(verdict, page)}${tableSignatures(
  verdict,
  page,
)}${tablePj(verdict, dossier, page)}${pages(verdict, dossier, page)}`;

/** `numero`: the page of its tables, from 1. */
export function pageDepot(dossier: Dossier, numero = 1): Page {
  const { resume, verdict } = dossier;
  const issue = html`<p class="chapeau">${etiquette(etatDu(resume))} ${devenir(resume)}</p>`;
  return {
    titre: `Dépôt « ${sobre(resume.nom)} »`,
    chapeau: html`${issue}${liens(dossier)}`,
    contenu: html`${purges(dossier)}${verdict === null ? '' : contenu(verdict, dossier, numero)}
${reponsesHelios(dossier.reponses)}
${etapes(dossier)}${identite(dossier)}`,
    vivante: true,
  };
}
