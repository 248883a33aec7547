/** What is told of a debtor leaves at its term, or as soon as it is known that he was not the one. */
import { expect, test } from 'vitest';
import { enMemoire } from '../../../functions/platform/en-memoire.ts';
import { apercevoirLesRegistres, purgerLeRegistre } from '../../../functions/retention/registre/purger.ts';
import { RETENTION_PAR_DEFAUT } from '../../../schemas/retention.ts';
import { dossiersEprouves } from '../../console/dossier/dossiers-eprouves.ts';
import {
  annuler,
  avecDesObjets,
  clore,
  constater,
  DOSSIER,
  purger,
} from '../../desastre/simulation/voyages-pca-purge.ts';
import { IBAN } from '../../pca/argent-et-horloge.ts';
import { enVigueur } from '../../pca/departement.ts';
import { nouveau, PDF, redevable } from '../../pca/en-clair.ts';
import { COMPTABLE, CONTRAT, ETUDE, etude, MANDATAIRE, POSTE } from '../../pca/noms.ts';

const duDossier = (gardes: readonly string[]) => gardes.filter((garde) => garde.includes(DOSSIER));

test('a dossier is kept whole until five years after its closing, then nothing of it is left, not even what a crash had left', async () => {
  const d = await avecDesObjets();
  const avant = duDossier((await constater(d)).gardes);
  expect(avant).toHaveLength(4);
  d.au('2029-01-12');
  expect(await purger(d)).toBe(0);
  d.au('2026-01-12');
  await clore(d);
  expect((await constater(d)).dossier.at(-1)).toBe('DossierClos');
  d.au('2031-04-02');
  expect(await purger(d)).toBe(0);
  expect(duDossier((await constater(d)).gardes)).toEqual(avant);
  d.au('2031-04-03');
  const [apercu] = await apercevoirLesRegistres({ journal: d.journal, retention: RETENTION_PAR_DEFAUT }, '2031-04-03');
  expect(apercu).toMatchObject({
    registre: `dossier/${POSTE}-D-1`,
    aPurger: [{ genre: 'pca-demande' }, { genre: 'pca-adresse' }, { genre: 'pca-piece', terme: '2031-04-02' }],
  });
  expect(await purger(d)).toBe(3);
  const apres = await constater(d);
  expect(duDossier(apres.gardes).filter((garde) => garde.startsWith('pca '))).toEqual([]);
  expect(apres.dues).toEqual([]);
  const { ref } = [...d.objets.tous()].find(({ ref: { key } }) => key.endsWith('-D-1/1.txt')) ?? { ref: null };
  const certificat = (await enMemoire(d.objets.read(ref!))).toString('utf8');
  expect(certificat).toContain(`dossier/${POSTE}-D-1`);
  expect(certificat).toContain('- Demande signée : redevables, adresses, titres, conservé jusqu’au 02/04/2031 inclus');
  expect(await purger(d)).toBe(0);
});

test('each kind and each family has its own term', async () => {
  const d = await avecDesObjets();
  await clore(d);
  d.au('2028-04-03');
  const regles = RETENTION_PAR_DEFAUT.regles.map((regle) =>
    regle.genre === 'pca-piece' || regle.genre.startsWith('amende-') ? { ...regle, annees: 2 } : regle,
  );
  const apercus = await apercevoirLesRegistres(
    { journal: d.journal, retention: { version: 'essai', regles } },
    '2028-04-03',
  );
  expect(apercus).toMatchObject([{ aPurger: [{ genre: 'pca-piece' }] }]);
  expect(apercus[0]?.aPurger).toHaveLength(1);
});

test('a rule of no year at all destroys on the day after the closing, not at the next yearly look', async () => {
  const d = await avecDesObjets();
  await clore(d);
  const regles = RETENTION_PAR_DEFAUT.regles.map((regle) => ({ ...regle, annees: 0 }));
  const retention = { version: 'essai', regles };
  const sansDelai = () => purgerLeRegistre({ ...d.needs, effacement: d.objets, retention });
  expect(await sansDelai()).toBe(0);
  d.au('2026-04-03');
  expect(await sansDelai()).toBe(3);
});

