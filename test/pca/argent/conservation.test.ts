/** Whatever comes in, fails, is reversed or given back: no cent is lost and none is made. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  aReverser,
  assiette,
  type Compte,
  chezLEtude,
  dejaReverse,
  excedentARendre,
  fraisPercus,
  impute,
  renduATort,
  resteDu,
  totalDe,
  tropPercu,
  ventiler,
} from '../../../functions/pca/argent/compte.ts';
import { fraisAcquis } from '../../../functions/pca/argent/frais.ts';
import { plusJours } from '../../../functions/pca/calendrier/dates.ts';
import type { Acte } from '../../../functions/pca/dossier/actes.ts';
import { conditionsDe, type Dossier } from '../../../functions/pca/dossier/etat.ts';
import { etatDuDossier } from '../../../functions/pca/dossier/evolve.ts';
import { calculer } from '../../../functions/pca/etat-recapitulatif/calculer.ts';
import type { DossierNouveau } from '../../../schemas/evenements/dossier.ts';
import { familleDe, type NatureDeCreance } from '../../../schemas/pca/creance.ts';
import { MODES_DE_REGLEMENT } from '../../../schemas/pca/reglement.ts';
import { paiement, rejet, versement } from '../actes.ts';
import {
  COMPTABLE,
  CONTRAT,
  contratNotifie,
  derouler,
  dossierRecu,
  ETUDE,
  etude,
  message,
  POSTE,
} from '../exemples.ts';

type Geste =
  | { readonly geste: 'verser' | 'payer'; readonly montant: number; readonly mode: (typeof MODES_DE_REGLEMENT)[number] }
  | { readonly geste: 'rejeter' | 'reverser' | 'admettre' | 'rendre'; readonly rang: number }
  | { readonly geste: 'annuler'; readonly part: number };

const montant = fc.oneof(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 120_000 }));
const mode = fc.constantFrom(...MODES_DE_REGLEMENT);
const rang = fc.nat(9);
const geste: fc.Arbitrary<Geste> = fc.oneof(
  fc.record({ geste: fc.constantFrom('verser' as const, 'payer' as const), montant, mode }),
  fc.record({
    geste: fc.constantFrom('rejeter' as const, 'reverser' as const, 'admettre' as const, 'rendre' as const),
    rang,
  }),
  fc.record({ geste: fc.constant('annuler' as const), part: fc.integer({ min: 1, max: 40 }) }),
);

const JOUR = '2026-02-02';

const designe = ({ mouvements }: Compte, rang: number) => mouvements[rang % Math.max(1, mouvements.length)];

/** What a geste asks, on the account as it stands; null where it has no object. */
function acteDe(geste: Geste, compte: Compte, jour: string, n: number): Acte | null {
  if ('mode' in geste)
    return geste.geste === 'verser'
      ? versement(`V${n}`, jour, geste.montant, { mode: geste.mode })
      : paiement(`V${n}`, jour, geste.montant, { autresDettes: n % 2 === 0 });
  if ('part' in geste) {
    const efface = Math.floor((compte.dette * geste.part) / 100);
    const data = {
      message: message(COMPTABLE),
      survenuLe: jour,
      portee: 'partielle',
      montant: efface,
      motif: 'remise',
    };
    return efface === 0 ? null : ({ type: 'DetteAnnulee', data } as Acte);
  }
  const mouvement = designe(compte, geste.rang);
  if (mouvement === undefined) return null;
  const tenu = chezLEtude(mouvement);
  if (geste.geste === 'rejeter') return rejet(mouvement.id, jour, tenu ? etude() : COMPTABLE);
  if (geste.geste === 'admettre')
    return { type: 'FraisAdmis', data: { message: message(COMPTABLE), mouvement: mouvement.id, le: jour } };
  const du = mouvement.repartition.excedent - mouvement.restitue;
  if (geste.geste !== 'rendre' || du <= 0) return null;
  const data = { message: message(tenu ? etude() : COMPTABLE), mouvement: mouvement.id, le: jour, montant: du };
  return { type: 'ExcedentRestitue', data };
}

function reverser(compte: Compte, geste: Geste, jour: string): DossierNouveau | null {
  if (geste.geste !== 'reverser' || !('rang' in geste)) return null;
  const mouvement = designe(compte, geste.rang);
  if (mouvement === undefined || aReverser(mouvement) <= 0) return null;
  const data = { reversement: `R-${jour}`, mouvement: mouvement.id, montant: aReverser(mouvement), ordonneLe: jour };
  return { type: 'PrincipalReverse', v: 1, data };
}

/** Every dossier that a sequence of gestes makes, one after the other. */
const comptes = (...suite: Parameters<typeof deroules>): readonly Dossier[] =>
  deroules(...suite).map((events) => etatDuDossier(events));

