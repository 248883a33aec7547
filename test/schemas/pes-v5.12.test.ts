/** Our schemas, by libxml2: they compile, admit what is legitimate and refuse what is not. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { genererFlux } from '../../infra/embedded/demonstration/fabrique-de-flux/fabrique.ts';
import { ecrire, lieux, noeud } from '../conformite/schemas/arbre.ts';
import { Couverture } from '../conformite/schemas/couverture.ts';
import { Jeu } from '../conformite/schemas/lecture.ts';
import { elementsDe } from '../conformite/schemas/modele.ts';
import { DEMANDES, flux, RETOUCHES, retoucher } from './flux-retouches.ts';
import { libxml2, racines } from './jeu-depose.ts';

const ALLER = racines().find(({ nature }) => nature === 'PES_Aller')!.chemin;

describe('PES_Aller', () => {
  let juge: ReturnType<typeof libxml2>;
  const intacts = new Map<string, string>();
  beforeAll(async () => {
    juge = libxml2(ALLER);
    intacts.set('depense', await flux({ pj: 1, taillePj: 1000, signature: 'bordereau' }));
    intacts.set('recette', await flux({ domaine: 'recette', signature: 'fichier' }));
  });

  it.each(Object.entries(DEMANDES))('admits %s', async (_, demande) => {
    expect(juge(Buffer.from(await flux(demande), 'latin1'))).toEqual([]);
  });

  it('admits whatever our generator makes', () => {
    const demande = fc.record({
      graine: fc.nat(1e6),
      domaine: fc.constantFrom('depense' as const, 'recette' as const),
      encodage: fc.constantFrom('ISO-8859-1' as const, 'UTF-8' as const),
      bordereaux: fc.integer({ min: 1, max: 3 }),
      pj: fc.nat(2),
      taillePj: fc.integer({ min: 0, max: 2000 }),
    });
    fc.assert(
      fc.property(demande, (d) => {
        expect(juge(Buffer.concat([...genererFlux(d)]))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it.each(RETOUCHES)('refuses %s', (_, domaine, avant, apres) => {
    expect(juge(Buffer.from(retoucher(intacts.get(domaine)!, avant, apres), 'latin1'))).not.toEqual([]);
  });
});

describe.each(racines())('$fichier', ({ chemin, espace, element }) => {
  it('compiles, and every element and attribute that it names can be written', () => {
    const juge = libxml2(chemin);
    const jeu = new Jeu(chemin);
    const places = lieux(jeu.racine(espace, element), jeu.globaux(espace));
    const couverture = new Couverture(places);
    for (const { declaration, type, document, chemin: ou } of places)
      for (const ecrits of [
        noeud(declaration, { complet: [] }),
        ...elementsDe(type.contenu).map((p) =>
          noeud(declaration, { force: { particule: p, noeuds: [noeud(p.declaration, { complet: [] })] } }),
        ),
      ]) {
        const racine = document([ecrits]);
        expect(juge(ecrire(racine)), ou).toEqual([]);
        couverture.noter(racine);
      }
    expect(couverture.manquantes).toEqual([]);
  });
});
