/** The tokens of programs: those of an organisation, a new one, shown once, and the end of one. */
import { html } from 'hono/html';
import type { Role } from '../../../../schemas/evenements/identifiants.ts';
import { type Acte, actesDUnJeton } from '../../../habilitation/actes.ts';
import type { Jeton } from '../../../habilitation/jeton.ts';
import { actesEnClair, droitEnClair, perimetreEnClair, ROLES_EN_CLAIR } from '../../en-clair/habilitation.ts';
import type { JetonLu } from '../../lecture/habilitation/habilitations.ts';
import { avecErreur, champ, erreurs, type Saisie } from '../champ.ts';
import { fait } from '../dossier/fragments-du-dossier.ts';
import { moment } from '../fragments.ts';
import { type Html, type Page, tableau } from '../gabarit.ts';
import { champActes, champOrganisme, champRole } from './habilitations.ts';

const ligne = ({ id, objet, role, perimetre, expireLe, fin }: JetonLu): Html => html`<tr>
<th scope="row"><a href="/jetons/${id}">${objet}</a></th><td>${ROLES_EN_CLAIR[role]}</td><td>${perimetreEnClair(perimetre)}</td>
<td>${fin === null ? html`Expire le ${moment(expireLe)}` : html`Révoqué le ${moment(fin)}`}</td></tr>`;

export const pageJetons = (jetons: readonly JetonLu[], suite: string | null): Page => ({
  titre: 'Jetons des logiciels',
  feuille: 'connexion.css',
  chapeau: html`<p class="liens"><a class="bouton" href="/jetons/nouveau">Émettre un jeton</a></p>`,
  contenu: html`${
    jetons.length === 0
      ? html`<p>Aucun jeton n’est enregistré.</p>`
      : tableau(
          'legende-jetons',
          'Jetons, du plus récent au plus ancien',
          ['Destiné à', 'Rôle', 'Organisme', 'Validité'],
          jetons.map(ligne),
        )
  }
${suite === null ? '' : html`<nav class="pages" aria-label="Pages de la liste"><a href="/jetons?avant=${encodeURIComponent(suite)}">Plus anciens</a></nav>`}`,
});

export function pageEmettre(roles: readonly Role[], saisie: Saisie): Page {
  const actes: readonly Acte[] = [...new Set(roles.flatMap(actesDUnJeton))].filter((acte) => acte !== 'accueil');
  return {
    titre: 'Émettre un jeton',
    feuille: 'connexion.css',
    chapeau: html`${erreurs(saisie, 'Le jeton n’est pas émis')}
<p class="chapeau">Un jeton laisse un logiciel agir au nom d’un organisme, pour les actes que vous choisissez.</p>`,
    contenu: html`<form class="formulaire" method="post" action="/jetons">
${champ(saisie, { nom: 'objet', titre: 'Logiciel destinataire (obligatoire)', requis: true, aide: 'En une phrase qui ne nomme personne.' })}
${champRole(roles, saisie)}
${champOrganisme(saisie, roles)}
${champActes(actes, saisie, 'Actes permis (un au moins)')}
${champ(saisie, { nom: 'au', titre: 'Dernier jour (obligatoire)', type: 'date', requis: true, aide: '400 jours au plus.' })}
<p class="actions"><button type="submit">Émettre</button> <a href="/jetons">Renoncer</a></p></form>`,
  };
}

export const pageJetonEmis = (id: string, jeton: string): Page => ({
  titre: 'Jeton émis',
  feuille: 'connexion.css',
  contenu: html`<p class="alerte"><strong>Copiez-le maintenant :</strong> Passerelle n’en garde qu’une empreinte et ne le montrera plus.</p>
<pre><code>${jeton}</code></pre>
<p>Il s’envoie par l’en-tête <code>Authorization: Bearer</code>, ou à la ligne de commande par <code>PASSERELLE_JETON</code>.</p>
<p><a href="/jetons/${id}">Voir ce jeton</a></p>`,
});

const revocation = (id: string, saisie: Saisie): Html => html`<h2>Révoquer ce jeton</h2>
<p>La révocation vaut dès la demande suivante du logiciel. Elle est inscrite au journal avec votre identité.</p>
<form class="formulaire" method="post" action="/jetons/${id}/revocation">
${champ(saisie, { nom: 'raison', titre: 'Raison de la révocation (obligatoire)', requis: true })}
<p class="actions"><button type="submit">Révoquer le jeton</button> <a href="/jetons">Renoncer</a></p></form>`;

/** `usage`: when it last served, as far as is known. */
export function pageJeton(jeton: Omit<Jeton, 'empreinte'>, usage: string | null, saisie: Saisie): Page {
  const { id, objet, role, perimetre, actes, emisLe, expireLe, revoque } = jeton;
  return avecErreur(saisie, 'Le jeton n’est pas révoqué', {
    titre: 'Jeton',
    feuille: 'connexion.css',
    contenu: html`<dl class="faits">${fait('Destiné à', objet)}${fait('Rôle', droitEnClair({ role, perimetre }))}
${fait('Actes permis', actesEnClair(actes))}${fait('Émis', html`Le ${moment(emisLe)}, jusqu’au ${moment(expireLe)}`)}
${fait('Dernier usage', usage === null ? 'Aucun connu' : html`Le ${moment(usage)}`)}
${revoque === null ? '' : fait('Révoqué', html`Le ${moment(revoque.le)} : ${revoque.raison}`)}</dl>
${revoque === null ? revocation(id, saisie) : ''}`,
  });
}
