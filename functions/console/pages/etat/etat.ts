/** One état récapitulatif: the étude's beside ours, line by line, with each difference in words; fit to be printed. */
import { html } from 'hono/html';
import type { Chiffres } from '../../../../schemas/pca/etat-recapitulatif.ts';
import { comparer, type LigneComparee } from '../../../pca/etat-recapitulatif/comparer.ts';
import { FAMILLES_EN_CLAIR } from '../../en-clair/contrat/situations.ts';
import { euros, jour } from '../../en-clair/dossier/sommes.ts';
import { ecartEnPhrase, LIGNES, trimestreEnClair, valeurEnClair } from '../../en-clair/etat/lignes.ts';
import { compter } from '../../en-clair/nombre.ts';
import type { EtatLu } from '../../lecture/etat/etat.ts';
import { date, fait } from '../dossier/fragments-du-dossier.ts';
import { etiquette } from '../fragments.ts';
import { type Html, type Page, tableau } from '../gabarit.ts';
import { adresseDeLEtat } from './etats.ts';

const titreDe = ({ etat }: EtatLu): string =>
  `État récapitulatif du ${trimestreEnClair(etat.trimestre)} – ${FAMILLES_EN_CLAIR[etat.famille].toLowerCase()}`;

function issue({ depots, situation, limite, lignes }: EtatLu): Html {
  const dernier = depots.at(-1);
  if (dernier === undefined || lignes === null)
    return situation === 'en-retard'
      ? etiquette('rejete', `En retard depuis le ${jour(limite)}`)
      : etiquette('en-cours', 'Attendu');
  const differentes = lignes.filter(({ ecart }) => ecart !== 0).length;
  return differentes === 0
    ? etiquette('accepte', 'Conforme')
    : etiquette('partiel', compter(differentes, 'ligne différente', 'lignes différentes'));
}

const cellule = (une: LigneComparee, n: number): Html => html`<td class="montant">${valeurEnClair(une.mesure, n)}</td>`;

/** A sum of money shows as such: only what is counted says so. */
const nom = ({ ligne, mesure }: LigneComparee): Html =>
  html`<th scope="row">${LIGNES[ligne]}${mesure === 'nombre' ? ' (nombre)' : ''}</th>`;

function comparaison(lignes: readonly LigneComparee[]): Html {
  const rangs = lignes.map(
    (une) =>
      html`<tr>${nom(une)}${cellule(une, une.declare)}${cellule(une, une.calcule)}<td>${
        une.ecart === 0
          ? 'Identique'
          : etiquette(
              'partiel',
              `${valeurEnClair(une.mesure, Math.abs(une.ecart))} ${une.ecart < 0 ? 'de moins' : 'de plus'}`,
            )
      }</td></tr>`,
  );
  return tableau(
    'comparaison',
    'L’état de l’étude, et ce que Passerelle compte',
    ['Ligne', 'Étude', 'Passerelle', 'Écart'],
    rangs,
  );
}

const seuls = (calcule: Chiffres): Html =>
  tableau(
    'calcule',
    'Ce que Passerelle compte, d’après le journal',
    ['Ligne', 'Passerelle'],
    comparer(calcule, calcule).map((une) => html`<tr>${nom(une)}${cellule(une, une.calcule)}</tr>`),
  );

function ecartsEnPhrases(lignes: readonly LigneComparee[]): Html {
  const differentes = lignes.filter(({ ecart }) => ecart !== 0);
  if (differentes.length === 0) return html`<p>Chaque ligne est identique.</p>`;
  return html`<section><h2>Écarts</h2><ul>${differentes.map((une) => html`<li>${ecartEnPhrase(une)}</li>`)}</ul>
<p>Seule l’étude peut les expliquer ou déposer un état corrigé.</p></section>`;
}

function contradiction({ desequilibre }: EtatLu): Html {
  if (desequilibre === null || (desequilibre.nombre === 0 && desequilibre.montant === 0)) return html``;
  return html`<p>${etiquette('partiel', 'L’état se contredit')} Les entrées moins les sorties laissent un écart de
${compter(Math.abs(desequilibre.nombre), 'dossier')} et de ${euros(Math.abs(desequilibre.montant))}.</p>`;
}

const depots = ({ depots: tous, etat }: EtatLu): Html =>
  tous.length === 0
    ? html``
    : html`<section><h2>Dépôts</h2><ol class="etapes">${tous.map(
        (
          { deposeLe, tardif, ecarts, objet },
          rang,
        ) => html`<li><p>${rang === 0 ? 'Déposé' : 'Corrigé'} le ${date(deposeLe)}${
          tardif ? ', en retard' : ', dans le délai'
        } ; ${ecarts === 0 ? 'conforme ce jour-là' : compter(ecarts, 'ligne différente ce jour-là', 'lignes différentes ce jour-là')}.</p>
<p class="precision">Empreinte du fichier : <code>${objet}</code>. Le même fichier vaut pour le comptable et pour l’archive.</p></li>`,
      )}</ol><p class="precision">Étude ${etat.etude}.</p></section>`;

/** `depose`: whoever reads may hand one in. */
export function pageEtat(lu: EtatLu, depose: boolean): Page {
  const { etat, limite, lignes, calcule } = lu;
  const adresse = adresseDeLEtat(etat);
  return {
    titre: titreDe(lu),
    feuille: 'etat.css',
    chapeau: html`<dl class="faits">${fait('Étude', etat.etude)}${fait('Poste', etat.poste)}${fait('Contrat', etat.contrat)}
${fait('À remettre au plus tard', date(limite))}${fait('Situation', issue(lu))}</dl>
<p class="actions hors-papier">${depose ? html`<a class="bouton" href="${adresse}/saisie">${lignes === null ? 'Déposer l’état' : 'Déposer un état corrigé'}</a>` : ''}
<a href="${adresse}/csv">Lignes calculées (CSV)</a></p>`,
    contenu: html`${contradiction(lu)}${lignes === null ? seuls(calcule) : html`${ecartsEnPhrases(lignes)}${comparaison(lignes)}`}${depots(lu)}`,
  };
}
