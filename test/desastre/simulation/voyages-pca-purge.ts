/** What the purge of a dossier of PCA does, killed at each of its calls: what had to leave has left, and is said once. */
import { hierA } from '../../../functions/retention/purger.ts';
import { fluxConservation, purgerLeRegistre } from '../../../functions/retention/registre/purger.ts';
import { RETENTION_PAR_DEFAUT } from '../../../schemas/retention.ts';
import { argentEtHorloge, cle } from '../../pca/argent-et-horloge.ts';
import { type Departement, enVigueur, PDF, recu, redevable, titre } from '../../pca/departement.ts';
import { COMPTABLE, etude, POSTE } from '../../pca/noms.ts';

export interface VoyageDePurge {
  readonly nom: string;
  /** Nothing goes wrong there. The clock then stands on the day of the purge. */
  readonly preparer: () => Promise<Departement>;
}

const NUMERO = 'D-1';
const STREAM = `dossier/${POSTE}-${NUMERO}`;
export const DOSSIER = `${POSTE}/${NUMERO}/`;

/** Received, with a proof and an address, and one more object that whoever stored it died before naming. */
export async function avecDesObjets(): Promise<Departement> {
  const d = await enVigueur('2026-01-12', '2026-01-02');
  const change = { numero: NUMERO, message: { id: 'd1' }, creances: [titre(30_000, { reference: 'T-1' })] };
  await recu(d, 30_000, { ...change, redevables: [redevable('Unique')] });
  const adresse = { lignes: ['1 rue du Puits'], codePostal: '52000', commune: 'Chaumont' };
  await d.agir(NUMERO, etude(), {
    ...{ type: 'AdresseSignalee', message: { id: 'a1' }, survenuLe: '2026-01-12', certitude: 'confirmee', adresse },
    ...{ dansDepartement: true, dansRessort: true },
  });
  await d.agir(NUMERO, etude(), {
    ...{ type: 'InsolvabiliteSignalee', message: { id: 'i1' }, survenuLe: '2026-01-12', constat: 'rsa' },
    preuves: [{ contenu: PDF }],
  });
  await d.objets.create('pca', `${DOSSIER}orphelin`, Buffer.from('Unique'));
  return d;
}

/** Closed by the statement of its quarter. */
export async function clore(d: Departement): Promise<void> {
  const monde = argentEtHorloge(d);
  d.au('2026-03-29');
  await monde.passer();
  d.au('2026-04-02');
  const T1 = cle('2026-T1');
  await monde.deposer(T1, await monde.calculer(T1), { message: { id: 'etat-1' } });
  await monde.passer();
}

/** The comptable says that this debtor was not the one. */
export const annuler = (d: Departement) =>
  d.agir(NUMERO, COMPTABLE, {
    ...{ type: 'DetteAnnulee', message: { id: 'e1' }, survenuLe: '2026-01-12', portee: 'totale', montant: 30_000 },
    motif: 'erreur-de-redevable',
  });

export const VOYAGES_PCA_PURGE: readonly VoyageDePurge[] = [
  {
    nom: 'un dossier clos, au terme de sa conservation',
    async preparer() {
      const d = await avecDesObjets();
      await clore(d);
      d.au('2031-04-03');
      return d;
    },
  },
  {
    nom: 'un redevable qui n’était pas le bon',
    async preparer() {
      const d = await avecDesObjets();
      await annuler(d);
      return d;
    },
  },
];

export const purger = (d: Departement): Promise<number> =>
  purgerLeRegistre({ ...d.needs, effacement: d.objets, retention: RETENTION_PAR_DEFAUT });

class Tue extends Error {}

/** What of it is kept, and what is said of it. */
export async function constater({ journal, objets, horloge }: Departement) {
  const dues = await journal.echeancesDues({
    ...{ type: 'terme-du-registre', jusquAu: hierA(horloge.now().slice(0, 10)), limit: 100 },
  });
  return {
    dossier: (await journal.read(STREAM)).events.map(({ type }) => type),
    dit: (await journal.read(fluxConservation(STREAM))).events.map(({ data }) => data),
    gardes: [...objets.tous()].map(({ ref: { bucket, key } }) => `${bucket} ${key}`).sort(),
    dues: dues.filter(({ stream }) => stream === STREAM).map(({ id }) => id),
  };
}

const ESSAIS_MAX = 10;

/** The nth call dies, before it is made or once it is; the next run comes back. Gives how many calls there were. */
export async function jouer(voyage: VoyageDePurge, rang: number, quand: 'avant' | 'apres') {
  const d = await voyage.preparer();
  let appels = 0;
  const mortel =
    <A extends unknown[], R>(appel: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      appels += 1;
      const meurt = appels === rang;
      if (meurt && quand === 'avant') throw new Tue();
      const resultat = await appel(...args);
      if (meurt) throw new Tue();
      return resultat;
    };
  const { journal, objets } = d;
  const [read, append, create] = [journal.read, journal.append, objets.create];
  const [effacer, versionsSous, dues] = [objets.effacer, objets.versionsSous, journal.echeancesDues];
  Object.assign(journal, {
    ...{ read: mortel(read.bind(journal)), append: mortel(append.bind(journal)) },
    echeancesDues: mortel(dues.bind(journal)),
  });
  Object.assign(objets, {
    ...{ create: mortel(create.bind(objets)), effacer: mortel(effacer.bind(objets)) },
    versionsSous: mortel(versionsSous.bind(objets)),
  });
  for (let essai = 1; essai <= ESSAIS_MAX; essai += 1) {
    const mort = await purger(d).then(
      () => false,
      (erreur: unknown) => erreur instanceof Tue || (erreur instanceof AggregateError && erreur.errors.length > 0),
    );
    if (!mort) break;
  }
  const total = appels;
  Object.assign(journal, { read, append, echeancesDues: dues });
  Object.assign(objets, { create, effacer, versionsSous });
  return { appels: total, etat: await constater(d) };
}
