/**
 * The documents by which a deposit is listed and found, as a function of what is known of it: what changes in them is
 * written with the resume, so that no list is ever older than what it lists. Pure.
 */
import { nomDuDocument } from '../../../platform/lot-de-lecture.ts';
import type { EcritureDeLecture } from '../../../platform/ports.ts';
import { type Portee, porteesDu } from '../portee.ts';
import { etatDu } from './devenir.ts';
import { type Resume, rangDuResume } from './resume.ts';
import { motsDu } from './termes.ts';

export const DEPOTS = 'depots';

/** What a list of deposits may be restricted to. */
export const FACETTES = [
  'en-cours',
  'differe',
  'accepte',
  'partiel',
  'rejete',
  'indetermine',
  'altere',
  'a-recevoir',
  'a-prendre-en-charge',
  'rejete-par-le-comptable',
] as const;
export type Facette = (typeof FACETTES)[number];

/** A state, and what it still waits for. */
export function facettesDu(resume: Resume): readonly Facette[] {
  const etat = etatDu(resume);
  const { decidees, recues, prisesEnCharge, rejetees } = resume.mises;
  const vraies: readonly (readonly [Facette, boolean])[] = [
    ['differe', etat === 'en-cours' && resume.repriseLe !== null],
    ['altere', resume.alterees > 0],
    ['a-recevoir', decidees > recues],
    ['a-prendre-en-charge', recues > prisesEnCharge + rejetees],
    ['rejete-par-le-comptable', rejetees > 0],
  ];
  return [etat, ...vraies.filter(([, vraie]) => vraie).map(([facette]) => facette)];
}

/** Everybody's deposits are listed as they are, the others by their rank. */
export function listeDes(portee: Portee, facette: Facette | null = null): string {
  const toutes = portee === 'tout' ? DEPOTS : `${DEPOTS}/${portee}`;
  return facette === null ? toutes : `${DEPOTS}/${portee}/${facette}`;
}

export const termesDe = (portee: Portee): string => `termes/${portee}`;

/** A space sorts before whatever a word may go on with. */
export const rangDuTerme = (terme: string, rang: string): string => `${terme} ${rang}`;

/** What an index document says: the term that it is found at, null in a list, and the deposit. */
export function lireIndex(body: string): { readonly terme: string | null; readonly depotId: string } {
  const espace = body.lastIndexOf(' ');
  return { terme: espace === -1 ? null : body.slice(0, espace), depotId: body.slice(espace + 1) };
}

function auxTermes(resume: Resume, termes: readonly string[]): readonly EcritureDeLecture[] {
  const rang = rangDuResume(resume);
  return porteesDu(resume).flatMap((portee) =>
    termes.map((terme) => ({
      collection: termesDe(portee),
      id: rangDuTerme(terme, rang),
      document: { rank: rangDuTerme(terme, rang), body: `${terme} ${resume.depotId}` },
    })),
  );
}

/** Every document by which this deposit is listed, and found by its names. */
export function indexDu(resume: Resume | null): readonly EcritureDeLecture[] {
  if (resume === null) return [];
  const { depotId } = resume;
  const rank = rangDuResume(resume);
  const listes = porteesDu(resume).flatMap((portee) => [
    ...(portee === 'tout' ? [] : [listeDes(portee)]),
    ...facettesDu(resume).map((facette) => listeDes(portee, facette)),
  ]);
  return [
    ...listes.map((collection) => ({ collection, id: rank, document: { rank, body: depotId } })),
    ...auxTermes(resume, motsDu(resume)),
  ];
}

/** Those by which it is found by its bordereaux. */
export const indexDesReferences = (resume: Resume | null, references: readonly string[]) =>
  resume === null ? [] : auxTermes(resume, references);

/** What makes `avant` into `apres`: an index document never changes, it is there or not. */
export function ecart(
  avant: readonly EcritureDeLecture[],
  apres: readonly EcritureDeLecture[],
): readonly EcritureDeLecture[] {
  const anciens = new Set(avant.map(nomDuDocument));
  const nouveaux = new Set(apres.map(nomDuDocument));
  return [
    ...avant.filter((un) => !nouveaux.has(nomDuDocument(un))).map((un) => ({ ...un, document: null })),
    ...apres.filter((un) => !anciens.has(nomDuDocument(un))),
  ];
}