test('the debtor of a mistake is forgotten at the next run, what is told of him afterwards too; the time line stays', async () => {
  const d = await avecDesObjets();
  await annuler(d);
  expect(await purger(d)).toBe(3);
  const { dit, gardes, dossier } = await constater(d);
  expect(dit).toMatchObject([{ purgees: [1, 2, 3].map(() => ({ motif: 'erreur-de-redevable' })) }]);
  expect(duDossier(gardes).filter((garde) => garde.startsWith('pca '))).toEqual([`pca ${DOSSIER}orphelin`]);
  expect(dossier).toContain('DetteAnnulee');
  await d.agir('D-1', etude(), {
    ...{ type: 'InformationTransmise', survenuLe: '2026-01-12', sorte: 'tiers', texte: 'Un homonyme habite ici.' },
  });
  expect(await purger(d)).toBe(1);
  expect(await purger(d)).toBe(0);
});

test('the letter of a follow-up tells of nobody: it stays where a mistake takes the rest away', async () => {
  const d = await avecDesObjets();
  const document = { contenu: new Uint8Array([...PDF, 10]) };
  await d.agir('D-1', COMPTABLE, { type: 'ControleEffectue', survenuLe: '2026-01-12', document });
  await annuler(d);
  expect(await purger(d)).toBe(3);
  expect((await constater(d)).dit).toMatchObject([{ purgees: [{}, {}, {}] }]);
});

test('the documents of a contract are kept while it runs, and ten years after; that of an account, after the next one', async () => {
  const d = await enVigueur('2026-01-12', '2026-01-02');
  const declarer = (declareLe: string, depuis: string, n: number) =>
    d.tenir(
      {
        ...{ type: 'CompteDeclare', message: nouveau(), etude: ETUDE, iban: IBAN, declareLe, depuis },
        confirmation: { contenu: new Uint8Array([...PDF, n]) },
      },
      MANDATAIRE,
    );
  expect(await declarer('2026-01-12', '2026-01-12', 1)).toMatchObject({ ok: true });
  d.au('2026-06-01');
  expect(await declarer('2026-06-01', '2026-07-01', 2)).toMatchObject({ ok: true });
  const gardes = () => [...d.objets.tous()].filter(({ ref: { key } }) => key.startsWith(`contrats/${CONTRAT}/`)).length;
  const purges = [];
  for (const jour of ['2036-12-31', '2037-01-02', '2039-12-31', '2040-01-02']) {
    d.au(jour);
    purges.push([jour, await purger(d), gardes()]);
  }
  expect(purges).toEqual([
    ['2036-12-31', 0, 3],
    ['2037-01-02', 1, 2],
    ['2039-12-31', 0, 2],
    ['2040-01-02', 2, 0],
  ]);
});

test('once purged, the page tells the same story without a name, and what it held is not found any more', async () => {
  const console = await dossiersEprouves('2026-02-02');
  const { confier, lire, page, acte, ferrand, etude: sienne, journal, objets, horloge } = console;
  await confier('Z-1', 30_000, { redevables: [redevable('Vaucresson')] });
  await lire(`/dossiers/${POSTE}/Z-1`, sienne);
  expect(await page(`/dossiers/${POSTE}/Z-1`, ferrand)).toContain('Vaucresson');
  const { documents } = await (await lire(`/dossiers/${POSTE}/Z-1`, ferrand)).json();
  const objet = `/dossiers/${POSTE}/Z-1/objets/${documents[0].sha256}`;
  expect((await lire(objet, ferrand)).status).toBe(200);
  const annulation = { survenuLe: '2026-02-02', portee: 'totale', montant: 30_000, motif: 'erreur-de-redevable' };
  expect((await acte('Z-1', 'annulation', ferrand, annulation)).status).toBe(201);
  expect(
    await purgerLeRegistre({ journal, objets, effacement: objets, horloge, retention: RETENTION_PAR_DEFAUT }),
  ).toBe(1);
  for (const chemin of [`/dossiers/${POSTE}/Z-1`, `/dossiers/${POSTE}/Z-1/diligences`]) {
    const html = await page(chemin, ferrand);
    expect(html).not.toContain('Vaucresson');
    expect(html).toContain('300,00');
  }
  expect((await lire(objet, ferrand)).status).toBe(404);
  const { demande: enClair, chronologie } = await (await lire(`/dossiers/${POSTE}/Z-1`, ferrand)).json();
  expect([enClair, chronologie.at(-1).type]).toEqual([null, 'DossierRetire']);
});
