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

export function chronologie(montre: DossierMontre): Html {
  const echanges = Map.groupBy(echangesDe(montre.events), ({ seq }) => seq);
  const documents = Map.groupBy(documentsDe(montre.events), ({ seq }) => seq);
  const lignes = montre.events
    .filter(({ type }) => type !== 'EchangeRecu')
    .map(
      (event) => html`<tr id="fait-${event.seq}"><td>${moment(event.at)}</td>
<td>${dossierEnClair(event)}${(documents.get(event.seq) ?? []).map(
        ({ nom, objet }) =>
          html`<span class="precision"><a href="${adresseDuDossier(montre)}/objets/${objet.sha256}">${nom}</a></span>`,
      )}${(echanges.get(event.seq) ?? []).map(accuse)}</td>
<td>${auteurDuFait(event)}</td></tr>`,
    );
  return tableau('legende-chronologie', 'Du plus ancien au plus récent', ['Quand', 'Quoi', 'Par qui'], lignes);
}
