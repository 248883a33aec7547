/** The dates that a stream waits for, as the journal keeps them: what changed is written with the events that change it. */

import { REGLES_DATEES } from '../../../schemas/evenements/pca-avis.ts';
import type { Append, Echeance } from '../../platform/ports.ts';
import type { EcheancePca, RegleDatee } from './echeance.ts';

/** Within one type, the dates are civil days: they compare as text. */
export const typeDEcheance = (regle: RegleDatee): string => `pca-${regle}`;

/** One for each rule of a stream, but one for each payment to hand over, and one for each anniversary. */
function nomDe(stream: string, { regle, objet, date }: EcheancePca): string {
  const nom = `pca/${regle}/${stream}`;
  if (regle === 'reversement' || regle === 'remise-du-cheque') return `${nom}/${objet}`;
  return regle === 'anniversaire-du-contrat' ? `${nom}/${date}` : nom;
}

export const enEcheances = (stream: string, attendues: readonly EcheancePca[]): Echeance[] =>
  attendues.map((une) => ({ id: nomDe(stream, une), type: typeDEcheance(une.regle), date: une.date, stream }));

/** Every name that a date of that stream may bear, whether it waits or not. `objets`: the payments of a dossier. */
export const nomsPossibles = (stream: string, objets: readonly string[]): string[] => [
  ...new Set(
    REGLES_DATEES.flatMap((regle) => ['', ...objets].map((objet) => nomDe(stream, { regle, objet, date: '' }))),
  ),
];

export function poser(
  stream: string,
  avant: readonly EcheancePca[],
  apres: readonly EcheancePca[],
): NonNullable<Append['echeances']> {
  const posees = new Map(enEcheances(stream, avant).map(({ id, date }) => [id, date]));
  const voulues = enEcheances(stream, apres);
  const noms = new Set(voulues.map(({ id }) => id));
  return {
    put: voulues.filter(({ id, date }) => posees.get(id) !== date),
    remove: [...posees.keys()].filter((id) => !noms.has(id)),
  };
}

/** What a stored échéance is about: the payment, where it is of one; the dossier or the contract otherwise. */
export function objetDeLEcheance(regle: RegleDatee, { id, stream }: Pick<Echeance, 'id' | 'stream'>): string {
  const nom = `pca/${regle}/${stream}/`;
  const precis = regle === 'reversement' || regle === 'remise-du-cheque';
  if (precis && id.startsWith(nom)) return id.slice(nom.length);
  return stream.slice(stream.indexOf('/') + 1).replace(/^(?:02[AB]\d{3,4}|\d{6,7})-/, '');
}
