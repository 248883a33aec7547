/**
 * Tells, once: what the clock has to say to one organisation goes to its stream of the day, with the name of each thing
 * said, which nobody can say again; the mail of the day then waits there (R4).
 */
import type { Avis, AvisNouveau } from '../../../schemas/evenements/pca-avis.ts';
import type { Echeance, Journal } from '../../platform/ports.ts';
import type { DelaisNeeds } from './besoins.ts';

export interface AvisDu {
  /** `etude-<siret>`, `comptable-<codique>`, `mandataire-<siret>`, `ddfip-<departement>`. */
  readonly destinataire: string;
  /** Of `nomDeLAvis`. */
  readonly nom: string;
  readonly avis: Avis;
}

const fluxAvis = (destinataire: string, jour: string): string => `avis/${destinataire}/${jour}`;

/** A day's avis that no mail has told. */
export const A_ENVOYER = 'pca-avis-a-envoyer';
export const echeanceDEnvoi = (stream: string, date: string): Echeance => ({
  ...{ id: `${A_ENVOYER}/${stream}`, type: A_ENVOYER },
  ...{ date, stream },
});

/** With its name, each is two items of a transaction that has 80. */
const LOT = 60;

/** Those that nobody has said. */
export async function nonDits<T extends { readonly nom: string }>(
  journal: Pick<Journal, 'holders'>,
  avis: readonly T[],
): Promise<T[]> {
  if (avis.length === 0) return [];
  const dits = new Set((await journal.holders(avis.map(({ nom }) => nom))).map(({ key }) => key));
  return avis.filter(({ nom }) => !dits.has(nom));
}

async function direUnLot(
  { journal, horloge }: Pick<DelaisNeeds, 'journal' | 'horloge'>,
  stream: string,
  lot: readonly AvisDu[],
) {
  for (;;) {
    const { seq } = await journal.read(stream);
    const restent = await nonDits(journal, lot);
    if (restent.length === 0) return 0;
    const event: AvisNouveau = { type: 'DelaisSignales', v: 1, data: { avis: restent.map(({ avis }) => avis) } };
    const { ok } = await journal.append({
      ...{ stream, expected: seq, events: [event], at: horloge.now() },
      echeances: { put: [echeanceDEnvoi(stream, jourDuFlux(stream))] },
      claims: { take: restent.map(({ nom }) => ({ key: nom, holder: stream })) },
    });
    if (ok) return restent.length;
  }
}

export const jourDuFlux = (stream: string): string => stream.slice(-'2026-01-01'.length);

/** Gives how many were new. */
export async function signaler(
  needs: Pick<DelaisNeeds, 'journal' | 'horloge'>,
  jour: string,
  avis: readonly AvisDu[],
): Promise<number> {
  const parDestinataire = Map.groupBy(avis, ({ destinataire }) => destinataire);
  const dits = [...parDestinataire].map(async ([destinataire, siens]) => {
    let combien = 0;
    for (let debut = 0; debut < siens.length; debut += LOT)
      combien += await direUnLot(needs, fluxAvis(destinataire, jour), siens.slice(debut, debut + LOT));
    return combien;
  });
  return (await Promise.all(dits)).reduce((total, combien) => total + combien, 0);
}
