/** What a purge leaves in the data folder of a server that runs on: nothing of what it destroyed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ouvrirPlateforme } from '../../functions/platform/embedded/index.ts';
import type { Bucket } from '../../functions/platform/ports.ts';
import { sceller } from '../../functions/preuve/sceller.ts';
import { publicationsDans, publierLesAcquits } from '../../infra/embedded/acquits.ts';
import type { Boucle } from '../../infra/embedded/boucle.ts';
import { tenirLaConservation } from '../../infra/embedded/conservation.ts';
import { RETENTION_PAR_DEFAUT } from '../../schemas/retention.ts';
import { adherer, deposer } from '../depot/etapes.ts';
import { bordereau, SIRET, verdict } from '../depot/exemples.ts';
import { dossierPassager, horlogeEprouvee } from '../platform/dossier.ts';
import { besoins, deposerEtJuger } from '../preuve/etapes.ts';
import { lirePurges, purgerMaintenant } from './etapes.ts';

const ONZE_ANS = 11 * 366 * 86_400;

function ouvrir() {
  const dossier = dossierPassager();
  const clock = horlogeEprouvee();
  const plateforme = { ...ouvrirPlateforme(dossier, { clock, maxReceiveCount: () => 5 }), avancer: clock.avancer };
  onTestFinished(() => plateforme.close());
  return { dossier, acquits: join(dossier, 'acquits'), plateforme };
}

const fichiers = (dossier: string): string[] =>
  existsSync(dossier)
    ? readdirSync(dossier, { recursive: true, withFileTypes: true })
        .filter((entree) => entree.isFile())
        .map(({ parentPath, name }) => join(parentPath, name))
    : [];

const fichiersAvec = (dossier: string, texte: string): string[] =>
  fichiers(dossier).filter((chemin) => readFileSync(chemin, 'latin1').includes(texte));

const publiees = (acquits: string): string[] => fichiers(join(acquits, SIRET));

const erreurs: unknown[] = [];
const signaler = (erreur: unknown): void => void erreurs.push(erreur);

async function pendant<T>(boucles: readonly Boucle[], faire: () => Promise<T>): Promise<T> {
  try {
    return await faire();
  } finally {
    for (const boucle of boucles) await boucle.arreter();
    expect(erreurs.splice(0)).toEqual([]);
  }
}

test('a server that runs on keeps none of the purged bytes in any file of its folder', async () => {
  const { dossier, acquits, plateforme } = ouvrir();
  await adherer(plateforme);
  const signature = { ...verdict().signatures[0]!, signataire: 'CN=Zebulon Temoin' };
  for (let n = 0; n < 5; n++) {
    const rendu = verdict({ signatures: [signature], bordereaux: [bordereau(`${100 + n}`)] });
    await deposerEtJuger(plateforme, `${n}.xml`, rendu, `Zebulon Temoin ${n} `.repeat(10_000 * n + 1));
  }
  const publication = publierLesAcquits(plateforme, acquits, { signaler });
  await pendant([publication], async () => {
    await expect.poll(() => publiees(acquits)).toHaveLength(5);
    await sceller(besoins(plateforme));
    expect(fichiersAvec(dossier, 'Zebulon Temoin').length).toBeGreaterThan(5);
    plateforme.avancer(ONZE_ANS);
    await deposerEtJuger(plateforme, 'tard.xml', verdict({ bordereaux: [bordereau('200')] }));
    await sceller(besoins(plateforme));
    for (let jour = 1; jour < 7; jour++) {
      plateforme.avancer(86_400);
      await deposer(plateforme, `jour-${jour}.xml`);
      await sceller(besoins(plateforme));
    }
    const conservation = tenirLaConservation(plateforme, { retention: RETENTION_PAR_DEFAUT, acquits }, signaler);
    await pendant([conservation], async () => {
      await expect.poll(() => fichiersAvec(dossier, 'Zebulon Temoin'), { timeout: 5000 }).toEqual([]);
      expect(publiees(acquits)).toHaveLength(1);
    });
  });
});

describe('with the documents that the journal names', () => {
  const depotScelle = async () => {
    const ouvert = ouvrir();
    await adherer(ouvert.plateforme);
    const depotId = await deposerEtJuger(ouvert.plateforme, 'a.xml');
    await sceller(besoins(ouvert.plateforme));
    return { ...ouvert, depotId };
  };
  const versions = async ({ objets }: ReturnType<typeof ouvrir>['plateforme'], bucket: Bucket, debut: string) =>
    (await objets.versionsSous(bucket, debut)).length;

  test('leave those that a process stored before it died, and the certificate counts them', async () => {
    const { plateforme, depotId } = await depotScelle();
    const { objets } = plateforme;
    const autre = await deposerEtJuger(plateforme, 'b.xml', verdict({ bordereaux: [bordereau('48')] }));
    for (const mort of ['un', 'deux']) await objets.create('verdicts', `${depotId}/${mort}.json`, Buffer.from(mort));
    await objets.create('acquits', `${SIRET}/${depotId}/mort.xml`, Buffer.from('mort'));
    expect(await versions(plateforme, 'verdicts', `${depotId}/`)).toBe(3);
    plateforme.avancer(ONZE_ANS);
    await purgerMaintenant(plateforme);
    expect(await versions(plateforme, 'verdicts', `${depotId}/`)).toBe(0);
    expect(await versions(plateforme, 'acquits', `${SIRET}/${depotId}/`)).toBe(0);
    expect(await versions(plateforme, 'verdicts', `${autre}/`)).toBe(1);
    const { certificats } = await lirePurges(plateforme, depotId);
    expect(certificats.json).toMatchObject({
      purgees: [{ genre: 'fichier' }, { genre: 'verdict', autres: 2 }, { genre: 'acquit', autres: 1 }],
    });
    expect(certificats.texte).toContain('et 2 autres versions que le journal ne nomme pas');
    expect(certificats.texte).toContain('et une autre version que le journal ne nomme pas');
  });

  test('leave the published answer and the draft of it, counted, whoever is killed on the way', async () => {
    const { plateforme, depotId, acquits } = await depotScelle();
    await pendant([publierLesAcquits(plateforme, acquits, { signaler })], async () => {
      await expect.poll(() => publiees(acquits)).toHaveLength(1);
    });
    const [publiee = ''] = publiees(acquits);
    await writeFile(publiee.replace(/([^/\\]+)$/, '.$1.part'), 'half of an answer');
    await writeFile(join(acquits, SIRET, 'autre.xml'), 'of somebody else');
    plateforme.avancer(ONZE_ANS);
    const publications = publicationsDans(acquits);
    const tue = { ...publications, retirer: () => Promise.reject(new Error('killed')) };
    await expect(purgerMaintenant(plateforme, { publications: tue })).rejects.toThrow();
    await purgerMaintenant(plateforme, { publications });
    expect(publiees(acquits).map((chemin) => chemin.slice(-9))).toEqual(['autre.xml']);
    const { certificats } = await lirePurges(plateforme, depotId);
    expect(certificats.json).toMatchObject({ purgees: [{}, {}, { genre: 'acquit', copies: 2 }] });
    expect(certificats.texte).toContain('et 2 copies publiées');
  });

  test('leave for good: whoever publishes all the answers anew goes past those that were purged', async () => {
    const { plateforme, acquits } = await depotScelle();
    plateforme.avancer(ONZE_ANS);
    await purgerMaintenant(plateforme);
    await deposerEtJuger(plateforme, 'b.xml', verdict({ bordereaux: [bordereau('48')] }));
    await rm(acquits, { recursive: true, force: true });
    await mkdir(acquits);
    await pendant([publierLesAcquits(plateforme, acquits, { signaler })], async () => {
      await expect.poll(() => publiees(acquits)).toHaveLength(1);
    });
    expect(publiees(acquits)[0]).toMatch(/b-ACK-/);
  });
});
