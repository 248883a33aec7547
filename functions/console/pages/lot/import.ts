/** The import of an étude's file, in three pages: the file, what was read of it, and what came of each line. */
import { html } from 'hono/html';
import { compter } from '../../en-clair/nombre.ts';
import { sobre } from '../../en-clair/sobre.ts';
import { cadre, erreurs, type Saisie, VIERGE } from '../champ.ts';
import { adresseDuDossier } from '../dossier/fragments-du-dossier.ts';
import { etiquette } from '../fragments.ts';
import { type Html, type Page, tableau } from '../gabarit.ts';
import { COLONNES, type NomDeSorte, SORTES_DE_LIGNE } from './colonnes-d-import.ts';
import type { ResultatDuLot } from './lots.ts';

const CHEMIN = '/dossiers/import';

export interface LigneMontree {
  readonly rang: number;
  readonly nom: { readonly poste: string; readonly numero: string };
  readonly sorte: NomDeSorte;
  readonly justificatifs: readonly string[];
}

const modeEmploi: Html = html`<section><h2>Le fichier</h2>
<p>CSV en UTF-8, une ligne par acte, séparées par des points-virgules. La première ligne nomme les colonnes, dans l’ordre que
vous voulez : <code>${COLONNES.join(' ; ')}</code>. Les dates sont de la forme 31/03/2026 ou 2026-03-31, les montants de la
forme 1234,56. Renvoyer une ligne déjà inscrite n’ajoute rien.</p>
<p><a href="${CHEMIN}/modele">Modèle à remplir (CSV)</a></p>
${tableau(
  'types',
  'Chaque type de ligne, et les colonnes qu’il lui faut en plus du poste, du dossier, du type et de la date',
  ['Type', 'Ce qu’il dit', 'Colonnes', 'Précisions'],
  SORTES_DE_LIGNE.map(
    ({ nom, titre, colonnes, precision }) =>
      html`<tr><th scope="row"><code>${nom}</code></th><td>${titre}</td><td>${colonnes.length === 0 ? '–' : colonnes.join(', ')}</td><td>${precision}</td></tr>`,
  ),
)}
<p>Une insolvabilité ne se signale pas sans justificatif (PDF, JPEG ou PNG) : la ligne le nomme, vous le joignez à la
confirmation. Sans lui, rien du fichier n’est inscrit.</p></section>`;

const formulaire = (saisie: Saisie): Html =>
  html`<form class="formulaire" method="post" action="${CHEMIN}" enctype="multipart/form-data">
${cadre(saisie, { nom: 'fichier', libelle: 'Fichier CSV', aide: '500 lignes au plus. Le fichier est lu en entier avant toute inscription.' }, (attributs) => html`<input ${attributs} type="file" accept=".csv,text/csv" required>`)}
<p class="actions"><button type="submit">Lire le fichier</button> <a href="/dossiers">Renoncer</a></p></form>`;

export const pageImport = (saisie: Saisie = VIERGE): Page => ({
  titre: 'Importer un fichier',
  feuille: 'formulaire.css',
  chapeau: html`${erreurs(saisie)}<p class="chapeau">Versements, impayés, adresses, disparitions et autres nouvelles de vos dossiers, en un fichier.</p>`,
  contenu: html`${formulaire(saisie)}${modeEmploi}`,
});

/** Nothing of a file that has a fault is done. */
export function pageImportFautif(
  fautes: readonly { readonly rang: number; readonly phrase: string }[],
  lues: number,
): Page {
  const lignes = fautes.map(
    ({ rang, phrase }) =>
      html`<tr><th scope="row">Ligne ${rang}</th><td>${etiquette('rejete', 'À corriger')}</td><td>${sobre(phrase)}</td></tr>`,
  );
  return {
    titre: 'Importer un fichier',
    feuille: 'formulaire.css',
    chapeau: html`<div class="erreurs" role="alert" aria-labelledby="titre-erreurs"><h2 id="titre-erreurs">Rien n’est inscrit</h2>
<p>${compter(fautes.length, 'ligne est à corriger', 'lignes sont à corriger')} ; ${compter(lues, 'autre a été lue', 'autres ont été lues')} sans faute, et rien n’en a été fait.</p></div>`,
    contenu: html`${tableau('fautes', 'Les lignes à corriger', ['Ligne', 'Verdict', 'Explication'], lignes)}${formulaire(VIERGE)}${modeEmploi}`,
  };
}

