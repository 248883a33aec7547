/** A bordereau is read as it is written, a page at a time, whatever the flow holds. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BordereauLisible } from '../../../functions/format/lecture-du-bordereau/bordereau-lisible.ts';
import { lireBordereau } from '../../../functions/format/lecture-du-bordereau/lire-bordereau.ts';
import { genererFlux } from '../../../infra/embedded/demonstration/fabrique-de-flux/fabrique.ts';
import type { Demande } from '../../../infra/embedded/demonstration/fabrique-de-flux/options.ts';
import { bloc, feuille } from '../../../infra/embedded/demonstration/fabrique-de-flux/xml.ts';
import { bordereauEcrit, depenseEcrite, ligneEcrite, parMorceaux, pieceEcrite, racineEcrite } from './flux-ecrit.ts';

const SIGNATURE = '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:Object V="caché"/></ds:Signature>';

async function lire(
  octets: Uint8Array,
  rang = 1,
  page = 1,
  format?: { pieces: number; lignes: number },
  taille = 65_536,
) {
  const lu = await lireBordereau(parMorceaux(octets, taille), { rang, page, ...(format ? { format } : {}) });
  if (lu === null) throw new Error('no bordereau was read');
  return lu;
}
const genere = (demande: Demande) => Buffer.concat([...genererFlux(demande)]);
const lignesDe = ({ pieces }: BordereauLisible) =>
  pieces.flatMap(({ numero, lignes }) => lignes.map((l) => `${numero}/${l.numero}`));

describe('what is written is read', () => {
  test('a mandat: what it is for, who is paid, and into which account', async () => {
    const flux = genere({ pj: 3, pieces: 3, lignes: 2 });
    const { entete, pieces, annonce, calcule, arret, type, date, id } = await lire(flux);
    expect(entete).toMatchObject({ codique: '099042', siret: '00012345500016', budget: '00' });
    expect({ type, date, id }).toEqual({
      type: { code: '01', libelle: 'ordinaire' },
      date: '2026-09-30',
      id: 'BORD_2026_47',
    });
    expect(calcule).toMatchObject({ pieces: 3, lignes: 6, montantHT: annonce.montantHT?.centimes });
    expect(arret).toBeNull();
    expect(pieces[0]).toMatchObject({
      numero: '1200',
      nature: { libelle: 'fonctionnement' },
      suite: false,
      suivie: false,
    });
    expect(pieces[0]?.pj).toMatchObject([{ nom: 'facture-n°1.pdf', support: { libelle: 'électronique' } }]);
    expect(pieces[0]?.mentions).toContainEqual({
      libelle: 'Délai global de paiement, au',
      valeur: '2026-10-30',
      enClair: '30/10/2026',
    });
    expect(pieces[0]?.lignes[0]).toMatchObject({
      fonction: '020',
      modeDeReglement: { code: '03', libelle: 'virement' },
      tiers: [
        {
          adresse: [expect.any(String), expect.stringMatching(/^80\d{3} /)],
          compte: { iban: expect.stringMatching(/^FR\d{2}99999/), bic: 'ZZZZFR2AXXX' },
        },
      ],
    });
  });

  test('a titre: who owes, and what he is to it', async () => {
    const { domaine, pieces } = await lire(genere({ domaine: 'recette', bordereaux: 2 }), 2);
    expect(domaine).toBe('recette');
    expect(pieces[0]?.lignes[0]?.tiers[0]).toMatchObject({ role: { libelle: 'débiteur principal' }, compte: null });
  });

  test('ranks count both domains; no other rank has a bordereau', async () => {
    const recette = bloc('PES_RecetteAller', bordereauEcrit({ numero: '3', pieces: [] }));
    const flux = racineEcrite(
      depenseEcrite(bordereauEcrit({ numero: '1', pieces: [] }), bordereauEcrit({ numero: '2', pieces: [] })),
      recette,
    );
    const lus = await Promise.all([1, 2, 3].map(async (rang) => lire(flux, rang)));
    expect(lus.map(({ numero, domaine }) => `${domaine} ${numero}`)).toEqual(['depense 1', 'depense 2', 'recette 3']);
    expect(await lireBordereau([flux], { rang: 4, page: 1 })).toBeNull();
  });

  test.each([
    '<a/>',
    '<n:PES_ACQUIT xmlns:n="urn:x"/>',
    '',
    'pas du XML',
    '<?xml version="1.0" encoding="KOI8-R"?><a/>',
  ])('%j has no bordereau, and throws nothing', async (contenu) =>
    expect(await lireBordereau([Buffer.from(contenu)], { rang: 1, page: 1 })).toBeNull(),
  );
});

describe('nothing is hidden, nothing is invented', () => {
  test('a value is shown as written: unknown code, bare element, text of an element, amount that is none', async () => {
    const info =
      '<NatPce V="77"/><Mystere V="été"/><CarteAchatNiveau1>\n true </CarteAchatNiveau1><DteEch V="2026-02-31"/>';
    const lue = await lire(
      racineEcrite(
        depenseEcrite(bordereauEcrit({ pieces: [pieceEcrite('x<y', [ligneEcrite({ ht: '12,5', tva: null })], info)] })),
      ),
    );
    expect(lue.pieces[0]).toMatchObject({
      numero: 'x<y',
      nature: { code: '77', libelle: null },
      echeance: '2026-02-31',
      lignes: [{ montantHT: { ecrit: '12,5', centimes: null }, montantTVA: null }],
      total: { lignes: 1, montantHT: null, montantTVA: 0 },
    });
    expect(lue.pieces[0]?.mentions).toEqual([
      { libelle: 'Mystere', valeur: 'été', enClair: null },
      { libelle: 'Carte achat de niveau 1', valeur: 'true', enClair: 'oui' },
    ]);
    expect(lue.calcule).toMatchObject({ montantHT: null, montantTVA: 0 });
  });

  test('a signature is no value of the bordereau, nor a name of the language a label', async () => {
    const lue = await lire(
      racineEcrite(
        depenseEcrite(
          bordereauEcrit({
            pieces: [pieceEcrite('1', [], '<constructor V="a"/><NatPce V="toString"/>')],
            suite: SIGNATURE,
          }),
        ),
      ),
    );
    expect(JSON.stringify(lue)).not.toContain('caché');
    expect(lue.pieces[0]?.nature).toEqual({ code: 'toString', libelle: null });
    expect(lue.pieces[0]?.mentions).toEqual([{ libelle: 'constructor', valeur: 'a', enClair: null }]);
  });

  test('a value said twice is told twice: once in its field, once as a mention', async () => {
    const lue = await lire(
      racineEcrite(
        depenseEcrite(
          bordereauEcrit({
            pieces: [pieceEcrite('1', [ligneEcrite({ ht: '1.00', tva: null, suite: feuille('MtHT', '9.00') })])],
          }),
        ),
      ),
    );
    expect(lue.pieces[0]?.lignes[0]?.montantHT?.ecrit).toBe('1.00');
    expect(lue.pieces[0]?.lignes[0]?.mentions).toEqual([{ libelle: 'MtHT', valeur: '9.00', enClair: null }]);
  });
});

const montantEcrit = fc.oneof(
  fc.bigInt(0n, 99_999_999_999_999n).map((c) => `${c / 100n}.${String(c % 100n).padStart(2, '0')}`),
  fc.nat(1_000_000).map(String),
  fc.nat(1_000_000).map((n) => `+00${n}.5`),
);

test('property: every amount is the flow’s, to the cent, and the sums are theirs', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.tuple(montantEcrit, fc.option(montantEcrit)), { maxLength: 4 }), { maxLength: 6 }),
      async (pieces) => {
        const ecrites = pieces.map((lignes, p) =>
          pieceEcrite(
            `${p + 1}`,
            lignes.map(([ht, tva], l) => ligneEcrite({ ht, tva }, l)),
          ),
        );
        const lue = await lire(racineEcrite(depenseEcrite(bordereauEcrit({ pieces: ecrites }))));
        const cents = (ecrit: string): bigint => {
          const [unites = '', decimales = ''] = ecrit.split('.');
          return BigInt(unites.replace('+', '')) * 100n + BigInt(decimales.padEnd(2, '0'));
        };
        const exact = (n: number | null | undefined) => (n === null || n === undefined ? null : BigInt(n));
        expect(
          lue.pieces.map(({ lignes }) =>
            lignes.map(({ montantHT, montantTVA }) => [montantHT?.ecrit, montantTVA?.ecrit ?? null]),
          ),
        ).toEqual(pieces);
        expect(lue.pieces.flatMap(({ lignes }) => lignes.map(({ montantHT }) => exact(montantHT?.centimes)))).toEqual(
          pieces.flat().map(([ht]) => cents(ht)),
        );
        expect(exact(lue.calcule.montantHT)).toBe(pieces.flat().reduce((somme, [ht]) => somme + cents(ht), 0n));
        expect(exact(lue.calcule.montantTVA)).toBe(
          pieces.flat().reduce((somme, [, tva]) => somme + (tva === null ? 0n : cents(tva)), 0n),
        );
      },
    ),
    { numRuns: 60 },
  ));

test('property: the pages, one after the other, hold every ligne once, however the bytes come', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(7), { maxLength: 8 }),
      fc.record({ pieces: fc.integer({ min: 1, max: 4 }), lignes: fc.integer({ min: 1, max: 5 }) }),
      fc.integer({ min: 1, max: 300 }),
      async (tailles, format, taille) => {
        const pieces = tailles.map((n, p) =>
          pieceEcrite(
            `${p}`,
            Array.from({ length: n }, (_, l) => ligneEcrite({ ht: '1.00', tva: null }, l)),
          ),
        );
        const flux = racineEcrite(depenseEcrite(bordereauEcrit({ pieces })));
        const entiere = await lire(flux);
        const premiere = await lire(flux, 1, 1, format, taille);
        const pages = [premiere];
        for (let page = 2; page <= premiere.pages; page++) pages.push(await lire(flux, 1, page, format, taille));
        expect(pages.flatMap(lignesDe)).toEqual(lignesDe(entiere));
        for (const page of pages) {
          expect(page.calcule).toEqual(entiere.calcule);
          expect(page.pieces.length).toBeLessThanOrEqual(format.pieces);
          expect(lignesDe(page).length).toBeLessThanOrEqual(format.lignes);
        }
        expect(pages.flatMap(({ pieces: p }) => p.filter(({ suite }) => !suite).map(({ numero }) => numero))).toEqual(
          tailles.map((_, p) => `${p}`),
        );
        expect((await lire(flux, 1, premiere.pages + 1, format)).pieces).toEqual([]);
      },
    ),
    { numRuns: 40 },
  ));

test('a flow that stops anywhere is read up to there, and says where', async () => {
  const flux = genere({ pieces: 2, lignes: 1 });
  const entier = await lire(flux);
  for (let fin = flux.indexOf('<IdBord'); fin < flux.indexOf('</Bordereau>'); fin += 37) {
    const lu = await lire(flux.subarray(0, fin));
    expect(lu.arret?.code).toBe('FICHIER_TRONQUE');
    expect(
      lignesDe(entier)
        .slice(0, lignesDe(lu).length)
        .map((l) => l.split('/')[0]),
    ).toEqual(lignesDe(lu).map((l) => l.split('/')[0]));
  }
  const apres = flux.subarray(0, flux.indexOf('</Bordereau>') + '</Bordereau>'.length);
  expect(await lire(apres)).toEqual(entier);
});

test('what is kept is bounded: a hostile ligne is counted, not stored', async () => {
  const references = '<PJRef><Support V="01"/></PJRef>'.repeat(80_000);
  const piece = pieceEcrite(
    '1',
    [ligneEcrite({ ht: '1.00', tva: null, info: references })],
    feuille('Obj', 'x'.repeat(50_000)),
  );
  const lu = await lire(racineEcrite(depenseEcrite(bordereauEcrit({ pieces: [piece] }))));
  expect(lu.valeursOmises).toBeGreaterThan(50_000);
  expect(lu.pieces[0]?.objet).toHaveLength(301);
  expect(JSON.stringify(lu).length).toBeLessThan(12_000_000);
});

test('a flow of 20 Mo is read without growing with it', async () => {
  const flux = genererFlux({ taille: 20_000_000 });
  const page = async (n: number) => lireBordereau(flux, { rang: 1, page: n });
  const { pages } = (await page(1)) ?? { pages: 0 };
  const avant = process.memoryUsage().rss;
  const derniere = await page(pages);
  expect(process.memoryUsage().rss - avant).toBeLessThan(60_000_000);
  expect(derniere?.calcule.montantHT).toBe(derniere?.annonce.montantHT?.centimes);
  expect(derniere?.pieces.length).toBeGreaterThan(0);
});
