/** Any sequence of commands on the register: no illegal state, and a replay does nothing. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ADHESION_ABSENTE, evolve } from '../../functions/adhesion/cycle.ts';
import { type CommandeAdhesion, decide } from '../../functions/adhesion/decide.ts';
import { ETAPES } from '../../functions/adhesion/registre/demarche.ts';
import type { CommandeRegistre } from '../../schemas/messages/registre.ts';
import { ADMINISTRATEUR, COMPTABLE, formulaire } from '../depot/exemples.ts';
import { DDFIP, etapes, inscrire, MAIRE, preparer, retirer, volet } from './registre.ts';
import { A, abandonner, ouvrir, rend, renoncer } from './registre-joue.ts';

test('no sequence of commands leaves the tables, steps over one, or is done twice by a replay', () => {
  const jour = fc.constantFrom('2025-12-15', '2026-02-20', '2026-06-01');
  const acteur = fc.constantFrom(MAIRE, COMPTABLE, DDFIP, ADMINISTRATEUR);
  const parAutrui = (commande: CommandeRegistre) =>
    acteur.map(
      (decidePar) => ({ ...commande, decidePar, saisiPar: decidePar, document: 'e'.repeat(64) }) as CommandeRegistre,
    );
  const commande: fc.Arbitrary<CommandeAdhesion> = fc.oneof(
    fc.constantFrom(
      preparer(),
      preparer({ recette: volet(), remplace: '2025-12-15' }),
      ...etapes(),
      abandonner,
      ouvrir,
    ),
    { arbitrary: fc.constantFrom(...etapes()).chain(parAutrui), weight: 1 },
    { arbitrary: jour.map(renoncer), weight: 1 },
    { arbitrary: jour.map((du) => inscrire('adjointe', { du })), weight: 1 },
    { arbitrary: jour.map((fin) => retirer('adjointe', fin)), weight: 1 },
    fc.constant<CommandeAdhesion>({ type: 'activer', formulaire: formulaire(), saisiPar: ADMINISTRATEUR }),
  );
  fc.assert(
    fc.property(fc.array(commande, { maxLength: 25 }), (commandes) => {
      let adhesion = ADHESION_ABSENTE;
      for (const une of commandes) {
        const decision = decide(adhesion, une, A);
        const avant = adhesion;
        if (!decision.ok) {
          expect(decision.refus.phrase).toMatch(/[.]$/);
          continue;
        }
        adhesion = decision.events.reduce(evolve, adhesion);
        expect(rend(adhesion, une), `${une.type} again`).toEqual([]);
        const [etape, suite] = [
          avant.registre.demarche?.etape ?? 'aucune',
          adhesion.registre.demarche?.etape ?? 'aucune',
        ];
        expect(suite).not.toBe('transmise');
        const suivantes: readonly string[] = Object.values(ETAPES[etape as keyof typeof ETAPES]);
        expect(etape === suite || suivantes.includes(suite) || suite === 'conclue').toBe(true);
        if (suite === 'conclue' && etape !== 'conclue') expect(etape).toBe('signee');
      }
      const { formulaires, registre } = adhesion;
      // In force by the book: signed, agreed on, and never two forms of one date of signature and content.
      for (const un of formulaires.filter(({ annexe }) => annexe !== undefined)) expect(un.signeLe).toBeDefined();
      for (const [rang, un] of registre.signataires.entries())
        for (const autre of registre.signataires.slice(rang + 1))
          expect(un.au !== null && un.au < autre.du ? true : autre.au !== null && autre.au < un.du).toBe(true);
    }),
    { numRuns: 300 },
  );
});
