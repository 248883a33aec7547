/** The form by which deposits are searched for: GET, so that what was found has an address. */
import { html } from 'hono/html';
import { FACETTES, type Facette } from '../../lecture/depot/index-des-depots.ts';
import type { Html } from '../gabarit.ts';

/** As they were typed, rightly or wrongly. */
export interface Saisie {
  readonly q: string;
  readonly etat: string;
  readonly du: string;
  readonly au: string;
  readonly expediteur: string;
}
export type Champ = keyof Saisie;
/** By field, in French. */
export type Erreurs = Readonly<Partial<Record<Champ, string>>>;

const LIBELLES: Readonly<Record<Facette, string>> = {
  'en-cours': 'Vérification en cours',
  differe: 'Vérification différée',
  accepte: 'Accepté',
  partiel: 'Accepté en partie',
  rejete: 'Rejeté',
  indetermine: 'Transmis sous réserve',
  altere: 'Modifié après signature',
  'a-recevoir': 'Réception à confirmer',
  'a-prendre-en-charge': 'À prendre en charge ou à rejeter',
  'rejete-par-le-comptable': 'Rejeté par le comptable',
};

const decrit = (champ: Champ, erreurs: Erreurs): Html =>
  erreurs[champ] === undefined ? html`` : html` aria-invalid="true" aria-describedby="erreur-${champ}"`;

const erreur = (champ: Champ, erreurs: Erreurs): Html =>
  erreurs[champ] === undefined ? html`` : html`<p class="erreur" id="erreur-${champ}">${erreurs[champ]}</p>`;

function champ(nom: Champ, libelle: string, saisie: Html, erreurs: Erreurs): Html {
  return html`<div class="champ${erreurs[nom] === undefined ? '' : ' champ-en-erreur'}"><label for="${nom}">${libelle}</label>
${erreur(nom, erreurs)}${saisie}</div>`;
}

const etats = (
  { etat }: Saisie,
  erreurs: Erreurs,
): Html => html`<select id="etat" name="etat"${decrit('etat', erreurs)}>
<option value="">Tous</option>${FACETTES.map(
  (facette) => html`<option value="${facette}"${facette === etat ? html` selected` : ''}>${LIBELLES[facette]}</option>`,
)}</select>`;

/** On top of a form that was refused, with a link to each field. */
function resume(erreurs: Erreurs): Html {
  const dites = Object.entries(erreurs);
  if (dites.length === 0) return html``;
  return html`<div class="erreurs" role="alert" aria-labelledby="titre-erreurs"><h2 id="titre-erreurs">La recherche n’a pas
été faite</h2><ul>${dites.map(([nom, phrase]) => html`<li><a href="#${nom}">${phrase}</a></li>`)}</ul></div>`;
}

export function formulaireDeRecherche(saisie: Saisie, erreurs: Erreurs): Html {
  const texte = (nom: Champ, type: string, taille: number): Html =>
    html`<input id="${nom}" name="${nom}" type="${type}" size="${taille}" maxlength="200" value="${saisie[nom]}"${decrit(nom, erreurs)}>`;
  return html`${resume(erreurs)}<form class="formulaire formulaire-en-ligne" method="get" action="/depots" role="search" aria-label="Rechercher un dépôt">
${champ('q', 'Nom du fichier, NomFic, bordereau (2026/47), SIRET ou dépôt', texte('q', 'search', 32), erreurs)}
${champ('etat', 'État', etats(saisie, erreurs), erreurs)}
${champ('du', 'Reçu à partir du', texte('du', 'date', 10), erreurs)}
${champ('au', 'Reçu jusqu’au', texte('au', 'date', 10), erreurs)}
${champ('expediteur', 'Déposant (SIRET ou codique)', texte('expediteur', 'text', 16), erreurs)}
<p class="actions"><button type="submit">Rechercher</button> <a href="/depots">Tout afficher</a></p></form>`;
}
