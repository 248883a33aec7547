/** The day on which an étude had a demande on paper: the first of its delay. */
import { html } from 'hono/html';
import type { NomDeDossier } from '../../../pca/besoins.ts';
import { champDate } from '../adhesion/registre-champs.ts';
import { erreurs, type Saisie } from '../champ.ts';
import type { Page } from '../gabarit.ts';
import { adresseDuDossier } from './fragments-du-dossier.ts';

export const pagePapier = (nom: NomDeDossier, saisie: Saisie): Page => ({
  titre: `Demande sur papier (dossier ${nom.numero})`,
  feuille: 'formulaire.css',
  chapeau: html`${erreurs(saisie)}<p class="chapeau">Le délai court de ce jour, qui ne compte pas (contrat, art. 7).</p>`,
  contenu: html`<form class="formulaire" method="post" action="${adresseDuDossier(nom)}/papier">
${champDate(saisie, { nom: 'remisLe', libelle: 'Reçu par l’étude le' })}
<p class="actions"><button type="submit">Enregistrer</button> <a href="${adresseDuDossier(nom)}">Renoncer</a></p></form>`,
});
