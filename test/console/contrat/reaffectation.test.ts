/** The DDFiP hands dossiers to another étude of the groupement, and learns of each its number and its outcome alone. */
import { expect, test } from 'vitest';
import { AUTRE_ETUDE, CONTRAT, POSTE } from '../../pca/exemples.ts';
import { dossiersEprouves } from '../dossier/dossiers-eprouves.ts';

const PAGE = `/contrats/${CONTRAT}`;
const ADRESSE = `${PAGE}/reaffectation`;

async function aReaffecter() {
  const eprouves = await dossiersEprouves();
  const ddfip = await eprouves.venir({
    ...{ role: 'ddfip', perimetre: { type: 'departement', code: '52' }, courriel: 'ddfip@exemple.invalid' },
  });
  await eprouves.confier('C-1', 40_000);
  const champs = { poste: POSTE, etude: AUTRE_ETUDE, survenuLe: '2026-01-10', motif: 'changement-de-secteur' };
  return { ...eprouves, ddfip, champs, autre: await eprouves.etudeDe(AUTRE_ETUDE) };
}

test('by the form: a summary first, then the outcome of each, and the new étude reads the dossier', async () => {
  const { page, lire, soumettre, ddfip, champs, autre } = await aReaffecter();
  expect((await lire(`/dossiers/${POSTE}/C-1`, autre)).status).toBe(404);
  expect(await page(PAGE, ddfip)).toContain(`href="${ADRESSE}"`);
  expect(await page(ADRESSE, ddfip)).toContain(`value="${AUTRE_ETUDE}"`);
  const demande = { ...champs, message: 'r1', numeros: 'C-1\r\nC-2\r\n' };
  const recapitulatif = await soumettre(ADRESSE, ddfip, demande);
  const relu = await recapitulatif.text();
  expect(relu).toContain('Récapitulatif');
  expect(relu).toContain('changement de secteur du redevable');
  expect(relu).toContain('type="file"');
  expect((await lire(`/dossiers/${POSTE}/C-1`, autre)).status).toBe(404);
  const document = new File(['%PDF-1.7 décision'], 'decision.pdf');
  const resultat = await (await soumettre(ADRESSE, ddfip, { ...demande, confirme: 'oui', document })).text();
  expect(resultat).toContain('Les deux études et le comptable en sont avisés.');
  expect(resultat).toContain('C-2');
  expect(resultat).not.toMatch(/Dupré|Moulin|href="\/dossiers\//);
  const { chronologie, documents } = await (await lire(`/dossiers/${POSTE}/C-1`, autre)).json();
  expect(chronologie.map(({ phrase }: { phrase: string }) => phrase).join()).toContain('changement de secteur');
  const piece = documents.find(({ nom }: { nom: string }) => nom === 'Décision de réaffectation');
  const lue = await lire(`/dossiers/${POSTE}/C-1/objets/${piece.sha256}`, autre);
  expect(await lue.text()).toBe('%PDF-1.7 décision');
});

test('by a program: told again it redoes nothing, and no dossier of another contract is known there', async () => {
  const { poster, ddfip, champs } = await aReaffecter();
  const demande = { ...champs, message: { id: 'r1' }, numeros: ['C-1', 'C-2'] };
  const issues = async () =>
    (await (await poster(ADRESSE, ddfip, demande)).json()).resultats.map(
      ({ numero, issue }: { numero: string; issue: string }) => [numero, issue],
    );
  expect(await issues()).toEqual([
    ['C-1', 'fait'],
    ['C-2', 'refuse'],
  ]);
  expect(await issues()).toEqual([
    ['C-1', 'deja'],
    ['C-2', 'refuse'],
  ]);
});

test('nobody else does it, nor learns which dossiers exist; what is wrong is said beside its field', async () => {
  const { poster, page, soumettre, ddfip, ferrand, etude, champs } = await aReaffecter();
  for (const lui of [ferrand, etude]) {
    expect(await page(PAGE, lui)).not.toContain(ADRESSE);
    const refus = await poster(ADRESSE, lui, { ...champs, message: { id: 'r1' }, numeros: ['C-1'] });
    expect([refus.status, (await refus.json()).code]).toEqual([403, 'ACTE_RESERVE_A_LA_DDFIP']);
  }
  const vide = await soumettre(ADRESSE, ddfip, { ...champs, message: 'r2', numeros: '' });
  expect(vide.status).toBe(422);
  expect(await vide.text()).toContain('href="#numeros"');
  const sansMotif = await soumettre(ADRESSE, ddfip, { ...champs, message: 'r3', numeros: 'C-1', motif: '' });
  expect(sansMotif.status).toBe(422);
  expect(await sansMotif.text()).toContain('href="#motif"');
});
