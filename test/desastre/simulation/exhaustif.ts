/** Every call of every journey goes wrong in turn, in every way; and for one deposit, every two calls. */
import type { Acte, Garde, Habitude, Scenario } from './acte.ts';
import { type Appel, aCesRangs, MODES, type Mode } from './faute.ts';
import { type FluxPrevu, SIRETS } from './flux-prevus.ts';
import { DEPART } from './monde.ts';
import { type Issue, Partie, type PartieOptions } from './partie.ts';

const MINUTE_MS = 60_000;
const HEURE_MS = 60 * MINUTE_MS;
const JOUR_MS = 24 * HEURE_MS;
const UN_AN_MS = 368 * JOUR_MS;
const [siret] = SIRETS;

const flux = (n: number, change: Partial<FluxPrevu> = {}): FluxPrevu => ({
  genre: 'accepte',
  siret,
  nom: `f${n}.xml`,
  nomFic: `PES-${n}`,
  bordereaux: [`${n}`],
  pj: [],
  confianceMs: 0,
  ensuite: 'accepte',
  edition: 1,
  ...change,
});

const deposer = (prevu: FluxPrevu, voie: 'api' | 'arrivees' = 'api'): Acte => ({ type: 'deposer', flux: prevu, voie });
const attendre = (ms: number): Acte => ({ type: 'attendre', ms });
const activer: Acte = { type: 'activer', siret };

interface Voyage {
  readonly nom: string;
  readonly scenario: Scenario;
  /** With the read models: they double the calls, and are looked at in one journey. */
  readonly lectures: boolean;
  /** What goes before, ms since the epoch, only prepares: nothing goes wrong there. */
  readonly depuis: number;
  /** Only what these do goes wrong: the rest is tried in the other journeys. Null: all. */
  readonly qui: readonly string[] | null;
}

function voyage(nom: string, actes: readonly Acte[], habitude: Habitude = 'prendre', lectures = false): Voyage {
  const scenario = { graine: 1, actes: [activer, attendre(MINUTE_MS), ...actes], habitudes: [habitude] as const };
  return { nom, scenario: { ...scenario, verificateurs: 1 }, lectures, depuis: 0, qui: null };
}

const GARDIENS = ['sceller', 'horodater', 'purger'];

/** A year goes by, and the sealing of one more adhésion shows that the clock is right: the first terms have passed. */
function voyageGarde(nom: string, actes: readonly Acte[], garde: Garde): Voyage {
  const v = voyage(nom, [...actes, attendre(UN_AN_MS), { type: 'activer', siret: SIRETS[2] }, attendre(JOUR_MS)]);
  return { ...v, scenario: { ...v.scenario, garde }, qui: GARDIENS };
}

const UN_DEPOT = voyage('un bordereau, pris en charge', [deposer(flux(1))]);

const PURGE = voyageGarde('scellé, puis purgé', [deposer(flux(1))], { scelleurs: 1, magasinDes: 0 });

const ANNONCE_APRES_PURGE: Voyage = {
  ...PURGE,
  nom: 'annoncé de nouveau après sa purge',
  scenario: { ...PURGE.scenario, actes: [...PURGE.scenario.actes, { type: 'redresser', flux: flux(1) }] },
  qui: ['verifier'],
  depuis: DEPART + UN_AN_MS,
};

const A_DEUX = voyageGarde('scellé par deux à la fois', [deposer(flux(1))], { scelleurs: 2, magasinDes: 0 });

/** In the order of this seed, one finds the token that the other has just had. */
const SCELLE_PAR_DEUX: Voyage = { ...A_DEUX, scenario: { ...A_DEUX.scenario, graine: 12 }, qui: ['horodater'] };

