/** The figures that the projection keeps of a statement are those that its dossiers give, whatever happens and in any order. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { suivreLaPca } from '../../../functions/console/lecture/contrat/suivre-la-pca.ts';
import { chiffresSuivis } from '../../../functions/console/lecture/etat/chiffres-suivis.ts';
import type { Evenement } from '../../../functions/journal/evenement.ts';
import { plusJours } from '../../../functions/pca/calendrier/dates.ts';
import { trimestresEntre } from '../../../functions/pca/calendrier/trimestre.ts';
import { reaffecter } from '../../../functions/pca/dossier/recevoir.ts';
import { calculer } from '../../../functions/pca/etat-recapitulatif/calculer.ts';
import type { DossierNouveau } from '../../../schemas/evenements/dossier.ts';
import { LecturesEnMemoire } from '../../desastre/plateforme/lectures.ts';
import { mener, suite } from '../../pca/au-hasard.ts';
import {
  AUTRE_ETUDE,
  CONTRAT,
  contratNotifie,
  DDFIP,
  ETUDE,
  enGroupement,
  message,
  POSTE,
} from '../../pca/exemples.ts';

const TRIMESTRES = trimestresEntre('2025-10-01', '2027-12-31');
const cles = [ETUDE, AUTRE_ETUDE].flatMap((etude) =>
  TRIMESTRES.map((trimestre) => ({ etude, poste: POSTE, famille: 'produits-locaux' as const, trimestre })),
);
const enFlux = (rang: number) => `dossier/${POSTE}-D-${rang}`;
const enJournal = (stream: string, events: readonly DossierNouveau[]): Evenement[] =>
  events.map((event, n) => ({
    ...{ stream, seq: n + 1, type: event.type, v: event.v, at: '2026-02-02T09:00:00.000Z', data: event.data },
    ...{ prev: '0'.repeat(64), hash: '0'.repeat(64) },
  }));

/** Reassigned on its last day, where it may be. */
function finir(parcours: ReturnType<typeof mener>, jour: string): readonly DossierNouveau[] {
  const vers = { message: message(DDFIP), survenuLe: jour, etude: AUTRE_ETUDE };
  const decision = reaffecter(parcours.dossier(), vers, contratNotifie('2024-03-01', {}, enGroupement), jour);
  return [...parcours.events(), ...(decision.ok ? decision.events : [])];
}

function projection(dossiers: readonly (readonly DossierNouveau[])[]) {
  const lectures = new LecturesEnMemoire();
  const lus = new Map<string, readonly DossierNouveau[]>();
  const journal = {
    read: async (stream: string) => {
      const events = enJournal(stream, lus.get(stream) ?? []);
      return { events, seq: events.length, epoch: 0 };
    },
  };
  /** What each dossier holds up to there. */
  const montrer = async (jusqua: number, rangs: readonly number[]) => {
    for (const rang of rangs) lus.set(enFlux(rang), dossiers[rang]?.slice(0, jusqua) ?? []);
    await suivreLaPca({ journal, lectures }, rangs.map(enFlux));
  };
  /** By name and by id. */
  const sommes = () =>
    [...lectures.collections]
      .filter(([nom]) => /^(?:feuilles-des-etats|statistiques)\//.test(nom))
      .map(([nom, documents]) => [nom, Object.fromEntries(documents)]);
  return { lectures, montrer, sommes: () => Object.fromEntries(sommes()) };
}

test('whatever happens to its dossiers, a statement kept sum by sum is the one computed from their streams', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(suite, fc.nat(200)), { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 2, max: 5 }),
      async (suites, pas) => {
        const dossiers = suites.map(([actes, attente]) =>
          finir(mener('2026-02-02', actes), plusJours('2026-02-02', attente)),
        );
        const rangs = dossiers.map((_, rang) => rang);
        const vive = projection(dossiers);
        const plusLong = Math.max(...dossiers.map(({ length }) => length));
        for (let jusqua = 1; jusqua < plusLong + pas; jusqua += pas) await vive.montrer(jusqua, rangs);
        for (const cle of cles)
          expect(await chiffresSuivis(vive, cle)).toEqual(calculer({ ...cle, contrat: CONTRAT }, dossiers));
        const refaite = projection(dossiers);
        for (const rang of rangs.toReversed()) await refaite.montrer(plusLong, [rang]);
        expect(refaite.sommes()).toEqual(vive.sommes());
      },
    ),
    { numRuns: 60 },
  );
});
