/** What is read of a PES_ACQUIT: all that it says, whatever the version and however the bytes come. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acquit } from '../../functions/acquit/acquit.ts';
import { lireAcquit } from '../../functions/helios/lecteur-d-acquit.ts';
import type { DepotEvenement } from '../../schemas/evenements/depot.ts';
import type { ElementHelios, ErreurHelios } from '../../schemas/evenements/helios.ts';
import { anomalie, SANS_LIEU } from '../../schemas/motifs/catalogue.ts';
import { bordereau, pj, SIRET, sha256De, verdict } from '../depot/exemples.ts';
import { acquitV1, acquitV2, elementHelios, erreurHelios } from './reponses-fabriquees.ts';

const lire = (octets: Uint8Array, morceau = octets.length) =>
  lireAcquit(
    Array.from({ length: Math.ceil(octets.length / morceau) }, (_, i) =>
      octets.subarray(i * morceau, (i + 1) * morceau),
    ),
  );

const chiffres = fc.integer({ min: 1, max: 9_999_999 }).map(String);
/** What V may hold, and no reader trims nor refuses. */
const libelle = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }).map((texte) => {
  const ecrit = texte.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '').trim();
  return ecrit === '' ? 'Anomalie' : ecrit;
});
const erreur = fc
  .record({
    code: fc.constantFrom('ERREUR_AUTRE', 'ERREUR_PJ', null),
    libelle,
    piece: fc.option(chiffres),
    ligne: fc.option(chiffres),
  })
  .map(({ piece, ligne, ...e }): ErreurHelios => ({ ...e, piece, ligne: piece === null ? null : ligne }));
const designation = fc.oneof(
  fc.record({ domaine: fc.constantFrom('5', '6'), bordereau: chiffres, exercice: fc.constantFrom('2025', '2026') }),
  fc.record({ domaine: fc.constant('4'), pj: fc.uuid().map((id) => id.replaceAll('-', '')) }),
  fc.record({ domaine: fc.constant('11'), marche: chiffres }),
);
const elements = fc
  .array(
    fc
      .tuple(designation, fc.constantFrom('accepte', 'rejete'), fc.array(erreur, { maxLength: 6 }))
      .map(
        ([lu, etat, erreurs]): ElementHelios =>
          elementHelios({ bordereau: null, exercice: null, ...lu, etat: etat as ElementHelios['etat'], erreurs }),
      ),
    { minLength: 1, maxLength: 8 },
  )
  .map((tous) => [
    ...new Map(tous.map((e) => [`${e.domaine} ${e.bordereau} ${e.exercice} ${e.marche} ${e.pj}`, e])).values(),
  ]);

/** As the file groups them: those of the element, then piece by piece, then ligne by ligne. */
const ranges = (erreurs: readonly ErreurHelios[]): ErreurHelios[] =>
  [...Map.groupBy(erreurs, ({ piece }) => piece)]
    .sort(([a], [b]) => Number(a !== null) - Number(b !== null))
    .flatMap(([, siennes]) =>
      [...Map.groupBy(siennes, ({ ligne }) => ligne)]
        .sort(([a], [b]) => Number(a !== null) - Number(b !== null))
        .flatMap(([, deLaLigne]) => deLaLigne),
    );

