/** A contract is kept, its money is handed over and confirmed, its quarter told; dossiers are acted on in bulk. */
import { expect } from 'vitest';
import { nouveau, PDF } from '../pca/departement.ts';
import { CONTRAT, ETUDE, POSTE } from '../pca/exemples.ts';
import { dossiersEprouves } from './dossier/dossiers-eprouves.ts';
import { statuts } from './openapi-statuts.ts';

const document = { contenu: Buffer.from(PDF).toString('base64') };
const PAGE = `/contrats/${CONTRAT}`;
const jour = '2026-02-02';
const iban = 'FR7630006000011234567890189';

type Eprouves = Awaited<ReturnType<typeof dossiersEprouves>>;
type Personne = Eprouves['etude'];

async function tenir({ lire, poster }: Eprouves, ddfip: Personne, mandataire: Personne) {
  const acte = (chemin: string, lui: Personne, corps: object) =>
    poster(`${PAGE}/actes/${chemin}`, lui, { message: nouveau(), ...corps });
  const compte = { etude: ETUDE, iban, declareLe: jour, depuis: jour, confirmation: document };
  const table = { table: 'T1', depuis: jour, lignes: [{ secteur: '52121', etude: ETUDE }] };
  const actes = [acte('compte', mandataire, compte), acte('table', mandataire, table), acte('table', ddfip, table)];
  expect(await statuts(...actes)).toEqual([201, 201, 403]);
  expect(await statuts(acte('taux', ddfip, { depuis: jour, taux: 1000 }), acte('x', ddfip, {}))).toEqual([422, 404]);
  const { parametresDuJour: parametres, etapes } = await (await lire(PAGE, ddfip)).json();
  const preuve = etapes.find((etape: { document: string | null }) => etape.document !== null).document;
  expect(await statuts(lire(`${PAGE}/tables/T1`, ddfip), lire(`${PAGE}/documents/${preuve}`, ddfip))).toEqual([
    200, 200,
  ]);
  const autre = {
    ...{ contrat: 'PCA52-B', departement: '52', titulaire: { type: 'etude', siret: ETUDE }, signataire: ETUDE },
    ...{ etudes: [ETUDE], postes: [POSTE], parametres, document },
  };
  expect(await statuts(poster('/contrats', ddfip, { message: nouveau(), ...autre }), lire('/contrats', ddfip))).toEqual(
    [201, 200],
  );
}

async function reverser({ lire, poster, acte, etude, ferrand, tourner }: Eprouves) {
  await acte('C-1', 'versement', etude, { mouvement: 'V1', montant: 10_000, mode: 'virement', recuLe: jour });
  await tourner();
  const lignes = [{ dossier: 'C-1', mouvement: 'V1', montant: 10_000 }];
  const annonce = { reversement: 'R1', poste: POSTE, ordonneLe: jour, mode: 'virement', total: 10_000, lignes, iban };
  expect((await lire('/reversements', etude)).status).toBe(200);
  expect((await poster('/reversements', etude, { message: nouveau(), ...annonce })).status).toBe(201);
  const adresse = `/reversements/${ETUDE}/R1`;
  const encaisse = { message: nouveau(), encaisseLe: jour, montant: 9_900 };
  expect(await statuts(lire(adresse, ferrand), poster(`${adresse}/encaissement`, ferrand, encaisse))).toEqual([
    200, 200,
  ]);
  await tourner();
  expect((await lire('/reversements', ferrand)).status).toBe(200);
}

async function restituer({ lire, poster, etude, au }: Eprouves, ddfip: Personne) {
  au('2026-04-02');
  const adresse = `/etats/${ETUDE}/${POSTE}/produits-locaux/2026-T1`;
  const { calcule } = await (await lire(adresse, etude)).json();
  const depot = { message: nouveau(), declare: { ...calcule, verse: 0 } };
  expect(await statuts(poster(adresse, etude, depot), lire(`${adresse}/csv`, etude), lire(adresse, ddfip))).toEqual([
    201, 200, 200,
  ]);
  expect((await lire('/etats?trimestre=2026-T1', ddfip)).status).toBe(200);
}

export async function parcoursDUnContrat() {
  const eprouves = await dossiersEprouves(jour);
  const { venir, confier, lire, poster, etude, ferrand } = eprouves;
  const ddfip = await venir({
    role: 'ddfip',
    perimetre: { type: 'departement', code: '52' },
    courriel: 'd@exemple.invalid',
  });
  const perimetre = { type: 'groupement', siret: '52000000900014' } as const;
  await tenir(eprouves, ddfip, await venir({ role: 'mandataire', perimetre, courriel: 'm@exemple.invalid' }));
  await confier('C-1', 40_000);
  await lire(`/dossiers/${POSTE}/C-1`, etude);
  await reverser(eprouves);
  const reaffectation = {
    poste: POSTE,
    numeros: ['C-1', 'C-inconnu'],
    etude: ETUDE,
    survenuLe: jour,
    motif: 'changement-de-secteur',
  };
  const reaffecter = (lui: Personne) => poster(`${PAGE}/reaffectation`, lui, { message: nouveau(), ...reaffectation });
  expect(await statuts(reaffecter(ddfip), reaffecter(ferrand), poster(`${PAGE}/reaffectation`, ddfip, {}))).toEqual([
    200, 403, 422,
  ]);
  const lot = { lot: 'l1', acte: 'prolongation', terme: '2026-06-30', motif: 'autre', survenuLe: jour };
  const dossiers = [{ poste: POSTE, numero: 'C-1' }];
  expect(await statuts(poster('/dossiers/lots', ferrand, { ...lot, dossiers }))).toEqual([200]);
  const contenu = `poste;dossier;type;date;motif\n${POSTE};C-1;disparition;${jour};inconnu\n`;
  expect(await statuts(poster('/dossiers/import', etude, { contenu }), lire('/dossiers/import/modele', etude))).toEqual(
    [200, 200],
  );
  await restituer(eprouves, ddfip);
  const suspension = { poste: POSTE, etude: ETUDE, motif: 'acces-empeche', raison: 'Panne', le: '2026-04-02' };
  const suspendre = poster(`${PAGE}/actes/suspension-raccordement`, ferrand, { message: nouveau(), ...suspension });
  expect(await statuts(suspendre, lire(PAGE, ferrand))).toEqual([201, 200]);
}
