/** The register of rights: who may do what, for whom, since when; granting one, and withdrawing it. */
import { html } from 'hono/html';
import { ROLES, type Role } from '../../../../schemas/evenements/identifiants.ts';
import { type Acte, actesDuRole } from '../../../habilitation/actes.ts';
import type { Habilitation } from '../../../habilitation/cycle.ts';
import type { Identite } from '../../../habilitation/identite.ts';
import {
  ACTES_EN_CLAIR,
  actesEnClair,
  droitEnClair,
  perimetreEnClair,
  ROLES_EN_CLAIR,
  validiteEnClair,
} from '../../en-clair/habilitation.ts';
import type { HabilitationLue } from '../../lecture/habilitation/habilitations.ts';
import { avecErreur, champ, erreurs, type Saisie, valeurDe } from '../champ.ts';
import { fait } from '../dossier/fragments-du-dossier.ts';
import { moment } from '../fragments.ts';
import { type Html, type Page, tableau } from '../gabarit.ts';

export interface HabilitationNommee {
  readonly entree: HabilitationLue;
  /** Null once it was purged. */
  readonly identite: Identite | null;
}

const nommer = (identite: Identite | null): string => identite?.nom ?? 'Identité purgée';

const ligne = ({ entree, identite }: HabilitationNommee): Html => html`<tr>
<th scope="row"><a href="/habilitations/${entree.id}">${nommer(identite)}</a><span class="precision">${identite?.courriel ?? ''}</span></th>
<td>${ROLES_EN_CLAIR[entree.role]}</td><td>${perimetreEnClair(entree.perimetre)}</td>
<td>${validiteEnClair(entree)}${entree.fin === null ? '' : html`<span class="precision">Retirée le ${moment(entree.fin)}</span>`}</td></tr>`;

/** `suite`: `avant` of the next page. */
export function pageHabilitations(
  liste: readonly HabilitationNommee[],
  suite: string | null,
  peutHabiliter: boolean,
): Page {
  const colonnes = ['Personne', 'Rôle', 'Organisme', 'Validité'];
  return {
    titre: 'Habilitations',
    feuille: 'connexion.css',
    chapeau: html`<p class="liens">${peutHabiliter ? html`<a class="bouton" href="/habilitations/nouvelle">Accorder une habilitation</a>` : ''}
<a class="bouton" href="/jetons">Jetons des logiciels</a></p>`,
    contenu: html`${
      liste.length === 0
        ? html`<p>Aucune habilitation n’est enregistrée.</p>`
        : tableau(
            'legende-registre',
            'Habilitations, de la plus récente à la plus ancienne',
            colonnes,
            liste.map(ligne),
          )
    }
${suite === null ? '' : html`<nav class="pages" aria-label="Pages de la liste"><a href="/habilitations?avant=${encodeURIComponent(suite)}">Plus anciennes</a></nav>`}`,
  };
}

const caseActe =
  (coches: readonly string[]) =>
  (acte: Acte): Html =>
    html`<div><input type="checkbox" id="acte-${acte}" name="actes" value="${acte}"${
      coches.includes(acte) ? html` checked` : ''
    }> <label class="suite" for="acte-${acte}">${ACTES_EN_CLAIR[acte]}</label></div>`;

/** The acts that an agent may be delegated, or a token be given. */
export const champActes = (
  actes: readonly Acte[],
  saisie: Saisie,
  legende: string,
): Html => html`<fieldset class="champ actes" id="actes">
<legend>${legende}</legend>${actes.map(caseActe(valeurDe(saisie, 'actes').split(' ')))}</fieldset>`;

const option =
  (choisi: string) =>
  (role: Role): Html =>
    html`<option value="${role}"${role === choisi ? html` selected` : ''}>${ROLES_EN_CLAIR[role]}</option>`;

export const champRole = (
  roles: readonly Role[],
  saisie: Saisie,
): Html => html`<div class="champ"><label for="role">Rôle (obligatoire)</label>
<select id="role" name="role" required>${roles.map(option(valeurDe(saisie, 'role')))}</select></div>`;

/** `roles`: those that whoever reads may give; only an administrateur gives them all. */
export const champOrganisme = (saisie: Saisie, roles: readonly Role[]): Html =>
  champ(saisie, {
    nom: 'organisme',
    titre: 'Organisme',
    aide: roles.includes('administrateur')
      ? 'SIRET à 14 chiffres, codique du poste, code du département, ou identifiant du dossier ; rien pour un administrateur.'
      : 'Le vôtre : SIRET à 14 chiffres, ou codique du poste.',
  });

