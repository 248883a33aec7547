/** Whether a signer's certificate is a qualified one for electronic signatures, by the list and by its own words. */
import { describe, expect, test } from 'vitest';
import { relireListe } from '../../functions/confiance/liste/verifier.ts';
import { defautDeQualification } from '../../functions/confiance/qualification/defaut.ts';
import { lireCertificatDeChemin } from '../../functions/signature/chemin/certificat-lu.ts';
import { autorite, type Demande, emettre } from '../signature/chemin/autorites.ts';
import { entier, oid, seq, utf8 } from '../signature/chemin/der.ts';
import { extension, politiques, usages } from '../signature/chemin/extensions.ts';
import {
  ACCORDE,
  autreCritere,
  criteres,
  type EtatEcrit,
  ecrireListe,
  politique,
  qualification,
  usage,
} from './fabrique-de-listes.ts';

const AC = autorite('AC des qualifiés');
const QC = '0.4.0.1862.1';
const mentions = (...dites: readonly Buffer[]) => extension('1.3.6.1.5.5.7.1.3', seq(...dites));
const mention = (n: number) => seq(oid(`${QC}.${n}`));
const CONFORME = mention(1);
const type = (...n: readonly number[]) => seq(oid(`${QC}.6`), seq(...n.map((t) => oid(`${QC}.6.${t}`))));
const SIGNE = [CONFORME, type(1)];

const feuille = (dites: readonly Buffer[], plus: Partial<Demande> = {}) =>
  lireCertificatDeChemin(
    emettre({
      cn: 'Camille Durand',
      emetteur: AC,
      du: '2021-01-01T00:00:00Z',
      ...plus,
      extensions: [
        usages('nonRepudiation'),
        politiques('1.2.250.1.9.1'),
        ...(dites.length === 0 ? [] : [mentions(...dites)]),
        ...(plus.extensions ?? []),
      ],
    }).der,
    'feuille',
  );

function service(etats: readonly [EtatEcrit, ...EtatEcrit[]] = [ACCORDE]) {
  const lue = relireListe(Buffer.from(ecrireListe({ services: [{ certificats: [AC.der], etats }] })));
  if ('code' in lue || lue.services[0] === undefined) throw new Error('no service');
  return lue.services[0];
}
const qualifie = (...qualifications: readonly string[]) => service([{ ...ACCORDE, qualifications }]);
const TOUJOURS = criteres('all', usage('nonRepudiation'));
const JAMAIS = criteres('all', politique('1.2.250.1.9.2'));
const INCONNU = criteres('all', autreCritere());

const juger = (dites: readonly Buffer[], chez = service(), instant = '2026-07-01T12:00:00Z') =>
  defautDeQualification(feuille(dites), chez, instant)?.code ?? null;

describe('by its own words', () => {
  test.each<[string, readonly Buffer[], string | null]>([
    ['qualified, for signatures', SIGNE, null],
    ['qualified, no type said', [CONFORME], null],
    ['qualified, for signatures and seals', [CONFORME, type(2, 1)], null],
    ['qualified, for seals', [CONFORME, type(2)], 'QUALIFICATION_PAS_POUR_SIGNATURE'],
    ['qualified, for sites', [CONFORME, type(3)], 'QUALIFICATION_PAS_POUR_SIGNATURE'],
    ['qualified, of a type unknown', [CONFORME, type(9)], 'QUALIFICATION_PAS_POUR_SIGNATURE'],
    ['a type alone', [type(1)], 'QUALIFICATION_PAS_QUALIFIE'],
    ['a qualified device alone', [mention(4)], 'QUALIFICATION_PAS_QUALIFIE'],
    ['nothing', [], 'QUALIFICATION_PAS_QUALIFIE'],
    [
      'qualified by the law of another country',
      [...SIGNE, seq(oid(`${QC}.7`), seq(utf8('CH')))],
      'QUALIFICATION_PAS_QUALIFIE',
    ],
    ['words that cannot be read', [entier(1)], 'QUALIFICATION_CERTIFICAT_ILLISIBLE'],
    ['words with no identifier', [seq(entier(1))], 'QUALIFICATION_CERTIFICAT_ILLISIBLE'],
  ])('%s', (_, dites, attendu) => {
    expect(juger(dites)).toBe(attendu);
  });
});

