/** What the registers keep of persons and of decisions is destroyed at its term, neither before nor without saying so. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { activer, lever, suspendre, tenirLeRegistre } from '../../../functions/adhesion/handler.ts';
import { objetsScelles } from '../../../functions/adhesion/registre/objets-scelles.ts';
import { notifierLesSuspensions } from '../../../functions/adhesion/suspension/notifier.ts';
import { fixerPolitique } from '../../../functions/adhesion/suspension/poste.ts';
import { accorder, retirer } from '../../../functions/habilitation/handler.ts';
import { clesDe } from '../../../functions/habilitation/personne.ts';
import { EXPLOITANT } from '../../../functions/habilitation/qui.ts';
import { enMemoire } from '../../../functions/platform/en-memoire.ts';
import { ObjetAbsent } from '../../../functions/platform/ports.ts';
import {
  apercevoirLesRegistres,
  fluxConservation,
  type PurgerLeRegistreNeeds,
  purgerLeRegistre,
} from '../../../functions/retention/registre/purger.ts';
import { lireConservation } from '../../../schemas/evenements/conservation.ts';
import { RETENTION_PAR_DEFAUT } from '../../../schemas/retention.ts';
import { ADMINISTRATEUR, CODIQUE, COMPTABLE, formulaire, SIRET } from '../../depot/exemples.ts';
import { plateformePassagere } from '../../platform/dossier.ts';

const STREAM = `adhesion/${SIRET}`;
const acte = { siret: SIRET, raison: 'Constaté.', decidePar: COMPTABLE, saisiPar: ADMINISTRATEUR };

async function registre() {
  const plateforme = plateformePassagere();
  const { journal, objets, horloge } = plateforme;
  const allerAu = (jour: string) =>
    plateforme.avancer((Date.parse(`${jour}T12:00:00Z`) - Date.parse(horloge.now())) / 1000);
  const purger = (plus: Partial<PurgerLeRegistreNeeds> = {}) =>
    purgerLeRegistre({ journal, objets, effacement: objets, horloge, retention: RETENTION_PAR_DEFAUT, ...plus });
  const joindre = async (dossier: string, contenu: string) => {
    const octets = Buffer.from(contenu);
    const sha256 = createHash('sha256').update(octets).digest('hex');
    const { ref } = await objets.create('registre', `${dossier}/documents/${sha256}`, octets);
    return { document: sha256, piece: { key: ref.key, version: ref.version, sha256 } };
  };
  /** What the stream names, and whether its bytes are still there. */
  const presents = async (stream: string) => {
    const { events } = await journal.read(stream);
    const nommes = events.flatMap(({ data }) => objetsScelles(data));
    const lus = nommes.map(async ({ key, version }) => {
      const lu = enMemoire(objets.read({ bucket: 'registre', key, version })).then(() => true);
      return [key, await lu.catch((e: unknown) => (e instanceof ObjetAbsent ? false : Promise.reject(e)))] as const;
    });
    return Object.fromEntries(await Promise.all(lus));
  };
  const purges = async (stream: string) =>
    lireConservation((await journal.read(fluxConservation(stream))).events).map(({ data }) => data);
  return { ...plateforme, allerAu, purger, joindre, presents, purges };
}

const combien = (presents: Record<string, boolean>) => Object.values(presents).filter(Boolean).length;

test('la décision jointe et les lettres d’une suspension partent dix ans après l’exercice de sa levée, avec un certificat', async () => {
  const eprouve = await registre();
  const { allerAu, purger, joindre, presents, purges, objets, horloge } = eprouve;
  await activer(eprouve)({ formulaire: formulaire(), saisiPar: COMPTABLE });
  const piece = await joindre(SIRET, 'décision signée');
  await suspendre(eprouve)({ ...acte, ...piece, motif: 'acces-empeche' });
  const adresse = async () => ({ reference: 'h-maire', courriels: ['m@exemple.invalid'] });
  const notifier = () =>
    notifierLesSuspensions({ ...eprouve, courrier: { envoyer: async () => undefined }, adresseDe: adresse });
  await notifier();
  const annee = Number(horloge.now().slice(0, 4)) + 3;
  allerAu(`${annee}-05-04`);
  expect(await purger()).toBe(0);
  await lever(eprouve)({ ...acte, ...piece });
  await notifier();
  expect(combien(await presents(STREAM))).toBe(3);
  allerAu(`${annee + 10}-12-31`);
  expect(await purger()).toBe(0);
  allerAu(`${annee + 11}-01-01`);
  const aDetruire = await apercevoirLesRegistres(
    { ...eprouve, retention: RETENTION_PAR_DEFAUT },
    `${annee + 11}-01-01`,
  );
  expect(aDetruire).toMatchObject([
    { registre: STREAM, aPurger: [{ genre: 'piece' }, { genre: 'lettre' }, { genre: 'lettre' }] },
  ]);
  expect(await purger()).toBe(3);
  expect(combien(await presents(STREAM))).toBe(0);
  expect(await purger()).toBe(0);
  const [purge] = await purges(STREAM);
  expect(purge).toMatchObject({
    retention: RETENTION_PAR_DEFAUT.version,
    purgees: [{ terme: `${annee + 10}-12-31` }, {}, {}],
  });
  const { ref } = await objets
    .create('preuves', `purges/${STREAM}/1.txt`, Buffer.from(''))
    .catch(async () => ({ ref: null }));
  expect(ref).toBeNull();
});

