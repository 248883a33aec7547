/**
 * Keeps what dossiers weigh: the sums that each étude owes, in the order of their days, and those of each contract. What
 * a dossier weighed before is kept beside, so that whoever is told of it again counts it once. One writer at a time.
 */
import * as z from 'zod';
import { lireDossier } from '../../../../schemas/evenements/dossier.ts';
import { codiqueSchema, dateSchema, siretSchema } from '../../../../schemas/evenements/identifiants.ts';
import { type Famille, familleSchema } from '../../../../schemas/pca/creance.ts';
import { modeDeReglementSchema } from '../../../../schemas/pca/reglement.ts';
import type { EcritureDeLecture, Journal, Lectures } from '../../../platform/ports.ts';
import { Lots } from '../lots.ts';
import { type Part, parPeriodeSchema, SommesTenues } from './sommes-tenues.ts';
import { type SommeDue, type Sommes, type SuiviDuDossier, suivre } from './suivi-du-dossier.ts';

const sommeDueSchema = z.object({
  poste: codiqueSchema,
  etude: siretSchema,
  dossier: z.string(),
  mouvement: z.string(),
  mode: modeDeReglementSchema,
  nature: z.enum(['reversement', 'remise-du-cheque']),
  recuLe: dateSchema,
  montant: z.int(),
  exigibleLe: dateSchema,
  deuxSemaines: dateSchema.nullable(),
  legal: dateSchema.nullable(),
  regularisable: z.boolean(),
});
const suiviSchema = z.object({
  contrat: z.string(),
  poste: codiqueSchema,
  famille: familleSchema,
  etudes: z.array(siretSchema),
  dues: z.array(sommeDueSchema),
  parJour: parPeriodeSchema,
  feuilles: z.record(z.string(), parPeriodeSchema),
  jusquAu: dateSchema.nullable(),
  dernierJour: dateSchema.nullable(),
});

export const lireSommeDue = (body: string): SommeDue => sommeDueSchema.parse(JSON.parse(body));
/** Of the days of a month, or of the quarters of a year. */
export const lireSommes = (body: string): Readonly<Record<string, Sommes>> => parPeriodeSchema.parse(JSON.parse(body));

/** What dossiers weighed when they were last seen, by their stream. */
const SUIVIS = 'suivis-des-dossiers';
export type ListeDeSommes = `etude/${string}` | `poste/${string}` | `contrat/${string}`;
export const sommesDuesDe = (liste: ListeDeSommes): string => `sommes-dues/${liste}`;
export const moisDuContrat = (contrat: string): string => `statistiques/contrat/${contrat}`;
/** Dossiers with something still to come, by its last day. */
export const enCoursDuContrat = (contrat: string): string => `dossiers-en-cours/${contrat}`;
/** All its dossiers, by the last day that anything of them bears. */
export const derniersJoursDuContrat = (contrat: string): string => `derniers-jours/${contrat}`;

/** What an étude has or had of a poste and a famille, by the last day of which it has something to tell. */
export const aRestituer = (etude: string, poste: string, famille: Famille): string =>
  `dossiers-a-restituer/${etude}/${poste}/${famille}`;
/** What the dossiers of a poste and a famille add to an étude's statements, year by year. */
export const feuillesDeLEtude = (etude: string, poste: string, famille: Famille): string =>
  `feuilles-des-etats/${etude}/${poste}/${famille}`;
/** Of what is open, or not wholly handed over. */
const SANS_FIN = '9999-12-31';
/** How much of a day, or of a quarter, names its document: `2026-03`, `2026`. */
const MOIS = 7;
const ANNEE = 4;

type Listes = ReadonlyMap<string, EcritureDeLecture>;

/** The places of the lists that a dossier stands in. */
function placesDe(stream: string, suivi: SuiviDuDossier | null): Listes {
  const places = new Map<string, EcritureDeLecture>();
  if (suivi === null) return places;
  const placer = (collection: string, id: string, rank: string, body: string) =>
    places.set(`${collection} ${id}`, { collection, id, document: { rank, body } });
  const { jusquAu, dernierJour, etudes, poste, famille } = suivi;
  if (jusquAu !== null) placer(enCoursDuContrat(suivi.contrat), stream, `${jusquAu}/${stream}`, jusquAu);
  if (dernierJour !== null)
    placer(derniersJoursDuContrat(suivi.contrat), stream, `${dernierJour}/${stream}`, dernierJour);
  const parle = jusquAu === null ? dernierJour : SANS_FIN;
  if (parle !== null)
    for (const etude of etudes)
      placer(aRestituer(etude, poste, famille), stream, `${parle}/${stream}`, `${parle} ${stream}`);
  for (const due of suivi.dues) {
    const id = `${due.poste}-${due.dossier}/${due.mouvement}`;
    for (const liste of [`etude/${due.etude}`, `poste/${due.poste}`, `contrat/${suivi.contrat}`] as const)
      placer(sommesDuesDe(liste), id, `${due.exigibleLe}/${id}`, JSON.stringify(due));
  }
  return places;
}

function changements(avant: Listes, apres: Listes): EcritureDeLecture[] {
  const retires = [...avant].filter(([nom]) => !apres.has(nom)).map(([, place]) => ({ ...place, document: null }));
  return [...retires, ...apres.values()];
}

/** What it adds to the sums of its contract, and to the statements of its études. */
function partsDe(suivi: SuiviDuDossier | null): readonly Part[] {
  if (suivi === null) return [];
  const { contrat, poste, famille, parJour, feuilles } = suivi;
  const parts = (collection: string, parPeriode: Readonly<Record<string, Sommes>>, longueur: number): Part[] =>
    Object.entries(parPeriode).map(([periode, sommes]) => {
      const id = periode.slice(0, longueur);
      return { collection, id, periode, sommes };
    });
  return [
    ...parts(moisDuContrat(contrat), parJour, MOIS),
    ...Object.entries(feuilles).flatMap(([etude, siennes]) =>
      parts(feuillesDeLEtude(etude, poste, famille), siennes, ANNEE),
    ),
  ];
}

interface Needs {
  readonly lectures: Lectures;
  readonly journal: Pick<Journal, 'read'>;
}

class Tenue {
  readonly #needs: Needs;
  readonly #lots: Lots;
  readonly #sommes: SommesTenues;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#lots = new Lots(needs.lectures);
    this.#sommes = new SommesTenues(needs.lectures);
  }

  async dossier(stream: string): Promise<void> {
    const { journal, lectures } = this.#needs;
    const body = await lectures.get(SUIVIS, stream);
    const avant = body === null ? null : suiviSchema.parse(JSON.parse(body));
    const apres = suivre(lireDossier((await journal.read(stream)).events));
    const suite = JSON.stringify(apres);
    if (suite === body || apres === null) return;
    // Too many for one lot, the lists come before: told again, they are written again, the same.
    for (const ecriture of changements(placesDe(stream, avant), placesDe(stream, apres)))
      await this.#lots.ajouter([ecriture]);
    const sommes = await this.#sommes.remplacer(partsDe(avant), partsDe(apres));
    await this.#lots.ajouter([...sommes, { collection: SUIVIS, id: stream, document: { rank: stream, body: suite } }]);
  }

  finir(): Promise<void> {
    return this.#lots.ecrire();
  }
}

/** `streams`: of the dossiers that moved; what they hold now is what counts. */
export async function suivreLesDossiers(needs: Needs, streams: readonly string[]): Promise<void> {
  const tenue = new Tenue(needs);
  for (const stream of streams) await tenue.dossier(stream);
  await tenue.finir();
}
