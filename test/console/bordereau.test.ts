/** A comptable reads the bordereau itself: what it announces, what it holds, what is wrong and where. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { montrer } from '../../functions/console/lecture/depot/bordereau-montre.ts';
import type { Dossier } from '../../functions/console/lecture/depot/dossier.ts';
import { suivreDepot } from '../../functions/console/lecture/depot/resume.ts';
import { pageBordereau } from '../../functions/console/pages/depot/bordereau.ts';
import { dresser } from '../../functions/console/pages/gabarit.ts';
import { lireBordereau } from '../../functions/format/lecture-du-bordereau/lire-bordereau.ts';
import type { DepotRecu } from '../../schemas/evenements/depot.ts';
import { anomalie } from '../../schemas/motifs/catalogue.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { bordereau, pj, signature, verdict } from '../depot/exemples.ts';
import {
  bordereauEcrit,
  depenseEcrite,
  ligneEcrite,
  pieceEcrite,
  racineEcrite,
} from '../format/lecture-du-bordereau/flux-ecrit.ts';
import { consoleEprouvee, fluxDeDonnees } from './console-eprouvee.ts';
import { expectPagePublique } from './page-publique.ts';

const sansInsecables = (texte: string) => texte.replace(/[\u00a0\u202f]/g, ' ').replace(/\s+/g, ' ');
const enTexte = (html: string) => sansInsecables(html.replace(/<[^>]*>/g, ' '));

async function depose(contenu: Buffer) {
  const eprouvee = await consoleEprouvee();
  const { depotId } = await (await eprouvee.deposer(contenu, 'flux.xml')).json();
  await eprouvee.tourner();
  return { ...eprouvee, depotId, route: `/depots/${depotId}/bordereaux/1` };
}

const recu: DepotRecu = {
  stream: `depot/${'d'.repeat(64)}`,
  type: 'DepotRecu',
  v: 1,
  at: '2026-11-02T08:00:00.000Z',
  seq: 1,
  data: {
    bucket: 'depot',
    key: 'ordonnateurs/00010204600018/flux.xml',
    version: 'v1',
    sha256: 'a'.repeat(64),
    size: 3,
    nom: 'flux.xml',
    expediteur: '00010204600018',
    recuLe: '2026-11-02T08:00:00.000Z',
  },
} as DepotRecu;

/** The page of the first bordereau of a flow, under a verdict of our making. */
async function pageDe(flux: Buffer, rendu: Verdict | null): Promise<string> {
  const lu = await lireBordereau([flux], { rang: 1, page: 1 });
  const resume = suivreDepot(null, recu, 1);
  if (lu === null || resume === null) throw new Error('no bordereau');
  const dossier: Dossier = {
    resume,
    events: [recu],
    verdict: rendu,
    mises: [],
    fichier: { bucket: 'depot', key: 'k', version: 'v', sha256: 'a' },
    acquit: null,
    accuseMetier: null,
    reponses: [],
    purges: new Map(),
  };
  return `${await dresser(pageBordereau(montrer(dossier, lu)), { qui: null, chemin: '/depots' })}`;
}

