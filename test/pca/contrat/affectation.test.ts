/** Which étude receives a dossier, and from which account it pays: the register that the mandataire keeps. */
import { describe, expect, test } from 'vitest';
import { affecter, compteAdmis, estMembre } from '../../../functions/pca/contrat/affectation.ts';
import type { Contrat } from '../../../functions/pca/contrat/cycle.ts';
import { type CommandeContrat, decide } from '../../../functions/pca/contrat/decide.ts';
import { sha256De } from '../../depot/exemples.ts';
import {
  AUTRE_ETUDE,
  contratApres,
  contratNotifie,
  DDFIP,
  ETUDE,
  enGroupement,
  etude,
  MANDATAIRE,
  message,
  objet,
} from '../exemples.ts';

const contrat = contratNotifie('2024-03-01', {}, enGroupement);
const JOUR = '2026-02-02';

const table = (depuis = '2025-01-01', cible = AUTRE_ETUDE, qui = MANDATAIRE): CommandeContrat => ({
  type: 'TableDeposee',
  data: { message: message(qui), table: `T-${depuis}`, depuis, lignes: [{ secteur: '52121', etude: cible }] },
});
const acceptee = (reference: string): CommandeContrat => ({
  type: 'TableAcceptee',
  data: { message: message(DDFIP), table: reference },
});
const compte = (iban: string, declareLe: string, depuis: string, qui = MANDATAIRE): CommandeContrat => ({
  type: 'CompteDeclare',
  data: {
    ...{ message: message(qui), etude: AUTRE_ETUDE, compte: sha256De(iban), declareLe, depuis },
    confirmation: objet('contre-appel.pdf'),
  },
});
const code = (avant: Contrat, commande: CommandeContrat) => {
  const decision = decide(avant, commande);
  return decision.ok ? 'accepte' : decision.refus.code;
};
const vers = (de: Contrat, secteur = '52121', dejaChargee: string | null = null) =>
  affecter(de, { secteur, dejaChargee, jour: JOUR });

