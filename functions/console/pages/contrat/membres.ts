/** Who is bound by a contract, how dossiers are routed, the accounts from which money may come, and who signs. */
import { html } from 'hono/html';
import { MOTIFS_DU_RACCORDEMENT } from '../../en-clair/contrat/evenement-contrat.ts';
import { compter } from '../../en-clair/nombre.ts';
import type { ContratLu } from '../../lecture/contrat/contrat.ts';
import { date } from '../dossier/fragments-du-dossier.ts';
import { etiquette } from '../fragments.ts';
import { type Html, tableau } from '../gabarit.ts';
import { signeurEnClair } from './signeurs.ts';

/** From the day of the contract itself. */
const DEPUIS_LA_SIGNATURE = '0001-01-01';

/** Sectors that the page shows; all of them are in the CSV. */
const SECTEURS_MONTRES = 60;

const depuis = (jour: string): Html =>
  jour === DEPUIS_LA_SIGNATURE ? html`La signature du contrat` : html`Le ${date(jour)}`;

export function sectionMembres({ titulaire, signataire, membres, postes }: ContratLu): Html {
  const lignes = membres.map(
    ({ etude, depuis: debut, jusquAu }) =>
      html`<tr><th scope="row">${etude}</th><td>${depuis(debut)}</td><td>${jusquAu === null ? 'Toujours membre' : html`Jusqu’au ${date(jusquAu)}`}</td></tr>`,
  );
  const qui =
    titulaire.type === 'etude'
      ? html`<p>Titulaire : l’étude ${titulaire.siret}.</p>`
      : html`<p>Titulaire : le groupement ${titulaire.siret}, représenté par l’étude mandataire ${titulaire.mandataire} (DC1). Signataire : ${signataire}.</p>`;
  return html`<section><h2>Titulaire, études et postes</h2>${qui}
${tableau('membres', 'Études du contrat', ['Étude (SIRET)', 'Membre depuis', 'Départ'], lignes)}
<p>${compter(postes.length, 'poste comptable', 'postes comptables')} : ${postes.join(', ')}.</p></section>`;
}

/** Nothing where none was ever suspended. */
export function sectionRaccordements({ raccordements }: ContratLu): Html {
  if (raccordements.length === 0) return html``;
  const lignes = raccordements.map(
    ({ etude, poste, motif, raison, depuis: debut, retabliLe, enVigueur }) =>
      html`<tr><th scope="row">${etude}</th><td>${poste}</td><td>${MOTIFS_DU_RACCORDEMENT[motif]}<span class="precision">${raison}</span></td>
<td>${date(debut)}</td><td>${retabliLe === null ? '–' : date(retabliLe)}</td><td>${enVigueur ? etiquette('rejete', 'Suspendu') : etiquette('indetermine', 'Hors vigueur')}</td></tr>`,
  );
  return html`<section><h2>Raccordements suspendus</h2><p>D’une étude suspendue, les produits locaux se confient sur papier et les amendes attendent (art. 4) ; les dossiers en cours vont à leur terme.</p>
${tableau('raccordements', 'Suspensions prononcées par un comptable', ['Étude (SIRET)', 'Poste', 'Motif', 'À partir du', 'Rétabli le', 'État'], lignes)}</section>`;
}

type Table = ContratLu['tables'][number];

function etatDeLaTable({ enVigueur, acceptee }: Table): Html {
  if (enVigueur) return etiquette('accepte', 'En vigueur');
  return acceptee ? etiquette('indetermine', 'Acceptée') : etiquette('en-cours', 'À accepter par la DDFiP');
}

const secteurs = ({ table, lignes }: Table): Html =>
  html`<details><summary>Secteurs de la table « ${table} »</summary>${tableau(
    `secteurs-${table}`,
    lignes.length > SECTEURS_MONTRES ? `Les ${SECTEURS_MONTRES} premiers secteurs` : 'Secteurs',
    ['Secteur', 'Étude (SIRET)'],
    lignes
      .slice(0, SECTEURS_MONTRES)
      .map(({ secteur, etude }) => html`<tr><th scope="row">${secteur}</th><td>${etude}</td></tr>`),
  )}</details>`;

export function sectionTables({ contrat, tables }: ContratLu): Html {
  if (tables.length === 0)
    return html`<section><h2>Tables d’affectation</h2><p>Aucune table n’est déposée : les dossiers vont à l’étude mandataire.</p></section>`;
  const lignes = tables.map(
    (
      une,
    ) => html`<tr><th scope="row">${une.table}</th><td>${date(une.depuis)}</td><td>${compter(une.lignes.length, 'secteur')}</td>
<td>${etatDeLaTable(une)}</td><td><a href="/contrats/${contrat}/tables/${une.table}">CSV<span class="cache"> de la table ${une.table}</span></a></td></tr>`,
  );
  const [premiere] = tables.filter(({ enVigueur }) => enVigueur);
  return html`<section><h2>Tables d’affectation</h2>
${tableau('tables', 'De la dernière déposée à la première', ['Table', 'À partir du', 'Secteurs', 'État', 'Export'], lignes)}
${premiere === undefined ? '' : secteurs(premiere)}</section>`;
}

export function sectionCertificats({ certificats }: ContratLu): Html {
  if (certificats.length === 0)
    return html`<section><h2>Qui signe les fichiers</h2><p>Aucun certificat n’est inscrit : aucun fichier PCA n’est admis.</p></section>`;
  const lignes = certificats.map(
    ({ pour, certificat, fonction, du, au, enVigueur }) =>
      html`<tr><th scope="row">${signeurEnClair(pour)}</th><td>${fonction}</td><td><code>${certificat.slice(0, 12)}…</code></td>
<td>${date(du)}</td><td>${au === null ? '–' : date(au)}</td><td>${enVigueur ? etiquette('accepte', 'En vigueur') : etiquette('indetermine', 'Hors vigueur')}</td></tr>`,
  );
  return html`<section><h2>Qui signe les fichiers</h2>
${tableau('certificats', 'Certificats inscrits', ['Au nom de', 'Fonction', 'Empreinte', 'À partir du', 'Dernier jour', 'État'], lignes)}</section>`;
}

export function sectionComptes({ comptes }: ContratLu): Html {
  if (comptes.length === 0)
    return html`<section><h2>Comptes bancaires</h2><p>Aucun compte n’est déclaré.</p></section>`;
  const lignes = comptes.map(
    ({
      etude,
      compte,
      declareLe,
      depuis: debut,
      enVigueur,
    }) => html`<tr><th scope="row">${etude}</th><td><code>${compte.slice(0, 12)}…</code></td>
<td>${date(declareLe)}</td><td>${date(debut)}</td><td>${enVigueur ? etiquette('accepte', 'En vigueur') : etiquette('indetermine', 'Hors vigueur')}</td></tr>`,
  );
  return html`<section><h2>Comptes bancaires</h2><p>L’IBAN n’est pas gardé : son empreinte suffit à reconnaître le compte d’un reversement.</p>
${tableau('comptes', 'Comptes affectés des études', ['Étude (SIRET)', 'Empreinte', 'Déclaré le', 'À partir du', 'État'], lignes)}</section>`;
}
