/** Over HTTP, the comptable suspends what goes by wire to an étude, reads it again first, and everybody bound sees it. */
import { expect, test } from 'vitest';
import { demandeEnClair } from '../../pca/departement.ts';
import { CONTRAT, ETUDE, POSTE } from '../../pca/exemples.ts';
import { dossiersEprouves } from '../dossier/dossiers-eprouves.ts';

const PAGE = `/contrats/${CONTRAT}`;
const SUSPENDRE = `${PAGE}/actes/suspension-raccordement`;
const RETABLIR = `${PAGE}/actes/retablissement-raccordement`;
const champs = { poste: POSTE, etude: ETUDE, motif: 'acces-empeche', raison: 'Panne de l’étude', le: '10/01/2026' };

test('by the forms: a summary, then the suspension shown to the poste and to the étude, and no dossier goes by wire', async () => {
  const { soumettre, page, lire, poster, ferrand, etude, tourner } = await dossiersEprouves();
  await tourner();
  expect(await page(PAGE, etude)).not.toContain(SUSPENDRE);
  expect(await page(PAGE, ferrand)).not.toContain(RETABLIR);
  expect(await page('/', ferrand)).not.toContain('Raccordements suspendus');
  const relu = await soumettre(SUSPENDRE, ferrand, { ...champs, message: 'r1' });
  expect([relu.status, await relu.text()]).toEqual([200, expect.stringContaining('Récapitulatif')]);
  const sansRaison = await soumettre(SUSPENDRE, ferrand, { ...champs, raison: '', message: 'r0' });
  expect([sansRaison.status, await sansRaison.text()]).toEqual([422, expect.stringContaining('href="#raison"')]);
  const confirme = { ...champs, message: 'r1', confirme: 'oui' };
  expect((await soumettre(SUSPENDRE, ferrand, confirme)).status).toBe(303);
  for (const lui of [ferrand, etude]) {
    expect(await page(PAGE, lui)).toContain('Raccordements suspendus');
    expect(await page('/', lui)).toContain('Raccordements suspendus');
  }
  const demande = demandeEnClair(30_000, { numero: 'R-1', signeeLe: '2026-01-10' });
  const refus = await poster('/dossiers', ferrand, demande);
  expect([refus.status, (await refus.json()).code]).toEqual([409, 'RACCORDEMENT_SUSPENDU']);
  const encore = await soumettre(SUSPENDRE, ferrand, { ...confirme, message: 'r2' });
  expect([encore.status, await encore.text()]).toEqual([409, expect.stringContaining('href="#etude"')]);
  const retabli = { poste: POSTE, etude: ETUDE, raison: 'Essai concluant', le: '10/01/2026', confirme: 'oui' };
  expect((await soumettre(RETABLIR, ferrand, { ...retabli, message: 'r3' })).status).toBe(303);
  expect((await (await lire(PAGE, etude)).json()).raccordements).toEqual([
    {
      ...{ etude: ETUDE, poste: POSTE, motif: 'acces-empeche', raison: 'Panne de l’étude' },
      ...{ depuis: '2026-01-10', retabliLe: '2026-01-10', enVigueur: false },
    },
  ]);
  expect((await poster('/dossiers', ferrand, demande)).status).toBe(201);
});

test('by a program, the étude and the DDFiP are refused, and the poste of another', async () => {
  const { poster, venir, ferrand, etude } = await dossiersEprouves();
  const perimetre = { type: 'departement', code: '52' } as const;
  const ddfip = await venir({ role: 'ddfip', perimetre, courriel: 'ddfip@exemple.invalid' });
  const acte = { ...champs, le: '2026-01-10', message: { id: 'r1' } };
  for (const lui of [etude, ddfip]) {
    const refus = await poster(SUSPENDRE, lui, acte);
    expect([refus.status, (await refus.json()).code]).toEqual([403, 'ACTE_RESERVE_AU_COMPTABLE']);
  }
  const autrui = await poster(SUSPENDRE, ferrand, { ...acte, poste: '052002' });
  expect([autrui.status, (await autrui.json()).code]).toEqual([403, 'AUTRE_POSTE']);
  expect((await poster(SUSPENDRE, ferrand, acte)).status).toBe(201);
  expect((await poster(SUSPENDRE, ferrand, acte)).status).toBe(200);
});
