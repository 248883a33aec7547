/** One deposit: what became of it, what is wrong and what to do, each bordereau, each PJ, and every step. */
import { html } from 'hono/html';
import type { Verdict } from '../../../../schemas/verdict.ts';
import { peut, type Qui } from '../../../habilitation/qui.ts';
import { depotEnClair } from '../../en-clair/evenement-depot.ts';
import { DOCUMENTS } from '../../en-clair/evenement-preuve.ts';
import { dateEnClair } from '../../en-clair/evenement-suspension.ts';
import { ecart } from '../../en-clair/instant.ts';
import { compter, octets } from '../../en-clair/nombre.ts';
import { sobre } from '../../en-clair/sobre.ts';
import { devenir, etatDu } from '../../lecture/depot/devenir.ts';
import type { Dossier } from '../../lecture/depot/dossier.ts';
import { etapesDesMises } from '../../lecture/mise/etapes-des-mises.ts';
import { attendSaReception, traite } from '../../lecture/mise/mise-montree.ts';
import { deposant, etiquette, moment } from '../fragments.ts';
import type { Html, Page } from '../gabarit.ts';
import { sectionAnomalies } from './anomalies.ts';
import {
  horsBordereau,
  pagesDuContenu,
  tableBordereaux,
  tableMarchesEtFactures,
  tablePj,
  tableSignatures,
} from './contenu-du-flux.ts';
import { tableMessages } from './messages.ts';
import { reponsesHelios } from './reponses-helios.ts';

/** What the deposit went through, and then what became of its deliveries, which the comptable does in his own time. */
function etapes({ events, mises }: Dossier): Html {
  const siennes = events.map((event) => ({ at: event.at, phrase: depotEnClair(event) }));
  const toutes = [...siennes, ...etapesDesMises(mises)].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return html`<section><h2>Étapes</h2><ol class="etapes">
${toutes.map(({ at, phrase }, i) => {
  const avant = toutes[i - 1]?.at;
  const apres = avant === undefined || avant === at ? '' : html`<span class="duree">+ ${ecart(avant, at)}</span>`;
  return html`<li>${moment(at)} ${apres}<p>${phrase}</p></li>`;
})}</ol></section>`;
}

/** The first thing to mend, where something is to be: the others are under their objects. */
function premierRemede(verdict: Verdict | null): Html {
  const premiere = verdict?.anomalies.find(({ gravite }) => gravite === 'rejet');
  return premiere === undefined ? html`` : html`<p class="alerte">Que faire : ${sobre(premiere.remede)}</p>`;
}

/** Which versions judged (DESIGN 7). */
const jugePar = ({ jeu, regles, politique }: Verdict): string =>
  [...(jeu === null ? [] : [`schémas ${jeu}`]), `règles ${regles}`, `politique ${politique}`].join(', ');

/** The form that the flow was held against, and whether it could say who may sign. */
function jugeSelon({ registre }: Verdict): string {
  if (registre === undefined) return '';
  const formulaire =
    registre.formulaire === null ? 'aucun formulaire en vigueur' : `formulaire du ${dateEnClair(registre.formulaire)}`;
  return registre.signataires === 'juges' ? formulaire : `${formulaire} ; signataire non jugé : aucun n’est inscrit`;
}

