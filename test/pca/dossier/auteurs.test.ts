/** Who may do what on a dossier: an étude asks, the comptable decides; and one message is one event. */
import { describe, expect, test } from 'vitest';
import type { Acte } from '../../../functions/pca/dossier/actes.ts';
import {
  annulation,
  contestation,
  delai,
  insolvabilite,
  insolvabiliteRetenue,
  levee,
  nouvelleAdresse,
  paiement,
  par,
  prolongation,
  retrait,
  versement,
} from '../actes.ts';
import { AGENT, AUTRE_ETUDE, COMPTABLE, DDFIP, dossierRecu, etude, MANDATAIRE, message, objet } from '../exemples.ts';

const JOUR = '2026-02-10';
const recu = () => dossierRecu('2026-02-02', 30_000);

describe('qui peut quoi', () => {
  const reserves: readonly (readonly [string, () => Acte])[] = [
    ['prolonger', () => prolongation('2026-05-30', JOUR)],
    ['suspendre', () => contestation('juridiction', 'suspendre', JOUR)],
    ['lever', () => levee('2026-05-30', JOUR)],
    ['clore', () => retrait('retrait', JOUR)],
    ['annuler', () => annulation('totale', 30_000, JOUR)],
    ['accorder un délai', () => delai([30_000], JOUR)],
    ['retenir l’insolvabilité', () => insolvabiliteRetenue(JOUR)],
  ];
  test.each(reserves)(
    '%s : le comptable seul, ni l’étude, ni le mandataire, ni un agent du poste, ni la DDFiP',
    (_, acte) => {
      for (const qui of [etude(), MANDATAIRE, AGENT, DDFIP])
        expect(recu().faire(JOUR, par(acte(), qui))).toBe('ACTE_RESERVE_AU_COMPTABLE');
      expect(recu().faire(JOUR, par(acte(), { ...COMPTABLE, codique: '052002' }))).toBe('AUTRE_POSTE');
    },
  );

  test('un agent du poste transmet ce qui n’est qu’une information : paiement reçu, contrôle de l’étude', () => {
    expect(recu().faire(JOUR, par(paiement('P1', JOUR, 100), AGENT))).toEqual(['PaiementRecu']);
    const controle: Acte = {
      type: 'ControleEffectue',
      data: { message: message(AGENT), survenuLe: JOUR, document: objet('controle.pdf') },
    };
    expect(recu().faire(JOUR, controle)).toEqual(['ControleEffectue']);
  });

  test('une étude ne touche pas au dossier d’une autre, ni le comptable à ses messages', () => {
    expect(recu().faire(JOUR, par(insolvabilite(JOUR), etude(AUTRE_ETUDE)))).toBe('AUTRE_ETUDE');
    expect(recu().faire(JOUR, par(versement('V1', JOUR, 100), etude(AUTRE_ETUDE)))).toBe('AUTRE_ETUDE');
    expect(recu().faire(JOUR, par(insolvabilite(JOUR), COMPTABLE))).toBe('ACTE_RESERVE_A_L_ETUDE');
    expect(recu().faire(JOUR, par(insolvabilite(JOUR), MANDATAIRE))).toBe('ACTE_RESERVE_A_L_ETUDE');
  });
});

describe('un message', () => {
  test('reçu deux fois est un seul événement ; sous la même référence, un autre contenu est refusé', () => {
    const parcours = recu();
    const acte = insolvabilite(JOUR);
    parcours.faire(JOUR, acte);
    const avant = parcours.events().length;
    expect(parcours.faire('2026-05-30', acte)).toEqual([]);
    expect(parcours.events().length).toBe(avant);
    const autre = { ...acte.data.message, empreinte: 'b'.repeat(64) };
    expect(parcours.faire(JOUR, { ...acte, data: { ...acte.data, message: autre } } as Acte)).toBe('MESSAGE_DEJA_RECU');
  });

  test('ne peut dater un fait de demain, ni d’avant la réception', () => {
    expect(recu().faire(JOUR, nouvelleAdresse('2026-02-11', true, true))).toBe('DATE_FUTURE');
    expect(recu().faire(JOUR, versement('V1', '2026-02-01', 100))).toBe('DATE_ANTERIEURE');
  });
});
