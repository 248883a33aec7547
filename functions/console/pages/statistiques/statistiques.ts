/** The statistics of the last weeks: deposits, rejections and their motifs, delays. */
import { html } from 'hono/html';
import { MOTIFS } from '../../../../schemas/motifs/catalogue.ts';
import { duree } from '../../en-clair/instant.ts';
import { compter, nombre } from '../../en-clair/nombre.ts';
import { CLASSES_MS, DELAIS, type Delai } from '../../lecture/statistiques/contribution.ts';
import { dimancheDe, lundiDe } from '../../lecture/statistiques/semaine.ts';
import {
  compteDe,
  delaiDe,
  type Motif,
  motifsDe,
  type Semaine,
  type Statistiques,
} from '../../lecture/statistiques/statistiques.ts';
import { type Html, type Page, tableau } from '../gabarit.ts';
import { barres, colonnesEmpilees, type Serie } from './graphique.ts';

export const PERIODES = [12, 26, 53] as const;
/** Motifs that the page tells; all of them are in the CSV. */
const MOTIFS_MONTRES = 10;

const SERIES: readonly Serie[] = [
  { nom: 'Acceptés', motif: 'plein' },
  { nom: 'Rejetés, en tout ou en partie', motif: 'hachure' },
  { nom: 'En cours ou transmis sous réserve', motif: 'pointille' },
];

const partsDe = ({ sommes }: Semaine): readonly number[] => [
  compteDe(sommes, 'etat/accepte'),
  compteDe(sommes, 'etat/rejete') + compteDe(sommes, 'etat/partiel'),
  compteDe(sommes, 'etat/en-cours') + compteDe(sommes, 'etat/indetermine'),
];

/** `16/11`. */
const jourCourt = (date: string): string => `${date.slice(8, 10)}/${date.slice(5, 7)}`;
const jour = (date: string): Html => html`<time datetime="${date}">${jourCourt(date)}/${date.slice(0, 4)}</time>`;
const chiffre = (n: number): Html => html`<td class="nombre">${nombre(n)}</td>`;

function parSemaine({ semaines }: Statistiques): Html {
  const lignes = semaines.toReversed().map(
    (une) => html`<tr><th scope="row">${jour(lundiDe(une.semaine))} – ${jour(dimancheDe(une.semaine))}</th>
${chiffre(compteDe(une.sommes, 'depots'))}${partsDe(une).map(chiffre)}${chiffre(compteDe(une.sommes, 'bordereaux/total'))}
${chiffre(compteDe(une.sommes, 'bordereaux/rejetes'))}${chiffre(compteDe(une.sommes, 'alteres'))}</tr>`,
  );
  const colonnes = [
    ...['Semaine de réception', 'Dépôts', 'Acceptés', 'Rejetés, en tout ou en partie', 'En cours ou sous réserve'],
    ...['Bordereaux', 'Bordereaux rejetés', 'Modifiés après signature'],
  ];
  const dessin = colonnesEmpilees({
    ...{ id: 'g-depots', titre: 'Dépôts par semaine', series: SERIES },
    description: 'Une colonne par semaine de réception ; les chiffres sont dans le tableau qui suit.',
    colonnes: semaines.map((une) => ({ etiquette: jourCourt(lundiDe(une.semaine)), valeurs: partsDe(une) })),
  });
  return html`<section><h2>Dépôts</h2>${dessin}
${tableau('legende-semaines', 'Dépôts par semaine, la plus récente d’abord', colonnes, lignes)}</section>`;
}

/** The values that a sentence quotes are those of one file. */
function phraseDe(code: string): string {
  const connus: Readonly<Record<string, { readonly phrase: string }>> = MOTIFS;
  return connus[code]?.phrase.replaceAll(/\{[^}]*\}/g, '…') ?? 'Motif d’une autre version.';
}

function motifs({ total }: Statistiques): Html {
  const tous = motifsDe(total);
  if (tous.length === 0) return html`<section><h2>Motifs de rejet</h2><p>Aucun rejet sur la période.</p></section>`;
  const montres = tous.slice(0, MOTIFS_MONTRES);
  const ligne = ({ code, depots }: Motif): Html =>
    html`<tr><th scope="row"><code>${code}</code></th><td>${phraseDe(code)}</td>${chiffre(depots)}</tr>`;
  const dessin = barres({
    ...{ id: 'g-motifs', titre: 'Motifs de rejet les plus fréquents' },
    description: 'Une barre par motif ; les chiffres et les phrases sont dans le tableau qui suit.',
    lignes: montres.map(({ code, depots }) => ({ nom: code, valeur: depots })),
  });
  const reste = tous.length - montres.length;
  return html`<section><h2>Motifs de rejet</h2>${dessin}
${tableau('legende-motifs', 'Dépôts rejetés, en tout ou en partie, par motif', ['Motif', 'Phrase', 'Dépôts'], montres.map(ligne))}
${reste === 0 ? '' : html`<p>${compter(reste, 'autre motif', 'autres motifs')} dans l’export.</p>`}</section>`;
}

