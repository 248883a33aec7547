/** Is this archive the proof of a deposit, whole and unaltered? Offline, by the archive alone; the first fault found is told. */
import { dateCivile } from '../../adhesion/heure-de-paris.ts';
import type { Evenement } from '../../journal/evenement.ts';
import { archiver } from '../archive.ts';
import { lisezMoi } from '../lisez-moi.ts';
import { NOMS } from '../noms.ts';
import { fichierDuJeton } from '../sceau.ts';
import { contenuDe, type Entree, lireEntrees } from './archive-lue.ts';
import { type Contenu, lireContenu } from './contenu.ts';
import { lireDocuments } from './documents-lus.ts';
import { type EtatDuDossier, lireEtat } from './etat-lu.ts';
import { type AutoritesDHorodatage, type HorodatageLu, lireHorodatages } from './horodatages-lus.ts';
import { type JournalLu, lireJournal } from './journal-lu.ts';
import { reservesDHorloge } from './reculs.ts';
import { exiger, PreuveRefusee } from './refus.ts';
import { type JeuDIci, rejouer } from './rejeu.ts';
import { lireSceaux, type SceauLu, verifierLesInclusions } from './sceaux-lus.ts';

export interface VerifierPreuveNeeds {
  /** The archive's bytes, from the first. */
  readonly relire: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** Null: whom to believe of time-stamping was not said. */
  readonly autorites: AutoritesDHorodatage | null;
  readonly jeuDIci: JeuDIci;
}

export interface PreuveIntacte {
  readonly intacte: true;
  readonly depot: string;
  readonly nom: string;
  readonly sha256: string;
  readonly recuLe: string;
  readonly verdict: string;
  readonly evenements: number;
  readonly dernierSceau: { readonly n: number; readonly sha256: string; readonly at: string };
  readonly horodatages: readonly HorodatageLu[];
  /** The state that it says, and as of which seal. */
  readonly etat: EtatDuDossier;
  /** The earliest established instant at which the deposit, its verdict and its answer existed; null where none is. */
  readonly existaitLe: string | null;
  /** The same of each group of events; null too where the proof has none of them. */
  readonly existait: Readonly<Record<'depot' | 'livraisons' | 'adhesion' | 'pieces', string | null>>;
  /** Subjects of the authorities that the archive itself brings to judge the signatures: the reader has his own. */
  readonly autorites: readonly string[];
  /** The answer was made again, and is the same to the octet. */
  readonly acquitRefait: boolean;
  readonly purges: readonly string[];
  /** In French: what is true of the order, and not of the dates. */
  readonly reserves: readonly string[];
  /** Why the file could not be judged again here, in French; null where it was, with the same verdict. */
  readonly nonRejuge: string | null;
}

export type ResultatDePreuve = PreuveIntacte | { readonly intacte: false; readonly phrase: string };

const OCTETS =
  'L’archive porte des octets que Passerelle n’y a pas écrits : un en-tête, une date ou une taille a été modifié.';
const SCEAU = /^sceaux\/\d{12}\.(?:json|tsr)$/;
const INTRUS = 'L’archive contient un fichier que rien n’explique';

/** Written again from its contents, it is the same to the octet: nothing hides in its headers. */
async function comparerLesOctets(entrees: readonly Entree[], recuLe: string, relire: VerifierPreuveNeeds['relire']) {
  const pieces = entrees.map((entree) => ({ ...entree, ouvrir: () => contenuDe(entree) }));
  const refaite = archiver(pieces, dateCivile(recuLe));
  try {
    let reste: Uint8Array = new Uint8Array();
    for await (const lu of relire()) {
      let morceau: Uint8Array = lu;
      while (morceau.length > 0) {
        if (reste.length === 0) {
          const suite = await refaite.next();
          exiger(suite.done !== true, OCTETS);
          reste = suite.value;
        }
        const n = Math.min(reste.length, morceau.length);
        exiger(Buffer.compare(reste.subarray(0, n), morceau.subarray(0, n)) === 0, OCTETS);
        [reste, morceau] = [reste.subarray(n), morceau.subarray(n)];
      }
    }
    exiger(reste.length === 0 && (await refaite.next()).done === true, OCTETS);
  } finally {
    await refaite.return(undefined);
  }
}

/** The earliest established instant at which all of these existed; null where none is, or where there are none of them. */
function existaitLe(
  events: readonly Evenement[],
  scelles: ReadonlyMap<string, { readonly n: number }>,
  horodatages: readonly HorodatageLu[],
): string | null {
  if (events.length === 0) return null;
  const dernier = Math.max(...events.map(({ stream, seq }) => scelles.get(`${stream} ${seq}`)?.n ?? Infinity));
  const dates = horodatages.flatMap(({ sceau, date, confiance }) =>
    sceau >= dernier && confiance === 'etabli' ? [date] : [],
  );
  return dates.sort()[0] ?? null;
}

