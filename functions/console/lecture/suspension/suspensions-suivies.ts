/**
 * The read model of art. 6: what of each adhésion waits for the comptable, what is suspended, what was. One document for
 * each ordonnateur, and one in each list that it stands in, written together. Pure, but for the two functions at the end.
 */
import * as z from 'zod';
import { type AdhesionEvenement, lireAdhesion } from '../../../../schemas/evenements/adhesion.ts';
import {
  codiqueSchema,
  dateSchema,
  empreinteSchema,
  instantSchema,
  siretSchema,
} from '../../../../schemas/evenements/identifiants.ts';
import { MOTIFS_SUSPENSION } from '../../../../schemas/evenements/suspension.ts';
import type { Evenement } from '../../../journal/evenement.ts';
import type { EcritureDeLecture, Lectures } from '../../../platform/ports.ts';
import { formulairesSuivisSchema, postesSuivis, suivreUnFormulaire } from '../adhesion/formulaires-suivis.ts';
import { deplacer } from '../places.ts';
import type { Portee } from '../portee.ts';

const le = z.union([instantSchema, dateSchema]).nullable();
const suspensionSchema = z.object({
  motif: z.enum(MOTIFS_SUSPENSION),
  /** Of the poste that pronounced it, which may end it whatever the forms have become. */
  codique: codiqueSchema.nullable().default(null),
  prononceeLe: instantSchema,
  notifieeLe: le,
  recueLe: le,
  aConfirmer: z.boolean(),
  leveeProposee: z.boolean(),
  leveeLe: instantSchema.nullable(),
});

export const suspensionsSuiviesSchema = z.object({
  siret: siretSchema,
  /** Of the forms that have effect or will have. */
  codiques: z.array(codiqueSchema),
  formulaires: formulairesSuivisSchema,
  /** Found, and not yet qualified; latest last. */
  aQualifier: z.array(z.object({ depotId: empreinteSchema, trouveeLe: instantSchema })),
  proposee: z.boolean(),
  suspensions: z.array(suspensionSchema),
  position: z.int().nonnegative(),
});
export type SuspensionsSuivies = z.infer<typeof suspensionsSuiviesSchema>;
export type SuspensionMontree = SuspensionsSuivies['suspensions'][number];

const lireSuivies = (body: string): SuspensionsSuivies => suspensionsSuiviesSchema.parse(JSON.parse(body));

export const enCoursDe = ({ suspensions }: Pick<SuspensionsSuivies, 'suspensions'>): SuspensionMontree | null =>
  suspensions.find(({ leveeLe }) => leveeLe === null) ?? null;

const derniere = (suivies: SuspensionsSuivies, change: Partial<SuspensionMontree>): Partial<SuspensionsSuivies> => ({
  suspensions: suivies.suspensions.map((une, rang, toutes) =>
    rang === toutes.length - 1 ? { ...une, ...change } : une,
  ),
});

const OUVERTE = { notifieeLe: null, recueLe: null, leveeProposee: false, leveeLe: null } as const;

/** Told of one adhésion: the latest. The journal has them all. */
const ALTERATIONS_MAX = 200;
const SUSPENSIONS_MAX = 50;

/** What an event changes. The other events of the adhésion change nothing here. */
function changement(suivies: SuspensionsSuivies, event: AdhesionEvenement): Partial<SuspensionsSuivies> {
  const { aQualifier, suspensions } = suivies;
  const enCours = suspensions.at(-1);
  switch (event.type) {
    case 'AdhesionActivee': {
      const formulaires = suivreUnFormulaire(suivies.formulaires, event.data, event.at);
      return { codiques: postesSuivis(formulaires), formulaires };
    }
    case 'AlterationDetectee':
      return {
        aQualifier: [...aQualifier, { depotId: event.data.depotId, trouveeLe: event.at }].slice(-ALTERATIONS_MAX),
      };
    case 'SuspensionAdhesionProposee':
      return { proposee: true };
    case 'AlterationConstatee': {
      const restent = aQualifier.filter(({ depotId }) => depotId !== event.data.depotId);
      return { aQualifier: restent, proposee: suivies.proposee && restent.length > 0 };
    }
    case 'SuspensionPrononcee': {
      const { motif, prononceeLe, decidePar, aConfirmer = false } = event.data;
      const toutes = [...suspensions, { ...OUVERTE, motif, codique: decidePar.codique, prononceeLe, aConfirmer }];
      return { proposee: false, suspensions: toutes.slice(-SUSPENSIONS_MAX) };
    }
    case 'SuspensionConfirmee':
      return derniere(suivies, { aConfirmer: false });
    case 'SuspensionNotifiee':
      return derniere(suivies, { notifieeLe: enCours?.notifieeLe ?? event.data.notifieeLe });
    case 'SuspensionRecue':
      return derniere(suivies, { recueLe: event.data.recueLe });
    case 'LeveeProposee':
      return derniere(suivies, { leveeProposee: true });
    case 'LeveeEcartee':
      return derniere(suivies, { leveeProposee: false });
    case 'SuspensionLevee':
      return derniere(suivies, { leveeLe: event.data.leveeLe, leveeProposee: false });
    default:
      return {};
  }
}

