import { expect, test } from 'vitest';
import { devenir } from '../../functions/console/lecture/depot/devenir.ts';
import type { Resume } from '../../functions/console/lecture/depot/resume.ts';

const compte = { total: 1, acceptes: 1, rejetes: 0, indetermines: 0 };
const AT = '2026-11-02T08:00:00.000Z';

const dit = (mises: Partial<Resume['mises']>, destinataires = ['099042']) =>
  devenir({
    depotId: 'a'.repeat(64),
    nom: 'flux.xml',
    expediteur: '00012345600013',
    deposants: 'ordonnateurs',
    taille: 1,
    recuLe: AT,
    repriseLe: null,
    jugeLe: AT,
    reponduLe: AT,
    misLe: null,
    receptionLe: null,
    concluLe: null,
    verdict: 'accepte',
    nature: 'PES_Aller',
    bordereaux: compte,
    pj: { ...compte, total: 0 },
    marches: 0,
    factures: 0,
    messages: null,
    anomalies: 0,
    premiereAnomalie: null,
    motifs: [],
    nomFic: null,
    poste: null,
    alterees: 0,
    destinataires,
    mises: { decidees: 1, envoyees: 0, recues: 0, prisesEnCharge: 0, rejetees: 0, ...mises },
    position: 1,
  }).replaceAll('\u00a0', ' ');

test.each([
  [{}, 'À mettre à la disposition du poste 099042.'],
  [{ recues: 1 }, 'Reçu par le poste 099042.'],
  [{ recues: 1, prisesEnCharge: 1 }, 'Pris en charge par le poste 099042.'],
  [{ recues: 1, envoyees: 1 }, 'Reçu par le poste 099042.'],
  [
    { decidees: 3, recues: 2, envoyees: 1 },
    '2 bordereaux reçus par le poste 099042, 1 bordereau à mettre à la disposition du poste 099042.',
  ],
])('%j is told « %s », even when the receipt comes before our mark of the sending', (mises, phrase) => {
  expect(dit(mises)).toBe(`1 bordereau sur 1. ${phrase}`);
});

test('several postes are told in the plural', () => {
  expect(dit({ recues: 1 }, ['099042', '099077'])).toBe('1 bordereau sur 1. Reçu par les postes 099042, 099077.');
});
