/** États récapitulatifs over HTTP: expected, filled in from our journal, handed in, and compared line by line. */
import { expect, test } from 'vitest';
import { demandeEnClair, PDF } from '../../pca/departement.ts';
import { AUTRE_ETUDE, CONTRAT, ETUDE, POSTE } from '../../pca/exemples.ts';
import { dossiersEprouves } from '../dossier/dossiers-eprouves.ts';

const ADRESSE = `/etats/${ETUDE}/${POSTE}/produits-locaux/2026-T1`;

async function unTrimestre() {
  const eprouves = await dossiersEprouves('2026-02-02');
  const { confier, lire, etude, acte, au, tourner, venir } = eprouves;
  await confier('D-1', 50_000);
  await lire(`/dossiers/${POSTE}/D-1`, etude);
  expect(
    (
      await acte('D-1', 'versement', etude, {
        mouvement: 'V1',
        recuLe: '2026-02-02',
        montant: 10_000,
        mode: 'virement',
      })
    ).status,
  ).toBe(201);
  au('2026-04-02');
  await tourner();
  const ddfip = await venir({
    role: 'ddfip',
    perimetre: { type: 'departement', code: '52' },
    courriel: 'd@exemple.invalid',
  });
  return { ...eprouves, ddfip };
}

test('the statement is filled in from the journal, the étude hands it in, and it is the same on both sides', async () => {
  const { lire, page, soumettre, etude, tourner, ddfip } = await unTrimestre();
  const { calcule, limite } = await (await lire(ADRESSE, etude)).json();
  expect(limite).toBe('2026-04-05');
  expect(calcule).toMatchObject({ recus: { nombre: 1, montant: 50_000 }, verse: 10_000, resteAReverser: 10_000 });
  const saisie = await page(`${ADRESSE}/saisie`, etude);
  expect(saisie).toMatch(/name="recus\.montant"[^>]*value="500,00"/);
  const champs = Object.fromEntries(
    [...saisie.matchAll(/name="([\w.]+)"[^>]*value="([^"]*)"/g)].map(([, nom = '', valeur = '']) => [nom, valeur]),
  );
  expect((await soumettre(ADRESSE, etude, champs)).status).toBe(303);
  await tourner();
  expect(await page(ADRESSE, ddfip)).toContain('Conforme');
  const { etats } = await (await lire('/etats?trimestre=2026-T1', ddfip)).json();
  expect(etats.find(({ depose }: { depose: unknown }) => depose !== null)).toMatchObject({
    depose: { ecarts: 0, tardif: false },
  });
});

