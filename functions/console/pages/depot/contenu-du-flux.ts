/** What the flow holds: its bordereaux with their state at the comptable's, its signatures, its PJ. */
import { html } from 'hono/html';
import type { Verdict, VerdictBordereau } from '../../../../schemas/verdict.ts';
import type { Qui } from '../../../habilitation/qui.ts';
import { RAISONS_EN_CLAIR } from '../../../mise-a-disposition/dispense.ts';
import { nombre } from '../../en-clair/nombre.ts';
import { sobre } from '../../en-clair/sobre.ts';
import {
  CONFIANCES,
  ETAPES_MISE,
  INTEGRITES,
  ISSUES_AU_FEMININ,
  majuscule,
  nomDuBordereau,
} from '../../en-clair/verdict.ts';
import type { Dossier } from '../../lecture/depot/dossier.ts';
import type { MiseLue } from '../../lecture/mise/mise-lue.ts';
import { traite } from '../../lecture/mise/mise-montree.ts';
import { etiquette, jalons, moment } from '../fragments.ts';
import { type Html, redite, tableau } from '../gabarit.ts';

/** Lines of a table on one page: a flow of thousands of PJ stays readable. The pages turn all the tables together. */
const LIGNES_MAX = 500;

export const pagesDuContenu = ({ bordereaux, pj, signatures, marches, factures, dossiers }: Verdict): number =>
  Math.max(
    1,
    ...[bordereaux, pj, signatures, dossiers, [...marches, ...factures]].map(({ length }) =>
      Math.ceil(length / LIGNES_MAX),
    ),
  );

/** The first bordereau of a page, its rank from 1. */
export const premierDeLaPage = (page: number): number => (page - 1) * LIGNES_MAX + 1;

interface Table {
  readonly titre: string;
  readonly id: string;
  readonly legende: string;
  readonly colonnes: readonly string[];
}

/** The part of a table that stands on a page; nothing where it has ended before. */
export function section<T>(
  { titre, id, legende, colonnes }: Table,
  tout: readonly T[],
  page: number,
  ligne: (un: T, rang: number) => Html,
): Html {
  const debut = premierDeLaPage(page) - 1;
  const lignes = tout.slice(debut, debut + LIGNES_MAX).map((un, i) => ligne(un, debut + i));
  if (lignes.length === 0) return html``;
  const total = nombre(tout.length);
  const compte =
    lignes.length === tout.length ? total : `${nombre(debut + 1)} à ${nombre(debut + lignes.length)} sur ${total}`;
  const dite = `${legende} (${compte})`;
  return html`<section><h2>${titre}</h2>${tableau(id, lignes.length === tout.length ? redite(dite) : dite, colonnes, lignes)}</section>`;
}

const montant = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' });

export function papier({ n, dispense: { bordereau, pj, raisons } }: MiseLue): Html {
  const partielle =
    bordereau && n > 0 ? 'Dispense de papier pour le bordereau, non pour ses PJ.' : 'Pas de dispense de papier.';
  if (bordereau && pj) return html`Dispense de papier pour ${n === 0 ? 'les PJ' : 'le bordereau et ses PJ'}.`;
  return html`<details><summary>${partielle}</summary>
<ul>${raisons.map((raison) => html`<li>${RAISONS_EN_CLAIR[raison]}</li>`)}</ul></details>`;
}

const A_FAIRE: Readonly<Record<MiseLue['etat'], string>> = {
  decidee: 'Confirmer la réception',
  mise: 'Confirmer la réception',
  recue: 'Prendre en charge ou rejeter',
  'prise-en-charge': 'Voir la prise en charge',
  rejetee: 'Voir le rejet',
};

/** `qui`: who reads, and may have something to do of it. */
export function chezLeComptable(mise: MiseLue | undefined, qui: Qui | null): Html {
  if (mise === undefined) return html`<span class="precision">Non transmis</span>`;
  const motif = mise.motif === null ? '' : html`<p>Motif du rejet : ${sobre(mise.motif)}</p>`;
  const etapes = mise.etapes.map(({ type, at }) => ({ nom: majuscule(ETAPES_MISE[type]), at }));
  const acte = traite(qui, mise)
    ? html`<p><a href="/mises-a-disposition/${mise.dedupId}">${A_FAIRE[mise.etat]}</a></p>`
    : '';
  return html`<p>Poste ${mise.destinataire}</p>${jalons(etapes)}${motif}${papier(mise)}${acte}`;
}

