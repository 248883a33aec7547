/** The list of adhésions that someone may see, by SIRET or by the name of the organisme, a page at a time. */
import { dateCivile } from '../../../adhesion/heure-de-paris.ts';
import type { Perimetre } from '../../../habilitation/qui.ts';
import type { Clock, Lectures } from '../../../platform/ports.ts';
import { aPlat } from '../depot/mots-du-nom.ts';
import { type Portee, porteeDuPerimetre } from '../portee.ts';
import {
  type AdhesionConnue,
  connueDe,
  listeDesAdhesions,
  listeDesNoms,
  situationConnue,
} from './adhesions-connues.ts';
import { estSonPoste } from './formulaires-suivis.ts';

export const SITUATIONS = ['active', 'suspendue', 'en-preparation', 'a-venir', 'renoncee', 'absente'] as const;
export type Situation = (typeof SITUATIONS)[number];

export interface DemandeDAdhesions {
  /** SIRET, its beginning, or words of the name. */
  readonly q?: string | undefined;
  readonly situation?: Situation | undefined;
  readonly max: number;
  readonly apres?: string | undefined;
}

export type AdhesionListee = Omit<AdhesionConnue, 'formulaires'> & { readonly situation: Situation };

function listee(connue: AdhesionConnue, jour: string): AdhesionListee {
  const { formulaires: _, ...montree } = connue;
  return { ...montree, situation: situationConnue(connue, jour) };
}

export interface ListeDAdhesions {
  readonly adhesions: readonly AdhesionListee[];
  /** `apres` of the page after; null where there is none. */
  readonly suivant: string | null;
}

const VIDE: ListeDAdhesions = { adhesions: [], suivant: null };
/** Looked at for one page: a filter that few meet is met a page after the other. */
const EXAMINEES_MAX = 400;
/** Over all that a SIRET or a name without accents may have. */
const FIN = '~';

/** By SIRET, lowest first; or by the words of the name, which a list holds from each of them on. */
function parcoursDe(portee: Portee, { q = '', apres }: DemandeDAdhesions) {
  const plat = aPlat(q);
  const collection = /^\d*$/.test(plat) ? listeDesAdhesions(portee) : listeDesNoms(portee);
  const above = apres ?? plat;
  return { collection, bornes: { ...(above !== '' && { above }), ...(plat !== '' && { below: `${plat}${FIN}` }) } };
}

async function lire(
  { lectures, horloge }: Needs,
  portee: Portee,
  demande: DemandeDAdhesions,
): Promise<ListeDAdhesions> {
  const { collection, bornes } = parcoursDe(portee, demande);
  const { max, situation: voulue } = demande;
  const jour = dateCivile(horloge.now());
  const codique = portee.startsWith('poste/') ? portee.slice('poste/'.length) : null;
  const adhesions = new Map<string, AdhesionListee>();
  let dernier: string | null = null;
  for (let examinees = 0; examinees < EXAMINEES_MAX; ) {
    const depuis = dernier === null ? {} : { above: dernier };
    const places = await lectures.list(collection, { limit: max + 1, ascending: true, ...bornes, ...depuis });
    for (const place of places) {
      if (adhesions.size === max) return { adhesions: [...adhesions.values()], suivant: dernier };
      dernier = place;
      const connue = await connueDe(lectures, place.slice(-14));
      if (connue === null || (codique !== null && !estSonPoste(connue.formulaires, codique, jour))) continue;
      const lue = listee(connue, jour);
      if (voulue === undefined || lue.situation === voulue) adhesions.set(lue.siret, lue);
    }
    examinees += places.length;
    if (places.length <= max) return { adhesions: [...adhesions.values()], suivant: null };
  }
  return { adhesions: [...adhesions.values()], suivant: dernier };
}

type Needs = { readonly lectures: Lectures; readonly horloge: Clock };

export async function listerAdhesions(
  needs: Needs,
  perimetre: Perimetre,
  demande: DemandeDAdhesions,
): Promise<ListeDAdhesions> {
  if (perimetre.type === 'ordonnateur') {
    const sienne = await connueDe(needs.lectures, perimetre.siret);
    if (sienne === null) return VIDE;
    return { adhesions: [listee(sienne, dateCivile(needs.horloge.now()))], suivant: null };
  }
  const portee = porteeDuPerimetre(perimetre);
  if (portee === null) return VIDE;
  return lire(needs, portee, demande);
}