test('what the étude counts otherwise is recorded, and each difference is said in words', async () => {
  const { lire, page, soumettre, etude, ferrand } = await unTrimestre();
  const csv = await (await lire(`${ADRESSE}/csv`, etude)).text();
  expect(csv).toContain('"recus.montant"');
  const corrige = csv.replace(/("verse\.montant";"[^"]*";)"[^"]*"/, '$1"50,00"');
  const fichier = new File([corrige], 'etat.csv', { type: 'text/csv' });
  expect((await soumettre(ADRESSE, etude, { message: 'e1', fichier })).status).toBe(303);
  const html = await page(ADRESSE, ferrand);
  expect(html).toContain('1\u00a0ligne différente');
  expect(html).toContain(
    'Versé à l’étude : l’état dit 50,00\u00a0€, Passerelle compte 100,00\u00a0€, soit 50,00\u00a0€ de moins.',
  );
});

test('a line that is not there is not a zero: what is cut short is handed in by nobody', async () => {
  const { lire, soumettre, etude } = await unTrimestre();
  const csv = await (await lire(`${ADRESSE}/csv`, etude)).text();
  const coupe = new File([csv.split('\r\n').slice(0, 5).join('\r\n')], 'etat.csv', { type: 'text/csv' });
  for (const [champs, dit] of [
    [{ message: 'e1' }, 'Cette ligne manque'],
    [{ message: 'e2', fichier: coupe }, 'Il manque des lignes à ce fichier : rouverts.nombre'],
  ] as const) {
    const refuse = await soumettre(ADRESSE, etude, champs);
    expect([refuse.status, await refuse.text()]).toEqual([422, expect.stringContaining(dit)]);
  }
  expect((await (await lire(ADRESSE, etude)).json()).depots).toEqual([]);
});

test('a line that cannot be read is said beside its field, and nothing is handed in', async () => {
  const { lire, soumettre, etude } = await unTrimestre();
  const refuse = await soumettre(ADRESSE, etude, { message: 'e1', 'verse.montant': 'beaucoup' });
  expect([refuse.status, await refuse.text()]).toEqual([422, expect.stringContaining('href="#verse-montant"')]);
  const faux = await soumettre(ADRESSE, etude, { message: 'e1', fichier: new File(['Code;Valeur\nautre;1'], 'e.csv') });
  expect(await faux.text()).toContain('n’est pas celui d’une ligne');
  expect((await (await lire(ADRESSE, etude)).json()).depots).toEqual([]);
});

test('nil statements are expected too; what did not come by the 5th is late; each sees his own', async () => {
  const { lire, etudeDe, etude, au, ddfip, page } = await unTrimestre();
  const lus = async (lui: typeof etude) => (await (await lire('/etats?trimestre=2026-T1', lui)).json()).etats;
  expect(await lus(ddfip)).toHaveLength(4);
  expect(await lus(etude)).toHaveLength(2);
  au('2026-04-05');
  expect((await lus(ddfip)).every(({ situation }: { situation: string }) => situation === 'due')).toBe(true);
  au('2026-04-06');
  expect(await page('/etats?trimestre=2026-T1', ddfip)).toContain('4 en retard');
  const autre = await etudeDe(AUTRE_ETUDE);
  expect((await lus(autre)).every(({ etat }: { etat: { etude: string } }) => etat.etude === AUTRE_ETUDE)).toBe(true);
  expect((await lire(ADRESSE, autre)).status).toBe(404);
});

test('scenario 8: the contract ends in July, a dossier runs to October: its statements are due, and no new demande is', async () => {
  const { acte, poster, au, ddfip, confier, lire, etude, ferrand, tourner } = await unTrimestre();
  const contrat = (chemin: string, corps: object) =>
    poster(`/contrats/${CONTRAT}/actes/${chemin}`, ddfip, { message: { id: chemin }, ...corps });
  au('2026-05-15');
  await contrat('mise-en-demeure', { le: '2026-05-15', document: { contenu: Buffer.from(PDF).toString('base64') } });
  au('2026-07-18');
  await confier('D-8', 40_000);
  await lire(`/dossiers/${POSTE}/D-8`, etude);
  au('2026-07-20');
  expect((await contrat('resiliation', { le: '2026-07-20', place: 'PLACE-8' })).status).toBe(201);
  au('2026-07-21');
  await tourner();
  expect((await (await lire(`/dossiers/${POSTE}/D-8`, ferrand)).json()).terme).toBe('2026-10-01');
  const tardive = demandeEnClair(1000, { signeeLe: '2026-07-21' });
  const refusee = await poster('/dossiers', ferrand, tardive);
  expect(refusee.status).toBe(422);
  expect(await refusee.json()).toMatchObject({ code: 'CONTRAT_INACTIF', remede: expect.stringMatching(/./) });
  const { extinction, situation } = await (await lire(`/contrats/${CONTRAT}`, ddfip)).json();
  expect({ extinction, situation }).toEqual({ extinction: 'en-extinction', situation: 'resilie' });
  const adresse = { lignes: ['1 rue Neuve'], codePostal: '75001', commune: 'Paris' };
  au('2026-08-10');
  const parti = {
    survenuLe: '2026-08-10',
    dansDepartement: false,
    dansRessort: false,
    certitude: 'confirmee',
    adresse,
  };
  expect((await acte('D-8', 'adresse', etude, parti)).status).toBe(201);
  expect((await acte('D-8', 'retrait', ferrand, { survenuLe: '2026-08-10', motif: 'hors-ressort' })).status).toBe(201);
  await tourner();
  const troisieme = await (await lire(ADRESSE.replace('T1', 'T3'), ddfip)).json();
  expect(troisieme).toMatchObject({ limite: '2026-10-05', calcule: { closRetires: { nombre: 1, montant: 40_000 } } });
});
