/** The phase comminatoire on the deployed functions: a contract, files from both sides, the étude's queue, its term. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { fluxDepot } from '../../functions/depot/cle.ts';
import { emettre } from '../../functions/habilitation/emission.ts';
import { clesDe } from '../../functions/habilitation/personne.ts';
import { premiereRupture } from '../../functions/journal/evenement.ts';
import { tenirLeContrat } from '../../functions/pca/contrat/handler.ts';
import type { MessagePca } from '../../functions/pca/fichier/message.ts';
import { enMemoire } from '../../functions/platform/en-memoire.ts';
import { lireDepot } from '../../schemas/evenements/depot.ts';
import { lireDossier } from '../../schemas/evenements/dossier.ts';
import type { Acteur } from '../../schemas/evenements/identifiants.ts';
import { agirSchema } from '../../schemas/messages/pca/agir.ts';
import { confierSchema } from '../../schemas/messages/pca/confier.ts';
import { echangeSchema } from '../../schemas/messages/pca/echange.ts';
import { materiel } from '../confiance/autorite.ts';
import { ADMINISTRATEUR } from '../depot/exemples.ts';
import { ADMET_LA_DGFIP } from '../pca/depot/comptoir.ts';
import { demandeEnClair, nouveau, qui, signature } from '../pca/en-clair.ts';
import { ALLER, RETOUR, rediger, SIGNATAIRE, signer } from '../pca/fichier/redige.ts';
import { COMPTABLE, CONTRAT, DDFIP, ETUDE, etude, POSTE } from '../pca/noms.ts';
import { IDENTITES } from './monter.ts';
import { ouvrirTerrain, type TerrainAws } from './terrain.ts';

const DOSSIER = `dossier/${POSTE}-D-1`;
const JOUR_S = 86_400;
let terrain: TerrainAws;
let jeton = '';

const aujourdhui = (): string => terrain.horloge.now().slice(0, 10);
/** A moment before now: nobody signs after the reception. */
const signeLe = (): Date => new Date(Date.parse(terrain.horloge.now()) - 60_000);
const types = async (stream: string) => {
  const { events } = await terrain.journal.read(stream);
  expect(premiereRupture(events)).toBeNull();
  return events.map(({ type }) => type);
};
const resultats = async (depotId: string) =>
  lireDepot((await terrain.journal.read(fluxDepot(depotId))).events).flatMap((event) =>
    event.type === 'MessagesTraites' ? event.data.resultats.map(({ issue, refus }) => [issue, refus]) : [],
  );

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  terrain = await ouvrirTerrain((secondes) => void vi.setSystemTime(Date.now() + secondes * 1000));
  const { journal, objets, horloge } = terrain;
  const tenir = tenirLeContrat({ journal, objets, horloge, cles: clesDe(IDENTITES) });
  const acte = async (par: Acteur, demande: object) =>
    expect(await tenir(qui(par), CONTRAT, { message: nouveau(), ...demande })).toMatchObject({ ok: true });
  await acte(DDFIP, signature(ADMET_LA_DGFIP));
  await acte(DDFIP, { type: 'ContratNotifie', le: aujourdhui() });
  for (const [par, pour] of [
    [COMPTABLE, { type: 'poste', codique: POSTE }],
    [etude(), { type: 'etude', siret: ETUDE }],
  ] as const) {
    const inscrit = { type: 'CertificatInscrit', pour, fonction: 'Signataire', du: aujourdhui(), au: null };
    await acte(par, { ...inscrit, certificat: { contenu: SIGNATAIRE.certificat } });
  }
  // The contract names an étude: its queue is made.
  await terrain.croire(materiel(new Date()));
  terrain.avancer(120);
  const sien = {
    ...{ role: 'etude', perimetre: { type: 'etude', siret: ETUDE }, actes: ['retirer-messages', 'agir-dossier'] },
    ...{ au: new Date(Date.now() + 300 * JOUR_S * 1000).toISOString().slice(0, 10), objet: 'Logiciel de l’étude.' },
  };
  const administrateur = { acteur: ADMINISTRATEUR, perimetre: { type: 'tout' }, nom: '' } as const;
  const emis = await emettre({ journal, horloge })(administrateur, sien, createHash('sha512').update('x').digest());
  if (!emis.ok) throw new Error(emis.refus.phrase);
  jeton = emis.jeton;
});
afterAll(() => {
  vi.useRealTimers();
  terrain.fermer();
});