export const VOYAGES: readonly Voyage[] = [
  UN_DEPOT,
  voyage('accepté en partie, annoncé par le magasin', [
    deposer(flux(1, { genre: 'partiel', bordereaux: ['1', '2', '3'], pj: ['PJ1'] }), 'arrivees'),
  ]),
  voyage('altéré', [deposer(flux(1, { genre: 'altere' }))]),
  voyage('illisible, sous les yeux de la console', [deposer(flux(1, { genre: 'illisible' }))], 'prendre', true),
  voyage('accepté, sous les yeux de la console', [deposer(flux(1))], 'prendre', true),
  voyage('différé, puis accepté', [deposer(flux(1, { genre: 'suspens', confianceMs: DEPART + 2 * HEURE_MS }))]),
  voyage('différé, puis refusé', [
    deposer(flux(1, { genre: 'suspens', confianceMs: DEPART + HEURE_MS / 2, ensuite: 'refuse' })),
  ]),
  voyage('doublons de nom, de bordereau, de pièce', [
    deposer(flux(1, { bordereaux: ['1', '2'], pj: ['PJ1'] })),
    attendre(MINUTE_MS),
    deposer(flux(2, { nomFic: 'PES-1', bordereaux: ['3'] })),
    deposer(flux(3, { bordereaux: ['2', '4'], pj: ['PJ1', 'PJ2'] })),
    // Rejected as a whole for its bordereau: it gives its own name back.
    deposer(flux(4, { bordereaux: ['1'] })),
  ]),
  voyage(
    'rejeté par le comptable, corrigé, déposé de nouveau',
    [deposer(flux(1, { bordereaux: ['1', '2'] })), attendre(MINUTE_MS), deposer(flux(2, { nomFic: 'PES-1' }))],
    'rejeter',
  ),
  voyage('acquitté par Hélios', [
    deposer(flux(1)),
    attendre(MINUTE_MS),
    { type: 'repondre', flux: flux(1) },
    attendre(MINUTE_MS),
    { type: 'repondre', flux: flux(1, { nom: 'g1.xml' }) },
  ]),
  voyage('acquitté par Hélios avant d’être jugé', [
    { type: 'repondre', flux: flux(1) },
    attendre(MINUTE_MS),
    deposer(flux(1)),
  ]),
  {
    ...voyage('une réponse d’Hélios de plus qu’il n’en attend sous un nom', [
      ...Array.from({ length: 20 }, (_, n): Acte => ({ type: 'repondre', flux: flux(1, { nom: `r${n}.xml` }) })),
      attendre(2 * HEURE_MS),
      { type: 'repondre', flux: flux(1) },
    ]),
    depuis: DEPART + HEURE_MS,
  },
  voyage('suspendue pendant le traitement, puis levée', [
    deposer(flux(1, { bordereaux: ['1', '2'] })),
    { type: 'suspendre', siret },
    { type: 'lever', siret },
  ]),
  voyage('plus de noms qu’une transaction n’en porte', [
    deposer(flux(1, { pj: Array.from({ length: 75 }, (_, n) => `PJ${n}`) })),
  ]),
  PURGE,
  ANNONCE_APRES_PURGE,
  SCELLE_PAR_DEUX,
  {
    ...voyageGarde('scellé avant que le magasin de confiance se lise', [deposer(flux(1))], {
      scelleurs: 1,
      magasinDes: DEPART + 10 * MINUTE_MS,
    }),
    qui: ['sceller'],
  },
];

const options = (v: Voyage): PartieOptions => ({ lectures: v.lectures });

/** Its calls, when all goes well. */
async function tracer(v: Voyage): Promise<Appel[]> {
  const appels: Appel[] = [];
  const partie: Partie = new Partie(v.scenario, {
    ...options(v),
    observer: (appel) => {
      const sien = v.qui?.includes(appel.traitement) ?? true;
      if (sien && partie.monde.ordonnanceur.maintenant >= v.depuis) appels.push(appel);
    },
  });
  const { violations } = await partie.jouer();
  if (violations.length > 0) throw new Error(`${v.nom}: ${violations.join('\n')}`);
  return appels;
}

export interface Cas {
  /** The journey, and what goes wrong on it: `altéré : 31 verifier journal.append tue-avant`. */
  readonly nom: string;
  jouer(observer?: PartieOptions['observer']): Promise<Issue>;
}

function cas(v: Voyage, fautes: readonly (readonly [Appel, Mode])[]): Cas {
  const sort = aCesRangs(new Map(fautes.map(([{ rang }, mode]) => [rang, mode])));
  return {
    nom: `${v.nom} : ${fautes.map(([{ traitement, nom, rang }, mode]) => `${rang} ${traitement} ${nom} ${mode}`).join(', ')}`,
    jouer: (observer) =>
      new Partie(v.scenario, { ...options(v), sort: () => sort, ...(observer ? { observer } : {}) }).jouer(),
  };
}

/** A conflict is of an append; elsewhere it would be an error like another. */
const possibles = ({ nom }: Appel): readonly Mode[] =>
  MODES.filter((mode) => nom === 'journal.append' || !mode.startsWith('conflit'));

export async function fautesSimples(): Promise<Cas[]> {
  const tous: Cas[] = [];
  for (const v of VOYAGES)
    for (const appel of await tracer(v)) for (const mode of possibles(appel)) tous.push(cas(v, [[appel, mode]]));
  return tous;
}

const PREMIERES: readonly Mode[] = ['tue-apres', 'erreur-apres'];

/** Two accidents in the life of one deposit, wherever they fall: what is after a call is before the next one. */
export async function paires(): Promise<Cas[]> {
  const trace = await tracer(UN_DEPOT);
  return trace.flatMap((premier, rang) =>
    trace
      .slice(rang + 1)
      .flatMap((second) =>
        PREMIERES.map((mode) => cas(UN_DEPOT, [[premier, mode] as const, [second, 'tue-apres'] as const])),
      ),
  );
}