/** Told twice, an event counts once. */
function suivre(suivies: SuspensionsSuivies | null, event: AdhesionEvenement, position: number): SuspensionsSuivies {
  const siret = event.stream.slice('adhesion/'.length);
  const rien = { codiques: [], formulaires: [], aQualifier: [], proposee: false, suspensions: [] };
  const avant = suivies ?? { siret, ...rien, position: 0 };
  return position <= avant.position ? avant : { ...avant, ...changement(avant, event), position };
}

export const SECTIONS = ['a-qualifier', 'en-cours', 'passees'] as const;
export type Section = (typeof SECTIONS)[number];

const TOUTES = 'suspensions';
export const listeDesSuspensions = (portee: Portee, section: Section): string => `${TOUTES}/${portee}/${section}`;

/** Latest first in a list. */
export function rangDans(section: Section, suivies: SuspensionsSuivies): string | null {
  const instant =
    section === 'a-qualifier'
      ? suivies.aQualifier.at(-1)?.trouveeLe
      : section === 'en-cours'
        ? enCoursDe(suivies)?.prononceeLe
        : suivies.suspensions.findLast(({ leveeLe }) => leveeLe !== null)?.leveeLe;
  return instant ? `${instant}/${suivies.siret}` : null;
}

/** A list holds the SIRET and its place: what is shown of it is in its one document. */
function places(suivies: SuspensionsSuivies | null): readonly EcritureDeLecture[] {
  if (suivies === null) return [];
  const { siret } = suivies;
  const postes = [...suivies.codiques, ...[enCoursDe(suivies)?.codique ?? []].flat()];
  const portees: Portee[] = ['tout', ...new Set(postes.map((codique): Portee => `poste/${codique}`))];
  return SECTIONS.flatMap((section) => {
    const rank = rangDans(section, suivies);
    const listes = rank === null ? [] : portees.map((portee) => listeDesSuspensions(portee, section));
    return listes.map((collection) => ({ collection, id: siret, document: { rank: rank ?? '', body: siret } }));
  });
}

const ecrire = (lectures: Lectures, avant: SuspensionsSuivies | null, apres: SuspensionsSuivies): Promise<void> =>
  deplacer(lectures, {
    anciennes: places(avant),
    nouvelles: places(apres),
    document: { collection: TOUTES, id: apres.siret, document: { rank: apres.siret, body: JSON.stringify(apres) } },
  });

export async function suiviesDe(lectures: Lectures, siret: string): Promise<SuspensionsSuivies | null> {
  const body = await lectures.get(TOUTES, siret);
  return body === null ? null : lireSuivies(body);
}

/** For whoever is told each event in its order. */
export async function suivreUneAdhesion(lectures: Lectures, event: Evenement, position: number): Promise<void> {
  const avant = await suiviesDe(lectures, event.stream.slice('adhesion/'.length));
  for (const lu of lireAdhesion([event])) {
    const apres = suivre(avant, lu, position);
    if (apres !== avant) await ecrire(lectures, avant, apres);
  }
}

/** For whoever is told that the stream has moved: `events` are all of it. */
export async function resuivreUneAdhesion(lectures: Lectures, events: readonly AdhesionEvenement[]): Promise<void> {
  const apres = events.reduce<SuspensionsSuivies | null>((suivies, event) => suivre(suivies, event, event.seq), null);
  if (apres !== null) await ecrire(lectures, await suiviesDe(lectures, apres.siret), apres);
}
