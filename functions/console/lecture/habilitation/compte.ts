/** The rights that a signed-in person may use now. */
import type { Habilitation } from '../../../habilitation/cycle.ts';
import { enVigueurDe } from '../../../habilitation/de-la-personne.ts';
import { type Identifie, vientDeLOrganisme } from '../../../habilitation/resoudre.ts';
import type { Clock, Journal } from '../../../platform/ports.ts';

export interface Utilisables {
  readonly siennes: readonly Habilitation[];
  /** Of an organisation that the provider does not tell him of. */
  readonly ailleurs: readonly Habilitation[];
}

export async function utilisablesPar(
  { journal, horloge }: { readonly journal: Journal; readonly horloge: Clock },
  identifie: Pick<Identifie, 'personne' | 'siret'>,
): Promise<Utilisables> {
  const toutes = await enVigueurDe(journal, identifie.personne, horloge.now());
  return {
    siennes: toutes.filter((une) => vientDeLOrganisme(identifie, une)),
    ailleurs: toutes.filter((une) => !vientDeLOrganisme(identifie, une)),
  };
}
