/** A deposit, from its sender to the poste comptable, and what whoever runs the service sees of it. */
import { expect } from 'vitest';
import { lireContrat } from '../../functions/console/contrat.ts';
import { sceller } from '../../functions/preuve/sceller.ts';
import { sourceEnMemoire } from '../../functions/verification/source.ts';
import { verifierFichier } from '../../functions/verification/verifier.ts';
import { AVEC_RACINE } from '../confiance/import.ts';
import { JEU } from '../jeu.ts';
import { besoins } from '../preuve/etapes.ts';
import { CODIQUE, fluxDeDonnees, SIRET } from './console-eprouvee.ts';
import { exploitationEprouvee } from './exploitation-eprouvee.ts';
import { expectTous, INCONNU, statuts } from './openapi-statuts.ts';

type Console = Awaited<ReturnType<typeof exploitationEprouvee>>;

async function deposerEtSuivre(console_: Console) {
  const { appeler, deposer, poster, tourner } = console_;
  const flux = fluxDeDonnees({ bordereaux: 2, pj: 1 });
  const premier = await deposer(flux, 'mandats-11.xml');
  const { depotId } = await premier.json();
  const depot = `/depots/${depotId}`;
  expect(await statuts(appeler(depot), appeler(`${depot}/acquit`), appeler(`${depot}/preuve`))).toEqual([
    200, 404, 409,
  ]);
  await tourner();
  const encore = await deposer(flux, 'mandats-11.xml');
  const illisible = await deposer('<PES_Aller', 'illisible.xml');
  await tourner();
  await sceller(besoins(console_));
  expect([premier.status, encore.status, illisible.status]).toEqual([201, 200, 201]);
  expect(await statuts(deposer(flux, 'a/b.xml'), deposer(flux, 'a.xml', '123'))).toEqual([400, 400]);
  const compresse = { method: 'POST', body: 'x', headers: { 'Content-Encoding': 'gzip' } };
  expect((await appeler(`/depots?siret=${SIRET}&nom=a.xml`, compresse)).status).toBe(415);
  const documents = ['', '/acquit', '/acquit?format=texte', '/fichier', '/bordereaux/1', '/preuve'];
  const pieces = ['/pj/1', '/pj/1/contenu', '/pj/1/transmis'];
  await expectTous(
    200,
    appeler,
    [...documents, ...pieces].map((suite) => `${depot}${suite}`),
  );
  const absents = [`/depots/${INCONNU}`, `${depot}/bordereaux/99`, `${depot}/pj/9`];
  await expectTous(404, appeler, [...absents, '/files/inconnue', '/journal?objet=rien']);
  await expectTous(400, appeler, ['/depots/x', '/depots?max=0', '/journal?du=hier', '/comptables/1/messages']);
  const annonce = { taille: 12, sha256: INCONNU };
  expect((await poster(`/depots/envois?siret=${SIRET}&nom=gros.xml`, annonce)).status).toBe(501);
  return { depotId, flux };
}

async function recevoirAuPoste({ appeler, poster, tourner, json }: Console, depotId: string) {
  const depot = `/depots/${depotId}`;
  const { messages } = await json(`/comptables/${CODIQUE}/messages?max=5`);
  const { dedupId } = messages[0].message;
  const mise = `/mises-a-disposition/${dedupId}`;
  expect((await poster(`${mise}/prise-en-charge`, {})).status).toBe(409);
  expect((await poster(`${mise}/reception`, { handle: messages[0].handle })).status).toBe(200);
  expect((await poster(`${mise}/rejet`, { motif: ' ' })).status).toBe(422);
  expect((await poster(`${mise}/rejet`, { motif: 'Imputation refusée.' })).status).toBe(200);
  expect((await poster(`${mise}/reception`, { par: '099077' })).status).toBe(403);
  expect((await poster(`/mises-a-disposition/${INCONNU}-1/reception`, {})).status).toBe(404);
  const autre = `/mises-a-disposition/${messages[1].message.dedupId}`;
  expect((await appeler(`${depot}/receptions`, { method: 'POST' })).status).toBe(200);
  expect((await poster(`${autre}/prise-en-charge`, {})).status).toBe(200);
  const inconnue = `/mises-a-disposition/${INCONNU}-1`;
  expect(await statuts(appeler(autre), appeler(mise), appeler(inconnue))).toEqual([200, 200, 404]);
  await tourner();
}

async function exploiter({ appeler, poster, enterrer, json }: Console, depotId: string, flux: Buffer) {
  await enterrer(depotId, JSON.stringify({ depotId }), 'Le disque est plein.');
  const { lettres } = await json('/files/verifier');
  const relance = { lettres: [lettres[0].lettre], raison: 'Disque libéré.' };
  expect((await poster('/files/verifier/relance', { ...relance, raison: '' })).status).toBe(422);
  expect((await appeler('/files/verifier/relance')).status).toBe(200);
  expect((await poster('/files/verifier/relance', relance)).status).toBe(200);
  const listes = ['/depots?etat=accepte&max=1', '/depots.csv', '/files', `/journal?objet=${depotId}`, '/journal.csv'];
  const autres = ['/statistiques?semaines=2', '/statistiques.csv?table=motifs', '/confiance', '/compte', '/sante'];
  await expectTous(200, appeler, [...listes, ...autres, '/openapi.yaml']);
  const essayer = (body: BodyInit) => appeler('/essai?nom=a.xml', { method: 'POST', body });
  expect(await statuts(essayer(new Blob([new Uint8Array(flux)])))).toEqual([200]);
  expect(await statuts(essayer(''))).toEqual([400]);
  expect((await appeler('/depots', { headers: { Host: 'ailleurs.example' } })).status).toBe(421);
  expect((await appeler('/depots', { headers: { Authorization: 'Bearer faux' } })).status).toBe(401);
}

export async function parcoursDUnDepot() {
  const console_ = await exploitationEprouvee({
    contrat: lireContrat(new URL('../../schemas/openapi.yaml', import.meta.url)),
    confiance: async () => AVEC_RACINE,
    essai: {
      tailleMax: 1_000_000,
      juger: (contenu) => verifierFichier(sourceEnMemoire(contenu), { recuLe: '2026-11-02T08:00:00.000Z', jeu: JEU }),
    },
  });
  const { depotId, flux } = await deposerEtSuivre(console_);
  await recevoirAuPoste(console_, depotId);
  await exploiter(console_, depotId, flux);
}
