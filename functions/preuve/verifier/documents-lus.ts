/** The documents that the journal names: those very ones, or purged as the journal says. Throws PreuveRefusee. */

import { type Politique, politiqueSchema } from '../../../schemas/politique.ts';
import { type MagasinConserve, magasinConserveSchema } from '../../../schemas/preuve.ts';
import type { Genre } from '../../../schemas/retention.ts';
import { type Verdict, verdictSchema } from '../../../schemas/verdict.ts';
import { acquit } from '../../acquit/acquit.ts';
import { dateCivile } from '../../adhesion/heure-de-paris.ts';
import type { MagasinDeConfiance } from '../../confiance/magasin.ts';
import { jcs } from '../../journal/evenement.ts';
import { lireCertificatDeChemin } from '../../signature/chemin/certificat-lu.ts';
import { Illisible } from '../../signature/chemin/constat.ts';
import { evenementsDuVerdict } from '../../verification/plan.ts';
import { magasinReconstitue } from '../magasin-conserve.ts';
import { NOMS, nomsDuMagasin } from '../noms.ts';
import { empreinte } from '../sceau.ts';
import { type Contenu, lireJson } from './contenu.ts';
import type { JournalLu } from './journal-lu.ts';
import { exiger, refuser } from './refus.ts';
import { reglesDIci } from './regles-d-ici.ts';

export interface Documents {
  readonly verdict: Verdict | null;
  readonly politique: Politique | null;
  readonly magasin: MagasinDeConfiance | null;
  /** False where another version of the rules worded the answer, or where it or the verdict was purged. */
  readonly acquitRefait: boolean;
  /** Subjects of the authorities that it brings. */
  readonly autorites: readonly string[];
  /** Kinds of documents that were purged. */
  readonly purges: readonly Genre[];
  /** Files that all this accounts for. */
  readonly connus: readonly string[];
}

/** Null where it was purged. */
function lireLeSien(
  { lire }: Contenu,
  { purges }: JournalLu,
  genre: Genre,
  { nom, sha256, dit }: { readonly nom: string; readonly sha256: string; readonly dit: string },
): Buffer | null {
  const octets = lire(nom);
  const purge = purges.some(({ data }) => data.purgees.some((p) => p.genre === genre && p.sha256 === sha256));
  if (octets === null) return purge ? null : refuser(`Il manque « ${nom} », que rien ne dit purgé.`);
  exiger(empreinte(octets) === sha256, `« ${nom} » n’est pas ${dit} que nomme le journal.`);
  return octets;
}

function verifierLeFichier({ fichier }: Contenu, { recu, purges }: JournalLu): void {
  const { sha256, size } = recu.data;
  const purge = purges.some(({ data }) => data.purgees.some((p) => p.genre === 'fichier' && p.sha256 === sha256));
  exiger(fichier !== null || purge, `Il manque « ${NOMS.fichier} », que rien ne dit purgé.`);
  exiger(
    fichier === null || (fichier.sha256 === sha256 && fichier.taille === size),
    `« ${NOMS.fichier} » n’est pas le fichier reçu : son empreinte n’est pas celle de la réception.`,
  );
}

/** The verdict says what its events say. */
function verifierLeVerdict(verdict: Verdict, { recu, rendu, depot }: JournalLu): void {
  exiger(verdict.sha256 === recu.data.sha256, 'Le verdict est celui d’un autre fichier.');
  const attendus = evenementsDuVerdict(verdict, rendu.data.objet);
  const trouves = depot.slice(0, depot.indexOf(rendu) + 1).slice(-attendus.length);
  exiger(
    attendus.every(({ type, data }, i) => trouves[i]?.type === type && jcs(data) === jcs(trouves[i].data)),
    'Les événements du dépôt ne disent pas ce que dit le verdict.',
  );
}

const estRefait = (verdict: Verdict): boolean => verdict.regles === reglesDIci(verdict);

/** Not before the last day of its keeping is over. */
function verifierLesPurges({ purges }: JournalLu): void {
  for (const { at, data } of purges)
    for (const { genre, terme } of data.purgees)
      exiger(dateCivile(at) > terme, `La purge (${genre}) est d’avant le terme qu’elle dit : ${terme}.`);
}

