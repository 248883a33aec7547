/** Who came first? Takes the names of a flow, or tells which deposits bear them already. */
import { type DepotRecu, lireDepot } from '../../schemas/evenements/depot.ts';
import { type Claim, Retry } from '../platform/ports.ts';
import { clesAPrendre, type Nom } from './noms.ts';
import { lots, type Position, prendre, type ReserverNeeds } from './reserver.ts';

/** For each name that another deposit bears, how that deposit began. */
export type Premiers = ReadonlyMap<string, DepotRecu>;

type Preneur = Position & { readonly recu: DepotRecu };

interface Detenteur {
  readonly recu: DepotRecu;
  /** Its answer has left, after what it had to give back: what it holds now, it keeps. */
  readonly repondu: boolean;
}

/**
 * Past it, the holder is stuck and the deposit is judged on what stands. Each wait being three times as long as the
 * former ones together, that makes four receptions of the message at most, out of the five that SQS allows.
 */
const ATTENTE_MAX_S = 75;
const ATTENTE_MIN_S = 5;

const ordre = ({ data, stream }: DepotRecu): string => `${data.recuLe} ${stream}`;

/**
 * Seconds to leave to a holder that has not answered; null to judge without waiting. Whoever meets a NomFic holds
 * nothing yet and can wait for anyone. Whoever meets a bordereau or a PJ waits only for an older deposit: two that each
 * hold what the other wants would wait for each other.
 */
export function attente(
  detenteur: Detenteur,
  nous: DepotRecu,
  niveau: 'flux' | 'partie',
  maintenant: string,
): number | null {
  if (detenteur.repondu || (niveau === 'partie' && ordre(detenteur.recu) > ordre(nous))) return null;
  const depuis = Math.max(Date.parse(detenteur.recu.data.recuLe), Date.parse(nous.data.recuLe));
  const age = (Date.parse(maintenant) - depuis) / 1000;
  return age >= ATTENTE_MAX_S ? null : Math.ceil(Math.min(ATTENTE_MAX_S, Math.max(ATTENTE_MIN_S, 3 * age)));
}

async function lireDetenteur({ journal }: Pick<ReserverNeeds, 'journal'>, stream: string): Promise<Detenteur> {
  const events = lireDepot((await journal.read(stream)).events);
  const recu = events.find((event) => event.type === 'DepotRecu');
  if (recu === undefined) throw new Error(`${stream} holds a name and is no deposit`);
  return { recu, repondu: events.some(({ type }) => type === 'AcquitEmis') };
}

/** Whether each of these names still has the holder that it had. */
async function tiennentEncore({ journal }: Pick<ReserverNeeds, 'journal'>, prises: readonly Claim[]): Promise<boolean> {
  for (const lot of lots(prises)) {
    const tenues = new Map((await journal.holders(lot.map(({ key }) => key))).map(({ key, holder }) => [key, holder]));
    if (lot.some(({ key, holder }) => tenues.get(key) !== holder)) return false;
  }
  return true;
}

/** Takes what is free. Throws `Retry` while a holder may still give a name back. Null when the stream has moved on. */
async function prendreOuAttendre(
  needs: ReserverNeeds,
  nous: Preneur,
  cles: readonly string[],
  niveau: 'flux' | 'partie',
): Promise<Premiers | null> {
  for (;;) {
    const prises = await prendre(needs, nous, cles);
    if (prises === null) return null;
    const detenteurs = new Map<string, DepotRecu>();
    for (const holder of new Set(prises.map((prise) => prise.holder))) {
      const detenteur = await lireDetenteur(needs, holder);
      const delai = attente(detenteur, nous.recu, niveau, needs.horloge.now());
      if (delai !== null) throw new Retry(`${nous.stream} waits for the verdict on ${holder}`, delai);
      detenteurs.set(holder, detenteur.recu);
    }
    // A name given back between our attempt and its holder's answer is free after all.
    if (await tiennentEncore(needs, prises))
      return new Map(
        prises.flatMap(({ key, holder }) =>
          [detenteurs.get(holder)].flatMap((recu) => (recu ? [[key, recu] as const] : [])),
        ),
      );
  }
}

/**
 * Takes the names of what is not rejected: the NomFic first and, if it is free, the others. A flow that falls for its
 * NomFic thus never holds a bordereau against another, and a bordereau once taken is kept. Null: read again (R8).
 */
export async function prendreLesNoms(
  needs: ReserverNeeds,
  nous: Preneur,
  noms: readonly Nom[],
): Promise<Premiers | null> {
  const duFlux = noms.filter(({ porteur }) => porteur.niveau === 'flux');
  const premiers = await prendreOuAttendre(needs, nous, clesAPrendre(duFlux), 'flux');
  if (premiers === null || premiers.size > 0) return premiers;
  const desParties = noms.filter(({ porteur }) => porteur.niveau !== 'flux');
  return prendreOuAttendre(needs, nous, clesAPrendre(desParties), 'partie');
}
