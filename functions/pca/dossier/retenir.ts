/** What suspends a phase, folded: of an open one, by the decision; of a paid one, for the day when its payment would fail. */
import type { DonneesDe } from '../../../schemas/evenements/dossier.ts';
import type { Dossier, Suspension } from './etat.ts';

type Change = Pick<Partial<Dossier>, 'suspensions' | 'contestations'>;

/** One cause suspends once, from its first day. */
export const cumuler = ({ suspensions }: Dossier, une: Suspension): readonly Suspension[] =>
  suspensions.some(({ cause, depuis }) => cause === une.cause && depuis <= une.depuis)
    ? suspensions
    : [...suspensions.filter(({ cause }) => cause !== une.cause), une];

/** Nothing is left to suspend of a dossier that is paid; what is learnt of it then counts if the payment fails. */
export const retenir = (dossier: Dossier, cause: Suspension['cause'], depuis: string): Change =>
  dossier.etat === 'solde' ? { suspensions: cumuler(dossier, { cause, depuis }) } : {};

export function contester(dossier: Dossier, data: DonneesDe<'ContestationEnregistree'>): Change {
  const contestations = [...dossier.contestations, data];
  return data.effet === 'informer'
    ? { contestations }
    : { contestations, ...retenir(dossier, data.sorte, data.survenuLe) };
}
