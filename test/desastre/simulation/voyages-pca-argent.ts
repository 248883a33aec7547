/**
 * The money and the clock of the PCA, killed at each writing: before it is done, or once it is. Whoever asked asks
 * again, and the next run of the day comes back; nothing may be lost, nor be there twice.
 */
import type { Evenement } from '../../../functions/journal/evenement.ts';
import { lireAvis } from '../../../schemas/evenements/pca-avis.ts';
import { avecUnCompte, cle, ligne, verser, virement } from '../../pca/argent-et-horloge.ts';
import type { Departement } from '../../pca/departement.ts';
import { recu, redevable, titre } from '../../pca/departement.ts';
import { COMPTABLE, ETUDE, etude } from '../../pca/exemples.ts';

type Monde = Awaited<ReturnType<typeof avecUnCompte>>;
type Appel = (nom: string) => Promise<void>;

export interface VoyageDArgent {
  readonly nom: string;
  /** Nothing goes wrong there. Gives what is then done, one step after the other. */
  readonly preparer: () => Promise<{ readonly monde: Monde; readonly etapes: readonly (() => Promise<unknown>)[] }>;
}

/** The same names in every run: runs are compared. */
const confie = (d: Departement, montant: number, n: number) =>
  recu(d, montant, {
    ...{ numero: `D-${n}`, message: { id: `d${n}` } },
    ...{ creances: [titre(montant, { reference: `T-${n}` })], redevables: [redevable(`Dupré-${n}`)] },
  });

async function deuxPayes() {
  const monde = await avecUnCompte('2026-01-12', {}, '2026-01-02');
  const numeros = [await confie(monde.d, 30_000, 1), await confie(monde.d, 50_000, 2)];
  monde.d.au('2026-02-10');
  for (const [n, numero] of numeros.entries())
    await monde.d.agir(numero, etude(), verser(`V${n}`, '2026-02-10', 10_000));
  return { monde, numeros, lignes: numeros.map((numero, n) => ligne(numero, `V${n}`, 10_000)) };
}

/** Every day of it, once an hour: what one run leaves, the next one does. */
const passer = (monde: Monde, jour: string) => async () => {
  monde.d.au(jour);
  await monde.passer();
};

export const VOYAGES_PCA_ARGENT: readonly VoyageDArgent[] = [
  {
    nom: 'un virement de deux dossiers, encaissé',
    async preparer() {
      const { monde, lignes } = await deuxPayes();
      monde.d.au('2026-02-20');
      const acte = virement('2026-02-20', lignes);
      const encaisse = { message: { id: 'e1' }, etude: ETUDE, encaisseLe: '2026-02-20', montant: 20_000 };
      return { monde, etapes: [() => monde.annoncer(acte), () => monde.encaisser(encaisse, COMPTABLE)] };
    },
  },
  {
    nom: 'un terme, de l’annonce au constat',
    async preparer() {
      const { monde } = await deuxPayes();
      return { monde, etapes: ['2026-03-21', '2026-03-28', '2026-03-29'].map((jour) => passer(monde, jour)) };
    },
  },
  {
    nom: 'un état déposé, et ce qu’il clôt',
    async preparer() {
      const { monde, lignes } = await deuxPayes();
      monde.d.au('2026-02-20');
      await monde.annoncer(virement('2026-02-20', lignes));
      await passer(monde, '2026-03-29')();
      monde.d.au('2026-04-02');
      const [T1, message] = [cle('2026-T1'), { id: 'etat-1' }];
      const nos = await monde.calculer(T1);
      return { monde, etapes: [() => monde.deposer(T1, nos, { message }), passer(monde, '2026-04-06')] };
    },
  },
];

/** Puts the accident around every writing: what dies at a reading has died after the writing before it; gives what takes it off. */
function brancher({ d, courrier }: Monde, avant: Appel, apres: Appel): () => void {
  const gardes: (() => void)[] = [];
  const garder = <T extends object>(objet: T, nom: keyof T & string) => {
    const vrai = objet[nom] as (...args: unknown[]) => Promise<unknown>;
    Object.assign(objet, {
      [nom]: async (...args: unknown[]) => {
        await avant(nom);
        const resultat = await vrai.apply(objet, args);
        await apres(nom);
        return resultat;
      },
    });
    gardes.push(() => Reflect.deleteProperty(objet, nom));
  };
  garder(d.journal, 'append');
  garder(d.objets, 'create');
  garder(courrier, 'envoyer');
  return () => {
    for (const oter of gardes) oter();
  };
}

class Tue extends Error {}

const ESSAIS_MAX = 10;

/** The nth call dies; whoever waits for its answer asks again until he has it. Gives how many calls there were. */
export async function jouer(v: VoyageDArgent, rang: number, quand: 'avant' | 'apres') {
  const { monde, etapes } = await v.preparer();
  let appels = 0;
  const mourir = async (moment: 'avant' | 'apres') => {
    if (moment === 'avant') appels += 1;
    if (appels === rang && moment === quand) throw new Tue();
  };
  const oter = brancher(
    monde,
    () => mourir('avant'),
    () => mourir('apres'),
  );
  for (const etape of etapes)
    for (let essai = 1; ; essai += 1) {
      try {
        await etape();
        break;
      } catch (erreur) {
        if (essai === ESSAIS_MAX || !estLAccident(erreur)) throw erreur;
      }
    }
  oter();
  return { appels, etat: condense(monde.d) };
}

const estLAccident = (erreur: unknown): boolean =>
  erreur instanceof Tue || (erreur instanceof AggregateError && erreur.errors.every(estLAccident));

/** What a day's stream of avis says: in one event or in several, in one mail or in two. */
function avisDits(events: readonly Evenement[]) {
  const lus = lireAvis(events);
  const dits = lus.flatMap((event) => (event.type === 'DelaisSignales' ? event.data.avis : []));
  const dernier = lus.findLast(({ type }) => type === 'DelaisSignales')?.seq ?? 0;
  const jusqua = Math.max(0, ...lus.map((event) => (event.type === 'AvisEnvoye' ? event.data.jusqua : 0)));
  return { dits: dits.map((avis) => JSON.stringify(avis)).sort(), tousEnvoyes: jusqua === dernier };
}

/** All that the journal holds, less its instants and the ids of messages. */
function condense({ journal }: Departement): string {
  const sansMessage = ({ message: _, ...data }: Evenement['data']) => data;
  const contenu = (nom: string, events: readonly Evenement[]) =>
    nom.startsWith('avis/') ? avisDits(events) : events.map(({ type, data }) => [type, sansMessage(data)]);
  const tri = (noms: Iterable<unknown>) => [...noms].map((un) => JSON.stringify(un)).sort();
  return JSON.stringify([
    tri([...journal.flux].map(([nom, { events }]) => [nom, contenu(nom, events)])),
    tri([...journal.echeances.values()].map(({ id, date }) => [id, date])),
    tri(journal.claims),
    tri(journal.outbox.keys()),
  ]);
}
