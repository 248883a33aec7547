/**
 * People act in any order, and disasters strike between and during their acts: what a model of one page expects is what
 * the journal holds. A failure is shortened by fast-check and gives its seed.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { etatPresent } from '../../functions/adhesion/etat.ts';
import { depotIdDe, fluxDepot } from '../../functions/depot/cle.ts';
import { auditer } from '../../functions/rapprochement/auditer.ts';
import { lireAdhesion } from '../../schemas/evenements/adhesion.ts';
import { sha256De } from '../depot/exemples.ts';
import { enLong } from '../en-long.ts';
import type { Acte } from './simulation/acte.ts';
import { FINI, TOUJOURS } from './simulation/auditeur.ts';
import { auHasard } from './simulation/faute.ts';
import { cleDuFlux, contenuDe, type FluxPrevu, GENRES, SIRETS } from './simulation/flux-prevus.ts';
import { instantane } from './simulation/instantane.ts';
import { DEPART } from './simulation/monde.ts';
import { Partie } from './simulation/partie.ts';

const [siret] = SIRETS;
const HEURE_MS = 3_600_000;

interface Modele {
  /** depotIds that must exist, whatever happened. */
  readonly deposes: Set<string>;
  etat: 'absente' | 'active' | 'suspendue';
}

type Etat = Modele['etat'];
const APRES: Record<'activer' | 'suspendre' | 'lever', (etat: Etat) => Etat> = {
  activer: (etat) => (etat === 'absente' ? 'active' : etat),
  suspendre: (etat) => (etat === 'active' ? 'suspendue' : etat),
  lever: (etat) => (etat === 'suspendue' ? 'active' : etat),
};

function prevoir(modele: Modele, acte: Acte): void {
  if (acte.type === 'deposer') {
    const version = sha256De(contenuDe(acte.flux));
    modele.deposes.add(depotIdDe({ bucket: 'depot', key: cleDuFlux(acte.flux), version }));
  }
  if (acte.type === 'activer' || acte.type === 'suspendre' || acte.type === 'lever')
    modele.etat = APRES[acte.type](modele.etat);
}

/** One act, done to its end: time and disasters go on meanwhile. */
class Commande implements fc.AsyncCommand<Modele, Partie> {
  readonly #acte: Acte;
  constructor(acte: Acte) {
    this.#acte = acte;
  }
  check = () => true;
  async run(modele: Modele, partie: Partie): Promise<void> {
    prevoir(modele, this.#acte);
    await partie.faire(this.#acte);
    expect(auditer(instantane(partie.monde), { finiAvant: TOUJOURS, auRepos: false, scelleAvant: TOUJOURS })).toEqual(
      [],
    );
    const { events } = await partie.monde.journal.read(`adhesion/${siret}`);
    expect(etatPresent(lireAdhesion(events)).etat).toBe(modele.etat);
  }
  toString = () => JSON.stringify(this.#acte);
}

const numeros = fc.uniqueArray(fc.constantFrom('1', '2', '3', '4'), { minLength: 1, maxLength: 3 });
const flux: fc.Arbitrary<FluxPrevu> = fc.record({
  genre: fc.constantFrom(...GENRES),
  siret: fc.constant(siret),
  nom: fc.constantFrom('a.xml', 'b.xml', 'c.xml'),
  nomFic: fc.constantFrom('PES-1', 'PES-2', 'PES-3'),
  bordereaux: numeros,
  pj: fc.uniqueArray(fc.constantFrom('PJ1', 'PJ2'), { maxLength: 2 }),
  confianceMs: fc.constantFrom(0, 1, 3, 100).map((heures) => DEPART + heures * HEURE_MS),
  ensuite: fc.constantFrom('accepte' as const, 'refuse' as const),
  edition: fc.constantFrom(1, 2),
});

/** Every content that may be deposited is known beforehand: the table of verdicts is made of them. */
const actes = (prevus: readonly FluxPrevu[]): fc.Arbitrary<Acte>[] => {
  const un = fc.constantFrom(...prevus);
  return [
    fc.record({
      type: fc.constant('deposer' as const),
      flux: un,
      voie: fc.constantFrom('api' as const, 'arrivees' as const),
    }),
    fc.record({ type: fc.constant('repondre' as const), flux: un }),
    fc.record({
      type: fc.constantFrom('activer' as const, 'suspendre' as const, 'lever' as const),
      siret: fc.constant(siret),
    }),
    fc.record({
      type: fc.constant('perdre' as const),
      quoi: fc.constantFrom('comptable' as const, 'verifier' as const),
    }),
    fc.record({ type: fc.constant('absence' as const), jours: fc.constantFrom(1, 15, 30) }),
    fc.record({ type: fc.constant('attendre' as const), ms: fc.constantFrom(1000, HEURE_MS, 15 * 24 * HEURE_MS) }),
  ];
};

const parties = fc.array(flux, { minLength: 1, maxLength: 4 }).chain((prevus) =>
  fc.record({
    prevus: fc.constant(prevus),
    commandes: fc.commands(
      actes(prevus).map((acte) => acte.map((choisi) => new Commande(choisi))),
      { maxCommands: 12 },
    ),
    graine: fc.nat(),
    un: fc.constantFrom(10, 30, 1_000_000),
  }),
);

test('le journal tient ce que le modèle attend, quels que soient les actes et les accidents', async () => {
  await fc.assert(
    fc.asyncProperty(parties, async ({ prevus, commandes, graine, un }) => {
      const scenario = { graine, actes: prevus.map((prevu): Acte => ({ type: 'repondre', flux: prevu })) };
      const partie = new Partie(
        { ...scenario, habitudes: ['prendre', 'rejeter', 'perdre'], verificateurs: 2 },
        { latenceMax: 20, sort: (monde, enCours) => auHasard(monde.alea, un, enCours) },
      );
      const modele: Modele = { deposes: new Set(), etat: 'absente' };
      await fc.asyncModelRun(() => ({ model: modele, real: partie }), commandes);
      expect(await partie.finir()).toEqual([]);
      expect(auditer(instantane(partie.monde), { finiAvant: FINI, auRepos: true, scelleAvant: TOUJOURS })).toEqual([]);
      const depots = [...partie.monde.journal.flux.keys()];
      for (const depotId of modele.deposes) expect(depots).toContain(fluxDepot(depotId));
    }),
    { numRuns: enLong(25, 8) },
  );
});
