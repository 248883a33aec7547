/** Signing in and out: at the identity provider, or as one of the invented persons of the demonstration. */
import { html } from 'hono/html';
import type { Persona } from '../../garde/acces.ts';
import type { Html, Page } from '../gabarit.ts';

export interface Connexion {
  /** As people know it; null where there is none. */
  readonly fournisseur: string | null;
  readonly personas: readonly Persona[];
  /** Where to go afterwards: a path of ours. */
  readonly vers: string;
}

const persona =
  (vers: string) =>
  ({ courriel, nom, qualite }: Persona): Html =>
    html`<li class="persona"><form method="post" action="/connexion/persona">
<input type="hidden" name="courriel" value="${courriel}"><input type="hidden" name="vers" value="${vers}">
<p><strong>${nom}</strong><span class="precision">${qualite}</span></p>
<button type="submit">Se connecter<span class="cache"> comme ${nom}</span></button></form></li>`;

const demonstration = ({ personas, vers }: Connexion): Html => html`<p class="chapeau">Cette machine montre une
démonstration : ces personnes sont inventées. Choisissez-en une pour voir Passerelle comme elle la voit.</p>
<ul class="personas">${personas.map(persona(vers))}</ul>
<p><a href="${vers}">Continuer sans choisir</a>, comme exploitant de ce poste.</p>`;

export function pageConnexion(connexion: Connexion): Page {
  const { fournisseur, personas, vers } = connexion;
  const titre = 'Connexion';
  const feuille = 'connexion.css';
  if (fournisseur !== null)
    return {
      titre,
      feuille,
      contenu: html`<p class="chapeau">Passerelle vous reconnaît par votre adresse professionnelle, que ${fournisseur} atteste.</p>
<p><a class="bouton" href="/connexion/aller?vers=${encodeURIComponent(vers)}">Se connecter avec ${fournisseur}</a></p>`,
    };
  if (personas.length > 0) return { titre, feuille, contenu: demonstration(connexion) };
  return {
    titre,
    contenu: html`<p class="chapeau">Sur ce poste, aucune connexion n’est demandée : Passerelle ne répond qu’à cette machine.</p>
<p><a href="/">Aller à l’accueil</a></p>`,
  };
}

/** `suite`: where the provider's own session is ended; null where there is nothing more to do. */
export const pageDeconnexion = (suite: { readonly adresse: string; readonly nom: string } | null): Page => ({
  titre: 'Vous êtes déconnecté',
  contenu:
    suite === null
      ? html`<p class="chapeau">Votre session est fermée sur ce poste et sur le serveur.</p><p><a href="/connexion">Se connecter à nouveau</a></p>`
      : html`<p class="chapeau">Votre session de Passerelle est fermée. Celle de ${suite.nom} se ferme à son tour.</p>
<p><a href="${suite.adresse}">Se déconnecter de ${suite.nom}</a>, si la page ne change pas d’elle-même.</p>`,
});
