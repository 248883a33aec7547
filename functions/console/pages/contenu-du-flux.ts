/** What the flow holds: its bordereaux with their state at the comptable's, its signatures, its PJ. */
import { html } from 'hono/html';
import type { Verdict, VerdictBordereau } from '../../../schemas/verdict.ts';
import { RAISONS_EN_CLAIR } from '../../mise-a-disposition/dispense.ts';
import { nombre } from '../en-clair/nombre.ts';
import { sobre } from '../en-clair/sobre.ts';
import {
  CONFIANCES,
  ETAPES_MISE,
  INTEGRITES,
  ISSUES_AU_FEMININ,
  majuscule,
  nomDuBordereau,
} from '../en-clair/verdict.ts';
import type { MiseLue } from '../lecture/mise-lue.ts';
import { etiquette, jalons, moment } from './fragments.ts';
import { type Html, tableau } from './gabarit.ts';

/** Lines of a table: a flow of thousands of PJ stays readable. The JSON has all of them, and its first 1 000 deliveries. */
const LIGNES_MAX = 500;

/** A table that is cut says so, and where the rest is. */
function tableauBorne<T>(
  { id, legende, colonnes }: { readonly id: string; readonly legende: string; readonly colonnes: readonly string[] },
  tout: readonly T[],
  ligne: (un: T, rang: number) => Html,
): Html {
  const compte =
    tout.length > LIGNES_MAX
      ? `les ${nombre(LIGNES_MAX)} premières lignes sur ${nombre(tout.length)}`
      : nombre(tout.length);
  const table = tableau(id, `${legende} (${compte})`, colonnes, tout.slice(0, LIGNES_MAX).map(ligne));
  if (tout.length <= LIGNES_MAX) return table;
  return html`${table}<p class="precision">Le tableau s’arrête à ${nombre(LIGNES_MAX)} lignes sur ${nombre(tout.length)} :
la suite est dans le document JSON, à cette même adresse (en-tête <code>Accept: application/json</code>).</p>`;
}

const montant = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' });

function papier({ dispense: { bordereau, pj, raisons } }: MiseLue): Html {
  if (bordereau && pj) return html`Dispense de papier pour le bordereau et ses PJ.`;
  const titre = bordereau ? 'Dispense de papier pour le bordereau, non pour ses PJ.' : 'Pas de dispense de papier.';
  return html`<details><summary>${titre}</summary>
<ul>${raisons.map((raison) => html`<li>${RAISONS_EN_CLAIR[raison]}</li>`)}</ul></details>`;
}

export function chezLeComptable(mise: MiseLue | undefined): Html {
  if (mise === undefined) return html`<span class="precision">Non transmis</span>`;
  const motif = mise.motif === null ? '' : html`<p>Motif du rejet : ${mise.motif}</p>`;
  const etapes = mise.etapes.map(({ type, at }) => ({ nom: majuscule(ETAPES_MISE[type]), at }));
  return html`<p>Poste ${mise.destinataire}</p>${jalons(etapes)}${motif}${papier(mise)}`;
}

export function tableBordereaux({ bordereaux }: Verdict, mises: readonly MiseLue[], depotId: string): Html {
  const entier = mises.find(({ n }) => n === 0);
  if (bordereaux.length === 0)
    return entier === undefined
      ? html``
      : html`<section><h2>Chez le comptable</h2>${chezLeComptable(entier)}</section>`;
  const ligne = (
    bordereau: VerdictBordereau,
    rang: number,
  ): Html => html`<tr><th scope="row"><a href="/depots/${depotId}/bordereaux/${rang + 1}">${sobre(majuscule(nomDuBordereau(bordereau)))}</a>
<span class="precision">${bordereau.pieces} pièce${bordereau.pieces > 1 ? 's' : ''}${
    bordereau.montantHT === null ? '' : `, ${montant.format(bordereau.montantHT / 100)} HT`
  }</span></th>
<td>${etiquette(bordereau.verdict)}</td>
<td>${chezLeComptable(mises.find(({ n }) => n === rang + 1))}</td></tr>`;
  const colonnes = ['Bordereau', 'Vérification', 'Chez le comptable'];
  return html`<section><h2>Bordereaux</h2>
${tableauBorne({ id: 'legende-bordereaux', legende: 'Bordereaux du flux', colonnes }, bordereaux, ligne)}</section>`;
}

export function tableSignatures({ signatures }: Verdict): Html {
  if (signatures.length === 0) return html``;
  const ligne = (
    s: Verdict['signatures'][number],
  ): Html => html`<tr><th scope="row">${s.portee === 'fichier' ? 'Le fichier' : `Bordereau ${s.cible ?? ''}`}</th>
<td>${etiquette(s.integrite === 'intacte' ? 'accepte' : 'rejete', majuscule(INTEGRITES[s.integrite]))}</td>
<td>${majuscule(CONFIANCES[s.confiance])}</td>
<td>${s.signataire ?? 'Inconnu'}</td><td>${s.signeLe === null ? 'Date inconnue' : moment(s.signeLe)}</td></tr>`;
  const colonnes = ['Porte sur', 'Contenu', 'Certificat', 'Signataire', 'Signé le'];
  return html`<section><h2>Signatures</h2>
${tableauBorne({ id: 'legende-signatures', legende: 'Signatures', colonnes }, signatures, ligne)}</section>`;
}

export function tablePj({ pj }: Verdict, depotId: string): Html {
  if (pj.length === 0) return html``;
  const ligne = (
    p: Verdict['pj'][number],
    rang: number,
  ): Html => html`<tr><th scope="row"><a href="/depots/${depotId}/pj/${rang + 1}">${sobre(p.nom ?? 'Sans nom')}</a></th>
<td><code>${sobre(p.idUnique ?? '–')}</code></td>
<td>${etiquette(p.verdict, majuscule(ISSUES_AU_FEMININ[p.verdict]))}</td></tr>`;
  const colonnes = ['Nom', 'Identifiant unique', 'Vérification'];
  return html`<section><h2>Pièces justificatives</h2>
${tableauBorne({ id: 'legende-pj', legende: 'Pièces justificatives', colonnes }, pj, ligne)}</section>`;
}
