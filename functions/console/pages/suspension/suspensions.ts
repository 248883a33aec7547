/** Art. 6 at a glance, for a poste or for all: what waits for the comptable, what is suspended, what was. */
import { html } from 'hono/html';
import { abreger } from '../../../depot/cle.ts';
import { MOTIFS_EN_CLAIR } from '../../en-clair/evenement-suspension.ts';
import { nombre } from '../../en-clair/nombre.ts';
import { majuscule } from '../../en-clair/verdict.ts';
import { type LigneDeSuspension, PAPIER_COMPTE_MAX, type SectionLue } from '../../lecture/suspension/suspensions.ts';
import { enCoursDe, type Section, type SuspensionMontree } from '../../lecture/suspension/suspensions-suivies.ts';
import { etiquette, moment } from '../fragments.ts';
import { type Html, type Page, tableau } from '../gabarit.ts';
import { date } from './suspension.ts';

const MONTREES = 5;

const ordonnateur = ({ siret }: LigneDeSuspension): Html =>
  html`<th scope="row"><a href="/adhesions/${siret}/suspension">${siret}</a></th>`;

function aQualifier(ligne: LigneDeSuspension): Html {
  const { aQualifier: trouvees, siret, proposee } = ligne;
  return html`<tr>${ordonnateur(ligne)}<td>${trouvees
    .slice(-MONTREES)
    .toReversed()
    .map(
      ({ depotId, trouveeLe }) =>
        html`<p><a href="/adhesions/${siret}/suspension/alterations/${depotId}">Dépôt ${abreger(depotId)}</a>, ${moment(trouveeLe)}</p>`,
    )}${trouvees.length > MONTREES ? html`<p>Et ${nombre(trouvees.length - MONTREES)} de plus.</p>` : ''}</td>
<td>${proposee ? etiquette('indetermine', 'Suspension proposée') : etiquette('en-cours', 'À qualifier')}</td></tr>`;
}

const dates = ({ prononceeLe, notifieeLe, recueLe }: SuspensionMontree): Html =>
  html`<td>${moment(prononceeLe)}</td><td>${date(notifieeLe, 'Pas encore')}</td><td>${date(recueLe, 'Pas encore')}</td>`;

function papier({ siret, papierDu }: LigneDeSuspension): Html {
  if (papierDu === 0) return html`Rien d’attendu`;
  const combien = papierDu < PAPIER_COMPTE_MAX ? nombre(papierDu) : `${nombre(PAPIER_COMPTE_MAX)} ou plus`;
  return html`<a href="/adhesions/${siret}/suspension/papier">${combien} à recevoir</a>`;
}

function enCours(ligne: LigneDeSuspension): Html {
  const une = enCoursDe(ligne);
  if (une === null) return html``;
  const suite = une.aConfirmer
    ? etiquette('indetermine', 'À confirmer')
    : une.leveeProposee
      ? etiquette('en-cours', 'Levée proposée')
      : etiquette('rejete', 'Suspendue');
  return html`<tr>${ordonnateur(ligne)}<td>${suite}<span class="precision">${majuscule(MOTIFS_EN_CLAIR[une.motif])}</span></td>
${dates(une)}<td>${papier(ligne)}</td></tr>`;
}

function passee(ligne: LigneDeSuspension): Html {
  const une = ligne.suspensions.findLast(({ leveeLe }) => leveeLe !== null);
  if (une === undefined) return html``;
  return html`<tr>${ordonnateur(ligne)}<td>${majuscule(MOTIFS_EN_CLAIR[une.motif])}</td>${dates(une)}
<td>${date(une.leveeLe, '')}</td><td>${papier(ligne)}</td></tr>`;
}

const TROIS_DATES = ['Prononcée le', 'Notifiée le', 'Reçue le'];
const TABLES: Readonly<
  Record<
    Section,
    {
      readonly titre: string;
      readonly vide: string;
      readonly colonnes: readonly string[];
      readonly ligne: (une: LigneDeSuspension) => Html;
    }
  >
> = {
  'a-qualifier': {
    titre: 'Altérations à qualifier',
    vide: 'Aucune altération n’attend son constat.',
    colonnes: ['Ordonnateur', 'Altérations', 'Suite'],
    ligne: aQualifier,
  },
  'en-cours': {
    titre: 'Suspensions en cours',
    vide: 'Aucune adhésion n’est suspendue.',
    colonnes: ['Ordonnateur', 'État', ...TROIS_DATES, 'Papier'],
    ligne: enCours,
  },
  passees: {
    titre: 'Suspensions levées',
    vide: 'Aucune suspension n’a été levée.',
    colonnes: ['Ordonnateur', 'Motif', ...TROIS_DATES, 'Levée le', 'Papier'],
    ligne: passee,
  },
};

function montrer({ section, lignes, suivant }: SectionLue): Html {
  const { titre, vide, colonnes, ligne } = TABLES[section];
  const suite = html`<nav class="pages" aria-label="Suite : ${titre}"><a href="/suspensions?section=${section}&amp;avant=${encodeURIComponent(suivant ?? '')}">Plus anciennes</a></nav>`;
  return html`<section><h2>${titre}</h2>${
    lignes.length === 0
      ? html`<p>${vide}</p>`
      : tableau(`legende-${section}`, `${titre}, de la plus récente à la plus ancienne`, colonnes, lignes.map(ligne))
  }${suivant === null ? '' : suite}</section>`;
}

/** `codique`: the poste of whoever reads, null where he sees them all. */
export const pageSuspensions = (sections: readonly SectionLue[], codique: string | null): Page => ({
  titre: 'Suspensions',
  chapeau: html`<p class="chapeau">Article 6 de l’arrêté du 27 juin 2007 : le comptable constate, suspend et lève.
Passerelle enregistre et propose.</p>`,
  contenu: html`${sections.map(montrer)}${
    codique === null ? '' : html`<p><a href="/comptables/${codique}/politique">Politique du poste ${codique}</a></p>`
  }`,
});
