/** The adhésion of an ordonnateur, as recorded. */
import { html } from 'hono/html';
import type { AdhesionLue } from '../lecture/adhesion.ts';
import { etiquette, moment } from './fragments.ts';
import type { Html, Page } from './gabarit.ts';

const ETATS = {
  absente: ['en-cours', 'Adhésion absente'],
  active: ['accepte', 'Adhésion en vigueur'],
  suspendue: ['rejete', 'Adhésion suspendue'],
} as const;

const DOMAINES = { depense: 'dépense', recette: 'recette' } as const;

function formulaire({ formulaire: f }: AdhesionLue): Html {
  if (f === null) return html`<p>Aucun formulaire n’est en vigueur aujourd’hui.</p>`;
  const faits: (readonly [string, string])[] = [
    ['Depuis le', f.depuis.split('-').reverse().join('/')],
    ['Postes comptables', f.codiques.join(', ')],
    ['Domaines', f.domaines.map((domaine) => DOMAINES[domaine]).join(', ')],
    ['Budgets', f.budgets === null ? 'tous' : f.budgets.join(', ')],
    ['Pièces justificatives dématérialisées', f.pjDematerialisees ? 'oui' : 'non'],
    ['SIRET rattachés', f.siretsRattaches.length === 0 ? 'aucun' : f.siretsRattaches.join(', ')],
  ];
  return html`<dl class="faits">${faits.map(([nom, valeur]) => html`<div><dt>${nom}</dt><dd>${valeur}</dd></div>`)}</dl>`;
}

const SUSPENDUE = html`<p class="alerte">Les mandats, titres, bordereaux et pièces justificatives sont dus sur papier ;
les données comptables continuent d’être transmises (arrêté du 27 juin 2007, art. 6).</p>`;

export function pageAdhesion(adhesion: AdhesionLue): Page {
  const [etat, titre] = ETATS[adhesion.etat];
  return {
    titre: `Ordonnateur ${adhesion.siret}`,
    chapeau: html`<p class="chapeau">${etiquette(etat, titre)}</p>${adhesion.etat === 'suspendue' ? SUSPENDUE : ''}`,
    contenu: html`<section><h2>Formulaire en vigueur</h2>${formulaire(adhesion)}</section>
<section><h2>Histoire de l’adhésion</h2><ol class="etapes">
${adhesion.etapes.map(({ phrase, instant }) => html`<li>${moment(instant)}<p>${phrase}</p></li>`)}</ol></section>`,
  };
}