function identite({ resume, fichier, verdict }: Dossier, qui: Qui | null): Html {
  const { depotId, nom, taille, recuLe } = resume;
  const entete = verdict?.entete ?? null;
  const faits: (readonly [string, unknown])[] = [
    ['Fichier', sobre(nom)],
    ['Déposant', deposant(resume, qui !== null && peut(qui, 'lire-adhesions'))],
    ['Budget', sobre(entete?.libelleColBud ?? '')],
    ['Poste comptable', sobre([entete?.libellePoste, entete?.idPost].filter((v) => typeof v === 'string').join(', '))],
    ['NomFic', sobre(verdict?.enveloppe?.nomFic ?? '')],
    ['Reçu le', moment(recuLe)],
    ['Taille', octets(taille)],
    ['Empreinte SHA-256', html`<code>${fichier.sha256}</code>`],
    ['Jugé par', verdict === null ? '' : jugePar(verdict)],
    ['Adhésion', verdict === null ? '' : jugeSelon(verdict)],
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

const liens = (
  { resume: { depotId, reponduLe }, acquit, accuseMetier, purges }: Dossier,
  prouve: boolean,
): Html => html`<ul class="liens">
${
  acquit === null
    ? ''
    : html`<li><a href="/depots/${depotId}/acquit?format=texte">Lire la réponse</a></li>
<li><a href="/depots/${depotId}/acquit">Lire la réponse (XML)</a></li>`
}
${accuseMetier === null ? '' : html`<li><a href="/depots/${depotId}/accuse-metier">Lire l’accusé métier (XML)</a></li>`}
${purges.has('fichier') ? '' : html`<li><a href="/depots/${depotId}/fichier">Télécharger le fichier reçu</a></li>`}
${reponduLe === null || !prouve ? '' : html`<li><a href="/depots/${depotId}/preuve">Télécharger la preuve</a></li>`}</ul>`;

function pages(verdict: Verdict, { resume: { depotId } }: Dossier, courante: number): Html {
  const total = pagesDuContenu(verdict);
  if (total === 1) return html``;
  const vers = (n: number, texte: string): Html => html`<a href="/depots/${depotId}?page=${n}">${texte}</a>`;
  return html`<nav class="pages" aria-label="Pages du dépôt"><span>Page ${courante} sur ${total}</span>
${courante > 1 ? vers(courante - 1, 'Page précédente') : ''}
${courante < total ? vers(courante + 1, 'Page suivante') : ''}</nav>`;
}

/** All the receipts at once; each prise en charge is a decision of its own. */
function receptions({ mises, resume: { depotId } }: Dossier, qui: Qui | null): Html {
  const attendues = mises.filter((mise) => attendSaReception(mise) && traite(qui, mise));
  if (attendues.length < 2) return html``;
  const quoi = attendues.some(({ n }) => n === 0)
    ? compter(attendues.length, 'élément')
    : compter(attendues.length, 'bordereau', 'bordereaux');
  return html`<form class="formulaire" method="post" action="/depots/${depotId}/receptions">
<p class="actions"><button type="submit">Confirmer la réception de ${quoi}</button></p></form>`;
}

const contenu = (verdict: Verdict, dossier: Dossier, page: number, qui: Qui | null): Html =>
  html`${sectionAnomalies(verdict, dossier.resume.depotId)}
${tableMessages(dossier, page)}${receptions(dossier, qui)}${horsBordereau(verdict, dossier, qui)}${tableBordereaux(verdict, dossier, page, qui)}${tableMarchesEtFactures(verdict, page)}${tableSignatures(
  verdict,
  page,
)}${tablePj(verdict, dossier, page)}${pages(verdict, dossier, page)}`;

/** `numero`: the page of its tables, from 1. `qui`: who reads, and may have something to do of it. */
export function pageDepot(dossier: Dossier, numero = 1, qui: Qui | null = null): Page {
  const { resume, verdict } = dossier;
  const issue = html`<p class="chapeau">${etiquette(etatDu(resume))} ${devenir(resume)}</p>`;
  return {
    titre: `Dépôt « ${sobre(resume.nom)} »`,
    chapeau: html`${issue}${premierRemede(verdict)}${liens(dossier, qui !== null && peut(qui, 'lire-preuve'))}`,
    contenu: html`${purges(dossier)}${verdict === null ? '' : contenu(verdict, dossier, numero, qui)}
${reponsesHelios(dossier.reponses)}
${etapes(dossier)}${identite(dossier, qui)}`,
    vivante: true,
    feuille: 'formulaire.css',
  };
}