test('the file of a comptable becomes a dossier, whose persons are in their own bucket', async () => {
  const clair = demandeEnClair(37_500, { numero: 'D-1', signeeLe: aujourdhui() });
  const messages: MessagePca[] = [{ genre: 'confier', input: confierSchema.parse(clair) }];
  const fichier = rediger({ ...ALLER, date: aujourdhui(), etude: null, nomFic: 'A-1', messages });
  const depotId = await terrain.deposerSous(`comptables/${POSTE}/demandes.xml`, await signer(fichier, signeLe()));
  await terrain.travailler();
  expect(await types(fluxDepot(depotId))).toEqual([
    ...['DepotRecu', 'SignatureVerifiee', 'VerdictRendu', 'AcquitEmis', 'MessagesTraites', 'AccuseMetierEmis'],
  ]);
  expect(await resultats(depotId)).toEqual([['fait', null]]);
  expect(await types(DOSSIER)).toEqual(['DemandeSignee', 'DemandeTransmise']);
  const [premier] = lireDossier((await terrain.journal.read(DOSSIER)).events);
  if (premier?.type !== 'DemandeSignee') throw new Error('no demande');
  expect(JSON.stringify(premier)).not.toContain('Léa');
  const octets = await enMemoire(terrain.objets.read({ bucket: 'pca', ...premier.data.demande }));
  expect(octets.toString()).toContain('Léa');
});

test('the étude fetches its message through the API, and its receipt starts the phase', async () => {
  const { messages } = (await terrain.demanderPar(jeton, 'GET', `/etudes/${ETUDE}/messages?max=10`)) as {
    readonly messages: readonly { readonly handle: string; readonly message: unknown }[];
  };
  const [seul] = messages;
  expect(messages).toHaveLength(1);
  const echange = echangeSchema.parse(seul?.message);
  expect(echange).toMatchObject({ dedupId: `pca.${POSTE}.D-1.1`, consigne: 'attendre' });
  await terrain.demanderPar(jeton, 'POST', echange.reception, { handle: seul?.handle });
  expect(await types(DOSSIER)).toContain('DossierRecu');
  // Its own entry is gone; the poste waits to be told.
  const restent = await terrain.journal.outboxDue({ sentBefore: '~', limit: 10 });
  expect(restent.map(({ id, queue }) => [id, queue])).toEqual([[`pca.${POSTE}.D-1.3`, `comptable-${POSTE}`]]);
});

test('the file of the étude tells a payment, which the poste is told of in its turn', async () => {
  const versement = {
    type: 'VersementRecu',
    mouvement: 'v-1',
    mode: 'virement',
    recuLe: aujourdhui(),
    montant: 10_000,
  };
  const messages: MessagePca[] = [
    { genre: 'agir', numero: 'D-1', input: agirSchema.parse({ message: nouveau(), ...versement }) },
  ];
  const fichier = rediger({ ...RETOUR, date: aujourdhui(), nomFic: 'R-1', messages });
  const depotId = await terrain.deposerSous(`etudes/${ETUDE}/suivi.xml`, await signer(fichier, signeLe()));
  await terrain.travailler();
  expect(await resultats(depotId)).toEqual([['fait', null]]);
  expect(await types(DOSSIER)).toContain('VersementRecu');
  expect((await terrain.journal.outboxDue({ sentBefore: '~', limit: 10 })).map(({ queue }) => queue)).toContain(
    `comptable-${POSTE}`,
  );
});

test('the day after its last, the phase has come to its term by the clock alone', async () => {
  terrain.avancer(70 * JOUR_S);
  await terrain.tenirLesDelais();
  expect(await types(DOSSIER)).not.toContain('TermeEchu');
  terrain.avancer(10 * JOUR_S);
  await terrain.tenirLesDelais();
  await terrain.tenirLesDelais();
  expect((await types(DOSSIER)).filter((type) => type === 'TermeEchu')).toHaveLength(1);
});
