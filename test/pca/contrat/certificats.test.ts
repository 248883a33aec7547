/** Who signs the files of a poste or of an étude is said by himself, on the contract, by the digest of his certificate. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { tenirLeContrat } from '../../../functions/pca/contrat/handler.ts';
import type { Acteur } from '../../../schemas/evenements/identifiants.ts';
import { identite } from '../../autorites.ts';
import { AC } from '../../confiance/autorite.ts';
import { type Departement, departement, enVigueur, nouveau, PDF, qui } from '../departement.ts';
import { AGENT, AUTRE_ETUDE, COMPTABLE, CONTRAT, DDFIP, ETUDE, etude, GROUPEMENT, POSTE } from '../exemples.ts';
import { SIGNATAIRE } from '../fichier/redige.ts';

const SHA256 = createHash('sha256').update(SIGNATAIRE.certificat).digest('hex');
const POSTE_052001 = { type: 'poste', codique: POSTE };
const ADMINISTRATEUR: Acteur = { role: 'administrateur', id: 'hab-admin', codique: null };
const inscription = (change: object = {}) => ({
  ...{ type: 'CertificatInscrit', message: nouveau(), pour: POSTE_052001, fonction: 'Comptable public' },
  ...{ du: '2026-01-01', au: null, certificat: { contenu: SIGNATAIRE.certificat } },
  ...change,
});
const retrait = (change: object = {}) => ({
  ...{ type: 'CertificatRetire', message: nouveau(), pour: POSTE_052001, certificat: SHA256 },
  ...{ dernierJour: '2026-06-30', ...change },
});
const code = async (fait: ReturnType<Departement['tenir']>) => {
  const resultat = await fait;
  return resultat.ok ? resultat.events.map(({ type }) => type) : resultat.refus.code;
};

describe('a certificate is inscribed', () => {
  test('by the comptable for his poste, by the étude for itself, and by nobody else', async () => {
    const d = await enVigueur();
    for (const par of [DDFIP, ADMINISTRATEUR, AGENT, etude(), { ...COMPTABLE, codique: '052002' }])
      expect(await code(d.tenir(inscription(), par))).toBe('ACTE_RESERVE_A_QUI_SIGNE');
    const pour = { type: 'etude', siret: AUTRE_ETUDE };
    for (const par of [DDFIP, COMPTABLE, etude(ETUDE)])
      expect(await code(d.tenir(inscription({ pour }), par))).toBe('ACTE_RESERVE_A_QUI_SIGNE');
    expect(await code(d.tenir(inscription(), COMPTABLE))).toEqual(['CertificatInscrit']);
    expect(await code(d.tenir(inscription({ pour }), etude(AUTRE_ETUDE)))).toEqual(['CertificatInscrit']);
  });

  test('by a poste and an étude of the contract only', async () => {
    const d = await enVigueur();
    const poste = { type: 'poste', codique: '052002' };
    const ailleurs = { ...COMPTABLE, codique: '052002' };
    expect(await code(d.tenir(inscription({ pour: poste }), ailleurs))).toBe('POSTE_HORS_CONTRAT');
    const siret = '33000000000011';
    expect(await code(d.tenir(inscription({ pour: { type: 'etude', siret } }), etude(siret)))).toBe('ETUDE_INCONNUE');
    const absent = departement();
    expect(await code(absent.tenir(inscription(), COMPTABLE))).toBe('CONTRAT_TRANSITION_INTERDITE');
  });

  test('in PEM or in DER, and the journal has but its digest', async () => {
    const d = await enVigueur();
    await d.tenir(inscription({ certificat: { contenu: Buffer.from(SIGNATAIRE.pem) } }), COMPTABLE);
    const inscrit = (await d.journal.read(`contrat/${CONTRAT}`)).events.at(-1);
    expect(inscrit?.data).toMatchObject({ certificat: SHA256, pour: POSTE_052001 });
    expect(JSON.stringify(inscrit)).not.toMatch(/Durand|objet/);
  });

  test.each([
    ['what is no certificate', { certificat: { contenu: PDF } }, 'CERTIFICAT_NON_LU'],
    ['an end before its beginning', { au: '2025-12-31' }, 'CERTIFICAT_DATES_INVERSEES'],
  ])('not with %s', async (_, change, attendu) => {
    const d = await enVigueur();
    expect(await code(d.tenir(inscription(change), COMPTABLE))).toBe(attendu);
  });

  test('once for each day, and again after its end', async () => {
    const d = await enVigueur();
    await d.tenir(inscription(), COMPTABLE);
    expect(await code(d.tenir(inscription({ du: '2027-01-01' }), COMPTABLE))).toBe('CERTIFICAT_DEJA_INSCRIT');
    expect(await code(d.tenir(retrait(), etude()))).toBe('ACTE_RESERVE_A_QUI_SIGNE');
    expect(await code(d.tenir(retrait(), COMPTABLE))).toEqual(['CertificatRetire']);
    expect(await code(d.tenir(retrait({ dernierJour: '2026-07-31' }), COMPTABLE))).toBe('CERTIFICAT_DEJA_RETIRE');
    expect(await code(d.tenir(inscription({ du: '2026-07-01' }), COMPTABLE))).toEqual(['CertificatInscrit']);
    const autre = createHash('sha256').update('autre').digest('hex');
    expect(await code(d.tenir(retrait({ certificat: autre }), COMPTABLE))).toBe('CERTIFICAT_NON_INSCRIT');
  });

  test('after the contract has ended too: files still come', async () => {
    const d = await enVigueur('2026-05-15');
    const document = { contenu: PDF };
    await d.tenir({ type: 'ContratMisEnDemeure', message: nouveau(), le: '2026-05-15', document });
    d.au('2026-07-20');
    await d.tenir({ type: 'ContratResilie', message: nouveau(), le: '2026-07-20', place: 'PLACE-77' });
    const autre = identite({ emetteur: AC, nom: 'Remplaçante', serie: '77' }).certificat;
    expect(await code(d.tenir(inscription({ certificat: { contenu: autre } }), COMPTABLE))).toEqual([
      'CertificatInscrit',
    ]);
  });
});

test('a mandataire habilité for his groupement acts as the étude that its DC1 names, and his message says so', async () => {
  const d = await enVigueur();
  const acteur: Acteur = { role: 'mandataire', id: 'hab-m', codique: null, siret: GROUPEMENT };
  const lui = { ...qui(acteur), perimetre: { type: 'groupement', siret: GROUPEMENT } as const };
  const table = { type: 'TableDeposee', message: nouveau(), table: 'T', depuis: '2026-01-12', lignes: [] };
  const fait = await tenirLeContrat(d.needs)(lui, CONTRAT, table);
  expect(fait).toMatchObject({
    ok: true,
    events: [{ data: { message: { par: { role: 'mandataire', siret: ETUDE } } } }],
  });
  const ailleurs = { ...lui, acteur: { ...acteur, siret: '33000000000011' } };
  expect(await tenirLeContrat(d.needs)(ailleurs, CONTRAT, { ...table, message: nouveau() })).toMatchObject({
    refus: { code: 'ACTE_RESERVE_AU_MANDATAIRE' },
  });
});
