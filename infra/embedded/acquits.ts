/** Publishes each answer as a file of the ordonnateur: `<dossier>/<siret>/<nom>-ACK-<dépôt>.xml`. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { abreger } from '../../functions/console/en-clair/evenement.ts';
import { fluxDepot } from '../../functions/depot/cle.ts';
import type { PlateformeEmbarquee } from '../../functions/platform/embedded/index.ts';
import type { EvenementSitue } from '../../functions/platform/embedded/journal.ts';
import { type DepotEvenement, lireDepot } from '../../schemas/evenements/depot.ts';
import type { Boucle } from './boucle.ts';
import { ecrireDurablement } from './fichier-durable.ts';
import { suivreLeJournal } from './fil.ts';

type Needs = Pick<PlateformeEmbarquee, 'journal' | 'objets'>;

const NOM_MAX = 80;

/** The deposited name, as far as any file system takes it; the deposit's own id makes it the only one. */
function nomDuFichier(nom: string, depotId: string): string {
  const sobre = nom
    .replace(/\.xml$/i, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]/g, '_')
    .replace(/^\.+/, '_');
  return `${sobre.slice(0, NOM_MAX)}-ACK-${abreger(depotId)}.xml`;
}

async function publier({ journal, objets }: Needs, dossier: string, events: readonly DepotEvenement[]): Promise<void> {
  for (const event of events) {
    if (event.type !== 'AcquitEmis') continue;
    const depot = lireDepot((await journal.read(event.stream)).events);
    const recu = depot.find(({ type }) => type === 'DepotRecu');
    if (recu?.type !== 'DepotRecu') continue;
    const depotId = event.stream.slice(fluxDepot('').length);
    const { key, version } = event.data.objet;
    const chemin = join(dossier, recu.data.expediteur, nomDuFichier(recu.data.nom, depotId));
    await ecrireDurablement(chemin, objets.read({ bucket: 'acquits', key, version }));
  }
}

/** Once each: the place reached is kept beside the answers, and one that is written again has the same bytes. */
export function publierLesAcquits(needs: Needs, dossier: string, signaler: (erreur: unknown) => void): Boucle {
  const curseur = join(dossier, '.position');
  const depots = (lot: readonly EvenementSitue[]) =>
    lireDepot(lot.map(({ event }) => event).filter(({ type }) => type === 'AcquitEmis'));
  return suivreLeJournal(needs.journal, {
    depuis: async () => {
      await mkdir(dossier, { recursive: true });
      return Number.parseInt(await readFile(curseur, 'utf8').catch(() => '0'), 10) || 0;
    },
    traiter: (lot) => publier(needs, dossier, depots(lot)),
    // Not synced: a place lost with the power only has the last answers written again.
    retenir: (position) => writeFile(curseur, String(position)),
    signaler,
  });
}
