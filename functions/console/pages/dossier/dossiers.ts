/** The dossiers that someone may see: by state, by étude, by last day, by number. No name stands in a list. */
import { html } from 'hono/html';
import type { Perimetre } from '../../../habilitation/qui.ts';
import { ETATS, NATURES } from '../../en-clair/dossier/mots.ts';
import { euros } from '../../en-clair/dossier/sommes.ts';
import type { DossierResume } from '../../lecture/dossier/dossier-resume.ts';
import { type ListeLue, VUES, type Vue } from '../../lecture/dossier/dossiers-listes.ts';
import { ETATS_LISTES } from '../../lecture/dossier/etats.ts';
import { listeDesFautes } from '../champ.ts';
import { type Html, type Page, redite, tableau } from '../gabarit.ts';
import { adresseDuDossier, date, etatDuDossier, somme } from './fragments-du-dossier.ts';

/** As it was typed, rightly or wrongly. */
export interface SaisieDeRecherche {
  readonly q: string;
  readonly etat: string;
  readonly vue: string;
  readonly etude: string;
  readonly du: string;
  readonly au: string;
}
export type ChampDeRecherche = keyof SaisieDeRecherche;
export type ErreursDeRecherche = Readonly<Partial<Record<ChampDeRecherche, string>>>;

interface PageDeDossiers {
  readonly liste: ListeLue;
  readonly saisie: SaisieDeRecherche;
  readonly erreurs: ErreursDeRecherche;
  readonly premierePage: boolean;
  readonly perimetre: Perimetre;
  /** He may entrust one. */
  readonly confie: boolean;
  /** He may act on many at once. */
  readonly enNombre: boolean;
}

const VUES_EN_CLAIR: Readonly<Record<Vue, string>> = {
  termes: 'Phases en cours, par dernier jour',
  'a-reverser': 'Sommes à reverser, par échéance',
  'a-retransmettre': 'Demandes que le système de l’étude a rejetées',
  'a-repondre': 'Demandes de l’étude sans réponse',
  repondus: 'Réponses du comptable, la dernière d’abord',
};

const ligne = (resume: DossierResume): Html => {
  const { poste, numero, etude, nature, etat, recuLe, terme, finLe, resteDu, aReverser, reversementLe } = resume;
  return html`<tr><th scope="row"><a href="${adresseDuDossier(resume)}">${numero}</a>
<span class="precision">Poste ${poste}, étude ${etude}</span><span class="precision">${NATURES[nature]}</span></th>
<td>${etatDuDossier(etat)}${resume.demandeLe === null ? '' : html`<span class="precision">Demande de l’étude sans réponse</span>`}</td>
<td>${date(recuLe)}</td><td>${finLe === null ? date(terme) : html`${date(finLe)}<span class="precision">Phase finie</span>`}</td>
${somme(resume.montant)}${somme(resteDu)}
<td class="montant">${aReverser === 0 ? '–' : html`${euros(aReverser)}<span class="precision">pour le ${date(reversementLe)}</span>`}</td></tr>`;
};

const COLONNES = ['Dossier', 'État', 'Reçu le', 'Dernier jour', 'Confié', 'Reste dû', 'À reverser'];

const erreurDe = (nom: ChampDeRecherche, erreurs: ErreursDeRecherche): Html =>
  erreurs[nom] === undefined ? html`` : html`<p class="erreur" id="erreur-${nom}">${erreurs[nom]}</p>`;

const decrit = (nom: ChampDeRecherche, erreurs: ErreursDeRecherche): Html =>
  erreurs[nom] === undefined ? html`` : html` aria-invalid="true" aria-describedby="erreur-${nom}"`;

