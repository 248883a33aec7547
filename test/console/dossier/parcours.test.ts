/** Scenarios 4 and 5 as people live them: through the API, and through the pages. */
import { describe, expect, test } from 'vitest';
import { clesDe } from '../../../functions/habilitation/personne.ts';
import { reaffecter } from '../../../functions/pca/dossier/handler.ts';
import { nouveau, qui, titre } from '../../pca/departement.ts';
import { AUTRE_ETUDE, DDFIP, ETUDE, POSTE } from '../../pca/exemples.ts';
import { type DossiersEprouves, dossiersEprouves } from './dossiers-eprouves.ts';

const adresse = (numero: string) => `/dossiers/${POSTE}/${numero}`;

async function dossierDe({ lire, ferrand }: DossiersEprouves, numero: string) {
  const reponse = await lire(adresse(numero), ferrand);
  expect(reponse.status).toBe(200);
  return reponse.json();
}

async function refus(reponse: Response) {
  const { code, remede } = await reponse.json();
  expect(remede).not.toBe('');
  return [reponse.status, code];
}

describe('4. Contestation : 820 €, par l’API', () => {
  test('le tribunal suspend, le terme passe, et la phase reprend pour la somme jugée', async () => {
    const eprouves = await dossiersEprouves('2026-02-02');
    const { confier, lire, acte, au, etude, ferrand } = eprouves;
    await confier('D-820', 82_000);
    expect((await lire(adresse('D-820'), etude)).status).toBe(200);
    expect(await dossierDe(eprouves, 'D-820')).toMatchObject({
      ...{ etat: 'recu', terme: '2026-04-18' },
      reception: { jour: '2026-02-02', moyen: 'premiere-lecture' },
    });
    au('2026-02-10');
    const gracieux = { survenuLe: '2026-02-10', sorte: 'gracieuse', effet: 'informer' };
    expect((await acte('D-820', 'contestation', ferrand, gracieux)).status).toBe(201);
    expect(await dossierDe(eprouves, 'D-820')).toMatchObject({ etat: 'recu', consigne: 'poursuivre' });
    au('2026-02-20');
    const tribunal = { survenuLe: '2026-02-20', sorte: 'juridiction', effet: 'informer' };
    expect(await refus(await acte('D-820', 'contestation', ferrand, tribunal))).toEqual([422, 'EFFET_INTERDIT']);
    const suspend = { ...tribunal, effet: 'suspendre' };
    expect((await acte('D-820', 'contestation', ferrand, suspend)).status).toBe(201);
    expect(await dossierDe(eprouves, 'D-820')).toMatchObject({ etat: 'suspendu', consigne: 'suspendre' });
    au('2026-04-19');
    expect((await dossierDe(eprouves, 'D-820')).etat).toBe('suspendu');
    au('2026-06-10');
    const levee = { survenuLe: '2026-06-10', terme: '2026-08-24', dette: 50_000 };
    expect(await refus(await acte('D-820', 'levee', etude, levee))).toEqual([403, 'ACTE_RESERVE_AU_COMPTABLE']);
    expect((await acte('D-820', 'levee', ferrand, levee)).status).toBe(201);
    expect(await dossierDe(eprouves, 'D-820')).toMatchObject({
      ...{ etat: 'en-cours', terme: '2026-08-24' },
      compte: { confie: 82_000, dette: 50_000, resteDu: 50_000 },
    });
  });
});

describe('un chèque qui solde le dossier, puis revient impayé', () => {
  const solde = async () => {
    const eprouves = await dossiersEprouves('2026-02-02');
    await eprouves.confier('D-150', 15_000);
    await eprouves.lire(adresse('D-150'), eprouves.etude);
    const cheque = { mouvement: 'V1', montant: 15_000, mode: 'cheque-etude', recuLe: '2026-02-02' };
    expect((await eprouves.acte('D-150', 'versement', eprouves.etude, cheque)).status).toBe(201);
    expect(await dossierDe(eprouves, 'D-150')).toMatchObject({ etat: 'solde', suspensions: [] });
    return eprouves;
  };
  const impaye = ({ acte, etude }: DossiersEprouves) =>
    acte('D-150', 'impaye', etude, { mouvement: 'V1', rejeteLe: '2026-02-20' });

  test('le rouvre suspendu par l’action en justice notée entre-temps, que la page annonçait', async () => {
    const eprouves = await solde();
    const { acte, page, au, ferrand } = eprouves;
    au('2026-02-20');
    const tribunal = { survenuLe: '2026-02-12', sorte: 'juridiction', effet: 'suspendre' };
    expect((await acte('D-150', 'contestation', ferrand, tribunal)).status).toBe(201);
    expect(await page(adresse('D-150'), ferrand)).toContain('Vaudra si un paiement revient impayé');
    expect((await impaye(eprouves)).status).toBe(201);
    expect(await dossierDe(eprouves, 'D-150')).toMatchObject({
      ...{ etat: 'suspendu', consigne: 'suspendre' },
      suspensions: [{ cause: 'juridiction', depuis: '2026-02-12' }],
    });
    expect(await page(adresse('D-150'), ferrand)).not.toContain('Vaudra si');
  });

  test('laisse payer la dette par ce que le comptable tenait en trop, et le dit au centime', async () => {
    const eprouves = await solde();
    const { acte, page, au, ferrand } = eprouves;
    au('2026-02-20');
    const virement = { mouvement: 'P1', montant: 16_000, mode: 'virement', recuLe: '2026-02-12', autresDettes: true };
    expect((await acte('D-150', 'paiement', ferrand, virement)).status).toBe(201);
    const rendu = { mouvement: 'P1', le: '2026-02-13', montant: 1000 };
    expect((await acte('D-150', 'restitution', ferrand, rendu)).status).toBe(201);
    expect((await dossierDe(eprouves, 'D-150')).compte).toMatchObject({ excedentARendre: 15_000, excedentRendu: 1000 });
    expect((await impaye(eprouves)).status).toBe(201);
    expect(await dossierDe(eprouves, 'D-150')).toMatchObject({
      etat: 'solde',
      compte: { resteDu: 0, principalPaye: 15_000, excedentARendre: 0, excedentRendu: 1000, renduATort: 0 },
    });
    const html = await page(adresse('D-150'), ferrand);
    expect(html).toContain('il ne compte plus. Le règlement P1 se répartit de nouveau');
    expect(html).not.toContain('Excédent à rendre');
  });
});

