/** Who owes, what, and what came before: the names are in the demande, an object; the figures are in the journal. */
import { html } from 'hono/html';
import type { Creance } from '../../../../schemas/pca/creance.ts';
import { MODES_D_ACTION, ROLES_DU_REDEVABLE } from '../../en-clair/dossier/mots.ts';
import { sobre } from '../../en-clair/sobre.ts';
import type { DemandeEnClair } from '../../lecture/dossier/demande-en-clair.ts';
import type { DossierMontre } from '../../lecture/dossier/dossier-montre.ts';
import { type Html, redite, tableau } from '../gabarit.ts';
import { adresseDuDossier, date, somme } from './fragments-du-dossier.ts';

type Redevable = DemandeEnClair['redevables'][number];

export const nomDuRedevable = ({ personne }: Redevable): string =>
  sobre(
    personne.type === 'morale'
      ? personne.nom
      : [personne.civilite, personne.prenom, personne.nom].filter((mot) => mot !== null).join(' '),
  );

function redevable(lui: Redevable): Html {
  const { adresse, contact, role, departement, personne } = lui;
  const lignes = [...adresse.lignes, `${adresse.codePostal} ${adresse.commune}`, adresse.pays].filter(
    (l) => l !== null,
  );
  const joindre = [contact?.telephone, contact?.courriel].filter((un) => typeof un === 'string');
  const naissance = personne.type === 'physique' ? personne.naissance : null;
  return html`<tr><th scope="row">${nomDuRedevable(lui)}<span class="precision">${ROLES_DU_REDEVABLE[role]}</span>
${naissance === null ? '' : html`<span class="precision">Naissance le ${date(naissance.le)}</span>`}</th>
<td>${lignes.map((l) => html`${sobre(l)}<br>`)}Département ${departement}</td>
<td>${joindre.length === 0 ? '–' : joindre.map((un) => html`${sobre(un)}<br>`)}</td></tr>`;
}

export function sectionDesRedevables(montre: DossierMontre, demande: DemandeEnClair | null): Html {
  if (demande === null)
    return html`<section><h2>Redevables</h2><p>${montre.demande.redevables.map(
      ({ role, departement }) => html`${ROLES_DU_REDEVABLE[role]}, département ${departement}. `,
    )}</p><p>Les noms et les adresses sont dans la demande signée :
<a href="${adresseDuDossier(montre)}/objets/${montre.demande.demande.sha256}">la télécharger</a>, si elle est encore conservée.</p></section>`;
  const { renseignements = null } = demande;
  return html`<section><h2>Redevables</h2>${tableau(
    'legende-redevables',
    redite('Redevables du dossier'),
    ['Redevable', 'Adresse', 'Joindre'],
    demande.redevables.map(redevable),
  )}${renseignements === null ? '' : html`<p><strong>Renseignements du comptable :</strong> ${sobre(renseignements)}</p>`}</section>`;
}

type Titre = DemandeEnClair['creances'][number];

/** What else came before the phase, where the comptable said so. */
const avant = ({ avisLe, autorisationLe, modeAction }: Creance): Html[] => [
  ...(avisLe === undefined ? [] : [html`<br>Avis des sommes à payer : ${date(avisLe)}`]),
  ...(autorisationLe === undefined ? [] : [html`<br>Autorisation de poursuites : ${date(autorisationLe)}`]),
  ...(modeAction === undefined ? [] : [html`<br>Action demandée par l’ordonnateur : ${MODES_D_ACTION[modeAction]}`]),
];

function creance(une: Creance, titre: Titre | undefined, rang: number): Html {
  const origine = titre !== undefined && 'collectivite' in titre ? titre : null;
  return html`<tr><th scope="row">${titre === undefined ? `Créance ${rang + 1}` : sobre(titre.reference)}
${origine === null ? '' : html`<span class="precision">${sobre(origine.objet)}, ${sobre(origine.collectivite.nom)}, exercice ${origine.exercice}</span>`}</th>
<td>Prise en charge le ${date(une.priseEnChargeLe)}<br>Relance : ${date(une.relanceLe, 'aucune')}<br>Mise en demeure : ${date(une.miseEnDemeureLe, 'aucune')}${avant(une)}</td>
<td>${date(une.prescription)}</td>
${somme(une.principal)}${somme(une.majoration + une.fraisAnterieurs)}${somme(une.dejaPaye)}${somme(une.resteDu)}</tr>`;
}

/** The objects keep the order of the events. */
export const sectionDesCreances = ({ demande: { creances } }: DossierMontre, demande: DemandeEnClair | null): Html =>
  html`<section><h2>Créances confiées</h2>${tableau(
    'legende-creances',
    'Créances du dossier, au jour de la demande',
    ['Titre', 'Avant la phase', 'Prescription', 'Principal', 'Majoration et frais', 'Déjà payé', 'Restait dû'],
    creances.map((une, rang) => creance(une, demande?.creances[rang], rang)),
  )}</section>`;
