/** Who signs, through the pages: registered with his certificate, named by it alone, withdrawn. */
import { beforeAll, expect, test } from 'vitest';
import { identite } from '../autorites.ts';
import { AC } from '../confiance/autorite.ts';
import { registreEprouve, SIRET } from './registre-eprouve.ts';

const document = 'd'.repeat(64);

/** One journey: each test goes on from the one before. */
let c: Awaited<ReturnType<typeof registreEprouve>>;
beforeAll(async () => {
  c = await registreEprouve();
});

const { certificat } = identite({ emetteur: AC });
const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(certificat).toString('base64')}\n-----END CERTIFICATE-----\n`;
const inscription = {
  qualite: 'delegataire',
  fonction: 'Adjointe aux finances',
  du: '2026-01-01',
  domaines: ['depense', 'recette'],
  'attestation.pieces': 'types',
  'attestation.types': '003, 006',
  document,
};

test('a signataire is registered with the certificate that is joined, named by it alone', async () => {
  const route = `/adhesions/${SIRET}/signataires`;
  const faux = await c.envoyer(route, { ...inscription, certificat: new File(['bonjour'], 'c.pem') });
  expect(faux.status).toBe(422);
  expect(await faux.text()).toContain('<a href="#certificat">');
  const avecCle = await c.envoyer(route, {
    ...inscription,
    certificat: new File([`${pem}-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----\n`], 'c.pem'),
  });
  expect(await avecCle.text()).toContain('sans clé privée');
  expect((await c.envoyer(route, { ...inscription, certificat: new File([pem], 'c.pem') })).status).toBe(303);
  expect(
    (await c.envoyer(route, { ...inscription, certificat: new File([new Uint8Array(certificat)], 'c.der') })).status,
  ).toBe(303);
  const { signataires } = await c.json(c.appeler(`/adhesions/${SIRET}`));
  expect(signataires).toHaveLength(1);
  expect(signataires[0]).toMatchObject({ attestation: { pieces: 'types', types: ['003', '006'] }, enVigueur: true });
  expect(await c.page(`/adhesions/${SIRET}`)).toContain(signataires[0].nom);
  expect(JSON.stringify((await c.journal.read(`adhesion/${SIRET}`)).events)).not.toContain(signataires[0].nom);
  await c.objets.effacer({ bucket: 'registre', ...signataires[0].objet });
  expect(await c.page(`/adhesions/${SIRET}`)).toContain('Nom effacé');
});

test('he is withdrawn from his last day on, with a reason and its document', async () => {
  const { signataires } = await c.json(c.appeler(`/adhesions/${SIRET}`));
  const route = `/adhesions/${SIRET}/signataires/${signataires[0].certificat}/retrait`;
  expect((await c.envoyer(route, { dernierJour: '2026-03-22' })).status).toBe(422);
  expect((await c.envoyer(route, { dernierJour: '2026-03-22', raison: 'Fin de délégation.' })).status).toBe(422);
  const fichier = new File(['arrêté de retrait'], 'retrait.pdf');
  expect((await c.envoyer(route, { dernierJour: '2026-03-22', raison: 'Fin de délégation.', fichier })).status).toBe(
    303,
  );
  const apres = await c.json(c.appeler(`/adhesions/${SIRET}`));
  expect(apres.signataires[0]).toMatchObject({ au: '2026-03-22', enVigueur: false });
  const joint = await c.appeler(`/adhesions/${SIRET}/documents/${apres.etapes.at(-1).document}`);
  expect(await joint.text()).toBe('arrêté de retrait');
  expect((await c.appeler(`/adhesions/${SIRET}/documents/${'0'.repeat(64)}`)).status).toBe(404);
});
