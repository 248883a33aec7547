/** What a purge would destroy now, and what it would leave to a delivery that waits for its comptable. */
import type { Genre, Retention } from '../../schemas/retention.ts';
import type { Echeance } from '../platform/ports.ts';
import type { JournalSeul } from '../preuve/registre-des-sceaux.ts';
import { lireDossier, type Restant, restants } from './dossier.ts';
import { echusDe } from './purger.ts';

interface AuTerme {
  readonly genre: Genre;
  readonly sha256: string;
  /** Last day of its keeping. */
  readonly terme: string;
}

export interface Apercu {
  readonly depot: string;
  readonly nom: string;
  readonly expediteur: string;
  readonly recuLe: string;
  readonly aPurger: readonly AuTerme[];
  readonly enAttenteDuComptable: readonly AuTerme[];
}

const auTerme = ({ genre, terme, document }: Restant): AuTerme => ({ genre, sha256: document.sha256, terme });

/** Of each deposit that has something at its term. `dues`: the échéances of terms that have passed. */
export async function apercevoir(
  needs: JournalSeul & { readonly retention: Retention },
  dues: readonly Echeance[],
  aujourdhui: string,
): Promise<Apercu[]> {
  const apercus: Apercu[] = [];
  for (const { stream } of dues) {
    const dossier = await lireDossier(needs, stream);
    const { nom, expediteur, recuLe } = dossier.recu.data;
    const passes = restants(dossier, needs.retention).filter(({ terme }) => terme < aujourdhui);
    if (passes.length === 0) continue;
    const aPurger = (await echusDe(needs, dossier, aujourdhui)).map(auTerme);
    const partants = new Set(aPurger.map(({ genre }) => genre));
    const enAttenteDuComptable = passes.map(auTerme).filter(({ genre }) => !partants.has(genre));
    apercus.push({ depot: dossier.depotId, nom, expediteur, recuLe, aPurger, enAttenteDuComptable });
  }
  return apercus;
}
