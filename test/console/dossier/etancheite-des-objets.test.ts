/** Who may open what is told of a debtor: his poste and the étude in charge, a judge of that dossier, and nobody else. */
import { expect, test } from 'vitest';
import { reaffecter } from '../../../functions/pca/dossier/handler.ts';
import { lieuDuDossier } from '../../../functions/pca/objets.ts';
import { nouveau, qui, redevable, titre } from '../../pca/departement.ts';
import { AUTRE_ETUDE, DDFIP, GROUPEMENT, POSTE } from '../../pca/exemples.ts';
import { type DossiersEprouves, dossiersEprouves } from './dossiers-eprouves.ts';

const JOUR = '2026-02-02';
const AUTRE_POSTE = '052002';
const { collectivite: _, exercice: __, objet: ___, ...CHIFFRES } = titre(30_000);
const AMENDE = {
  ...{ nature: 'amende', redevables: [redevable('Vaucresson')] },
  creances: [{ ...CHIFFRES, reference: 'AFM-1', titreExecutoireLe: '2025-05-01' }],
};

/** The demande of a dossier, as the address of its object. */
async function demandeDe({ lire, ferrand }: DossiersEprouves, numero: string): Promise<string> {
  const { documents } = await (await lire(`/dossiers/${POSTE}/${numero}`, ferrand)).json();
  return documents[0].sha256;
}

const objet = (numero: string, sha256: string) => `/dossiers/${POSTE}/${numero}/objets/${sha256}`;

async function personnes(console: DossiersEprouves, numero: string) {
  const { venir, posteDe, etudeDe, ferrand, etude } = console;
  const agent = (courriel: string, acte: 'lire-dossiers' | 'lire-depots') => ({
    ...({ role: 'agent-comptable', perimetre: { type: 'poste', codique: POSTE }, courriel } as const),
    ...{ actes: [acte] },
    delegant: ferrand.id,
  });
  const juge = (stream: string, courriel: string) =>
    venir({ role: 'juge', perimetre: { type: 'dossier', stream: `dossier/${POSTE}-${stream}` }, courriel });
  return {
    'le poste': ferrand,
    'l’étude chargée': etude,
    'un agent qui en a délégation': await venir(agent('agent@exemple.invalid', 'lire-dossiers')),
    'le juge de ce dossier': await juge(numero, 'juge@exemple.invalid'),
    'un juge d’un autre dossier': await juge('X-9', 'autre.juge@exemple.invalid'),
    'un agent à qui les dossiers ne sont pas délégués': await venir(agent('sans@exemple.invalid', 'lire-depots')),
    'une autre étude du contrat': await etudeDe(AUTRE_ETUDE),
    'un autre poste': await posteDe(AUTRE_POSTE),
    'le mandataire': await venir({
      ...{ role: 'mandataire', perimetre: { type: 'groupement', siret: GROUPEMENT }, courriel: 'm@exemple.invalid' },
    }),
    'la DDFiP': await venir({
      ...{ role: 'ddfip', perimetre: { type: 'departement', code: '52' }, courriel: 'ddfip@exemple.invalid' },
    }),
    'l’administrateur': await venir({
      ...{ role: 'administrateur', perimetre: { type: 'tout' }, courriel: 'adm@exemple.invalid' },
    }),
    'l’ordonnateur': await venir({
      ...{ role: 'ordonnateur', perimetre: { type: 'ordonnateur', siret: '21520000000010' } },
      courriel: 'maire@exemple.invalid',
    }),
  } as const;
}

const LISENT = ['le poste', 'l’étude chargée', 'un agent qui en a délégation', 'le juge de ce dossier'];

test.each([
  ['produit local', {}],
  ['amende', AMENDE],
])('la demande d’un dossier (%s) s’ouvre à son poste, à son étude et à son juge seulement', async (_, change) => {
  const console = await dossiersEprouves(JOUR);
  await console.confier('M-1', 30_000, change);
  const chemin = objet('M-1', await demandeDe(console, 'M-1'));
  for (const [nom, lui] of Object.entries(await personnes(console, 'M-1'))) {
    const reponse = await console.lire(chemin, lui);
    const lisible = LISENT.includes(nom);
    expect.soft([nom, reponse.status === 200], `${reponse.status}`).toEqual([nom, lisible]);
    if (!lisible) expect.soft([nom, [403, 404].includes(reponse.status)]).toEqual([nom, true]);
    // Nor do they learn the name by another page.
    for (const page of [`/dossiers/${POSTE}/M-1`, `/dossiers/${POSTE}/M-1/diligences`])
      if (!lisible) expect.soft(await console.page(page, lui), nom).not.toContain('Vaucresson');
  }
  expect((await console.appeler(chemin)).status).toBe(401);
});

test('an object of an amende is in the store of amendes alone, and no address of another dossier or of a contract opens it', async () => {
  const console = await dossiersEprouves(JOUR);
  await console.confier('P-1', 30_000);
  await console.confier('A-1', 30_000, AMENDE);
  const { objets, lire, ferrand, etude, acte } = console;
  await lire(`/dossiers/${POSTE}/A-1`, etude);
  const texte = { survenuLe: JOUR, sorte: 'tiers', texte: 'Un proche a répondu.' };
  expect((await acte('A-1', 'information', etude, texte)).status).toBe(201);
  const siens = [...objets.tous()].filter(({ ref: { key } }) => key.startsWith(`${POSTE}/A-1/`));
  expect(siens.map(({ ref: { bucket } }) => bucket)).toEqual(['amendes', 'amendes']);
  expect(lieuDuDossier('condamnation', { poste: POSTE, numero: 'A-1' }).bucket).toBe('amendes');
  const sha256 = await demandeDe(console, 'A-1');
  expect((await lire(objet('A-1', sha256), ferrand)).status).toBe(200);
  for (const ailleurs of [objet('P-1', sha256), `/contrats/PCA52-2024/objets/${sha256}`])
    expect([ailleurs, (await lire(ailleurs, ferrand)).status]).toEqual([ailleurs, 404]);
});

test('an étude that gives its dossier to another opens it no more, and holds no copy of it here', async () => {
  const console = await dossiersEprouves(JOUR);
  const { lire, etude, etudeDe, needs } = console;
  await console.confier('R-1', 30_000, { redevables: [redevable('Vaucresson')] });
  const chemin = objet('R-1', await demandeDe(console, 'R-1'));
  expect((await lire(chemin, etude)).status).toBe(200);
  const change = { message: nouveau(), survenuLe: JOUR, etude: AUTRE_ETUDE, motif: 'changement-de-secteur' };
  expect(await reaffecter(needs)(qui(DDFIP), { poste: POSTE, numero: 'R-1' }, change)).toMatchObject({ ok: true });
  await console.tourner();
  expect((await lire(chemin, etude)).status).toBe(404);
  expect((await lire(chemin, await etudeDe(AUTRE_ETUDE))).status).toBe(200);
});