/** Each group of events has its own date: what was added later was sealed later. */
function datesDe(journal: JournalLu, scelles: ReadonlyMap<string, SceauLu>, horodatages: readonly HorodatageLu[]) {
  const { flux, depot, mises, adhesion, conservees } = journal;
  const emis = depot.findIndex(({ type }) => type === 'AcquitEmis');
  const du = (events: readonly Evenement[]) => existaitLe(events, scelles, horodatages);
  const enFlux = (famille: string) => [...flux].flatMap(([nom, events]) => (nom.startsWith(famille) ? events : []));
  return {
    depot: du((flux.get(depot[0]?.stream ?? '') ?? []).slice(0, emis + 1)),
    livraisons: mises.size === 0 ? null : du(enFlux('mise/')),
    adhesion: adhesion.length === 0 ? null : du(enFlux('adhesion/')),
    pieces: du(enFlux('preuve/').filter(({ seq }) => seq <= conservees.seq)),
  };
}

/** What the judge reads first is ours, word for word. */
function verifierLeLisezMoi(
  { lire }: Contenu,
  journal: JournalLu,
  sceaux: readonly SceauLu[],
  purges: readonly string[],
) {
  const { recu, rendu } = journal;
  const attendu = lisezMoi({
    recu,
    rendu,
    sceaux: sceaux.map(({ n }) => ({ n, horodate: lire(fichierDuJeton(n)) !== null })),
    purges,
  });
  exiger(
    lire(NOMS.lisezMoi)?.equals(Buffer.from(attendu, 'utf8')) === true,
    `« ${NOMS.lisezMoi} » ne dit pas ce que dit la preuve.`,
  );
}

function verifierQueToutEstConnu({ noms }: Contenu, connus: readonly string[]): void {
  const admis = new Set<string>([
    ...connus,
    NOMS.lisezMoi,
    NOMS.depot,
    NOMS.mises,
    NOMS.adhesion,
    NOMS.preuve,
    NOMS.inclusions,
  ]);
  for (const nom of noms) exiger(admis.has(nom) || SCEAU.test(nom), `${INTRUS} : « ${nom} ».`);
}

async function verifier(fd: number, { relire, autorites, jeuDIci }: VerifierPreuveNeeds): Promise<PreuveIntacte> {
  const entrees = await lireEntrees(fd);
  const contenu = await lireContenu(entrees);
  const journal = lireJournal(contenu);
  const sceaux = lireSceaux(contenu);
  const parEvent = verifierLesInclusions(contenu, journal.flux, sceaux);
  const horodatages = lireHorodatages(contenu, sceaux, autorites);
  const documents = lireDocuments(contenu, journal);
  const etat = lireEtat(journal, contenu.depot, documents.verdict, parEvent);
  verifierLeLisezMoi(contenu, journal, sceaux, documents.purges);
  verifierQueToutEstConnu(contenu, documents.connus);
  const { nom, sha256, recuLe } = journal.recu.data;
  await comparerLesOctets(entrees, recuLe, relire);
  const nonRejuge = await rejouer(contenu, journal, documents, jeuDIci);
  const dernier = sceaux.at(-1);
  const existait = datesDe(journal, parEvent, horodatages);
  exiger(dernier !== undefined, 'La preuve n’a pas de sceau.');
  return {
    intacte: true,
    depot: contenu.depot,
    nom,
    sha256,
    recuLe,
    verdict: journal.rendu.data.verdict,
    evenements: parEvent.size,
    dernierSceau: { n: dernier.n, sha256: dernier.sha256, at: dernier.at },
    horodatages,
    etat,
    existaitLe: existait.depot,
    existait,
    autorites: documents.autorites,
    acquitRefait: documents.acquitRefait,
    purges: documents.purges,
    reserves: reservesDHorloge(journal.flux, parEvent),
    nonRejuge,
  };
}

/** `fd`: the archive, open for reading. Throws only for a fault of ours, or of the disk. */
export async function verifierPreuve(fd: number, needs: VerifierPreuveNeeds): Promise<ResultatDePreuve> {
  try {
    return await verifier(fd, needs);
  } catch (erreur) {
    if (!(erreur instanceof PreuveRefusee)) throw erreur;
    return { intacte: false, phrase: erreur.message };
  }
}
