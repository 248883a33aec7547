/** The états récapitulatifs of a quarter: expected, handed in, late, and those that differ from ours. */
import { html } from 'hono/html';
import type { Trimestre } from '../../../../schemas/pca/identifiants.ts';
import { FAMILLES_EN_CLAIR } from '../../en-clair/contrat/situations.ts';
import { trimestreEnClair } from '../../en-clair/etat/lignes.ts';
import { compter } from '../../en-clair/nombre.ts';
import type { Bilan, PageDEtats } from '../../lecture/etat/etats-attendus.ts';
import type { EtatSuivi } from '../../lecture/etat/etats-suivis.ts';
import { date } from '../dossier/fragments-du-dossier.ts';
import { etiquette } from '../fragments.ts';
import { type Html, type Page, tableau } from '../gabarit.ts';

export const adresseDeLEtat = ({ etude, poste, famille, trimestre }: EtatSuivi['etat']): string =>
  `/etats/${etude}/${poste}/${famille}/${trimestre}`;

function issue({ depose, situation }: EtatSuivi): Html {
  if (depose === null)
    return situation === 'en-retard' ? etiquette('rejete', 'En retard') : etiquette('en-cours', 'Attendu');
  const dite =
    depose.ecarts === 0
      ? etiquette('accepte', 'Conforme')
      : etiquette('partiel', compter(depose.ecarts, 'ligne différente', 'lignes différentes'));
  return html`${dite}<span class="precision">déposé le ${date(depose.deposeLe)}${depose.tardif ? ', en retard' : ''}</span>`;
}

const ligne = (etat: EtatSuivi): Html => html`<tr>
<th scope="row"><a href="${adresseDeLEtat(etat.etat)}">${etat.etat.etude}</a><span class="precision">contrat ${etat.etat.contrat}</span></th>
<td>${etat.etat.poste}</td><td>${FAMILLES_EN_CLAIR[etat.etat.famille]}</td><td>${date(etat.echeance.date)}</td><td>${issue(etat)}</td></tr>`;

const enUnePhrase = ({ attendus, deposes, retards, ecarts }: Bilan): string =>
  `${compter(attendus, 'état attendu', 'états attendus')}, ${compter(deposes, 'déposé', 'déposés')}, ${retards.length} en retard, ${compter(ecarts, 'avec un écart', 'avec un écart')}.`;

const choix = (trimestre: Trimestre, parmi: readonly Trimestre[]): Html =>
  html`<form class="formulaire formulaire-en-ligne" method="get" action="/etats"><div class="champ"><label for="trimestre">Trimestre</label>
<select id="trimestre" name="trimestre">${parmi.map(
    (un) => html`<option value="${un}"${un === trimestre ? html` selected` : ''}>${trimestreEnClair(un)}</option>`,
  )}</select></div><p class="actions"><button type="submit">Afficher</button></p></form>`;

function pages({ trimestre, suivant }: PageDEtats, premiere: boolean): Html {
  if (suivant === null && premiere) return html``;
  const adresse = (apres?: string) =>
    `/etats?${new URLSearchParams({ trimestre, ...(apres === undefined ? {} : { apres }) })}`;
  return html`<nav class="pages" aria-label="Pages de la liste">
${premiere ? '' : html`<a href="${adresse()}">Première page</a>`}
${suivant === null ? '' : html`<a href="${adresse(suivant)}" rel="next">États suivants</a>`}</nav>`;
}

function liste({ trimestre, etats, suivant }: PageDEtats): Html {
  const dit = trimestreEnClair(trimestre);
  if (etats.length === 0 && suivant === null) return html`<p>Aucun état n’est attendu pour le ${dit}.</p>`;
  const colonnes = ['Étude (SIRET)', 'Poste', 'Nature de créance', 'À remettre au plus tard', 'État'];
  return tableau('etats', `${dit} : de chaque contrat, ceux qui manquent d’abord`, colonnes, etats.map(ligne));
}

interface PageEtats {
  readonly liste: PageDEtats;
  /** On the first page alone, and where it can be counted. */
  readonly bilan: Bilan | null;
  readonly premiere: boolean;
  readonly parmi: readonly Trimestre[];
}

export function pageEtats({ liste: lue, bilan, premiere, parmi }: PageEtats): Page {
  return {
    titre: 'États récapitulatifs',
    feuille: 'formulaire.css',
    chapeau: html`<p class="chapeau">Un état par étude, poste et nature de créance, même néant, au plus tard le jour que fixe
le contrat (art. 9).</p>${choix(lue.trimestre, parmi)}`,
    contenu: html`${bilan === null || bilan.attendus === 0 ? '' : html`<p>${enUnePhrase(bilan)}</p>`}${liste(lue)}${pages(lue, premiere)}`,
  };
}
