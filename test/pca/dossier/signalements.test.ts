/** What the étude tells and asks, none of which closes anything. */
import { describe, expect, test } from 'vitest';
import type { Acte } from '../../../functions/pca/dossier/actes.ts';
import { estOuvert } from '../../../functions/pca/dossier/etat.ts';
import { dossierEvenementSchema } from '../../../schemas/evenements/dossier.ts';
import { demandeDeProlongation, disparition, insolvabilite, insolvabiliteRetenue, nouvelleAdresse } from '../actes.ts';
import { COMPTABLE, dossierRecu, etude, message } from '../exemples.ts';

const JOUR = '2026-02-10';
const recu = () => dossierRecu('2026-02-02', 30_000);

describe('ce que l’étude signale', () => {
  test('une insolvabilité sans justificatif, une disparition sur pli refusé ou non réclamé sont refusées', () => {
    expect(recu().faire(JOUR, insolvabilite(JOUR, []))).toBe('PREUVE_ABSENTE');
    for (const retour of ['refuse', 'non-reclame'] as const)
      expect(recu().faire(JOUR, disparition(JOUR, retour))).toBe('COURRIER_NON_REMIS');
  });

  test('rien de ce qu’elle signale ne met fin à la phase : disparition, puis nouvelle adresse, puis insolvabilité', () => {
    const parcours = recu();
    for (const acte of [disparition(JOUR), nouvelleAdresse(JOUR, false, true), insolvabilite(JOUR)])
      parcours.faire(JOUR, acte);
    expect(estOuvert(parcours.dossier())).toBe(true);
    expect(parcours.faire(JOUR, insolvabiliteRetenue(JOUR))).toEqual(['InsolvabiliteRetenue']);
    expect(parcours.dossier().etat).toBe('insolvabilite-signalee');
  });

  test('elle ne dresse aucun procès-verbal : ce qu’elle peut dire tient dans une liste fermée', () => {
    const types = dossierEvenementSchema.options.map(({ shape }) => shape.type.value);
    const deLEtude = types.filter(
      (type) => type.endsWith('Signale') || type.endsWith('Signalee') || type.startsWith('Information'),
    );
    expect(deLEtude).toEqual([
      ...['InsolvabiliteSignalee', 'DisparitionSignalee', 'AdresseSignalee', 'DecesSignale', 'InformationTransmise'],
    ]);
    expect(types.join()).not.toMatch(/proces|verbal|saisie|commandement/i);
  });

  test('elle demande, le comptable répond une fois ; l’accord lui-même ne prolonge rien', () => {
    const parcours = recu();
    const demande = demandeDeProlongation(JOUR);
    parcours.faire(JOUR, demande);
    const repondre = (decision: 'accord' | 'refus'): Acte => ({
      type: 'DemandeRepondue',
      data: { message: message(COMPTABLE), survenuLe: JOUR, demande: demande.data.message.id, decision },
    });
    const { terme } = parcours.dossier();
    expect(parcours.faire(JOUR, repondre('accord'))).toEqual(['DemandeRepondue']);
    expect(parcours.dossier().terme).toBe(terme);
    expect(parcours.faire(JOUR, repondre('refus'))).toBe('DEMANDE_INCONNUE');
    const incomplete: Acte = {
      type: 'DemandeFormulee',
      data: { message: message(etude()), survenuLe: JOUR, sorte: 'echeancier', jours: 30, echeances: null },
    };
    expect(parcours.faire(JOUR, incomplete)).toBe('DEMANDE_INCOMPLETE');
  });

  test('un message accusé ne change rien à la phase', () => {
    const parcours = recu();
    const accuse: Acte = {
      type: 'MessageAccuse',
      data: { message: message(etude()), accuse: 'm1', reponse: 'pris-en-charge' },
    };
    expect(parcours.faire(JOUR, accuse)).toEqual(['MessageAccuse']);
    expect(parcours.dossier().etat).toBe('recu');
  });
});