describe('the page', () => {
  test('tells a bordereau of mandats: its totals, its tiers, their account, its PJ to open', async () => {
    const { page, route, depotId, appeler } = await depose(fluxDeDonnees({ pj: 2 }));
    const html = await page(route);
    expectPagePublique(html);
    const texte = enTexte(html);
    expect(texte).toContain('Bordereau de dépense n° 47 (exercice 2026)');
    expect(texte).toContain('SGC DU VAL DE BRUME, 099042');
    expect(texte).toContain('Mandat n° 1200');
    expect(texte).toMatch(/IBAN FR\d\d 9999 9/);
    expect(texte).toContain('Virement (03)');
    expect(html).toContain(`<a href="/depots/${depotId}/pj/1">Ouvrir facture-n°1.pdf</a>`);
    expect(html.match(/<td class="nombre">Aucune<\/td>/g)).toHaveLength(3);
    const document = await (await appeler(route)).json();
    expect(document).toMatchObject({
      depotId,
      etat: 'accepte',
      numero: '47',
      page: 1,
      pages: 1,
      pieces: [{ numero: '1200' }, {}, {}],
    });
    expect(Object.values(document.pjDuFlux)).toEqual(
      [1, 2].map((n) => ({ lien: `/depots/${depotId}/pj/${n}`, rejetee: false, ailleurs: false })),
    );
  });

  test('tells a bordereau of titres and its debtors', async () => {
    const { page, route } = await depose(fluxDeDonnees({ domaine: 'recette' }));
    const html = await page(route);
    expectPagePublique(html);
    expect(enTexte(html)).toMatch(/Bordereau de recette n° 47.*Débiteur.*Titre n° 1200.*débiteur principal \(01\)/);
  });

  test('has a style sheet for paper, that the theme serves', async () => {
    const { page, route, appeler } = await depose(fluxDeDonnees());
    expect(await page(route)).toContain('href="/theme/bordereau.css"');
    const css = await (await appeler('/theme/bordereau.css')).text();
    expect(css).toMatch(/@page \{\s*size: A4 landscape/);
    expect(css).toContain('table-header-group');
  });

  test('is given a page at a time; another rank, another page are not found', async () => {
    const { page, route, appeler } = await depose(fluxDeDonnees({ pieces: 301, lignes: 1 }));
    const html = await page(`${route}?page=2`);
    expectPagePublique(html);
    expect(enTexte(html)).toContain('page 2 sur 2');
    expect(html).toContain(`href="${route}?page=1"`);
    expect(html.match(/scope="rowgroup"/g)).toHaveLength(101);
    for (const [chemin, statut] of [
      [`${route}?page=3`, 404],
      [`${route}?page=0`, 400],
      [route.replace(/1$/, '2'), 404],
      [route.replace(/1$/, '0'), 400],
    ] as const)
      expect((await appeler(chemin)).status).toBe(statut);
  });
});

describe('what is wrong is told at its place', () => {
  const ligne = ligneEcrite({ ht: '10.00', tva: null });
  const flux = racineEcrite(
    depenseEcrite(bordereauEcrit({ ht: '12.00', pieces: [pieceEcrite('5', [ligne]), pieceEcrite('6', [ligne])] })),
  );
  const lieu = { ligne: 9, colonne: 3, chemin: '/a' };
  const releve = (objet: object) =>
    anomalie('DOMAINE_HORS_ADHESION', lieu, { domaine: 'recette' }, { bordereau: 0, ...objet });
  const rendu = (change: Partial<Verdict> = {}) =>
    verdict({ bordereaux: [bordereau('47')], pj: [], signatures: [signature('B47')], ...change });

  test('a difference between what is announced and what is there rejects nothing, and is told', async () => {
    const texte = enTexte(await pageDe(flux, rendu()));
    expect(texte).toContain('Montant HT 12,00 € 20,00 € 8,00 € de plus qu’annoncé');
    expect(texte).toContain('TVA Rien 0,00 € Aucune');
    expect(texte).toContain('Accepté');
  });

  test('an anomaly of a ligne stands under it with its remedy, that of the bordereau above all pièces', async () => {
    const anomalies = [releve({}), releve({ piece: '6', lignePiece: '1' }), releve({ piece: '99' })];
    const html = await pageDe(
      flux,
      rendu({ anomalies, verdict: 'partiel', bordereaux: [bordereau('47', { verdict: 'rejete' })] }),
    );
    expectPagePublique(html);
    const [avant = '', apres = ''] = html.split('Mandat n°\u00a06');
    expect(avant.match(/Que faire/g)).toHaveLength(2);
    expect(avant).toContain('Pièce 99.');
    expect(apres.match(/Que faire/g)).toHaveLength(1);
    expect(enTexte(apres)).toContain('Pièce 6, ligne de pièce 1. Ligne 9, colonne 3 du fichier.');
    expect(html).toContain('Rejeté');
  });

  test('the signature says who, when and with what trust; a verdict that is not there is awaited', async () => {
    const texte = enTexte(await pageDe(flux, rendu()));
    expect(texte).toMatch(/Signataire CN=Anne Exemple.*Signé le 30\/10\/2026 à 10:00:00.*Certificat de confiance/);
    expect(enTexte(await pageDe(flux, null))).toMatch(
      /Vérification en cours.*La vérification des signatures est en cours/,
    );
  });

  test('a rejected flow can be read, and says that it is rejected; what stopped the reading is told', async () => {
    const html = await pageDe(flux.subarray(0, flux.indexOf('"6"')), rendu({ verdict: 'rejete', bordereaux: [] }));
    expectPagePublique(html);
    expect(enTexte(html)).toMatch(/Rejeté.*n’est pas lu en entier\. .*Le flux entier est rejeté/);
  });

  test('a PJ that is not in the flow has no link; a rejected one says so', async () => {
    const references = ['PJ1', 'PJ2', 'PJ3']
      .map((id) => `<PJRef><Support V="01"/><IdUnique V="${id}"/></PJRef>`)
      .join('');
    const avec = racineEcrite(depenseEcrite(bordereauEcrit({ pieces: [pieceEcrite('5', [ligne], references)] })));
    const html = await pageDe(avec, rendu({ pj: [pj('PJ2'), pj('PJ3', { verdict: 'rejete' })] }));
    expect(enTexte(html)).toMatch(
      /PJ1 – électronique \(01\) – n’est pas dans ce flux Ouvrir PJ2 – électronique \(01\) Ouvrir PJ3 – électronique \(01\) – rejetée/,
    );
    expect(html.match(/\/pj\/\d/g)).toEqual(['/pj/1', '/pj/2']);
  });
});

test('hostile values are only text: no markup, no direction of their own', async () => {
  const hostile = '<script>alert(1)</script>"><img src=x onerror=alert(1)>\u202egnp.exe\u2028';
  const echappee = hostile.replace(/[<>&"\u2028\u202e]/g, (c) => `&#${c.codePointAt(0)};`);
  const valeurs = ['NatPce', 'Obj', 'CodServ', 'DteEch', 'Inconnue'].map((nom) => `<${nom} V="${echappee}"/>`).join('');
  const tiers = `<Tiers><Nom V="${echappee}"/><IBAN V="${echappee}"/><PJRef><NomPJ V="${echappee}"/></PJRef></Tiers>`;
  const piece = pieceEcrite(
    '5',
    [ligneEcrite({ ht: null, tva: null, info: `${valeurs}<MtTVA V="${echappee}"/>`, suite: tiers })],
    valeurs,
  );
  const { page, route } = await depose(racineEcrite(depenseEcrite(bordereauEcrit({ ht: '1.00', pieces: [piece] }))));
  const html = await page(route);
  expectPagePublique(html);
  expect(html).toContain('&lt;script&gt;alert(1)');
  expect(html).not.toMatch(/<script>|<img src=x|\u202e|\u2028/);
});

test('property: every amount on the page is the flow’s', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.bigInt(0n, 10n ** 13n), fc.bigInt(0n, 10n ** 13n)), { minLength: 1, maxLength: 5 }),
      async (lignes) => {
        const ecrire = (c: bigint) => `${c / 100n}.${String(c % 100n).padStart(2, '0')}` as `${number}`;
        const ecrites = lignes.map(([ht, tva], i) => ligneEcrite({ ht: ecrire(ht), tva: ecrire(tva) }, i));
        const flux = racineEcrite(depenseEcrite(bordereauEcrit({ pieces: [pieceEcrite('1', ecrites)] })));
        const montres = [...(await pageDe(flux, null)).matchAll(/<td class="montant">([^<]*)<\/td>/g)].map(
          ([, montant]) => montant,
        );
        const euros = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' });
        const somme = (n: 0 | 1) => lignes.reduce((total, ligne) => total + ligne[n], 0n);
        const attendus = [...lignes, ...(lignes.length > 1 ? [[somme(0), somme(1)] as const] : [])];
        expect(montres).toEqual(
          attendus.flatMap(([ht, tva]) => [ht, tva, ht + tva].map((c) => euros.format(ecrire(c)))),
        );
      },
    ),
    { numRuns: 40 },
  ));