/** The answer is a function of the journal and the verdict; another version of Passerelle may word it otherwise. */
function verifierLAcquit(octets: Buffer, verdict: Verdict, { depot, emis }: JournalLu): void {
  if (!estRefait(verdict)) return;
  const refait = acquit(depot.slice(0, depot.indexOf(emis)), verdict);
  exiger(
    octets.equals(refait.bytes) && refait.nature === emis.data.nature,
    'L’acquit n’est pas celui que donnent le journal et le verdict.',
  );
}

function lirePolitique({ lire }: Contenu, { conservees }: JournalLu): Politique | null {
  const { politique } = conservees.data;
  if (politique === null) return null;
  const octets = lire(NOMS.politique) ?? refuser(`Il manque « ${NOMS.politique} ».`);
  exiger(empreinte(octets) === politique.sha256, 'La politique n’est pas celle que nomme le journal.');
  return lireJson(octets, politiqueSchema, NOMS.politique);
}

function lireMagasin({ lire }: Contenu, { conservees }: JournalLu) {
  const { magasin } = conservees.data;
  if (magasin === null) return { magasin: null, connus: [] };
  const octets = lire(NOMS.magasin) ?? refuser(`Il manque « ${NOMS.magasin} ».`);
  exiger(empreinte(octets) === magasin.sha256, `« ${NOMS.magasin} » n’est pas celui que nomme le journal.`);
  const conserve: MagasinConserve = lireJson(octets, magasinConserveSchema, NOMS.magasin);
  const contenus = new Map<string, Buffer>();
  const noms = nomsDuMagasin(conserve);
  for (const [sha256, nom] of noms) {
    const contenu = lire(nom) ?? refuser(`Il manque « ${nom} ».`);
    exiger(empreinte(contenu) === sha256, `« ${nom} » a été remplacé.`);
    contenus.set(sha256, contenu);
  }
  return { magasin: magasinReconstitue(conserve, contenus), connus: [NOMS.magasin, ...noms.values()] };
}

const AUTORITES_MAX = 20;

function nomDe(certificat: Uint8Array): string {
  try {
    return lireCertificatDeChemin(certificat, 'autorité').sujet.texte;
  } catch (erreur) {
    if (erreur instanceof Illisible) return 'un certificat illisible';
    throw erreur;
  }
}

export function lireDocuments(contenu: Contenu, journal: JournalLu): Documents {
  const { rendu, emis, conservees, purges } = journal;
  verifierLesPurges(journal);
  verifierLeFichier(contenu, journal);
  const leSien = (genre: Genre, nom: string, sha256: string, dit: string) =>
    lireLeSien(contenu, journal, genre, { nom, sha256, dit });
  const octets = leSien('verdict', NOMS.verdict, rendu.data.objet.sha256, 'le verdict');
  const verdict = octets === null ? null : lireJson(octets, verdictSchema, NOMS.verdict);
  if (verdict !== null) verifierLeVerdict(verdict, journal);
  const reponse = leSien('acquit', NOMS.acquit, emis.data.objet.sha256, 'l’acquit');
  if (reponse !== null && verdict !== null) verifierLAcquit(reponse, verdict, journal);
  exiger(conservees.data.verdict === rendu.data.objet.sha256, 'Les pièces conservées sont celles d’un autre verdict.');
  const politique = lirePolitique(contenu, journal);
  const { magasin, connus } = lireMagasin(contenu, journal);
  return {
    acquitRefait: reponse !== null && verdict !== null && estRefait(verdict),
    verdict,
    politique,
    magasin,
    autorites: (magasin?.ancres ?? []).slice(0, AUTORITES_MAX).map(({ certificat }) => nomDe(certificat)),
    purges: purges.flatMap(({ data }) => data.purgees.map(({ genre }) => genre)),
    connus: [NOMS.fichier, NOMS.verdict, NOMS.acquit, ...(politique === null ? [] : [NOMS.politique]), ...connus],
  };
}
