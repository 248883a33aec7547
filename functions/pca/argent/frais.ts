/**
 * The fees of the étude (arrêté of 11 June 2008, art. 1), on what was recovered in the dossier so far: a payment earns the
 * difference. The debtor owes them, and nobody else.
 */
import type { Bareme, Droit } from '../../../schemas/pca/droit.ts';

export interface Frais {
  readonly ht: number;
  readonly tva: number;
}

/** Half up, to the cent; exact on integers. */
export const arrondir = (numerateur: number, denominateur: number): number =>
  Math.floor((2 * numerateur + denominateur) / (2 * denominateur));

const pour = (montant: number, pointsDeBase: number): number => arrondir(montant * pointsDeBase, 10_000);

/** All the fees earned on `assiette`, the sums recovered since the beginning. */
export function fraisAcquis(assiette: number, { taux, plancher, plafond, tva }: Bareme): Frais {
  const ht = assiette <= 0 ? 0 : Math.min(plafond, Math.max(plancher, pour(assiette, taux)));
  return { ht, tva: pour(ht, tva) };
}

export const ttc = ({ ht, tva }: Frais): number => ht + tva;

/** What of `disponible` pays the fees that remain due; HT and TVA keep their proportion, to the cent. */
export function prelever(disponible: number, dus: Frais, { tva: taux }: Bareme): Frais {
  if (disponible >= ttc(dus)) return dus;
  const ht = Math.min(dus.ht, arrondir(disponible * 10_000, 10_000 + taux));
  const tva = Math.min(dus.tva, disponible - ht);
  return { ht: disponible - tva, tva };
}

/** The barème in force on a day. Throws before the first one: there was no PCA then. */
export function baremeDu(jour: string, { baremes }: Pick<Droit, 'baremes'>): Bareme {
  const bareme = baremes.findLast(({ depuis }) => depuis <= jour);
  if (bareme === undefined) throw new Error(`no fees known on ${jour}`);
  const { depuis: _, ...valeurs } = bareme;
  return valeurs;
}
