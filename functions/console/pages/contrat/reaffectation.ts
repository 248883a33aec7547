/** Dossiers handed to another étude of the contract: which ones, what will be done, and what came of each. */
import { html } from 'hono/html';
import { MOTIFS_DE_REAFFECTATION } from '../../../../schemas/evenements/pca-echanges.ts';
import { REAFFECTATIONS } from '../../en-clair/dossier/reaffectations.ts';
import { jourEnClair } from '../../en-clair/evenement-registre.ts';
import { compter } from '../../en-clair/nombre.ts';
import type { ContratLu } from '../../lecture/contrat/contrat.ts';
import { champ, erreurs, type Saisie, VIERGE } from '../champ.ts';
import { etiquette } from '../fragments.ts';
import { type Page, tableau } from '../gabarit.ts';
import { ISSUES_DU_LOT, type ResultatDuLot } from '../lot/lots.ts';
import type { ChampDuContrat } from './actes-du-contrat.ts';
import { champDuContrat, champDuMessage } from './champs-du-contrat.ts';

const EFFET =
  'Ni le premier jour, ni le terme, ni le solde ne changent. L’ancienne étude reverse encore ce qu’elle a reçu.';

const poste: ChampDuContrat = {
  ...{ nom: 'poste', libelle: 'Poste comptable', sorte: 'choix' },
  choix: ({ postes }) => postes.map((codique) => [codique, codique]),
};
const etude: ChampDuContrat = {
  ...{ nom: 'etude', libelle: 'Nouvelle étude', sorte: 'choix' },
  choix: ({ membres }) => membres.filter(({ jusquAu }) => jusquAu === null).map(({ etude: siret }) => [siret, siret]),
};
const motif: ChampDuContrat = {
  ...{ nom: 'motif', libelle: 'Motif, dit aux deux études et au comptable', sorte: 'choix' },
  choix: () => MOTIFS_DE_REAFFECTATION.map((un) => [un, REAFFECTATIONS[un]]),
};
const document: ChampDuContrat = {
  ...{ nom: 'document', libelle: 'Pièce à l’appui (facultatif)', sorte: 'fichier', facultatif: true },
};
const survenuLe: ChampDuContrat = { nom: 'survenuLe', libelle: 'Décidé le', sorte: 'date' };

export function pageReaffectation(lu: ContratLu, saisie: Saisie): Page {
  return {
    titre: `Réaffecter des dossiers – ${lu.contrat}`,
    feuille: 'formulaire.css',
    chapeau: html`${erreurs(saisie)}<p class="chapeau">${EFFET}</p>`,
    contenu: html`<form class="formulaire" method="post" action="/contrats/${lu.contrat}/reaffectation">
${champDuMessage(saisie)}${champDuContrat(saisie, poste, lu)}
${champ(saisie, { nom: 'numeros', titre: 'Numéros des dossiers', aide: 'Un par ligne, 50 au plus.', lignes: 8, requis: true })}
${champDuContrat(saisie, etude, lu)}${champDuContrat(saisie, motif, lu)}${champDuContrat(saisie, survenuLe, lu)}
<p class="actions"><button type="submit">Continuer</button> <a href="/contrats/${lu.contrat}">Renoncer</a></p></form>`,
  };
}

interface Demandee {
  readonly message: { readonly id: string };
  readonly poste: string;
  readonly numeros: readonly string[];
  readonly etude: string;
  readonly survenuLe: string;
  readonly motif: (typeof MOTIFS_DE_REAFFECTATION)[number];
}

export function pageRecapitulatifDeReaffectation(contrat: string, demandee: Demandee): Page {
  const { message, numeros } = demandee;
  const caches = {
    ...{ message: message.id, poste: demandee.poste, etude: demandee.etude, survenuLe: demandee.survenuLe },
    ...{ motif: demandee.motif, numeros: numeros.join('\n'), confirme: 'oui' },
  };
  return {
    titre: 'Récapitulatif : réaffecter des dossiers',
    feuille: 'formulaire.css',
    chapeau: html`<p class="chapeau">Relisez avant de confirmer : un acte par dossier est inscrit au journal et ne s’efface pas.</p>`,
    contenu: html`<dl class="faits"><div><dt>Poste comptable</dt><dd>${demandee.poste}</dd></div>
<div><dt>Dossiers</dt><dd>${compter(numeros.length, 'dossier')} : ${numeros.join(', ')}</dd></div>
<div><dt>Nouvelle étude</dt><dd>${demandee.etude}</dd></div>
<div><dt>Motif</dt><dd>${REAFFECTATIONS[demandee.motif]}</dd></div><div><dt>Décidé le</dt><dd>${jourEnClair(demandee.survenuLe)}</dd></div></dl><p>${EFFET}</p>
<form class="formulaire" method="post" action="/contrats/${contrat}/reaffectation" enctype="multipart/form-data">${Object.entries(
      caches,
    ).map(([nom, valeur]) => html`<input type="hidden" name="${nom}" value="${valeur}">`)}
${champDuContrat(VIERGE, document, null)}
<p class="actions"><button type="submit">Réaffecter</button> <a href="/contrats/${contrat}/reaffectation">Renoncer</a></p></form>`,
  };
}

/** No link to the dossiers: whoever reads this may not open them. */
export function pageResultatDeReaffectation(contrat: string, resultats: readonly ResultatDuLot[]): Page {
  const refuses = resultats.filter(({ issue }) => issue === 'refuse').length;
  const lignes = resultats.map(
    ({
      numero,
      issue,
      phrase,
      remede,
    }) => html`<tr><th scope="row">${numero}</th><td>${etiquette(...ISSUES_DU_LOT[issue])}</td>
<td>${phrase}${remede === null ? '' : html`<span class="precision">${remede}</span>`}</td></tr>`,
  );
  return {
    titre: 'Résultat : réaffecter des dossiers',
    feuille: 'formulaire.css',
    chapeau: html`<p class="chapeau">${compter(resultats.length - refuses, 'dossier traité', 'dossiers traités')}, ${compter(refuses, 'refusé', 'refusés')}.
Renvoyer cette demande ne refait rien de ce qui est fait.</p>`,
    contenu: html`${tableau('resultats', 'Un acte par dossier', ['Dossier', 'Issue', 'Explication'], lignes)}<p><a href="/contrats/${contrat}">Contrat ${contrat}</a></p>`,
  };
}
