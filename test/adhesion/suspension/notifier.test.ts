/** The ordonnateur is told: the letter is kept, the mail leaves at least once under one id, and the proof names both. */
import { createHash } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { activer, lever, suspendre } from '../../../functions/adhesion/handler.ts';
import { A_NOTIFIER } from '../../../functions/adhesion/suspension/echeance.ts';
import { enregistrerEnvoi, enregistrerEnvoiDeLevee } from '../../../functions/adhesion/suspension/handler.ts';
import { lettre } from '../../../functions/adhesion/suspension/lettre.ts';
import { type NotifierNeeds, notifierLesSuspensions } from '../../../functions/adhesion/suspension/notifier.ts';
import { enMemoire } from '../../../functions/platform/en-memoire.ts';
import type { Courrier } from '../../../functions/platform/ports.ts';
import { lireAdhesion } from '../../../schemas/evenements/adhesion.ts';
import { COMPTABLE, formulaire, SIRET } from '../../depot/exemples.ts';
import { plateformePassagere } from '../../platform/dossier.ts';

const ADRESSE = { reference: 'h-maire', courriels: ['mairie@saint-aubin.invalid'] };
const acte = { siret: SIRET, raison: 'Montant <modifié> & signé.', decidePar: COMPTABLE, saisiPar: COMPTABLE };

async function suspendue(autres: Partial<NotifierNeeds> = {}) {
  const plateforme = plateformePassagere();
  const partis: Courrier[] = [];
  const needs: NotifierNeeds = {
    ...plateforme,
    courrier: { envoyer: async (courrier) => void partis.push(courrier) },
    adresseDe: async () => ADRESSE,
    ...autres,
  };
  await activer(plateforme)({ formulaire: formulaire(), saisiPar: COMPTABLE });
  await suspendre(plateforme)({ ...acte, motif: 'alterations-graves' });
  const envois = async () => {
    const lus = lireAdhesion((await plateforme.journal.read(`adhesion/${SIRET}`)).events);
    return lus.filter((event) => event.type === 'SuspensionNotifiee');
  };
  const enCours = async () => {
    const { events } = await plateforme.journal.read(`adhesion/${SIRET}`);
    return { prononceeLe: String(events.findLast(({ type }) => type === 'SuspensionPrononcee')?.at) };
  };
  return { ...plateforme, needs, partis, envois, enCours };
}

test('le courriel part, la lettre est gardée, et l’événement dit laquelle, à qui et quand', async () => {
  const { needs, partis, envois, objets, horloge } = await suspendue();
  expect(await notifierLesSuspensions(needs)).toBe(1);
  const [envoi] = await envois();
  expect(envoi?.data).toMatchObject({ moyen: 'courriel', destinataire: 'h-maire', notifieeLe: horloge.now() });
  expect(JSON.stringify(await envois())).not.toContain('@');
  const gardee = await enMemoire(objets.read({ bucket: 'registre', ...envoi!.data.lettre }));
  expect(createHash('sha256').update(gardee).digest('hex')).toBe(envoi!.data.lettre.sha256);
  expect(gardee.toString()).toContain('Montant &lt;modifié&gt; &amp; signé.');
  expect(partis).toMatchObject([{ a: ADRESSE.courriels, texte: expect.not.stringContaining('Montant') }]);
  expect(await notifierLesSuspensions(needs)).toBe(0);
  expect(partis).toHaveLength(1);
});

test('un courriel dont l’envoi n’a pas été retenu repart sous le même identifiant', async () => {
  const { needs, partis, envois, journal } = await suspendue();
  let coupures = 1;
  const coupe = new Proxy(journal, {
    get(cible, propriete) {
      const valeur = Reflect.get(cible, propriete, cible);
      if (propriete !== 'append') return typeof valeur === 'function' ? valeur.bind(cible) : valeur;
      return (append: Parameters<typeof cible.append>[0]) =>
        append.events.length > 0 && coupures-- > 0 ? Promise.reject(new Error('cut')) : cible.append(append);
    },
  });
  await expect(notifierLesSuspensions({ ...needs, journal: coupe })).rejects.toThrow('could not be notified');
  expect(await envois()).toHaveLength(0);
  expect(await notifierLesSuspensions({ ...needs, journal: coupe })).toBe(1);
  expect(new Set(partis.map(({ id }) => id)).size).toBe(1);
  expect(partis).toHaveLength(2);
  expect(await envois()).toHaveLength(1);
});