describe('by the qualifiers of the list, which override them', () => {
  test.each<[string, readonly Buffer[], readonly string[], string | null]>([
    ['QCStatement makes it qualified', [type(1)], [qualification(['QCStatement'], TOUJOURS)], null],
    [
      'QCStatement for others does not',
      [type(1)],
      [qualification(['QCStatement'], JAMAIS)],
      'QUALIFICATION_PAS_QUALIFIE',
    ],
    [
      'NotQualified wins over all',
      SIGNE,
      [qualification(['QCStatement', 'NotQualified'], TOUJOURS)],
      'QUALIFICATION_PAS_QUALIFIE',
    ],
    ['QCForESig over a type of seals', [CONFORME, type(2)], [qualification(['QCForESig'], TOUJOURS)], null],
    [
      'QCForESeal over a type of signatures',
      SIGNE,
      [qualification(['QCForESeal'], TOUJOURS)],
      'QUALIFICATION_PAS_POUR_SIGNATURE',
    ],
    ['QCForWSA', SIGNE, [qualification(['QCForWSA'], TOUJOURS)], 'QUALIFICATION_PAS_POUR_SIGNATURE'],
    [
      'a list that says both',
      SIGNE,
      [qualification(['QCForESig', 'QCForESeal'], TOUJOURS)],
      'QUALIFICATION_PAS_POUR_SIGNATURE',
    ],
    ['a legal person', [CONFORME], [qualification(['QCForLegalPerson'], TOUJOURS)], 'QUALIFICATION_PAS_POUR_SIGNATURE'],
    ['a legal person, whose certificate says signatures', SIGNE, [qualification(['QCForLegalPerson'], TOUJOURS)], null],
    ['a device, which is not asked for', SIGNE, [qualification(['QCNoQSCD'], TOUJOURS)], null],
    ['a qualifier that no one knows', SIGNE, [qualification(['QCForTea'], TOUJOURS)], null],
  ])('%s', (_, dites, qualifications, attendu) => {
    expect(juger(dites, qualifie(...qualifications))).toBe(attendu);
  });

  test.each<[string, readonly Buffer[], string, string | null]>([
    ['might make it qualified', [type(1)], 'QCStatement', 'QUALIFICATION_CRITERE_INCONNU'],
    ['might make it unqualified', SIGNE, 'NotQualified', 'QUALIFICATION_CRITERE_INCONNU'],
    ['might make it one of seals', SIGNE, 'QCForESeal', 'QUALIFICATION_CRITERE_INCONNU'],
    ['changes nothing', SIGNE, 'QCWithQSCD', null],
    ['could only confirm', SIGNE, 'QCForESig', null],
    ['could not help', [], 'QCForESig', 'QUALIFICATION_PAS_QUALIFIE'],
  ])('a criterion that we do not know %s', (_, dites, qualificatif, attendu) => {
    expect(juger(dites, qualifie(qualification([qualificatif], INCONNU)))).toBe(attendu);
  });

  test('two that we do not know, of which one would undo the other', () => {
    const deux = ['QCForLegalPerson', 'QCForESig'].map((q) => qualification([q], INCONNU));
    expect(juger([CONFORME], qualifie(...deux))).toBe('QUALIFICATION_CRITERE_INCONNU');
  });
});

describe('by the dates of the service', () => {
  const RETIRE: EtatEcrit = { ...ACCORDE, statut: 'withdrawn', du: '2024-01-01T00:00:00Z' };

  test('signed before it was withdrawn, and after', () => {
    expect(juger(SIGNE, service([RETIRE, ACCORDE]), '2023-12-31T23:59:59Z')).toBeNull();
    expect(juger(SIGNE, service([RETIRE, ACCORDE]), '2024-01-01T00:00:00Z')).toBe('QUALIFICATION_SERVICE_NON_ACCORDE');
  });

  test('signed before it was granted', () => {
    expect(juger(SIGNE, service(), '2019-12-31T23:59:59Z')).toBe('QUALIFICATION_SERVICE_NON_ACCORDE');
  });

  test('issued when it was not granted', () => {
    const revenu = { ...ACCORDE, du: '2021-06-01T00:00:00Z' };
    expect(juger(SIGNE, service([revenu]))).toBe('QUALIFICATION_EMIS_HORS_STATUT');
  });

  test('for seals only since', () => {
    const cachets = { ...ACCORDE, du: '2024-01-01T00:00:00Z', usages: ['ForeSeals'] };
    expect(juger(SIGNE, service([cachets, ACCORDE]))).toBe('QUALIFICATION_SERVICE_NON_ACCORDE');
  });

  test('the qualifiers are those of the day', () => {
    const depuis = {
      ...ACCORDE,
      du: '2024-01-01T00:00:00Z',
      qualifications: [qualification(['NotQualified'], TOUJOURS)],
    };
    expect(juger(SIGNE, service([depuis, ACCORDE]), '2023-07-01T00:00:00Z')).toBeNull();
    expect(juger(SIGNE, service([depuis, ACCORDE]), '2024-07-01T00:00:00Z')).toBe('QUALIFICATION_PAS_QUALIFIE');
  });

  test('after the day when the list should have been replaced, no one knows', () => {
    expect(juger(SIGNE, service(), '2026-11-30T00:00:00Z')).toBeNull();
    expect(juger(SIGNE, service(), '2026-11-30T00:00:01Z')).toBe('QUALIFICATION_LISTE_PERIMEE');
  });
});
