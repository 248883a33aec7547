/** The messages of a PCA file, and what became of each. */
import { html } from 'hono/html';
import { issueDuMessage, nomDuMessage } from '../../en-clair/evenement-messages.ts';
import { sobre } from '../../en-clair/sobre.ts';
import { majuscule } from '../../en-clair/verdict.ts';
import type { Dossier } from '../../lecture/depot/dossier.ts';
import { type MessageMontre, messagesDe } from '../../lecture/depot/messages.ts';
import { etiquette } from '../fragments.ts';
import type { Html } from '../gabarit.ts';
import { section } from './contenu-du-flux.ts';

function suite({ verdict, issue, refus }: MessageMontre): Html {
  if (issue === null)
    return html`<span class="precision">${verdict === 'rejete' ? 'Non transmis' : 'En attente'}</span>`;
  if (refus === null) return etiquette('accepte', majuscule(issueDuMessage({ issue })));
  const remede = refus.remede === null ? '' : html`<p>Que faire : ${sobre(refus.remede)}</p>`;
  return html`${etiquette('rejete', 'Refusé')}<p>${sobre(refus.phrase)}</p>${remede}`;
}

export function tableMessages({ events, verdict }: Dossier, page: number): Html {
  const ligne = (un: MessageMontre, rang: number): Html =>
    html`<tr><th scope="row">${nomDuMessage({ rang, message: un.message, dossier: un.numero })}
<span class="precision">${sobre(un.idMsg ?? 'sans identifiant')}</span></th>
<td>${etiquette(un.verdict)}</td><td>${suite(un)}</td></tr>`;
  const table = {
    titre: 'Messages',
    id: 'legende-messages',
    legende: 'Messages du fichier',
    colonnes: ['Message', 'Vérification', 'Dans le dossier'],
  };
  return section(table, messagesDe(events, verdict), page, ligne);
}
