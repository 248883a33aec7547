/** An ordonnateur joins by the steps of art. 2, and registers who signs. */
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { identite } from '../autorites.ts';
import { AC } from '../confiance/autorite.ts';
import { CODIQUE } from './console-eprouvee.ts';
import { INCONNU, statuts } from './openapi-statuts.ts';
import { registreEprouve } from './registre-eprouve.ts';

type Console = Awaited<ReturnType<typeof registreEprouve>>;

const siret = '00012345600013';
const base = `/adhesions/${siret}`;
const maire = { role: 'ordonnateur', id: 'hab-maire', codique: null, siret };
const comptable = { role: 'comptable', id: 'hab-comptable', codique: CODIQUE };
const volet = { adhere: true, donneesDepuis: '2026-01-01', editeur: 'Éditeur d’essai', progiciel: 'Compta' };
const formulaire = {
  organisme: 'Commune de Trévigny-le-Château',
  representant: { civilite: 'Mme', nom: 'Exemple', prenom: 'Anne', qualite: 'Maire' },
  ...{ codiques: [CODIQUE], versionPes: '2', receptionHelios: true, depense: volet },
  ...{ transmission: { mode: 'portail-dgfip' }, certificat: { famille: 'dgfip' }, renonciation: 'Par courrier.' },
};

async function adherer({ poster, appeler }: Console) {
  expect((await appeler(base)).status).toBe(404);
  expect((await poster(`${base}/formulaire`, { ...formulaire, organisme: '' })).status).toBe(422);
  for (const attendu of [201, 200])
    expect((await poster(`${base}/formulaire`, { ...formulaire, saisiPar: maire })).status).toBe(attendu);
  const document = 'd'.repeat(64);
  const acte = (nom: string, corps: object) => poster(`${base}/actes/${nom}`, { le: '2025-12-10', ...corps });
  expect((await acte('accord', { document })).status).toBe(409);
  expect((await acte('accord', { le: 'hier' })).status).toBe(422);
  expect((await acte('validation', { saisiPar: comptable })).status).toBe(200);
  expect((await acte('accord', { document })).status).toBe(200);
  const signe = { document, signeLe: '2025-12-15', saisiPar: comptable };
  expect((await acte('formulaire-signe', { ...signe, le: '2025-12-14' })).status).toBe(422);
  expect((await acte('formulaire-signe', { ...signe, le: '2025-12-16' })).status).toBe(200);
  expect((await acte('copie', { le: '2025-12-17', saisiPar: comptable })).status).toBe(200);
}

async function inscrireEtRetirer({ poster, appeler, tourner }: Console) {
  const { pem } = identite({ nom: 'Anne Exemple', emetteur: AC, du: '2025-01-01', au: '2029-01-01' });
  const signataire = {
    ...{ certificat: pem, qualite: 'ordonnateur', fonction: 'Maire', du: '2026-01-01', domaines: ['depense'] },
    ...{ attestation: { pieces: 'toutes' }, saisiPar: maire },
  };
  expect((await poster(`${base}/signataires`, { ...signataire, certificat: 'non' })).status).toBe(422);
  const inscrit = await poster(`${base}/signataires`, signataire);
  const [{ certificat }] = (await inscrit.json()).signataires;
  const fin = { dernierJour: '2026-12-31', raison: 'Fin de mandat.', saisiPar: maire };
  expect((await poster(`${base}/signataires/${INCONNU}/retrait`, fin)).status).toBe(404);
  expect((await poster(`${base}/signataires/${certificat}/retrait`, fin)).status).toBe(201);
  const corps = new FormData();
  const joints = { le: '2026-11-01', raison: 'Délibération.', modalites: 'Préavis.', effetLe: '2030-01-01' };
  for (const [nom, valeur] of Object.entries(joints)) corps.append(nom, valeur);
  corps.append('fichier', new File(['délibération'], 'deliberation.pdf'));
  expect((await appeler(`${base}/actes/renonciation`, { method: 'POST', body: corps })).status).toBe(200);
  const joint = createHash('sha256').update('délibération').digest('hex');
  const reprise = { codiques: [CODIQUE], depuis: '2026-01-01', saisiPar: { ...maire, role: 'administrateur' } };
  expect(await statuts(appeler(`${base}/documents/${joint}`), appeler(`${base}/documents/${INCONNU}`))).toEqual([
    200, 404,
  ]);
  expect((await poster('/adhesions/00098765400011', reprise)).status).toBe(201);
  expect((await poster(base, reprise)).status).toBe(409);
  expect((await poster('/adhesions/00098765400011', { ...reprise, siretsRattaches: [siret] })).status).toBe(409);
  expect((await poster('/adhesions/00098765400011', {})).status).toBe(400);
  await tourner(siret);
  expect(await statuts(appeler(base), appeler('/adhesions?max=2&q=tr'))).toEqual([200, 200]);
}

export async function parcoursDUneAdhesion() {
  const console_ = await registreEprouve();
  await adherer(console_);
  await inscrireEtRetirer(console_);
}
