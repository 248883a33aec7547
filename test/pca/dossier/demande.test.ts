/** What a demande must be to become a dossier. */
import { describe, expect, test } from 'vitest';
import type { Contrat } from '../../../functions/pca/contrat/cycle.ts';
import { type Demande, demander } from '../../../functions/pca/dossier/demander.ts';
import { DOSSIER_ABSENT } from '../../../functions/pca/dossier/etat.ts';
import { sha256De } from '../../depot/exemples.ts';
import {
  AGENT,
  COMPTABLE,
  contratApres,
  contratNotifie,
  creance,
  DDFIP,
  demande,
  dossierRecu,
  environnement,
  etude,
  message,
} from '../exemples.ts';

const JOUR = '2026-02-02';

function issue(change: Partial<Demande>, autour: Parameters<typeof environnement>[1] = {}) {
  const decision = demander(DOSSIER_ABSENT, demande(30_000, change), environnement(JOUR, autour));
  return decision.ok ? decision.events.map(({ type }) => type) : decision.refus.code;
}
const alertes = (change: Partial<Demande>, montant = 30_000) => {
  const decision = demander(DOSSIER_ABSENT, demande(montant, change), environnement(JOUR));
  const [event] = decision.ok ? decision.events : [];
  return event?.type === 'DemandeSignee' ? event.data.alertes : decision;
};
const redevable = (change: object) => ({ ...demande(1).redevables[0]!, ...change });

describe('une demande est refusée', () => {
  test.each<[string, Partial<Demande>, string]>([
    ['signée par un agent', { message: message(AGENT) }, 'ACTE_RESERVE_AU_COMPTABLE'],
    ['signée demain', { signeeLe: '2026-02-03' }, 'DATE_FUTURE'],
    ['signée par une étude', { message: message(etude()) }, 'ACTE_RESERVE_AU_COMPTABLE'],
    ['d’un autre poste que le signataire', { message: message({ ...COMPTABLE, codique: '052002' }) }, 'AUTRE_POSTE'],
    ['sous un autre contrat', { contrat: 'PCA21-2024' }, 'CONTRAT_INACTIF'],
    [
      'd’un poste hors du contrat',
      { poste: '052009', message: message({ ...COMPTABLE, codique: '052009' }) },
      'POSTE_HORS_CONTRAT',
    ],
    ['d’amendes, sur papier', { nature: 'amende', voie: 'papier' }, 'PAPIER_INTERDIT'],
    ['de condamnation, sur papier', { nature: 'condamnation', voie: 'papier' }, 'PAPIER_INTERDIT'],
    ['hors du département', { redevables: [redevable({ departement: '21' })] }, 'HORS_DEPARTEMENT'],
    ['contre une personne publique', { redevables: [redevable({ droitPublic: true })] }, 'REDEVABLE_PUBLIC'],
    ['sans redevable principal', { redevables: [redevable({ role: 'solidaire' })] }, 'REDEVABLE_PRINCIPAL_ABSENT'],
    ['au total faux', { montant: 30_001 }, 'TOTAUX_FAUX'],
    ['à la créance mal calculée', { creances: [creance(30_000, { dejaPaye: 1 })] }, 'TOTAUX_FAUX'],
    ['sans rien à recouvrer', { creances: [creance(30_000), creance(0)] }, 'RIEN_A_RECOUVRER'],
    [
      'prescrite avant le terme',
      { creances: [creance(30_000, { prescription: '2026-04-18' })] },
      'PRESCRIPTION_AVANT_TERME',
    ],
  ])('%s', (_, change, code) => {
    expect(issue(change)).toBe(code);
  });

  test('dont une créance est déjà confiée, tant que ce dossier est ouvert', () => {
    const deja = creance(30_000);
    const dejaConfiees = new Map([[deja.reference, 'D-ancien']]);
    expect(issue({ creances: [deja] }, { dejaConfiees })).toBe('CREANCE_DEJA_CONFIEE');
  });

  test('sous le numéro d’un autre dossier ; la même, deux fois, est une seule', () => {
    const parcours = dossierRecu(JOUR, 30_000);
    const environ = environnement(JOUR);
    expect(demander(parcours.dossier(), demande(1000), environ)).toMatchObject({
      refus: { code: 'DOSSIER_DEJA_DEMANDE' },
    });
    const premiere = parcours.dossier().demande;
    if (premiere === null) throw new Error('absent');
    expect(demander(parcours.dossier(), premiere, environ)).toEqual({ ok: true, events: [] });
  });

  test('d’amendes que la DDFiP ne maintient plus, quand les produits locaux continuent', () => {
    const arrete: Contrat = contratApres(contratNotifie(), {
      type: 'MaintienDesAmendesDecide',
      data: { message: message(DDFIP), depuis: '2025-03-01', maintenues: false, tauxConstate: 800 },
    });
    expect(issue({ nature: 'amende' }, { contrat: arrete })).toBe('AMENDES_NON_MAINTENUES');
    expect(issue({}, { contrat: arrete })).toEqual(['DemandeSignee']);
  });
});

describe('une demande est acceptée', () => {
  test('sur papier pour un produit local, ou avec un coobligé d’un autre département', () => {
    expect(issue({ voie: 'papier' })).toEqual(['DemandeSignee']);
    expect(
      issue({
        redevables: [redevable({}), redevable({ role: 'solidaire', departement: '21', id: sha256De('autre') })],
      }),
    ).toEqual(['DemandeSignee']);
  });

  test('signée par l’agent à qui le comptable l’a délégué', () => {
    expect(issue({ message: message(AGENT) }, { delegation: true })).toEqual(['DemandeSignee']);
  });

  test('avec plusieurs titres d’un même redevable, en un seul dossier', () => {
    const creances = [creance(10_000), creance(20_000)];
    expect(issue({ creances })).toEqual(['DemandeSignee']);
  });

  test('une saisie demandée par l’ordonnateur (CCD) est une alerte ; un commissaire de justice (CCH), non', () => {
    expect(alertes({ creances: [creance(30_000, { modeAction: 'ccd' })] })).toEqual(['saisie-demandee']);
    expect(alertes({ creances: [creance(30_000, { modeAction: 'cch', avisLe: '2025-07-01' })] })).toEqual([]);
  });

  test('avec des alertes qui n’arrêtent rien : prescription proche, seuil, absence de relance', () => {
    expect(alertes({})).toEqual([]);
    // The term would be on the 18th of April, 60 days before the 17th of June.
    expect(alertes({ creances: [creance(30_000, { prescription: '2026-06-16' })] })).toEqual(['prescription-proche']);
    expect(alertes({ creances: [creance(30_000, { prescription: '2026-06-17' })] })).toEqual([]);
    expect(alertes({ creances: [creance(30_000, { relanceLe: null })] })).toEqual(['sans-relance']);
    expect(alertes({}, 1_500_000)).toEqual(['seuil-depasse']);
    expect(alertes({ nature: 'amende' }, 1_500_000)).toEqual([]);
  });
});
