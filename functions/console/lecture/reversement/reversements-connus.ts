/** The reversements that an étude announced, and those that a poste has to confirm: latest first, told by the journal. */
import * as z from 'zod';
import { codiqueSchema, dateSchema, siretSchema } from '../../../../schemas/evenements/identifiants.ts';
import type { ReversementEvenement } from '../../../../schemas/evenements/pca-reversement.ts';
import { referenceSchema } from '../../../../schemas/pca/identifiants.ts';
import type { Perimetre } from '../../../habilitation/qui.ts';
import { evolve, REVERSEMENT_ABSENT, type Reversement } from '../../../pca/reversement/decide.ts';
import type { EcritureDeLecture, Lectures } from '../../../platform/ports.ts';
import { type PorteeDeDossiers, porteeDe } from '../dossier/listes.ts';

const reversementConnuSchema = z.object({
  etude: siretSchema,
  reversement: referenceSchema,
  poste: codiqueSchema,
  mode: z.enum(['virement', 'remise']),
  ordonneLe: dateSchema,
  total: z.int(),
  dossiers: z.int(),
  encaisse: z.object({ encaisseLe: dateSchema, montant: z.int(), ecart: z.int() }).nullable(),
});
export type ReversementConnu = z.infer<typeof reversementConnuSchema>;

export type ListeDeReversements = 'tous' | 'a-encaisser';
const collectionDe = (portee: PorteeDeDossiers, liste: ListeDeReversements): string =>
  `reversements/${portee}/${liste}`;

const rangDe = ({ ordonneLe, etude, reversement }: Pick<ReversementConnu, 'ordonneLe' | 'etude' | 'reversement'>) =>
  `${ordonneLe}/${etude}-${reversement}`;

function connu({ annonce, encaisse }: Reversement): ReversementConnu | null {
  if (annonce === null) return null;
  const { etude, reversement, poste, mode, ordonneLe, total, lignes } = annonce;
  return {
    ...{ etude, reversement, poste, mode, ordonneLe, total },
    dossiers: new Set(lignes.map(({ dossier }) => dossier)).size,
    encaisse:
      encaisse === null ? null : { encaisseLe: encaisse.encaisseLe, montant: encaisse.montant, ecart: encaisse.ecart },
  };
}

/** From the whole stream of a reversement, as often as one likes. */
export function indexDuReversement(events: readonly ReversementEvenement[]): readonly EcritureDeLecture[] {
  const lu = connu(events.reduce<Reversement>(evolve, REVERSEMENT_ABSENT));
  if (lu === null) return [];
  const id = `${lu.etude}-${lu.reversement}`;
  const document = { rank: rangDe(lu), body: JSON.stringify(lu) };
  return (['tout', `etude/${lu.etude}`, `poste/${lu.poste}`] as const).flatMap((portee) => [
    { collection: collectionDe(portee, 'tous'), id, document },
    { collection: collectionDe(portee, 'a-encaisser'), id, document: lu.encaisse === null ? document : null },
  ]);
}

const PAR_PAGE = 50;

export interface PageDeReversements {
  readonly reversements: readonly ReversementConnu[];
  /** `avant` of the next page; null where there is none. */
  readonly suivant: string | null;
}

export async function listerReversements(
  { lectures }: { readonly lectures: Pick<Lectures, 'list'> },
  perimetre: Perimetre,
  { liste, avant }: { readonly liste: ListeDeReversements; readonly avant?: string | undefined },
): Promise<PageDeReversements> {
  const portee = porteeDe(perimetre);
  if (portee === null) return { reversements: [], suivant: null };
  const suite = avant === undefined ? {} : { below: avant };
  const bodies = await lectures.list(collectionDe(portee, liste), { limit: PAR_PAGE + 1, ...suite });
  const lus = bodies.map((body) => reversementConnuSchema.parse(JSON.parse(body)));
  const dernier = lus.length > PAR_PAGE ? lus[PAR_PAGE - 1] : undefined;
  return { reversements: lus.slice(0, PAR_PAGE), suivant: dernier === undefined ? null : rangDe(dernier) };
}
