/** Who is paid or who owes, and how: two cells of a ligne. The account is shown whole, since it is what the comptable checks. */
import { html } from 'hono/html';
import type { CompteBancaire, Ligne, Tiers } from '../../../format/lecture-du-bordereau/bordereau-lisible.ts';
import { codeEnClair, mentionEnClair } from '../../en-clair/bordereau.ts';
import { sobre } from '../../en-clair/sobre.ts';
import { majuscule, minuscule } from '../../en-clair/verdict.ts';
import type { Html } from '../gabarit.ts';

const precision = (texte: string): Html => html`<span class="precision">${texte}</span>`;

/** Small facts, one after the other: a line for each would make a page of two mandats. */
export const enUneLigne = (faits: readonly string[]): Html =>
  faits.length === 0 ? html`` : precision(faits.map((fait, i) => (i === 0 ? fait : minuscule(fait))).join(' ; '));

function identite({ identifiant, natureIdentifiant, reference, categorie, natureJuridique }: Tiers): readonly string[] {
  const nature = natureIdentifiant === null ? 'Identifiant' : (natureIdentifiant.libelle ?? 'Identifiant');
  return [
    ...(identifiant === null ? [] : [`${nature} ${sobre(identifiant)}`]),
    ...(reference === null ? [] : [`Référence ${sobre(reference)}`]),
    ...[categorie, natureJuridique].flatMap((code) => (code === null ? [] : [majuscule(codeEnClair(code))])),
  ];
}

const tiers = (lu: Tiers): Html => html`<p><strong>${sobre(lu.nom)}</strong>${
  lu.role === null ? '' : ` – ${codeEnClair(lu.role)}`
}</p>
${lu.adresse.map((ligne) => precision(sobre(ligne)))}
${enUneLigne([...identite(lu), ...lu.mentions.map(mentionEnClair)])}`;

/** `FR76 1234 5678…`: by four, as on a RIB. */
const parQuatre = (iban: string): string => sobre(iban).replace(/(\S{4})(?=\S)/g, '$1\u00a0');

function compte({ iban, bic, rib, titulaire, banque }: CompteBancaire): Html {
  return html`${iban === null ? '' : html`<p>IBAN <span class="compte">${parQuatre(iban)}</span></p>`}
${rib === null ? '' : html`<p>RIB <span class="compte">${sobre(rib)}</span></p>`}
${[
  ...(bic === null ? [] : [`BIC ${sobre(bic)}`]),
  ...(titulaire === null ? [] : [`Titulaire ${sobre(titulaire)}`]),
  ...(banque === null ? [] : [`Banque ${sobre(banque)}`]),
].map(precision)}`;
}

export const celluleTiers = ({ tiers: tous }: Ligne): Html =>
  html`<td>${tous.length === 0 ? '–' : tous.map((lu) => html`<div>${tiers(lu)}</div>`)}</td>`;

export function celluleReglement({ modeDeReglement, tiers: tous }: Ligne): Html {
  const comptes = tous.flatMap((lu) => (lu.compte === null ? [] : [lu.compte]));
  if (modeDeReglement === null && comptes.length === 0) return html`<td>–</td>`;
  return html`<td>${modeDeReglement === null ? '' : html`<p>${majuscule(codeEnClair(modeDeReglement))}</p>`}
${comptes.map(compte)}</td>`;
}
