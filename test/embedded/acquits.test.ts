import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { recevoir } from '../../functions/depot/handler.ts';
import { publierLesAcquits } from '../../infra/embedded/acquits.ts';
import { dossierPassager, plateformePassagere } from '../platform/dossier.ts';
import { attendre } from './serveur-lance.ts';

const EMPECHE = '00010204600018';
const LIBRE = '00010204600026';

function ouvrir() {
  const plateforme = plateformePassagere();
  const dossier = join(dossierPassager(), 'acquits');
  mkdirSync(dossier);
  const signales: unknown[] = [];
  const lancer = () => {
    const fil = publierLesAcquits(plateforme, dossier, { signaler: (e) => void signales.push(e), repriseMs: 50 });
    onTestFinished(() => fil.arreter());
    return fil;
  };
  /** A deposit and its answer, as the journal tells them. */
  const repondre = async (siret: string) => {
    const { journal, objets, horloge } = plateforme;
    const depot = await objets.put('depot', `ordonnateurs/${siret}/flux.xml`, [Buffer.from(siret)]);
    const recu = await recevoir(plateforme)({ ...depot.ref, sha256: depot.sha256, size: depot.size });
    if (!recu.ok) throw new Error(recu.refus.phrase);
    const stream = `depot/${recu.accuse.depotId}`;
    const { ref, sha256 } = await objets.create(
      'acquits',
      `${siret}/acquit.xml`,
      Buffer.from(`<acquit n="${siret}"/>`),
    );
    const data = { nature: 'PES_ACQUIT', objet: { key: ref.key, version: ref.version, sha256 } };
    const { seq } = await journal.read(stream);
    await journal.append({ stream, expected: seq, at: horloge.now(), events: [{ type: 'AcquitEmis', v: 1, data }] });
    return recu.accuse.depotId;
  };
  /** The answer to each of the messages of a PCA file, which comes after the first. */
  const repondreAuxMessages = async (siret: string, depotId: string) => {
    const { journal, objets, horloge } = plateforme;
    const { ref, sha256 } = await objets.create('acquits', `${siret}/k2.xml`, Buffer.from('<k2/>'));
    const data = { objet: { key: ref.key, version: ref.version, sha256 }, faits: 1, refuses: 0 };
    const { seq } = await journal.read(`depot/${depotId}`);
    const events = [{ type: 'AccuseMetierEmis', v: 1, data }];
    await journal.append({ stream: `depot/${depotId}`, expected: seq, at: horloge.now(), events });
  };
  const publies = (siret: string) => {
    const place = join(dossier, siret);
    return existsSync(place) ? readdirSync(place).map((nom) => readFileSync(join(place, nom), 'utf8')) : [];
  };
  const place = () => readFileSync(join(dossier, '.position'), 'utf8');
  return { dossier, lancer, repondre, repondreAuxMessages, publies, place, signales };
}

test('an answer that cannot be written holds up no other, is told once, and comes as soon as it can', async () => {
  const { dossier, lancer, repondre, publies, place, signales } = ouvrir();
  writeFileSync(join(dossier, EMPECHE), 'un fichier à la place du dossier');
  const premier = lancer();
  await repondre(EMPECHE);
  await repondre(LIBRE);
  await attendre(() => (publies(LIBRE).length === 1 ? true : null));
  await new Promise((resolve) => setTimeout(resolve, 100));
  premier.sonner();
  await attendre(() => (place().startsWith('4 ') ? true : null));
  expect(place()).toMatch(/^4 [0-9a-f]{64}\n2\n$/);
  await premier.arreter();
  expect(signales).toHaveLength(1);
  rmSync(join(dossier, EMPECHE));
  // Another process: what was left behind is on the disk.
  lancer();
  await attendre(() => (publies(EMPECHE).length === 1 ? true : null));
  expect(publies(EMPECHE)).toEqual([`<acquit n="${EMPECHE}"/>`]);
  await attendre(() => (/^4 [0-9a-f]{64}\n$/.test(place()) ? true : null));
  expect(readdirSync(dossier).filter((nom) => nom.startsWith('.'))).toEqual(['.position']);
});

test('the answer to each message of a PCA file is published beside the first, under a name of its own', async () => {
  const { dossier, lancer, repondre, repondreAuxMessages } = ouvrir();
  lancer();
  const depotId = await repondre(LIBRE);
  await repondreAuxMessages(LIBRE, depotId);
  const noms = () => (existsSync(join(dossier, LIBRE)) ? readdirSync(join(dossier, LIBRE)).sort() : []);
  await attendre(() => (noms().length === 2 ? true : null));
  const court = depotId.slice(0, 12);
  expect(noms()).toEqual([`flux-ACK-${court}.xml`, `flux-K2-${court}.xml`]);
  expect(readFileSync(join(dossier, LIBRE, `flux-K2-${court}.xml`), 'utf8')).toBe('<k2/>');
});

test('after an older journal is put back, each of its answers is published again, and the next ones too', async () => {
  const vecu = ouvrir();
  const fil = vecu.lancer();
  for (const siret of [LIBRE, EMPECHE, '00010204600034']) await vecu.repondre(siret);
  await attendre(() => (vecu.publies('00010204600034').length === 1 ? true : null));
  await fil.arreter();
  // What has lived longer, then what an older version kept of its place.
  const places = [vecu.place(), '9\n', `2 ${'0'.repeat(64)}\n2\n`];
  for (const place of places) {
    const restaure = ouvrir();
    writeFileSync(join(restaure.dossier, '.position'), place);
    await restaure.repondre(LIBRE);
    restaure.lancer();
    await attendre(() => (restaure.publies(LIBRE).length === 1 ? true : null));
    await restaure.repondre(EMPECHE);
    await attendre(() => (restaure.publies(EMPECHE).length === 1 ? true : null));
    await attendre(() => (/^4 [0-9a-f]{64}\n$/.test(restaure.place()) ? true : null));
    expect(restaure.signales).toEqual([expect.stringMatching(/^Le journal n’est pas celui .* sauvegarde/)]);
  }
});

test('the place that an older version kept is believed, as long as the journal goes so far', async () => {
  const { dossier, lancer, repondre, publies, place, signales } = ouvrir();
  await repondre(LIBRE);
  writeFileSync(join(dossier, '.position'), '2\n');
  await repondre(EMPECHE);
  lancer();
  await attendre(() => (publies(EMPECHE).length === 1 ? true : null));
  await attendre(() => (/^4 [0-9a-f]{64}\n$/.test(place()) ? true : null));
  expect(publies(LIBRE)).toEqual([]);
  expect(signales).toEqual([]);
});
