/** The états récapitulatifs of a quarter: expected, handed in, late, and those that differ from ours. */
import { html } from 'hono/html';
import type { Trimestre } from '../../../../schemas/pca/identifiants.ts';
import { FAMILLES_EN_CLAIR } from '../../en-clair/contrat/situations.ts';
import { trimestreEnClair } from '../../en-clair/etat/lignes.ts';
import { compter } from '../../en-clair/nombre.ts';
import { type EtatSuivi, type EtatsDuTrimestre, enRetard } from '../../lecture/etat/etats-attendus.ts';
import { date } from '../dossier/fragments-du-dossier.ts';
import { etiquette } from '../fragments.ts';
import { type Html, type Page, tableau } from '../gabarit.ts';

/** Shown at once; the others are reached by narrowing to an étude or a poste. */
const MONTRES_MAX = 200;

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

function bilan(etats: readonly EtatSuivi[]): string {
  const deposes = etats.filter(({ depose }) => depose !== null).length;
  const retards = etats.filter(enRetard).length;
  const ecarts = etats.filter(({ depose }) => depose !== null && depose.ecarts > 0).length;
  return `${compter(etats.length, 'état attendu', 'états attendus')}, ${compter(deposes, 'déposé', 'déposés')}, ${retards} en retard, ${compter(ecarts, 'avec un écart', 'avec un écart')}.`;
}

const choix = (trimestre: Trimestre, parmi: readonly Trimestre[]): Html =>
  html`<form class="formulaire formulaire-en-ligne" method="get" action="/etats"><div class="champ"><label for="trimestre">Trimestre</label>
<select id="trimestre" name="trimestre">${parmi.map(
    (un) => html`<option value="${un}"${un === trimestre ? html` selected` : ''}>${trimestreEnClair(un)}</option>`,
  )}</select></div><p class="actions"><button type="submit">Afficher</button></p></form>`;

export function pageEtats({ trimestre, etats }: EtatsDuTrimestre, parmi: readonly Trimestre[]): Page {
  const colonnes = ['Étude (SIRET)', 'Poste', 'Nature de créance', 'À remettre au plus tard', 'État'];
  const montres = etats.slice(0, MONTRES_MAX);
  return {
    titre: 'États récapitulatifs',
    feuille: 'formulaire.css',
    chapeau: html`<p class="chapeau">Un état par étude, poste et nature de créance, même néant, au plus tard le jour que fixe
le contrat (art. 9).</p>${choix(trimestre, parmi)}`,
    contenu:
      etats.length === 0
        ? html`<p>Aucun état n’est attendu pour le ${trimestreEnClair(trimestre)}.</p>`
        : html`<p>${bilan(etats)}</p>${tableau('etats', `${trimestreEnClair(trimestre)} : ceux qui manquent d’abord`, colonnes, montres.map(ligne))}
${etats.length > MONTRES_MAX ? html`<p>Les ${MONTRES_MAX} premiers sont montrés.</p>` : ''}`,
  };
}
