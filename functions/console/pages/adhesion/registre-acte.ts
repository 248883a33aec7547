/** One act on the register: its form, and where it cannot be undone, what will be done before it is. */
import { html } from 'hono/html';
import type { CommandeRegistre } from '../../../../schemas/messages/registre.ts';
import { jourEnClair } from '../../en-clair/evenement-registre.ts';
import { erreurs, type Saisie } from '../champ.ts';
import type { Html, Page } from '../gabarit.ts';
import { champDate, champLong, champsDuDocument } from './registre-champs.ts';

export type TypeDActe = Exclude<CommandeRegistre['type'], 'preparer' | 'inscrireSignataire' | 'retirerSignataire'>;

interface Mots {
  /** Under `/adhesions/<siret>/actes/`. */
  readonly chemin: string;
  readonly titre: string;
  readonly effet: string;
  readonly le: string;
  readonly bouton: string;
  /** It is nothing without its document. */
  readonly document: boolean;
  /** What cannot be taken back is read again before it is done. */
  readonly recapitulatif: boolean;
}

const ETAPE = { le: 'Date de l’acte', bouton: 'Enregistrer', document: false, recapitulatif: false } as const;

export const ACTES_DU_REGISTRE: Readonly<Record<TypeDActe, Mots>> = {
  valider: {
    ...ETAPE,
    chemin: 'validation',
    titre: 'Constater la validation fonctionnelle',
    effet: 'Les fichiers d’essai de l’organisme ont été validés (art. 2).',
  },
  accorder: {
    ...ETAPE,
    chemin: 'accord',
    titre: 'Enregistrer l’accord préalable de la DGFiP',
    effet: 'Sans cet accord, le formulaire ne peut pas être signé (art. 2).',
    document: true,
  },
  recevoirLeFormulaire: {
    ...ETAPE,
    chemin: 'formulaire-signe',
    titre: 'Recevoir le formulaire signé',
    effet: 'Le représentant légal a signé le formulaire et l’a transmis à son comptable (art. 2).',
    le: 'Reçu par le comptable le',
    document: true,
  },
  transmettreLaCopie: {
    ...ETAPE,
    chemin: 'copie',
    titre: 'Enregistrer l’envoi de la copie à la chambre régionale des comptes',
    effet: 'C’est la dernière étape : le formulaire entre en vigueur à sa date d’effet.',
  },
  abandonner: {
    ...ETAPE,
    chemin: 'abandon',
    titre: 'Abandonner le formulaire en préparation',
    effet: 'Les étapes déjà faites sont perdues ; le formulaire en vigueur, s’il y en a un, le reste.',
    bouton: 'Abandonner ce formulaire',
    recapitulatif: true,
  },
  ouvrirLaReception: {
    ...ETAPE,
    chemin: 'reception-helios',
    titre: 'Ouvrir la réception des données d’Hélios',
    effet: 'Le formulaire en vigueur a choisi cette réception (art. 2 c).',
  },
  renoncer: {
    ...ETAPE,
    chemin: 'renonciation',
    titre: 'Enregistrer la renonciation à l’adhésion',
    effet:
      'À partir de la date d’effet, les fichiers de l’organisme sont rejetés et le papier est dû ; y revenir demande un nouveau formulaire.',
    le: 'Date de la décision',
    bouton: 'Enregistrer la renonciation',
    document: true,
    recapitulatif: true,
  },
};

const DESTRUCTIFS: ReadonlySet<TypeDActe> = new Set(['abandonner', 'renoncer']);

const propres = (type: TypeDActe, saisie: Saisie): Html => {
  if (type === 'recevoirLeFormulaire')
    return champDate(saisie, {
      nom: 'signeLe',
      libelle: 'Date que porte le formulaire',
      aide: 'Un formulaire suivant l’annulera et le remplacera par cette date.',
    });
  if (type !== 'renoncer') return html``;
  return html`${champDate(saisie, { nom: 'effetLe', libelle: 'Date d’effet', aide: 'Jamais dans le passé.' })}
${champLong(saisie, { nom: 'modalites', libelle: 'Modalités de la renonciation', aide: 'Selon ce que le formulaire prévoit (art. 2 d).' })}`;
};

export function pageActe(type: TypeDActe, siret: string, pourAutrui: boolean, saisie: Saisie): Page {
  const { chemin, titre, effet, le, bouton, document, recapitulatif } = ACTES_DU_REGISTRE[type];
  const raison = DESTRUCTIFS.has(type) ? 'Raison (obligatoire)' : 'Fondement (facultatif)';
  return {
    titre: `${titre} (ordonnateur ${siret})`,
    feuille: 'formulaire.css',
    chapeau: html`${erreurs(saisie)}<p class="chapeau">${effet}</p>`,
    contenu: html`<form class="formulaire" method="post" action="/adhesions/${siret}/actes/${chemin}" enctype="multipart/form-data">
${champDate(saisie, { nom: 'le', libelle: le })}${propres(type, saisie)}
${champLong(saisie, { nom: 'raison', libelle: raison, aide: 'En une phrase, sans nommer de personne : elle est inscrite au journal et ne s’efface pas.' })}
${champsDuDocument(saisie, document || pourAutrui)}
<p class="actions"><button type="submit">${recapitulatif ? 'Continuer' : bouton}</button> <a href="/adhesions/${siret}">Renoncer</a></p></form>`,
  };
}

/** What is about to be done, with the fields that carry it there. */
export function pageRecapitulatifDActe(type: TypeDActe, siret: string, champs: Readonly<Record<string, string>>): Page {
  const { chemin, titre, effet, bouton, le } = ACTES_DU_REGISTRE[type];
  const libelles: Readonly<Record<string, string>> = {
    le,
    effetLe: 'Date d’effet',
    modalites: 'Modalités',
    raison: 'Raison',
    document: 'Document joint (SHA-256)',
  };
  const dits = Object.entries(champs).filter(([nom, valeur]) => libelles[nom] !== undefined && valeur !== '');
  return {
    titre: `Récapitulatif : ${titre.charAt(0).toLowerCase()}${titre.slice(1)}`,
    feuille: 'formulaire.css',
    chapeau: html`<p class="chapeau">Relisez avant de confirmer : l’acte est inscrit au journal et ne s’efface pas.</p>`,
    contenu: html`<dl class="faits"><div><dt>Ordonnateur</dt><dd>${siret}</dd></div>${dits.map(
      ([nom, valeur]) =>
        html`<div><dt>${libelles[nom]}</dt><dd>${/^\d{4}-\d{2}-\d{2}$/.test(valeur) ? jourEnClair(valeur) : valeur}</dd></div>`,
    )}</dl><p>${effet}</p>
<form class="formulaire" method="post" action="/adhesions/${siret}/actes/${chemin}">${Object.entries(champs).map(
      ([nom, valeur]) => html`<input type="hidden" name="${nom}" value="${valeur}">`,
    )}<input type="hidden" name="confirme" value="oui">
<p class="actions"><button type="submit">${bouton}</button> <a href="/adhesions/${siret}">Renoncer</a></p></form>`,
  };
}
