/** The clock of the machine against what the journal remembers. */
import { expect, test } from 'vitest';
import { dernierSceau } from '../../functions/preuve/registre-des-sceaux.ts';
import { sceller } from '../../functions/preuve/sceller.ts';
import { confronterLHeure, HorlogeEnRetard, surveillerLHeure } from '../../infra/embedded/heure.ts';
import { lireReglages } from '../../infra/embedded/reglages.ts';
import { adherer, deposer } from '../depot/etapes.ts';
import { horlogeEprouvee, plateformePassagere } from '../platform/dossier.ts';
import { besoins } from '../preuve/etapes.ts';

const JOUR = 86_400;

async function quiAVecu() {
  const plateforme = plateformePassagere();
  await adherer(plateforme);
  await sceller(besoins(plateforme));
  const signales: unknown[] = [];
  const confronter = (juste = false) =>
    confronterLHeure(plateforme, { juste, signaler: (dit) => void signales.push(dit) });
  return { plateforme, signales, confronter };
}

test('a server whose clock is behind the last event does not start, and says what to do', async () => {
  const { plateforme, confronter } = await quiAVecu();
  plateforme.avancer(-50);
  expect(await confronter()).toBe(false);
  plateforme.avancer(-50);
  await expect(confronter()).rejects.toThrow(HorlogeEnRetard);
  await expect(confronter()).rejects.toThrow(/2026.*Remettez l’horloge à l’heure.*--horloge-juste/);
  expect(await confronter(true)).toBe(false);
});

test('a clock months ahead of the last seal suspends what time alone decides, until the operator’s word or seven days of seals', async () => {
  const { plateforme, signales, confronter } = await quiAVecu();
  plateforme.avancer(30 * JOUR);
  expect([await confronter(), signales]).toEqual([false, []]);
  plateforme.avancer(20 * 365 * JOUR);
  expect(await confronter()).toBe(true);
  expect(signales).toEqual([expect.stringContaining('les délais de la PCA et les courriels attendent')]);
  expect(await confronter(true)).toBe(false);
  // What was sealed at the wrong hour proves nothing by itself.
  for (let jour = 1; jour <= 7; jour++) {
    expect(await confronter(), `day ${jour}`).toBe(true);
    await deposer(plateforme, `jour-${jour}.xml`);
    await sceller(besoins(plateforme));
    plateforme.avancer(JOUR);
  }
  expect(await dernierSceau(plateforme)).toBe(8);
  expect(await confronter()).toBe(false);
});

test('an empty journal believes any clock', async () => {
  const plateforme = plateformePassagere();
  expect(await confronterLHeure(plateforme, { juste: false, signaler: () => expect.unreachable() })).toBe(false);
});

test('a clock that leaps under a running server is told', async () => {
  const horloge = horlogeEprouvee();
  const signales: unknown[] = [];
  const surveillance = surveillerLHeure(horloge, (dit) => void signales.push(dit));
  for (const bond of [3600, -50, -90, 32 * JOUR]) {
    const dits = signales.length;
    horloge.avancer(bond);
    surveillance.sonner();
    if (bond < -60 || bond > 31 * JOUR) await expect.poll(() => signales.length).toBe(dits + 1);
    else await new Promise((resolve) => setImmediate(resolve));
  }
  await surveillance.arreter();
  expect(signales).toHaveLength(2);
  expect(signales[0]).toMatch(/^L’horloge de cette machine est passée du .* Arrêtez Passerelle/);
});

test('the operator gives his word by an option', () => {
  expect(lireReglages(['--horloge-juste'], {}, '/').horlogeJuste).toBe(true);
  expect(lireReglages([], {}, '/').horlogeJuste).toBe(false);
});
