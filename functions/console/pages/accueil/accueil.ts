/** The home page: what waits for whoever comes in, and since when. */
import { html } from 'hono/html';
import type { Qui } from '../../../habilitation/qui.ts';
import { dateEnClair } from '../../../pca/calendrier/dates.ts';
import { ecart } from '../../en-clair/instant.ts';
import { compter, nombre } from '../../en-clair/nombre.ts';
import { sobre } from '../../en-clair/sobre.ts';
import type { Tache } from '../../lecture/accueil/accueil.ts';
import type { FluxATraiter } from '../../lecture/accueil/flux-a-traiter.ts';
import type { Resume } from '../../lecture/depot/resume.ts';
import { tableDesDepots } from '../depot/depots.ts';
import { deposant, moment } from '../fragments.ts';
import { type Html, type Page, redite, tableau } from '../gabarit.ts';

export interface Accueil {
  readonly qui: Qui;
  readonly taches: readonly Tache[];
  /** Oldest first, null where this reader acts on no delivery. */
  readonly aTraiter: readonly FluxATraiter[] | null;
  /** The latest ones, null where this reader has no list of deposits. */
  readonly derniers: readonly Resume[] | null;
  readonly maintenant: string;
}

/** Of a day, which may be still to come, only itself is told. */
const depuis = ({ depuis: instant }: Tache, maintenant: string): Html =>
  instant === null
    ? html`–`
    : instant.length === 10
      ? html`<time datetime="${instant}">${dateEnClair(instant)}</time>`
      : html`${ecart(instant, maintenant)}<span class="precision">${moment(instant)}</span>`;

const ligne = (tache: Tache, maintenant: string): Html => html`<tr>
<th scope="row"><a href="${tache.lien}">${tache.titre}</a><span class="precision">${tache.precision}</span></th>
<td>${nombre(tache.compte)}${tache.ouPlus ? ' ou plus' : ''}</td>
<td>${depuis(tache, maintenant)}</td></tr>`;

function section(id: string, titre: string, taches: readonly Tache[], maintenant: string): Html {
  if (taches.length === 0) return html``;
  const colonnes = ['Quoi', 'Combien', 'Le plus ancien'];
  const lignes = taches.map((tache) => ligne(tache, maintenant));
  return html`<section><h2>${titre}</h2>${tableau(id, redite(titre), colonnes, lignes)}</section>`;
}

/** What was looked at and found empty: nobody has to wonder whether it was. */
function rien(taches: readonly Tache[]): Html {
  if (taches.length === 0) return html``;
  return html`<section><h2>Rien à signaler</h2><ul>${taches.map(
    ({ titre, lien }) => html`<li><a href="${lien}">${titre}</a></li>`,
  )}</ul></section>`;
}

/** What the flow still waits for, in words. */
const attenduDe = ({ aRecevoir, aConclure }: FluxATraiter): string =>
  [
    ...(aRecevoir > 0 ? [compter(aRecevoir, 'réception à confirmer', 'réceptions à confirmer')] : []),
    ...(aConclure > 0 ? [`${nombre(aConclure)}\u00a0à prendre en charge ou à rejeter`] : []),
  ].join(', ');

function aTraiter({ aTraiter: flux, maintenant }: Accueil): Html {
  if (flux === null || flux.length === 0) return html``;
  const lignes = flux.map((un) => {
    const { resume, dedupId } = un;
    const lien = dedupId === null ? `/depots/${resume.depotId}` : `/mises-a-disposition/${dedupId}`;
    return html`<tr><th scope="row"><a href="${lien}">${sobre(resume.nom)}</a><span class="precision">${deposant(resume)}</span></th>
<td>${attenduDe(un)}</td><td>${ecart(resume.recuLe, maintenant)}<span class="precision">${moment(resume.recuLe)}</span></td></tr>`;
  });
  const legende = 'À réceptionner, à prendre en charge ou à rejeter, du plus ancien au plus récent';
  return html`<section><h2>À traiter</h2>${tableau('legende-a-traiter', legende, ['Flux', 'Ce qui reste à faire', 'Reçu depuis'], lignes)}</section>`;
}

/** Files are not the day of an étude nor of a mandataire: where there is none, nothing is said of it. */
function dernieres({ derniers, qui: { acteur } }: Accueil): Html {
  if (derniers === null) return html``;
  if (derniers.length === 0 && (acteur.role === 'etude' || acteur.role === 'mandataire')) return html``;
  return html`<section><h2>Derniers dépôts</h2>${tableDesDepots(derniers, redite('Les derniers dépôts reçus'), acteur.role)}
<p><a href="/depots">Tous les dépôts</a></p></section>`;
}

function chapeau({ taches, aTraiter: flux }: Accueil): Html {
  const aFaire = (flux ?? []).length > 0 || taches.some((tache) => tache.aFaire && tache.compte > 0);
  return html`<p class="chapeau">${aFaire ? 'Voici ce qui vous attend.' : 'Rien ne vous attend.'}</p>`;
}

export function pageAccueil(accueil: Accueil): Page {
  const { taches, maintenant } = accueil;
  const presentes = taches.filter(({ compte }) => compte > 0);
  return {
    titre: 'Accueil',
    chapeau: chapeau(accueil),
    contenu: html`${section(
      'legende-a-faire',
      'À faire',
      presentes.filter(({ aFaire }) => aFaire),
      maintenant,
    )}
${aTraiter(accueil)}
${section(
  'legende-a-savoir',
  'À savoir',
  presentes.filter(({ aFaire }) => !aFaire),
  maintenant,
)}
${rien(taches.filter(({ compte }) => compte === 0))}${dernieres(accueil)}`,
    vivante: true,
  };
}

/** Whoever was given the evidence of one dossier. */
export const pageAccueilDuDossier = (lien: string | null): Page => ({
  titre: 'Accueil',
  contenu:
    lien === null
      ? html`<p class="chapeau">Le dossier qui vous est ouvert n’est pas encore montré ici.</p>`
      : html`<p class="chapeau">Le dossier qui vous est ouvert : <a href="${lien}">${
          lien.startsWith('/dossiers/') ? 'compte, diligences et chronologie' : 'dépôt, verdict, étapes et preuve'
        }</a>.</p>`,
});

/** Nobody that we know. */
export const pageAccueilPublic = (): Page => ({
  titre: 'Accueil',
  contenu: html`<p class="chapeau">Passerelle reçoit et vérifie les flux signés de la dépense et de la recette publiques.</p>
<p>Connectez-vous pour suivre vos dépôts, ou <a href="/essai">essayez un fichier</a> : il est vérifié et rien n’en est gardé.</p>`,
});
