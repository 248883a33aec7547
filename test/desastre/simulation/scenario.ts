/** A run drawn from its seed: few names, so that they meet; few minutes, so that everything overlaps. */
import { Alea } from '../../../infra/embedded/demonstration/fabrique-de-flux/alea.ts';
import type { Acte, Garde, Habitude, Scenario } from './acte.ts';
import { auHasard } from './faute.ts';
import { type FluxPrevu, GENRES, SIRETS } from './flux-prevus.ts';
import { DEPART } from './monde.ts';
import { type Issue, Partie, type PartieOptions } from './partie.ts';

const MINUTE_MS = 60_000;
const HEURE_MS = 60 * MINUTE_MS;

function fluxAuHasard(alea: Alea): FluxPrevu {
  const numero = () => String(alea.entier(1, 6));
  const plusieurs = (max: number, un: () => string) => [...new Set(Array.from({ length: alea.entier(0, max) }, un))];
  const nom = alea.entier(1, 5);
  return {
    genre: alea.choisir(GENRES),
    // The second has no adhésion unless an act gives it one, and the third is rare.
    siret: alea.entier(1, 5) > 1 ? SIRETS[0] : alea.entier(1, 3) > 1 ? SIRETS[1] : SIRETS[2],
    nom: `f${nom}.xml`,
    nomFic: `PES-${alea.entier(1, 4) === 1 ? alea.entier(1, 5) : nom}`,
    bordereaux: [...new Set([numero(), ...plusieurs(2, numero)])],
    pj: plusieurs(2, () => `PJ${alea.entier(1, 4)}`),
    confianceMs: DEPART + alea.choisir([0.2, 2, 5, 60, 100]) * HEURE_MS,
    ensuite: alea.entier(1, 3) > 1 ? 'accepte' : 'refuse',
    edition: alea.entier(1, 8) === 1 ? 2 : 1,
  };
}

function acteAuHasard(alea: Alea, deposes: FluxPrevu[]): Acte {
  const siret = alea.entier(1, 4) > 1 ? SIRETS[0] : SIRETS[1];
  const ancien = deposes.length === 0 ? undefined : deposes[alea.entier(0, deposes.length - 1)];
  const de = alea.entier(1, 20);
  if (de === 1) return { type: 'activer', siret };
  if (de <= 3) return { type: 'suspendre', siret };
  if (de <= 5) return { type: 'lever', siret };
  if (de === 6) return { type: 'absence', jours: alea.choisir([1, 15, 30]) };
  if (de === 7) return { type: 'perdre', quoi: alea.choisir(['comptable', 'verifier', 'arrivees'] as const) };
  if (de === 8 && ancien) return { type: 'repondre', flux: ancien };
  if (de <= 11) return { type: 'attendre', ms: alea.choisir([10, 50, 1000, MINUTE_MS, HEURE_MS]) };
  const flux = de === 12 && ancien ? ancien : fluxAuHasard(alea);
  deposes.push(flux);
  return { type: 'deposer', flux, voie: alea.choisir(['api', 'arrivees'] as const) };
}

/** Everything at once. */
function melee(alea: Alea): Acte[] {
  const deposes: FluxPrevu[] = [];
  return Array.from({ length: alea.entier(3, 12) }, () => acteAuHasard(alea, deposes));
}

const instantMs = (alea: Alea): Acte => ({ type: 'attendre', ms: alea.entier(0, alea.choisir([20, 300, 3000])) });
const voie = (alea: Alea) => alea.choisir(['api', 'arrivees'] as const);

/** Suspended and lifted again and again, while deliveries are decided. */
function suspensions(alea: Alea): Acte[] {
  const depots = [1, 2].map((n): Acte => {
    const bordereaux = [`${n}1`, `${n}2`, `${n}3`];
    const flux = {
      ...fluxAuHasard(alea),
      genre: 'accepte',
      siret: SIRETS[0],
      nom: `s${n}.xml`,
      nomFic: `S${n}`,
    } as const;
    return { type: 'deposer', flux: { ...flux, bordereaux }, voie: voie(alea) };
  });
  const acte = (rang: number): Acte => ({ type: rang % 2 === 0 ? 'suspendre' : 'lever', siret: SIRETS[0] });
  return [...depots, ...Array.from({ length: 8 }, (_, rang) => [instantMs(alea), acte(rang)]).flat()];
}

/** Hélios answers each flow twice, under two names, at about the same time. */
function reponses(alea: Alea): Acte[] {
  const flux = { ...fluxAuHasard(alea), genre: 'accepte', siret: SIRETS[0] } as const;
  const repondre = (nom: string): Acte => ({ type: 'repondre', flux: { ...flux, nom } });
  const avant: Acte[] = [
    { type: 'deposer', flux, voie: voie(alea) },
    { type: 'attendre', ms: MINUTE_MS },
  ];
  return [...avant, repondre(flux.nom), instantMs(alea), repondre('bis.xml'), instantMs(alea), repondre('ter.xml')];
}

/** Trust that comes late, under messages that come again at the wrong time. */
function differes(alea: Alea): Acte[] {
  return [1, 2, 3].flatMap((): Acte[] => {
    const flux = { ...fluxAuHasard(alea), genre: 'suspens', siret: SIRETS[0] } as const;
    const confianceMs = DEPART + alea.choisir([0.02, 0.5, 1, 1.01, 2]) * HEURE_MS;
    return [{ type: 'deposer', flux: { ...flux, confianceMs }, voie: voie(alea) }, instantMs(alea)];
  });
}

