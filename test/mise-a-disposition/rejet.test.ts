/** After the comptable's rejection, the corrected bordereau comes back under the same number. */
import { expect, test } from 'vitest';
import { fluxDepot } from '../../functions/depot/cle.ts';
import { clesAPrendre, nomsDuFlux } from '../../functions/depot/noms.ts';
import { confirmerReception, prendreEnCharge, rejeter } from '../../functions/mise-a-disposition/reception.ts';
import { verifier } from '../../functions/verification/handler.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { adherer, deposer, evenements, juge, type Plateforme } from '../depot/etapes.ts';
import { bordereau, CODIQUE, pj, SIRET, verdict } from '../depot/exemples.ts';
import { plateformePassagere } from '../platform/dossier.ts';

const MOTIF = 'Imputation erronée.';

async function transmettre(plateforme: Plateforme, nom: string, rendu: Verdict): Promise<string> {
  const { depotId } = await deposer(plateforme, nom);
  await verifier({ ...plateforme, verifierObjet: juge(rendu, nom) })({ depotId });
  return depotId;
}

async function rejeterApresReception(plateforme: Plateforme, dedupId: string) {
  await confirmerReception(plateforme)({ dedupId, par: CODIQUE });
  return rejeter(plateforme)({ dedupId, par: CODIQUE, motif: MOTIF });
}

/** The families of the names that the deposit still holds. */
async function tenus({ journal }: Plateforme, depotId: string, rendu: Verdict): Promise<string[]> {
  const claims = await journal.holders(clesAPrendre(nomsDuFlux(SIRET, rendu)).slice(0, 70));
  return claims.filter(({ holder }) => holder === fluxDepot(depotId)).map(({ key }) => key.split('/')[0] ?? '');
}

const mises = (plateforme: Plateforme, depotId: string, n = 1) => evenements(plateforme, `mise/${depotId}/${n}`);

test('le bordereau corrigé reprend son numéro, son NomFic et ses PJ', async () => {
  const plateforme = plateformePassagere();
  await adherer(plateforme);
  const rendu = verdict({ pj: [pj('PJ1')] });
  const premier = await transmettre(plateforme, 'a.xml', rendu);
  expect(await rejeterApresReception(plateforme, `${premier}-1`)).toEqual({ ok: true, etat: 'rejetee' });
  expect(await tenus(plateforme, premier, rendu)).toEqual([]);
  const corrige = await transmettre(plateforme, 'a-corrige.xml', rendu);
  expect(await mises(plateforme, corrige)).toEqual(['MiseADispositionDecidee']);
  expect(await tenus(plateforme, corrige, rendu)).toHaveLength(3);
  // Saying it again gives back nothing of what the corrected deposit holds.
  await rejeter(plateforme)({ dedupId: `${premier}-1`, par: CODIQUE, motif: MOTIF });
  expect(await tenus(plateforme, corrige, rendu)).toHaveLength(3);
});

test('un seul bordereau rejeté : lui seul est libre, le NomFic et les PJ restent pris', async () => {
  const plateforme = plateformePassagere();
  await adherer(plateforme);
  const rendu = verdict({ bordereaux: [bordereau('47'), bordereau('48')], pj: [pj('PJ1')], signatures: [] });
  const depotId = await transmettre(plateforme, 'a.xml', rendu);
  await rejeterApresReception(plateforme, `${depotId}-1`);
  expect((await tenus(plateforme, depotId, rendu)).sort()).toEqual(['bordereau', 'nomfic', 'pj']);
  const dedupId = `${depotId}-2`;
  await confirmerReception(plateforme)({ dedupId, par: CODIQUE });
  await prendreEnCharge(plateforme)({ dedupId, par: CODIQUE });
  expect(await rejeter(plateforme)({ dedupId, par: CODIQUE, motif: MOTIF })).toMatchObject({ ok: false });
  expect((await tenus(plateforme, depotId, rendu)).sort()).toEqual(['bordereau', 'nomfic', 'pj']);
});

test('deux rejets à la fois de tout le flux, avec cent PJ : plus rien n’est tenu', async () => {
  const plateforme = plateformePassagere();
  await adherer(plateforme);
  const rendu = verdict({
    bordereaux: [bordereau('47'), bordereau('48')],
    pj: Array.from({ length: 100 }, (_, n) => pj(`PJ${n}`)),
    signatures: [],
  });
  const depotId = await transmettre(plateforme, 'a.xml', rendu);
  await Promise.all([1, 2].map((n) => rejeterApresReception(plateforme, `${depotId}-${n}`)));
  const corrige = await transmettre(plateforme, 'b.xml', rendu);
  const { events } = await plateforme.journal.read(fluxDepot(corrige));
  expect(events.find(({ type }) => type === 'VerdictRendu')?.data).toMatchObject({ verdict: 'accepte', anomalies: 0 });
});

test('un rejet interrompu après son événement est achevé quand il est répété', async () => {
  const plateforme = plateformePassagere();
  await adherer(plateforme);
  const rendu = verdict({ pj: Array.from({ length: 100 }, (_, n) => pj(`PJ${n}`)), signatures: [] });
  const depotId = await transmettre(plateforme, 'a.xml', rendu);
  const dedupId = `${depotId}-1`;
  await confirmerReception(plateforme)({ dedupId, par: CODIQUE });
  let ecritures = 0;
  const journal = new Proxy(plateforme.journal, {
    get(cible, propriete) {
      if (propriete !== 'append') return Reflect.get(cible, propriete, cible).bind?.(cible);
      return (append: Parameters<typeof cible.append>[0]) => {
        ecritures += 1;
        if (ecritures === 2) throw new Error('coupure');
        return cible.append(append);
      };
    },
  });
  const rejet = { dedupId, par: CODIQUE, motif: MOTIF };
  await expect(rejeter({ ...plateforme, journal })(rejet)).rejects.toThrow('coupure');
  expect(await mises(plateforme, depotId)).toContain('RejeteParLeComptable');
  expect(await rejeter(plateforme)(rejet)).toEqual({ ok: true, etat: 'rejetee' });
  const corrige = await transmettre(plateforme, 'b.xml', rendu);
  expect(await mises(plateforme, corrige)).toEqual(['MiseADispositionDecidee']);
});

test('un flux de PJ seules, rejeté : ses PJ peuvent revenir', async () => {
  const plateforme = plateformePassagere();
  await adherer(plateforme);
  const rendu = verdict({ bordereaux: [], pj: [pj('PJ1')], signatures: [] });
  const depotId = await transmettre(plateforme, 'a.xml', rendu);
  await rejeterApresReception(plateforme, `${depotId}-0`);
  expect(await tenus(plateforme, depotId, rendu)).toEqual([]);
});
