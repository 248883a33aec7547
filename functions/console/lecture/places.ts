/** A document and its places in the lists that it stands in, written together. */
import { nomDuDocument } from '../../platform/lot-de-lecture.ts';
import type { EcritureDeLecture, Lectures } from '../../platform/ports.ts';
import { Lots } from './lots.ts';

export interface Deplacement {
  readonly anciennes: readonly EcritureDeLecture[];
  readonly nouvelles: readonly EcritureDeLecture[];
  readonly document: EcritureDeLecture;
}

const placee = (une: EcritureDeLecture): string => nomDuDocument(une) + une.document?.rank;

/** Only what changes place is written. The document comes last: whoever dies before it does the same again. */
export async function deplacer(
  lectures: Pick<Lectures, 'ecrire'>,
  { anciennes, nouvelles, document }: Deplacement,
): Promise<void> {
  const lots = new Lots(lectures);
  const noms = new Set(nouvelles.map(nomDuDocument));
  const connues = new Set(anciennes.map(placee));
  for (const une of anciennes) if (!noms.has(nomDuDocument(une))) await lots.ajouter([{ ...une, document: null }]);
  for (const une of nouvelles) if (!connues.has(placee(une))) await lots.ajouter([une]);
  await lots.ajouter([document]);
  await lots.ecrire();
}
