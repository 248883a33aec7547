/** The account of a dossier to the cent: what is owed, who received what, where each cent is. */
import { html } from 'hono/html';
import { aReverser, dejaReverse } from '../../../pca/argent/compte.ts';
import { MODES } from '../../en-clair/dossier/mots.ts';
import { euros } from '../../en-clair/dossier/sommes.ts';
import { compteMontre, type MouvementMontre, mouvementsMontres } from '../../lecture/dossier/compte-montre.ts';
import type { DossierMontre } from '../../lecture/dossier/dossier-montre.ts';
import { type Html, redite, tableau } from '../gabarit.ts';
import { date, somme } from './fragments-du-dossier.ts';

type Lignes = readonly (readonly [nom: string, centimes: number])[];

/** Zero is told where people look for it; the rest is left out. */
function lignesDuCompte(montre: DossierMontre): Lignes {
  const compte = compteMontre(montre.dossier);
  const toujours: Lignes = [
    ['Confié à l’étude', compte.confie],
    ['Dette aujourd’hui', compte.dette],
    ['Payé à l’étude', compte.payeALEtude],
    ['Payé au comptable', compte.payeAuComptable],
    ['Imputé sur la dette', compte.principalPaye],
    ['Reste dû', compte.resteDu],
    ['Reversé au comptable', compte.reverse],
    ['Reste à reverser par l’étude', compte.aReverser],
    ['Frais perçus par l’étude, hors taxe', compte.fraisHT],
    ['TVA sur ces frais', compte.tva],
    ['Frais acquis à l’étude, hors taxe', compte.fraisAcquisHT],
    ['TVA sur les frais acquis', compte.tvaAcquise],
  ];
  const parfois: Lignes = [
    ['Reversé en trop, à régulariser', compte.aRegulariser],
    ['Excédent à rendre au redevable', compte.excedentARendre],
    ['Excédent rendu au redevable', compte.excedentRendu],
    ['Dont rendu sur un paiement devenu impayé', compte.renduATort],
    ['Payé au-delà de la dette, à rendre par le comptable', compte.tropPercu],
  ];
  return [...toujours, ...parfois.filter(([, centimes]) => centimes !== 0)];
}

export const sectionDuCompte = (montre: DossierMontre): Html =>
  html`<section><h2>Compte</h2>${tableau(
    'legende-compte',
    redite('Compte du dossier'),
    ['Ligne', 'Montant'],
    lignesDuCompte(montre).map(([nom, centimes]) => html`<tr><th scope="row">${nom}</th>${somme(centimes)}</tr>`),
  )}</section>`;

function remise({ mouvement, delai }: MouvementMontre): Html {
  if (mouvement.etude === null) return html`Au comptable`;
  const reste = aReverser(mouvement);
  if (reste < 0) return html`${euros(-reste)} reversés en trop`;
  if (reste === 0) return html`${euros(dejaReverse(mouvement))} reversés`;
  return html`${euros(reste)} à reverser${delai === null ? '' : html`, au plus tard le ${date(delai.exigibleLe)}`}`;
}

const ligne = (montre: MouvementMontre): Html => {
  const { id, recuLe, mode, montant, repartition, etude, rejeteLe, restitue } = montre.mouvement;
  return html`<tr><th scope="row">${id}<span class="precision">${etude === null ? 'Reçu par le comptable' : `Reçu par l’étude ${etude}`}</span></th>
<td>${date(recuLe)}</td><td>${MODES[mode]}${rejeteLe === null ? '' : html`<span class="precision">Impayé le ${date(rejeteLe)}</span>`}</td>
${somme(montant)}${somme(repartition.principal)}${somme(repartition.fraisHT + repartition.tva)}${somme(repartition.excedent)}
<td>${remise(montre)}${restitue === 0 ? '' : html`<span class="precision">${euros(restitue)} rendus au redevable</span>`}</td></tr>`;
};

/** The latest: those before them are told by the chronology. */
const REGLEMENTS_MAX = 60;

export function sectionDesReglements(montre: DossierMontre): Html {
  const mouvements = mouvementsMontres(montre.dossier);
  if (mouvements.length === 0)
    return html`<section><h2>Règlements</h2><p>Aucun règlement n’est enregistré.</p></section>`;
  const colonnes = ['Règlement', 'Reçu le', 'Mode', 'Montant', 'Principal', 'Frais TTC', 'Excédent', 'Reversement'];
  return html`<section><h2>Règlements</h2>${tableau('legende-reglements', redite('Règlements du redevable'), colonnes, mouvements.slice(-REGLEMENTS_MAX).map(ligne))}
${mouvements.length > REGLEMENTS_MAX ? html`<p>Les ${REGLEMENTS_MAX} derniers sur ${mouvements.length} : les autres sont dans la chronologie.</p>` : ''}</section>`;
}
