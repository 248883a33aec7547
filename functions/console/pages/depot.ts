/** One deposit: what became of it, what is wrong and what to do, each bordereau, each PJ, and every step. */
import { html } from 'hono/html';
import { depotEnClair } from '../en-clair/evenement-depot.ts';
import { ecart } from '../en-clair/instant.ts';
import { compter, octets } from '../en-clair/nombre.ts';
import { lieu, majuscule } from '../en-clair/verdict.ts';
import { devenir, etatDu } from '../lecture/devenir.ts';
import type { Dossier } from '../lecture/dossier.ts';
import { tableBordereaux, tablePj, tableSignatures } from './contenu-du-flux.ts';
import { etiquette, moment } from './fragments.ts';
import { type Html, page } from './gabarit.ts';

type Anomalie = NonNullable<Dossier['verdict']>['anomalies'][number];

const anomalie = (a: Anomalie): Html => html`<li class="anomalie anomalie-${a.gravite}">
<p><strong>${a.gravite === 'alerte' ? 'Alerte : ' : ''}${a.phrase}</strong></p>
<p>Que faire : ${a.remede}</p>
<p class="precision">${lieu(a) === '' ? '' : html`${majuscule(lieu(a))}. `}Code <code>${a.code}</code>.
${a.chemin === null ? '' : html` Élément <code>${a.chemin}</code>.`}</p></li>`;

function anomalies({ verdict }: Dossier): Html {
  if (verdict === null || verdict.anomalies.length + verdict.anomaliesOmises === 0) return html``;
  const omises = compter(
    verdict.anomaliesOmises,
    'autre anomalie n’est pas détaillée',
    'autres anomalies ne sont pas détaillées',
  );
  return html`<section><h2>Anomalies</h2><ul class="anomalies">${verdict.anomalies.map(anomalie)}</ul>
${verdict.anomaliesOmises === 0 ? '' : html`<p>${omises}.</p>`}</section>`;
}

const etapes = ({ events }: Dossier): Html => html`<section><h2>Étapes</h2><ol class="etapes">
${events.map((event, i) => {
  const avant = events[i - 1]?.at;
  const apres =
    avant === undefined || avant === event.at ? '' : html`<span class="duree">+ ${ecart(avant, event.at)}</span>`;
  return html`<li>${moment(event.at)} ${apres}<p>${depotEnClair(event)}</p></li>`;
})}</ol></section>`;

function identite({ resume, fichier, verdict }: Dossier): Html {
  const { depotId, nom, expediteur, taille, recuLe } = resume;
  const entete = verdict?.entete ?? null;
  const faits: (readonly [string, unknown])[] = [
    ['Fichier', nom],
    ['Ordonnateur', html`<a href="/adhesions/${expediteur}">${expediteur}</a>`],
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
${acquit === null ? '' : html`<li><a href="/depots/${depotId}/acquit">Lire la réponse (XML)</a></li>`}
<li><a href="/depots/${depotId}/fichier" download>Télécharger le fichier reçu</a></li></ul>`;

export function pageDepot(dossier: Dossier): Html {
  const { resume, verdict, mises } = dossier;
  const issue = html`<p class="chapeau">${etiquette(etatDu(resume))} ${devenir(resume)}</p>`;
  return page({
    titre: `Dépôt « ${resume.nom} »`,
    chapeau: html`${issue}${liens(dossier)}`,
    contenu: html`${anomalies(dossier)}
${verdict === null ? '' : html`${tableBordereaux(verdict, mises)}${tableSignatures(verdict)}${tablePj(verdict)}`}
${etapes(dossier)}${identite(dossier)}`,
    vivante: true,
  });
}
