/** The comptable's decisions of art. 6, each in two pages: the form, then what will be done, to be confirmed. */
import { html } from 'hono/html';
import { MOTIFS_SUSPENSION } from '../../../../schemas/evenements/suspension.ts';
import type { Acte } from '../../../adhesion/suspension/commande.ts';
import { abreger } from '../../../depot/cle.ts';
import { MOTIFS_EN_CLAIR } from '../../en-clair/evenement-suspension.ts';
import { sobre } from '../../en-clair/sobre.ts';
import { majuscule } from '../../en-clair/verdict.ts';
import type { SuspensionLue } from '../../lecture/suspension/suspension.ts';
import { cadre, erreurs } from '../champ.ts';
import type { Html, Page } from '../gabarit.ts';
import { champRaison, champsCaches, champsDuTiers, type SaisieDActe } from './suspension-champs.ts';

/** What the pages say of an act; `chemin`: of its form, `fin`: where it is done, both under the adhésion. */
interface Mots {
  readonly chemin: string;
  readonly fin: string;
  readonly titre: string;
  readonly effet: string;
  readonly aide: string;
  readonly bouton: string;
}

export const DECISIONS = {
  suspendre: {
    chemin: 'suspension/decider',
    fin: 'suspension',
    titre: 'Suspendre l’adhésion',
    effet:
      'Les mandats, titres, bordereaux et pièces justificatives seront dus sur papier. Les dépôts restent reçus, vérifiés et remis, sans dispense de papier. L’ordonnateur sera notifié.',
    aide: 'Ce que vous avez constaté, en une phrase : elle figurera dans la lettre de notification.',
    bouton: 'Prononcer la suspension',
  },
  confirmer: {
    chemin: 'suspension/confirmer',
    fin: 'suspension/confirmation',
    titre: 'Confirmer la suspension',
    effet: 'La suspension que Passerelle a prononcée sur votre instruction devient votre propre décision.',
    aide: 'Pourquoi les altérations trouvées sont graves, en une phrase.',
    bouton: 'Confirmer la suspension',
  },
  proposerLevee: {
    chemin: 'levee/proposer',
    fin: 'levee/proposition',
    titre: 'Proposer la levée de la suspension',
    effet: 'Une autre personne décidera de la levée. D’ici là, la suspension continue.',
    aide: 'Ce qui met fin à la cause de la suspension, en une phrase.',
    bouton: 'Proposer la levée',
  },
  ecarterLevee: {
    chemin: 'levee/ecarter',
    fin: 'levee/ecart',
    titre: 'Écarter la proposition de levée',
    effet: 'La suspension continue, et la proposition n’attend plus de décision. Une autre peut être faite.',
    aide: 'Ce qui s’oppose à la levée, en une phrase.',
    bouton: 'Écarter la proposition',
  },
  lever: {
    chemin: 'levee/decider',
    fin: 'levee',
    titre: 'Lever la suspension',
    effet:
      'Les dépôts remis à partir de maintenant dispensent de nouveau du papier. Ce qui a été remis pendant la suspension reste dû sur papier.',
    aide: 'Ce qui met fin à la cause de la suspension, en une phrase.',
    bouton: 'Lever la suspension',
  },
} as const satisfies Record<string, Mots>;
export type TypeDeDecision = keyof typeof DECISIONS;

const graves = ({ alterations }: SuspensionLue) => alterations.filter(({ constat }) => constat?.grave !== false);

/** The ground, and the alterations that it rests on: those called grave are ticked. */
function champsDuMotif(saisie: SaisieDActe, lue: SuspensionLue): Html {
  const alterations = graves(lue).slice(-50);
  return html`${cadre(
    saisie,
    { nom: 'motif', libelle: 'Motif (obligatoire)', aide: 'L’article 6 n’en connaît pas d’autre.' },
    (attributs, valeur) =>
      html`<select ${attributs} required>${MOTIFS_SUSPENSION.map(
        (motif) =>
          html`<option value="${motif}"${motif === valeur ? html` selected` : ''}>${majuscule(MOTIFS_EN_CLAIR[motif])}</option>`,
      )}</select>`,
  )}${
    alterations.length === 0
      ? ''
      : html`<fieldset class="champ"><legend>Altérations qui la fondent</legend>${alterations.map(
          ({ depotId, constat }) =>
            html`<p><input type="checkbox" id="a-${abreger(depotId)}" name="alterations" value="${depotId}"${
              constat?.grave ? html` checked` : ''
            }> <label for="a-${abreger(depotId)}">Dépôt <code>${abreger(depotId)}</code>${
              constat?.grave ? ', qualifiée grave' : ', non qualifiée'
            }</label></p>`,
        )}</fieldset>`
  }`;
}

