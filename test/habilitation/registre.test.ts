import { expect, test } from 'vitest';
import { lireUneHabilitation } from '../../functions/habilitation/cycle.ts';
import { HABILITATIONS_MAX } from '../../functions/habilitation/de-la-personne.ts';
import { accorder, retirer } from '../../functions/habilitation/handler.ts';
import { personneDe } from '../../functions/habilitation/personne.ts';
import { EXPLOITANT, type Qui } from '../../functions/habilitation/qui.ts';
import { quiDe } from '../../functions/habilitation/resoudre.ts';
import { COMMUNE, HOPITAL } from '../../infra/embedded/demonstration/registre.ts';
import { accesEprouve, CLES } from '../console/acces-eprouve.ts';

const MAIRE = 'maire@commune.invalid';
const AGENT = 'agent@commune.invalid';
const DE_LA_COMMUNE = { type: 'ordonnateur', siret: COMMUNE.siret } as const;

type Eprouve = ReturnType<typeof accesEprouve>;
const qui = ({ journal, horloge }: Eprouve, id: string, courriel: string, siret: string | null = COMMUNE.siret) =>
  quiDe(journal, { personne: personneDe(CLES, courriel), nom: 'Quelqu’un', siret }, id, horloge.now());

async function maireEtAgent() {
  const eprouve = accesEprouve();
  const maire = await eprouve.donner({ courriel: MAIRE, role: 'ordonnateur', perimetre: DE_LA_COMMUNE });
  const enMaire = (await qui(eprouve, maire, MAIRE))!;
  const actes = ['deposer', 'lire-depots'] as const;
  const agent = await eprouve.donner(
    { courriel: AGENT, role: 'agent-ordonnateur', perimetre: DE_LA_COMMUNE, actes: [...actes] },
    enMaire,
  );
  return { ...eprouve, eprouve, maire, enMaire, agent };
}

const demande = { courriel: AGENT, nom: 'Un Agent', du: '2026-01-01', fondement: 'Arrêté du maire.' };
const codeDe = async (reponse: ReturnType<ReturnType<typeof accorder>>) => {
  const fait = await reponse;
  return fait.ok ? 'accordee' : fait.refus.code;
};

test('no event of the register holds a name or an e-mail', async () => {
  const { journal } = await maireEtAgent();
  const texte = JSON.stringify(journal.tous);
  expect(texte).toContain('HabilitationAccordee');
  for (const donnee of ['commune.invalid', 'Une Personne', MAIRE, AGENT]) expect(texte).not.toContain(donnee);
});

test('a right is in force between its dates, both included, on Paris days', async () => {
  const eprouve = accesEprouve();
  const id = await eprouve.donner({
    courriel: MAIRE,
    role: 'ordonnateur',
    perimetre: DE_LA_COMMUNE,
    du: '2026-11-03',
    au: '2026-11-04',
  });
  const a = (instant: string) =>
    quiDe(eprouve.journal, { personne: personneDe(CLES, MAIRE), nom: '', siret: COMMUNE.siret }, id, instant);
  expect(await a('2026-11-02T22:59:59.999Z')).toBeNull();
  expect(await a('2026-11-02T23:00:00.000Z')).not.toBeNull();
  expect(await a('2026-11-04T22:59:59.999Z')).not.toBeNull();
  expect(await a('2026-11-04T23:00:00.000Z')).toBeNull();
});

test('a right is of one person, who comes from its organisation', async () => {
  const { eprouve, maire } = await maireEtAgent();
  expect(await qui(eprouve, maire, AGENT)).toBeNull();
  expect(await qui(eprouve, maire, MAIRE, HOPITAL.siret)).toBeNull();
  expect(await qui(eprouve, maire, MAIRE, null)).toBeNull();
  expect((await qui(eprouve, maire, MAIRE))?.acteur).toEqual({
    role: 'ordonnateur',
    id: maire,
    codique: null,
    siret: COMMUNE.siret,
  });
});

test('an agent may do what was delegated to him, and nothing from the moment his delegator has no right', async () => {
  const { eprouve, agent, maire, journal, horloge } = await maireEtAgent();
  expect((await qui(eprouve, agent, AGENT))?.actes).toEqual(['accueil', 'deposer', 'lire-depots']);
  await retirer({ journal, horloge })(EXPLOITANT, { id: maire, raison: 'Fin de mandat.' });
  expect(await qui(eprouve, agent, AGENT)).toBeNull();
});

test('a right that is withdrawn stops at the very next request of a session that is open', async () => {
  const { appeler, venir, journal, horloge } = accesEprouve();
  const { id, cookie } = await venir({ role: 'administrateur', perimetre: { type: 'tout' } });
  const headers = { Cookie: cookie };
  expect((await appeler('/habilitations', { headers })).status).toBe(200);
  await retirer({ journal, horloge })(EXPLOITANT, { id, raison: 'Départ.' });
  expect((await appeler('/habilitations', { headers })).status).toBe(403);
  expect(
    (await appeler('/habilitations', { headers: { ...headers, Accept: 'text/html' } })).headers.get('location'),
  ).toBe('/compte');
});