describe('5. Prolongation : un dossier reçu le 12/01/2026', () => {
  const recu = async () => {
    const eprouves = await dossiersEprouves('2026-01-12');
    const creances = [titre(30_000, { prescription: '2026-06-30' })];
    await eprouves.confier('D-300', 30_000, { creances });
    await eprouves.lire(adresse('D-300'), eprouves.etude);
    return eprouves;
  };

  test('par les pages : l’étude demande, le comptable se tait, le terme du 28/03 rend le dossier', async () => {
    const eprouves = await recu();
    const { soumettre, page, au, etude, ferrand, tourner } = eprouves;
    au('2026-03-23');
    const demander = `${adresse('D-300')}/actes/prolongation-demandee`;
    expect(await page(demander, etude)).toContain('son silence n’accorde rien');
    const vide = await soumettre(demander, etude, { message: 'p-1', survenuLe: '23/03/2026', jours: '' });
    expect(vide.status).toBe(422);
    expect(await vide.text()).toContain('<a href="#jours">');
    const champs = { message: 'p-1', survenuLe: '2026-03-23', jours: '30' };
    for (const fois of [1, 2]) expect([fois, (await soumettre(demander, etude, champs)).status]).toEqual([fois, 303]);
    await tourner();
    expect(await page('/', ferrand)).toContain('Demandes d’étude sans réponse');
    au('2026-03-28');
    expect(await page(adresse('D-300'), ferrand)).toContain('dernier jour');
    au('2026-03-29');
    const rendu = await page(adresse('D-300'), ferrand);
    expect(rendu).toContain('Terme échu, rendu au comptable');
    const tardive = await soumettre(`${adresse('D-300')}/actes/prolongation`, ferrand, {
      ...{ message: 'p-2', terme: '2026-04-30', motif: 'autre', survenuLe: '2026-03-29' },
    });
    expect([tardive.status, (await tardive.text()).includes('ne peut plus être prolongée')]).toEqual([409, true]);
  });

  test('le comptable prolonge le 27/03 au 30/04 ; pas l’étude, ni au-delà de la prescription', async () => {
    const eprouves = await recu();
    const { acte, au, etude, ferrand, page } = eprouves;
    au('2026-03-27');
    const prolonger = (lui: typeof etude, terme: string) =>
      acte('D-300', 'prolongation', lui, { terme, motif: 'paiement-en-cours', survenuLe: '2026-03-27' });
    expect(await refus(await prolonger(etude, '2026-04-30'))).toEqual([403, 'ACTE_RESERVE_AU_COMPTABLE']);
    expect(await refus(await prolonger(ferrand, '2026-07-01'))).toEqual([422, 'TERME_APRES_PRESCRIPTION']);
    expect((await prolonger(ferrand, '2026-04-30')).status).toBe(201);
    expect((await dossierDe(eprouves, 'D-300')).terme).toBe('2026-04-30');
    expect(await page(`${adresse('D-300')}/diligences`, ferrand)).toContain(
      'prolonge la phase du 28/03/2026 au 30/04/2026',
    );
  });
});

test('l’étude que le dossier a quittée dit encore qu’elle l’a su, et n’en voit plus rien d’autre', async () => {
  const { confier, lire, poster, tourner, etude: elle, etudeDe, needs } = await dossiersEprouves('2026-01-12');
  await confier('R-1', 20_000);
  await lire(`/dossiers/${POSTE}/R-1`, elle);
  const passage = { message: nouveau(), survenuLe: '2026-01-12', etude: AUTRE_ETUDE, motif: 'changement-de-secteur' };
  const nom = { poste: POSTE, numero: 'R-1' };
  expect(await reaffecter({ ...needs, cles: clesDe(new Uint8Array(32)) })(qui(DDFIP), nom, passage)).toMatchObject({
    ok: true,
  });
  await tourner();
  const { messages } = await (await lire(`/etudes/${ETUDE}/messages`, elle)).json();
  const relevee = JSON.stringify(messages).match(/pca\.\d+\.R-1\.\d+\.2(?=")/);
  const dite = relevee?.[0] ?? '';
  const reception = `/pca/messages/${dite}/reception`;
  expect((await poster(reception, await etudeDe('33000000000011'), {})).status).toBe(404);
  expect(await (await poster(reception, elle, {})).json()).toEqual({ dedupId: dite, deja: false });
  expect((await lire(`/dossiers/${POSTE}/R-1`, elle)).status).toBe(404);
});
