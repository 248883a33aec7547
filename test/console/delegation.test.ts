/** Scenario 3, from the registration of the délégataire to the answer: all through the HTTP API. */
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { expedier } from '../../functions/mise-a-disposition/expedition.ts';
import { enMemoire } from '../../functions/platform/en-memoire.ts';
import { signerFlux } from '../../functions/signature/signer/signer.ts';
import { verifier } from '../../functions/verification/handler.ts';
import { sourceEnMemoire } from '../../functions/verification/source.ts';
import { verifierFichier } from '../../functions/verification/verifier.ts';
import { genererFlux } from '../../infra/embedded/demonstration/fabrique-de-flux/fabrique.ts';
import { COMMUNE } from '../../infra/embedded/demonstration/registre.ts';
import { lireDepot } from '../../schemas/evenements/depot.ts';
import { verdictSchema } from '../../schemas/verdict.ts';
import { identite } from '../autorites.ts';
import { AC, magasinDuTest } from '../confiance/autorite.ts';
import { JEU } from '../jeu.ts';
import { CODIQUE, registreEprouve, SIRET } from './registre-eprouve.ts';

const VALABLE = { emetteur: AC, du: '2025-01-01', au: '2028-01-01' } as const;
const ADJOINTE = identite({ ...VALABLE, nom: 'Adjointe Exemple' });
const MAIRE = identite({ ...VALABLE, nom: 'Maire Exemple', variante: 'maire' });
const RECU_LE = '2026-03-25T08:00:00.000Z';

let c: Awaited<ReturnType<typeof registreEprouve>>;
let juger: ReturnType<typeof verifier>;
let numero = 47;

beforeAll(async () => {
  c = await registreEprouve(RECU_LE);
  const magasin = magasinDuTest(new Date('2026-03-24T20:00:00Z'));
  const { journal, objets, horloge } = c;
  const verifierObjet: Parameters<typeof verifier>[0]['verifierObjet'] = async (ref, { recuLe }) =>
    verifierFichier(sourceEnMemoire(await enMemoire(objets.read(ref))), { recuLe, jeu: JEU, magasin });
  juger = verifier({ journal, objets, horloge, verifierObjet });
});

const inscrire = (qui: typeof MAIRE, change: object) =>
  c.poster(`/adhesions/${SIRET}/signataires`, {
    certificat: qui.pem,
    qualite: 'delegataire',
    fonction: 'Adjointe aux finances',
    du: '2025-04-01',
    domaines: ['depense'],
    attestation: { pieces: 'aucune' },
    document: 'd'.repeat(64),
    ...change,
  });

interface Envoi {
  readonly qui: typeof MAIRE;
  readonly signeLe: string;
  readonly portee: 'bordereau' | 'fichier';
  readonly pj?: number;
  /** The first PJ is a PDF that somebody signed. */
  readonly pjSignee?: boolean;
}

const PDF_SIGNE = gzipSync('%PDF-1.7\n1 0 obj <</Type/Sig/ByteRange [0 9 20 30]/Contents<30>>> endobj\n%%EOF').toString(
  'base64',
);

/** Deposits a signed flow of the commune, has it judged, and gives the verdict. */
async function deposer({ qui, signeLe, portee, pj = 0, pjSignee = false }: Envoi) {
  const { siret, nom: collectivite, codeCollectivite, poste } = COMMUNE;
  const emission = { siret, collectivite, codeCollectivite, codique: CODIQUE, poste: poste.nom };
  const demande = {
    ...emission,
    premierBordereau: numero++,
    pj,
    taillePj: 2000,
    signature: portee,
    date: signeLe.slice(0, 10),
    graine: numero,
  };
  let flux = Buffer.concat([...genererFlux(demande)]);
  if (pjSignee) {
    const texte = flux.toString('latin1');
    flux = Buffer.from(
      texte.replace(/(<Fichier[^>]*>)[^<]+/, (_, balise: string) => balise + PDF_SIGNE),
      'latin1',
    );
  }
  const options = { cle: qui.cle, certificat: qui.certificat, qualite: 'Adjointe', signeLe: new Date(signeLe), portee };
  const contenu = await enMemoire(signerFlux(() => [flux], options));
  const route = `/depots?${new URLSearchParams({ siret: SIRET, nom: `flux-${numero}.xml` })}`;
  const { depotId } = await c.json(c.appeler(route, { method: 'POST', body: new Blob([new Uint8Array(contenu)]) }));
  await juger({ depotId });
  await expedier(c);
  const events = lireDepot((await c.journal.read(`depot/${depotId}`)).events);
  const rendu = events.find((event) => event.type === 'VerdictRendu');
  if (rendu === undefined) throw new Error('no verdict');
  const octets = await enMemoire(c.objets.read({ bucket: 'verdicts', ...rendu.data.objet }));
  return { depotId, verdict: verdictSchema.parse(JSON.parse(octets.toString())) };
}

