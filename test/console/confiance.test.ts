import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  certificatsQuiFinissent,
  ecrituresDesCertificats,
} from '../../functions/console/lecture/exploitation/confiance-certificats.ts';
import type { ObjectRef } from '../../functions/platform/ports.ts';
import { verifier } from '../../functions/verification/handler.ts';
import { verifierFichier } from '../../functions/verification/verifier.ts';
import { COMMUNAUTE, COMMUNE } from '../../infra/embedded/demonstration/registre.ts';
import { sourceFichier } from '../../infra/embedded/source-fichier.ts';
import { magasinDuTest } from '../confiance/autorite.ts';
import { AC, AVEC_RACINE, RACINE, suite } from '../confiance/import.ts';
import { signature, verdict } from '../depot/exemples.ts';
import { JEU } from '../jeu.ts';
import { plateformePassagere } from '../platform/dossier.ts';
import { emettreCrl } from '../signature/chemin/autorites.ts';
import { fluxSigne } from '../verification/flux.ts';
import { SIRET } from './console-eprouvee.ts';
import { exploitationEprouvee } from './exploitation-eprouvee.ts';
import { expectPagePublique } from './page-publique.ts';

// The clock of the console says 2026-11-02T08:00:00Z.
const avec = (...crls: readonly { emetteur: typeof RACINE; du: string; au: string }[]) => {
  const avecAc = suite(AVEC_RACINE, AC.der, { pour: { role: 'intermediaire' } });
  return crls.reduce(
    (fonds, crl) => suite(fonds, emettreCrl(crl), { instant: Date.parse('2026-11-02T07:00:00Z') }),
    avecAc,
  );
};
const A_JOUR = { emetteur: RACINE, du: '2026-11-01T00:00:00Z', au: '2026-11-08T00:00:00Z' };

test('the store tells its authorities by family, and how fresh its revocations are', async () => {
  const bientot = { emetteur: AC, du: '2026-10-26T00:00:00Z', au: '2026-11-02T20:00:00Z' };
  const { json, page } = await exploitationEprouvee({ confiance: async () => avec(A_JOUR, bientot) });
  const { autorites, revocations, listes } = await json('/confiance');
  expect(autorites).toMatchObject([
    { nom: 'Racine', famille: 'rgs', du: null, au: null, finLe: '2029-01-01T00:00:00.000Z', fraicheur: 'a-jour' },
    { nom: 'AC', famille: null, fraicheur: 'a-jour' },
  ]);
  expect(revocations).toMatchObject([
    { emetteur: 'AC', suivanteLe: '2026-11-02T20:00:00.000Z', fraicheur: 'bientot' },
    { emetteur: 'Racine', produiteLe: '2026-11-01T00:00:00.000Z', fraicheur: 'a-jour' },
  ]);
  expect(listes).toEqual([]);
  const html = await page('/confiance');
  expectPagePublique(html);
  expect(html).toContain('Référentiel général de sécurité (RGS)');
  expect(html).toContain('À renouveler');
  expect(html).toContain('Listes de confiance et de révocation sont à jour.');
});

test('a stale revocation list is told first, in words', async () => {
  const { page, json, avancer } = await exploitationEprouvee({ confiance: async () => avec(A_JOUR) });
  avancer(7 * 24 * 3600);
  expect((await json('/confiance')).revocations).toMatchObject([{ fraicheur: 'perimee' }]);
  const html = await page('/confiance');
  expect(html).toContain('1\u00a0liste est périmée');
  expect(html).toContain('Périmée');
});

test('a signer’s certificate that is about to end is told with its organisation and its last deposit, and no person', async () => {
  const { deposer, suivre, json, page, avancer, journal, objets, horloge } = await exploitationEprouvee();
  const signe = await fluxSigne(
    { siret: SIRET },
    {
      portee: 'bordereau',
      signeLe: '2026-11-02T07:30:00Z',
      certificat: { nom: 'Camille Durand', du: '2025-01-01', au: '2026-12-20' },
    },
  );
  const { depotId } = await (await deposer(signe, 'signe.xml')).json();
  const magasin = magasinDuTest(new Date('2026-11-02T00:00:00Z'));
  const verifierObjet = (ref: ObjectRef, instants: { recuLe: string; jugeLe: string }) =>
    verifierFichier(sourceFichier(objets.chemin(ref)), { ...instants, jeu: JEU, magasin });
  await verifier({ journal, objets, horloge, verifierObjet })({ depotId });
  await suivre();
  const attendu = {
    organisation: 'Commune de Saint-Aubin-du-Test',
    siret: SIRET,
    depotId,
    vuLe: '2026-11-02T08:00:00.000Z',
    joursRestants: 47,
  };
  expect((await json('/confiance')).certificats).toMatchObject([attendu]);
  const html = await page('/confiance');
  expectPagePublique(html);
  expect(html).toContain('Expire dans 47\u00a0jours');
  expect(html).toContain(`<a href="/depots/${depotId}">`);
  expect(html).not.toContain('Camille');
  avancer(50 * 24 * 3600);
  expect(await page('/confiance')).toContain('Expiré');
  avancer(40 * 24 * 3600);
  expect((await json('/confiance')).certificats).toEqual([]);
});

const vu = (siret: string, jour: number, sha256: string) => ({
  depot: {
    depotId: String(jour).padStart(64, '0'),
    siret,
    recuLe: `2026-11-${String(jour).padStart(2, '0')}T08:00:00.000Z`,
  },
  verdict: verdict({
    signatures: [signature('B1', { certificat: { sha256: sha256.repeat(64), valideAu: '2026-11-30T00:00:00.000Z' } })],
  }),
});

test('whatever the order in which deposits are told, and however often, the last of each ordonnateur is shown', async () => {
  const faits = [COMMUNE.siret, COMMUNAUTE.siret].flatMap((siret) => [1, 2, 3].map((jour) => vu(siret, jour, 'a')));
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...faits, ...faits], { minLength: 12 }), async (ordre) => {
      const { lectures, close } = plateformePassagere();
      for (const { depot, verdict: rendu } of ordre)
        await lectures.ecrire(await ecrituresDesCertificats(lectures, depot, rendu));
      const maintenant = '2026-11-10T08:00:00.000Z';
      const tous = await certificatsQuiFinissent(lectures, null, maintenant);
      expect(tous.map(({ siret, vuLe }) => [siret, vuLe]).sort()).toEqual(
        [COMMUNE.siret, COMMUNAUTE.siret].map((siret) => [siret, '2026-11-03T08:00:00.000Z']).sort(),
      );
      expect(await certificatsQuiFinissent(lectures, COMMUNE.siret, maintenant)).toHaveLength(1);
      close();
    }),
    { numRuns: 8 },
  );
});