test('sans adresse, rien ne part : elle est cherchée de nouveau plus tard', async () => {
  let adresse: typeof ADRESSE | null = null;
  const { needs, partis, avancer } = await suspendue({ adresseDe: async () => adresse });
  expect(await notifierLesSuspensions(needs)).toBe(0);
  adresse = ADRESSE;
  expect(await notifierLesSuspensions(needs)).toBe(0);
  avancer(3600);
  expect(await notifierLesSuspensions(needs)).toBe(1);
  expect(partis).toHaveLength(1);
});

test('une suspension déjà notifiée par la poste ne fait partir aucun courriel', async () => {
  const { needs, partis, enCours } = await suspendue();
  const envoi = { siret: SIRET, saisiPar: COMPTABLE, le: needs.horloge.now().slice(0, 10) };
  expect(await enregistrerEnvoi(needs)({ ...envoi, ...(await enCours()) })).toMatchObject({ ok: true });
  expect(await notifierLesSuspensions(needs)).toBe(0);
  expect(partis).toHaveLength(0);
});

test('la levée est notifiée comme la suspension : un courriel, une lettre gardée, un événement', async () => {
  const { needs, partis, journal, objets, avancer } = await suspendue();
  await notifierLesSuspensions(needs);
  avancer(60);
  await lever(needs)({ ...acte, raison: 'Chaîne <corrigée>.' });
  expect(await notifierLesSuspensions(needs)).toBe(1);
  expect(partis.map(({ sujet }) => sujet)).toEqual([
    expect.stringContaining('Suspension'),
    expect.stringContaining('Levée'),
  ]);
  expect(new Set(partis.map(({ id }) => id)).size).toBe(2);
  const event = lireAdhesion((await journal.read(`adhesion/${SIRET}`)).events).at(-1);
  if (event?.type !== 'LeveeNotifiee') throw new Error(event?.type);
  expect(event.data).toMatchObject({ moyen: 'courriel', destinataire: 'h-maire', leveeLe: needs.horloge.now() });
  const gardee = await enMemoire(objets.read({ bucket: 'registre', ...event.data.lettre }));
  expect(gardee.toString()).toContain('Chaîne &lt;corrigée&gt;.');
  expect(await notifierLesSuspensions(needs)).toBe(0);
  expect(await journal.echeancesDues({ type: A_NOTIFIER, jusquAu: '2999-01-01', limit: 10 })).toEqual([]);
});

test('levée avant que le courriel de la suspension parte, elle seule est dite', async () => {
  const { needs, partis } = await suspendue();
  await lever(needs)(acte);
  expect(await notifierLesSuspensions(needs)).toBe(1);
  expect(partis).toMatchObject([{ sujet: expect.stringContaining('Levée') }]);
});

test('une nouvelle suspension prend la place de la levée que rien n’a encore dite', async () => {
  const { needs, partis, avancer } = await suspendue();
  await lever(needs)(acte);
  avancer(60);
  await suspendre(needs)({ ...acte, motif: 'acces-empeche' });
  expect(await notifierLesSuspensions(needs)).toBe(1);
  expect(partis).toMatchObject([{ sujet: expect.stringMatching(/^Suspension/) }]);
});