const DES_AGENTS: readonly Acte[] = [
  ...new Set([...actesDuRole('agent-comptable'), ...actesDuRole('agent-ordonnateur')]),
].filter((acte) => acte !== 'accueil');

/** `roles`: those that whoever reads may grant. */
export function pageAccorder(roles: readonly Role[], saisie: Saisie, administrateur: boolean): Page {
  const actes = DES_AGENTS.filter((acte) => roles.some((role) => actesDuRole(role).includes(acte)));
  return {
    titre: 'Accorder une habilitation',
    feuille: 'connexion.css',
    chapeau: erreurs(saisie, 'L’habilitation n’est pas accordée'),
    contenu: html`<form class="formulaire" method="post" action="/habilitations">
${champ(saisie, { nom: 'nom', titre: 'Nom (obligatoire)', autocomplete: 'off', requis: true })}
${champ(saisie, { nom: 'courriel', titre: 'Adresse professionnelle (obligatoire)', type: 'email', requis: true, aide: 'Celle que le fournisseur d’identité connaît : agent@exemple.fr' })}
${champRole(roles, saisie)}
${champOrganisme(saisie, roles)}
${champ(saisie, { nom: 'du', titre: 'Premier jour (obligatoire)', type: 'date', requis: true })}
${champ(saisie, { nom: 'au', titre: 'Dernier jour', type: 'date', aide: 'Rien si l’habilitation n’a pas de terme.' })}
${champActes(actes, saisie, 'Actes délégués, pour un agent')}
${administrateur ? champ(saisie, { nom: 'delegant', titre: 'Habilitation de qui délègue, pour un agent', aide: 'Son identifiant, à la page de cette habilitation.' }) : ''}
${champ(saisie, { nom: 'fondement', titre: 'Fondement (obligatoire)', requis: true, aide: 'Nomination, arrêté ou délégation, en une phrase qui ne nomme personne.' })}
${champ(saisie, { nom: 'document', titre: 'Empreinte SHA-256 de l’acte', aide: 'S’il existe un document : 64 caractères.' })}
<p class="actions"><button type="submit">Accorder</button> <a href="/habilitations">Renoncer</a></p></form>`,
  };
}

export const ROLES_A_ACCORDER: readonly Role[] = ROLES.filter((role) => role !== 'passerelle');

const retrait = (id: string, saisie: Saisie): Html => html`<h2>Retirer cette habilitation</h2>
<p>Le retrait vaut dès la demande suivante de cette personne, et pour ses agents par délégation. Il est inscrit au journal avec votre identité.</p>
<form class="formulaire" method="post" action="/habilitations/${id}/retrait">
${champ(saisie, { nom: 'raison', titre: 'Raison du retrait (obligatoire)', requis: true })}
<p class="actions"><button type="submit">Retirer l’habilitation</button> <a href="/habilitations">Renoncer</a></p></form>`;

export function pageHabilitation(
  une: Habilitation,
  identite: Identite | null,
  peutRetirer: boolean,
  saisie: Saisie,
): Page {
  const { id, role, perimetre, fondement, document, delegation, accordeeLe, retiree } = une;
  return avecErreur(saisie, 'L’habilitation n’est pas retirée', {
    titre: `Habilitation de ${nommer(identite)}`,
    feuille: 'connexion.css',
    contenu: html`<dl class="faits">${fait('Personne', html`${nommer(identite)}${identite === null ? '' : html`<span class="precision">${identite.courriel}</span>`}`)}
${fait('Rôle', droitEnClair({ role, perimetre }))}
${fait('Validité', html`${validiteEnClair(une)}, accordée le ${moment(accordeeLe)}`)}
${fait('Fondement', html`${fondement}${document === null ? '' : html` <span class="precision">Document <code>${document}</code></span>`}`)}
${delegation === null ? '' : fait('Délégation', html`<a href="/habilitations/${delegation.par}">De cette habilitation</a> : ${actesEnClair(delegation.actes)}`)}
${fait('Identifiant', html`<code>${id}</code>`)}
${retiree === null ? '' : fait('Retirée', html`Le ${moment(retiree.le)} : ${retiree.raison}`)}</dl>
${retiree === null && peutRetirer ? retrait(id, saisie) : ''}`,
  });
}