test('ce qui sert encore reste, quel que soit son âge : la suspension en cours, le signataire inscrit, la politique en vigueur', async () => {
  const eprouve = await registre();
  const { allerAu, purger, joindre, presents } = eprouve;
  await activer(eprouve)({ formulaire: formulaire(), saisiPar: COMPTABLE });
  const certificat = await joindre(SIRET, 'certificat');
  const signataire = {
    ...{ certificat: certificat.document, objet: certificat.piece, qualite: 'ordonnateur', fonction: 'Maire' },
    ...{ du: '2026-01-01', au: null, domaines: ['depense'], attestation: { pieces: 'aucune' } },
  };
  const maire = { role: 'ordonnateur', id: 'hab-maire', codique: null, siret: SIRET };
  const auteurs = { decidePar: maire, saisiPar: maire };
  expect(
    await tenirLeRegistre(eprouve)({ type: 'inscrireSignataire', siret: SIRET, signataire, ...auteurs }),
  ).toMatchObject({ ok: true });
  await suspendre(eprouve)({ ...acte, ...(await joindre(SIRET, 'décision')), motif: 'acces-empeche' });
  const politique = {
    codique: CODIQUE,
    instruction: null,
    raison: 'Prudence.',
    decidePar: COMPTABLE,
    saisiPar: COMPTABLE,
  };
  await fixerPolitique(eprouve)({
    ...politique,
    quatreYeux: true,
    ...(await joindre(`postes/${CODIQUE}`, 'première')),
  });
  eprouve.avancer(86_400);
  await fixerPolitique(eprouve)({
    ...politique,
    quatreYeux: false,
    ...(await joindre(`postes/${CODIQUE}`, 'seconde')),
  });
  for (let siecle = 2050; siecle < 2100; siecle += 10) {
    allerAu(`${siecle}-06-01`);
    await purger();
  }
  expect(combien(await presents(STREAM))).toBe(2);
  expect(Object.values(await presents(`poste/${CODIQUE}`))).toEqual([false, true]);
});

test('le nom d’une personne part après la fin de son droit ; celui de son droit suivant reste', async () => {
  const eprouve = await registre();
  const { allerAu, purger, presents, horloge } = eprouve;
  const needs = { ...eprouve, cles: clesDe(new Uint8Array(32).fill(7)) };
  const demande = {
    ...{
      role: 'comptable',
      perimetre: { type: 'poste', codique: CODIQUE },
      du: '2026-01-01',
      fondement: 'Nomination.',
    },
    ...{ courriel: 'ferrand@exemple.invalid', nom: 'Anne Ferrand' },
  };
  const premier = await accorder(needs)(EXPLOITANT, demande);
  if (!premier.ok) throw new Error(premier.refus.phrase);
  const annee = Number(horloge.now().slice(0, 4));
  await retirer(eprouve)(EXPLOITANT, { id: premier.id, raison: 'Mutation.' });
  const second = await accorder(needs)(EXPLOITANT, { ...demande, perimetre: { type: 'poste', codique: '033009' } });
  if (!second.ok) throw new Error(second.refus.phrase);
  allerAu(`${annee + 11}-01-01`);
  expect(await purger()).toBe(1);
  expect(Object.values(await presents(`habilitation/${premier.id}`))).toEqual([false]);
  expect(Object.values(await presents(`habilitation/${second.id}`))).toEqual([true]);
});

test('une horloge loin du dernier sceau ou une règle absente ne laissent rien détruire', async () => {
  const eprouve = await registre();
  const { allerAu, purger, joindre, presents } = eprouve;
  await activer(eprouve)({ formulaire: formulaire(), saisiPar: COMPTABLE });
  const piece = await joindre(SIRET, 'décision signée');
  await suspendre(eprouve)({ ...acte, ...piece, motif: 'acces-empeche' });
  await lever(eprouve)({ ...acte, ...piece });
  allerAu('2060-01-01');
  expect(await purger({ sceauxRecents: async () => ['2050-01-01T00:00:00.000Z'] })).toBe(0);
  allerAu('2060-01-03');
  expect(await purger({ retention: { version: 'aucune', regles: [] } })).toBe(0);
  expect(combien(await presents(STREAM))).toBe(1);
  allerAu('2061-01-04');
  expect(await purger()).toBe(1);
});

test('une coupure entre l’événement et l’effacement est reprise : rien n’est dit deux fois, tout est détruit', async () => {
  const eprouve = await registre();
  const { allerAu, purger, joindre, presents, purges, objets } = eprouve;
  await activer(eprouve)({ formulaire: formulaire(), saisiPar: COMPTABLE });
  const piece = await joindre(SIRET, 'décision signée');
  await suspendre(eprouve)({ ...acte, ...piece, motif: 'acces-empeche' });
  await lever(eprouve)({ ...acte, ...piece });
  allerAu('2060-01-01');
  const coupe = { versionsSous: objets.versionsSous.bind(objets), effacer: () => Promise.reject(new Error('cut')) };
  await expect(purger({ effacement: coupe })).rejects.toThrow('could not be purged');
  expect(combien(await presents(STREAM))).toBe(1);
  expect(await purger()).toBe(0);
  expect(combien(await presents(STREAM))).toBe(0);
  expect(await purges(STREAM)).toHaveLength(1);
});
