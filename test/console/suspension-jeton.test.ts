/** Art. 6 by a program of the poste, with its token: it proposes a lifting, and types in what its comptable decides. */
import { expect, test } from 'vitest';
import type { Acte } from '../../functions/habilitation/actes.ts';
import { emettre } from '../../functions/habilitation/emission.ts';
import { EXPLOITANT, type Qui } from '../../functions/habilitation/qui.ts';
import { BASE, CODIQUE, suspensionEprouvee } from './suspension-eprouvee.ts';

const perimetre = { type: 'poste', codique: CODIQUE } as const;
const suspendre = { motif: 'acces-empeche', raison: 'Fichiers illisibles.' };
const raison = 'Fichiers de nouveau lisibles.';
const fichier = () => new File(['décision de Mme Ferrand'], 'decision.pdf');

/** `par`: who issues the token; Mme Ferrand, unless it is said. */
async function programme(actes: readonly Acte[], par?: Qui) {
  const eprouvee = await suspensionEprouvee('2026-11-02T09:00:00.000Z');
  const acteur = { role: 'comptable', id: eprouvee.ferrand.id, codique: CODIQUE } as const;
  const demande = { role: 'agent-comptable', perimetre, actes, au: '2026-12-31', objet: 'Logiciel du poste.' };
  const emis = await emettre(eprouvee)(
    par ?? { acteur, perimetre, nom: 'Ferrand' },
    demande,
    new Uint8Array(40).fill(9),
  );
  if (!emis.ok) throw new Error(emis.refus.phrase);
  const envoyer = (chemin: string, champs: Readonly<Record<string, string | File>>) => {
    const corps = new FormData();
    for (const [nom, valeur] of Object.entries(champs)) corps.append(nom, valeur);
    const headers = { Authorization: `Bearer ${emis.jeton}`, Accept: 'application/json' };
    return eprouvee.appeler(`${BASE}/${chemin}`, { method: 'POST', body: corps, headers });
  };
  const aDeux = () =>
    eprouvee.dire(`/comptables/${CODIQUE}/politique`, { instruction: null, quatreYeux: true, raison: 'Prudence.' });
  return { ...eprouvee, envoyer, aDeux, idDuJeton: emis.id };
}

test('it proposes a lifting where its token says so; whoever issued that token is no second person', async () => {
  const { envoyer, aDeux, dire, remplir, venir, administrateur, idDuJeton, lire } = await programme(['lever']);
  await aDeux();
  await dire(`${BASE}/suspension`, suspendre);
  expect((await envoyer('levee/proposition', { raison })).status).toBe(200);
  const { enCours } = await (await lire(`${BASE}/suspension`)).json();
  expect(enCours.leveeProposee).toMatchObject({ decidePar: { id: idDuJeton }, saisiPar: { id: idDuJeton } });
  expect(await (await dire(`${BASE}/levee`, { raison })).json()).toMatchObject({ code: 'AUTRE_PERSONNE_REQUISE' });
  const autre = await venir({ role: 'comptable', perimetre, courriel: 'autre@exemple.invalid' });
  const levee = { raison, codique: CODIQUE, decideur: autre.id, fichier: fichier() };
  expect((await remplir(`${BASE}/levee`, levee, { qui: administrateur })).status).toBe(303);
});

test('a token that does not say so proposes nothing', async () => {
  const { envoyer, dire } = await programme(['suspendre']);
  await dire(`${BASE}/suspension`, suspendre);
  expect((await envoyer('levee/proposition', { raison })).status).toBe(403);
});

test('what it types in is the decision of the comptable who issued its token, with his document', async () => {
  const { envoyer, ferrand, idDuJeton, lire } = await programme(['suspendre']);
  expect(await (await envoyer('suspension', suspendre)).json()).toMatchObject({ code: 'DOCUMENT_ABSENT' });
  expect((await envoyer('suspension', { ...suspendre, fichier: fichier() })).status).toBe(200);
  const { enCours } = await (await lire(`${BASE}/suspension`)).json();
  expect(enCours.prononcee).toMatchObject({ decidePar: { id: ferrand.id }, saisiPar: { id: idDuJeton } });
});

test('of a token that an administrateur issued, the comptable is named, and in office', async () => {
  const { envoyer, ferrand, lire } = await programme(['suspendre'], EXPLOITANT);
  const champs = { ...suspendre, fichier: fichier() };
  expect(await (await envoyer('suspension', champs)).json()).toMatchObject({ code: 'DECIDEUR_NON_DIT' });
  const inconnu = { ...champs, codique: CODIQUE, decideur: 'personne' };
  expect(await (await envoyer('suspension', inconnu)).json()).toMatchObject({ code: 'DECIDEUR_NON_HABILITE' });
  expect((await envoyer('suspension', { ...inconnu, decideur: ferrand.id })).status).toBe(200);
  const { enCours } = await (await lire(`${BASE}/suspension`)).json();
  expect(enCours.prononcee.decidePar).toMatchObject({ role: 'comptable', id: ferrand.id });
});
