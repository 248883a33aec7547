/**
 * Publishes each answer as a file of the depositor: `<dossier>/<siret ou codique>/<nom>-ACK-<dépôt>.xml`, and `-K2-` for the
 * answer to each message of a PCA file.
 */
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { abreger, fluxDepot } from '../../functions/depot/cle.ts';
import { ecrireDurablement } from '../../functions/platform/embedded/fichier-durable.ts';
import type { PlateformeEmbarquee } from '../../functions/platform/embedded/index.ts';
import type { EvenementSitue } from '../../functions/platform/embedded/journal.ts';
import { fluxPreuve } from '../../functions/preuve/flux.ts';
import type { Publications } from '../../functions/retention/purger.ts';
import { purgesDe } from '../../functions/retention/purges.ts';
import { type DepotRecu, lireDepot } from '../../schemas/evenements/depot.ts';
import type { Boucle } from './boucle.ts';
import { DEBUT, estDuJournal, type Repere, suivreLeJournal } from './fil.ts';

/** The words in the name of the file by which each answer is known. */
const REPONSES = { AcquitEmis: 'ACK', AccuseMetierEmis: 'K2' } as const;
type Reponse = keyof typeof REPONSES;
const estUneReponse = (type: string): type is Reponse => Object.hasOwn(REPONSES, type);

type Needs = Pick<PlateformeEmbarquee, 'journal' | 'objets'>;

const NOM_MAX = 80;
const REPRISE_MS = 60_000;

/** The deposited name, as far as any file system takes it; the deposit's own id makes it the only one. */
function nomDuFichier(nom: string, reponse: Reponse, depotId: string): string {
  const sobre = nom
    .replace(/\.xml$/i, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]/g, '_')
    .replace(/^\.+/, '_');
  return `${sobre.slice(0, NOM_MAX)}-${REPONSES[reponse]}-${abreger(depotId)}.xml`;
}

const depotIdDe = (stream: string): string => stream.slice(fluxDepot('').length);

const cheminDe = (dossier: string, { stream, data }: DepotRecu, reponse: Reponse): string =>
  join(dossier, data.expediteur, nomDuFichier(data.nom, reponse, depotIdDe(stream)));

/** The answers under `dossier` as a purge sees them: each with the draft that a killed process may have left of it. */
export function publicationsDans(dossier: string): Publications {
  const fichiers = (recu: DepotRecu) =>
    (['AcquitEmis', 'AccuseMetierEmis'] as const).flatMap((reponse) => {
      const chemin = cheminDe(dossier, recu, reponse);
      return [chemin, join(dirname(chemin), `.${basename(chemin)}.part`)];
    });
  return {
    async compter(recu) {
      const trouves = await Promise.all(fichiers(recu).map((chemin) => stat(chemin).catch(() => null)));
      return trouves.filter((trouve) => trouve !== null).length;
    },
    async retirer(recu) {
      for (const chemin of fichiers(recu)) await rm(chemin, { force: true });
    },
  };
}

async function estPurge({ journal }: Needs, stream: string): Promise<boolean> {
  return purgesDe((await journal.read(fluxPreuve(depotIdDe(stream)))).events).has('acquit');
}

async function publier(needs: Needs, dossier: string, { event: situe }: EvenementSitue): Promise<void> {
  const { journal, objets } = needs;
  for (const event of lireDepot([situe])) {
    if (event.type !== 'AcquitEmis' && event.type !== 'AccuseMetierEmis') continue;
    const depot = lireDepot((await journal.read(event.stream)).events);
    const recu = depot.find((lu) => lu.type === 'DepotRecu');
    // Whoever publishes everything anew comes to what was destroyed at its term.
    if (recu === undefined || (await estPurge(needs, event.stream))) continue;
    const { key, version } = event.data.objet;
    await ecrireDurablement(cheminDe(dossier, recu, event.type), objets.read({ bucket: 'acquits', key, version }));
  }
}

/**
 * The first line of the file is the place reached, with the hash of the event that is there; each other one, the place of
 * an answer left behind. The hash is not in those of older versions.
 */
async function lireCurseur(curseur: string): Promise<{ repere: Repere; retards: readonly number[] }> {
  const [premiere = '', ...autres] = (await readFile(curseur, 'utf8').catch(() => '')).split('\n');
  const [place = '', hash] = premiere.split(' ');
  const position = Number.parseInt(place, 10);
  const retards = autres.map((ligne) => Number.parseInt(ligne, 10)).filter(Number.isSafeInteger);
  return { repere: Number.isSafeInteger(position) ? { position, hash: hash ?? null } : DEBUT, retards };
}

const AUTRE_JOURNAL =
  'Le journal n’est pas celui dont les réponses étaient publiées (une sauvegarde a été remise en place) : elles le sont toutes de nouveau dans acquits/.';

export interface AcquitsOptions {
  readonly signaler: (erreur: unknown) => void;
  /** How often the answers left behind are tried again. */
  readonly repriseMs?: number;
}

/**
 * Once each: the place reached is kept beside the answers, and one that is written again has the same bytes. One that
 * cannot be written (something has the name of its folder) is left behind and tried again: it holds up no other.
 */
export function publierLesAcquits(
  needs: Needs,
  dossier: string,
  { signaler, repriseMs = REPRISE_MS }: AcquitsOptions,
): Boucle {
  const curseur = join(dossier, '.position');
  const retards = new Set<number>();
  let reprise = 0;
  /** Most batches hold no answer, and are read again for less than the two syncs of remembering them. */
  let aRetenir = false;
  const essayer = async (situe: EvenementSitue) => {
    const { position } = situe;
    aRetenir = true;
    try {
      await publier(needs, dossier, situe);
      retards.delete(position);
    } catch (erreur) {
      // Told once: it is tried again for as long as it takes.
      if (!retards.has(position)) signaler(erreur);
      retards.add(position);
    }
  };
  return suivreLeJournal(needs.journal, {
    depuis: async () => {
      await mkdir(dossier, { recursive: true });
      const lu = await lireCurseur(curseur);
      if (await estDuJournal(needs.journal, lu.repere)) {
        for (const retard of lu.retards) retards.add(retard);
        return lu.repere;
      }
      signaler(AUTRE_JOURNAL);
      aRetenir = true;
      return DEBUT;
    },
    reprendre: async () => {
      if (retards.size === 0 || performance.now() < reprise) return false;
      reprise = performance.now() + repriseMs;
      const avant = retards.size;
      for (const position of [...retards])
        for (const situe of await needs.journal.since(position - 1, 1)) await essayer(situe);
      return retards.size < avant;
    },
    traiter: async (lot) => {
      for (const situe of lot) if (estUneReponse(situe.event.type)) await essayer(situe);
    },
    retenir: async ({ position, hash }) => {
      if (!aRetenir) return;
      const place = hash === null ? `${position}` : `${position} ${hash}`;
      await ecrireDurablement(curseur, `${[place, ...retards].join('\n')}\n`);
      aRetenir = false;
    },
    signaler,
  });
}
