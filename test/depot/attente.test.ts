/** A name held by a deposit that has not been answered: whoever wants it waits, not for ever. */
import { describe, expect, test } from 'vitest';
import { fluxDepot } from '../../functions/depot/cle.ts';
import { nomsDuFlux } from '../../functions/depot/noms.ts';
import { attente } from '../../functions/depot/premiers.ts';
import { prendre } from '../../functions/depot/reserver.ts';
import { type Clock, Retry } from '../../functions/platform/ports.ts';
import { verifier } from '../../functions/verification/handler.ts';
import { type DepotRecu, lireDepot } from '../../schemas/evenements/depot.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { plateformePassagere } from '../platform/dossier.ts';
import { adherer, deposer, evenements, JAMAIS, juge, lire, type Plateforme } from './etapes.ts';
import { bordereau, SIRET, verdict } from './exemples.ts';

const flux = (nomFic: string, ...numeros: string[]): Verdict => {
  const { enveloppe } = verdict();
  if (enveloppe === null) throw new Error('fixture: no enveloppe');
  return verdict({
    enveloppe: { ...enveloppe, nomFic },
    bordereaux: numeros.map((numero) => bordereau(numero)),
    signatures: [],
  });
};

const traiter = (plateforme: Plateforme, nom: string, rendu: Verdict) =>
  verifier({ ...plateforme, verifierObjet: juge(rendu, nom) });

/** `nom` takes all its names, then dies before its verdict. */
async function mourirNomsEnMain(plateforme: Plateforme, nom: string, rendu: Verdict) {
  const { depotId } = await deposer(plateforme, nom);
  const stream = fluxDepot(depotId);
  const { seq } = await plateforme.journal.read(stream);
  await prendre(
    plateforme,
    { stream, seq },
    nomsDuFlux(SIRET, rendu).map(({ key }) => key),
  );
  return depotId;
}

async function motifs(plateforme: Plateforme, depotId: string): Promise<string[]> {
  const { events } = await plateforme.journal.read(fluxDepot(depotId));
  const rendu = lireDepot(events).find((event) => event.type === 'VerdictRendu');
  if (rendu === undefined) return ['sans verdict'];
  const stocke: Verdict = JSON.parse(await lire(plateforme, 'verdicts', rendu.data.objet));
  return stocke.anomalies.map(({ code }) => code);
}

test('un flux rejeté pour son NomFic ne fait pas passer pour un doublon le bordereau d’un autre', async () => {
  const plateforme = plateformePassagere();
  await adherer(plateforme);
  const [x, y, z] = [flux('N', '1'), flux('N', '2'), flux('M', '2')];
  const X = await deposer(plateforme, 'X');
  await traiter(plateforme, 'X', x)(X);
  const Y = await deposer(plateforme, 'Y');
  const Z = await deposer(plateforme, 'Z');
  // Z is judged while Y, its NomFic refused, is still storing its verdict.
  const objets = new Proxy(plateforme.objets, {
    get(cible, propriete) {
      if (propriete !== 'create') return Reflect.get(cible, propriete, cible).bind?.(cible);
      return async (...args: Parameters<typeof cible.create>) => {
        if (args[0] === 'verdicts') await traiter(plateforme, 'Z', z)(Z);
        return cible.create(...args);
      };
    },
  });
  await verifier({ ...plateforme, objets, verifierObjet: juge(y, 'Y') })(Y);
  expect(await motifs(plateforme, Y.depotId)).toEqual(['DOUBLON_NOM_FICHIER']);
  expect(await motifs(plateforme, Z.depotId)).toEqual([]);
  expect(await evenements(plateforme, `mise/${Z.depotId}/1`)).toEqual(['MiseADispositionDecidee']);
});

describe('un nom tenu par un dépôt sans réponse', () => {
  test('est attendu quelques secondes ; libéré par le rejet de son porteur, il est pris', async () => {
    const plateforme = plateformePassagere();
    await adherer(plateforme);
    const ancien = await mourirNomsEnMain(plateforme, 'ancien', flux('N', '1'));
    const nouveau = await deposer(plateforme, 'nouveau');
    const juger = traiter(plateforme, 'nouveau', flux('N', '1'));
    await expect(juger(nouveau)).rejects.toMatchObject({ constructor: Retry, delaySeconds: 5 });
    expect(await motifs(plateforme, nouveau.depotId)).toEqual(['sans verdict']);
    await traiter(plateforme, 'ancien', { ...flux('N', '1'), verdict: 'rejete' })({ depotId: ancien });
    await juger(nouveau);
    expect(await motifs(plateforme, nouveau.depotId)).toEqual([]);
  });

  test('n’est pas attendu au-delà de quatre réceptions : un porteur arrêté ne bloque personne', async () => {
    const plateforme = plateformePassagere();
    await adherer(plateforme);
    await mourirNomsEnMain(plateforme, 'ancien', flux('N', '1'));
    plateforme.avancer(3600);
    const nouveau = await deposer(plateforme, 'nouveau');
    const juger = traiter(plateforme, 'nouveau', flux('N', '1'));
    let receptions = 1;
    for (; ; receptions += 1) {
      const erreur = await juger(nouveau).then(
        () => null,
        (e: unknown) => e,
      );
      if (erreur === null) break;
      if (!(erreur instanceof Retry)) throw erreur;
      plateforme.avancer(erreur.delaySeconds);
    }
    expect(receptions).toBeLessThanOrEqual(4);
    expect(await motifs(plateforme, nouveau.depotId)).toEqual(['DOUBLON_NOM_FICHIER']);
  });

  test('deux dépôts qui tiennent chacun le bordereau de l’autre ne s’attendent pas l’un l’autre', () => {
    const recu = (stream: string, recuLe: string) => ({ stream, data: { recuLe } }) as DepotRecu;
    const ancien = recu('depot/b', '2026-11-02T08:00:00.000Z');
    const recent = recu('depot/a', '2026-11-02T08:00:01.000Z');
    const memeInstant = recu('depot/c', '2026-11-02T08:00:00.000Z');
    const attendre = (qui: DepotRecu, pour: DepotRecu, niveau: 'flux' | 'partie') =>
      attente({ recu: pour, repondu: false }, qui, niveau, '2026-11-02T08:00:02.000Z') !== null;
    for (const autre of [recent, memeInstant]) {
      expect(attendre(autre, ancien, 'partie')).toBe(true);
      expect(attendre(ancien, autre, 'partie')).toBe(false);
      expect(attendre(ancien, autre, 'flux')).toBe(true);
    }
  });
});

test('deux dépôts concurrents du même bordereau : un seul est accepté, l’autre attend son sort', async () => {
  const plateforme = plateformePassagere();
  await adherer(plateforme);
  const horloge: Clock = plateforme.horloge;
  const suite = ['a', 'b'].map(async (nom) => ({ nom, ...(await deposer(plateforme, nom)) }));
  const depots = await Promise.all(suite);
  const juger = ({ nom, depotId }: (typeof depots)[number]) =>
    verifier({ ...plateforme, horloge, verifierObjet: juge(verdict(), nom) })({ depotId });
  const issues = await Promise.allSettled(depots.map(juger));
  for (const issue of issues) if (issue.status === 'rejected') expect(issue.reason).toBeInstanceOf(Retry);
  for (const depot of depots) await juger(depot);
  expect(await plateforme.journal.outboxDue({ sentBefore: JAMAIS, limit: 10 })).toHaveLength(1);
  const rendus = await Promise.all(depots.map(({ depotId }) => motifs(plateforme, depotId)));
  expect(rendus.flat()).toEqual(['DOUBLON_NOM_FICHIER']);
});
