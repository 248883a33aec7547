/** The fields that the forms of art. 6 share, each with what is wrong with it. */
import { html } from 'hono/html';
import type { Refus } from '../../../../schemas/messages/refus.ts';
import { cadre, listeDesFautes } from '../champ.ts';
import type { Html } from '../gabarit.ts';

/** A form as it is shown again: what was typed, and why it was refused. */
export interface Saisie {
  readonly valeurs: Readonly<Record<string, string>>;
  readonly refus: Refus | null;
  /** An administrateur types in the comptable's decision: which comptable. */
  readonly parUnTiers: boolean;
  /** Whoever types in the decision is not the comptable, who signed it on a document. */
  readonly documentDu: boolean;
}

export const SAISIE_VIDE = { valeurs: {}, refus: null } as const;

/** The field that each refusal is about; what is about none of them stands on top alone. */
const CHAMPS: Readonly<Record<string, string>> = {
  RAISON_ABSENTE: 'raison',
  RAISON_ILLISIBLE: 'raison',
  DOCUMENT_ABSENT: 'fichier',
  INSTRUCTION_NON_SIGNEE: 'fichier',
  DECIDEUR_NON_DIT: 'codique',
  DECIDEUR_NON_HABILITE: 'decideur',
  COMPTABLE_NON_ASSIGNATAIRE: 'codique',
  MOTIF_NON_DIT: 'motif',
  GRAVITE_NON_DITE: 'grave',
  POLITIQUE_ILLISIBLE: 'alterations',
  DATE_IMPOSSIBLE: 'le',
  DATE_ILLISIBLE: 'le',
};

const fautif = ({ refus }: Saisie, nom: string): boolean => refus !== null && CHAMPS[refus.code] === nom;

export const erreurs = ({ refus }: Saisie): Html =>
  listeDesFautes(
    'Rien n’est enregistré',
    refus === null ? [] : [{ champ: CHAMPS[refus.code] ?? null, phrase: refus.phrase }],
  );

interface Champ {
  readonly nom: string;
  readonly libelle: string;
  readonly aide?: string;
}

export const champ = (saisie: Saisie, quoi: Champ, dessiner: (attributs: Html, valeur: string) => Html): Html =>
  cadre({ ...quoi, faute: fautif(saisie, quoi.nom) ? saisie.refus?.phrase : undefined }, (attributs) =>
    dessiner(attributs, saisie.valeurs[quoi.nom] ?? ''),
  );

export const champRaison = (saisie: Saisie, aide: string): Html =>
  champ(
    saisie,
    {
      nom: 'raison',
      libelle: 'Raison (obligatoire)',
      aide: `${aide} Ne nommez pas de personne : elle est inscrite au journal et ne s’efface pas.`,
    },
    (attributs, valeur) => html`<textarea ${attributs} rows="3" maxlength="500" required>${valeur}</textarea>`,
  );

export const champDocument = (saisie: Saisie, libelle: string, aide: string, obligatoire: boolean): Html =>
  champ(
    saisie,
    {
      nom: 'fichier',
      libelle: `${libelle} (${obligatoire ? 'obligatoire' : 'facultatif'})`,
      aide: `${aide} 5 Mo au plus.`,
    },
    (attributs) => html`<input ${attributs} type="file"${obligatoire ? html` required` : ''}>`,
  );

export const champPoste = (saisie: Saisie, codiques: readonly string[]): Html =>
  champ(
    saisie,
    { nom: 'codique', libelle: 'Poste du comptable (obligatoire)', aide: 'Celui que nomme le formulaire d’adhésion.' },
    (attributs, valeur) =>
      html`<select ${attributs} required>${codiques.map(
        (codique) => html`<option value="${codique}"${codique === valeur ? html` selected` : ''}>${codique}</option>`,
      )}</select>`,
  );

export const champDecideur = (saisie: Saisie): Html =>
  champ(
    saisie,
    {
      nom: 'decideur',
      libelle: 'Habilitation du comptable',
      aide: 'L’identifiant de son habilitation, en vigueur ; rien, s’il n’est pas tenu d’habilitations sur cette machine.',
    },
    (attributs, valeur) => html`<input ${attributs} type="text" maxlength="64" value="${valeur}">`,
  );

/** What is asked of whoever types in the decision of another: a comptable says nothing of all that. `agentLibre`: nor his agent. */
export function champsDuTiers(saisie: Saisie, codiques: readonly string[], agentLibre = false): Html {
  const { parUnTiers, documentDu } = saisie;
  const aide = 'Le document signé par lequel il décide : il est conservé avec son empreinte.';
  return html`${parUnTiers ? html`${champPoste(saisie, codiques)}${champDecideur(saisie)}` : ''}${
    parUnTiers || (documentDu && !agentLibre) ? champDocument(saisie, 'Décision écrite du comptable', aide, true) : ''
  }`;
}

/** What a summary page carries on to the act itself. */
export const champsCaches = (valeurs: Readonly<Record<string, string | readonly string[]>>): Html =>
  html`${Object.entries(valeurs).flatMap(([nom, valeur]) =>
    [valeur].flat().map((une) => html`<input type="hidden" name="${nom}" value="${une}">`),
  )}`;
