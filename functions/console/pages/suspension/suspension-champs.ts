/** The fields that the forms of art. 6 share, each with what is wrong with it. */
import { html } from 'hono/html';
import { DOCUMENT_JOINT_MAX } from '../../../../schemas/messages/document-joint.ts';
import { octets } from '../../en-clair/nombre.ts';
import { cadre, type Saisie } from '../champ.ts';
import type { Html } from '../gabarit.ts';

/** The form of an act, and what it must ask of whoever types it in. */
export interface SaisieDActe extends Saisie {
  /** An administrateur types in the comptable's decision: which comptable. */
  readonly parUnTiers: boolean;
  /** Whoever types in the decision is not the comptable, who signed it on a document. */
  readonly documentDu: boolean;
}

/** The field that each refusal is about. */
export const CHAMPS_DES_REFUS: Readonly<Record<string, string>> = {
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

export const champRaison = (saisie: SaisieDActe, aide: string): Html =>
  cadre(
    saisie,
    {
      nom: 'raison',
      libelle: 'Raison (obligatoire)',
      aide: `${aide} Ne nommez pas de personne : elle est inscrite au journal et ne s’efface pas.`,
    },
    (attributs, valeur) => html`<textarea ${attributs} rows="3" maxlength="500" required>${valeur}</textarea>`,
  );

export const champDocument = (saisie: SaisieDActe, libelle: string, aide: string, obligatoire: boolean): Html =>
  cadre(
    saisie,
    {
      nom: 'fichier',
      libelle: `${libelle} (${obligatoire ? 'obligatoire' : 'facultatif'})`,
      aide: `${aide} ${octets(DOCUMENT_JOINT_MAX)} au plus.`,
    },
    (attributs) => html`<input ${attributs} type="file"${obligatoire ? html` required` : ''}>`,
  );

export const champPoste = (saisie: SaisieDActe, codiques: readonly string[]): Html =>
  cadre(
    saisie,
    { nom: 'codique', libelle: 'Poste du comptable (obligatoire)', aide: 'Celui que nomme le formulaire d’adhésion.' },
    (attributs, valeur) =>
      html`<select ${attributs} required>${codiques.map(
        (codique) => html`<option value="${codique}"${codique === valeur ? html` selected` : ''}>${codique}</option>`,
      )}</select>`,
  );

export const champDecideur = (saisie: SaisieDActe): Html =>
  cadre(
    saisie,
    {
      nom: 'decideur',
      libelle: 'Habilitation du comptable',
      aide: 'L’identifiant de son habilitation, en vigueur ; rien, s’il n’est pas tenu d’habilitations sur cette machine.',
    },
    (attributs, valeur) => html`<input ${attributs} type="text" maxlength="64" value="${valeur}">`,
  );

/** What is asked of whoever types in the decision of another: a comptable says nothing of all that. `agentLibre`: nor his agent. */
export function champsDuTiers(saisie: SaisieDActe, codiques: readonly string[], agentLibre = false): Html {
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
