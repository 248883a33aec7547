/** The page of one dossier: where it stands, what may be done, its account, who owes, what happened. */
import { html } from 'hono/html';
import { joursEntre } from '../../../pca/calendrier/dates.ts';
import { estOuvert, etudeChargee, prescriptionDe } from '../../../pca/dossier/etat.ts';
import { ALERTES, CAUSES, CONSIGNES, NATURES, RECEPTIONS, REGLES, VOIES } from '../../en-clair/dossier/mots.ts';
import { compter } from '../../en-clair/nombre.ts';
import type { DemandeEnClair } from '../../lecture/dossier/demande-en-clair.ts';
import type { DossierMontre } from '../../lecture/dossier/dossier-montre.ts';
import { type Html, type Page, tableau } from '../gabarit.ts';
import type { ActeMontre } from './acte.ts';
import { chronologie } from './chronologie.ts';
import { sectionDesReglements, sectionDuCompte } from './compte.ts';
import { adresseDuDossier, date, etatDuDossier, fait, situationDe } from './fragments-du-dossier.ts';
import { sectionDesCreances, sectionDesRedevables } from './redevables.ts';

function resteAvantLeTerme({ dossier, jour }: DossierMontre): Html {
  const { terme } = dossier;
  if (terme === null) return html`Pas encore fixé : le délai court de la réception`;
  if (!estOuvert(dossier)) return date(terme);
  const reste = joursEntre(jour, terme);
  const combien = reste > 0 ? `encore ${compter(reste, 'jour')}` : reste === 0 ? 'dernier jour' : 'passé';
  return html`${date(terme)} (${combien})`;
}

function faits(montre: DossierMontre): Html {
  const { dossier, demande, poste } = montre;
  const { reception, suspensions, etat } = dossier;
  return html`<dl class="faits">${fait('Poste comptable', poste)}
${fait('Étude', etudeChargee(dossier) ?? '–')}${fait('Contrat', demande.contrat)}${fait('Nature', NATURES[demande.nature])}
${fait('Demande signée', html`${date(demande.signeeLe)}, ${VOIES[demande.voie]}`)}
${fait('Réception', reception === null ? 'Pas encore reçu' : html`${date(reception.jour)} (${RECEPTIONS[reception.moyen]})`)}
${fait('Dernier jour de la phase', resteAvantLeTerme(montre))}${fait('Prescription', date(prescriptionDe(dossier)))}
${
  suspensions.length === 0
    ? ''
    : fait(
        etat === 'solde' ? 'Vaudra si un paiement revient impayé' : 'Suspendu',
        suspensions.map(({ cause, depuis }) => html`${CAUSES[cause]}, depuis le ${date(depuis)} `),
      )
}
${dossier.finLe === null ? '' : fait('Fin de la phase', date(dossier.finLe))}</dl>`;
}

/** Paper that the étude had, or a demande that its system refused. */
function envoi(montre: DossierMontre): Html {
  const { etat } = montre.dossier;
  if (montre.demande.voie === 'papier' && (etat === 'signe' || etat === 'transmis'))
    return html`<p><a class="bouton" href="${adresseDuDossier(montre)}/papier">Dire quand l’étude a eu le papier</a></p>`;
  if (etat !== 'signe' || montre.dossier.rejet === null) return html``;
  return html`<form method="post" action="${adresseDuDossier(montre)}/retransmission"><p><button type="submit">Transmettre de nouveau à l’étude</button></p></form>`;
}

function actes(montre: DossierMontre, possibles: readonly ActeMontre[]): Html {
  if (possibles.length === 0) return html``;
  return html`<section><h2>Ce que vous pouvez faire</h2><ul>${possibles.map(
    ({ chemin, titre }) => html`<li><a href="${adresseDuDossier(montre)}/actes/${chemin}">${titre}</a></li>`,
  )}</ul></section>`;
}

function echeances({ echeances: dates }: DossierMontre): Html {
  if (dates.length === 0) return html``;
  const lignes = dates.map(
    ({ regle, date: le, objet, situation }) =>
      html`<tr><th scope="row">${REGLES[regle]}${regle === 'reversement' || regle === 'remise-du-cheque' ? ` ${objet}` : ''}</th><td>${date(le)}</td><td>${situationDe(situation)}</td></tr>`,
  );
  return html`<section><h2>Échéances</h2>${tableau('legende-echeances', 'Ce qui est attendu, et pour quand', ['Quoi', 'Dernier jour', 'Où on en est'], lignes)}</section>`;
}

const alertes = ({ demande: { alertes: dites } }: DossierMontre): Html =>
  dites.length === 0
    ? html``
    : html`<ul class="alerte">${dites.map((alerte) => html`<li>${ALERTES[alerte]}</li>`)}</ul>`;

interface DossierAMontrer {
  readonly montre: DossierMontre;
  readonly demande: DemandeEnClair | null;
  readonly possibles: readonly ActeMontre[];
  /** He entrusts dossiers: how this one reaches the étude is his affair. */
  readonly confie: boolean;
  /** Of the chronology: the fact that follows those that are asked for; null: the latest ones. */
  readonly avant: number | null;
}

export function pageDossier({ montre, demande, possibles, confie, avant }: DossierAMontrer): Page {
  return {
    titre: `Dossier ${montre.numero}`,
    feuille: 'formulaire.css',
    chapeau: html`<p class="chapeau">${etatDuDossier(montre.dossier.etat)} ${CONSIGNES[montre.consigne]}</p>${alertes(montre)}`,
    contenu: html`${faits(montre)}${confie ? envoi(montre) : ''}${actes(montre, possibles)}${echeances(montre)}
${sectionDuCompte(montre)}${sectionDesReglements(montre)}
${sectionDesRedevables(montre, demande)}${sectionDesCreances(montre, demande)}
<section id="chronologie"><h2>Chronologie</h2>${chronologie(montre, avant)}
<p><a href="${adresseDuDossier(montre)}/diligences">État des diligences, à imprimer</a></p></section>`,
  };
}
