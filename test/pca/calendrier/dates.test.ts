/** Civil dates as the law counts them, against an independent judge: the calendar of the host. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateEnClair, joursEntre, plusAns, plusJours, plusMois } from '../../../functions/pca/calendrier/dates.ts';
import { situer } from '../../../functions/pca/calendrier/echeance.ts';
import {
  estOuvre,
  jourOuvreAPartirDu,
  paques,
  plusJoursOuvres,
} from '../../../functions/pca/calendrier/jours-ouvres.ts';
import { bornes, limiteDeRemise, trimestreDe, trimestresEntre } from '../../../functions/pca/calendrier/trimestre.ts';
import { conditionsDu } from '../../../functions/pca/contrat/situation.ts';
import { termeDe } from '../../../functions/pca/dossier/recevoir.ts';
import { DROIT } from '../../../schemas/pca/droit.ts';
import { contratNotifie } from '../exemples.ts';

const jour = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));

describe('le délai en jours', () => {
  test('le jour de la réception ne compte pas : 10/01/2025 donne le 26/03 en 75 jours, le 11/03 en 60', () => {
    expect([plusJours('2025-01-10', 75), plusJours('2025-01-10', 60)]).toEqual(['2025-03-26', '2025-03-11']);
  });

  test('avancer puis compter redonne le nombre de jours, changements d’heure compris', () => {
    fc.assert(
      fc.property(jour, fc.nat(1000), (d, n) => {
        expect(joursEntre(d, plusJours(d, n))).toBe(n);
      }),
    );
  });

  test('un terme un jour chômé n’est reporté que si le contrat le dit', () => {
    const [ferme, reporte] = [false, true].map((reportDuTerme) =>
      conditionsDu(contratNotifie('2024-03-01', { reportDuTerme }), '2026-02-02', DROIT),
    );
    // The 18th of April 2026 is a Saturday.
    expect([termeDe('2026-02-02', ferme!), termeDe('2026-02-02', reporte!)]).toEqual(['2026-04-18', '2026-04-20']);
  });
});

describe('le délai en mois et en ans', () => {
  test.each([
    ['2026-02-05', 3, '2026-05-05'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-05-15', 2, '2026-07-15'],
  ])('%s et %i mois : %s', (debut, mois, fin) => expect(plusMois(debut, mois)).toBe(fin));

  test('garde le quantième ou prend le dernier jour du mois', () => {
    fc.assert(
      fc.property(jour, fc.nat(60), (d, n) => {
        const fin = plusMois(d, n);
        const dernier = plusJours(`${plusMois(`${fin.slice(0, 7)}-01`, 1)}`, -1);
        expect(fin.slice(8) === d.slice(8) || fin === dernier).toBe(true);
        expect(Number(fin.slice(0, 4)) * 12 + Number(fin.slice(5, 7))).toBe(
          Number(d.slice(0, 4)) * 12 + Number(d.slice(5, 7)) + n,
        );
      }),
    );
    expect(plusAns('2024-02-29', 3)).toBe('2027-02-28');
  });
});

describe('les jours ouvrés', () => {
  test('Pâques, de 2024 à 2030', () => {
    expect([2024, 2025, 2026, 2027, 2028, 2029, 2030].map(paques)).toEqual(
      '2024-03-31 2025-04-20 2026-04-05 2027-03-28 2028-04-16 2029-04-01 2030-04-21'.split(' '),
    );
  });

  test('onze jours fériés par an, hors des fins de semaine de 2026', () => {
    const chomes = Array.from({ length: 365 }, (_, n) => plusJours('2026-01-01', n)).filter(
      (d) => !estOuvre(d) && ![0, 6].includes(new Date(d).getUTCDay()),
    );
    expect(chomes).toEqual(
      '2026-01-01 2026-04-06 2026-05-01 2026-05-08 2026-05-14 2026-05-25 2026-07-14 2026-11-11 2026-12-25'.split(' '),
    );
  });

  test('deux jours ouvrés après un jeudi de l’Ascension, le lundi', () => {
    expect(plusJoursOuvres('2026-05-13', 2)).toBe('2026-05-18');
    expect(jourOuvreAPartirDu('2026-05-25')).toBe('2026-05-26');
  });
});

describe('les trimestres', () => {
  test('l’état est dû le 5 du mois suivant (contrat, art. 9)', () => {
    expect(['2026-T1', '2026-T2', '2026-T3', '2026-T4'].map((t) => limiteDeRemise(t, 5))).toEqual(
      '2026-04-05 2026-07-05 2026-10-05 2027-01-05'.split(' '),
    );
  });

  test('chaque jour est dans son trimestre, et les trimestres se suivent sans trou', () => {
    fc.assert(
      fc.property(jour, fc.nat(1500), (d, n) => {
        const { debut, fin } = bornes(trimestreDe(d));
        expect(debut <= d && d <= fin).toBe(true);
        const tous = trimestresEntre(d, plusJours(d, n));
        expect(tous.at(-1)).toBe(trimestreDe(plusJours(d, n)));
        for (const [i, t] of tous.slice(1).entries()) expect(bornes(t).debut).toBe(plusJours(bornes(tous[i]!).fin, 1));
      }),
    );
  });
});

describe('une échéance', () => {
  test('est à venir, proche, due le dernier jour, en retard le lendemain', () => {
    const a = (jour: string) => situer({ date: '2026-04-18' }, jour, 5);
    expect(['2026-04-12', '2026-04-13', '2026-04-17', '2026-04-18', '2026-04-19'].map(a)).toEqual([
      ...['a-venir', 'bientot', 'bientot', 'due', 'en-retard'],
    ]);
    expect(dateEnClair('2026-04-18')).toBe('18/04/2026');
  });
});
