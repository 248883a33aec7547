/** The trace list of the deposits as CSV, as it is read: name, instant, size, digest, and who deposited. */
import { lireDepot } from '../../../schemas/evenements/depot.ts';
import { dateCivile } from '../../adhesion/heure-de-paris.ts';
import { fluxDepot } from '../../depot/cle.ts';
import type { Journal, Lectures } from '../../platform/ports.ts';
import { DEPOTS } from './projeter.ts';
import { lireResume, rangDuResume } from './resume.ts';

const PAGE = 500;
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

export interface Periode {
  /** Civil dates (Paris), both included. */
  readonly du: string;
  readonly au: string;
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
  { du, au }: Periode,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(ENTETE, 'utf8');
  // A day of Paris ends at midnight UTC at the latest, and begins two hours before at the earliest.
  let below = `${au}T23:59:59.999Z~`;
  for (;;) {
    const page = (await lectures.list(DEPOTS, { limit: PAGE, below })).map(lireResume);
    let lignes = '';
    for (const { depotId, recuLe } of page) {
      const jour = dateCivile(recuLe);
      if (jour >= du && jour <= au) lignes += await ligne(journal, depotId);
    }
    if (lignes !== '') yield Buffer.from(lignes, 'utf8');
    const dernier = page.at(-1);
    if (dernier === undefined || page.length < PAGE || dateCivile(dernier.recuLe) < du) return;
    below = rangDuResume(dernier);
  }
}
