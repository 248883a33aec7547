/** Anomalies with their place and what to do, under the object that they concern. */
import { html } from 'hono/html';
import type { Verdict } from '../../../../schemas/verdict.ts';
import { objetEnClair } from '../../../acquit/en-clair.ts';
import { nomDuMessage } from '../../en-clair/evenement-messages.ts';
import { compter } from '../../en-clair/nombre.ts';
import { sobre } from '../../en-clair/sobre.ts';
import { lieu, majuscule, nomDuBordereau } from '../../en-clair/verdict.ts';
import { type AnomalieDite, type Groupe, grouper } from '../../lecture/depot/anomalies.ts';
import type { Html } from '../gabarit.ts';

const anomalie = (a: AnomalieDite): Html => html`<li class="anomalie anomalie-${a.gravite}">
<p><strong>${a.gravite === 'alerte' ? 'Alerte : ' : ''}${sobre(a.phrase)}</strong></p>
<p>Que faire : ${sobre(a.remede)}</p>
<p class="precision">${sobre(objetEnClair(a))}${lieu(a) === '' ? '' : `${majuscule(lieu(a))} du fichier. `}Code <code>${a.code}</code>.
${a.chemin === null ? '' : html` Élément <code>${sobre(a.chemin)}</code>.`}</p></li>`;

export const listeDAnomalies = (anomalies: readonly AnomalieDite[]): Html =>
  html`<ul class="anomalies">${anomalies.map(anomalie)}</ul>`;

function titre({ bordereau, pj, message }: Groupe, verdict: Verdict, depotId: string | null): Html {
  const leBordereau = bordereau === null ? undefined : verdict.bordereaux[bordereau];
  if (bordereau !== null && leBordereau !== undefined) {
    const nom = sobre(majuscule(nomDuBordereau(leBordereau)));
    return depotId === null ? html`${nom}` : html`<a href="/depots/${depotId}/bordereaux/${bordereau + 1}">${nom}</a>`;
  }
  const leMessage = message === null ? undefined : verdict.dossiers[message];
  if (message !== null && leMessage !== undefined)
    return html`${nomDuMessage({ rang: message, message: leMessage.message, dossier: leMessage.numero })}`;
  const laPj = pj === null ? undefined : verdict.pj[pj];
  if (laPj === undefined) return html`Le flux`;
  return html`Pièce justificative ${sobre(laPj.nom ?? laPj.idUnique ?? 'sans nom')}`;
}

/** Everything that is wrong in a file, nothing where nothing is; `depotId`: null for one that is not deposited. */
export function sectionAnomalies(verdict: Verdict, depotId: string | null): Html {
  const { groupes, omises } = grouper(verdict);
  if (groupes.length + omises === 0) return html``;
  const phrase = compter(omises, 'autre anomalie n’est pas détaillée', 'autres anomalies ne sont pas détaillées');
  return html`<section><h2>Anomalies</h2>${groupes.map(
    (groupe) => html`<h3>${titre(groupe, verdict, depotId)}</h3>${listeDAnomalies(groupe.anomalies)}`,
  )}${omises === 0 ? '' : html`<p>${phrase}.</p>`}</section>`;
}
