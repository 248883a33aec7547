/** An act that is refused leaves nothing in the bucket of the register: neither its document, nor a name, nor a certificate. */
import { expect, test, vi } from 'vitest';
import { DOCUMENT_JOINT_MAX } from '../../schemas/messages/document-joint.ts';
import { FORMULAIRE } from './registre-eprouve.ts';
import { BASE, CODIQUE, suspensionEprouvee } from './suspension-eprouvee.ts';

const suspendre = { motif: 'acces-empeche', raison: 'Fichiers illisibles.' };
const fichier = () => new File(['décision signée'], 'decision.pdf');

async function console_() {
  const eprouvee = await suspensionEprouvee('2026-11-02T09:00:00.000Z');
  return { ...eprouvee, creer: vi.spyOn(eprouvee.objets, 'create') };
}

test.each([
  ['a lifting of nothing', `${BASE}/levee`, { raison: 'Corrigé.' }, 409],
  ['a lifting of nothing, not confirmed yet', `${BASE}/levee/decider`, { raison: 'Corrigé.' }, 409],
  ['a suspension without a reason', `${BASE}/suspension`, { ...suspendre, raison: ' ' }, 422],
  ['a suspension without a ground', `${BASE}/suspension`, { raison: 'Oui.' }, 400],
  [
    'a word on an unknown alteration',
    `${BASE}/suspension/alterations/${'f'.repeat(64)}`,
    { grave: 'oui', raison: 'Oui.' },
    404,
  ],
  [
    'a policy that cannot be read',
    `/comptables/${CODIQUE}/politique`,
    { jours: '0', alterations: '1', raison: 'Oui.' },
    400,
  ],
  ['a policy without a reason', `/comptables/${CODIQUE}/politique`, { raison: '' }, 422],
  ['a step out of its order', `${BASE}/actes/accord`, { le: '2026-11-02' }, 409],
  [
    'a renunciation that is not his to decide',
    `${BASE}/actes/renonciation`,
    { le: '2026-11-01', effetLe: '2026-10-01', raison: 'Fusion.', modalites: 'Papier.' },
    403,
  ],
])('%s keeps no document', async (_, chemin, champs, statut) => {
  const { remplir, ferrand, creer } = await console_();
  expect((await remplir(chemin, { ...champs, fichier: fichier() }, { qui: ferrand })).status).toBe(statut);
  expect(creer.mock.calls.filter(([bucket]) => bucket === 'registre')).toEqual([]);
});

test('a form that replaces another than the last keeps neither the name that it says nor its agreement', async () => {
  const { dire, maire, creer } = await console_();
  const refuse = await dire(
    `${BASE}/formulaire`,
    { ...FORMULAIRE, codiques: [CODIQUE], remplace: '2001-01-01' },
    { qui: maire },
  );
  expect(refuse.status).toBe(409);
  expect(creer.mock.calls.filter(([bucket]) => bucket === 'registre')).toEqual([]);
});

test('the document of an act that is done is kept, and the act names it', async () => {
  const { remplir, lire, administrateur, ferrand, creer } = await console_();
  const saisie = { ...suspendre, codique: CODIQUE, decideur: ferrand.id, fichier: fichier() };
  expect((await remplir(`${BASE}/suspension`, saisie, { qui: administrateur })).status).toBe(303);
  const gardes = creer.mock.calls.filter(([bucket]) => bucket === 'registre');
  expect(gardes).toHaveLength(1);
  const { enCours } = await (await lire(`${BASE}/suspension`)).json();
  expect(gardes[0]?.[1]).toBe(enCours.prononcee.piece.key);
});

test('a document that a Lambda could not take is said to be too long, everywhere', async () => {
  const { remplir, ferrand, creer } = await console_();
  const long = new File([new Uint8Array(DOCUMENT_JOINT_MAX + 1)], 'decision.pdf');
  for (const chemin of [`${BASE}/suspension`, `${BASE}/actes/accord`])
    expect((await remplir(chemin, { ...suspendre, fichier: long }, { qui: ferrand })).status).toBe(413);
  expect(creer).not.toHaveBeenCalled();
  // In base64, with the fields of its form, it is under the 6 MB of a request.
  expect(((DOCUMENT_JOINT_MAX + 256 * 1024) * 4) / 3).toBeLessThan(6_000_000);
});
