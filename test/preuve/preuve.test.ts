import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Piece, pieceDe } from '../../functions/preuve/piece.ts';
import { rassembler } from '../../functions/preuve/rassembler.ts';
import { magasinDuTest } from '../confiance/autorite.ts';
import { enLong } from '../en-long.ts';
import { purgerMaintenant } from '../retention/etapes.ts';
import { autorite } from '../signature/chemin/autorites.ts';
import { octets } from '../verification/flux.ts';
import {
  AUTORITES,
  flux,
  parcourir,
  plateformeAvecRegistre,
  preuveDe,
  refaire,
  sceller5Minutes,
  verifierOctets,
  zipDe,
} from './preuve-eprouvee.ts';

async function fabriquer() {
  const plateforme = await plateformeAvecRegistre();
  const depotId = await parcourir(plateforme, 'pes.xml', await flux(1));
  await sceller5Minutes(plateforme);
  const autre = await parcourir(plateforme, 'autre.xml', await flux(2));
  for (let n = 0; n < 4; n++) {
    await parcourir(plateforme, `suite-${n}.xml`, Buffer.from(`<a${n}/>`));
    await sceller5Minutes(plateforme);
  }
  const preuve = await preuveDe(plateforme, depotId);
  return {
    zip: await zipDe(plateforme, depotId),
    encore: await zipDe(plateforme, depotId),
    jour: preuve.jour,
    contenus: await contenusDe(preuve.pieces),
    contenusDAutre: await contenusDe((await preuveDe(plateforme, autre)).pieces),
  };
}

async function contenusDe(pieces: readonly Piece[]): Promise<ReadonlyMap<string, Buffer>> {
  const lus = new Map<string, Buffer>();
  for (const { nom, ouvrir } of pieces) lus.set(nom, await octets(ouvrir()));
  return lus;
}

/** Made once, by the first test that wants it. */
let fabriquee: ReturnType<typeof fabriquer> | undefined;
const faite = () => {
  fabriquee ??= fabriquer();
  return fabriquee;
};

const piecesDe = (contenus: ReadonlyMap<string, Buffer>) =>
  [...contenus].map(([nom, contenu]) => pieceDe(nom, contenu));

async function alterer(changer: (nom: string, contenu: Buffer) => Buffer | null) {
  const { contenus, jour } = await faite();
  return verifierOctets(await refaire(piecesDe(contenus), jour, changer));
}

describe('a proof', () => {
  test('is found intact, judged again with the same verdict, and dated by the authorities that are believed', async () => {
    expect(await verifierOctets((await faite()).zip, AUTORITES)).toMatchObject({
      intacte: true,
      nom: 'pes.xml',
      verdict: 'accepte',
      dernierSceau: { n: 5 },
      existaitLe: '2026-11-02T08:05:00.000Z',
      nonRejuge: null,
      purges: [],
    });
  });

  test('is the same to the octet when it is asked twice', async () => {
    const { zip, encore } = await faite();
    expect(encore.equals(zip)).toBe(true);
  });

  test('rewritten with its own contents is itself: the tests below change nothing else', async () => {
    const { zip, jour, contenus } = await faite();
    expect((await refaire(piecesDe(contenus), jour, (_, contenu) => contenu)).equals(zip)).toBe(true);
  });

  test('holds nothing of another deposit', async () => {
    const { contenus, contenusDAutre } = await faite();
    const sienne = [...contenus]
      .filter(([nom]) => !nom.startsWith('confiance/'))
      .map(([, contenu]) => contenu.toString('latin1'));
    const [depot] = [
      ...contenusDAutre
        .get('journal/depot.jsonl')!
        .toString()
        .matchAll(/depot\/([0-9a-f]{64})/g),
    ];
    for (const texte of sienne) expect(texte).not.toContain(depot![1]);
  });

  test('without authorities tells dates and establishes none; with others neither', async () => {
    const { zip } = await faite();
    expect(await verifierOctets(zip)).toMatchObject({ intacte: true, existaitLe: null });
    const autres = { ancres: [autorite('Une autre').der], crls: [], reponsesOcsp: [] };
    const resultat = await verifierOctets(zip, autres);
    expect(resultat).toMatchObject({ intacte: true, existaitLe: null });
    expect('horodatages' in resultat && resultat.horodatages.every(({ motif }) => motif === 'CHEMIN_SANS_ANCRE')).toBe(
      true,
    );
  });
});

