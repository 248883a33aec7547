/** Small pieces of the pages of dossiers: a state, a day, a sum, the address of a page. */
import { html } from 'hono/html';
import type { NomDeDossier } from '../../../pca/besoins.ts';
import type { Situation } from '../../../pca/calendrier/echeance.ts';
import type { EtatDossier } from '../../../pca/dossier/etat.ts';
import { ETATS } from '../../en-clair/dossier/mots.ts';
import { euros, jour } from '../../en-clair/dossier/sommes.ts';
import { etiquette } from '../fragments.ts';
import type { Html } from '../gabarit.ts';

type Signe = Parameters<typeof etiquette>[0];

const SIGNES: Readonly<Record<EtatDossier, Signe>> = {
  absent: 'indetermine',
  signe: 'en-cours',
  transmis: 'en-cours',
  recu: 'en-cours',
  'en-cours': 'en-cours',
  suspendu: 'indetermine',
  solde: 'accepte',
  'terme-echu': 'partiel',
  retire: 'rejete',
  'insolvabilite-signalee': 'rejete',
  clos: 'accepte',
};

export const etatDuDossier = (etat: EtatDossier): Html => etiquette(SIGNES[etat], ETATS[etat]);

const SITUATIONS: Readonly<Record<Situation, readonly [Signe, string]>> = {
  'a-venir': ['en-cours', 'À venir'],
  bientot: ['partiel', 'Dans les 7 jours'],
  due: ['partiel', 'Aujourd’hui'],
  'en-retard': ['rejete', 'En retard'],
};

export const situationDe = (situation: Situation): Html => etiquette(...SITUATIONS[situation]);

export const date = (le: string | null, sinon = '–'): Html =>
  le === null ? html`${sinon}` : html`<time datetime="${le}">${jour(le)}</time>`;

export const somme = (centimes: number): Html => html`<td class="montant">${euros(centimes)}</td>`;

export const adresseDuDossier = ({ poste, numero }: NomDeDossier): string => `/dossiers/${poste}/${numero}`;

export const fait = (nom: string, valeur: unknown): Html => html`<div><dt>${nom}</dt><dd>${valeur}</dd></div>`;
