/** Seals the journal every five minutes and when the server stops, and asks for the tokens that seals wait for. */
import { horodatageHttp } from '../../functions/platform/embedded/horodatage.ts';
import type { PlateformeEmbarquee } from '../../functions/platform/embedded/index.ts';
import { lireJeux } from '../../functions/platform/embedded/jeux-de-schemas.ts';
import { lireMagasin } from '../../functions/platform/embedded/magasin-de-confiance.ts';
import { horodater } from '../../functions/preuve/horodater.ts';
import { sceller } from '../../functions/preuve/sceller.ts';
import type { Politique } from '../../schemas/politique.ts';
import { POLITIQUE_PAR_DEFAUT } from '../../schemas/politique-par-defaut.ts';
import type { Retention } from '../../schemas/retention.ts';
import { type Boucle, boucler } from './boucle.ts';

const PERIODE_MS = 5 * 60_000;

export interface ScellementOptions {
  /** The folder of the trust store. */
  readonly magasin: string;
  readonly politique?: Politique;
  readonly retention: Retention;
  readonly schemas: string | null;
  /** Address of the time-stamping authority; null: seals have no token. */
  readonly horodatage: string | null;
  readonly signaler: (erreur: unknown) => void;
}

export function tenirLeScellement(plateforme: PlateformeEmbarquee, options: ScellementOptions): Boucle {
  const { magasin, schemas, retention, politique = POLITIQUE_PAR_DEFAUT, signaler } = options;
  const service = options.horodatage === null ? null : horodatageHttp(options.horodatage);
  const needs = {
    ...plateforme,
    retention,
    politique,
    magasin: () => lireMagasin(magasin),
    jeuEnVigueur: (recuLe: string, juge: string | null) => lireJeux(schemas).empreinteDe(recuLe, juge),
    horodate: service !== null,
  };
  let dernier = 0;
  async function passer(): Promise<undefined> {
    try {
      await scellerTout();
    } finally {
      // A deposit whose evidence fails does not keep the seals from their tokens.
      if (service !== null) await horodater({ ...plateforme, horodatage: service });
    }
    return undefined;
  }
  async function scellerTout(): Promise<void> {
    const scelles = await sceller(needs, dernier);
    dernier = scelles.dernier;
    if (scelles.rompus.length > 0)
      signaler(
        `Des événements ont été modifiés dans la base : ${scelles.rompus.slice(0, 5).join(', ')}. Ils ne sont pas scellés.`,
      );
  }
  const boucle = boucler(passer, { periodeMs: PERIODE_MS, signaler });
  return {
    sonner: boucle.sonner,
    async arreter() {
      await boucle.arreter();
      // What the last handlers wrote is sealed now rather than at the next start.
      await passer().catch(signaler);
    },
  };
}
