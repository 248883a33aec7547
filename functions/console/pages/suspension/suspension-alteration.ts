/** An alteration, with its evidence, and the comptable's own word on it. */
import { html } from 'hono/html';
import { abreger } from '../../../depot/cle.ts';
import { instantPrecis } from '../../en-clair/instant.ts';
import { sobre } from '../../en-clair/sobre.ts';
import type { SuspensionLue } from '../../lecture/suspension/suspension.ts';
import type { AlterationLue } from '../../lecture/suspension/suspension-alteration.ts';
import { cadre, erreurs } from '../champ.ts';
import { etiquette, moment } from '../fragments.ts';
import { type Html, type Page, tableau } from '../gabarit.ts';
import { champRaison, champsDuTiers, type SaisieDActe } from './suspension-champs.ts';

function preuve(alteration: AlterationLue, prouve: boolean): Html {
  const { depotId, nom, recuLe, verdictSha256, detecteeLe, verdictConserve } = alteration;
  return html`<section><h2>Ce qui a été trouvé</h2><dl class="faits">
<div><dt>Dépôt</dt><dd><a href="/depots/${depotId}">${nom === null ? abreger(depotId) : sobre(nom)}</a>, <code>${abreger(depotId)}</code></dd></div>
${recuLe === null ? '' : html`<div><dt>Reçu le</dt><dd>${moment(recuLe)}</dd></div>`}
${detecteeLe === null ? '' : html`<div><dt>Altération détectée le</dt><dd>${moment(detecteeLe)}</dd></div>`}
<div><dt>Verdict (SHA-256)</dt><dd><code>${verdictSha256}</code></dd></div></dl>
${verdictConserve ? '' : html`<p class="alerte">Le verdict n’est plus conservé : son empreinte reste au journal.</p>`}
${prouve ? html`<p><a href="/depots/${depotId}/preuve">Dossier de preuve du dépôt</a></p>` : ''}</section>`;
}

function signatures({ signatures: alterees, bordereaux, depotId }: AlterationLue): Html {
  if (alterees.length === 0) return html``;
  const lignes = alterees.map(
    ({ id, portee, cible, signataire, signeLe }) => html`<tr><th scope="row">${sobre(id ?? 'sans identifiant')}</th>
<td>${portee === 'fichier' ? 'Le fichier entier' : html`Le bordereau <code>${sobre(cible ?? '?')}</code>`}</td>
<td>${sobre(signataire ?? 'Inconnu')}</td><td>${signeLe === null ? 'Date inconnue' : moment(signeLe)}</td></tr>`,
  );
  return html`<section><h2>Signatures qui ne correspondent plus au contenu</h2>
${tableau('legende-signatures', 'Signatures altérées', ['Signature', 'Porte sur', 'Signataire', 'Signé le'], lignes)}
<h3>Bordereaux touchés</h3><ul>${bordereaux.map(
    ({ rang, domaine, numero, exercice }) =>
      html`<li><a href="/depots/${depotId}/bordereaux/${rang}">Bordereau de ${domaine === 'depense' ? 'dépense' : 'recette'} n°\u00a0${sobre(numero ?? '?')}, exercice ${sobre(exercice ?? '?')}</a></li>`,
  )}</ul></section>`;
}

function constat({ constat: dit }: AlterationLue): Html {
  if (dit === null) return html`<p class="chapeau">${etiquette('en-cours', 'À qualifier par le comptable')}</p>`;
  const [etat, mot] = dit.grave ? (['rejete', 'Altération grave'] as const) : (['accepte', 'Sans gravité'] as const);
  return html`<p class="chapeau">${etiquette(etat, mot)} Constat du comptable, poste ${dit.decidePar.codique ?? '?'}, le
${instantPrecis(dit.constateeLe)} : ${sobre(dit.raison)}</p>`;
}

const formulaire = (alteration: AlterationLue, lue: SuspensionLue, saisie: SaisieDActe): Html => html`<section>
<h2>${alteration.constat === null ? 'Qualifier l’altération' : 'Revenir sur ce constat'}</h2>
<form class="formulaire" method="post" action="/adhesions/${lue.siret}/suspension/alterations/${alteration.depotId}"${
  saisie.parUnTiers ? html` enctype="multipart/form-data"` : ''
}>
${cadre(
  saisie,
  {
    nom: 'grave',
    libelle: 'Cette altération est-elle grave ? (obligatoire)',
    aide: 'Une altération grave peut fonder une suspension (art. 6) ; « sans gravité » clôt la proposition.',
  },
  (attributs, valeur) =>
    html`<select ${attributs} required><option value="">Choisissez</option>${[
      ['oui', 'Oui, elle est grave'],
      ['non', 'Non, elle est sans gravité'],
    ].map(([v, mot]) => html`<option value="${v}"${v === valeur ? html` selected` : ''}>${mot}</option>`)}</select>`,
)}${champRaison(saisie, 'Ce qui vous permet de le dire, en une phrase.')}${champsDuTiers(saisie, lue.codiques, true)}
<p class="actions"><button type="submit">Enregistrer le constat</button></p></form></section>`;

/** `saisie` null: whoever reads does not decide. `prouve`: he may have the evidence of the deposit. */
export function pageAlteration(
  alteration: AlterationLue,
  lue: SuspensionLue,
  saisie: SaisieDActe | null,
  prouve: boolean,
): Page {
  return {
    titre: `Altération du dépôt ${abreger(alteration.depotId)}`,
    feuille: 'formulaire.css',
    chapeau: html`${saisie === null ? '' : erreurs(saisie)}${constat(alteration)}`,
    contenu: html`${preuve(alteration, prouve)}${signatures(alteration)}${saisie === null ? '' : formulaire(alteration, lue, saisie)}
<p><a href="/adhesions/${lue.siret}/suspension">Suspension de l’ordonnateur ${lue.siret}</a></p>`,
  };
}
