/** Takes and gives back the names of a flow, in bounded transactions on the deposit's stream. */
import { APPEND_MAX_ITEMS, type Claim, type Clock, type Journal } from '../platform/ports.ts';

export interface ReserverNeeds {
  readonly journal: Journal;
  readonly horloge: Clock;
}

/** Where the caller stands: names are taken only while the stream is still what he read. */
export interface Position {
  readonly stream: string;
  readonly seq: number;
}

/** Room is left for the head of the stream, which DynamoDB counts too. */
const LOT = APPEND_MAX_ITEMS - 10;

/** As many at a time as one transaction bears. */
export const lots = <T>(tout: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(tout.length / LOT) }, (_, rang) => tout.slice(rang * LOT, (rang + 1) * LOT));

/** Takes what is free of one batch, and tells what others hold. Null when the stream has moved on. */
async function prendreUnLot(
  { journal, horloge }: ReserverNeeds,
  { stream, seq }: Position,
  cles: readonly string[],
): Promise<Claim[] | null> {
  const prises = new Map<string, Claim>();
  for (;;) {
    const take = cles.filter((key) => !prises.has(key)).map((key) => ({ key, holder: stream }));
    if (take.length === 0) return [...prises.values()];
    const result = await journal.append({ stream, expected: seq, events: [], at: horloge.now(), claims: { take } });
    if (result.ok) return [...prises.values()];
    if (result.conflict !== 'claim') return null;
    for (const claim of result.taken) prises.set(claim.key, claim);
  }
}

/**
 * Takes these names for the stream; taking again what it holds is no conflict. Gives the names that others hold, or
 * null when the stream has moved on: the caller reads again (R8).
 */
export async function prendre(
  needs: ReserverNeeds,
  position: Position,
  cles: readonly string[],
): Promise<Claim[] | null> {
  const prises: Claim[] = [];
  for (const lot of lots(cles)) {
    const resultat = await prendreUnLot(needs, position, lot);
    if (resultat === null) return null;
    prises.push(...resultat);
  }
  return prises;
}

/** Of these names, those that the stream still holds. */
export async function encoreTenues(
  { journal }: Pick<ReserverNeeds, 'journal'>,
  stream: string,
  cles: readonly string[],
): Promise<string[]> {
  const tenues: string[] = [];
  for (const lot of lots(cles)) {
    const claims = await journal.holders(lot);
    tenues.push(...claims.filter(({ holder }) => holder === stream).map(({ key }) => key));
  }
  return tenues;
}

/** Gives these names back, for a corrected file to take. */
export async function rendre(
  { journal, horloge }: ReserverNeeds,
  { stream, seq }: Position,
  cles: readonly string[],
): Promise<void> {
  for (const lot of lots(cles)) {
    const release = lot.map((key) => ({ key, holder: stream }));
    await journal.append({ stream, expected: seq, events: [], at: horloge.now(), claims: { release } });
  }
}
