/** The whole console over a simulated year and its copies, door included: people sign in, and rights are checked. */
import { projeter } from '../../functions/console/lecture/projeter.ts';
import type { Lectures } from '../../functions/platform/ports.ts';
import { lireTheme } from '../../infra/embedded/theme.ts';
import type { Annee } from '../pca/annee/simuler.ts';
import { accesEprouve } from './acces-eprouve.ts';
import { LECTEURS, type Lecteur } from './pages-de-la-pca.ts';
import { compter } from './pages-mesurees.ts';
import type { PcaInventee } from './pca-inventee.ts';

const LOT = 2000;

/** One stream is never cut in two lots by more than its own events. */
export async function projeterLaPca(annee: Annee, pca: PcaInventee): Promise<void> {
  const { journal } = pca;
  const { lectures, objets } = annee.needs;
  const lot = [];
  for (const suivi of pca.suivis()) {
    lot.push(suivi);
    if (lot.length === LOT) await projeter({ journal, lectures, objets }, lot.splice(0));
  }
  await projeter({ journal, lectures, objets }, lot);
}

/** Who signs in is kept apart from the journal of the year. */
export async function consoleDeLaPca(annee: Annee, pca: PcaInventee, modeles: Lectures, jour: string) {
  const { objets, files } = annee.needs;
  const lectures = compter(modeles);
  const duJournal = pca.journal;
  /** Streams that pages asked for. */
  const fluxLus: string[] = [];
  const journal = {
    ...duJournal,
    read: (stream: string) => {
      fluxLus.push(stream);
      return stream.startsWith('habilitation/') ? eprouvee.journal.read(stream) : duJournal.read(stream);
    },
  };
  const eprouvee = accesEprouve({ journal, lectures, objets, files, ressources: lireTheme() });
  eprouvee.avancer((Date.parse(`${jour}T10:00:00.000Z`) - Date.parse(eprouvee.horloge.now())) / 1000);
  const cookies = new Map<Lecteur, string>();
  for (const lecteur of Object.keys(LECTEURS) as Lecteur[])
    cookies.set(lecteur, (await eprouvee.venir(LECTEURS[lecteur])).cookie);
  const appeler = (chemin: string, qui: Lecteur, entetes: Readonly<Record<string, string>> = {}) =>
    eprouvee.appeler(chemin, {
      headers: { Cookie: cookies.get(qui) ?? '', 'Sec-Fetch-Site': 'same-origin', Accept: 'text/html', ...entetes },
    });
  const habilitations = () => eprouvee.journal.tous.filter(({ stream }) => stream.startsWith('habilitation/'));
  return { appeler, lectures, fluxLus, habilitations, donner: eprouvee.donner, signales: eprouvee.signales };
}
