/** The lists that a dossier stands in, and its place in each. Pure. */
import type { Perimetre } from '../../../habilitation/qui.ts';
import type { EcritureDeLecture } from '../../../platform/ports.ts';
import type { DossierResume } from './dossier-resume.ts';

/** Whose list it is: everybody's for whoever runs the machine alone, a poste's, an étude's. */
export type PorteeDeDossiers = 'tout' | `poste/${string}` | `etude/${string}`;

/**
 * `tous`: latest signed first. `numeros`: by number. `termes`: phases that run, by their last day. `a-reverser`: by the day on
 * which it is due. `a-retransmettre`: by the rejection of the étude's system. `a-repondre`: by the question. `repondus`: by the answer. `etat/…` and `etude/…`: by the day of that state.
 */
export type ListeDeDossiers =
  | 'tous'
  | 'numeros'
  | 'termes'
  | 'a-reverser'
  | 'a-retransmettre'
  | 'a-repondre'
  | 'repondus'
  | `etat/${string}`
  | `etude/${string}`;

export const DOSSIERS = 'dossiers';

/** As in the name of its stream. */
export const idDe = ({ poste, numero }: Pick<DossierResume, 'poste' | 'numero'>): string => `${poste}-${numero}`;

export const listeDe = (portee: PorteeDeDossiers, liste: ListeDeDossiers): string => `${DOSSIERS}/${portee}/${liste}`;

/** Null where no dossier is in a list of his: the judge reads the one that he was given, the DDFiP reads none. */
export function porteeDe(perimetre: Perimetre): PorteeDeDossiers | null {
  switch (perimetre.type) {
    case 'tout':
      return 'tout';
    case 'poste':
      return `poste/${perimetre.codique}`;
    case 'etude':
      return `etude/${perimetre.siret}`;
    case 'ordonnateur':
    case 'groupement':
    case 'departement':
    case 'dossier':
      return null;
    default:
      return perimetre satisfies never;
  }
}

/** The day since which it is in its state. */
const jourDeLEtat = ({ etat, signeeLe, transmisLe, recuLe, finLe }: DossierResume): string =>
  finLe ?? (etat === 'transmis' ? transmisLe : recuLe) ?? signeeLe;

const OUVERTS: ReadonlySet<DossierResume['etat']> = new Set(['recu', 'en-cours', 'suspendu']);

/** By list, what it is ranked by; null where it is not in it. */
function rangs(resume: DossierResume): ReadonlyMap<ListeDeDossiers, string | null> {
  const { etat, etude, signeeLe, rejeteeLe, terme, reversementLe, demandeLe, reponduLe, numero } = resume;
  return new Map<ListeDeDossiers, string | null>([
    ['tous', signeeLe],
    ['numeros', numero],
    ['termes', OUVERTS.has(etat) ? terme : null],
    ['a-reverser', reversementLe],
    ['a-retransmettre', rejeteeLe],
    ['a-repondre', demandeLe],
    ['repondus', reponduLe],
    [`etat/${etat}`, jourDeLEtat(resume)],
    [`etude/${etude}`, signeeLe],
  ]);
}

/** An étude knows a dossier from its transmission on. */
const porteesDe = ({ poste, etudes, transmisLe }: DossierResume): readonly PorteeDeDossiers[] => [
  'tout',
  `poste/${poste}`,
  ...(transmisLe === null ? [] : etudes.map((etude): PorteeDeDossiers => `etude/${etude}`)),
];

export const rangDans = (liste: ListeDeDossiers, resume: DossierResume): string | null => {
  const rang = rangs(resume).get(liste) ?? null;
  return rang === null ? null : `${rang}/${idDe(resume)}`;
};

/** A list holds the id: what is shown of the dossier is in its one document. */
export function places(resume: DossierResume | null): readonly EcritureDeLecture[] {
  if (resume === null) return [];
  const id = idDe(resume);
  const siennes = [...rangs(resume).keys()].flatMap((liste) => {
    const rank = rangDans(liste, resume);
    return rank === null ? [] : [{ liste, rank }];
  });
  return porteesDe(resume).flatMap((portee) =>
    siennes.map(({ liste, rank }) => ({ collection: listeDe(portee, liste), id, document: { rank, body: id } })),
  );
}
