/** The trace list of the deposits as CSV, as it is read: name, instant, size, digest, and who deposited. */
import { lireDepot } from '../../../../schemas/evenements/depot.ts';
import { fluxDepot } from '../../../depot/cle.ts';
import type { Perimetre } from '../../../habilitation/qui.ts';
import type { Journal, Lectures } from '../../../platform/ports.ts';
import { listerDepots } from './liste.ts';

const PAGE = 200;
const COLONNES = ['Nom', 'Reçu le (UTC)', 'Taille (octets)', 'SHA-256', 'Déposant', 'Dépôt'];

/** What a formula begins with, and what some spreadsheets pass over before it: blanks, and what shows nothing. */
const FORMULE = /^(?:[=+\-@|\u2212]|[\p{Z}\p{C}\p{Default_Ignorable_Code_Point}])/u;

/**
 * One cell: quoted, and never a formula. What begins as one, full-width characters too, is told by an apostrophe, which
 * spreadsheets take for text.
 */
export function cellule(valeur: string): string {
  const texte = FORMULE.test(valeur) || FORMULE.test(valeur.normalize('NFKC')) ? `'${valeur}` : valeur;
  return `"${texte.replaceAll('"', '""')}"`;
}

/** With a mark that tells spreadsheets UTF-8, semicolons as in France, lines as RFC 4180 ends them. */
const ENTETE = `\uFEFF${COLONNES.map(cellule).join(';')}\r\n`;

/** Civil dates (Paris), both included. */
export interface Periode {
  readonly du?: string | undefined;
  readonly au?: string | undefined;
}

async function ligne(journal: Journal, depotId: string): Promise<string> {
  const recu = lireDepot((await journal.read(fluxDepot(depotId))).events)[0];
  if (recu?.type !== 'DepotRecu') throw new Error(`${depotId} is listed and was not received`);
  const { nom, recuLe, size, sha256, expediteur } = recu.data;
  return `${[nom, recuLe, String(size), sha256, expediteur, depotId].map(cellule).join(';')}\r\n`;
}

/** Latest first. What each line says comes from the journal; the read model only says which deposits there are. */
export async function* listeDeTraces(
  { journal, lectures }: { readonly journal: Journal; readonly lectures: Lectures },
  perimetre: Perimetre,
  periode: Periode,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(ENTETE, 'utf8');
  let avant: string | undefined;
  for (;;) {
    const { depots, suivant } = await listerDepots({ lectures }, perimetre, { ...periode, max: PAGE, avant });
    let lignes = '';
    for (const { depotId } of depots) lignes += await ligne(journal, depotId);
    if (lignes !== '') yield Buffer.from(lignes, 'utf8');
    if (suivant === null) return;
    avant = suivant;
  }
}