function deroules(nature: NatureDeCreance, imputation: 'principal-d-abord' | 'prorata', gestes: readonly Geste[]) {
  const contrat = contratNotifie('2024-03-01', { imputation });
  let parcours = dossierRecu(JOUR, 60_000, { nature }, contrat);
  return gestes.map((geste, n) => {
    const jour = plusJours(JOUR, n * 4);
    const acte = acteDe(geste, parcours.dossier().compte, jour, n);
    if (acte !== null) parcours.faire(jour, acte);
    const ligne = reverser(parcours.dossier().compte, geste, jour);
    if (ligne !== null) parcours = derouler([...parcours.events(), ligne]);
    return parcours.events();
  });
}

const NATURES = ['produit-local', 'amende', 'condamnation'] as const;
const suites = fc.array(geste, { minLength: 1, maxLength: 30 });

test('ce qui est entré = ce qui est dû au comptable + reversé + frais + excédent, après chaque geste', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...NATURES),
      fc.constantFrom('principal-d-abord' as const, 'prorata' as const),
      suites,
      (nature, imputation, gestes) => {
        for (const { compte } of comptes(nature, imputation, gestes)) {
          const { entre, aReverser: du, reverse, chezLeComptable, frais, excedent } = ventiler(compte);
          expect(du + reverse + chezLeComptable + frais + excedent).toBe(entre);
          for (const { repartition, montant, rejeteLe } of compte.mouvements) {
            expect(Math.min(...Object.values(repartition))).toBeGreaterThanOrEqual(0);
            expect(totalDe(repartition)).toBe(rejeteLe === null ? montant : 0);
          }
          expect(compte.dette + tropPercu(compte)).toBe(impute(compte) + resteDu(compte));
        }
      },
    ),
    { numRuns: 150 },
  );
});

test('l’étude ne garde jamais un centime de frais tant que le principal est dû, ni plus que le barème', () => {
  fc.assert(
    fc.property(suites, (gestes) => {
      for (const dossier of comptes('produit-local', 'principal-d-abord', gestes)) {
        const conditions = conditionsDe(dossier);
        const { compte } = dossier;
        const gardes = compte.mouvements.filter(chezLEtude);
        const frais = gardes.reduce((s, { repartition: r }) => s + r.fraisHT + r.tva, 0);
        if (resteDu(compte) > 0) expect(frais).toBe(0);
        if (conditions === null) throw new Error('absent');
        const acquis = fraisAcquis(assiette(compte), conditions.bareme);
        // What the comptable handed over of a surplus is his to claim back when a payment fails.
        const direct = compte.mouvements.some(({ etude: tenu, rejeteLe }) => tenu === null && rejeteLe === null);
        if (!direct) expect(fraisPercus(compte).ht).toBeLessThanOrEqual(acquis.ht);
      }
    }),
    { numRuns: 150 },
  );
});

const IMPUTATIONS = ['principal-d-abord', 'prorata'] as const;

test('aucun excédent tant qu’un centime est dû, quel que soit celui qui le tient ; ce qui est rendu n’est jamais repris', () => {
  fc.assert(
    fc.property(fc.constantFrom(...NATURES), fc.constantFrom(...IMPUTATIONS), suites, (nature, imputation, gestes) => {
      let rendu = 0;
      for (const { compte } of comptes(nature, imputation, gestes)) {
        const { mouvements } = compte;
        const total = (de: (m: (typeof mouvements)[number]) => number) => mouvements.reduce((s, m) => s + de(m), 0);
        if (resteDu(compte) > 0) expect(total(excedentARendre)).toBe(0);
        expect(total(excedentARendre) + total(({ restitue }) => restitue)).toBe(
          total(({ repartition }) => repartition.excedent) + total(renduATort),
        );
        // Only a payment that failed can have been given back for nothing.
        expect(total((m) => (m.rejeteLe === null ? renduATort(m) : 0))).toBe(0);
        expect(total(({ restitue }) => restitue)).toBeGreaterThanOrEqual(rendu);
        rendu = total(({ restitue }) => restitue);
      }
    }),
    { numRuns: 200 },
  );
});

test('les états des trimestres disent au centime ce que l’étude a reçu : reversé, à reverser, frais et excédent', () => {
  fc.assert(
    fc.property(fc.constantFrom(...NATURES), fc.constantFrom(...IMPUTATIONS), suites, (nature, imputation, gestes) => {
      const events = deroules(nature, imputation, gestes).at(-1) ?? [];
      const cle = { contrat: CONTRAT, etude: ETUDE, poste: POSTE, famille: familleDe(nature) };
      const etats = ['2026-T1', '2026-T2', '2026-T3'].map((trimestre) => calculer({ ...cle, trimestre }, [events]));
      const { compte } = etatDuDossier(events);
      const tenus = compte.mouvements.filter(chezLEtude);
      const frais = tenus.reduce((s, { repartition: r }) => s + r.fraisHT + r.tva, 0);
      const excedent = tenus.reduce((s, { repartition }) => s + repartition.excedent, 0);
      const verse = etats.reduce((s, un) => s + un.verse, 0);
      const reverse = etats.reduce((s, un) => s + un.reverse, 0);
      expect(reverse).toBe(tenus.reduce((s, m) => s + dejaReverse(m), 0));
      expect(verse).toBe(reverse + (etats.at(-1)?.resteAReverser ?? 0) + frais + excedent);
    }),
    { numRuns: 100 },
  );
});