const DELAIS_EN_CLAIR: Readonly<Record<Delai, string>> = {
  reponse: 'De la réception à la réponse',
  reception: 'De la réponse à la réception par le comptable',
  'prise-en-charge': 'De cette réception à la prise en charge ou au rejet',
};

const UNITES = [
  [86_400_000, 'j'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1000, 's'],
] as const;

/** `10 s`, `6 h`: the classes are whole numbers of one unit. */
function borne(ms: number): string {
  const unite = UNITES.find(([taille]) => ms >= taille && ms % taille === 0);
  return unite === undefined ? duree(ms) : `${nombre(ms / unite[0])}\u00a0${unite[1]}`;
}

const CLASSES = [...CLASSES_MS.map((ms) => `moins de ${borne(ms)}`), 'davantage'];
const enClair = (ms: number | null): string => (ms === null ? '–' : duree(ms));

function delais({ total }: Statistiques): Html {
  const mesures = DELAIS.map((delai) => ({ delai, nom: DELAIS_EN_CLAIR[delai], ...delaiDe(total, delai) }));
  const lignes = mesures.map(
    ({ nom, n, moyenneMs, medianeSousMs }) => html`<tr><th scope="row">${nom}</th>${chiffre(n)}
<td>${enClair(moyenneMs)}</td><td>${n > 0 && medianeSousMs === null ? 'davantage' : medianeSousMs === null ? '–' : borne(medianeSousMs)}</td></tr>`,
  );
  const detail = CLASSES.map(
    (classe, i) =>
      html`<tr><th scope="row">${classe}</th>${mesures.map(({ classes }) => chiffre(classes[i] ?? 0))}</tr>`,
  );
  const dessins = mesures
    .filter(({ n }) => n > 0)
    .map(
      ({ delai, nom, classes }) =>
        html`<h3>${nom}</h3>${barres({
          ...{ id: `g-${delai}`, titre: nom },
          description: 'Une barre par classe de durée ; les chiffres sont dans le tableau des durées.',
          lignes: CLASSES.map((classe, i) => ({ nom: classe, valeur: classes[i] ?? 0 })),
        })}`,
    );
  return html`<section><h2>Délais</h2>
${tableau('legende-delais', 'Délais des dépôts de la période', ['Délai', 'Dépôts', 'Moyenne', 'La moitié en moins de'], lignes)}
${dessins}${tableau('legende-durees', 'Dépôts par durée', ['Durée', ...mesures.map(({ nom }) => nom)], detail)}</section>`;
}

export interface PageDeStatistiques {
  readonly statistiques: Statistiques;
  readonly combien: number;
  /** Whose: a SIRET or a codique, for whoever sees everybody's; null for the others, who see their own. */
  readonly de: string | null;
}

function formulaire({ combien, de }: PageDeStatistiques): Html {
  const organisme =
    de === null
      ? ''
      : html`<div class="champ"><label for="de">SIRET ou codique (tous si rien n’est dit)</label>
<input id="de" name="de" size="16" maxlength="14" value="${de}"></div>`;
  return html`<form class="formulaire formulaire-en-ligne" method="get" action="/statistiques" aria-label="Période">
<div class="champ"><label for="semaines">Période</label><select id="semaines" name="semaines">${PERIODES.map(
    (n) => html`<option value="${n}"${n === combien ? html` selected` : ''}>${n} semaines</option>`,
  )}</select></div>${organisme}<p class="actions"><button type="submit">Afficher</button></p></form>`;
}

export function pageStatistiques(page: PageDeStatistiques): Page {
  const { statistiques, combien, de } = page;
  const question = new URLSearchParams({ semaines: String(combien), ...(de ? { de } : {}) });
  return {
    titre: 'Statistiques',
    feuille: 'statistiques.css',
    chapeau: html`<p class="chapeau">Chaque dépôt est compté dans la semaine de sa réception (heure de Paris), tel qu’il est
maintenant.</p>${formulaire(page)}
<ul class="liens"><li><a href="/statistiques.csv?${question}">Semaines (CSV)</a></li>
<li><a href="/statistiques.csv?${question}&table=motifs">Motifs (CSV)</a></li></ul>`,
    contenu: html`${parSemaine(statistiques)}${motifs(statistiques)}${delais(statistiques)}`,
  };
}
