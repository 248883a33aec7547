import { html } from 'hono/html';
import type { Page } from './gabarit.ts';

export const pageErreur = (statut: number, erreur: string, remede: string): Page => ({
  titre: statut === 404 ? 'Page introuvable' : 'Demande non aboutie',
  contenu: html`<p class="chapeau">${erreur}</p><p>Que faire : ${remede}</p><p class="precision">Erreur ${statut}</p>
<p><a href="/">Revenir à l’accueil</a></p>`,
});
