/** The lists of art. 6 say what the journal says, however they were told of it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { etatPresent } from '../../functions/adhesion/etat.ts';
import { activer, executer, lever, suspendre } from '../../functions/adhesion/handler.ts';
import { projeter } from '../../functions/console/lecture/projeter.ts';
import { reprojeter } from '../../functions/console/lecture/reprojeter.ts';
import { listerLesSuspensions } from '../../functions/console/lecture/suspension/suspensions.ts';
import { SECTIONS } from '../../functions/console/lecture/suspension/suspensions-suivies.ts';
import type { Clock, Lectures } from '../../functions/platform/ports.ts';
import { lireAdhesion } from '../../schemas/evenements/adhesion.ts';
import { CODIQUE, COMPTABLE, formulaire } from '../depot/exemples.ts';
import { LecturesEnMemoire } from '../desastre/plateforme/lectures.ts';
import { plateformeEnMemoire } from '../platform/dossier.ts';

const AUTRE = '033002';
const SIRETS = ['21330000100017', '21330000200015'] as const;
const acte = { raison: 'Constaté.', decidePar: COMPTABLE, saisiPar: COMPTABLE, document: null };
const GESTES = ['alterer', 'grave', 'leger', 'suspendre', 'lever', 'deux-postes', 'un-poste'] as const;
const gestes = fc.array(
  fc.record({ siret: fc.constantFrom(...SIRETS), geste: fc.constantFrom(...GESTES), n: fc.nat(2) }),
  { maxLength: 25 },
);

const PORTEES = ['tout', `poste/${CODIQUE}`, `poste/${AUTRE}`] as const;

const de = (portee: (typeof PORTEES)[number]) => ({
  portee,
  perimetre:
    portee === 'tout' ? { type: 'tout' as const } : { type: 'poste' as const, codique: portee.slice('poste/'.length) },
});

/** Everything that the pages list, without the place in the journal that each projection counts in its own way. */
async function listes(lectures: Lectures, horloge: Clock): Promise<unknown> {
  const toutes = PORTEES.flatMap((portee) => SECTIONS.map((section) => ({ portee, section })));
  return Promise.all(
    toutes.map(async ({ portee, section }) => {
      const { lignes } = await listerLesSuspensions({ lectures, horloge }, de(portee), section, { max: 10 });
      return { portee, section, lignes: lignes.map(({ position: _, ...ligne }) => ligne) };
    }),
  );
}

test('told one by one, twice, or all again, they are the same, and each adhésion is where it stands', async () => {
  await fc.assert(
    fc.asyncProperty(gestes, fc.nat(30), async (suite, coupure) => {
      const plateforme = plateformeEnMemoire();
      const { journal, objets, lectures, horloge } = plateforme;
      const faire = async ({ siret, geste, n }: (typeof suite)[number]) => {
        const depotId = `${siret}${n}`.padStart(64, '0');
        const codiques = geste === 'deux-postes' ? [CODIQUE, AUTRE] : [CODIQUE];
        if (geste === 'alterer')
          return executer(plateforme, siret, {
            ...{ type: 'signalerAlteration', depotId, verdictSha256: 'a'.repeat(64), alterees: 1 },
          });
        if (geste === 'grave' || geste === 'leger')
          return executer(plateforme, siret, { type: 'qualifier', depotId, grave: geste === 'grave', ...acte });
        if (geste === 'suspendre') return suspendre(plateforme)({ ...acte, siret, motif: 'acces-empeche' });
        if (geste === 'lever') return lever(plateforme)({ ...acte, siret });
        return activer(plateforme)({ formulaire: formulaire({ siret, codiques }), saisiPar: COMPTABLE });
      };
      for (const siret of SIRETS) await faire({ siret, geste: 'un-poste', n: 0 });
      for (const geste of suite) {
        plateforme.avancer(60);
        await faire(geste);
      }
      const suivis = journal.tous.map((event, i) => ({ event, position: i + 1 }));
      await projeter({ journal, lectures, objets }, suivis.slice(0, coupure));
      await projeter({ journal, lectures, objets }, suivis);
      const dites = await listes(lectures, horloge);
      const refaites = new LecturesEnMemoire();
      await reprojeter(
        { journal, lectures: refaites, objets },
        SIRETS.map((siret) => `adhesion/${siret}`),
      );
      expect(await listes(refaites, horloge)).toEqual(dites);
      const enCours = (await listerLesSuspensions(plateforme, de('tout'), 'en-cours', { max: 10 })).lignes;
      const suspendus = [];
      for (const siret of SIRETS) {
        const { events } = await journal.read(`adhesion/${siret}`);
        if (etatPresent(lireAdhesion(events)).etat === 'suspendue') suspendus.push(siret);
      }
      expect(enCours.map(({ siret }) => siret).sort()).toEqual(suspendus.sort());
    }),
    { numRuns: 60 },
  );
});

