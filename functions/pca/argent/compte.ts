/** The account of one dossier: what was entrusted, what came in, and where each cent of it is. */
import type { Conditions } from '../../../schemas/pca/parametres.ts';
import type { ModeDeReglement, Repartition } from '../../../schemas/pca/reglement.ts';
import { type Frais, fraisAcquis } from './frais.ts';

export interface Reverse {
  readonly reversement: string;
  readonly montant: number;
  readonly ordonneLe: string;
}

export interface Mouvement {
  readonly id: string;
  /** Who received it: SIRET of the étude, or null for the comptable. */
  readonly etude: string | null;
  readonly mode: ModeDeReglement;
  readonly recuLe: string;
  readonly montant: number;
  readonly repartition: Repartition;
  /** The part that earns fees. */
  readonly assiette: number;
  readonly horsTerme: boolean;
  /** Of a payment to the comptable: whether what it pays of the debt earns fees. */
  readonly ouvreDroit: boolean;
  readonly rejeteLe: string | null;
  readonly restitue: number;
  readonly reverses: readonly Reverse[];
  readonly regularisable: boolean;
}

export interface Compte {
  /** What was entrusted at first. */
  readonly confie: number;
  /** What the comptable says is owed in all: annulations and judgments change it. */
  readonly dette: number;
  readonly mouvements: readonly Mouvement[];
}

export const COMPTE_VIDE: Compte = { confie: 0, dette: 0, mouvements: [] };
export const RIEN: Repartition = { principal: 0, fraisHT: 0, tva: 0, excedent: 0 };

const somme = (mouvements: readonly Mouvement[], de: (mouvement: Mouvement) => number): number =>
  mouvements.reduce((total, mouvement) => total + de(mouvement), 0);

/** The cheque to the Trésor is the comptable's money from the first day (art. 10). */
const estChequeTresor = ({ mode, etude }: Mouvement): boolean => etude !== null && mode === 'cheque-tresor';
/** Held by the étude, on its own account. */
export const chezLEtude = (mouvement: Mouvement): boolean => mouvement.etude !== null && !estChequeTresor(mouvement);

export const totalDe = ({ principal, fraisHT, tva, excedent }: Repartition): number =>
  principal + fraisHT + tva + excedent;

export const impute = ({ mouvements }: Compte): number => somme(mouvements, ({ repartition }) => repartition.principal);
export const resteDu = (compte: Compte): number => Math.max(0, compte.dette - impute(compte));
/** Paid on a debt that was then reduced: the comptable gives it back. */
export const tropPercu = (compte: Compte): number => Math.max(0, impute(compte) - compte.dette);

export const assiette = ({ mouvements }: Compte): number => somme(mouvements, (mouvement) => mouvement.assiette);
export const fraisPercus = ({ mouvements }: Compte): Frais => ({
  ht: somme(mouvements, ({ repartition }) => repartition.fraisHT),
  tva: somme(mouvements, ({ repartition }) => repartition.tva),
});

/** Earned and not yet paid; never negative. `enPlus`: what a payment about to be recorded adds to the base. */
export function fraisDus(compte: Compte, { bareme }: Pick<Conditions, 'bareme'>, enPlus = 0): Frais {
  const [acquis, percus] = [fraisAcquis(assiette(compte) + enPlus, bareme), fraisPercus(compte)];
  return { ht: Math.max(0, acquis.ht - percus.ht), tva: Math.max(0, acquis.tva - percus.tva) };
}

/** What the étude must hand over of one payment in all: the whole principal, or the cheque itself; never its fees. */
function aRemettre(mouvement: Mouvement): number {
  if (mouvement.etude === null) return 0;
  if (!estChequeTresor(mouvement)) return mouvement.repartition.principal;
  // A cheque already handed over and then refused by the bank leaves nothing to give back.
  return mouvement.rejeteLe === null ? mouvement.montant : totalReverse(mouvement.reverses);
}
const totalReverse = (reverses: readonly Reverse[]): number =>
  reverses.reduce((total, { montant }) => total + montant, 0);

export const dejaReverse = ({ reverses }: Mouvement): number => totalReverse(reverses);
/** What remains to be handed over of it; negative where the étude reversed what then failed. */
export const aReverser = (mouvement: Mouvement): number => aRemettre(mouvement) - dejaReverse(mouvement);

/** What of it exceeds the debt, and was not given back yet. */
export const excedentARendre = ({ repartition, restitue }: Mouvement): number =>
  Math.max(0, repartition.excedent - restitue);
/** What its holder gave back of a payment that then failed: his to claim from the debtor, never taken from the debt. */
export const renduATort = ({ repartition, restitue }: Mouvement): number =>
  Math.max(0, restitue - repartition.excedent);

/** Where every cent that came in is. `entre` is the sum of all the others: nothing is lost, nothing is made. */
export interface Ventilation {
  readonly entre: number;
  readonly reverse: number;
  readonly aReverser: number;
  readonly chezLeComptable: number;
  readonly frais: number;
  readonly excedent: number;
}

export function ventiler({ mouvements }: Compte): Ventilation {
  const valides = mouvements.filter(({ rejeteLe }) => rejeteLe === null);
  const deLEtude = mouvements.filter(chezLEtude);
  return {
    entre: somme(valides, ({ montant }) => montant),
    reverse: somme(deLEtude, dejaReverse),
    aReverser: somme(deLEtude, aReverser),
    chezLeComptable: somme(
      valides.filter((mouvement) => !chezLEtude(mouvement)),
      ({ repartition }) => repartition.principal,
    ),
    frais: somme(mouvements, ({ repartition }) => repartition.fraisHT + repartition.tva),
    excedent: somme(mouvements, ({ repartition }) => repartition.excedent),
  };
}
