/** Keeps trust up to date: CRLs and lists from the configured addresses, then the deposits that waited for them. */
import { enClair } from '../../functions/confiance/constat.ts';
import { type IssueDeSource, rafraichir } from '../../functions/confiance/rafraichir.ts';
import type { PlateformeEmbarquee } from '../../functions/platform/embedded/index.ts';
import { CoffreEnDossier } from '../../functions/platform/embedded/magasin-de-confiance.ts';
import { telechargementHttp } from '../../functions/platform/embedded/telechargement.ts';
import { reprendre } from '../../functions/verification/reprise.ts';
import { type Boucle, boucler } from './boucle.ts';

const REPRISE_MS = 60_000;
/** CRLs are mostly published once a day. */
const RAFRAICHISSEMENT_MS = 4 * 3_600_000;

export interface ConfianceOptions {
  readonly ecrire: (ligne: string) => void;
  readonly signaler: (erreur: unknown) => void;
}

function direLesEchecs(issues: readonly IssueDeSource[], signaler: (erreur: unknown) => void): void {
  for (const { source, echec, issues: entrees } of issues) {
    const refus = entrees.flatMap(({ constat }) => (constat === null ? [] : [enClair(constat).phrase]));
    for (const phrase of echec === null ? refus : [echec]) signaler(`Magasin de confiance, ${source.url} : ${phrase}`);
  }
}

/** `magasin`: the folder of the trust store. */
export function tenirLaConfiance(
  plateforme: Pick<PlateformeEmbarquee, 'journal' | 'horloge'>,
  magasin: string,
  { ecrire, signaler }: ConfianceOptions,
): Boucle {
  const needs = {
    coffre: new CoffreEnDossier(magasin),
    telechargement: telechargementHttp,
    clock: plateforme.horloge,
  };
  const premier = Promise.withResolvers<void>();
  const sources = boucler(
    async () => {
      direLesEchecs(await rafraichir(needs).finally(premier.resolve), signaler);
      return undefined;
    },
    { periodeMs: RAFRAICHISSEMENT_MS, signaler },
  );
  const reprises = boucler(
    async () => {
      // After a long stop, what is stale must not decide.
      await premier.promise;
      const combien = await reprendre(plateforme);
      if (combien > 0)
        ecrire(`Reprise de ${combien} vérification${combien > 1 ? 's' : ''} différée${combien > 1 ? 's' : ''}.`);
      return undefined;
    },
    { periodeMs: REPRISE_MS, signaler },
  );
  return {
    sonner: reprises.sonner,
    async arreter() {
      await Promise.all([sources.arreter(), reprises.arreter()]);
    },
  };
}