describe('an archive', () => {
  test('with any octet changed is refused', async () => {
    const { zip } = await faite();
    await fc.assert(
      fc.asyncProperty(fc.nat(zip.length - 1), fc.integer({ min: 1, max: 255 }), async (ou, masque) => {
        const change = Buffer.from(zip);
        change[ou]! ^= masque;
        const resultat = await verifierOctets(change);
        expect(resultat).toMatchObject({ intacte: false, phrase: expect.stringMatching(/^[«A-ZÀ-Ý].*\.$/) });
      }),
      { numRuns: enLong(120, 20) },
    );
  }, 20_000);

  test('with any octet changed in its headers is refused', async () => {
    const { zip } = await faite();
    // The local header of the first entry, the last entry of the directory, and the end record.
    const ou = [...Array(40).keys(), ...Array.from({ length: 60 }, (_, i) => zip.length - 1 - i)];
    for (const i of ou) {
      const change = Buffer.from(zip);
      change[i]! ^= 1;
      expect(await verifierOctets(change), `octet ${i}`).toMatchObject({ intacte: false });
    }
  }, 20_000);

  test('cut short, or followed by anything, is refused', async () => {
    const { zip } = await faite();
    for (const n of [0, 1, 21, 22, 1000, zip.length - 1])
      expect(await verifierOctets(zip.subarray(0, n))).toMatchObject({ intacte: false });
    for (const suite of ['x', 'PK\x05\x06', zip])
      expect(await verifierOctets(Buffer.concat([zip, Buffer.from(suite)]))).toMatchObject({ intacte: false });
    expect(await verifierOctets(Buffer.concat([Buffer.from('x'), zip]))).toMatchObject({ intacte: false });
  });
});

describe('with a manifest that agrees', () => {
  const cles = async () => [...(await faite()).contenus].filter(([nom]) => nom !== 'manifeste.json');

  test('any octet changed in any file is refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), async (i, ou, masque) => {
        const noms = (await cles()).filter(([, contenu]) => contenu.length > 0);
        const [choisi] = noms[i % noms.length]!;
        const resultat = await alterer((nom, contenu) => {
          if (nom !== choisi) return contenu;
          const change = Buffer.from(contenu);
          change[ou % change.length]! ^= masque;
          return change;
        });
        // A token has version numbers that its signature does not cover; everything that it says is covered.
        if (choisi.endsWith('.tsr') && resultat.intacte) return;
        expect(resultat, choisi).toMatchObject({ intacte: false, phrase: expect.stringMatching(/\.$/) });
      }),
      { numRuns: enLong(80, 20) },
    );
  }, 20_000);

  test('any file taken away is refused', async () => {
    for (const [choisi] of await cles()) {
      const resultat = await alterer((nom, contenu) => (nom === choisi ? null : contenu));
      expect(resultat.intacte, choisi).toBe(false);
    }
  }, 20_000);

  test('any file of another deposit in its place is refused', async () => {
    const { contenusDAutre } = await faite();
    for (const [choisi, sien] of await cles()) {
      const autre = contenusDAutre.get(choisi);
      if (autre === undefined || autre.equals(sien)) continue;
      const resultat = await alterer((nom, contenu) => (nom === choisi ? autre : contenu));
      expect(resultat, choisi).toMatchObject({ intacte: false });
    }
  }, 20_000);

  test.each([
    ['the file', /fichier-depose/, /n’est pas le fichier reçu/],
    ['the verdict', /^verdict/, /n’est pas le verdict/],
    ['the answer', /^acquit/, /n’est pas l’acquit/],
    ['a certificate', /\.cer$/, /a été remplacé/],
  ])('%s with one more octet is told', async (_, quoi, phrase) => {
    const resultat = await alterer((nom, contenu) =>
      quoi.test(nom) ? Buffer.concat([contenu, Buffer.from(' ')]) : contenu,
    );
    expect(resultat).toMatchObject({ intacte: false, phrase: expect.stringMatching(phrase) });
  });

  test('events in another order, taken away or told twice are told', async () => {
    const lignes = (change: (l: string[]) => string[]) => (nom: string, contenu: Buffer) =>
      nom === 'journal/depot.jsonl'
        ? Buffer.from(`${change(contenu.toString().trimEnd().split('\n')).join('\n')}\n`)
        : contenu;
    for (const change of [
      (l: string[]) => [...l].reverse(),
      (l: string[]) => l.filter((_, i) => i !== 1),
      (l: string[]) => [...l, l.at(-1)!],
    ])
      expect(await alterer(lignes(change))).toMatchObject({
        intacte: false,
        phrase: expect.stringMatching(/chaîne .* rompue/),
      });
    // The last one can be taken away from the chain, not from the seal.
    expect(await alterer(lignes((l) => l.slice(0, -1)))).toMatchObject({ intacte: false });
  });

  test('a seal put back to an older one is told', async () => {
    const { contenus } = await faite();
    const sceaux = [...contenus.keys()].filter((nom) => /^sceaux\/.*json$/.test(nom));
    expect(sceaux.length).toBeGreaterThan(1);
    const [premier, second] = sceaux.map((nom) => contenus.get(nom)!);
    const resultat = await alterer((nom, contenu) => {
      if (nom !== sceaux[1]) return contenu;
      const lu = JSON.parse(premier!.toString()) as object;
      const { n, saut } = JSON.parse(second!.toString()) as { n: number; saut: unknown };
      return Buffer.from(JSON.stringify({ ...lu, n, saut }));
    });
    expect(resultat).toMatchObject({ intacte: false, phrase: expect.stringMatching(/n’est pas celui que nomme/) });
  });

  test('a file that nothing explains is told', async () => {
    const { contenus, jour } = await faite();
    const pieces = [...piecesDe(contenus), pieceDe('virus.exe', 'MZ')];
    const zip = await refaire(pieces, jour, (_, contenu) => contenu);
    expect(await verifierOctets(zip)).toMatchObject({ intacte: false, phrase: expect.stringContaining('virus.exe') });
  });
});

