/** What happened to a dossier, in plain French: when it was told, by whom, with which documents, and who has it. */
import { html } from 'hono/html';
import type { DossierEvenement } from '../../../../schemas/evenements/dossier.ts';
import { auteurDe } from '../../en-clair/auteur.ts';
import { dossierEnClair } from '../../en-clair/dossier/evenement-dossier.ts';
import { documentsDe } from '../../lecture/dossier/documents.ts';
import type { DossierMontre } from '../../lecture/dossier/dossier-montre.ts';
import { type EchangeMontre, echangesDe } from '../../lecture/dossier/echanges.ts';
import { moment } from '../fragments.ts';
import { type Html, tableau } from '../gabarit.ts';
import { adresseDuDossier } from './fragments-du-dossier.ts';

/** Who told it, as the journal knows him: by his role and organisme. */
export const auteurDuFait = ({ type, data }: DossierEvenement): string =>
  auteurDe({
    type,
    data: 'message' in data ? { par: data.message.par } : 'par' in data && data.par ? { par: data.par } : {},
  });

const aQui = ({ destinataire }: EchangeMontre): string =>
  destinataire.type === 'etude' ? `l’étude ${destinataire.siret}` : `le poste ${destinataire.codique}`;

const accuse = (echange: EchangeMontre): Html =>
  echange.recuLe === null
    ? html`<span class="precision">Pour ${aQui(echange)}, réception à confirmer</span>`
    : html`<span class="precision">Reçu par ${aQui(echange)} le ${moment(echange.recuLe)}</span>`;

/** Of a dossier paid in many times, its page tells the latest. */
const FAITS_PAR_PAGE = 60;

function pages(montre: DossierMontre, { avant, premier }: { avant: number | null; premier: number | null }): Html {
  if (avant === null && premier === null) return html``;
  const adresse = adresseDuDossier(montre);
  return html`<nav class="pages" aria-label="Pages de la chronologie">
${premier === null ? '' : html`<a href="${adresse}?avant=${premier}#chronologie" rel="next">Faits précédents</a>`}
${avant === null ? '' : html`<a href="${adresse}#chronologie">Derniers faits</a>`}</nav>`;
}

/** `avant`: the fact that follows those that are asked for; null: the latest ones. */
export function chronologie(montre: DossierMontre, avant: number | null): Html {
  const echanges = Map.groupBy(echangesDe(montre.events), ({ seq }) => seq);
  const documents = Map.groupBy(documentsDe(montre.events), ({ seq }) => seq);
  const faits = montre.events.filter(({ type, seq }) => type !== 'EchangeRecu' && (avant === null || seq < avant));
  const montres = faits.slice(-FAITS_PAR_PAGE);
  const premier = montres.length < faits.length ? (montres[0]?.seq ?? null) : null;
  const lignes = montres.map(
    (event) => html`<tr id="fait-${event.seq}"><td>${moment(event.at)}</td>
<td>${dossierEnClair(event)}${(documents.get(event.seq) ?? []).map(
      ({ nom, objet }) =>
        html`<span class="precision"><a href="${adresseDuDossier(montre)}/objets/${objet.sha256}">${nom}</a></span>`,
    )}${(echanges.get(event.seq) ?? []).map(accuse)}</td>
<td>${auteurDuFait(event)}</td></tr>`,
  );
  const table = tableau('legende-chronologie', 'Du plus ancien au plus récent', ['Quand', 'Quoi', 'Par qui'], lignes);
  return html`${table}${pages(montre, { avant, premier })}`;
}
