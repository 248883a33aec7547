/** What a list says of a service, and when. */
import { describe, expect, test } from 'vitest';
import { relireListe } from '../../functions/confiance/liste/verifier.ts';
import { periodesPourSignature } from '../../functions/confiance/service.ts';
import { autorite } from '../signature/chemin/autorites.ts';
import { ACCORDE, type EtatEcrit, ecrireListe, type ServiceEcrit } from './fabrique-de-listes.ts';

const AC = autorite('AC des listes').der;
const lire = (...services: readonly ServiceEcrit[]) => {
  const lue = relireListe(Buffer.from(ecrireListe({ services })));
  if ('code' in lue) throw new Error(lue.code);
  return lue;
};
const periodes = (...etats: readonly [EtatEcrit, ...EtatEcrit[]]) =>
  lire({ certificats: [AC], etats }).services.flatMap(periodesPourSignature);

const RETIRE: EtatEcrit = { statut: 'withdrawn', du: '2024-01-01T00:00:00Z', usages: ['ForeSignatures'] };

describe('its periods', () => {
  test('granted from the first day on', () => {
    expect(periodes(ACCORDE)).toEqual([{ du: '2020-01-01T00:00:00.000Z', au: null }]);
  });

  test('until it was withdrawn', () => {
    expect(periodes(RETIRE, ACCORDE)).toEqual([{ du: '2020-01-01T00:00:00.000Z', au: '2024-01-01T00:00:00.000Z' }]);
  });

  test('twice, where it was granted again, in whatever order the history is written', () => {
    const denouveau = { ...ACCORDE, du: '2025-01-01T00:00:00Z' };
    expect(periodes(denouveau, ACCORDE, RETIRE)).toEqual([
      { du: '2020-01-01T00:00:00.000Z', au: '2024-01-01T00:00:00.000Z' },
      { du: '2025-01-01T00:00:00.000Z', au: null },
    ]);
  });

  test('two granted states that follow each other are one period', () => {
    expect(periodes({ ...ACCORDE, du: '2022-01-01T00:00:00Z' }, ACCORDE)).toEqual([
      { du: '2020-01-01T00:00:00.000Z', au: null },
    ]);
  });

  test.each(['undersupervision', 'accredited', 'supervisionincessation'])(
    'before July 2016, %s counts as granted, and no use needs be said',
    (statut) => {
      expect(periodes(RETIRE, { statut, du: '2014-01-01T00:00:00Z' })).toEqual([
        { du: '2014-01-01T00:00:00.000Z', au: '2024-01-01T00:00:00.000Z' },
      ]);
    },
  );

  test.each<[string, EtatEcrit]>([
    ['undersupervision since 2017', { ...ACCORDE, statut: 'undersupervision', du: '2017-01-01T00:00:00Z' }],
    ['a status that no one knows', { ...ACCORDE, statut: 'grantedforever' }],
    ['for seals only', { ...ACCORDE, usages: ['ForeSeals'] }],
    [
      'for sites only, said before 2016',
      { ...ACCORDE, usages: ['ForWebSiteAuthentication'], du: '2015-01-01T00:00:00Z' },
    ],
    ['for nothing said, since 2016', { ...ACCORDE, usages: [] }],
  ])('none: %s', (_, etat) => {
    expect(periodes(etat)).toEqual([]);
  });
});

test('a service that was of another type is qualified only since it is of this one', () => {
  const ocsp = { ...ACCORDE, type: 'Certstatus/OCSP/QC', du: '2018-01-01T00:00:00Z' };
  expect(periodes(ACCORDE, ocsp)).toEqual([{ du: '2020-01-01T00:00:00.000Z', au: null }]);
});

test('services of other types are passed over', () => {
  expect(lire({ certificats: [AC], etats: [{ ...ACCORDE, type: 'TSA/QTST' }] }).services).toEqual([]);
});

test('a certificate that cannot be read, or none, is said and founds nothing', () => {
  const lue = lire({ nom: 'Abîmé', certificats: [AC.subarray(0, 200)], etats: [ACCORDE] });
  expect(lue.services).toEqual([]);
  expect(lue.remarques).toEqual([
    'un certificat de « Abîmé » est illisible',
    'le service « Abîmé » n’a pas de certificat lisible',
  ]);
});

test('names are the French ones', () => {
  expect(lire({ certificats: [AC], etats: [ACCORDE] }).services[0]).toMatchObject({
    territoire: 'FR',
    prestataire: 'Prestataire d’essai',
    nom: 'AC qualifiée',
    prochaineLe: '2026-11-30T00:00:00.000Z',
  });
});