export function pageDecision(type: TypeDeDecision, lue: SuspensionLue, saisie: SaisieDActe): Page {
  const { chemin, titre, aide, effet } = DECISIONS[type];
  const retour = `/adhesions/${lue.siret}/suspension`;
  return {
    titre: `${titre} de l’ordonnateur ${lue.siret}`,
    feuille: 'formulaire.css',
    chapeau: html`${erreurs(saisie)}<p class="chapeau">${effet}</p>`,
    contenu: html`<form class="formulaire" method="post" action="/adhesions/${lue.siret}/${chemin}"${
      saisie.documentDu ? html` enctype="multipart/form-data"` : ''
    }>
${type === 'suspendre' ? champsDuMotif(saisie, lue) : ''}${champRaison(saisie, aide)}${champsDuTiers(saisie, lue.codiques, type === 'proposerLevee' || type === 'ecarterLevee')}
<p class="actions"><button type="submit">Continuer</button> <a href="${retour}">Renoncer</a></p></form>
<p class="aide">Rien n’est fait encore : la page suivante récapitule la décision.</p>`,
  };
}

/** What is about to be done, and the fields that carry it there. */
export interface Recapitulatif {
  readonly siret: string;
  readonly acte: Acte;
  readonly motif: (typeof MOTIFS_SUSPENSION)[number] | null;
  readonly alterations: readonly string[];
}

const lignes = ({ siret, acte, motif, alterations }: Recapitulatif): readonly (readonly [string, unknown])[] => {
  const { decidePar, saisiPar, raison, document } = acte;
  return [
    ['Ordonnateur', siret],
    ...(motif === null ? [] : [['Motif', majuscule(MOTIFS_EN_CLAIR[motif])] as const]),
    ['Raison', sobre(raison.trim())],
    ...(alterations.length === 0 ? [] : [['Altérations', alterations.map(abreger).join(', ')] as const]),
    ['Décidé par', `poste ${decidePar.codique ?? 'inconnu'}, habilitation ${decidePar.id}`],
    ...(saisiPar.id === decidePar.id ? [] : [['Saisi par', `${saisiPar.role}, habilitation ${saisiPar.id}`] as const]),
    ...(document === null ? [] : [['Document joint (SHA-256)', html`<code>${document}</code>`] as const]),
  ];
};

export function pageRecapitulatif(type: TypeDeDecision, recapitulatif: Recapitulatif): Page {
  const { siret, acte, motif, alterations } = recapitulatif;
  const { titre, fin, effet, bouton } = DECISIONS[type];
  const { decidePar, raison, document, piece } = acte;
  return {
    titre: `Récapitulatif : ${titre.charAt(0).toLowerCase()}${titre.slice(1)}`,
    feuille: 'formulaire.css',
    chapeau: html`<p class="chapeau">Relisez avant de confirmer : la décision est inscrite au journal et ne s’efface pas.</p>`,
    contenu: html`<dl class="faits">${lignes(recapitulatif).map(
      ([nom, valeur]) => html`<div><dt>${nom}</dt><dd>${valeur}</dd></div>`,
    )}</dl><p>${effet}</p>
<form class="formulaire" method="post" action="/adhesions/${siret}/${fin}">${champsCaches({
      raison: raison.trim(),
      codique: decidePar.codique ?? '',
      decideur: decidePar.id,
      alterations,
      ...(motif === null ? {} : { motif }),
      ...(document === null ? {} : { document }),
      ...(piece === undefined ? {} : { version: piece.version }),
    })}
<p class="actions"><button type="submit">${bouton}</button> <a href="/adhesions/${siret}/suspension">Renoncer</a></p></form>`,
  };
}
