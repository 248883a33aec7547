/** Which contracts concern whom: lists of their ids, told by the journal. What a page says of one is read from its stream. */
import { type ContratEvenement, lireContrat } from '../../../../schemas/evenements/contrat.ts';
import type { Perimetre } from '../../../habilitation/qui.ts';
import { type Contrat, etatDuContrat } from '../../../pca/contrat/cycle.ts';
import { fluxContrat } from '../../../pca/flux.ts';
import type { EcritureDeLecture, Journal, Lectures } from '../../../platform/ports.ts';

type Portee = 'tout' | `departement/${string}` | `organisme/${string}` | `poste/${string}`;
const listeDes = (portee: Portee): string => `contrats/${portee}`;

/** Those whom a contract binds: the groupement, its mandataire, and its études, past ones included. */
export function organismesDe({ signe, membres }: Contrat): readonly string[] {
  if (signe === null) return [];
  const { titulaire } = signe;
  const mandataire = titulaire.type === 'groupement' ? [titulaire.mandataire] : [];
  return [...new Set([titulaire.siret, ...mandataire, ...membres.map(({ etude }) => etude)])];
}

/** From the whole stream of a contract, as often as one likes. */
export function indexDuContrat(events: readonly ContratEvenement[]): readonly EcritureDeLecture[] {
  const contrat = etatDuContrat(events);
  if (contrat.signe === null) return [];
  const { contrat: id, departement, postes } = contrat.signe;
  const portees: readonly Portee[] = [
    'tout',
    `departement/${departement}`,
    ...organismesDe(contrat).map((siret): Portee => `organisme/${siret}`),
    ...postes.map((codique): Portee => `poste/${codique}`),
  ];
  return portees.map((portee) => ({ collection: listeDes(portee), id, document: { rank: id, body: id } }));
}

function porteeDu(perimetre: Perimetre): Portee | null {
  switch (perimetre.type) {
    case 'tout':
      return 'tout';
    case 'departement':
      return `departement/${perimetre.code}`;
    case 'etude':
    case 'groupement':
      return `organisme/${perimetre.siret}`;
    case 'poste':
      return `poste/${perimetre.codique}`;
    case 'ordonnateur':
    case 'dossier':
      return null;
    default:
      return perimetre satisfies never;
  }
}

const CONTRATS_PAR_PAGE = 25;

interface Needs {
  readonly journal: Pick<Journal, 'read'>;
  readonly lectures: Pick<Lectures, 'list'>;
}

export const contratDe = async ({ journal }: Pick<Needs, 'journal'>, id: string): Promise<Contrat> =>
  etatDuContrat(lireContrat((await journal.read(fluxContrat(id))).events));

export interface PageDeContrats {
  readonly contrats: readonly Contrat[];
  /** `apres` of the next page; null where there is none. */
  readonly suivant: string | null;
}

/** In the order of their ids. */
export async function listerContrats(needs: Needs, perimetre: Perimetre, apres?: string): Promise<PageDeContrats> {
  const portee = porteeDu(perimetre);
  if (portee === null) return { contrats: [], suivant: null };
  const suite = apres === undefined ? {} : { above: apres };
  const limit = CONTRATS_PAR_PAGE + 1;
  const ids = await needs.lectures.list(listeDes(portee), { limit, ascending: true, ...suite });
  const montres = ids.slice(0, CONTRATS_PAR_PAGE);
  return {
    contrats: await Promise.all(montres.map((id) => contratDe(needs, id))),
    suivant: ids.length > CONTRATS_PAR_PAGE ? (montres.at(-1) ?? null) : null,
  };
}

/** All of them from one on, as they are asked for: `apres` is left out. */
export async function* contratsDe(needs: Needs, perimetre: Perimetre, apres?: string): AsyncGenerator<Contrat> {
  for (let depuis = apres; ; ) {
    const { contrats, suivant } = await listerContrats(needs, perimetre, depuis);
    yield* contrats;
    if (suivant === null) return;
    depuis = suivant;
  }
}

/** The first page of them: a DDFiP or a groupement has few. */
export const contratsSous = async (needs: Needs, perimetre: Perimetre): Promise<readonly Contrat[]> =>
  (await listerContrats(needs, perimetre)).contrats;
