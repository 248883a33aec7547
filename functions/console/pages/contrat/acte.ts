/** One act on a contract: its form, and where it cannot be undone, what will be done before it is. */
import { html } from 'hono/html';
import { jourEnClair } from '../../en-clair/evenement-registre.ts';
import type { ContratLu } from '../../lecture/contrat/contrat.ts';
import { erreurs, type Saisie } from '../champ.ts';
import type { Html, Page } from '../gabarit.ts';
import { ACTES_DU_CONTRAT, type ActeDuContrat, type ChampDuContrat } from './actes-du-contrat.ts';
import { champDuContrat, champDuMessage } from './champs-du-contrat.ts';

export const acteDuChemin = (chemin: string): ActeDuContrat | null =>
  ACTES_DU_CONTRAT.find((acte) => acte.chemin === chemin) ?? null;

export function pageActeDuContrat(acte: ActeDuContrat, lu: ContratLu, saisie: Saisie): Page {
  const { chemin, titre, effet, bouton, champs, recapitulatif } = acte;
  return {
    titre: `${titre} – ${lu.contrat}`,
    feuille: 'formulaire.css',
    chapeau: html`${erreurs(saisie)}<p class="chapeau">${effet}</p>`,
    contenu: html`<form class="formulaire" method="post" action="/contrats/${lu.contrat}/actes/${chemin}" enctype="multipart/form-data">
${champDuMessage(saisie)}${champs.map((champ) => champDuContrat(saisie, champ, lu))}
<p class="actions"><button type="submit">${recapitulatif ? 'Continuer' : bouton}</button> <a href="/contrats/${lu.contrat}">Renoncer</a></p></form>`,
  };
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const dite = ({ sorte }: ChampDuContrat, valeur: string): string => {
  if (valeur === '') return '–';
  if (DATE.test(valeur)) return jourEnClair(valeur);
  if (sorte === 'pourcent') return `${valeur}\u202f%`;
  return sorte === 'oui-non' ? (valeur === 'oui' ? 'Oui' : 'Non') : valeur;
};

/** What was typed, to be read again, and the hidden fields that carry it to the act. */
export function pageRecapitulatifDuContrat(
  { chemin, titre, effet, bouton, champs }: ActeDuContrat,
  contrat: string,
  valeurs: Readonly<Record<string, string>>,
): Page {
  const faits = champs.map(
    (champ): Html => html`<div><dt>${champ.libelle}</dt><dd>${dite(champ, valeurs[champ.nom] ?? '')}</dd></div>`,
  );
  return {
    titre: `Récapitulatif : ${titre.charAt(0).toLowerCase()}${titre.slice(1)}`,
    feuille: 'formulaire.css',
    chapeau: html`<p class="chapeau">Relisez avant de confirmer : l’acte est inscrit au journal et ne s’efface pas.</p>`,
    contenu: html`<dl class="faits"><div><dt>Contrat</dt><dd>${contrat}</dd></div>${faits}</dl><p>${effet}</p>
<form class="formulaire" method="post" action="/contrats/${contrat}/actes/${chemin}">${Object.entries(valeurs).map(
      ([nom, valeur]) => html`<input type="hidden" name="${nom}" value="${valeur}">`,
    )}<input type="hidden" name="confirme" value="oui">
<p class="actions"><button type="submit">${bouton}</button> <a href="/contrats/${contrat}">Renoncer</a></p></form>`,
  };
}
