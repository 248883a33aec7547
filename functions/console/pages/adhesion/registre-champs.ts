/** The fields of the forms of the register: each under its label, with its help, and what is wrong with it. */
import { html } from 'hono/html';
import { DOCUMENT_JOINT_MAX } from '../../../../schemas/messages/document-joint.ts';
import { octets } from '../../en-clair/nombre.ts';
import { cadre, idDe, type Saisie } from '../champ.ts';
import type { Html } from '../gabarit.ts';

export interface Champ {
  readonly nom: string;
  readonly libelle: string;
  readonly aide?: string;
}

export const champTexte = (saisie: Saisie, quoi: Champ, type: 'text' | 'date' = 'text'): Html =>
  cadre(saisie, quoi, (attributs, valeur) => html`<input ${attributs} type="${type}" value="${valeur}">`);

export const champDate = (saisie: Saisie, quoi: Champ): Html => champTexte(saisie, quoi, 'date');

export const champLong = (saisie: Saisie, quoi: Champ): Html =>
  cadre(
    saisie,
    quoi,
    (attributs, valeur) => html`<textarea ${attributs} rows="3" maxlength="500">${valeur}</textarea>`,
  );

export const champFichier = (saisie: Saisie, quoi: Champ): Html =>
  cadre(saisie, quoi, (attributs) => html`<input ${attributs} type="file">`);

export const champChoix = (
  saisie: Saisie,
  quoi: Champ,
  choix: readonly (readonly [valeur: string, libelle: string])[],
): Html =>
  cadre(
    saisie,
    quoi,
    (attributs, choisie) =>
      html`<select ${attributs}>${choix.map(
        ([valeur, libelle]) =>
          html`<option value="${valeur}"${valeur === choisie ? html` selected` : ''}>${libelle}</option>`,
      )}</select>`,
  );

/** One box: its label is beside it. */
export function champCoche(saisie: Saisie, { nom, libelle }: Champ, valeur = 'oui', suffixe = ''): Html {
  const id = `${idDe(nom)}${suffixe}`;
  const cochees = [saisie.valeurs[nom] ?? []].flat();
  return html`<p><input type="checkbox" id="${id}" name="${nom}" value="${valeur}"${
    cochees.includes(valeur) ? html` checked` : ''
  }> <label for="${id}">${libelle}</label></p>`;
}

export const groupe = (legende: string, contenu: unknown): Html =>
  html`<fieldset class="champ"><legend>${legende}</legend>${contenu}</fieldset>`;

/** The document of an act that somebody else decided, or that is nothing without it. */
export const champsDuDocument = (saisie: Saisie, obligatoire: boolean, libelle = 'Document'): Html =>
  html`${champFichier(saisie, {
    nom: 'fichier',
    libelle: `${libelle} (${obligatoire ? 'obligatoire' : 'facultatif'})`,
    aide: `Il est conservé avec son empreinte. ${octets(DOCUMENT_JOINT_MAX)} au plus.`,
  })}${champTexte(saisie, {
    nom: 'document',
    libelle: 'Ou son empreinte SHA-256',
    aide: 'Si le document est conservé ailleurs : 64 caractères.',
  })}`;
