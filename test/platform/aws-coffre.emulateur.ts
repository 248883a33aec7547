/** The trust store on S3: what goes in comes out, a damaged one is never taken for another, and nobody is overtaken. */
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Demande } from '../../functions/confiance/entree/entree.ts';
import { importer } from '../../functions/confiance/entree/importer.ts';
import { MagasinCorrompu } from '../../functions/confiance/magasin-corrompu.ts';
import { CoffreS3 } from '../../functions/platform/aws/magasin-de-confiance.ts';
import { autorite, emettreCrl } from '../signature/chemin/autorites.ts';
import { monter, REGION } from './aws-monter.ts';

const RACINE = autorite('Racine');
const AUTRE = autorite('Autre');
const DEMANDE: Demande = {
  pour: { role: 'ancre', famille: 'dgfip', du: null, au: null },
  nonAutorite: false,
  plusRecentSeulement: false,
  source: 'test',
  instant: Date.parse('2026-06-15T12:00:00Z'),
};
const crl = (jour: number) =>
  emettreCrl({ emetteur: RACINE, du: `2026-06-0${jour}T00:00:00Z`, au: `2026-06-0${jour + 1}T00:00:00Z` });

const s3 = new S3Client({ region: REGION });
let Bucket = '';
let coffre: CoffreS3;
beforeEach(async () => {
  Bucket = (await monter()).reglages.confiance;
  coffre = new CoffreS3(s3, Bucket);
});

const mettre = (octets: Uint8Array, dans = coffre) => dans.modifier((fonds) => importer(octets, fonds, DEMANDE));
const cles = async (Prefix: string) =>
  ((await s3.send(new ListObjectsV2Command({ Bucket, Prefix }))).Contents ?? []).map(({ Key = '' }) => Key);
const poser = (Key: string, Body: string | Uint8Array) => s3.send(new PutObjectCommand({ Bucket, Key, Body }));
const lire = async (Key: string) => (await s3.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();

test('what goes in comes out, under its own digest', async () => {
  expect(await coffre.magasin()).toMatchObject({ ancres: [], intermediaires: [], crls: [], reponsesOcsp: [] });
  await mettre(RACINE.der);
  const liste = crl(1);
  await mettre(liste);
  const { ancres, crls } = await new CoffreS3(s3, Bucket).magasin();
  expect(ancres.map(({ certificat }) => Buffer.from(certificat))).toEqual([RACINE.der]);
  expect(crls.map((octets) => Buffer.from(octets))).toEqual([liste]);
  expect(await cles('')).toEqual([...(await cles('certificats/')), 'magasin.json', ...(await cles('revocations/'))]);
});

test('it is read again only when it has changed, and what has not changed keeps its bytes', async () => {
  await mettre(RACINE.der);
  const avant = await coffre.magasin();
  expect(await coffre.magasin()).toBe(avant);
  await mettre(AUTRE.der);
  const apres = await coffre.magasin();
  expect(apres.ancres).toHaveLength(2);
  expect(apres.ancres[0]?.certificat).toBe(avant.ancres[0]?.certificat);
});

test('what comes in twice changes nothing', async () => {
  await mettre(RACINE.der);
  const versions = async () => ((await s3.send(new ListObjectVersionsCommand({ Bucket }))).Versions ?? []).length;
  const avant = await versions();
  await mettre(RACINE.der);
  expect(await versions()).toBe(avant);
});

test('a CRL that has left is no longer in the store, and its file stays for whoever is naming it', async () => {
  await mettre(RACINE.der);
  await mettre(crl(1));
  await mettre(crl(2));
  expect((await coffre.magasin()).crls).toHaveLength(1);
  expect(await cles('revocations/')).toHaveLength(2);
});

describe('a damaged store', () => {
  const certificat = async () => (await cles('certificats/'))[0] ?? '';

  test.each<[string, () => Promise<unknown>]>([
    ['a content altered', async () => poser(await certificat(), AUTRE.der)],
    ['a content missing', async () => s3.send(new DeleteObjectCommand({ Bucket, Key: await certificat() }))],
    ['a register cut', () => poser('magasin.json', '{"version":1,')],
    ['a register emptied', () => poser('magasin.json', new Uint8Array())],
    ['a register of another shape', () => poser('magasin.json', '{"version":1}')],
    ['a register missing', () => s3.send(new DeleteObjectCommand({ Bucket, Key: 'magasin.json' }))],
  ])('%s is told', async (_, abimer) => {
    await mettre(RACINE.der);
    await abimer();
    await expect(new CoffreS3(s3, Bucket).magasin()).rejects.toThrow(MagasinCorrompu);
  });

  test('that has lost its register takes nothing in, and is left as it is', async () => {
    await mettre(RACINE.der);
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'magasin.json' }));
    await expect(mettre(AUTRE.der)).rejects.toThrow(MagasinCorrompu);
    expect(await cles('')).toHaveLength(1);
  });

  test('is whole again once the good file is imported again', async () => {
    await mettre(RACINE.der);
    await poser(await certificat(), 'abîmé');
    const { issues } = await mettre(RACINE.der, new CoffreS3(s3, Bucket));
    expect(issues).toMatchObject([{ issue: 'repare' }]);
    expect((await new CoffreS3(s3, Bucket).magasin()).ancres).toHaveLength(1);
  });

  test('is not said of a register that a later Passerelle wrote', async () => {
    await mettre(RACINE.der);
    await poser('magasin.json', ((await lire('magasin.json')) ?? '').replace('"version": 1', '"version": 2'));
    await expect(coffre.magasin()).rejects.toThrow(/version plus récente de Passerelle.*mettez Passerelle à jour/);
  });
});

test('cut short in the very first import, the store is an empty one, not a damaged one', async () => {
  const coupe = new S3Client({ region: REGION });
  coupe.middlewareStack.add(
    (next) => (args) => {
      if ('Key' in args.input && args.input.Key === 'second') throw new Error('coupure');
      return next(args);
    },
    { step: 'initialize' },
  );
  const rate = new CoffreS3(coupe, Bucket).modifier((fonds) => {
    const { contenus, ...fait } = importer(RACINE.der, fonds, DEMANDE);
    return { ...fait, contenus: [...contenus, { fichier: 'second', octets: RACINE.der }] };
  });
  await expect(rate).rejects.toThrow('coupure');
  expect(await cles('certificats/')).toHaveLength(1);
  expect((await coffre.magasin()).ancres).toEqual([]);
});

test('imports at the same time all come in, from whatever function', async () => {
  const noms = ['A', 'B', 'C', 'D'];
  await Promise.all(noms.map((nom) => mettre(autorite(nom).der, new CoffreS3(s3, Bucket))));
  expect((await coffre.magasin()).ancres).toHaveLength(4);
});
