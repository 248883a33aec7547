/** One delivery, for the poste that must act on it: what it is, what is to be done, and what was. */
import { html } from 'hono/html';
import { euros } from '../../../format/valeurs/montant.ts';
import { miseEnClair } from '../../en-clair/evenement-depot.ts';
import { ecart } from '../../en-clair/instant.ts';
import { compter } from '../../en-clair/nombre.ts';
import { sobre } from '../../en-clair/sobre.ts';
import { ISSUES, majuscule, nomDuBordereau } from '../../en-clair/verdict.ts';
import type { Etat } from '../../lecture/depot/devenir.ts';
import type { MiseLue } from '../../lecture/mise/mise-lue.ts';
import { attendSaReception, type MiseMontree } from '../../lecture/mise/mise-montree.ts';
import { papier } from '../depot/contenu-du-flux.ts';
import { etiquette, moment } from '../fragments.ts';
import type { Html, Page } from '../gabarit.ts';

export const adresseDeLaMise = ({ dedupId }: Pick<MiseLue, 'dedupId'>): string => `/mises-a-disposition/${dedupId}`;

const ETATS: Readonly<Record<MiseLue['etat'], readonly [Etat, string]>> = {
  decidee: ['en-cours', 'Réception à confirmer'],
  mise: ['en-cours', 'Réception à confirmer'],
  recue: ['en-cours', 'À prendre en charge ou à rejeter'],
  'prise-en-charge': ['accepte', 'Pris en charge'],
  rejetee: ['rejete', 'Rejeté par le comptable'],
};

/** What is handed over, in the words of the counter. */
export function nomDeLaMise({ mise: { n }, bordereau }: MiseMontree): string {
  if (bordereau !== null) return majuscule(nomDuBordereau(bordereau));
  return n === 0 ? 'Éléments hors bordereau' : `Bordereau de rang ${n}`;
}

export function faitsDeLaMise(montree: MiseMontree): Html {
  const { mise, depotId, nom, expediteur, recuLe, entete, bordereau } = montree;
  const faits: (readonly [string, unknown])[] = [
    ['Ordonnateur', [entete?.libelleColBud, expediteur].flatMap((v) => (v ? [sobre(v)] : [])).join(', ')],
    ['Poste comptable', mise.destinataire],
    ['Fichier', html`<a href="/depots/${depotId}">${sobre(nom)}</a>`],
    ['Reçu par Passerelle le', moment(recuLe)],
    ['Pièces', bordereau === null ? '' : compter(bordereau.pieces, 'pièce')],
    ['Montant HT', bordereau === null || bordereau.montantHT === null ? '' : euros(bordereau.montantHT)],
    ['Vérification', bordereau === null ? '' : majuscule(ISSUES[bordereau.verdict])],
    ['Motif du rejet', mise.motif === null ? '' : sobre(mise.motif)],
  ];
  return html`<dl class="faits">${faits.map(([titre, valeur]) =>
    valeur === '' ? '' : html`<div><dt>${titre}</dt><dd>${valeur}</dd></div>`,
  )}</dl>`;
}

const bouton = (mise: MiseLue, acte: 'reception' | 'prise-en-charge', texte: string, effet: string): Html =>
  html`<form class="formulaire" method="post" action="${adresseDeLaMise(mise)}/${acte}"><p>${effet}</p>
<p class="actions"><button type="submit">${texte}</button></p></form>`;

function actes(mise: MiseLue): Html {
  if (attendSaReception(mise))
    return html`<section><h2>Réception</h2>${bouton(
      mise,
      'reception',
      'Confirmer la réception',
      'Le poste dit qu’il a reçu ces données : elles ne lui sont plus renvoyées.',
    )}</section>`;
  if (mise.etat !== 'recue') return html``;
  return html`<section><h2>Prise en charge</h2>${bouton(
    mise,
    'prise-en-charge',
    'Prendre en charge',
    'Vos contrôles sont faits. Une prise en charge est inscrite au journal et ne peut plus devenir un rejet.',
  )}</section>
<section><h2>Rejet</h2><p>Si quelque chose s’oppose à la prise en charge, dites quoi à l’ordonnateur.</p>
<p class="actions"><a class="bouton" href="${adresseDeLaMise(mise)}/rejeter">Rejeter, avec un motif</a></p></section>`;
}

function etapes({ events }: MiseMontree): Html {
  return html`<section><h2>Étapes</h2><ol class="etapes">${events.map((event, i) => {
    const avant = events[i - 1]?.at;
    const apres =
      avant === undefined || avant === event.at ? '' : html`<span class="duree">+ ${ecart(avant, event.at)}</span>`;
    return html`<li>${moment(event.at)} ${apres}<p>${miseEnClair(event)}</p></li>`;
  })}</ol></section>`;
}

/** On top, what no field of a form can mend. */
const refusee = (erreur: string | null): Html | '' =>
  erreur === null
    ? ''
    : html`<div class="erreurs" role="alert" aria-labelledby="titre-erreurs"><h2 id="titre-erreurs">Rien n’est enregistré</h2>
<p>${erreur}</p></div>`;

/** `erreur`: French sentence, why what was asked for was refused. */
export function pageMise(montree: MiseMontree, maintenant: string, erreur: string | null = null): Page {
  const { mise, depotId, recuLe } = montree;
  const [etat, texte] = ETATS[mise.etat];
  const conclue = mise.etat === 'prise-en-charge' || mise.etat === 'rejetee';
  const lire = html`<li><a href="/depots/${depotId}/bordereaux/${mise.n}">Lire le bordereau</a></li>`;
  return {
    titre: `${nomDeLaMise(montree)} chez le comptable`,
    feuille: 'formulaire.css',
    chapeau: html`${refusee(erreur)}<p class="chapeau">${etiquette(etat, texte)}${
      conclue ? '' : ` Le flux est reçu depuis ${ecart(recuLe, maintenant)}.`
    }</p>
<ul class="liens">${mise.n === 0 ? '' : lire}<li><a href="/depots/${depotId}">Voir le dépôt</a></li>
<li><a href="/">Ce qui vous attend</a></li></ul>`,
    contenu: html`${actes(mise)}<section><h2>Ce qui est transmis</h2>${faitsDeLaMise(montree)}<div>${papier(mise)}</div></section>
${etapes(montree)}`,
  };
}
