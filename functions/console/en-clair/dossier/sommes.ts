/** How a payment is shared, for people. */
import type { Repartition } from '../../../../schemas/pca/reglement.ts';
import { euros } from '../../../format/valeurs/montant.ts';

export { euros } from '../../../format/valeurs/montant.ts';
export { dateEnClair as jour } from '../../../pca/calendrier/dates.ts';

/** `300,00 € de principal, 37,65 € de frais et 7,53 € de TVA`. */
export function partage({ principal, fraisHT, tva, excedent }: Repartition): string {
  const frais = fraisHT + tva === 0 ? '' : `, ${euros(fraisHT)} de frais et ${euros(tva)} de TVA`;
  return `${euros(principal)} de principal${frais}${excedent === 0 ? '' : `, ${euros(excedent)} à rendre au redevable`}`;
}
