/** The fields of the forms of the register: each under its label, with its help, and what is wrong with it. */
import { html } from 'hono/html';
import type { Refus } from '../../../../schemas/messages/refus.ts';
import { cadre, idDe, listeDesFautes } from '../champ.ts';
import type { Html } from '../gabarit.ts';

/** A form as it is shown: what was typed, what is wrong with which field, and why the whole was refused. */
export interface SaisieDuRegistre {
  readonly valeurs: Readonly<Record<string, string | readonly string[]>>;
  readonly fautes: ReadonlyMap<string, string>;
  readonly refus: Refus | null;
}
export const VIERGE: SaisieDuRegistre = { valeurs: {}, fautes: new Map(), refus: null };

const valeurDe = ({ valeurs }: SaisieDuRegistre, nom: string): string => {
  const valeur = valeurs[nom] ?? '';
  return typeof valeur === 'string' ? valeur : valeur.join(', ');
};

export const erreursDuRegistre = ({ fautes, refus }: SaisieDuRegistre): Html =>
  listeDesFautes('Rien n’est enregistré', [
    ...(refus === null ? [] : [{ champ: null, phrase: refus.phrase }]),
    ...[...fautes].map(([champ, phrase]) => ({ champ, phrase })),
  ]);

export interface Champ {
  readonly nom: string;
  readonly libelle: string;
  readonly aide?: string;
}

const champ = (saisie: SaisieDuRegistre, quoi: Champ, dessiner: (attributs: Html) => Html): Html =>
  cadre({ ...quoi, faute: saisie.fautes.get(quoi.nom) }, dessiner);

export const champTexte = (saisie: SaisieDuRegistre, quoi: Champ, type: 'text' | 'date' = 'text'): Html =>
  champ(saisie, quoi, (attributs) => html`<input ${attributs} type="${type}" value="${valeurDe(saisie, quoi.nom)}">`);

export const champDate = (saisie: SaisieDuRegistre, quoi: Champ): Html => champTexte(saisie, quoi, 'date');

export const champLong = (saisie: SaisieDuRegistre, quoi: Champ): Html =>
  champ(
    saisie,
    quoi,
    (attributs) => html`<textarea ${attributs} rows="3" maxlength="500">${valeurDe(saisie, quoi.nom)}</textarea>`,
  );

export const champFichier = (saisie: SaisieDuRegistre, quoi: Champ): Html =>
  champ(saisie, quoi, (attributs) => html`<input ${attributs} type="file">`);

export const champChoix = (
  saisie: SaisieDuRegistre,
  quoi: Champ,
  choix: readonly (readonly [valeur: string, libelle: string])[],
): Html =>
  champ(
    saisie,
    quoi,
    (attributs) =>
      html`<select ${attributs}>${choix.map(
        ([valeur, libelle]) =>
          html`<option value="${valeur}"${valeur === valeurDe(saisie, quoi.nom) ? html` selected` : ''}>${libelle}</option>`,
      )}</select>`,
  );

/** One box: its label is beside it. */
export function champCoche(saisie: SaisieDuRegistre, { nom, libelle }: Champ, valeur = 'oui', suffixe = ''): Html {
  const id = `${idDe(nom)}${suffixe}`;
  const cochees = [saisie.valeurs[nom] ?? []].flat();
  return html`<p><input type="checkbox" id="${id}" name="${nom}" value="${valeur}"${
    cochees.includes(valeur) ? html` checked` : ''
  }> <label for="${id}">${libelle}</label></p>`;
}

export const groupe = (legende: string, contenu: unknown): Html =>
  html`<fieldset class="champ"><legend>${legende}</legend>${contenu}</fieldset>`;

/** The document of an act that somebody else decided, or that is nothing without it. */
export const champsDuDocument = (saisie: SaisieDuRegistre, obligatoire: boolean, libelle = 'Document'): Html =>
  html`${champFichier(saisie, {
    nom: 'fichier',
    libelle: `${libelle} (${obligatoire ? 'obligatoire' : 'facultatif'})`,
    aide: 'Il est conservé avec son empreinte. 5 Mo au plus.',
  })}${champTexte(saisie, {
    nom: 'document',
    libelle: 'Ou son empreinte SHA-256',
    aide: 'Si le document est conservé ailleurs : 64 caractères.',
  })}`;
