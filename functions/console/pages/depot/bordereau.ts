/** The bordereau itself, as a comptable reads and prints it. */
import { html } from 'hono/html';
import { omission } from '../../../acquit/erreur.ts';
import type { Qui } from '../../../habilitation/qui.ts';
import { codeEnClair, jour, mentionEnClair, montantEnClair, mot, titreDuBordereau } from '../../en-clair/bordereau.ts';
import { compter } from '../../en-clair/nombre.ts';
import { sobre } from '../../en-clair/sobre.ts';
import { CONFIANCES, INTEGRITES, majuscule } from '../../en-clair/verdict.ts';
import type { BordereauMontre } from '../../lecture/depot/bordereau-montre.ts';
import { etiquette, moment } from '../fragments.ts';
import type { Html, Page } from '../gabarit.ts';
import { listeDAnomalies } from './anomalies.ts';
import { chezLeComptable } from './contenu-du-flux.ts';
import { estDeLaPiece, tablePieces } from './pieces.ts';
import { tableTotaux } from './totaux.ts';

/** Absent facts are left out. */
const liste = (faits: readonly (readonly [string, unknown])[]): Html =>
  html`<dl class="faits">${faits.map(([nom, valeur]) =>
    valeur === null || valeur === '' ? '' : html`<div><dt>${nom}</dt><dd>${valeur}</dd></div>`,
  )}</dl>`;

const ensemble = (...valeurs: readonly (string | null)[]): string =>
  valeurs.flatMap((valeur) => (valeur === null ? [] : [sobre(valeur)])).join(', ');

function identite({ lu, depotId, nom, expediteur }: BordereauMontre): Html {
  const { entete, type, date, objet, annonce, mentions } = lu;
  return html`<section><h2>Identification</h2>${liste([
    ['Ordonnateur', ensemble(entete.libelleBudget, entete.siret)],
    ['Déposé par', expediteur],
    [
      'Budget',
      ensemble(
        entete.collectivite && `code collectivité ${entete.collectivite}`,
        entete.budget && `code budget ${entete.budget}`,
      ),
    ],
    ['Poste comptable', ensemble(entete.poste, entete.codique)],
    ['Type', type && codeEnClair(type)],
    ['Émis le', date && jour(date)],
    ['Objet', objet && sobre(objet)],
    ['Cumul annuel', annonce.cumulAnnuel && montantEnClair(annonce.cumulAnnuel)],
    ['Autres mentions', mentions.map(mentionEnClair).join(' ; ')],
    ['Fichier', html`<a href="/depots/${depotId}">${sobre(nom)}</a>`],
  ])}</section>`;
}

function signatures({ signatures: siennes, etat }: BordereauMontre): Html {
  const aucune = etat === 'en-cours' ? 'La vérification des signatures est en cours.' : 'Ce bordereau n’est pas signé.';
  return html`<section><h2>Signature</h2>${
    siennes.length === 0
      ? html`<p>${aucune}</p>`
      : siennes.map(({ portee, integrite, confiance, signataire, signeLe }) =>
          liste([
            ['Porte sur', portee === 'fichier' ? 'le fichier entier' : 'ce bordereau'],
            ['Intégrité', etiquette(integrite === 'intacte' ? 'accepte' : 'rejete', majuscule(INTEGRITES[integrite]))],
            ['Signataire', sobre(signataire ?? 'inconnu')],
            ['Signé le', signeLe === null ? 'date inconnue' : moment(signeLe)],
            ['Confiance', majuscule(CONFIANCES[confiance])],
          ]),
        )
  }</section>`;
}

/** What concerns no pièce of this page: the bordereau itself, or a pièce of another page. */
function anomalies({ anomalies: toutes, autresAnomalies, lu, fluxRejete, depotId }: BordereauMontre): Html {
  const horsDIci = toutes.filter((a) => !lu.pieces.some((piece) => estDeLaPiece(a, piece)));
  const tombeAvecLeFlux = fluxRejete && !toutes.some(({ gravite }) => gravite === 'rejet');
  const flux = html`<p class="alerte">Le flux entier est rejeté : <a href="/depots/${depotId}">ses anomalies</a> peuvent
être ailleurs que dans ce bordereau.</p>`;
  if (horsDIci.length + autresAnomalies === 0 && !tombeAvecLeFlux) return html``;
  return html`<section><h2>Anomalies du bordereau</h2>${tombeAvecLeFlux ? flux : ''}${
    horsDIci.length === 0 ? '' : listeDAnomalies(horsDIci)
  }${autresAnomalies === 0 ? '' : html`<p>${omission(autresAnomalies, 'ce bordereau')}</p>`}</section>`;
}

function avertissements({ lu: { arret, valeursOmises } }: BordereauMontre): Html {
  return html`${
    arret === null
      ? ''
      : html`<p class="alerte"><strong>Le bordereau n’est pas lu en entier.</strong> ${sobre(arret.phrase)}</p>`
  }${
    valeursOmises === 0
      ? ''
      : html`<p class="alerte">${compter(
          valeursOmises,
          'valeur de cette page n’est pas montrée',
          'valeurs de cette page ne sont pas montrées',
        )} : elle en compte trop. Le fichier reçu les contient toutes.</p>`
  }`;
}

function pages({ lu: { page: courante, pages: total, rang }, depotId }: BordereauMontre, ou: string): Html {
  if (total === 1) return html``;
  const vers = (n: number, texte: string): Html =>
    html`<a href="/depots/${depotId}/bordereaux/${rang}?page=${n}">${texte}</a>`;
  return html`<nav class="pages" aria-label="Pages du bordereau, ${ou}"><span>Page ${courante} sur ${total}</span>
${courante > 1 ? vers(courante - 1, 'Page précédente') : ''}
${courante < total ? vers(courante + 1, 'Page suivante') : ''}</nav>`;
}

/** `qui`: who reads, and may have something to do of it. */
export function pageBordereau(montre: BordereauMontre, qui: Qui | null = null): Page {
  const { lu, etat, mise } = montre;
  const remis =
    mise === undefined ? '' : html`<section><h2>Chez le comptable</h2>${chezLeComptable(mise, qui)}</section>`;
  const numerotee = lu.pages === 1 ? '' : `, page ${lu.page} sur ${lu.pages}`;
  return {
    titre: `${titreDuBordereau(lu)}${numerotee}`,
    chapeau: html`<p class="chapeau">${etiquette(etat)}</p>${avertissements(montre)}`,
    contenu: html`${identite(montre)}${signatures(montre)}${remis}${anomalies(montre)}
<section><h2>Totaux</h2>${tableTotaux(lu)}</section>
<section><h2>${majuscule(mot(lu))}s</h2>${pages(montre, 'en haut')}${tablePieces(montre)}${pages(montre, 'en bas')}</section>`,
    feuille: 'bordereau.css',
  };
}
