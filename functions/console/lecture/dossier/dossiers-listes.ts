/** The list of dossiers that someone may see: by state, by étude, by last day, by number; a page at a time. */
import type { Perimetre } from '../../../habilitation/qui.ts';
import type { Lectures } from '../../../platform/ports.ts';
import { type DossierResume, lireDossierResume } from './dossier-resume.ts';
import type { EtatListe } from './etats.ts';
import { DOSSIERS, type ListeDeDossiers, listeDe, type PorteeDeDossiers, porteeDe, rangDans } from './listes.ts';

/** Those that an empty criterion leaves, besides the states. */
export const VUES = ['termes', 'a-reverser', 'a-retransmettre', 'a-repondre', 'repondus'] as const;
export type Vue = (typeof VUES)[number];

export interface DemandeDeDossiers {
  /** The beginning of a number. */
  readonly q?: string | undefined;
  readonly etat?: EtatListe | undefined;
  readonly vue?: Vue | undefined;
  readonly etude?: string | undefined;
  /** Last day of the phase, both included. */
  readonly du?: string | undefined;
  readonly au?: string | undefined;
  readonly max: number;
  /** `suivant` of the page before. */
  readonly apres?: string | undefined;
}

export interface ListeLue {
  readonly dossiers: readonly DossierResume[];
  readonly suivant: string | null;
}

export const LISTE_VIDE: ListeLue = { dossiers: [], suivant: null };
/** Looked at for one page: what few meet is met a page after the other. */
const EXAMINES_MAX = 400;
/** Over any character of a number or of a date. */
const FIN = '~';

interface Parcours {
  readonly liste: ListeDeDossiers;
  readonly ascending: boolean;
  readonly above?: string;
  readonly below?: string;
}

/** The narrowest list; what it does not say is looked at in each dossier. */
function parcoursDe({ q = '', etat, vue, etude, du, au }: DemandeDeDossiers): Parcours {
  if (q !== '') return { liste: 'numeros', ascending: true, above: q, below: `${q}${FIN}` };
  if (vue !== undefined && vue !== 'termes') return { liste: vue, ascending: vue !== 'repondus' };
  if (vue === 'termes' || du !== undefined || au !== undefined) {
    const bornes = {
      ...(du === undefined ? {} : { above: du }),
      ...(au === undefined ? {} : { below: `${au}${FIN}` }),
    };
    return { liste: 'termes', ascending: true, ...bornes };
  }
  if (etat !== undefined) return { liste: `etat/${etat}`, ascending: false };
  return { liste: etude === undefined ? 'tous' : `etude/${etude}`, ascending: false };
}

const convient = (resume: DossierResume, { q = '', etat, etude, du, au }: DemandeDeDossiers): boolean =>
  resume.numero.startsWith(q) &&
  (etat === undefined || resume.etat === etat) &&
  (etude === undefined || resume.etude === etude) &&
  (du === undefined || (resume.terme !== null && du <= resume.terme)) &&
  (au === undefined || (resume.terme !== null && resume.terme <= au));

async function resumeLu(lectures: Lectures, id: string): Promise<DossierResume | null> {
  const body = await lectures.get(DOSSIERS, id);
  return body === null ? null : lireDossierResume(body);
}

async function lire(lectures: Lectures, portee: PorteeDeDossiers, demande: DemandeDeDossiers): Promise<ListeLue> {
  const { liste, ascending, ...bornes } = parcoursDe(demande);
  const collection = listeDe(portee, liste);
  const trouves: DossierResume[] = [];
  let place = demande.apres ?? null;
  for (let examines = 0; examines < EXAMINES_MAX; ) {
    const depuis = place === null ? {} : ascending ? { above: place } : { below: place };
    const ids = await lectures.list(collection, { limit: demande.max + 1, ascending, ...bornes, ...depuis });
    for (const resume of await Promise.all(ids.map((id) => resumeLu(lectures, id)))) {
      const rang = resume === null ? null : rangDans(liste, resume);
      // A list that is not caught up with its documents yet says nothing of this one.
      if (resume === null || rang === null) continue;
      if (trouves.length === demande.max) return { dossiers: trouves, suivant: place };
      place = rang;
      if (convient(resume, demande)) trouves.push(resume);
    }
    examines += ids.length;
    if (ids.length <= demande.max) return { dossiers: trouves, suivant: null };
  }
  return { dossiers: trouves, suivant: place };
}

/** A judge has the one dossier that he was given. */
export async function listerLesDossiers(
  { lectures }: { readonly lectures: Lectures },
  perimetre: Perimetre,
  demande: DemandeDeDossiers,
): Promise<ListeLue> {
  if (perimetre.type === 'dossier') {
    const [famille, id = ''] = perimetre.stream.split('/');
    const seul = famille === 'dossier' ? await resumeLu(lectures, id) : null;
    return { dossiers: seul !== null && convient(seul, demande) ? [seul] : [], suivant: null };
  }
  const portee = porteeDe(perimetre);
  return portee === null ? LISTE_VIDE : lire(lectures, portee, demande);
}

/** All of them, a page after the other: for exports. */
export async function* tousLesDossiers(
  needs: { readonly lectures: Lectures },
  perimetre: Perimetre,
  demande: Omit<DemandeDeDossiers, 'max' | 'apres'>,
): AsyncGenerator<DossierResume> {
  let apres: string | undefined;
  for (;;) {
    const { dossiers, suivant } = await listerLesDossiers(needs, perimetre, { ...demande, max: 200, apres });
    yield* dossiers;
    if (suivant === null) return;
    apres = suivant;
  }
}

/** How many, up to a bound, and the first of them. */
export async function compterLesDossiers(
  { lectures }: { readonly lectures: Lectures },
  portee: PorteeDeDossiers,
  liste: ListeDeDossiers,
  { max, ...bornes }: { readonly max: number; readonly above?: string; readonly below?: string },
): Promise<{ readonly compte: number; readonly premier: DossierResume | null }> {
  const ids = await lectures.list(listeDe(portee, liste), { limit: max + 1, ascending: true, ...bornes });
  const premier = ids[0] === undefined ? null : await resumeLu(lectures, ids[0]);
  return { compte: ids.length, premier };
}
