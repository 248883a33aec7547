/** The paper that a suspension leaves due: what is waited for, what has come, and the bordereau d'envoi that goes with it. */
import { html } from 'hono/html';
import { abreger } from '../../../depot/cle.ts';
import { dateEnClair } from '../../en-clair/evenement-suspension.ts';
import { compter } from '../../en-clair/nombre.ts';
import { sobre } from '../../en-clair/sobre.ts';
import type { PapierLu } from '../../lecture/suspension/papier.ts';
import { moment } from '../fragments.ts';
import { type Html, type Page, tableau } from '../gabarit.ts';

const OBJETS = { bordereau: 'Bordereau et pièces', pj: 'Pièces justificatives' } as const;

function intitule({ bordereau, depotId, n }: PapierLu): Html {
  const lien = n === 0 ? `/depots/${depotId}` : `/depots/${depotId}/bordereaux/${n}`;
  const texte =
    bordereau === null
      ? n === 0
        ? 'Pièces du flux'
        : `Bordereau de rang ${n}`
      : `Bordereau de ${bordereau.domaine === 'depense' ? 'dépense' : 'recette'} n°\u00a0${sobre(bordereau.numero ?? '?')}, exercice ${sobre(bordereau.exercice ?? '?')}`;
  return html`<a href="${lien}">${texte}</a>`;
}

const contenu = ({ bordereau, pj, autresPj }: PapierLu): Html =>
  html`${
    bordereau === null
      ? ''
      : html`<p>${compter(bordereau.pieces, bordereau.domaine === 'depense' ? 'mandat' : 'titre')}</p>`
  }${
    pj.length === 0
      ? html`<span class="precision">Aucune PJ dans le flux : celles que citent les pièces restent dues.</span>`
      : html`<span class="precision">PJ du flux : ${pj.map(sobre).join(', ')}${autresPj > 0 ? ` et ${compter(autresPj, 'autre')}` : ''}</span>`
  }`;

/** `aujourdhui`: civil date, offered as that of the arrival. */
const cocher = ({ dedupId, depotId, n }: PapierLu, objet: 'bordereau' | 'pj', aujourdhui: string): Html => {
  const id = `${objet}-${abreger(depotId)}-${n}`;
  return html`<form class="formulaire-en-ligne" method="post" action="/mises-a-disposition/${dedupId}/papier">
<input type="hidden" name="objet" value="${objet}"><div class="champ"><label for="${id}">${OBJETS[objet]}, arrivés le</label>
<input id="${id}" name="recuLe" type="date" required max="${aujourdhui}" value="${aujourdhui}"></div>
<p class="actions"><button type="submit">Cocher</button></p></form>`;
};

const etatDe = (papier: PapierLu): Html =>
  html`${(['bordereau', 'pj'] as const).map((objet) => {
    const le = papier.papier[objet];
    if (le !== undefined)
      return html`<p>${OBJETS[objet]} : <span aria-hidden="true">✓</span> reçu le ${dateEnClair(le)}</p>`;
    return papier.du.includes(objet) ? html`<p>${OBJETS[objet]} : <span aria-hidden="true">…</span> attendu</p>` : '';
  })}`;

interface Montre {
  readonly siret: string;
  readonly quoi: 'du' | 'recu';
  readonly papiers: readonly PapierLu[];
  readonly suivant: string | null;
  /** Null: whoever reads does not tick off. */
  readonly aujourdhui: string | null;
  /** French sentence: why what was ticked off was refused. */
  readonly erreur: string | null;
}

function ligne(papier: PapierLu, aujourdhui: string | null): Html {
  return html`<tr><th scope="row">${intitule(papier)}<span class="precision">Dépôt <code>${abreger(papier.depotId)}</code></span></th>
<td>${contenu(papier)}</td><td>${moment(papier.decideeLe)}</td><td>${etatDe(papier)}${
    aujourdhui === null ? '' : papier.du.map((objet) => cocher(papier, objet, aujourdhui))
  }</td></tr>`;
}

