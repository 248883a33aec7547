/** A dossier is entrusted, received, paid in part, prolonged; another on paper; a third refused by the étude's system. */
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { demandeEnClair, nouveau } from '../pca/departement.ts';
import { ETUDE, POSTE } from '../pca/exemples.ts';
import { dossiersEprouves, type DossiersEprouves as Eprouves } from './dossier/dossiers-eprouves.ts';
import { parFichierPca } from './openapi-parcours-fichier-pca.ts';
import { expectTous, INCONNU, statuts } from './openapi-statuts.ts';

const adresse = (numero: string) => `/dossiers/${POSTE}/${numero}`;
const jour = '2026-02-02';

async function recevoir({ lire, poster, etude }: Eprouves) {
  const { messages } = await (await lire(`/etudes/${ETUDE}/messages?max=2`, etude)).json();
  const [{ message, handle }] = messages;
  expect((await lire(`/pca/messages/${message.dedupId}`, etude)).status).toBe(200);
  expect((await poster(message.reception, etude, { handle })).status).toBe(200);
  expect(await statuts(poster(message.reception, etude, {}), poster(message.reception, etude, { handle: 1 }))).toEqual([
    200, 400,
  ]);
}

export async function parcoursDUnDossier() {
  const eprouves = await dossiersEprouves(jour);
  const { confier, lire, poster, acte, etude, ferrand, tourner } = eprouves;
  await confier('O-1', 40_000);
  await recevoir(eprouves);
  const versement = { message: nouveau(), mouvement: 'V1', montant: 10_000, mode: 'virement', recuLe: jour };
  const verser = () => poster(`${adresse('O-1')}/actes/versement`, etude, versement);
  expect(await statuts(await verser(), await verser())).toEqual([201, 200]);
  const prolonger = { terme: '2026-05-30', motif: 'autre', survenuLe: jour };
  const essais = [acte('O-1', 'prolongation', etude, prolonger), acte('O-1', 'prolongation', ferrand, prolonger)];
  expect(await statuts(...essais)).toEqual([403, 201]);
  expect(
    await statuts(acte('O-1', 'prolongation', ferrand, {}), acte('O-1', 'levee', ferrand, { ...prolonger })),
  ).toEqual([422, 409]);
  await tourner();
  const { documents } = await (await lire(adresse('O-1'), ferrand)).json();
  const objet = (sha256: string) => lire(`${adresse('O-1')}/objets/${sha256}`, ferrand);
  expect(await statuts(objet(documents[0].sha256), objet(INCONNU), objet('x'))).toEqual([200, 404, 400]);
  await surPapier(eprouves);
  await parFichierPca(eprouves, jour);
  await rejete(eprouves);
  const recherche = '?etat=en-cours&vue=termes&q=O-&du=2026-01-01&au=2026-12-31&max=5';
  await expectTous(200, (chemin) => lire(chemin, ferrand), [`/dossiers${recherche}`, `/dossiers.csv?etude=${ETUDE}`]);
  expect((await lire('/dossiers?etat=x', ferrand)).status).toBe(400);
  expect((await lire(`/comptables/${POSTE}/messages`, ferrand)).status).toBe(200);
}

async function surPapier({ poster, ferrand }: Eprouves) {
  const papier = demandeEnClair(20_000, { numero: 'O-2', voie: 'papier', signeeLe: jour });
  const confier = () => poster('/dossiers', ferrand, papier);
  expect(await statuts(await confier(), await confier(), poster('/dossiers', ferrand, {}))).toEqual([201, 200, 422]);
  const remise = (remisLe: string) => poster(`${adresse('O-2')}/papier`, ferrand, { remisLe });
  expect(await statuts(await remise('2026-01-01'), await remise(jour), remise(jour))).toEqual([422, 200, 200]);
}

async function rejete({ confier, lire, poster, etude, ferrand }: Eprouves) {
  await confier('O-3', 30_000);
  const dedupId = `pca.${POSTE}.O-3.1`;
  const accuse = createHash('sha256').update('illisible').digest('hex');
  const rejeter = (corps: object) => poster(`/pca/messages/${dedupId}/rejet`, etude, { ...corps });
  expect(await statuts(rejeter({}), await rejeter({ accuse }))).toEqual([400, 200]);
  const retransmettre = () => poster(`${adresse('O-3')}/retransmission`, ferrand, {});
  expect((await retransmettre()).status).toBe(200);
  expect((await lire(`/pca/messages/${dedupId}`, ferrand)).status).toBe(403);
}
