/** A field of a form, with its help and what is wrong with it; and the list of what is wrong, on top. */
import { html } from 'hono/html';
import type { Refus } from '../../../schemas/messages/refus.ts';
import type { Html, Page } from './gabarit.ts';

/** By field; several where it may be repeated. */
export type Valeurs = Readonly<Record<string, string | readonly string[]>>;

/** A form as it is shown: what was typed, what is wrong with which field, and why the whole was refused. */
export interface Saisie {
  readonly valeurs: Valeurs;
  readonly fautes: ReadonlyMap<string, string>;
  /** About no field; null where nothing, or a field, is at fault. */
  readonly refus: Refus | null;
}
export const VIERGE: Saisie = { valeurs: {}, fautes: new Map(), refus: null };

export const enErreur = (valeurs: Valeurs, champ: string, phrase: string): Saisie => ({
  ...{ valeurs, fautes: new Map([[champ, phrase]]), refus: null },
});

/** `champs`: the field that each refusal is about, by its code; what is about none of them stands on top alone. */
export function refusee(valeurs: Valeurs, refus: Refus, champs: Readonly<Record<string, string>>): Saisie {
  const champ = champs[refus.code];
  return champ === undefined ? { valeurs, fautes: new Map(), refus } : enErreur(valeurs, champ, refus.phrase);
}

export const valeurDe = ({ valeurs }: Pick<Saisie, 'valeurs'>, nom: string): string => {
  const valeur = valeurs[nom] ?? '';
  return typeof valeur === 'string' ? valeur : valeur.join(', ');
};

interface Cadre {
  readonly nom: string;
  readonly libelle: string;
  readonly aide?: string | undefined;
}

/** An id cannot bear the dots of a name where a style or a link looks for it. */
export const idDe = (nom: string): string => nom.replaceAll('.', '-');

/** What stands around any field. `attributs`: those that tie it to its label, its help and its fault. */
export function cadre(
  saisie: Saisie,
  { nom, libelle, aide }: Cadre,
  dessiner: (attributs: Html, valeur: string) => Html,
): Html {
  const [id, faute] = [idDe(nom), saisie.fautes.get(nom)];
  const decrit = [...(aide === undefined ? [] : [`aide-${id}`]), ...(faute === undefined ? [] : [`erreur-${id}`])];
  const attributs = html`id="${id}" name="${nom}"${
    decrit.length === 0 ? '' : html` aria-describedby="${decrit.join(' ')}"`
  }${faute === undefined ? '' : html` aria-invalid="true"`}`;
  return html`<div class="champ${faute === undefined ? '' : ' champ-en-erreur'}"><label for="${id}">${libelle}</label>
${aide === undefined ? '' : html`<p class="aide" id="aide-${id}">${aide}</p>`}
${faute === undefined ? '' : html`<p class="erreur" id="erreur-${id}">${faute}</p>`}
${dessiner(attributs, valeurDe(saisie, nom))}</div>`;
}

/** `champ`: the name of the field at fault, null where the whole is. */
interface Faute {
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

export const erreurs = ({ fautes, refus }: Saisie, titre = 'Rien n’est enregistré'): Html =>
  listeDesFautes(titre, [
    ...(refus === null ? [] : [{ champ: null, phrase: refus.phrase }]),
    ...[...fautes].map(([champ, phrase]) => ({ champ, phrase })),
  ]);

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
  const propres = html`${requis ? html` required` : ''}${
    longueur === undefined ? '' : html` maxlength="${longueur}"`
  }${autocomplete === undefined ? '' : html` autocomplete="${autocomplete}"`}`;
  return cadre(saisie, { nom, libelle: titre, aide }, (attributs, valeur) =>
    lignes === undefined
      ? html`<input ${attributs}${propres} type="${type}" value="${valeur}">`
      : html`<textarea ${attributs}${propres} rows="${lignes}">${valeur}</textarea>`,
  );
}

export const avecErreur = (saisie: Saisie, titre: string, page: Page): Page => ({
  ...page,
  chapeau: erreurs(saisie, titre),
});
