/** How one payment is shared, by who receives it and by the nature of the créance. */
import { describe, expect, test } from 'vitest';
import { COMPTE_VIDE, type Compte, fraisDus } from '../../../functions/pca/argent/compte.ts';
import { ttc } from '../../../functions/pca/argent/frais.ts';
import { partagerPaiementDirect, partagerVersement } from '../../../functions/pca/argent/repartir.ts';
import { conditionsDu } from '../../../functions/pca/contrat/situation.ts';
import { DROIT } from '../../../schemas/pca/droit.ts';
import type { Parametres } from '../../../schemas/pca/parametres.ts';
import { contratNotifie } from '../exemples.ts';

const sous = (parametres: Partial<Parametres> = {}) =>
  conditionsDu(contratNotifie('2024-03-01', parametres), '2026-01-01', DROIT);
const compte = (dette: number): Compte => ({ ...COMPTE_VIDE, confie: dette, dette });
const parts = (principal: number, fraisHT: number, tva: number, excedent: number) => ({
  ...{ principal, fraisHT, tva, excedent },
});

describe('un versement à l’étude', () => {
  test('va d’abord au principal : rien n’est retenu pour les frais (R. 444-53 et R. 444-54)', () => {
    expect(partagerVersement(compte(37_500), 10_000, sous(), false).repartition).toEqual(parts(10_000, 0, 0, 0));
    expect(partagerVersement(compte(37_500), 37_500, sous(), false).repartition).toEqual(parts(37_500, 0, 0, 0));
  });

  test('ne paie les frais que de ce qui vient en plus, et rend le reste', () => {
    expect(partagerVersement(compte(37_500), 43_147, sous(), false).repartition).toEqual(parts(37_500, 4706, 941, 0));
    expect(partagerVersement(compte(37_500), 50_000, sous(), false).repartition).toEqual(
      parts(37_500, 4706, 941, 6853),
    );
    expect(partagerVersement(compte(37_500), 38_000, sous(), false).repartition).toEqual(parts(37_500, 417, 83, 0));
  });

  test('le partage au prorata est un paramètre : principal et frais ensemble', () => {
    const prorata = sous({ imputation: 'prorata' });
    expect(partagerVersement(compte(37_500), 43_147, prorata, false).repartition).toEqual(parts(37_500, 4706, 941, 0));
    const { principal, fraisHT, tva, excedent } = partagerVersement(compte(37_500), 11_506, prorata, false).repartition;
    expect([principal, fraisHT, tva, excedent]).toEqual([10_000, 1255, 251, 0]);
  });

  test('hors terme, ne fait gagner aucun frais', () => {
    expect(partagerVersement(compte(10_000), 12_000, sous(), true)).toEqual({
      repartition: parts(10_000, 0, 0, 2000),
      assiette: 0,
    });
  });
});

describe('un paiement direct au comptable', () => {
  const direct = (nature: 'produit-local' | 'amende', montant: number, change = {}) => ({
    ...{ nature, montant, ouvreDroit: true, autresDettes: false },
    ...change,
  });

  test('produit local : la somme va à la dette, seul le surplus peut aller à l’étude', () => {
    expect(partagerPaiementDirect(compte(37_500), direct('produit-local', 37_500), sous())).toEqual({
      repartition: parts(37_500, 0, 0, 0),
      assiette: 37_500,
    });
    const surplus = partagerPaiementDirect(compte(37_500), direct('produit-local', 50_000), sous());
    expect(surplus.repartition).toEqual(parts(37_500, 4706, 941, 6853));
  });

  test('produit local : le surplus reste à la caisse s’il y a d’autres dettes exigibles (décret 2008-554, art. 3)', () => {
    const paiement = direct('produit-local', 50_000, { autresDettes: true });
    expect(partagerPaiementDirect(compte(37_500), paiement, sous()).repartition).toEqual(parts(37_500, 0, 0, 12_500));
  });

  test('amende : le comptable prend les frais sur la somme et n’impute que le reste (décret 2008-554, art. 2)', () => {
    const { repartition, assiette } = partagerPaiementDirect(compte(37_500), direct('amende', 37_500), sous());
    expect(repartition).toEqual(parts(31_853, 4706, 941, 0));
    expect(assiette).toBe(37_500);
  });

  test('amende : la base nette est l’autre lecture, un paramètre', () => {
    const nette = sous({ assietteDirecte: 'somme-nette' });
    const { repartition, assiette } = partagerPaiementDirect(compte(37_500), direct('amende', 37_500), nette);
    expect(repartition.principal + ttc({ ht: repartition.fraisHT, tva: repartition.tva })).toBe(37_500);
    expect(assiette).toBe(repartition.principal);
    expect(repartition.principal).toBe(32_592);
  });

  test('avant la réception par l’étude, ou si le comptable le refuse, aucun frais', () => {
    expect(partagerPaiementDirect(compte(37_500), direct('amende', 37_500), null).repartition).toEqual(
      parts(37_500, 0, 0, 0),
    );
    const refuse = direct('amende', 37_500, { ouvreDroit: false });
    expect(partagerPaiementDirect(compte(37_500), refuse, sous()).assiette).toBe(0);
  });

  test('sans frais encore acquis, rien n’est dû', () => {
    expect(fraisDus(compte(37_500), sous())).toEqual({ ht: 0, tva: 0 });
  });
});
