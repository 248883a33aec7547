/** The fields of an act on a contract, each of its kind. */
import { html } from 'hono/html';
import { PARAMETRES_PAR_DEFAUT, type Parametres } from '../../../../schemas/pca/parametres.ts';
import type { ContratLu } from '../../lecture/contrat/contrat.ts';
import { cadre, type Saisie, valeurDe } from '../champ.ts';
import type { Html } from '../gabarit.ts';
import type { ChampDuContrat, Choix } from './actes-du-contrat.ts';

const requis = ({ facultatif }: ChampDuContrat): Html => (facultatif ? html`` : html` required`);

const liste = (choix: Choix, choisi: string): Html =>
  html`<option value="">Choisir…</option>${choix.map(
    ([valeur, libelle]) =>
      html`<option value="${valeur}"${valeur === choisi ? html` selected` : ''}>${libelle}</option>`,
  )}`;

const OUI_NON: Choix = [
  ['oui', 'Oui'],
  ['non', 'Non'],
];

type Numerique = { [N in keyof Parametres]: Parametres[N] extends number ? N : never }[keyof Parametres];

/** Rates are typed in percents; the rest are whole numbers. */
export const NOMBRES_DES_PARAMETRES = [
  ['dureeJours', 'Durée de la phase (jours)', 'entier'],
  ['dureeReconduiteJours', 'Durée après une reconduction aux objectifs manqués (jours)', 'entier'],
  ['objectifProduitsLocaux', 'Objectif des produits locaux (%)', 'pourcent'],
  ['tauxAmendesPremiereAnnee', 'Taux des amendes, première année (%)', 'pourcent'],
  ['jourEtatRecapitulatif', 'Jour limite de l’état récapitulatif', 'entier'],
  ['chequeTresorJours', 'Dépôt d’un chèque au Trésor (jours)', 'entier'],
  ['deuxSemainesJours', '« Deux semaines » (jours)', 'entier'],
  ['dureeContratAns', 'Durée du contrat (années)', 'entier'],
  ['miseEnDemeureMois', 'Délai de mise en demeure (mois)', 'entier'],
  ['informerJoursOuvres', 'Informer au plus tard (jours ouvrés)', 'entier'],
  ['lectureJoursOuvres', 'Lecture d’un dossier (jours ouvrés)', 'entier'],
  ['margePrescriptionJours', 'Marge avant la prescription (jours)', 'entier'],
  ['attenteDuCompteJours', 'Attente d’un nouveau compte (jours)', 'entier'],
  ['controleMois', 'Contrôle de l’étude (mois)', 'entier'],
  ['controleMaximumMois', 'Contrôle de l’étude, dernier délai (mois)', 'entier'],
] as const satisfies readonly (readonly [Numerique, string, 'entier' | 'pourcent'])[];

const CHOIX_DES_PARAMETRES = [
  [
    'regimeReversement',
    'Reversement des sommes autres que les chèques au Trésor',
    [
      ['plus-court', 'le plus court des deux'],
      ['deux-semaines', 'deux semaines'],
      ['legal', 'délais légaux'],
    ],
  ],
  [
    'imputation',
    'Imputation d’un versement',
    [
      ['principal-d-abord', 'le principal d’abord'],
      ['prorata', 'au prorata du principal et des frais'],
    ],
  ],
  [
    'assietteDirecte',
    'Assiette des frais d’une amende payée au comptable',
    [
      ['somme-recue', 'la somme reçue'],
      ['somme-nette', 'la somme nette des frais'],
    ],
  ],
  ['reportDuTerme', 'Terme un jour chômé reporté au jour ouvré suivant', [...OUI_NON].reverse()],
] as const satisfies readonly (readonly [keyof Parametres, string, Choix])[];

const enPourcent = (pointsDeBase: number): string => String(pointsDeBase / 100).replace('.', ',');

/** As the form types them in: those in force, or those of the first contract. */
export function parametresSaisis(parametres: Parametres = PARAMETRES_PAR_DEFAUT): Record<string, string> {
  const nombres = NOMBRES_DES_PARAMETRES.map(([nom, , sorte]) => [
    `parametres.${nom}`,
    sorte === 'pourcent' ? enPourcent(parametres[nom]) : String(parametres[nom]),
  ]);
  const { regimeReversement, imputation, assietteDirecte, reportDuTerme } = parametres;
  const choisis = { regimeReversement, imputation, assietteDirecte, reportDuTerme: reportDuTerme ? 'oui' : 'non' };
  return {
    ...Object.fromEntries(nombres),
    ...Object.fromEntries(Object.entries(choisis).map(([nom, valeur]) => [`parametres.${nom}`, valeur])),
    'parametres.certificats': parametres.certificats.join(', '),
  };
}

export function champsDesParametres(saisie: Saisie): Html {
  const nombres = NOMBRES_DES_PARAMETRES.map(([nom, libelle]) =>
    cadre(
      saisie,
      { nom: `parametres.${nom}`, libelle },
      (attributs, valeur) =>
        html`<input ${attributs} type="text" inputmode="decimal" size="8" required value="${valeur}">`,
    ),
  );
  const choix = CHOIX_DES_PARAMETRES.map(([nom, libelle, parmi]) =>
    cadre(
      saisie,
      { nom: `parametres.${nom}`, libelle },
      (attributs, valeur) => html`<select ${attributs} required>${liste(parmi, valeur)}</select>`,
    ),
  );
  return html`<fieldset><legend>Paramètres du contrat</legend>${nombres}${choix}${cadre(
    saisie,
    {
      nom: 'parametres.certificats',
      libelle: 'Certificats admis',
      aide: 'Parmi dgfip, rgs, eidas ; séparés par des virgules.',
    },
    (attributs, valeur) => html`<input ${attributs} type="text" required value="${valeur}">`,
  )}</fieldset>`;
}

const secteurs = (saisie: Saisie, champ: ChampDuContrat): Html =>
  html`${cadre(saisie, champ, (attributs, valeur) => html`<textarea ${attributs} rows="8">${valeur}</textarea>`)}
<div class="champ"><label for="fichier">Fichier CSV (facultatif)</label><input id="fichier" name="fichier" type="file" accept=".csv,text/csv"></div>`;

/** `lu`: null for a contract that is not there yet. */
export function champDuContrat(saisie: Saisie, champ: ChampDuContrat, lu: ContratLu | null): Html {
  const { sorte } = champ;
  switch (sorte) {
    case 'parametres':
      return champsDesParametres(saisie);
    case 'secteurs':
      return secteurs(saisie, champ);
    case 'choix':
    case 'signeur':
    case 'oui-non': {
      const parmi = sorte === 'oui-non' ? OUI_NON : lu === null ? [] : (champ.choix?.(lu) ?? []);
      return cadre(
        saisie,
        champ,
        (attributs, valeur) => html`<select ${attributs}${requis(champ)}>${liste(parmi, valeur)}</select>`,
      );
    }
    case 'fichier':
    case 'certificat':
      return cadre(saisie, champ, (attributs) => html`<input ${attributs} type="file"${requis(champ)}>`);
    case 'date':
    case 'ligne':
    case 'pourcent': {
      const type = sorte === 'date' ? 'date' : 'text';
      return cadre(
        saisie,
        champ,
        (attributs, valeur) => html`<input ${attributs} type="${type}"${requis(champ)} value="${valeur}">`,
      );
    }
    default:
      return sorte satisfies never;
  }
}

/** The act told again is the same act: the form bears the name of its message. */
export const champDuMessage = (saisie: Saisie): Html =>
  html`<input type="hidden" name="message" value="${valeurDe(saisie, 'message')}">`;