describe('l’affectation', () => {
  test('sans table acceptée, le dossier va à l’étude mandataire', () => {
    expect(vers(contrat)).toEqual({ etude: ETUDE, table: null });
    expect(vers(contratApres(contrat, table()))).toEqual({ etude: ETUDE, table: null });
  });

  test('la table que dépose le mandataire et qu’accepte la DDFiP désigne l’étude, à sa date', () => {
    const avec = contratApres(contrat, table(), acceptee('T-2025-01-01'));
    expect(vers(avec)).toEqual({ etude: AUTRE_ETUDE, table: 'T-2025-01-01' });
    expect(vers(avec, '52448')).toEqual({ etude: ETUDE, table: null });
    const future = contratApres(contrat, table('2027-01-01'), acceptee('T-2027-01-01'));
    expect(vers(future)).toEqual({ etude: ETUDE, table: null });
  });

  test('un redevable n’a qu’une étude : celle qui tient déjà un dossier ouvert', () => {
    expect(vers(contrat, '52121', AUTRE_ETUDE)).toEqual({ etude: AUTRE_ETUDE, table: null });
    expect(vers(contrat, '52121', '99999999900019')).toEqual({ etude: ETUDE, table: null });
  });

  test('la table est l’affaire du mandataire, et ne nomme que des membres', () => {
    expect(code(contrat, table('2025-01-01', AUTRE_ETUDE, etude(AUTRE_ETUDE)))).toBe('ACTE_RESERVE_AU_MANDATAIRE');
    expect(code(contrat, table('2025-01-01', AUTRE_ETUDE, DDFIP))).toBe('ACTE_RESERVE_AU_MANDATAIRE');
    expect(code(contrat, table('2025-01-01', '99999999900019'))).toBe('ETUDE_INCONNUE');
    expect(code(contrat, acceptee('T-inconnue'))).toBe('TABLE_INCONNUE');
  });

  test('une étude qui a quitté le groupement ne reçoit plus rien', () => {
    const parti: CommandeContrat = {
      type: 'MembreParti',
      data: { message: message(DDFIP), etude: AUTRE_ETUDE, jusquAu: '2026-01-31' },
    };
    const apres = contratApres(contrat, table(), acceptee('T-2025-01-01'), parti);
    expect([estMembre(apres, AUTRE_ETUDE, '2026-01-31'), estMembre(apres, AUTRE_ETUDE, '2026-02-01')]).toEqual([
      true,
      false,
    ]);
    expect(vers(apres)).toEqual({ etude: ETUDE, table: null });
    const arrive: CommandeContrat = {
      type: 'MembreArrive',
      data: { message: message(DDFIP), etude: AUTRE_ETUDE, depuis: '2026-02-01' },
    };
    expect(vers(contratApres(apres, arrive))?.etude).toBe(AUTRE_ETUDE);
  });

  test('une étude n’arrive ni deux fois, ni dans le contrat d’une étude seule ; partie, elle revient après son départ', () => {
    const arrivee = (depuis: string): CommandeContrat => ({
      type: 'MembreArrive',
      data: { message: message(DDFIP), etude: AUTRE_ETUDE, depuis },
    });
    expect(code(contrat, arrivee('2026-02-01'))).toBe('ETUDE_DEJA_MEMBRE');
    expect(code(contratNotifie(), arrivee('2026-02-01'))).toBe('CONTRAT_D_UNE_SEULE_ETUDE');
    const parti: CommandeContrat = {
      type: 'MembreParti',
      data: { message: message(DDFIP), etude: AUTRE_ETUDE, jusquAu: '2026-01-31' },
    };
    const sansElle = contratApres(contrat, parti);
    expect(code(sansElle, arrivee('2026-01-31'))).toBe('ETUDE_DEJA_MEMBRE');
    expect(code(sansElle, arrivee('2026-02-01'))).toBe('accepte');
  });

  test('de deux tables acceptées, celle de la date la plus tardive vaut, dans quelque ordre qu’elles soient entrées', () => {
    const tardive = contratApres(contrat, table('2025-06-01'), acceptee('T-2025-06-01'));
    const apres = contratApres(tardive, table('2025-01-01', ETUDE), acceptee('T-2025-01-01'));
    expect(vers(apres)).toEqual({ etude: AUTRE_ETUDE, table: 'T-2025-06-01' });
  });

  test('si le mandataire aussi est parti, il n’y a plus d’étude', () => {
    const parti: CommandeContrat = {
      type: 'MembreParti',
      data: { message: message(DDFIP), etude: ETUDE, jusquAu: '2026-01-31' },
    };
    expect(vers(contratApres(contrat, parti))).toBeNull();
  });
});

describe('le compte de reversement', () => {
  test('est celui d’une étude membre, jamais d’un autre', () => {
    const avec = contratApres(contrat, compte('FR76-A', '2025-01-01', '2025-01-01'));
    expect(compteAdmis(avec, AUTRE_ETUDE, sha256De('FR76-A'), JOUR)).toBe(true);
    expect(compteAdmis(avec, ETUDE, sha256De('FR76-A'), JOUR)).toBe(false);
    expect(compteAdmis(avec, AUTRE_ETUDE, sha256De('FR76-B'), JOUR)).toBe(false);
  });

  test('n’en remplace un autre qu’après un délai, confirmé par une autre voie', () => {
    const avec = contratApres(contrat, compte('FR76-A', '2025-01-01', '2025-01-01'));
    expect(code(avec, compte('FR76-B', '2026-01-20', '2026-01-29'))).toBe('COMPTE_TROP_TOT');
    const change = contratApres(avec, compte('FR76-B', '2026-01-20', '2026-01-30'));
    expect(['2026-01-29', '2026-01-30'].map((j) => compteAdmis(change, AUTRE_ETUDE, sha256De('FR76-B'), j))).toEqual([
      ...[false, true],
    ]);
  });
});