describe('the verdict judged again', () => {
  test.each([
    ['a certificate that expired before', '2026-11-02T07:00:00Z', { au: '2026-10-01' }, 'rejete'],
    ['a signer of an authority that is not believed', '2026-11-02T07:00:00Z', { emetteur: undefined }, 'rejete'],
  ])('of %s is the same', async (_, signeLe, certificat, verdict) => {
    const plateforme = await plateformeAvecRegistre();
    const depotId = await parcourir(plateforme, 'pes.xml', await flux(3, signeLe, certificat));
    await sceller5Minutes(plateforme);
    expect(await verifierOctets(await zipDe(plateforme, depotId))).toMatchObject({
      intacte: true,
      verdict,
      nonRejuge: null,
    });
  });

  test.each([
    [
      'an altered flow',
      (contenu: Buffer) => Buffer.from(contenu.toString('latin1').replace('<MtBordHT V="', '<MtBordHT V="1'), 'latin1'),
    ],
    ['no XML at all', () => Buffer.from('bonjour')],
    ['an empty file', () => Buffer.alloc(0)],
  ])('of %s is the same', async (_, changer) => {
    const plateforme = await plateformeAvecRegistre();
    const depotId = await parcourir(plateforme, 'pes.xml', changer(await flux(4)));
    await sceller5Minutes(plateforme);
    expect(await verifierOctets(await zipDe(plateforme, depotId))).toMatchObject({
      intacte: true,
      verdict: 'rejete',
      nonRejuge: null,
    });
  });

  test('on a list that was out of date, is told as not judged again rather than refused', async () => {
    const plateforme = await plateformeAvecRegistre();
    const altere = (await flux(7)).toString('latin1').replace('<MtBordHT V="', '<MtBordHT V="1');
    const perime = magasinDuTest(new Date('2026-09-01T00:00:00Z'));
    const depotId = await parcourir(plateforme, 'pes.xml', Buffer.from(altere, 'latin1'), perime);
    await sceller5Minutes(plateforme, undefined, perime);
    expect(await verifierOctets(await zipDe(plateforme, depotId))).toMatchObject({
      intacte: true,
      verdict: 'rejete',
      nonRejuge: expect.stringMatching(/n’a pas pu être établie/),
    });
  });

  test('of a flow deposited twice under two names is the same, with its doublons', async () => {
    const plateforme = await plateformeAvecRegistre();
    const contenu = await flux(5);
    await parcourir(plateforme, 'premier.xml', contenu);
    const depotId = await parcourir(plateforme, 'second.xml', contenu);
    await sceller5Minutes(plateforme);
    expect(await verifierOctets(await zipDe(plateforme, depotId))).toMatchObject({
      intacte: true,
      verdict: 'rejete',
      nonRejuge: null,
    });
  });
});

describe('once documents were purged', () => {
  test('the proof says so, holds the rest, and is intact', async () => {
    const plateforme = await plateformeAvecRegistre();
    const depotId = await parcourir(plateforme, 'pes.xml', await flux(6));
    await sceller5Minutes(plateforme);
    const avant = await preuveDe(plateforme, depotId);
    const entiere = await contenusDe(avant.pieces);
    plateforme.avancer(12 * 366 * 86_400);
    await purgerMaintenant(plateforme);
    // Until a seal holds what was purged, the proof is not there: it is not half a proof.
    expect(await rassembler(plateforme, depotId)).toBe('non-scelle');
    await sceller5Minutes(plateforme);
    const { pieces, jour } = await preuveDe(plateforme, depotId);
    const contenus = await contenusDe(pieces);
    expect(pieces.map(({ nom }) => nom)).not.toContain('verdict.json');
    expect(contenus.get('LISEZMOI.txt')!.toString()).toContain('ont été détruits : fichier, verdict, acquit');
    const zip = await refaire(piecesDe(contenus), jour, (_, contenu) => contenu);
    const purges = ['fichier', 'verdict', 'acquit'];
    expect(await verifierOctets(zip, AUTORITES)).toMatchObject({
      intacte: true,
      purges,
      nonRejuge: 'des documents ont été purgés',
    });
    // Whoever kept a document shows that it is the one; another is refused all the same.
    const rendue = [...contenus, ['acquit.xml', entiere.get('acquit.xml')!] as const];
    const avecAcquit = await refaire(piecesDe(new Map(rendue)), jour, (_, contenu) => contenu);
    expect(await verifierOctets(avecAcquit)).toMatchObject({ intacte: true });
    const faux = [...contenus, ['acquit.xml', Buffer.from('<faux/>')] as const];
    const avecFaux = await refaire(piecesDe(new Map(faux)), jour, (_, contenu) => contenu);
    expect(await verifierOctets(avecFaux)).toMatchObject({ intacte: false });
  }, 20_000);
});
