/** The names that only one open dossier may have: its créances; and the places by which those of one debtor are found. */
import type { Claim, Journal } from '../../platform/ports.ts';
import type { Dossier } from './etat.ts';

export const nomDeCreance = (reference: string): string => `creance/${reference}`;
/** The reference that an étude gave to a payment is of that payment for ever. */
export const nomDeVersement = (etude: string, mouvement: string): string => `versement/${etude}/${mouvement}`;

/** Open dossiers of one debtor that are looked at to choose his étude; past that number, the table chooses. */
const PLACES = 8;
const nomDePlace = (redevable: string, place: number): string => `redevable/${redevable}/${place}`;
const placesDe = (redevable: string): string[] =>
  Array.from({ length: PLACES }, (_, rang) => nomDePlace(redevable, rang + 1));

/** The phase may still run: a dossier wholly paid is open again where a payment fails. */
export const tientSesCreances = ({ etat }: Pick<Dossier, 'etat'>): boolean =>
  ['signe', 'transmis', 'recu', 'en-cours', 'suspendu', 'solde'].includes(etat);

export const creancesDe = ({ demande }: Pick<Dossier, 'demande'>): string[] =>
  (demande?.creances ?? []).map(({ reference }) => nomDeCreance(reference));

const principalDe = ({ demande }: Pick<Dossier, 'demande'>): string | null =>
  demande?.redevables.find(({ role }) => role === 'principal')?.id ?? null;

/** The open dossiers of a debtor, and the first place that is free for one more; null where there is none. */
export async function dossiersDuRedevable(journal: Pick<Journal, 'holders'>, redevable: string) {
  const places = placesDe(redevable);
  const prises = await journal.holders(places);
  const libre = places.find((place) => !prises.some(({ key }) => key === place)) ?? null;
  return { prises, libre };
}

/** Every name that a dossier may hold, but those of its payments. */
export function nomsPossibles(dossier: Dossier): string[] {
  const redevable = principalDe(dossier);
  return [...creancesDe(dossier), ...(redevable === null ? [] : placesDe(redevable))];
}

/** What a dossier gives back when its phase is over. */
export async function nomsARendre(
  journal: Pick<Journal, 'holders'>,
  stream: string,
  avant: Dossier,
  apres: Dossier,
): Promise<Claim[]> {
  if (!tientSesCreances(avant) || tientSesCreances(apres)) return [];
  const redevable = principalDe(avant);
  const { prises } = redevable === null ? { prises: [] } : await dossiersDuRedevable(journal, redevable);
  return [
    ...creancesDe(avant).map((key) => ({ key, holder: stream })),
    ...prises.filter(({ holder }) => holder === stream),
  ];
}
