/** The form of one act, and where it cannot be undone, what will be done before it is. */
import { html } from 'hono/html';
import { euros, jour } from '../../en-clair/dossier/sommes.ts';
import type { DossierMontre } from '../../lecture/dossier/dossier-montre.ts';
import {
  champChoix,
  champCoche,
  champDate,
  champFichier,
  champLong,
  champTexte,
  groupe,
} from '../adhesion/registre-champs.ts';
import { cadre, erreurs, type Saisie } from '../champ.ts';
import type { Html, Page } from '../gabarit.ts';
import type { ActeMontre, ChampDActe } from './acte.ts';
import { adresseDuDossier, etatDuDossier } from './fragments-du-dossier.ts';

/** Typed line by line, and said field by field where it is wrong. */
const adresse = (saisie: Saisie, { nom, libelle }: ChampDActe): Html =>
  groupe(
    libelle,
    html`${champLong(saisie, { nom: `${nom}.lignes`, libelle: 'Voie', aide: 'Quatre lignes au plus.' })}
${champTexte(saisie, { nom: `${nom}.codePostal`, libelle: 'Code postal' })}
${champTexte(saisie, { nom: `${nom}.commune`, libelle: 'Commune' })}
${champTexte(saisie, { nom: `${nom}.pays`, libelle: 'Pays (facultatif)' })}`,
  );

const fichiers = (saisie: Saisie, { nom, libelle, aide }: ChampDActe): Html =>
  cadre(saisie, { nom, libelle, aide }, (attributs) => html`<input ${attributs} type="file" multiple>`);

function champ(saisie: Saisie, montre: DossierMontre, quoi: ChampDActe): Html {
  const { nom, aide, sorte, choix, facultatif } = quoi;
  const dessin = { nom, libelle: facultatif ? `${quoi.libelle} (facultatif)` : quoi.libelle, ...(aide && { aide }) };
  switch (sorte) {
    case 'date':
      return champDate(saisie, dessin);
    case 'choix':
      return champChoix(saisie, dessin, choix?.(montre) ?? []);
    case 'oui-non':
      return champChoix(saisie, dessin, [
        ['oui', 'Oui'],
        ['non', 'Non'],
      ]);
    case 'coche':
      return champCoche(saisie, dessin);
    case 'texte':
    case 'echeances':
      return champLong(saisie, dessin);
    case 'fichier':
      return champFichier(saisie, dessin);
    case 'fichiers':
      return fichiers(saisie, quoi);
    case 'adresse':
      return adresse(saisie, quoi);
    case 'euros':
    case 'entier':
    case 'ligne':
      return champTexte(saisie, dessin);
    default:
      return sorte satisfies never;
  }
}

export interface FormulaireDActe {
  readonly montre: DossierMontre;
  readonly acte: ActeMontre;
  readonly saisie: Saisie;
  /** The same at every attempt: what was done is not done twice. */
  readonly message: string;
}

const adresseDeLActe = ({ montre, acte }: Pick<FormulaireDActe, 'montre' | 'acte'>): string =>
  `${adresseDuDossier(montre)}/actes/${acte.chemin}`;

const rappel = (montre: DossierMontre): Html =>
  html`<p>Dossier ${montre.numero}, poste ${montre.poste}. ${etatDuDossier(montre.dossier.etat)}</p>`;

export function pageActe(formulaire: FormulaireDActe): Page {
  const { montre, acte, saisie, message } = formulaire;
  return {
    titre: `${acte.titre} (dossier ${montre.numero})`,
    feuille: 'formulaire.css',
    chapeau: html`${erreurs(saisie)}<p class="chapeau">${acte.effet}</p>${rappel(montre)}`,
    contenu: html`<form class="formulaire" method="post" action="${adresseDeLActe(formulaire)}" enctype="multipart/form-data">
<input type="hidden" name="message" value="${message}">
${acte.champs.map((quoi) => champ(saisie, montre, quoi))}
<p class="actions"><button type="submit">${acte.recapitulatif ? 'Continuer' : acte.bouton}</button> <a href="${adresseDuDossier(montre)}">Renoncer</a></p></form>`,
  };
}

/** As it was typed, in words. */
function dit({ sorte, choix }: ChampDActe, valeur: string, montre: DossierMontre): string {
  if (sorte === 'date') return jour(valeur);
  if (sorte === 'choix') return choix?.(montre).find(([code]) => code === valeur)?.[1] ?? valeur;
  return sorte === 'euros' && valeur !== '' ? `${valeur} €` : valeur;
}

/** What is about to be done, with the fields that carry it there. */
export function pageRecapitulatif(
  formulaire: Omit<FormulaireDActe, 'saisie'>,
  valeurs: Readonly<Record<string, string>>,
): Page {
  const { montre, acte, message } = formulaire;
  const dits = acte.champs.flatMap((quoi) => {
    const valeur = valeurs[quoi.nom] ?? '';
    return valeur === '' ? [] : [html`<div><dt>${quoi.libelle}</dt><dd>${dit(quoi, valeur, montre)}</dd></div>`];
  });
  return {
    titre: `Récapitulatif : ${acte.titre.charAt(0).toLowerCase()}${acte.titre.slice(1)}`,
    feuille: 'formulaire.css',
    chapeau: html`<p class="chapeau">Relisez avant de confirmer : l’acte est inscrit au journal et ne s’efface pas.</p>${rappel(montre)}`,
    contenu: html`<dl class="faits">${dits}<div><dt>Dette du dossier</dt><dd>${euros(montre.dossier.compte.dette)}</dd></div></dl><p>${acte.effet}</p>
<form class="formulaire" method="post" action="${adresseDeLActe(formulaire)}">
<input type="hidden" name="message" value="${message}"><input type="hidden" name="confirme" value="oui">
${Object.entries(valeurs).map(([nom, valeur]) => html`<input type="hidden" name="${nom}" value="${valeur}">`)}
<p class="actions"><button type="submit">${acte.bouton}</button> <a href="${adresseDuDossier(montre)}">Renoncer</a></p></form>`,
  };
}
