/** One transfer before it is announced: its lines, its total, its reference and its account. */
import { html } from 'hono/html';
import { euros } from '../../en-clair/dossier/sommes.ts';
import { compter } from '../../en-clair/nombre.ts';
import { MODES_DE_REVERSEMENT } from '../../en-clair/reversement/evenement-reversement.ts';
import { champ, erreurs, type Saisie } from '../champ.ts';
import { champDuMessage } from '../contrat/champs-du-contrat.ts';
import { adresseDuDossier, somme } from '../dossier/fragments-du-dossier.ts';
import { type Page, tableau } from '../gabarit.ts';
import { ligneEnTexte } from './reversements.ts';

export interface LigneChoisie {
  readonly dossier: string;
  readonly mouvement: string;
  readonly montant: number;
}

export interface ReversementPrepare {
  readonly etude: string;
  readonly poste: string;
  readonly mode: 'virement' | 'remise';
  readonly lignes: readonly LigneChoisie[];
}

export const totalDesLignes = ({ lignes }: Pick<ReversementPrepare, 'lignes'>): number =>
  lignes.reduce((total, { montant }) => total + montant, 0);

export function pageAnnonce(prepare: ReversementPrepare, saisie: Saisie): Page {
  const { etude, poste, mode, lignes } = prepare;
  const table = lignes.map(
    ({ dossier, mouvement, montant }) =>
      html`<tr><th scope="row"><a href="${adresseDuDossier({ poste, numero: dossier })}">${dossier}</a></th><td>${mouvement}</td>${somme(montant)}</tr>`,
  );
  const legende = `${compter(lignes.length, 'versement')}, ${euros(totalDesLignes(prepare))} en tout`;
  return {
    titre: 'Annoncer un reversement',
    feuille: 'formulaire.css',
    chapeau: html`${erreurs(saisie)}<p class="chapeau">${MODES_DE_REVERSEMENT[mode]} au poste ${poste}. Relisez avant de
confirmer : l’annonce est inscrite au journal et portée à chaque dossier.</p>`,
    contenu: html`${tableau('lignes', legende, ['Dossier', 'Versement', 'Montant'], table)}
<form class="formulaire" method="post" action="/reversements">${champDuMessage(saisie)}
<input type="hidden" name="etude" value="${etude}"><input type="hidden" name="poste" value="${poste}"><input type="hidden" name="mode" value="${mode}">
${lignes.map((ligne) => html`<input type="hidden" name="lignes" value="${ligneEnTexte(ligne)}">`)}
${champ(saisie, { nom: 'reversement', titre: 'Référence du reversement', aide: 'Celle que porte le virement ou le bordereau de dépôt des chèques. Lettres sans accent, chiffres, point, tiret.', longueur: 64, requis: true })}
${champ(saisie, { nom: 'ordonneLe', titre: 'Fait le', type: 'date', requis: true })}
${mode === 'virement' ? champ(saisie, { nom: 'iban', titre: 'IBAN du compte affecté de l’étude', aide: 'Seule son empreinte est gardée.', longueur: 42, requis: true, autocomplete: 'off' }) : ''}
<p class="actions"><button type="submit">Annoncer le reversement</button> <a href="/reversements">Renoncer</a></p></form>`,
  };
}