test('a long list comes page by page, each adhésion once', async () => {
  const plateforme = plateformeEnMemoire();
  const sirets = Array.from({ length: 23 }, (_, i) => String(10_000_000_000_000 + i));
  for (const siret of sirets) {
    await activer(plateforme)({ formulaire: formulaire({ siret }), saisiPar: COMPTABLE });
    await suspendre(plateforme)({ ...acte, siret, motif: 'acces-empeche' });
  }
  await projeter(
    plateforme,
    plateforme.journal.tous.map((event, i) => ({ event, position: i + 1 })),
  );
  const lus: string[] = [];
  for (let avant: string | undefined; ; ) {
    const page = await listerLesSuspensions(plateforme, de('tout'), 'en-cours', { max: 5, avant });
    lus.push(...page.lignes.map(({ siret }) => siret));
    if (page.suivant === null) break;
    avant = page.suivant;
  }
  expect(lus).toEqual(sirets.toReversed());
});

test('a poste that the form in force names no more has its line no more, but for the suspension that it pronounced', async () => {
  const plateforme = plateformeEnMemoire();
  const [suspendu, libre] = SIRETS;
  for (const siret of SIRETS) {
    await activer(plateforme)({ formulaire: formulaire({ siret }), saisiPar: COMPTABLE });
    await suspendre(plateforme)({ ...acte, siret, motif: 'acces-empeche' });
  }
  await lever(plateforme)({ ...acte, siret: libre });
  const ailleurs = { codiques: [AUTRE], depuis: plateforme.horloge.now().slice(0, 10) };
  for (const siret of SIRETS)
    await activer(plateforme)({ formulaire: formulaire({ siret, ...ailleurs }), saisiPar: COMPTABLE });
  await projeter(
    plateforme,
    plateforme.journal.tous.map((event, i) => ({ event, position: i + 1 })),
  );
  const vus = async (portee: (typeof PORTEES)[number], section: (typeof SECTIONS)[number]) =>
    (await listerLesSuspensions(plateforme, de(portee), section, { max: 10 })).lignes.map(({ siret }) => siret);
  expect(await vus(`poste/${CODIQUE}`, 'passees')).toEqual([]);
  expect(await vus(`poste/${CODIQUE}`, 'en-cours')).toEqual([suspendu]);
  expect(await vus(`poste/${AUTRE}`, 'passees')).toEqual([libre]);
  expect(await vus(`poste/${AUTRE}`, 'en-cours')).toEqual([suspendu]);
});

test('the poste that is to come has its line from the day of its form, and the one before it until then', async () => {
  const plateforme = plateformeEnMemoire();
  const [siret] = SIRETS;
  await activer(plateforme)({ formulaire: formulaire({ siret }), saisiPar: COMPTABLE });
  await suspendre(plateforme)({ ...acte, siret, motif: 'acces-empeche' });
  await lever(plateforme)({ ...acte, siret });
  const demain = new Date(Date.parse(plateforme.horloge.now()) + 86_400_000).toISOString().slice(0, 10);
  await activer(plateforme)({
    formulaire: formulaire({ siret, codiques: [AUTRE], depuis: demain }),
    saisiPar: COMPTABLE,
  });
  await projeter(
    plateforme,
    plateforme.journal.tous.map((event, i) => ({ event, position: i + 1 })),
  );
  const combien = async (codique: string) =>
    (await listerLesSuspensions(plateforme, de(`poste/${codique}` as (typeof PORTEES)[number]), 'passees', { max: 10 }))
      .lignes.length;
  expect([await combien(CODIQUE), await combien(AUTRE)]).toEqual([1, 0]);
  plateforme.avancer(86_400);
  expect([await combien(CODIQUE), await combien(AUTRE)]).toEqual([0, 1]);
});