test.each([
  [
    'of another commune',
    'HABILITATION_HORS_POUVOIR',
    { role: 'agent-ordonnateur', perimetre: { type: 'ordonnateur', siret: HOPITAL.siret }, actes: ['deposer'] },
  ],
  [
    'of another ordonnateur of his own commune',
    'HABILITATION_HORS_POUVOIR',
    { role: 'ordonnateur', perimetre: DE_LA_COMMUNE },
  ],
  ['of an administrateur', 'HABILITATION_HORS_POUVOIR', { role: 'administrateur', perimetre: { type: 'tout' } }],
  ['without any act', 'ACTES_DELEGUES_INCORRECTS', { role: 'agent-ordonnateur', perimetre: DE_LA_COMMUNE }],
  [
    'with the power to delegate again',
    'ACTES_DELEGUES_INCORRECTS',
    { role: 'agent-ordonnateur', perimetre: DE_LA_COMMUNE, actes: ['habiliter'] },
  ],
  [
    'to himself',
    'HABILITATION_DE_SOI',
    { role: 'agent-ordonnateur', perimetre: DE_LA_COMMUNE, actes: ['deposer'], courriel: MAIRE },
  ],
  [
    'that ends before it begins',
    'DATES_INVERSEES',
    { role: 'agent-ordonnateur', perimetre: DE_LA_COMMUNE, actes: ['deposer'], au: '2025-12-31' },
  ],
  [
    'that nothing founds',
    'FONDEMENT_ABSENT',
    { role: 'agent-ordonnateur', perimetre: DE_LA_COMMUNE, actes: ['deposer'], fondement: ' ' },
  ],
  [
    'on what is no perimeter of its role',
    'PERIMETRE_INCORRECT',
    { role: 'agent-ordonnateur', perimetre: { type: 'tout' }, actes: ['deposer'] },
  ],
] as const)('a maire cannot give a right %s', async (_, code, autre) => {
  const { enMaire, needs } = await maireEtAgent();
  expect(await codeDe(accorder(needs)(enMaire, { ...demande, courriel: 'tiers@commune.invalid', ...autre }))).toBe(
    code,
  );
});

test('an agent, and an administrateur who names no delegator, cannot delegate', async () => {
  const { eprouve, agent, needs, maire } = await maireEtAgent();
  const enAgent = (await qui(eprouve, agent, AGENT)) as Qui;
  const tiers = {
    ...demande,
    courriel: 'tiers@commune.invalid',
    role: 'agent-ordonnateur',
    perimetre: DE_LA_COMMUNE,
    actes: ['deposer'],
  };
  expect(await codeDe(accorder(needs)(enAgent, tiers))).toBe('HABILITATION_HORS_POUVOIR');
  expect(await codeDe(accorder(needs)(EXPLOITANT, tiers))).toBe('DELEGANT_INCORRECT');
  expect(await codeDe(accorder(needs)(EXPLOITANT, { ...tiers, delegant: agent }))).toBe('DELEGANT_INCORRECT');
  expect(await codeDe(accorder(needs)(EXPLOITANT, { ...tiers, delegant: maire }))).toBe('accordee');
});

test('the same right is granted once; after its withdrawal, anew under another id', async () => {
  const { eprouve, donner, maire, journal, horloge } = await maireEtAgent();
  const meme = { courriel: MAIRE, role: 'ordonnateur', perimetre: DE_LA_COMMUNE } as const;
  expect(await donner(meme)).toBe(maire);
  await expect(donner({ ...meme, au: '2027-01-01' })).rejects.toThrow('autres dates');
  await retirer({ journal, horloge })(EXPLOITANT, { id: maire, raison: 'Erreur.' });
  expect(await retirer({ journal, horloge })(EXPLOITANT, { id: maire, raison: 'Erreur.' })).toMatchObject({
    ok: true,
    deja: true,
  });
  const autre = await donner(meme);
  expect(autre).not.toBe(maire);
  expect(await qui(eprouve, autre, MAIRE)).not.toBeNull();
  expect(await qui(eprouve, maire, MAIRE)).toBeNull();
});

test('two who grant different rights to one person at once both succeed, and one person holds so many at most', async () => {
  const { donner, journal } = accesEprouve();
  const poste = (n: number) =>
    ({ role: 'comptable', perimetre: { type: 'poste', codique: String(99_000 + n).padStart(6, '0') } }) as const;
  const ids = await Promise.all(Array.from({ length: HABILITATIONS_MAX }, (_, n) => donner(poste(n))));
  expect(new Set(ids).size).toBe(HABILITATIONS_MAX);
  await expect(donner(poste(HABILITATIONS_MAX))).rejects.toThrow(String(HABILITATIONS_MAX));
  expect((await lireUneHabilitation(journal, ids[0]!))?.role).toBe('comptable');
});
