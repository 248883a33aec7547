/** Who seals every five minutes and who purges every day, as each platform runs them; and what must be left in the end. */
import type { MagasinDeConfiance } from '../../../functions/confiance/magasin.ts';
import { etatDeLaMise } from '../../../functions/mise-a-disposition/cycle.ts';
import { A_ETABLIR } from '../../../functions/preuve/etablir.ts';
import { horodater } from '../../../functions/preuve/horodater.ts';
import { sceller } from '../../../functions/preuve/sceller.ts';
import { TERME } from '../../../functions/retention/echeance.ts';
import { sceauxRecents } from '../../../functions/retention/horloge-sure.ts';
import { purger } from '../../../functions/retention/purger.ts';
import { TERME_DU_REGISTRE } from '../../../functions/retention/registre/echeance.ts';
import { apercevoirLesRegistres, purgerLeRegistre } from '../../../functions/retention/registre/purger.ts';
import { lireMise } from '../../../schemas/evenements/mise.ts';
import { POLITIQUE_PAR_DEFAUT } from '../../../schemas/politique-par-defaut.ts';
import { GENRES_DU_REGISTRE, type Retention } from '../../../schemas/retention.ts';
import { magasinDuTest } from '../../confiance/autorite.ts';
import type { Garde } from './acte.ts';
import type { Branchement } from './brancher.ts';
import { FauteInjectee } from './faute.ts';
import type { Monde } from './monde.ts';
import type { Processus } from './processus.ts';
import type { Systeme } from './systeme.ts';

const PERIODE_MS = 5 * 60_000;
const JOUR_MS = 24 * 3_600_000;

/** Two documents come to their term on the same day, the third one later. */
export const RETENTION: Retention = {
  version: 'conservation-eprouvee',
  regles: [
    { genre: 'fichier', annees: 1, depuis: 'reception', du: null, jusquAu: null },
    { genre: 'verdict', annees: 1, depuis: 'reception', du: null, jusquAu: null },
    { genre: 'acquit', annees: 1, depuis: 'exercice', du: null, jusquAu: null },
    // What has ceased to serve leaves at the first look.
    ...GENRES_DU_REGISTRE.map((genre) => ({ genre, annees: 0, depuis: 'reception', du: null, jusquAu: null }) as const),
  ],
};

const MAGASIN = magasinDuTest(new Date('2026-09-30T00:00:00Z'));

function magasinAu(monde: Monde, magasinDes: number): MagasinDeConfiance {
  if (monde.ordonnanceur.maintenant < magasinDes) throw new FauteInjectee('the trust store cannot be read');
  return MAGASIN;
}

const ETERNITE = Number.POSITIVE_INFINITY;

/** What a sealer is waited for by, beside events: evidence that was put off, tokens. */
const A_FAIRE: ReadonlySet<string> = new Set([A_ETABLIR, 'horodatage-de-sceau']);

const attend = ({ scellement, journal }: Monde): boolean =>
  scellement.attend() || [...journal.echeances.values()].some(({ type }) => A_FAIRE.has(type));

type Scelleur = Pick<Garde, 'horodate' | 'magasinDes'>;

async function tenirLesSceaux(
  systeme: Systeme,
  processus: Processus,
  ports: Branchement,
  { horodate, magasinDes }: Scelleur,
) {
  const { monde } = systeme;
  const needs = {
    ...ports,
    politique: POLITIQUE_PAR_DEFAUT,
    retention: RETENTION,
    magasin: () => magasinAu(monde, magasinDes),
    jeuEnVigueur: () => null,
    horodate,
  };
  let dernier = 0;
  for (;;) {
    await monde.veiller(processus, () => (attend(monde) ? 0 : ETERNITE));
    await monde.veiller(processus, monde.ordonnanceur.maintenant + PERIODE_MS);
    processus.commencer('sceller');
    await systeme.essayer(async () => {
      dernier = (await sceller(needs, dernier)).dernier;
    });
    processus.commencer('horodater');
    if (horodate) await systeme.essayer(() => horodater(ports));
  }
}

/** Time leaps over the days on which nothing happens: they are as if lived, up to the last seal. */
async function commeDesJoursVecus(ports: Branchement): Promise<readonly string[]> {
  const [dernier] = await sceauxRecents(ports);
  if (dernier === undefined) return [];
  return Array.from({ length: 7 }, (_, n) => new Date(Date.parse(dernier) - n * JOUR_MS).toISOString());
}

/** Days on which it would find nothing due, or would not trust its clock, are passed over: they only read. */
async function tenirLaConservation(systeme: Systeme, processus: Processus, ports: Branchement) {
  const { monde } = systeme;
  const { journal, ordonnanceur } = monde;
  const quand = () => {
    const terme = Math.min(...[TERME, TERME_DU_REGISTRE].map((type) => journal.prochaineEcheance(type))) + JOUR_MS;
    const pose = journal.tous.findLast(({ type }) => type === 'SceauPose');
    const croit = pose !== undefined && ordonnanceur.maintenant - Date.parse(pose.at) < 31 * JOUR_MS;
    return croit ? terme : ETERNITE;
  };
  const needs = { ...ports, retention: RETENTION, sceauxRecents: () => commeDesJoursVecus(ports) };
  for (;;) {
    await monde.veiller(processus, quand);
    processus.commencer('purger');
    await systeme.essayer(() => purger(needs));
    processus.commencer('purger le registre');
    await systeme.essayer(async () => {
      // Whoever may stop it sees first what would leave.
      await apercevoirLesRegistres(needs, ports.horloge.now().slice(0, 10));
      return purgerLeRegistre(needs);
    });
    await monde.veiller(processus, ordonnanceur.maintenant + JOUR_MS);
  }
}

export function garder(systeme: Systeme, { scelleurs, ...scelleur }: Garde): void {
  for (let n = 0; n < scelleurs; n += 1)
    systeme.tenir(`scelleur ${n}`, (processus, ports) => tenirLesSceaux(systeme, processus, ports, scelleur));
  systeme.tenir('conservation', (processus, ports) => tenirLaConservation(systeme, processus, ports));
}

const REGLEES: ReadonlySet<string> = new Set(['prise-en-charge', 'rejetee']);

/** Past every term: nothing waits any more, but for deposits whose comptable never answered; the files are gone. */
export function restes({ journal, objets }: Monde): string[] {
  const ouverts = new Set<string>();
  for (const [stream, { events }] of journal.flux) {
    const [famille, depotId] = stream.split('/');
    if (famille === 'mise' && !REGLEES.has(etatDeLaMise(lireMise(events)).etat)) ouverts.add(`depot/${depotId}`);
  }
  const echeances = [...journal.echeances.values()].filter(
    // A register is looked at every year; the anniversaries of a contract wait for the job of the day, done when asked.
    ({ type, stream }) =>
      type !== TERME_DU_REGISTRE && !stream.startsWith('contrat/') && (type !== TERME || !ouverts.has(stream)),
  );
  const fichiers = [...objets.tous()].filter(({ ref }) => ref.bucket === 'depot').length;
  return [
    ...echeances.map(({ id }) => `ECHEANCE_RESTANTE ${id}`),
    ...(fichiers > ouverts.size ? [`FICHIERS_RESTANTS ${fichiers}`] : []),
  ];
}
