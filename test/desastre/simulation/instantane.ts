/** The state of a run, as the audit reads it. */
import { createHash } from 'node:crypto';
import type { Instantane } from '../../../functions/rapprochement/auditer.ts';
import { aVerifierSchema, QUEUE_VERIFIER } from '../../../schemas/messages/depot.ts';
import type { Monde } from './monde.ts';

/** What of our own queues names a deposit. */
function annonces({ files }: Monde): Set<string> {
  const corps = [...files.messages.values()].filter(({ queue }) => queue === QUEUE_VERIFIER).map(({ body }) => body);
  return new Set(corps.map((body) => aVerifierSchema.parse(JSON.parse(body)).depotId));
}

/** `perdu`: messages have been lost on purpose. */
export function instantane(monde: Monde, perdu = true): Instantane {
  const { journal, objets, scellement } = monde;
  return {
    flux: [...journal.flux].map(([stream, flux]) => ({ stream, ...flux })),
    objets: [...objets.tous()].map(({ ref }) => ref),
    outbox: [...journal.outbox.values()],
    echeances: [...journal.echeances.values()],
    claims: [...journal.claims].map(([key, holder]) => ({ key, holder })),
    marques: scellement.toutes(),
    prisLe: monde.horloge.now(),
    annonces: perdu ? null : annonces(monde),
    lire: (ref) => objets.octets(ref),
    empreinte: (ref) => (objets.octets(ref) === null ? null : ref.version),
  };
}

/** Of all that was written, in the order of commits. */
export function condense({ journal, objets }: Monde): string {
  const condensat = createHash('sha256');
  for (const { hash } of journal.tous) condensat.update(hash);
  for (const { ref } of objets.tous()) condensat.update(`${ref.bucket}/${ref.key}/${ref.version}`);
  return condensat.digest('hex');
}