/** A standing instruction that comes and goes under altered flows, and the acts of whoever must answer for it. */
function instructions(alea: Alea): Acte[] {
  const alteres = [1, 2, 3].map((n): FluxPrevu => {
    const noms = { nom: `a${n}.xml`, nomFic: `A${n}` };
    return { ...fluxAuHasard(alea), genre: 'altere', siret: SIRETS[0], ...noms };
  });
  const instruire = (): Acte => ({
    type: 'instruire',
    alterations: alea.choisir([null, 1, 2]),
    quatreYeux: alea.entier(1, 3) === 1,
  });
  const suite = (): Acte => {
    const type = alea.choisir([
      'suspendre',
      'confirmer',
      'proposerLevee',
      'lever',
      'lever',
      'accuser',
      'poster',
    ] as const);
    return { type, siret: SIRETS[0] };
  };
  const qualifier = (flux: FluxPrevu): Acte => ({ type: 'qualifier', flux, grave: alea.entier(1, 2) === 1 });
  const autre = { ...fluxAuHasard(alea), genre: 'accepte', siret: SIRETS[0] } as const;
  const autour = (flux: FluxPrevu): Acte[] => [
    ...[instruire(), instantMs(alea), { type: 'deposer', flux, voie: voie(alea) } as const, instantMs(alea)],
    ...[instruire(), instantMs(alea), qualifier(flux), instantMs(alea), suite(), instantMs(alea), suite()],
  ];
  // It comes and goes at the very moment when the alterations are told.
  const ensemble: Acte[] = [4, 5, 6].map((n) => {
    const noms = { nom: `a${n}.xml`, nomFic: `A${n}` };
    const flux: FluxPrevu = { ...fluxAuHasard(alea), genre: 'altere', siret: SIRETS[0], ...noms };
    return { type: 'deposer', flux, voie: voie(alea) };
  });
  const vaEtVient = [1, null, 1, null, 1, null, 1, null].flatMap((alterations): Acte[] => [
    { type: 'instruire', alterations, quatreYeux: false },
    instantMs(alea),
  ]);
  return [
    ...alteres.flatMap(autour),
    { type: 'lever', siret: SIRETS[0] },
    ...ensemble,
    ...vaEtVient,
    { type: 'deposer', flux: autre, voie: voie(alea) },
  ];
}

const THEMES = [melee, melee, suspensions, reponses, differes] as const;

/** One seed out of eight, so that the others stay what they were. */
const themeDe = (graine: number): ((alea: Alea) => Acte[]) =>
  graine % 8 === 3 ? instructions : (THEMES[graine % THEMES.length] ?? melee);

/** One seed out of seven is sealed and purged, others being so much shorter. */
function gardeAuHasard(graine: number): Garde | null {
  if (graine % 7 !== 3) return null;
  const alea = new Alea(graine, 3);
  return { scelleurs: alea.entier(1, 3), horodate: true, magasinDes: DEPART + alea.choisir([0, 0, 0.3, 2]) * HEURE_MS };
}

/** Until the first terms, then one more adhésion whose seal shows that the clock is right. */
const VIEILLIR: readonly Acte[] = [
  { type: 'attendre', ms: 368 * 24 * HEURE_MS },
  { type: 'activer', siret: SIRETS[2] },
  { type: 'attendre', ms: 48 * HEURE_MS },
];

function scenarioAuHasard(graine: number): Scenario {
  const alea = new Alea(graine, 1);
  const habitude = () => alea.choisir<Habitude>(['prendre', 'prendre', 'rejeter', 'confirmer', 'perdre']);
  const theme = themeDe(graine);
  const debut: Acte[] = [{ type: 'activer', siret: SIRETS[0] }];
  const garde = gardeAuHasard(graine);
  if (theme !== melee || alea.entier(1, 3) > 1) debut.push({ type: 'attendre', ms: MINUTE_MS });
  return {
    graine,
    actes: [...debut, ...theme(alea), ...(garde ? VIEILLIR : [])],
    // Who loses everything would never end.
    habitudes: [theme === instructions ? 'cocher' : 'prendre', ...Array.from({ length: alea.entier(0, 4) }, habitude)],
    verificateurs: alea.entier(1, 4),
    ...(garde && { garde }),
  };
}

/** The disasters of that seed: none for some, where only the order of things is drawn. */
function desastresAuHasard(graine: number): PartieOptions {
  const alea = new Alea(graine, 2);
  const un = alea.choisir([8, 20, 20, 60, 1_000_000]);
  const copies = alea.choisir([1, 3, 6]);
  // A copy may come back long after the first one was handled, when something else is due.
  const retard = alea.choisir([120_000, 120_000, 3 * HEURE_MS]);
  return {
    decalageMax: alea.choisir([0, 50, 2000]),
    latenceMax: alea.choisir([0, 5, 40, 400]),
    acheminer: (tirage) => () =>
      Array.from({ length: tirage.entier(1, copies) === 1 ? 2 : 1 }, () =>
        tirage.entier(1, 4) === 1 ? tirage.entier(0, retard) : 0,
      ),
    sort: (monde, enCours) => auHasard(monde.alea, un, enCours),
  };
}

export const jouerLaGraine = (graine: number, options: Pick<PartieOptions, 'auPremier'> = {}): Promise<Issue> =>
  new Partie(scenarioAuHasard(graine), {
    ...desastresAuHasard(graine),
    refaites: graine % 4 === 3 && graine % 7 !== 3,
    ...options,
  }).jouer();
