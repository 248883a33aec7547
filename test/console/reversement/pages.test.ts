/** Transfers to confirm and sums that are late are told a page after the other, to the last of them. */
import { expect, test } from 'vitest';
import { indexDuReversement } from '../../../functions/console/lecture/reversement/reversements-connus.ts';
import type { ReversementEvenement } from '../../../schemas/evenements/pca-reversement.ts';
import { ETUDE, message, POSTE } from '../../pca/exemples.ts';
import { dossiersEprouves } from '../dossier/dossiers-eprouves.ts';

const COMBIEN = 120;
const ETUDE_QUI_ANNONCE = { role: 'etude', id: 'hab-etude', codique: null, siret: ETUDE } as const;

const annonce = (n: number): ReversementEvenement => ({
  ...{ stream: `reversement/${ETUDE}-R${n}`, seq: 1, type: 'ReversementAnnonce', v: 1, at: '2026-02-02T09:00:00.000Z' },
  ...{ prev: '0'.repeat(64), hash: '0'.repeat(64) },
  data: {
    ...{ message: message(ETUDE_QUI_ANNONCE), etude: ETUDE, reversement: `R${n}`, poste: POSTE },
    ...{ ordonneLe: `2026-02-${String(1 + (n % 28)).padStart(2, '0')}`, mode: 'virement', compte: null, total: 100 },
    lignes: [{ dossier: `D${n}`, mouvement: 'V1', montant: 100 }],
  },
});

test('a comptable who has more than a page of transfers to confirm reaches each of them once', async () => {
  const { lectures, page, lire, ferrand } = await dossiersEprouves('2026-03-02');
  for (let n = 0; n < COMBIEN; n += 1) await lectures.ecrire(indexDuReversement([annonce(n)]));
  const liens: string[] = [];
  for (let adresse: string | undefined = '/reversements'; adresse !== undefined; ) {
    const html: string = await page(adresse, ferrand);
    const [, attendus = ''] = /<h2>À confirmer<\/h2>(.*?)<\/section>/s.exec(html) ?? [];
    liens.push(...[...attendus.matchAll(/href="\/reversements\/\d+\/(R\d+)"/g)].map(([, nom = '']) => nom));
    adresse = /href="([^"]+)">À confirmer, suivants/.exec(attendus)?.[1];
  }
  expect(liens.length).toBe(COMBIEN);
  expect(new Set(liens).size).toBe(COMBIEN);
  const noms: string[] = [];
  for (let suite = ''; ; ) {
    const { aEncaisser, aEncaisserSuivant } = await (await lire(`/reversements${suite}`, ferrand)).json();
    noms.push(...aEncaisser.map(({ reversement }: { reversement: string }) => reversement));
    if (aEncaisserSuivant === null) break;
    suite = `?aEncaisserAvant=${encodeURIComponent(aEncaisserSuivant)}`;
  }
  expect(noms).toEqual(liens);
});