export function tableBordereaux(
  { bordereaux }: Verdict,
  { mises, resume: { depotId } }: Dossier,
  page: number,
  qui: Qui | null,
): Html {
  const ligne = (
    bordereau: VerdictBordereau,
    rang: number,
  ): Html => html`<tr><th scope="row"><a href="/depots/${depotId}/bordereaux/${rang + 1}">${sobre(majuscule(nomDuBordereau(bordereau)))}</a>
<span class="precision">${bordereau.pieces} pièce${bordereau.pieces > 1 ? 's' : ''}${
    bordereau.montantHT === null ? '' : `, ${montant.format(bordereau.montantHT / 100)} HT`
  }</span></th>
<td>${etiquette(bordereau.verdict)}</td>
<td>${chezLeComptable(
    mises.find(({ n }) => n === rang + 1),
    qui,
  )}</td></tr>`;
  const colonnes = ['Bordereau', 'Vérification', 'Chez le comptable'];
  const table = { titre: 'Bordereaux', id: 'legende-bordereaux', legende: 'Bordereaux du flux', colonnes };
  return section(table, bordereaux, page, ligne);
}

export function tableMarchesEtFactures({ factures, marches }: Verdict, page: number): Html {
  const tous = [
    ...factures.map(({ numero }) => ({ genre: 'Facture', numero })),
    ...marches.map(({ id }) => ({ genre: 'Marché', numero: id })),
  ];
  const table = {
    titre: 'Marchés et factures',
    id: 'legende-marches-et-factures',
    legende: 'Marchés et factures du flux',
    colonnes: ['Nature', 'Numéro'],
  };
  const ligne = ({ genre, numero }: (typeof tous)[number]): Html =>
    html`<tr><td>${genre}</td><th scope="row">${sobre(numero ?? 'Sans numéro')}</th></tr>`;
  return section(table, tous, page, ligne);
}

/** The delivery of what is in no bordereau: the marchés and factures, or the PJ of a flow without any to hand over. */
export function horsBordereau({ marches, factures, bordereaux }: Verdict, { mises }: Dossier, qui: Qui | null): Html {
  const mise = mises.find(({ n }) => n === 0);
  if (mise === undefined) return html``;
  const quoi = marches.length + factures.length > 0 ? 'Marchés et factures chez' : 'Pièces justificatives chez';
  return html`<section><h2>${bordereaux.length === 0 ? 'Chez' : quoi} le comptable</h2>${chezLeComptable(mise, qui)}</section>`;
}

export function tableSignatures({ signatures }: Verdict, page: number): Html {
  const ligne = (
    s: Verdict['signatures'][number],
  ): Html => html`<tr><th scope="row">${s.portee === 'fichier' ? 'Le fichier' : `Bordereau ${sobre(s.cible ?? '')}`}</th>
<td>${etiquette(s.integrite === 'intacte' ? 'accepte' : 'rejete', majuscule(INTEGRITES[s.integrite]))}</td>
<td>${majuscule(CONFIANCES[s.confiance])}</td>
<td>${sobre(s.signataire ?? 'Inconnu')}</td><td>${s.signeLe === null ? 'Date inconnue' : moment(s.signeLe)}</td></tr>`;
  const colonnes = ['Porte sur', 'Intégrité', 'Confiance', 'Signataire', 'Signé le'];
  return section(
    { titre: 'Signatures', id: 'legende-signatures', legende: 'Signatures', colonnes },
    signatures,
    page,
    ligne,
  );
}

export function tablePj({ pj }: Verdict, { resume: { depotId } }: Dossier, page: number): Html {
  const ligne = (
    p: Verdict['pj'][number],
    rang: number,
  ): Html => html`<tr><th scope="row"><a href="/depots/${depotId}/pj/${rang + 1}">${sobre(p.nom ?? 'Sans nom')}</a></th>
<td><code>${sobre(p.idUnique ?? '–')}</code></td>
<td>${etiquette(p.verdict, majuscule(ISSUES_AU_FEMININ[p.verdict]))}</td></tr>`;
  const colonnes = ['Nom', 'Identifiant unique', 'Vérification'];
  const titre = 'Pièces justificatives';
  return section({ titre, id: 'legende-pj', legende: titre, colonnes }, pj, page, ligne);
}
