/** Who is signed in, and the rights that he may use, one at a time. */
import { html } from 'hono/html';
import type { Habilitation } from '../../../habilitation/cycle.ts';
import {
  actesEnClair,
  droitEnClair,
  perimetreEnClair,
  ROLES_EN_CLAIR,
  validiteEnClair,
} from '../../en-clair/habilitation.ts';
import { type Html, type Page, tableau } from '../gabarit.ts';

export interface Compte {
  readonly nom: string;
  /** In force, and of the organisation that he comes from. */
  readonly habilitations: readonly Habilitation[];
  /** In force, but of another organisation. */
  readonly ailleurs: readonly Habilitation[];
  readonly enCours: string | null;
  readonly contact: string;
  readonly vers: string;
}

const delegation = ({ delegation }: Habilitation): Html | string =>
  delegation === null ? '' : html`<span class="precision">Par délégation : ${actesEnClair(delegation.actes)}</span>`;

const choisir = (
  id: string,
  vers: string,
  quoi: string,
): Html => html`<form method="post" action="/compte/habilitation">
<input type="hidden" name="id" value="${id}"><input type="hidden" name="vers" value="${vers}">
<button type="submit">Utiliser<span class="cache"> ${quoi}</span></button></form>`;

const ligne =
  ({ enCours, vers }: Compte) =>
  (une: Habilitation): Html => {
    const quoi = droitEnClair(une);
    return html`<tr><th scope="row">${ROLES_EN_CLAIR[une.role]}${delegation(une)}</th>
<td>${perimetreEnClair(une.perimetre)}</td><td>${validiteEnClair(une)}</td>
<td>${une.id === enCours ? html`<strong>En cours</strong>` : choisir(une.id, vers, quoi)}</td></tr>`;
  };

const rien = ({
  contact,
}: Compte): Html => html`<p class="alerte"><strong>Aucune habilitation n’est ouverte à votre nom.</strong>
${contact} Donnez-lui votre adresse professionnelle, telle que votre fournisseur d’identité la connaît.</p>`;

const autreOrganisme = ({ ailleurs }: Compte): Html => html`<p class="alerte">Vous avez une habilitation pour
${ailleurs.map(({ perimetre }) => perimetreEnClair(perimetre)).join(', ')}, mais votre fournisseur d’identité vous rattache à
un autre organisme. Reconnectez-vous au titre du bon organisme.</p>`;

export function pageCompte(compte: Compte): Page {
  const { nom, habilitations, ailleurs } = compte;
  const table = tableau(
    'legende-habilitations',
    'Vos habilitations',
    ['Rôle', 'Organisme', 'Validité', 'Usage'],
    habilitations.map(ligne(compte)),
  );
  return {
    titre: 'Votre compte',
    feuille: 'connexion.css',
    chapeau: html`<p class="chapeau">Vous êtes ${nom}.</p>`,
    contenu: html`${habilitations.length > 0 ? table : ''}${ailleurs.length > 0 ? autreOrganisme(compte) : ''}
${habilitations.length === 0 && ailleurs.length === 0 ? rien(compte) : ''}
<form method="post" action="/deconnexion"><p class="actions"><button type="submit">Se déconnecter</button></p></form>`,
  };
}
