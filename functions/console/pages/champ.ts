/** A field of a form, with its help and what is wrong with it; and the list of what is wrong, on top. */
import { html } from 'hono/html';
import type { Html, Page } from './gabarit.ts';

/** What was typed, by field; `erreur`: what was found wrong, and in which field. */
export interface Saisie {
  readonly [nom: string]: string | undefined;
}
const CHAMP_EN_ERREUR = 'erreurSur';
const ERREUR = 'erreur';

export const enErreur = (saisie: Saisie, champ: string, phrase: string): Saisie => ({
  ...saisie,
  [CHAMP_EN_ERREUR]: champ,
  [ERREUR]: phrase,
});

export interface Cadre {
  readonly nom: string;
  readonly libelle: string;
  readonly aide?: string | undefined;
  /** What is wrong with what was typed, in one sentence. */
  readonly faute?: string | undefined;
}

/** An id cannot bear the dots of a name where a style or a link looks for it. */
export const idDe = (nom: string): string => nom.replaceAll('.', '-');

/** What stands around any field. `attributs`: those that tie it to its label, its help and its fault. */
export function cadre({ nom, libelle, aide, faute }: Cadre, dessiner: (attributs: Html) => Html): Html {
  const id = idDe(nom);
  const decrit = [...(aide === undefined ? [] : [`aide-${id}`]), ...(faute === undefined ? [] : [`erreur-${id}`])];
  const attributs = html`id="${id}" name="${nom}"${
    decrit.length === 0 ? '' : html` aria-describedby="${decrit.join(' ')}"`
  }${faute === undefined ? '' : html` aria-invalid="true"`}`;
  return html`<div class="champ${faute === undefined ? '' : ' champ-en-erreur'}"><label for="${id}">${libelle}</label>
${aide === undefined ? '' : html`<p class="aide" id="aide-${id}">${aide}</p>`}
${faute === undefined ? '' : html`<p class="erreur" id="erreur-${id}">${faute}</p>`}
${dessiner(attributs)}</div>`;
}

/** `champ`: the name of the field at fault, null where the whole is. */
export interface Faute {
  readonly champ: string | null;
  readonly phrase: string;
}

/** On top of a form that was refused, with a link to each field at fault. */
export const listeDesFautes = (titre: string, fautes: readonly Faute[]): Html =>
  fautes.length === 0
    ? html``
    : html`<div class="erreurs" role="alert" aria-labelledby="titre-erreurs"><h2 id="titre-erreurs">${titre}</h2>
<ul>${fautes.map(
        ({ champ, phrase }) =>
          html`<li>${champ === null ? phrase : html`<a href="#${idDe(champ)}">${phrase}</a>`}</li>`,
      )}</ul></div>`;

export interface Champ {
  readonly nom: string;
  readonly titre: string;
  readonly type?: 'text' | 'email' | 'date';
  readonly aide?: string;
  readonly requis?: boolean;
  readonly autocomplete?: 'off';
  /** Of a text of several lines. */
  readonly lignes?: number;
  readonly longueur?: number;
}

export function champ(saisie: Saisie, dessin: Champ): Html {
  const { nom, titre, type = 'text', aide, requis = false, autocomplete, lignes, longueur } = dessin;
  const faute = saisie[CHAMP_EN_ERREUR] === nom ? saisie[ERREUR] : undefined;
  const propres = html`${requis ? html` required` : ''}${
    longueur === undefined ? '' : html` maxlength="${longueur}"`
  }${autocomplete === undefined ? '' : html` autocomplete="${autocomplete}"`}`;
  const valeur = saisie[nom] ?? '';
  return cadre({ nom, libelle: titre, aide, faute }, (attributs) =>
    lignes === undefined
      ? html`<input ${attributs}${propres} type="${type}" value="${valeur}">`
      : html`<textarea ${attributs}${propres} rows="${lignes}">${valeur}</textarea>`,
  );
}

export function resumeDesErreurs(saisie: Saisie, titre: string): Html | '' {
  const [champ, phrase] = [saisie[CHAMP_EN_ERREUR], saisie[ERREUR]];
  return champ === undefined || phrase === undefined ? '' : listeDesFautes(titre, [{ champ, phrase }]);
}

export const avecErreur = (saisie: Saisie, titre: string, page: Page): Page => ({
  ...page,
  chapeau: resumeDesErreurs(saisie, titre),
});