const dossier = ({ nom }: Pick<LigneMontree, 'nom'>): Html =>
  html`<a href="${adresseDuDossier(nom)}">${nom.numero}</a>`;

const SORTES: Readonly<Record<NomDeSorte, string>> = Object.fromEntries(
  SORTES_DE_LIGNE.map(({ nom, titre }) => [nom, titre]),
) as Record<NomDeSorte, string>;

/** A browser carries no file from one page to the next: proofs are joined where the file is confirmed. */
function champDesJustificatifs(lignes: readonly LigneMontree[], saisie: Saisie): Html {
  const noms = [...new Set(lignes.flatMap(({ justificatifs }) => justificatifs))];
  if (noms.length === 0) return html``;
  const aide = `${compter(noms.length, 'fichier')} à joindre, 4 Mo au plus en tout : ${sobre(noms.join(', '))}.`;
  return cadre(
    saisie,
    { nom: 'justificatifs', libelle: 'Justificatifs', aide },
    (attributs) => html`<input ${attributs} type="file" multiple required accept=".pdf,.jpg,.jpeg,.png">`,
  );
}

/** `contenu`: the file itself, which the confirmation carries on. */
export function pageImportLu(lignes: readonly LigneMontree[], contenu: string, saisie: Saisie = VIERGE): Page {
  const comptes = Map.groupBy(lignes, ({ sorte }) => sorte);
  return {
    titre: 'Récapitulatif de l’import',
    feuille: 'formulaire.css',
    chapeau: html`${erreurs(saisie)}<p class="chapeau">Chaque ligne se lit. Rien n’est encore inscrit : relisez avant de confirmer.</p>`,
    contenu: html`<dl class="faits">${[...comptes].map(
      ([sorte, siennes]) => html`<div><dt>${SORTES[sorte]}</dt><dd>${compter(siennes.length, 'ligne')}</dd></div>`,
    )}</dl>
<form class="formulaire" method="post" action="${CHEMIN}" enctype="multipart/form-data"><textarea name="contenu" hidden>${contenu}</textarea><input type="hidden" name="confirme" value="oui">
${champDesJustificatifs(lignes, saisie)}
<p class="actions"><button type="submit">Inscrire ${compter(lignes.length, 'ligne')}</button> <a href="${CHEMIN}">Renoncer</a></p></form>`,
  };
}

const ISSUES: Readonly<Record<ResultatDuLot['issue'], readonly [Parameters<typeof etiquette>[0], string]>> = {
  fait: ['accepte', 'Inscrit'],
  deja: ['accepte', 'Déjà inscrit'],
  refuse: ['rejete', 'Refusé'],
};

export interface LigneFaite extends LigneMontree {
  readonly resultat: ResultatDuLot;
}

export function pageImportFait(lignes: readonly LigneFaite[]): Page {
  const refuses = lignes.filter(({ resultat }) => resultat.issue === 'refuse').length;
  const rangs = lignes.map(
    ({
      rang,
      sorte,
      resultat,
      ...une
    }) => html`<tr><th scope="row">Ligne ${rang}</th><td>${dossier(une)}<span class="precision">${SORTES[sorte]}</span></td>
<td>${etiquette(...ISSUES[resultat.issue])}</td><td>${resultat.phrase}${resultat.remede === null ? '' : html`<span class="precision">${resultat.remede}</span>`}</td></tr>`,
  );
  return {
    titre: 'Résultat de l’import',
    feuille: 'formulaire.css',
    chapeau: html`<p class="chapeau">${compter(lignes.length - refuses, 'ligne inscrite', 'lignes inscrites')}, ${compter(refuses, 'refusée', 'refusées')}.
${refuses === 0 ? '' : 'Corrigez les lignes refusées et renvoyez le fichier entier : ce qui est inscrit ne l’est pas deux fois.'}</p>`,
    contenu: html`${tableau('lignes', 'Une issue par ligne', ['Ligne', 'Dossier', 'Issue', 'Explication'], rangs)}<p><a href="/dossiers">Dossiers</a></p>`,
  };
}
