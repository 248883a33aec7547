/** The statement that the étude is about to hand in: filled in from our journal, every line its own to correct. */
import { html } from 'hono/html';
import type { Chiffres } from '../../../../schemas/pca/etat-recapitulatif.ts';
import { comparer, type LigneComparee } from '../../../pca/etat-recapitulatif/comparer.ts';
import { FAMILLES_EN_CLAIR } from '../../en-clair/contrat/situations.ts';
import { LIGNES, trimestreEnClair } from '../../en-clair/etat/lignes.ts';
import type { EtatLu } from '../../lecture/etat/etat.ts';
import { cadre, erreurs, type Saisie } from '../champ.ts';
import { champDuMessage } from '../contrat/champs-du-contrat.ts';
import type { Html, Page } from '../gabarit.ts';
import { adresseDeLEtat } from './etats.ts';

/** `recus.nombre`, `verse.montant`: the name of each field, and of each line of the CSV. */
export const nomDuChamp = ({ ligne, mesure }: Pick<LigneComparee, 'ligne' | 'mesure'>): string => `${ligne}.${mesure}`;

/** Of every figure, in the order of the page. */
export const LIGNES_A_SAISIR = (chiffres: Chiffres): readonly LigneComparee[] => comparer(chiffres, chiffres);

const tape = ({ mesure, calcule }: LigneComparee): string =>
  mesure === 'nombre' ? String(calcule) : (calcule / 100).toFixed(2).replace('.', ',');

export const valeursCalculees = (chiffres: Chiffres): Record<string, string> =>
  Object.fromEntries(LIGNES_A_SAISIR(chiffres).map((une) => [nomDuChamp(une), tape(une)]));

const champ = (saisie: Saisie, une: LigneComparee): Html =>
  cadre(
    saisie,
    { nom: nomDuChamp(une), libelle: `${LIGNES[une.ligne]} (${une.mesure === 'nombre' ? 'nombre' : '€'})` },
    (attributs, valeur) => html`<input ${attributs} type="text" inputmode="decimal" size="14" value="${valeur}">`,
  );

export function pageSaisieDeLEtat(lu: EtatLu, saisie: Saisie): Page {
  const adresse = adresseDeLEtat(lu.etat);
  const { etude, poste, famille, trimestre } = lu.etat;
  return {
    titre: `Déposer l’état récapitulatif du ${trimestreEnClair(trimestre)}`,
    feuille: 'formulaire.css',
    chapeau: html`${erreurs(saisie)}<p class="chapeau">Étude ${etude}, poste ${poste}, ${FAMILLES_EN_CLAIR[famille].toLowerCase()}.
Les lignes sont remplies d’après le journal : corrigez celles que votre comptabilité dit autrement. L’écart se verra, il
n’empêche rien. Un état néant se dépose aussi.</p>`,
    contenu: html`<form class="formulaire" method="post" action="${adresse}" enctype="multipart/form-data">${champDuMessage(saisie)}
<div class="formulaire-en-paires">${LIGNES_A_SAISIR(lu.calcule).map((une) => champ(saisie, une))}</div>
<div class="champ"><label for="fichier">Ou un fichier CSV (facultatif)</label>
<p class="aide" id="aide-fichier">Celui de « Lignes calculées (CSV) », corrigé : il remplace les lignes ci-dessus.</p>
<input id="fichier" name="fichier" type="file" accept=".csv,text/csv" aria-describedby="aide-fichier"></div>
<p class="actions"><button type="submit">Déposer l’état</button> <a href="${adresse}">Renoncer</a></p></form>`,
  };
}
