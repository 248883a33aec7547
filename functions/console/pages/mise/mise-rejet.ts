/** The comptable's rejection: why, then what is about to be done. Nothing is done before the second page. */
import { html } from 'hono/html';
import { sobre } from '../../en-clair/sobre.ts';
import type { MiseMontree } from '../../lecture/mise/mise-montree.ts';
import { avecErreur, champ, type Saisie, VIERGE } from '../champ.ts';
import type { Page } from '../gabarit.ts';
import { adresseDeLaMise, faitsDeLaMise, nomDeLaMise } from './mise.ts';

export function pageRejet(montree: MiseMontree, saisie: Saisie = VIERGE): Page {
  const adresse = adresseDeLaMise(montree.mise);
  return avecErreur(saisie, 'Rien n’est enregistré', {
    titre: `Rejeter : ${nomDeLaMise(montree)}`,
    feuille: 'formulaire.css',
    contenu: html`<form class="formulaire" method="post" action="${adresse}/rejeter">${champ(saisie, {
      nom: 'motif',
      titre: 'Motif du rejet (obligatoire)',
      aide: 'Ce qui s’oppose à la prise en charge, pour que l’ordonnateur le corrige. Ne nommez pas de personne : il est inscrit au journal et ne s’efface pas.',
      requis: true,
      lignes: 3,
      longueur: 500,
    })}
<p class="actions"><button type="submit">Continuer</button> <a href="${adresse}">Renoncer</a></p></form>
<p class="aide">Rien n’est fait encore : la page suivante récapitule le rejet.</p>
<section><h2>Ce qui est transmis</h2>${faitsDeLaMise(montree)}</section>`,
  });
}

export function pageRecapitulatifDuRejet(montree: MiseMontree, motif: string): Page {
  const adresse = adresseDeLaMise(montree.mise);
  return {
    titre: `Récapitulatif du rejet : ${nomDeLaMise(montree)}`,
    feuille: 'formulaire.css',
    chapeau: html`<p class="chapeau">Relisez avant de confirmer : le rejet est inscrit au journal et ne se défait pas.</p>`,
    contenu: html`<dl class="faits"><div><dt>Motif du rejet</dt><dd>${sobre(motif.trim())}</dd></div></dl>${faitsDeLaMise(montree)}
<p>L’ordonnateur lit ce motif dans son dépôt ; il peut déposer l’objet corrigé sous le même numéro.</p>
<form class="formulaire" method="post" action="${adresse}/rejet"><input type="hidden" name="motif" value="${motif.trim()}">
<p class="actions"><button type="submit">Rejeter</button> <a href="${adresse}">Renoncer</a></p></form>`,
  };
}
