/** The steps of a journey, for the tests that walk it. */
import { expect } from 'vitest';
import { activer } from '../../functions/adhesion/handler.ts';
import { recevoir } from '../../functions/depot/handler.ts';
import { premiereRupture } from '../../functions/journal/evenement.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import type { plateformeEnMemoire, plateformePassagere } from '../platform/dossier.ts';
import { COMPTABLE, formulaire, SIRET, sha256De } from './exemples.ts';

export type Plateforme = ReturnType<typeof plateformePassagere>;
export type EnMemoire = ReturnType<typeof plateformeEnMemoire>;

export const JAMAIS = '0000-01-01T00:00:00.000Z';

export async function adherer(plateforme: Plateforme | EnMemoire) {
  await activer(plateforme)({ formulaire: formulaire(), saisiPar: COMPTABLE });
  plateforme.avancer(60);
}

export async function deposer(plateforme: Plateforme | EnMemoire, nom: string, contenu = nom) {
  const stocke = await plateforme.objets.put('depot', `ordonnateurs/${SIRET}/${nom}`, [Buffer.from(contenu)]);
  const message = { ...stocke.ref, sha256: stocke.sha256, size: stocke.size };
  const reponse = await recevoir(plateforme)(message);
  if (!reponse.ok) throw new Error(reponse.refus.phrase);
  return { message, depotId: reponse.accuse.depotId };
}

export const juge = (rendu: Verdict, contenu: string) => async () => ({ ...rendu, sha256: sha256De(contenu) });

export async function evenements({ journal }: Plateforme | EnMemoire, stream: string) {
  const { events } = await journal.read(stream);
  expect(premiereRupture(events)).toBeNull();
  return events.map(({ type }) => type);
}

export async function lire(
  { objets }: Plateforme | EnMemoire,
  bucket: 'acquits' | 'verdicts',
  objet: unknown,
): Promise<string> {
  const { key, version } = objet as { key: string; version: string };
  const morceaux: Uint8Array[] = [];
  for await (const morceau of objets.read({ bucket, key, version })) morceaux.push(morceau);
  return Buffer.concat(morceaux).toString('latin1');
}

export async function dernierEvenement({ journal }: Plateforme | EnMemoire, stream: string) {
  const event = (await journal.read(stream)).events.at(-1);
  if (event === undefined) throw new Error(`${stream} is empty`);
  return event;
}

export async function suivants(plateforme: Plateforme | EnMemoire, queue: string) {
  const messages = await plateforme.files.receive(queue, { max: 10, leaseSeconds: 60 });
  return messages.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
}