describe('un acquit de la version 2', () => {
  test('est lu tel qu’il est écrit, quels que soient les morceaux', async () => {
    await fc.assert(
      fc.asyncProperty(elements, fc.integer({ min: 1, max: 200 }), async (ecrits, morceau) => {
        const lue = await lire(acquitV2(ecrits), morceau);
        expect(lue?.elements).toEqual(ecrits.map((e) => ({ ...e, erreurs: ranges(e.erreurs) })));
        expect(lue).toMatchObject({
          compte: {
            acceptes: ecrits.filter(({ etat }) => etat === 'accepte').length,
            rejetes: ecrits.filter(({ etat }) => etat === 'rejete').length,
            erreurs: ecrits.flatMap(({ erreurs }) => erreurs).length,
          },
          ...{ muets: 0, omis: 0, erreursOmises: 0 },
        });
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ['tout est accepté', [elementHelios()], 'accepte'],
    [
      'une PJ est rejetée',
      [elementHelios(), elementHelios({ domaine: '4', bordereau: null, exercice: null, pj: 'PJ1', etat: 'rejete' })],
      'partiel',
    ],
    ['tout est rejeté', [elementHelios({ etat: 'rejete' })], 'rejete'],
    [
      'le flux lui-même est rejeté',
      [elementHelios(), elementHelios({ domaine: '0', bordereau: null, exercice: null, etat: 'rejete' })],
      'rejete',
    ],
  ] as const)('%s : le flux est %s', async (_, ecrits, etat) => {
    expect((await lire(acquitV2(ecrits)))?.etat).toBe(etat);
  });

  test('que Passerelle elle-même a écrit est relu comme elle l’a jugé', async () => {
    const juge = verdict({
      verdict: 'partiel',
      bordereaux: [bordereau('47'), bordereau('48', { verdict: 'rejete', motifs: ['DOMAINE_HORS_ADHESION'] })],
      pj: [pj('PJ1', { verdict: 'rejete', motifs: ['DOUBLON_PJ_DEPOSEE'] })],
      anomalies: [anomalie('DOMAINE_HORS_ADHESION', SANS_LIEU, { domaine: 'dépense' }, { bordereau: 1 })],
    });
    const recu = { type: 'DepotRecu', stream: `depot/${sha256De('d')}`, data: { expediteur: SIRET } } as DepotEvenement;
    const lue = await lire(acquit([recu], juge).bytes);
    expect(lue?.etat).toBe('partiel');
    expect(lue?.elements.map(({ etat, bordereau: b, pj: p }) => [b ?? p, etat])).toEqual([
      ['47', 'accepte'],
      ['48', 'rejete'],
      ['PJ1', 'rejete'],
    ]);
    expect(lue?.elements[1]?.erreurs[0]?.libelle).toContain('L’adhésion de l’ordonnateur ne couvre pas');
  });
});

test('la version 1, qui répète le bordereau à chaque anomalie, dit la même chose que la version 2', async () => {
  const erreurs = [erreurHelios(), erreurHelios({ piece: '12' }), erreurHelios({ piece: '12', ligne: '3' })];
  const ecrits = [elementHelios({ etat: 'rejete', erreurs }), elementHelios({ bordereau: '48' })];
  expect(await lire(acquitV1(ecrits))).toEqual(await lire(acquitV2(ecrits)));
  expect((await lire(acquitV1(ecrits)))?.compte).toEqual({ acceptes: 1, rejetes: 1, erreurs: 3 });
});

describe('un acquit hostile', () => {
  test('ne fait pas grossir ce qui est gardé ; ce qui est rejeté n’est pas caché par ce qui est accepté', async () => {
    const acceptes = Array.from({ length: 2000 }, (_, n) => elementHelios({ bordereau: `${n + 1}` }));
    const erreurs = Array.from({ length: 10_000 }, (_, n) => erreurHelios({ piece: `${n + 1}` }));
    const lue = await lire(acquitV2([...acceptes, elementHelios({ bordereau: '9999', etat: 'rejete', erreurs })]));
    expect(lue?.compte).toEqual({ acceptes: 2000, rejetes: 1, erreurs: 10_000 });
    expect(lue?.elements.length).toBe(501);
    expect(lue?.elements.at(-1)).toMatchObject({ bordereau: '9999', erreurs: { length: 500 } });
    expect(lue).toMatchObject({ omis: 1500, erreursOmises: 9500 });
  });

  test('aux libellés démesurés est coupé', async () => {
    const lue = await lire(
      acquitV2([elementHelios({ etat: 'rejete', erreurs: [erreurHelios({ libelle: '😀'.repeat(9000) })] })]),
    );
    expect([...(lue?.elements[0]?.erreurs[0]?.libelle ?? '')].length).toBe(500);
  });

  test.each([
    ['coupé', (xml: string) => xml.slice(0, -20)],
    ['à DOCTYPE', (xml: string) => xml.replace('?>', '?><!DOCTYPE a [<!ENTITY b "c">]>')],
    ['vide', () => ''],
  ])('%s ne se lit pas, et ne lève rien', async (_, alterer) => {
    expect(await lire(Buffer.from(alterer(acquitV2([elementHelios()]).toString('latin1')), 'latin1'))).toBeNull();
  });

  test.each([
    ['dans un espace de noms', 'ElementACQUIT', 'x:ElementACQUIT xmlns:x="urn:x"'],
    ['hors de sa place', 'ElementACQUIT', 'Ailleurs><ElementACQUIT'],
  ])('%s, un élément n’est pas compté', async (_, nom, autre) => {
    const xml = acquitV2([elementHelios()]).toString('latin1');
    const fin = autre.split(' ')[0]?.split('><').toReversed().join('></') ?? '';
    const truque = xml.replace(`<${nom}`, `<${autre}`).replace(`</${nom}`, `</${fin}`);
    expect(await lire(Buffer.from(truque, 'latin1'))).toMatchObject({ etat: null, elements: [] });
  });

  test('dont des octets ont changé se lit ou ne se lit pas, sans jamais rien lever', async () => {
    const bon = acquitV2([elementHelios({ etat: 'rejete', erreurs: [erreurHelios({ piece: '12', ligne: '3' })] })]);
    const place = fc.nat(bon.length - 1);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 4 }), async (octets) => {
        const change = Buffer.from(bon);
        for (const [ou, octet] of octets) change[ou] = octet;
        const lue = await lire(change);
        if (lue === null) return;
        const { acceptes, rejetes, erreurs } = lue.compte;
        expect(acceptes + rejetes).toBe(lue.elements.length + lue.omis);
        expect(erreurs).toBe(lue.elements.flatMap((element) => element.erreurs).length + lue.erreursOmises);
      }),
      { numRuns: 300 },
    );
  });

  test('dont un élément ne dit ni oui ni non ne passe pas pour accepté', async () => {
    const xml = acquitV2([elementHelios(), elementHelios({ bordereau: '48' })]).toString('latin1');
    const lue = await lire(Buffer.from(xml.replace('<EtatAck V="1"/>', '<EtatAck V="oui"/>'), 'latin1'));
    expect(lue).toMatchObject({ compte: { acceptes: 1, rejetes: 0 }, muets: 1 });
  });
});