describe('a bordereau among too many anomalies', () => {
  const flux = racineEcrite(
    depenseEcrite(bordereauEcrit({ pieces: [pieceEcrite('12', [ligneEcrite({ ht: '10', tva: null })])] })),
  );
  const seul = (change: object) =>
    bordereau('47', { verdict: 'rejete', motifs: ['IBAN_INCORRECT'], anomalies: 16, ...change });

  test('rejected, its anomalies left out of the verdict: its motif, what to do, and how many there are besides', async () => {
    const html = await pageDe(flux, verdict({ verdict: 'rejete', bordereaux: [seul({})], anomaliesOmises: 16 }));
    const texte = enTexte(html);
    expect(texte).toMatch(
      /IBAN … est incorrect.*Que faire : .*15 autres anomalies de ce bordereau ne sont pas détaillées/,
    );
    expect(texte).not.toContain('peuvent être ailleurs');
  });

  test('that falls with its flow alone: it says that the anomalies are elsewhere', async () => {
    const html = await pageDe(
      flux,
      verdict({ verdict: 'rejete', bordereaux: [seul({ motifs: ['FICHIER_VIDE'], anomalies: 0 })] }),
    );
    expect(enTexte(html)).toContain('peuvent être ailleurs');
  });
});

test('of two mandats of one number, each has its own anomalies', async () => {
  const mandats = fluxDeDonnees().toString('latin1').split('<Piece>');
  const second = mandats[2]?.replace('<IdPce V="1201"', '<IdPce V="1200"').replace(/<IBAN V="FR\d\d/, '<IBAN V="FR00');
  const { page, route } = await depose(Buffer.from(mandats.with(2, second ?? '').join('<Piece>'), 'latin1'));
  const groupes = (await page(route)).match(/<tbody><tr class="piece">[\s\S]*?<\/tbody>/g) ?? [];
  expect(groupes.map((groupe) => groupe.includes('IBAN_INCORRECT'))).toEqual([false, true, false]);
});

test('what a file quotes shows no direction mark and no control character', async () => {
  const flux = fluxDeDonnees()
    .toString('latin1')
    .replace(/<LibelleColBud V="[^"]*"/, '<LibelleColBud V="a&#x202e;b"');
  const { page, depotId } = await depose(Buffer.from(flux, 'latin1'));
  const html = await page(`/depots/${depotId}`);
  expect(html).toContain('a\uFFFDb');
  expect(html).not.toContain('\u202e');
});
