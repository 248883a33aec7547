/** From the transmission to the taking in charge, to another étude, to the end of the accounts. */
import { describe, expect, test } from 'vitest';
import { conditionsDu } from '../../../functions/pca/contrat/situation.ts';
import type { Acte } from '../../../functions/pca/dossier/actes.ts';
import { decide } from '../../../functions/pca/dossier/decide.ts';
import { DOSSIER_ABSENT } from '../../../functions/pca/dossier/etat.ts';
import { etatDuDossier } from '../../../functions/pca/dossier/evolve.ts';
import {
  clore,
  reaffecter,
  recevoir,
  rejeterLaTransmission,
  transmettre,
} from '../../../functions/pca/dossier/recevoir.ts';
import { DROIT } from '../../../schemas/pca/droit.ts';
import { insolvabilite, nouvelleAdresse, paiement, retrait, versement } from '../actes.ts';
import { AUTRE_ETUDE, contratNotifie, DDFIP, dossierRecu, enGroupement, etude, message } from '../exemples.ts';

const JOUR = '2026-02-10';
const recu = () => dossierRecu('2026-02-02', 30_000);

describe('avant la réception', () => {
  const transmis = () => etatDuDossier(recu().events().slice(0, 2));

  test('un fichier rejeté par l’étude ne fait courir aucun délai, et se transmet de nouveau', () => {
    const rejete = rejeterLaTransmission(transmis(), { le: JOUR, accuse: 'a'.repeat(64) });
    expect(rejete).toMatchObject({ ok: true });
    const signe = etatDuDossier([...recu().events().slice(0, 2), ...(rejete.ok ? rejete.events : [])]);
    expect([signe.etat, signe.terme]).toEqual(['signe', null]);
    expect(transmettre(signe, JOUR)).toMatchObject({ events: [{ data: { envoi: 2 } }] });
  });

  test('le premier jour est celui de l’accusé technique ou de la première lecture, le premier des deux, et ne change plus', () => {
    const conditions = (jour: string) => conditionsDu(contratNotifie(), jour, DROIT);
    const lu = recevoir(transmis(), { recuLe: '2026-02-02T22:59:59.000Z', moyen: 'premiere-lecture' }, conditions);
    expect(lu).toMatchObject({ events: [{ data: { jour: '2026-02-02', terme: '2026-04-18' } }] });
    // Midnight in Paris makes the day.
    const apres = recevoir(transmis(), { recuLe: '2026-02-02T23:00:00.000Z', moyen: 'accuse-technique' }, conditions);
    expect(apres).toMatchObject({ events: [{ data: { jour: '2026-02-03', terme: '2026-04-19' } }] });
    const accuse = { recuLe: '2026-02-20T10:00:00.000Z', moyen: 'accuse-technique' } as const;
    expect(recevoir(recu().dossier(), accuse, conditions)).toEqual({ ok: true, events: [] });
  });

  test('l’étude ne peut rien transmettre, le comptable peut annoncer un paiement ou retirer', () => {
    const contexte = { jour: JOUR, droit: DROIT };
    expect(decide(transmis(), versement('V1', JOUR, 100), contexte)).toMatchObject({
      refus: { code: 'DOSSIER_NON_RECU' },
    });
    expect(decide(transmis(), paiement('P1', JOUR, 30_000), contexte)).toMatchObject({
      events: [{ type: 'PaiementRecu' }, { type: 'DossierRetire', data: { motif: 'regle-avant-reception' } }],
    });
    expect(decide(transmis(), retrait('retrait', JOUR), contexte)).toMatchObject({
      events: [{ type: 'DossierRetire' }],
    });
    expect(decide(DOSSIER_ABSENT, retrait('retrait', JOUR), contexte)).toMatchObject({
      refus: { code: 'DOSSIER_INCONNU' },
    });
  });
});

