/** The états récapitulatifs that were handed in, told by the journal: by contract and quarter. */
import * as z from 'zod';
import { dateSchema } from '../../../../schemas/evenements/identifiants.ts';
import type { EtatEvenement } from '../../../../schemas/evenements/pca-etat.ts';
import { cleDEtatSchema } from '../../../../schemas/pca/etat-recapitulatif.ts';
import type { Trimestre } from '../../../../schemas/pca/identifiants.ts';
import { cleEnTexte } from '../../../pca/flux.ts';
import type { EcritureDeLecture, Lectures } from '../../../platform/ports.ts';

const etatConnuSchema = z.object({
  etat: cleDEtatSchema,
  /** Of the first one, which says whether it came in time. */
  deposeLe: dateSchema,
  tardif: z.boolean(),
  /** Lines of the last one that differ from ours. */
  ecarts: z.int(),
  depots: z.int(),
});
export type EtatConnu = z.infer<typeof etatConnuSchema>;

const deposesDe = (contrat: string, trimestre: Trimestre): string => `etats/${contrat}/${trimestre}`;

/** From the whole stream of a statement, as often as one likes. */
export function indexDeLEtat(events: readonly EtatEvenement[]): readonly EcritureDeLecture[] {
  const [premier, dernier] = [events[0], events.at(-1)];
  if (premier === undefined || dernier === undefined) return [];
  const { etat, deposeLe, tardif } = premier.data;
  const connu: EtatConnu = { etat, deposeLe, tardif, ecarts: dernier.data.ecarts, depots: events.length };
  const id = cleEnTexte(etat);
  const document = { rank: id, body: JSON.stringify(connu) };
  return [{ collection: deposesDe(etat.contrat, etat.trimestre), id, document }];
}

/** Études, postes and familles of one contract in one quarter. */
const DEPOSES_MAX = 10_000;
/** Over any character of a key. */
const FIN = '~';

/** By the key of each, which begins with its étude. */
export async function etatsDeposes(
  { lectures }: { readonly lectures: Pick<Lectures, 'list'> },
  contrat: string,
  trimestre: Trimestre,
  etude?: string,
): Promise<ReadonlyMap<string, EtatConnu>> {
  const siens = etude === undefined ? {} : { above: `${etude}-`, below: `${etude}-${FIN}` };
  const bodies = await lectures.list(deposesDe(contrat, trimestre), { limit: DEPOSES_MAX, ...siens });
  const connus = bodies.map((body) => etatConnuSchema.parse(JSON.parse(body)));
  return new Map(connus.map((connu) => [cleEnTexte(connu.etat), connu]));
}
