/** A bulk act, in three pages: the dossiers to choose from, what will be done, and what came of each. */
import { html } from 'hono/html';
import type { NomDeDossier } from '../../../pca/besoins.ts';
import { jour } from '../../en-clair/dossier/sommes.ts';
import { compter } from '../../en-clair/nombre.ts';
import type { ListeLue } from '../../lecture/dossier/dossiers-listes.ts';
import { cadre, erreurs, type Saisie, valeurDe } from '../champ.ts';
import { adresseDuDossier, date, etatDuDossier, somme } from '../dossier/fragments-du-dossier.ts';
import { etiquette } from '../fragments.ts';
import { type Html, type Page, tableau } from '../gabarit.ts';
import { ACTES_DE_LOT, type ActeDeLot, type ChampDeLot } from './actes-de-lot.ts';

const CHEMIN = '/dossiers/lots';

const champ = (saisie: Saisie, { nom, libelle, choix }: ChampDeLot): Html =>
  cadre(saisie, { nom, libelle }, (attributs, valeur) =>
    choix === null
      ? html`<input ${attributs} type="date" required value="${valeur}">`
      : html`<select ${attributs} required><option value="">Choisir…</option>${choix.map(
          ([une, mots]) => html`<option value="${une}"${une === valeur ? html` selected` : ''}>${mots}</option>`,
        )}</select>`,
  );

const cleDe = ({ poste, numero }: NomDeDossier): string => `${poste}/${numero}`;

function choisissables({ dossiers }: ListeLue, choisis: ReadonlySet<string>): Html {
  const lignes = dossiers.map((un) => {
    const cle = cleDe(un);
    return html`<tr><td><input type="checkbox" name="dossiers" value="${cle}" aria-label="Dossier ${un.numero}"${choisis.has(cle) ? html` checked` : ''}></td>
<th scope="row"><a href="${adresseDuDossier(un)}">${un.numero}</a><span class="precision">poste ${un.poste}</span></th><td>${un.etude}</td><td>${etatDuDossier(un.etat)}</td><td>${date(un.terme)}</td>${somme(un.resteDu)}</tr>`;
  });
  const colonnes = ['Choisir', 'Dossier', 'Étude (SIRET)', 'État', 'Dernier jour', 'Reste dû'];
  return tableau('dossiers', 'Phases en cours, par leur dernier jour', colonnes, lignes);
}

const onglets = (acte: ActeDeLot): Html =>
  html`<ul class="liens">${ACTES_DE_LOT.map(({ nom, titre }) =>
    nom === acte.nom
      ? html`<li aria-current="page">${titre}</li>`
      : html`<li><a href="${CHEMIN}?acte=${nom}">${titre}</a></li>`,
  )}</ul>`;

export function pageChoixDuLot(acte: ActeDeLot, liste: ListeLue, saisie: Saisie): Page {
  const choisis = new Set([saisie.valeurs.dossiers ?? []].flat());
  const suite =
    liste.suivant === null
      ? ''
      : html`<p><a href="${CHEMIN}?${new URLSearchParams({ acte: acte.nom, apres: liste.suivant })}">Dossiers suivants</a></p>`;
  return {
    titre: acte.titre,
    feuille: 'formulaire.css',
    chapeau: html`${erreurs(saisie)}${onglets(acte)}<p class="chapeau">${acte.effet}</p>`,
    contenu:
      liste.dossiers.length === 0
        ? html`<p>Aucune phase n’est en cours.</p>`
        : html`<form method="post" action="${CHEMIN}/recapitulatif"><input type="hidden" name="acte" value="${acte.nom}">
<input type="hidden" name="lot" value="${valeurDe(saisie, 'lot')}"><div class="formulaire">${acte.champs.map((un) => champ(saisie, un))}</div>
<div id="dossiers-choisis">${choisissables(liste, choisis)}</div>
<p class="actions"><button type="submit">Continuer</button> <a href="/dossiers">Renoncer</a></p></form>${suite}`,
  };
}

interface Lot {
  readonly lot: string;
  readonly acte: ActeDeLot;
  readonly champs: Readonly<Record<string, string>>;
  readonly dossiers: readonly NomDeDossier[];
}

function dite({ choix }: ChampDeLot, valeur: string): string {
  return choix === null ? jour(valeur) : (choix.find(([une]) => une === valeur)?.[1] ?? valeur);
}

export function pageRecapitulatifDuLot({ lot, acte, champs, dossiers }: Lot): Page {
  return {
    titre: `Récapitulatif : ${acte.titre.charAt(0).toLowerCase()}${acte.titre.slice(1)}`,
    feuille: 'formulaire.css',
    chapeau: html`<p class="chapeau">Relisez avant de confirmer : un acte par dossier est inscrit au journal et ne s’efface pas.</p>`,
    contenu: html`<dl class="faits">${acte.champs.map(
      (un) => html`<div><dt>${un.libelle}</dt><dd>${dite(un, champs[un.nom] ?? '')}</dd></div>`,
    )}<div><dt>Dossiers</dt><dd>${compter(dossiers.length, 'dossier')} : ${dossiers.map(({ numero }) => numero).join(', ')}</dd></div></dl><p>${acte.effet}</p>
<form class="formulaire" method="post" action="${CHEMIN}"><input type="hidden" name="acte" value="${acte.nom}"><input type="hidden" name="lot" value="${lot}">
${Object.entries(champs).map(([nom, valeur]) => html`<input type="hidden" name="${nom}" value="${valeur}">`)}
${dossiers.map((un) => html`<input type="hidden" name="dossiers" value="${cleDe(un)}">`)}
<p class="actions"><button type="submit">${acte.bouton}</button> <a href="${CHEMIN}?acte=${acte.nom}">Renoncer</a></p></form>`,
  };
}

export interface ResultatDuLot extends NomDeDossier {
  /** `deja`: it was done by the same lot, sent before. */
  readonly issue: 'fait' | 'deja' | 'refuse';
  readonly phrase: string;
  readonly remede: string | null;
}

export const ISSUES_DU_LOT: Readonly<
  Record<ResultatDuLot['issue'], readonly [Parameters<typeof etiquette>[0], string]>
> = {
  fait: ['accepte', 'Fait'],
  deja: ['accepte', 'Déjà fait'],
  refuse: ['rejete', 'Refusé'],
};

export function pageResultatDuLot(acte: ActeDeLot, resultats: readonly ResultatDuLot[]): Page {
  const refuses = resultats.filter(({ issue }) => issue === 'refuse').length;
  const lignes = resultats.map(
    (
      un,
    ) => html`<tr><th scope="row"><a href="${adresseDuDossier(un)}">${un.numero}</a></th><td>${etiquette(...ISSUES_DU_LOT[un.issue])}</td>
<td>${un.phrase}${un.remede === null ? '' : html`<span class="precision">${un.remede}</span>`}</td></tr>`,
  );
  return {
    titre: `Résultat : ${acte.titre.charAt(0).toLowerCase()}${acte.titre.slice(1)}`,
    feuille: 'formulaire.css',
    chapeau: html`<p class="chapeau">${compter(resultats.length - refuses, 'dossier traité', 'dossiers traités')}, ${compter(refuses, 'refusé', 'refusés')}.
Renvoyer ce lot ne refait rien de ce qui est fait.</p>`,
    contenu: html`${tableau('resultats', 'Un acte par dossier', ['Dossier', 'Issue', 'Explication'], lignes)}<p><a href="/dossiers">Dossiers</a></p>`,
  };
}