describe('la prise en charge', () => {
  test('le premier acte de l’étude vaut prise en charge ; le délai n’en dépend pas', () => {
    const parcours = recu();
    const { terme } = parcours.dossier();
    expect(parcours.faire(JOUR, nouvelleAdresse(JOUR, true, true))).toEqual(['DossierPrisEnCharge', 'AdresseSignalee']);
    expect([parcours.dossier().etat, parcours.dossier().terme]).toEqual(['en-cours', terme]);
    const encore: Acte = { type: 'DossierPrisEnCharge', data: { message: message(etude()), le: JOUR } };
    expect(parcours.faire(JOUR, encore)).toEqual([]);
  });

  test('l’étude peut refuser le dossier qu’elle n’a pas commencé, et lui seul', () => {
    const refus: Acte = {
      type: 'DossierRefuse',
      data: { message: message(etude()), le: JOUR, motif: 'conflit-d-interet' },
    };
    expect(recu().faire(JOUR, refus)).toEqual(['DossierRefuse']);
    const commence = recu();
    commence.faire(JOUR, insolvabilite(JOUR));
    expect(commence.faire(JOUR, refus)).toBe('TRANSITION_INTERDITE');
  });
});

describe('la réaffectation dans le groupement', () => {
  const contrat = contratNotifie('2024-03-01', {}, enGroupement);
  const vers = (siret: string, qui = DDFIP) => ({ message: message(qui), survenuLe: JOUR, etude: siret });

  test('ne change ni le premier jour ni le solde ; l’ancienne étude reverse encore ce qu’elle tient', () => {
    const parcours = dossierRecu('2026-02-02', 30_000, {}, contrat);
    parcours.faire(JOUR, versement('V1', JOUR, 1000));
    const decision = reaffecter(parcours.dossier(), vers(AUTRE_ETUDE), contrat, JOUR);
    if (!decision.ok) throw new Error(decision.refus.phrase);
    const apres = etatDuDossier([...parcours.events(), ...decision.events]);
    expect([apres.terme, apres.compte, apres.etat]).toEqual([
      parcours.dossier().terme,
      parcours.dossier().compte,
      'en-cours',
    ]);
    const contexte = { jour: JOUR, droit: DROIT };
    expect(decide(apres, insolvabilite(JOUR), contexte)).toMatchObject({ refus: { code: 'AUTRE_ETUDE' } });
    expect(decide(apres, versement('V2', JOUR, 1000), contexte)).toMatchObject({ ok: true });
    expect(reaffecter(apres, vers(AUTRE_ETUDE), contrat, JOUR)).toEqual({ ok: true, events: [] });
  });

  test('n’est ni l’acte de l’étude, ni pour une étude étrangère au contrat', () => {
    const { dossier } = dossierRecu('2026-02-02', 30_000, {}, contrat);
    expect(reaffecter(dossier(), vers(AUTRE_ETUDE, etude()), contrat, JOUR)).toMatchObject({
      refus: { code: 'ACTE_RESERVE_A_LA_DDFIP' },
    });
    expect(reaffecter(dossier(), vers('99999999900019'), contrat, JOUR)).toMatchObject({
      refus: { code: 'ETUDE_INCONNUE' },
    });
  });
});

describe('la clôture', () => {
  test('attend que tout soit reversé, rendu et restitué à son trimestre', () => {
    const parcours = recu();
    parcours.faire(JOUR, versement('V1', JOUR, 30_500));
    parcours.faire(JOUR, versement('V2', JOUR, 10_000));
    expect(clore(parcours.dossier(), JOUR, true)).toMatchObject({ refus: { code: 'COMPTES_NON_SOLDES' } });
    const vide = recu();
    expect(clore(vide.dossier(), JOUR, true)).toMatchObject({ refus: { code: 'TRANSITION_INTERDITE' } });
    vide.faire(JOUR, retrait('retrait', JOUR));
    expect(clore(vide.dossier(), JOUR, false)).toMatchObject({ refus: { code: 'TRIMESTRE_NON_RESTITUE' } });
    expect(clore(vide.dossier(), JOUR, true)).toMatchObject({ events: [{ type: 'DossierClos' }] });
  });
});
