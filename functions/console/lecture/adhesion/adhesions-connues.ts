/**
 * The read model of the register: every adhésion in short, and the lists that it is found in. One document for each
 * ordonnateur, and its places in the lists, written together.
 */
import * as z from 'zod';
import { type AdhesionEvenement, lireAdhesion } from '../../../../schemas/evenements/adhesion.ts';
import { codiqueSchema, dateSchema, siretSchema } from '../../../../schemas/evenements/identifiants.ts';
import type { Evenement } from '../../../journal/evenement.ts';
import type { EcritureDeLecture, Lectures } from '../../../platform/ports.ts';
import { motsDe } from '../depot/mots-du-nom.ts';
import { deplacer } from '../places.ts';
import type { Portee } from '../portee.ts';
import { finir, formulairesSuivisSchema, postesSuivis, suiviLe, suivreUnFormulaire } from './formulaires-suivis.ts';

const adhesionConnueSchema = z.object({
  siret: siretSchema,
  /** Of the last form that says it; null for one that was taken over as it stands. */
  organisme: z.string().nullable(),
  /** Of the forms that have effect or will have; before the first, of the one that is prepared. */
  codiques: z.array(codiqueSchema),
  /** Of its forms: the first has effect then. */
  depuis: dateSchema.nullable(),
  suspendue: z.boolean(),
  /** The renunciation that no later form has undone. */
  finLe: dateSchema.nullable(),
  formulaires: formulairesSuivisSchema,
  enPreparation: z.boolean(),
  position: z.int().nonnegative(),
});
export type AdhesionConnue = z.infer<typeof adhesionConnueSchema>;

const lireConnue = (body: string): AdhesionConnue => adhesionConnueSchema.parse(JSON.parse(body));

/** What an event changes of what is shown here; the others change nothing. */
function changement(connue: AdhesionConnue, event: AdhesionEvenement): Partial<AdhesionConnue> {
  switch (event.type) {
    case 'FormulairePrepare': {
      const { annexe, codiques } = event.data.formulaire;
      return {
        organisme: annexe.organisme,
        codiques: connue.depuis === null ? codiques : connue.codiques,
        enPreparation: true,
      };
    }
    case 'PreparationAbandonnee':
      return { enPreparation: false };
    case 'AdhesionActivee': {
      const { annexe, depuis } = event.data;
      const formulaires = suivreUnFormulaire(connue.formulaires, event.data, event.at);
      return {
        organisme: annexe?.organisme ?? connue.organisme,
        codiques: postesSuivis(formulaires),
        formulaires,
        depuis: connue.depuis !== null && connue.depuis < depuis ? connue.depuis : depuis,
        finLe: null,
        enPreparation: annexe === undefined && connue.enPreparation,
      };
    }
    case 'AdhesionRenoncee':
      return { finLe: event.data.effetLe, formulaires: finir(connue.formulaires, event.data.effetLe) };
    case 'SuspensionPrononcee':
      return { suspendue: true };
    case 'SuspensionLevee':
      return { suspendue: false };
    default:
      return {};
  }
}

/** Told twice, an event counts once. */
function suivre(connue: AdhesionConnue | null, event: AdhesionEvenement, position: number): AdhesionConnue {
  const siret = event.stream.slice('adhesion/'.length);
  const rien = { organisme: null, codiques: [], depuis: null, suspendue: false, finLe: null, enPreparation: false };
  const avant = connue ?? { siret, ...rien, formulaires: [], position: 0 };
  return position <= avant.position ? avant : { ...avant, ...changement(avant, event), position };
}

/** What people are told on a day; as `situationLe` says it, from what is kept here. */
export function situationConnue({ depuis, suspendue, formulaires, enPreparation }: AdhesionConnue, jour: string) {
  if (depuis === null) return enPreparation ? 'en-preparation' : 'absente';
  if (jour < depuis) return 'a-venir';
  const fin = suiviLe(formulaires, jour)?.finLe ?? null;
  if (fin !== null && fin <= jour) return 'renoncee';
  return suspendue ? 'suspendue' : 'active';
}

const TOUTES = 'adhesions';
export const listeDesAdhesions = (portee: Portee): string => `${TOUTES}/${portee}`;
/** By each word of the name with what follows it. In both lists a document is its own place, which ends with the SIRET. */
export const listeDesNoms = (portee: Portee): string => `${TOUTES}/${portee}/noms`;

function places(connue: AdhesionConnue | null): readonly EcritureDeLecture[] {
  if (connue === null) return [];
  const { siret, codiques, organisme } = connue;
  const portees: Portee[] = ['tout', ...new Set(codiques.map((codique): Portee => `poste/${codique}`))];
  const placer = (collection: string, id: string, mot: string) => {
    const rank = `${mot}/${siret}`;
    return { collection, id, document: { rank, body: rank } };
  };
  return portees.flatMap((portee) => [
    placer(listeDesAdhesions(portee), siret, siret),
    ...motsDe(organisme ?? '').map((mot, n) => placer(listeDesNoms(portee), `${siret}/${n}`, mot)),
  ]);
}

const ecrire = (lectures: Lectures, avant: AdhesionConnue | null, apres: AdhesionConnue): Promise<void> =>
  deplacer(lectures, {
    anciennes: places(avant),
    nouvelles: places(apres),
    document: { collection: TOUTES, id: apres.siret, document: { rank: apres.siret, body: JSON.stringify(apres) } },
  });

export async function connueDe(lectures: Lectures, siret: string): Promise<AdhesionConnue | null> {
  const body = await lectures.get(TOUTES, siret);
  return body === null ? null : lireConnue(body);
}

/** For whoever is told each event in its order. */
export async function connaitreUneAdhesion(lectures: Lectures, event: Evenement, position: number): Promise<void> {
  const avant = await connueDe(lectures, event.stream.slice('adhesion/'.length));
  for (const lu of lireAdhesion([event])) {
    const apres = suivre(avant, lu, position);
    if (apres !== avant) await ecrire(lectures, avant, apres);
  }
}

/** For whoever is told that the stream has moved: `events` are all of it. */
export async function reconnaitreUneAdhesion(lectures: Lectures, events: readonly AdhesionEvenement[]): Promise<void> {
  const apres = events.reduce<AdhesionConnue | null>((connue, event) => suivre(connue, event, event.seq), null);
  if (apres !== null) await ecrire(lectures, await connueDe(lectures, apres.siret), apres);
}