const COLONNES = ['Objet', 'Contenu', 'Remis sans dispense le', 'Papier'];

export function pagePapier({ siret, quoi, papiers, suivant, aujourdhui, erreur }: Montre): Page {
  const du = quoi === 'du';
  const adresse = `/adhesions/${siret}/suspension/papier`;
  const legende = `Papier ${du ? 'attendu' : 'reçu'}, du plus ancien au plus récent`;
  return {
    titre: `Papier ${du ? 'attendu' : 'reçu'} de l’ordonnateur ${siret}`,
    feuille: 'formulaire.css',
    chapeau: html`${
      erreur === null
        ? ''
        : html`<div class="erreurs" role="alert" aria-labelledby="titre-erreurs"><h2 id="titre-erreurs">Rien n’est coché</h2><p>${erreur}</p></div>`
    }<p class="chapeau">Ce qui a été remis pendant une suspension est dû sur papier (arrêté du 27 juin 2007, art. 6), même
après sa levée.</p>`,
    contenu: html`<p class="actions">${du ? html`<a class="bouton" href="${adresse}/bordereau">Bordereau d’envoi à imprimer</a>` : ''}
<a href="${adresse}${du ? '?quoi=recu' : ''}">${du ? 'Papier déjà reçu' : 'Papier attendu'}</a>
<a href="/adhesions/${siret}/suspension">Suspension</a></p>${
      papiers.length === 0
        ? html`<p>${du ? 'Aucun papier n’est attendu.' : 'Aucun papier n’a encore été reçu.'}</p>`
        : tableau(
            'legende-papier',
            legende,
            COLONNES,
            papiers.map((papier) => ligne(papier, aujourdhui)),
          )
    }${
      suivant === null
        ? ''
        : html`<nav class="pages" aria-label="Pages de la liste"><a href="${adresse}?quoi=${quoi}&amp;apres=${encodeURIComponent(suivant)}">Suite</a></nav>`
    }`,
  };
}

/** What the ordonnateur prints and puts with his paper. `suivant`: where the next bordereau begins. */
export function pageBordereauDEnvoi(siret: string, papiers: readonly PapierLu[], suivant: string | null): Page {
  const postes = [...new Set(papiers.map(({ destinataire }) => destinataire))];
  const lignes = papiers.map(
    (
      papier,
    ) => html`<tr><th scope="row">${intitule(papier)}<span class="precision">Dépôt <code>${abreger(papier.depotId)}</code></span></th>
<td>${contenu(papier)}</td><td>${moment(papier.decideeLe)}</td><td>${papier.du.map((objet) => OBJETS[objet]).join(', ')}</td><td></td></tr>`,
  );
  return {
    titre: 'Bordereau d’envoi de pièces sur papier',
    feuille: 'bordereau.css',
    chapeau: html`<dl class="faits"><div><dt>Ordonnateur</dt><dd>${siret}</dd></div>
<div><dt>Poste comptable</dt><dd>${postes.join(', ')}</dd></div></dl>
<p>Pièces transmises sur papier pendant la suspension des effets de l’adhésion (arrêté du 27 juin 2007, art. 6).</p>`,
    contenu: html`${
      papiers.length === 0
        ? html`<p>Aucun papier n’est attendu.</p>`
        : tableau(
            'legende-envoi',
            'Pièces jointes à cet envoi',
            ['Objet', 'Contenu', 'Remis le', 'Joint à cet envoi', 'Reçu par le poste le'],
            lignes,
          )
    }${
      suivant === null
        ? ''
        : html`<nav class="pages" aria-label="Bordereaux d’envoi"><a href="/adhesions/${siret}/suspension/papier/bordereau?apres=${encodeURIComponent(suivant)}">Bordereau d’envoi suivant</a></nav>`
    }
<p>Date et signature de l’ordonnateur :</p>`,
  };
}
