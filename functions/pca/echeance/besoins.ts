/** What the clock of the PCA asks of the world, and how it goes through what is due. */
import type { CleDEtat } from '../../../schemas/pca/etat-recapitulatif.ts';
import type { Clock, Echeance, Journal, Mailer } from '../../platform/ports.ts';

/** Where an organisation wants to be told. */
export interface Adresse {
  /** Opaque: what the journal keeps of it. */
  readonly reference: string;
  readonly courriels: readonly string[];
}

export interface DelaisNeeds {
  readonly journal: Journal;
  readonly horloge: Clock;
  readonly courrier: Mailer;
  /** Of `etude-<siret>`, `comptable-<codique>`, `mandataire-<siret>`, `ddfip-<departement>`; null where nobody is habilité. */
  readonly adresseDe: (destinataire: string) => Promise<Adresse | null>;
  /** Pages of the ids of all contracts, from a read model. */
  readonly contrats: () => AsyncIterable<readonly string[]>;
  /** The last day on which a dossier of that contract still has something to come; null where none has. */
  readonly dernierMouvement: (contrat: string) => Promise<string | null>;
  readonly dossiersDe: (cle: CleDEtat) => AsyncIterable<readonly string[]>;
  /** False when the time that this run has is nearly over: the next one goes on. Always true unless told. */
  readonly encore?: () => boolean;
}

export const encore = (needs: Pick<DelaisNeeds, 'encore'>): boolean => needs.encore?.() ?? true;

const PREMIERS = 500;
const ENSEMBLE = 50;

/**
 * Due échéances of one type, in lots, earliest first. What is handled may leave the list or stay in it (a payment that is
 * late stays so): those that were seen are passed over.
 */
export async function* echeancesJusquA(
  needs: Pick<DelaisNeeds, 'journal' | 'encore'>,
  type: string,
  jusquAu: string,
): AsyncGenerator<readonly Echeance[]> {
  const vues = new Set<string>();
  for (let limit = PREMIERS; ; limit *= 2) {
    const dues = await needs.journal.echeancesDues({ type, jusquAu, limit });
    const neuves = dues.filter(({ id }) => !vues.has(id));
    for (let debut = 0; debut < neuves.length; debut += ENSEMBLE) {
      if (!encore(needs)) return;
      const lot = neuves.slice(debut, debut + ENSEMBLE);
      for (const { id } of lot) vues.add(id);
      yield lot;
    }
    if (dues.length < limit) return;
  }
}

/** Each on its own: one that fails holds back no other. */
export async function chacun<T>(
  quoi: readonly T[],
  faire: (un: T) => Promise<unknown>,
  erreurs: unknown[],
): Promise<number> {
  const issues = await Promise.allSettled(quoi.map((un) => faire(un)));
  erreurs.push(...issues.flatMap((issue) => (issue.status === 'rejected' ? [issue.reason] : [])));
  return issues.filter((issue) => issue.status === 'fulfilled' && issue.value !== false).length;
}
