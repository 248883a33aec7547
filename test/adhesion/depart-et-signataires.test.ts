/** Leaving (art. 2 d), receiving the data of Hélios (art. 2 c), and who signs (art. 4 and 5). */
import { describe, expect, test } from 'vitest';
import type { CommandeAdhesion } from '../../functions/adhesion/decide.ts';
import { formulaireEnVigueur, situationLe } from '../../functions/adhesion/etat.ts';
import { COMPTABLE } from '../depot/exemples.ts';
import { etapes, inscrire, MAIRE, preparer, retirer, volet } from './registre.ts';
import { apres, faire, ouvrir, PAR_LE_LIVRE, rend, renoncer } from './registre-joue.ts';

describe('leaving', () => {
  test('a renunciation ends the adhésion on its date, never before and never in the past', () => {
    const jointe = apres(...PAR_LE_LIVRE);
    expect(rend(jointe, renoncer('2026-03-01'))).toBe('EFFET_RETROACTIF');
    const renoncee = apres(...PAR_LE_LIVRE, renoncer('2026-06-01'));
    expect(situationLe(renoncee, '2026-05-31T21:59:59.999Z')).toBe('active');
    expect(situationLe(renoncee, '2026-05-31T22:00:00.000Z')).toBe('renoncee');
    expect(formulaireEnVigueur(renoncee, '2026-06-02T08:00:00.000Z')).toBeNull();
    expect(rend(renoncee, renoncer('2026-06-01'))).toEqual([]);
    expect(rend(renoncee, renoncer('2026-07-01'))).toBe('DEJA_RENONCEE');
  });

  test('a suspension goes on until the renunciation has effect', () => {
    const acte = {
      siret: MAIRE.siret,
      raison: 'Altérations.',
      decidePar: COMPTABLE,
      saisiPar: COMPTABLE,
      document: null,
    };
    const suspendre: CommandeAdhesion = { type: 'suspendre', motif: 'alterations-graves', ...acte };
    const renoncee = apres(...PAR_LE_LIVRE, suspendre, renoncer('2026-06-01'));
    expect(situationLe(renoncee, '2026-05-01T08:00:00.000Z')).toBe('suspendue');
    expect(situationLe(renoncee, '2026-06-01T08:00:00.000Z')).toBe('renoncee');
  });

  test('one comes back by a new form, which has effect though the former ended', () => {
    const retour = preparer({ depense: volet({ donneesDepuis: '2026-09-01' }), remplace: '2025-12-15' });
    const revenue = apres(...PAR_LE_LIVRE, renoncer('2026-06-01'), retour, ...etapes('2026-02-15'));
    expect(situationLe(revenue, '2026-07-01T08:00:00.000Z')).toBe('renoncee');
    expect(situationLe(revenue, '2026-09-01T08:00:00.000Z')).toBe('active');
  });

  test('data of Hélios are received only where the form has chosen it', () => {
    expect(rend(apres(...PAR_LE_LIVRE), ouvrir)).toEqual(['ReceptionHeliosOuverte']);
    expect(rend(apres(...PAR_LE_LIVRE, ouvrir), ouvrir)).toEqual([]);
    expect(rend(apres(preparer({ receptionHelios: false }), ...etapes()), ouvrir)).toBe('RECEPTION_NON_CHOISIE');
  });
});

describe('who signs', () => {
  test('one certificate has one scope on one day', () => {
    const inscrit = apres(inscrire('adjointe', { au: '2026-03-22' }));
    expect(rend(inscrit, inscrire('adjointe', { au: '2026-03-22' }))).toEqual([]);
    expect(rend(inscrit, inscrire('adjointe', { du: '2026-03-22' }))).toBe('SIGNATAIRE_DEJA_INSCRIT');
    expect(rend(inscrit, inscrire('adjointe', { du: '2026-03-23' }))).toEqual(['SignataireInscrit']);
    expect(rend(inscrit, inscrire('autre'))).toEqual(['SignataireInscrit']);
    expect(rend(inscrit, inscrire('autre', { du: '2026-02-01', au: '2026-01-31' }))).toBe('DATES_INVERSEES');
  });

  test('a withdrawal gives the last day, and cannot prolong', () => {
    const inscrit = apres(inscrire('adjointe'));
    expect(rend(inscrit, retirer('inconnue', '2026-03-22'))).toBe('SIGNATAIRE_INCONNU');
    const retire = faire(inscrit, retirer('adjointe', '2026-03-22'));
    expect(retire.registre.signataires.map(({ au }) => au)).toEqual(['2026-03-22']);
    expect(rend(retire, retirer('adjointe', '2026-03-22'))).toEqual([]);
    expect(rend(retire, retirer('adjointe', '2026-04-30'))).toBe('SIGNATAIRE_DEJA_RETIRE');
  });
});
