import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Element } from '../../functions/format/arbre/element.ts';
import { RACINES } from '../../functions/format/arbre/racines.ts';
import { compiler } from '../../functions/format/automate.ts';
import { flux, lire } from './flux.ts';

const DEPENSE = flux({ pj: 1, taillePj: 200 });
const RECETTE = flux({ domaine: 'recette', pj: 1, taillePj: 200 });
const PAR_NOM = [...compiler(RACINES).particules].map((p) => p.element);

const trouver = (nom: string, avec: (e: Element) => boolean): boolean => PAR_NOM.some((e) => e.nom === nom && avec(e));

/** Removes one element of that name, the first or the last, with its content. */
const sans = (xml: string, nom: string, rang: 'premier' | 'dernier'): string => {
  const ouvrante = new RegExp(`<(?:n:)?${nom}[ >]`, 'g');
  const debut = [...xml.matchAll(ouvrante)].at(rang === 'premier' ? 0 : -1)?.index ?? -1;
  if (debut < 0) return xml;
  const vide = xml.indexOf('>', debut);
  const fin = xml[vide - 1] === '/' ? vide + 1 : xml.indexOf(`</${nom}>`, debut) + nom.length + 3;
  return xml.slice(0, debut) + xml.slice(fin);
};

describe('what is mandatory', () => {
  const noms = [...new Set(PAR_NOM.filter((e) => e.obligatoire).map((e) => e.nom))];
  const cas = noms
    .filter((nom) => nom !== 'PES_Aller')
    .flatMap((nom) => [[nom, 'dépense', DEPENSE] as const, [nom, 'recette', RECETTE] as const])
    .filter(([nom, , xml]) => sans(xml, nom, 'premier') !== xml);
  const repetables = new Set(PAR_NOM.filter((e) => e.repetable).map((e) => e.nom));

  it.each(cas.filter(([nom]) => !repetables.has(nom)))('%s (%s) is missed', (nom, _, xml) => {
    const vus = (['premier', 'dernier'] as const).flatMap((rang) => lire(sans(xml, nom, rang)).anomalies);
    expect(vus.some((a) => a.gravite === 'rejet')).toBe(true);
    expect(vus.some((a) => a.phrase.includes(nom) || a.code === 'NOMFIC_VIDE' || a.niveau === 'pj')).toBe(true);
  });

  it('covers the essentials', () => {
    expect(cas.length).toBeGreaterThan(60);
    expect(trouver('NbrPce', (e) => e.type !== undefined)).toBe(true);
  });
});

/** Not looked into yet. */
const OPAQUES = ['Tiers', 'DGP'];

describe('any tampering', () => {
  const lignes = DEPENSE.split('\n');
  it('with the order of two leaves is found wherever we look', () => {
    fc.assert(
      fc.property(fc.nat(lignes.length - 2), (i) => {
        const [a = '', b = ''] = [lignes[i], lignes[i + 1]];
        if (!/^<\w+ V=.*\/>$/.test(a) || !/^<\w+ V=.*\/>$/.test(b)) return;
        const echange = [...lignes.slice(0, i), b, a, ...lignes.slice(i + 2)].join('\n');
        const avant = lignes.slice(0, i).join('\n');
        const opaque = OPAQUES.some((nom) => avant.lastIndexOf(`<${nom}>`) > avant.lastIndexOf(`</${nom}>`));
        expect(lire(echange).anomalies.length > 0).toBe(!opaque);
      }),
    );
  });

  it('with a name or a value never makes the reading fail', () => {
    fc.assert(
      fc.property(
        fc.nat(lignes.length - 1),
        fc.constantFrom('Inconnu', 'Bordereau', 'PJ', 'V', 'Signature'),
        (i, nom) => {
          const ligne = (lignes[i] ?? '').replace(/^<[\w:]+( [^>]*)?\/>$/, `<${nom}$1/>`);
          const lu = lire([...lignes.slice(0, i), ligne, ...lignes.slice(i + 1)].join('\n'));
          expect(lu.anomalies.every((a) => a.phrase.length > 0)).toBe(true);
        },
      ),
    );
  });
});
