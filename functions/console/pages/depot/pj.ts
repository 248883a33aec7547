/** A PJ that is not simply opened: it is rejected, or it cannot be read. */
import { html } from 'hono/html';
import type { VerdictPj } from '../../../../schemas/verdict.ts';
import type { DefautDePj } from '../../../format/lecture-du-bordereau/lecteur-de-pj.ts';
import { sobre } from '../../en-clair/sobre.ts';
import type { AnomalieDite } from '../../lecture/depot/anomalies.ts';
import { etiquette } from '../fragments.ts';
import type { Html, Page } from '../gabarit.ts';
import { listeDAnomalies } from './anomalies.ts';

export interface PjAExpliquer {
  readonly depotId: string;
  readonly rang: number;
  readonly pj: VerdictPj;
}

const titre = ({ pj, rang }: PjAExpliquer): string =>
  `Pièce justificative ${pj.nom === null ? `n°\u00a0${rang}` : `« ${sobre(pj.nom)} »`}`;

const liens = ({ depotId, rang }: PjAExpliquer, lisible: boolean): Html => html`<ul class="liens">
${lisible ? html`<li><a href="/depots/${depotId}/pj/${rang}/contenu">L’ouvrir malgré le rejet</a></li>` : ''}
<li><a href="/depots/${depotId}/pj/${rang}/transmis">La télécharger telle qu’elle a été transmise (gzip)</a></li>
<li><a href="/depots/${depotId}">Revenir au dépôt</a></li></ul>`;

export function pagePjRejetee(quoi: PjAExpliquer, anomalies: readonly AnomalieDite[]): Page {
  const phrase =
    anomalies.length === 0 ? 'Cette pièce est rejetée avec le flux qui la contient.' : 'Cette pièce est rejetée.';
  return {
    titre: titre(quoi),
    chapeau: html`<p class="chapeau">${etiquette('rejete', 'Rejetée')} ${phrase}</p>${liens(quoi, true)}`,
    contenu: anomalies.length === 0 ? '' : html`<section><h2>Anomalies</h2>${listeDAnomalies(anomalies)}</section>`,
  };
}

export const DEFAUTS: Readonly<Record<DefautDePj, string>> = {
  absente: 'Le flux ne contient pas cette pièce.',
  vide: 'Cette pièce est vide.',
  illisible:
    'Cette pièce est illisible : ce que le flux contient n’est pas un fichier compressé puis codé, ou est abîmé.',
  'trop-volumineuse':
    'Cette pièce est trop volumineuse pour être ouverte ici : une fois décompressée, elle dépasse ce qu’une pièce peut être.',
};
export const REMEDE = 'Demandez à l’ordonnateur de joindre à nouveau cette pièce dans un nouveau flux.';

export function pagePjIllisible(quoi: PjAExpliquer, defaut: DefautDePj): Page {
  return {
    titre: titre(quoi),
    chapeau: html`<p class="chapeau">${DEFAUTS[defaut]}</p><p>Que faire : ${REMEDE}</p>${liens(quoi, false)}`,
    contenu: '',
  };
}