function recherche({ saisie, erreurs, perimetre }: PageDeDossiers): Html {
  const cadre = (nom: ChampDeRecherche, libelle: string, dessin: Html): Html =>
    html`<div class="champ${erreurs[nom] === undefined ? '' : ' champ-en-erreur'}"><label for="${nom}">${libelle}</label>${erreurDe(nom, erreurs)}${dessin}</div>`;
  const texte = (nom: ChampDeRecherche, libelle: string, type: string): Html =>
    cadre(
      nom,
      libelle,
      html`<input id="${nom}" name="${nom}" type="${type}" maxlength="40" value="${saisie[nom]}"${decrit(nom, erreurs)}>`,
    );
  const choix = (nom: ChampDeRecherche, libelle: string, mots: readonly (readonly [string, string])[]): Html =>
    cadre(
      nom,
      libelle,
      html`<select id="${nom}" name="${nom}"${decrit(nom, erreurs)}><option value="">Tous</option>${mots.map(
        ([code, mot]) => html`<option value="${code}"${code === saisie[nom] ? html` selected` : ''}>${mot}</option>`,
      )}</select>`,
    );
  const fautes = Object.entries(erreurs).map(([champ, phrase]) => ({ champ, phrase }));
  return html`${listeDesFautes('La recherche n’a pas été faite', fautes)}<form class="formulaire formulaire-en-ligne" method="get" action="/dossiers" role="search" aria-label="Rechercher un dossier">
${texte('q', 'Numéro du dossier (ou son début)', 'search')}
${choix(
  'etat',
  'État',
  ETATS_LISTES.map((etat) => [etat, ETATS[etat]] as const),
)}
${choix(
  'vue',
  'Ce qui attend',
  VUES.map((vue) => [vue, VUES_EN_CLAIR[vue]] as const),
)}
${perimetre.type === 'etude' ? '' : texte('etude', 'Étude (SIRET)', 'text')}
${texte('du', 'Dernier jour à partir du', 'date')}${texte('au', 'Dernier jour jusqu’au', 'date')}
<p class="actions"><button type="submit">Rechercher</button> <a href="/dossiers">Tout afficher</a></p></form>`;
}

const adresse = (saisie: SaisieDeRecherche, chemin: string, apres = ''): string => {
  const dits = Object.entries({ ...saisie, apres }).filter(([, valeur]) => valeur !== '');
  return dits.length === 0 ? chemin : `${chemin}?${new URLSearchParams(dits)}`;
};

function pages({ liste: { suivant }, saisie, premierePage }: PageDeDossiers): Html {
  if (suivant === null && premierePage) return html``;
  return html`<nav class="pages" aria-label="Pages de la liste">
${premierePage ? '' : html`<a href="${adresse(saisie, '/dossiers')}">Première page</a>`}
${suivant === null ? '' : html`<a href="${adresse(saisie, '/dossiers', suivant)}" rel="next">Page suivante</a>`}</nav>`;
}

const A_SAVOIR = html`<p class="chapeau">Ouvrir un dossier transmis vaut réception : le délai court de cette première lecture (contrat, art. 7).</p>`;
const VIDE = html`<section class="vide"><h2>Aucun dossier ne correspond</h2><p>La recherche porte sur le numéro du dossier, son état,
son étude et le dernier jour de la phase. Les noms des redevables ne sont dans aucune liste.</p></section>`;

function actions({ perimetre, confie, enNombre }: PageDeDossiers): Html {
  const confier = confie ? html`<a class="bouton" href="/dossiers/nouveau">Confier un dossier</a>` : '';
  const lots = html`<a href="/dossiers/lots?acte=prolongation">Prolonger des dossiers</a>
<a href="/dossiers/lots?acte=retrait">Retirer des dossiers</a>`;
  const importer = html`<a class="bouton" href="/dossiers/import">Importer un fichier CSV</a>`;
  const suite = enNombre ? (perimetre.type === 'etude' ? importer : lots) : '';
  return confie || enNombre ? html`<p class="actions">${confier} ${suite}</p>` : html``;
}

export function pageDossiers(page: PageDeDossiers): Page {
  const { liste, saisie, erreurs, perimetre } = page;
  const vue = VUES.find((une) => une === saisie.vue);
  const legende = vue === undefined ? redite('Dossiers de phase comminatoire') : VUES_EN_CLAIR[vue];
  const table = tableau('legende-dossiers', legende, COLONNES, liste.dossiers.map(ligne));
  return {
    titre: 'Dossiers de phase comminatoire',
    feuille: 'formulaire.css',
    chapeau: html`${perimetre.type === 'etude' ? A_SAVOIR : ''}${actions(page)}${recherche(page)}`,
    contenu: html`${Object.keys(erreurs).length > 0 ? '' : liste.dossiers.length === 0 ? VIDE : table}${pages(page)}
<p><a href="${adresse(saisie, '/dossiers.csv')}">Ces dossiers (CSV)</a></p>`,
  };
}
