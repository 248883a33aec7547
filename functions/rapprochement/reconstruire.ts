/**
 * What must stand beside the events of one deposit, made anew from them and from the verdict that they name: what waits
 * to be sent, what is due, the names that are held. Pure.
 */
import type { MiseEvenement } from '../../schemas/evenements/mise.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { clesAPrendre, clesRejeteesParLeComptable, nomsDuFlux } from '../depot/noms.ts';
import { aVerifier } from '../depot/plan.ts';
import { type EtatMise, etatDeLaMise } from '../mise-a-disposition/cycle.ts';
import { decider, rangsAMettreADisposition } from '../mise-a-disposition/decision.ts';
import type { Echeance, OutboxEntry, OutboxPending } from '../platform/ports.ts';
import { echeanceDeReprise } from '../verification/report.ts';
import { type Dossier, rendu } from './dossier.ts';

/** What asks for its verification, as long as it is not closed. */
export const envoiDuDepot = ({ depotId, recu }: Dossier): OutboxEntry => aVerifier(depotId, recu.data);

/** Of a deposit that was put off and is not judged yet; taken away once it is asked for again. */
export function repriseDuDepot({ depot }: Dossier): Echeance | null {
  const differee = depot.events.findLast((event) => event.type === 'VerificationDifferee');
  return differee === undefined ? null : echeanceDeReprise(depot.stream, differee.data.repriseLe);
}

/** What tells one message from all others. */
const IDENTITE = ['type', 'v', 'dedupId', 'depotId'];
const estObjet = (lu: unknown): lu is Readonly<Record<string, unknown>> =>
  typeof lu === 'object' && lu !== null && !Array.isArray(lu);

/** What both of them say is the same; each version of this code has fields that another does not know. */
function concordent(a: unknown, b: unknown): boolean {
  if (estObjet(a) && estObjet(b)) return Object.keys(a).every((cle) => !(cle in b) || concordent(a[cle], b[cle]));
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((lu, rang) => concordent(lu, b[rang]));
  return a === b;
}

function memeMessage(a: string, b: string): boolean {
  try {
    const [un, autre]: unknown[] = [JSON.parse(a), JSON.parse(b)];
    return estObjet(un) && estObjet(autre) && IDENTITE.every((cle) => un[cle] === autre[cle]) && concordent(un, autre);
  } catch {
    return false;
  }
}

/** `autresVersions`: one of them may have been written by another version of this code. */
export const estLeMeme = (a: OutboxEntry, b: OutboxEntry, autresVersions: boolean): boolean =>
  a.queue === b.queue && a.group === b.group && (a.body === b.body || (autresVersions && memeMessage(a.body, b.body)));

/** Sent until its receipt (R4). */
const OUVERTES: ReadonlySet<EtatMise> = new Set(['decidee', 'mise']);

/** What a delivery has in the outbox; null where nothing should leave any more. Throws on events that cannot follow. */
export function envoiDUneMise(
  dossier: Dossier,
  verdict: Verdict,
  events: readonly MiseEvenement[],
): OutboxPending | null {
  const [decidee] = events;
  const jugement = rendu(dossier);
  const { etat, envois } = etatDeLaMise(events);
  if (decidee?.type !== 'MiseADispositionDecidee' || jugement === undefined || !OUVERTES.has(etat)) return null;
  const { n, dispense, epochAdhesion } = decidee.data;
  const { outbox } = decider({ recu: dossier.recu, rendu: jugement, verdict, n, dispense, epochAdhesion });
  const parti = events.findLast(({ type }) => type === 'MisADisposition' || type === 'RemisADisposition');
  return { ...outbox, sends: envois, lastSentAt: parti?.at ?? null };
}

const estRejetee = ({ mises }: Dossier, n: number): boolean =>
  mises.get(n)?.events.some(({ type }) => type === 'RejeteParLeComptable') ?? false;

/** The names of what was accepted, less those of what the comptable rejected. */
export function nomsDuDepot(dossier: Dossier, verdict: Verdict): ReadonlySet<string> {
  const noms = nomsDuFlux(dossier.recu.data.expediteur, verdict);
  const rangs = rangsAMettreADisposition(verdict);
  const rejetes = rangs.filter((n) => estRejetee(dossier, n));
  const tout = rejetes.length === rangs.length;
  const rendus = new Set(rejetes.flatMap((n) => clesRejeteesParLeComptable(noms, n, tout)));
  return new Set(clesAPrendre(noms).filter((key) => !rendus.has(key)));
}