test('sans adresse, le poste enregistre l’envoi postal de la lettre de levée, de celle-là et d’aucune autre', async () => {
  const { needs, partis } = await suspendue({ adresseDe: async () => null });
  await lever(needs)(acte);
  const leveeLe = needs.horloge.now();
  const envoi = { siret: SIRET, saisiPar: COMPTABLE, le: leveeLe.slice(0, 10) };
  const autre = { ...envoi, leveeLe: '2020-01-01T00:00:00.000Z' };
  expect(await enregistrerEnvoiDeLevee(needs)(autre)).toMatchObject({ refus: { code: 'LEVEE_AUTRE' } });
  const tiers = { ...envoi, leveeLe, saisiPar: { ...COMPTABLE, codique: '099999' } };
  expect(await enregistrerEnvoiDeLevee(needs)(tiers)).toMatchObject({ refus: { code: 'COMPTABLE_NON_ASSIGNATAIRE' } });
  expect(await enregistrerEnvoiDeLevee(needs)({ ...envoi, leveeLe })).toMatchObject({ ok: true });
  expect(await notifierLesSuspensions(needs)).toBe(0);
  expect(partis).toEqual([]);
});

test('un acte qui sera refusé ne garde pas de lettre', async () => {
  const { needs, objets } = await suspendue();
  const creer = vi.spyOn(objets, 'create');
  const envoi = { siret: SIRET, saisiPar: COMPTABLE, le: '2020-01-01', prononceeLe: needs.horloge.now() };
  expect(await enregistrerEnvoi(needs)(envoi)).toMatchObject({ refus: { code: 'DATE_IMPOSSIBLE' } });
  expect(creer).not.toHaveBeenCalled();
});

test('le courriel de la première suspension, parti pendant que la seconde est prononcée, ne prouve rien de la seconde', async () => {
  const { needs, partis, envois, objets, avancer } = await suspendue();
  let course = async (): Promise<unknown> => {
    course = async () => null;
    await lever(needs)(acte);
    avancer(1);
    return suspendre(needs)({ ...acte, raison: 'Seconde.', motif: 'acces-empeche' });
  };
  const envoyer = async (un: Courrier) => {
    partis.push(un);
    await course();
  };
  const courrier = { envoyer };
  expect(await notifierLesSuspensions({ ...needs, courrier })).toBe(0);
  expect(await envois()).toHaveLength(0);
  expect(await notifierLesSuspensions({ ...needs, courrier })).toBe(1);
  const [envoi] = await envois();
  const gardee = await enMemoire(objets.read({ bucket: 'registre', ...envoi!.data.lettre }));
  expect(gardee.toString()).toContain('Seconde.');
  expect(new Set(partis.map(({ id }) => id)).size).toBe(2);
});

test('l’envoi qui échoue pour l’un ne retient pas celui de l’autre', async () => {
  const autre = '21330000200015';
  const { needs, partis, journal } = await suspendue({
    adresseDe: (siret) => (siret === SIRET ? Promise.reject(new Error('purged')) : Promise.resolve(ADRESSE)),
  });
  await activer(needs)({ formulaire: formulaire({ siret: autre }), saisiPar: COMPTABLE });
  await suspendre(needs)({ ...acte, siret: autre, motif: 'acces-empeche' });
  await expect(notifierLesSuspensions(needs)).rejects.toThrow(AggregateError);
  expect(partis).toHaveLength(1);
  expect((await journal.read(`adhesion/${autre}`)).events.at(-1)?.type).toBe('SuspensionNotifiee');
});

test('la lettre est la même pour la même suspension, et dit qui a décidé et sur quel document', () => {
  const suspension = {
    ...{ raison: 'Constaté.', decidePar: COMPTABLE, document: 'd'.repeat(64), motif: 'acces-empeche' as const },
    saisiPar: { role: 'administrateur', id: 'hab-admin', codique: null } as const,
    prononceeLe: '2026-11-02T09:00:00.000Z',
  };
  const ecrite = lettre(SIRET, suspension);
  expect(ecrite).toBe(lettre(SIRET, structuredClone(suspension)));
  for (const dit of ['02/11/2026 à 10 h 00', 'hab-ferrand', 'hab-admin', 'd'.repeat(64), 'support papier'])
    expect(ecrite).toContain(dit);
  expect(ecrite).toContain('comptables de prise en charge\u00a0: vos fichiers');
  expect(ecrite.split('<h1>')[1]).not.toMatch(/ [:;?!»]/);
});
