/** One deposit: what became of it, what is wrong and what to do, each bordereau, each PJ, and every step. */
import { html } from 'hono/html';
import type { Verdict } from '../../../schemas/verdict.ts';
import { depotEnClair } from '../en-clair/evenement-depot.ts';
import { ecart } from '../en-clair/instant.ts';
import { octets } from '../en-clair/nombre.ts';
import { devenir, etatDu } from '../lecture/devenir.ts';
import type { Dossier } from '../lecture/dossier.ts';
import { sectionAnomalies } from './anomalies.ts';
import { tableBordereaux, tablePj, tableSignatures } from './contenu-du-flux.ts';
import { deposant, etiquette, moment } from './fragments.ts';
import { type Html, page } from './gabarit.ts';
import { reponsesHelios } from './reponses-helios.ts';

const etapes = ({ events }: Dossier): Html => html`<section><h2>Étapes</h2><ol class="etapes">
${events.map((event, i) => {
  const avant = events[i - 1]?.at;
  const apres =
    avant === undefined || avant === event.at ? '' : html`<span class="duree">+ ${ecart(avant, event.at)}</span>`;
  return html`<li>${moment(event.at)} ${apres}<p>${depotEnClair(event)}</p></li>`;
})}</ol></section>`;

function identite({ resume, fichier, verdict }: Dossier): Html {
  const { depotId, nom, taille, recuLe } = resume;
  const entete = verdict?.entete ?? null;
  const faits: (readonly [string, unknown])[] = [
    ['Fichier', nom],
    ['Déposant', deposant(resume)],
    ['Budget', entete?.libelleColBud ?? null],
    ['Poste comptable', entete && [entete.libellePoste, entete.idPost].filter((v) => v !== null).join(', ')],
    ['NomFic', verdict?.enveloppe?.nomFic ?? null],
    ['Reçu le', moment(recuLe)],
    ['Taille', octets(taille)],
    ['Empreinte SHA-256', html`<code>${fichier.sha256}</code>`],
    ['Dépôt', html`<code>${depotId}</code>`],
  ];
  return html`<section><h2>Fichier</h2><dl class="faits">${faits.map(([nom, valeur]) =>
    valeur === null || valeur === '' ? '' : html`<div><dt>${nom}</dt><dd>${valeur}</dd></div>`,
  )}</dl></section>`;
}

const liens = ({ resume: { depotId }, acquit }: Dossier): Html => html`<ul class="liens">
${
  acquit === null
    ? ''
    : html`<li><a href="/depots/${depotId}/acquit?format=texte">Lire la réponse</a></li>
<li><a href="/depots/${depotId}/acquit">Lire la réponse (XML)</a></li>`
}
<li><a href="/depots/${depotId}/fichier" download>Télécharger le fichier reçu</a></li></ul>`;

const contenu = (verdict: Verdict, { resume: { depotId }, mises }: Dossier): Html =>
  html`${sectionAnomalies(verdict, depotId)}
${tableBordereaux(verdict, mises, depotId)}${tableSignatures(verdict)}${tablePj(verdict, depotId)}`;

export function pageDepot(dossier: Dossier): Html {
  const { resume, verdict } = dossier;
  const issue = html`<p class="chapeau">${etiquette(etatDu(resume))} ${devenir(resume)}</p>`;
  return page({
    titre: `Dépôt « ${resume.nom} »`,
    chapeau: html`${issue}${liens(dossier)}`,
    contenu: html`${verdict === null ? '' : contenu(verdict, dossier)}
${reponsesHelios(dossier.reponses)}
${etapes(dossier)}${identite(dossier)}`,
    vivante: true,
  });
}
