/** Every crash point of the journey, one by one: after a retry, nothing shows it (aws.md §4 lists them). */
import { describe, expect, test } from 'vitest';
import { depotIdDe, fluxDepot } from '../../functions/depot/cle.ts';
import { recevoir } from '../../functions/depot/handler.ts';
import { expedier } from '../../functions/mise-a-disposition/expedition.ts';
import { verifier } from '../../functions/verification/handler.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { adherer, deposer, dernierEvenement, type EnMemoire, evenements, JAMAIS, juge, lire } from '../depot/etapes.ts';
import { bordereau, pj, SIRET, verdict, verdictAltere, verdictIllisible } from '../depot/exemples.ts';
import { type Compteur, fragile, type Moment, Plantage } from '../depot/plantage.ts';
import { plateformeEnMemoire, plateformePassagere } from '../platform/dossier.ts';

/** Everything that a fault-free journey writes, in a form that two runs can compare. */
async function constat(plateforme: EnMemoire, depotId: string) {
  const emis = await dernierEvenement(plateforme, fluxDepot(depotId));
  return {
    depot: await evenements(plateforme, fluxDepot(depotId)),
    adhesion: await evenements(plateforme, `adhesion/${SIRET}`),
    mises: await Promise.all([1, 2, 3].map((n) => evenements(plateforme, `mise/${depotId}/${n}`))),
    acquit: await lire(plateforme, 'acquits', emis.data.objet),
    outbox: (await plateforme.journal.outboxDue({ sentBefore: JAMAIS, limit: 10 })).map(({ id }) => id),
  };
}

const CAS: readonly (readonly [string, () => Verdict])[] = [
  [
    'accepté en partie',
    () =>
      verdict({
        verdict: 'partiel',
        bordereaux: [bordereau('47'), bordereau('48', { verdict: 'rejete' }), bordereau('49')],
        pj: [pj('PJ1')],
      }),
  ],
  ['altéré', verdictAltere],
  ['illisible', verdictIllisible],
];

async function parcourir(rendu: Verdict, k: number | null, moment: Moment) {
  const plateforme = plateformeEnMemoire();
  await adherer(plateforme);
  const { ref, sha256, size } = await plateforme.objets.put('depot', `ordonnateurs/${SIRET}/pes.xml`, [
    Buffer.from('pes.xml'),
  ]);
  const message = { bucket: 'depot' as const, key: ref.key, version: ref.version, sha256, size };
  const compteur: Compteur = { appels: 0, trace: [] };
  const besoins = {
    horloge: plateforme.horloge,
    journal: fragile('journal', plateforme.journal, compteur, k, moment),
    objets: fragile('objets', plateforme.objets, compteur, k, moment),
    files: fragile('files', plateforme.files, compteur, k, moment),
  };
  const { verifierObjet } = fragile('verifier', { verifierObjet: juge(rendu, 'pes.xml') }, compteur, k, moment);
  const tout = async () => {
    const reponse = await recevoir(besoins)(message);
    if (!reponse.ok) throw new Error(reponse.refus.phrase);
    const { depotId } = reponse.accuse;
    await verifier({ ...besoins, verifierObjet })({ depotId });
    await expedier(besoins);
    return depotId;
  };
  const depotId = await tout().catch(async (erreur: unknown) => {
    const plantages = erreur instanceof AggregateError ? erreur.errors : [erreur];
    if (!plantages.every((cause) => cause instanceof Plantage)) throw erreur;
    // Time has passed when the message comes back: once the reception is recorded, nothing may show it.
    const depotId = depotIdDe(message);
    if ((await plateforme.journal.read(fluxDepot(depotId))).seq > 0) plateforme.avancer(3600);
    return tout();
  });
  return { plateforme, depotId, compteur };
}

describe.each(CAS)('arrêt brutal à chaque appel, dépôt %s', (_, rendu) => {
  test.each(['avant', 'apres'] as const)(
    '%s l’appel : mêmes événements, même acquit, une décision',
    async (moment) => {
      const temoin = await parcourir(rendu(), null, moment);
      const attendu = await constat(temoin.plateforme, temoin.depotId);
      expect(temoin.compteur.appels).toBeGreaterThan(10);
      for (let k = 1; k <= temoin.compteur.appels; k += 1) {
        const { plateforme, depotId } = await parcourir(rendu(), k, moment);
        expect
          .soft(await constat(plateforme, depotId), `${moment} ${k} ${temoin.compteur.trace[k - 1]}`)
          .toEqual(attendu);
      }
    },
    60_000,
  );
});

test('trois exécutions entrelacées du même message ne décident qu’une fois', async () => {
  const plateforme = plateformePassagere();
  await adherer(plateforme);
  const { depotId } = await deposer(plateforme, 'pes.xml');
  const rendu = verdict({ bordereaux: [bordereau('47'), bordereau('48')] });
  const traiter = verifier({ ...plateforme, verifierObjet: juge(rendu, 'pes.xml') });
  await Promise.all([traiter({ depotId }), traiter({ depotId }), traiter({ depotId })]);
  expect(await evenements(plateforme, fluxDepot(depotId))).toEqual([
    'DepotRecu',
    'SignatureVerifiee',
    'VerdictRendu',
    'AcquitEmis',
  ]);
  expect(await evenements(plateforme, `mise/${depotId}/2`)).toEqual(['MiseADispositionDecidee']);
  expect((await plateforme.journal.outboxDue({ sentBefore: JAMAIS, limit: 10 })).map(({ id }) => id)).toEqual([
    `${depotId}-1`,
    `${depotId}-2`,
  ]);
});
