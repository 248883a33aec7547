/** What must be handed over, by the day on which it is due: an étude's own list, or what a poste waits for. */
import type { Perimetre } from '../../../habilitation/qui.ts';
import type { Lectures } from '../../../platform/ports.ts';
import type { SommeDue } from '../contrat/suivi-du-dossier.ts';
import { type ListeDeSommes, lireSommeDue, sommesDuesDe } from '../contrat/suivis.ts';

/** One transfer carries 60 lines at most: a page of two of them. */
const PAR_PAGE = 120;

const rangDeLaSomme = ({ exigibleLe, poste, dossier, mouvement }: SommeDue): string =>
  `${exigibleLe}/${poste}-${dossier}/${mouvement}`;

function listeDe(perimetre: Perimetre): ListeDeSommes | null {
  if (perimetre.type === 'etude') return `etude/${perimetre.siret}`;
  return perimetre.type === 'poste' ? `poste/${perimetre.codique}` : null;
}

export interface PageDeSommes {
  readonly sommes: readonly SommeDue[];
  /** `apres` of the next page; null where there is none. */
  readonly suivant: string | null;
}

interface DemandeDeSommes {
  readonly apres?: string | undefined;
  /** Due before that day. */
  readonly avantLe?: string | undefined;
  readonly max?: number;
}

/** Earliest first. */
export async function listerLesSommesDues(
  { lectures }: { readonly lectures: Pick<Lectures, 'list'> },
  perimetre: Perimetre,
  { apres, avantLe, max = PAR_PAGE }: DemandeDeSommes = {},
): Promise<PageDeSommes> {
  const liste = listeDe(perimetre);
  if (liste === null) return { sommes: [], suivant: null };
  const suite = {
    ...(apres === undefined ? {} : { above: apres }),
    ...(avantLe === undefined ? {} : { below: avantLe }),
  };
  const bodies = await lectures.list(sommesDuesDe(liste), { limit: max + 1, ascending: true, ...suite });
  const sommes = bodies.slice(0, max).map(lireSommeDue);
  const derniere = bodies.length > max ? sommes.at(-1) : undefined;
  return { sommes, suivant: derniere === undefined ? null : rangDeLaSomme(derniere) };
}