describe('scenario 3: a délégation that ends on 22/03/2026', () => {
  test('while nobody is registered, who signs is not judged, and the verdict says so', async () => {
    const { verdict } = await deposer({ qui: MAIRE, signeLe: '2026-03-20T09:00:00Z', portee: 'bordereau' });
    expect(verdict).toMatchObject({ verdict: 'accepte', registre: { signataires: 'aucun-inscrit' } });
  });

  test('signed on 20/03: accepted; signed on 24/03: rejected, and the answer says why and what to do', async () => {
    expect((await inscrire(ADJOINTE, { au: '2026-03-22' })).status).toBe(201);
    const bonne = await deposer({ qui: ADJOINTE, signeLe: '2026-03-20T09:00:00Z', portee: 'bordereau' });
    expect(bonne.verdict).toMatchObject({ verdict: 'accepte', registre: { signataires: 'juges' } });
    const tardive = await deposer({ qui: ADJOINTE, signeLe: '2026-03-24T09:00:00Z', portee: 'bordereau' });
    expect(tardive.verdict.verdict).toBe('rejete');
    expect(tardive.verdict.signatures[0]).toMatchObject({
      integrite: 'intacte',
      motifs: ['SIGNATAIRE_HORS_DELEGATION'],
    });
    const [anomalie] = tardive.verdict.anomalies;
    expect(anomalie?.phrase).toBe(
      'Adjointe Exemple a signé le 24/03/2026, hors de son habilitation, inscrite du 01/04/2025 au 22/03/2026.',
    );
    const page = await c.page(`/depots/${tardive.depotId}`);
    expect(page).toContain('hors de son habilitation');
  });

  test('a signer who is not registered is rejected from then on', async () => {
    const { verdict } = await deposer({ qui: MAIRE, signeLe: '2026-03-24T09:00:00Z', portee: 'bordereau' });
    expect(verdict.anomalies.map(({ code }) => code)).toEqual(['SIGNATAIRE_NON_INSCRIT']);
  });

  test('a PJ outside his competence needs its own certification; within it, the signature of the file is enough', async () => {
    const envoi = { qui: ADJOINTE, signeLe: '2026-03-20T10:00:00Z', portee: 'fichier', pj: 2 } as const;
    const { verdict } = await deposer({ ...envoi, pjSignee: true });
    expect(verdict.verdict).toBe('partiel');
    expect(verdict.pj.map(({ verdict: sort, signee, motifs }) => [sort, signee, ...motifs])).toEqual([
      ['accepte', true, 'PJ_CERTIFICATION_A_CONTROLER'],
      ['rejete', false, 'PJ_SANS_CERTIFICATION'],
    ]);
    await inscrire(MAIRE, { qualite: 'ordonnateur', fonction: 'Maire', attestation: { pieces: 'toutes' } });
    const parLeMaire = await deposer({ ...envoi, qui: MAIRE });
    expect(parLeMaire.verdict).toMatchObject({ verdict: 'accepte', anomalies: [] });
  });

  test('a withdrawal recorded today does not change what was received before it', async () => {
    const avant = await deposer({ qui: MAIRE, signeLe: '2026-03-24T10:00:00Z', portee: 'bordereau' });
    c.avancer(3600);
    const { signataires } = await c.json(c.appeler(`/adhesions/${SIRET}`));
    const maire = signataires.find(({ fonction }: { fonction: string }) => fonction === 'Maire');
    const retrait = { dernierJour: '2026-03-23', raison: 'Fin de mandat.', document: 'e'.repeat(64) };
    expect((await c.poster(`/adhesions/${SIRET}/signataires/${maire.certificat}/retrait`, retrait)).status).toBe(201);
    const apres = await deposer({ qui: MAIRE, signeLe: '2026-03-24T10:00:00Z', portee: 'bordereau' });
    expect([avant.verdict.verdict, apres.verdict.verdict]).toEqual(['accepte', 'rejete']);
  });
});
