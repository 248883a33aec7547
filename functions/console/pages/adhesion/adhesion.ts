/** The adhésion of an ordonnateur, as recorded: what is in force, what is being prepared, who signs, and its history. */
import { html } from 'hono/html';
import { jourEnClair } from '../../en-clair/evenement-registre.ts';
import { sobre } from '../../en-clair/sobre.ts';
import type { AdhesionLue } from '../../lecture/adhesion/adhesion.ts';
import { etiquette, moment } from '../fragments.ts';
import { type Html, type Page, tableau } from '../gabarit.ts';
import { demarche } from './adhesion-demarche.ts';
import { formulaire } from './adhesion-formulaire.ts';
import { SITUATIONS_EN_CLAIR } from './adhesions.ts';

/** What whoever reads may do from here. */
export interface DroitsSurLAdhesion {
  readonly tenir: boolean;
  /** The ordonnateur's own acts: his signataires, his renunciation. */
  readonly disposer: boolean;
}

const SUSPENDUE = html`<p class="alerte">Les mandats, titres, bordereaux et pièces justificatives sont dus sur papier ;
les données comptables continuent d’être transmises (arrêté du 27 juin 2007, art. 6).</p>`;

const QUALITES = { ordonnateur: 'Ordonnateur', delegataire: 'Délégataire' } as const;

function attestation({ attestation: a }: AdhesionLue['signataires'][number]): string {
  if (a.pieces === 'types') return `Types ${a.types.join(', ')}`;
  return a.pieces === 'toutes' ? 'Toutes' : 'Aucune';
}

const signataire = (siret: string, tenir: boolean) => (un: AdhesionLue['signataires'][number]) =>
  html`<tr><th scope="row">${un.nom === null ? 'Nom effacé' : sobre(un.nom)}</th><td>${QUALITES[un.qualite]}, ${sobre(un.fonction)}</td>
<td>${un.au === null ? `depuis le ${jourEnClair(un.du)}` : `du ${jourEnClair(un.du)} au ${jourEnClair(un.au)}`}${un.enVigueur ? '' : ' (hors période)'}</td>
<td>${un.domaines.map((domaine) => (domaine === 'depense' ? 'dépense' : 'recette')).join(', ')}</td><td>${attestation(un)}</td>
<td><code>${un.certificat.slice(0, 12)}</code>${
    tenir && un.enVigueur ? html` <a href="/adhesions/${siret}/signataires/${un.certificat}/retrait">Retirer</a>` : ''
  }</td></tr>`;

function signataires({ siret, signataires: inscrits }: AdhesionLue, { disposer }: DroitsSurLAdhesion): Html {
  const colonnes = ['Nom', 'Qualité', 'Habilitation', 'Domaines', 'Pièces attestées', 'Certificat'];
  const table =
    inscrits.length === 0
      ? html`<p>Aucun signataire n’est inscrit : Passerelle ne juge pas qui signe, le comptable en garde le contrôle.</p>`
      : tableau('signataires', 'Signataires inscrits', colonnes, inscrits.map(signataire(siret, disposer)));
  const inscrire = html`<p><a class="bouton" href="/adhesions/${siret}/signataires/nouveau">Inscrire un signataire</a></p>`;
  return html`<section><h2>Signataires</h2>${table}${disposer ? inscrire : ''}</section>`;
}

function versions({ versions: toutes }: AdhesionLue): Html {
  if (toutes.length < 2) return html``;
  const lignes = toutes.toReversed().map(
    ({ depuis, signeLe, domaines, annexe }) =>
      html`<tr><th scope="row">${jourEnClair(depuis)}</th><td>${signeLe === undefined ? 'repris tel quel' : `signé le ${jourEnClair(signeLe)}`}</td>
<td>${domaines.map((domaine) => (domaine === 'depense' ? 'dépense' : 'recette')).join(', ')}</td><td>${annexe?.remplace ? jourEnClair(annexe.remplace) : 'aucun'}</td></tr>`,
  );
  return html`<section><h2>Formulaires successifs</h2>${tableau('versions', 'Formulaires, du plus récent au plus ancien', ['Effet', 'Formulaire', 'Domaines', 'Annule et remplace celui du'], lignes)}</section>`;
}

function renonciation({ renonciations }: AdhesionLue): Html {
  const derniere = renonciations.at(-1);
  if (derniere === undefined) return html``;
  return html`<section><h2>Renonciation</h2><p>Avec effet au ${jourEnClair(derniere.effetLe)} : ${sobre(derniere.modalites)}</p></section>`;
}

const histoire = ({ siret, etapes }: AdhesionLue): Html =>
  html`<section><h2>Histoire de l’adhésion</h2><ol class="etapes">
${etapes.map(
  ({ phrase, instant, par, document }) =>
    html`<li>${moment(instant)}<p>${phrase}</p><p class="aide">${par}${
      document === null ? '' : html` – <a href="/adhesions/${siret}/documents/${document}">document joint</a>`
    }</p></li>`,
)}</ol></section>`;

export function pageAdhesion(adhesion: AdhesionLue, droits: DroitsSurLAdhesion): Page {
  const { siret, situation, etat } = adhesion;
  const [signe, titre] = SITUATIONS_EN_CLAIR[situation];
  const organisme = (adhesion.formulaire ?? adhesion.demarche?.formulaire)?.annexe?.organisme;
  return {
    titre: organisme === undefined ? `Ordonnateur ${siret}` : `${sobre(organisme)} (${siret})`,
    feuille: 'formulaire.css',
    chapeau: html`<p class="chapeau">${etiquette(signe, `Adhésion ${titre.toLowerCase()}`)} <a href="/adhesions/${siret}/suspension">Suspension (art. 6)</a></p>
${etat === 'suspendue' ? SUSPENDUE : ''}`,
    contenu: html`${formulaire(adhesion, droits.disposer)}${demarche(adhesion, droits.tenir)}${signataires(adhesion, droits)}
${renonciation(adhesion)}${versions(adhesion)}${histoire(adhesion)}`,
  };
}
