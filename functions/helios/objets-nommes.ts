/** What of a flow an answer of Hélios names, and whether a flow is the one that it speaks of. Pure. */
import type { ReponseHelios } from '../../schemas/evenements/helios.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { exerciceNormalise } from '../format/identite.ts';
import { numeroNormalise } from '../format/valeurs/nombre.ts';

interface BordereauCite {
  readonly domaine: 'depense' | 'recette' | null;
  readonly exercice: string | null;
  readonly numero: string;
}

export interface ObjetsNommes {
  readonly bordereaux: readonly BordereauCite[];
  /** IdUnique. */
  readonly pj: readonly string[];
}

/** TDomaineAck: the other domains speak of a bordereau of either kind. */
const DOMAINES: Readonly<Record<string, 'depense' | 'recette'>> = { 5: 'depense', 6: 'recette' };

const annee = (lu: string): string => exerciceNormalise(lu) ?? lu;
const numero = (lu: string): string => numeroNormalise(lu) ?? lu;

export function objetsNommes({ elements, suites }: ReponseHelios): ObjetsNommes {
  const acquittes = elements.flatMap(({ domaine, exercice, bordereau }): BordereauCite[] =>
    bordereau === null ? [] : [{ domaine: DOMAINES[domaine ?? ''] ?? null, exercice, numero: bordereau }],
  );
  const suivis = (suites?.bordereaux ?? []).flatMap(({ domaine, exercice, numero: lu }): BordereauCite[] =>
    lu === null ? [] : [{ domaine, exercice, numero: lu }],
  );
  return {
    bordereaux: [...acquittes, ...suivis],
    pj: elements.flatMap(({ pj }) => (pj === null ? [] : [pj])),
  };
}

type Flux = Pick<Verdict, 'bordereaux' | 'pj'>;

const leMeme = (cite: BordereauCite, lu: Flux['bordereaux'][number]): boolean =>
  (cite.domaine === null || cite.domaine === lu.domaine) &&
  (cite.exercice === null || annee(cite.exercice) === annee(lu.exercice ?? '')) &&
  numero(cite.numero) === numero(lu.numero ?? '');

const aLeBordereau = ({ bordereaux }: Flux, cite: BordereauCite): boolean => bordereaux.some((lu) => leMeme(cite, lu));
const aLaPj = ({ pj }: Flux, idUnique: string): boolean => pj.some((lue) => lue.idUnique === idUnique);

export type Critere = (flux: Flux) => boolean;

/**
 * From the surest to what is still enough. A PES_ACQUIT speaks of one flow: all its bordereaux are there, though a PJ may
 * be one that the flow only refers to. A PES_Retour tells of what several flows became, and of what Hélios itself
 * regularises: one of its bordereaux is enough. What names nothing may answer any flow.
 */
export function criteres(nature: Verdict['nature'], { bordereaux, pj }: ObjetsNommes): readonly Critere[] {
  const tout: Critere = (flux) =>
    bordereaux.every((cite) => aLeBordereau(flux, cite)) && pj.every((idUnique) => aLaPj(flux, idUnique));
  if (bordereaux.length === 0) return [tout];
  return nature === 'PES_Retour'
    ? [tout, (flux) => bordereaux.some((cite) => aLeBordereau(flux, cite))]
    : [tout, (flux) => bordereaux.every((cite) => aLeBordereau(flux, cite))];
}

/** The first that it names and that this flow does not have, in words; what it names where the flow has all of it. */
export function premierAbsent({ bordereaux, pj }: ObjetsNommes, flux: Flux): string {
  const bordereau = bordereaux.find((cite) => !aLeBordereau(flux, cite));
  if (bordereau === undefined) return `la pièce justificative ${pj.find((id) => !aLaPj(flux, id)) ?? ''}`;
  const exercice = bordereau.exercice === null ? '' : ` (exercice ${bordereau.exercice})`;
  return `le bordereau n°\u00a0${bordereau.numero}${exercice}`;
}
