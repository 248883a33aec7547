/** What the schema finds wrong, in the words of the counter and at the level of its place. */
import { describe, expect, it } from 'vitest';
import { enMots } from '../../functions/format/formes.ts';
import { OFFICIELLES } from '../../functions/format/regles/officielles/officielles.ts';
import { traduire } from '../../functions/format/traduction.ts';
import { flux, lire, remplacer } from './flux.ts';

const AVEC_PJ = { pj: 1, taillePj: 90 };
const faute = (ancien: string | RegExp, nouveau: string, demande = {}) =>
  lire(remplacer(flux(demande), ancien, nouveau)).anomalies.map((a) => [a.code, a.niveau]);

describe('a fault against the schema', () => {
  it.each([
    ['a value of a ligne', /<ModRegl V="03"/, '<ModRegl V="99"', {}, 'CODE_INCONNU', 'flux'],
    ['a missing element', /<DteBordEm [^>]*>\n/, '', {}, 'SCHEMA_ELEMENT_MANQUANT', 'flux'],
    ['the version of a domain, empty', '<IdVer V="2"', '<IdVer V=""', {}, 'VERSION_PES_INCORRECTE', 'flux'],
    ['the version of a domain, missing', '<IdVer V="2"/>\n', '', {}, 'VERSION_PES_INCORRECTE', 'flux'],
    ['the name of a PJ', /(<NomPJ V="[^"]*)\.pdf"\/>\n<TypePJ/, '$1"/><TypePJ', AVEC_PJ, 'PJ_NOM_INCORRECT', 'pj'],
    ['a PJ without content', /<Contenu>[\s\S]*<\/Contenu>/, '', AVEC_PJ, 'PJ_VIDE', 'pj'],
    ['a PJ that ends too early', /<Description [^>]*>/, '', AVEC_PJ, 'SCHEMA_FIN_PREMATUREE', 'flux'],
    ['a stranger in a PJ', '<Contenu>', '<Autre/><Contenu>', AVEC_PJ, 'SCHEMA_ELEMENT_INATTENDU', 'flux'],
  ] as const)('%s', (_, ancien, nouveau, demande, code, niveau) => {
    expect(faute(ancien, nouveau, demande)).toEqual([[code, niveau]]);
  });

  it('is at its bordereau, its pièce and its ligne', () => {
    const { anomalies } = lire(remplacer(flux(), /<ModRegl V="03"/, '<ModRegl V="99"'));
    expect(anomalies).toMatchObject([{ objet: { bordereau: 0, piece: '1200', lignePiece: '1' } }]);
    expect(anomalies[0]?.phrase).toMatch(/« 99 » de ModRegl .* Attendu : 01, 02/);
  });

  it('of another attribute keeps the motif of the schema', () => {
    const valeurs = { valeur: 'x', attendu: 'y', attribut: 'MIMEType' };
    expect(traduire('SCHEMA_CODE_INCONNU', 'PES_Aller/PES_PJ/PJ/NomPJ', valeurs).code).toBe('SCHEMA_CODE_INCONNU');
  });
});

describe('in a PJ', () => {
  const complete = remplacer(
    remplacer(flux(AVEC_PJ), /(<\/Contenu>\s*<IdUnique [^>]*>)/, '$1<ServeurId V="GED1"/>'),
    '</PJ>',
    '<RefCompta><Domaine V="01"/><Exercice V="2026"/><TypeObjet V="01"/><Identifiant V="1200"/>' +
      '<ComplementIdentifiant V="1"/><IdTiers V="00012345500016"/></RefCompta></PJ>',
  );
  const seule = new Set(
    OFFICIELLES.filter((o) => o.fichier === 'Class_PJ.xsd' && o.rejette === 'pj').map((o) => o.element),
  );
  const debut = complete.indexOf('<PES_PJ>');
  const elements = [...new Set([...complete.slice(debut).matchAll(/<(\w+) V="/g)].map(([, nom = '']) => nom))];

  it('nothing is wrong, and every element is there', () => {
    expect(lire(complete).anomalies).toEqual([]);
    expect(elements.toSorted()).toEqual(
      'ComplementIdentifiant Description Domaine Exercice IdTiers IdUnique IdVer Identifiant NomPJ ServeurId TypeObjet TypePJ'.split(
        ' ',
      ),
    );
  });

  it.each(elements)('%s empty rejects the PJ alone where its note says so, else the flux', (element) => {
    const vide = complete.slice(debut).replace(new RegExp(`<${element} V="[^"]*"`), `<${element} V=""`);
    const { anomalies, pj } = lire(complete.slice(0, debut) + vide);
    const rejets = anomalies.filter(({ gravite }) => gravite === 'rejet');
    expect([...new Set(rejets.map((a) => a.niveau))]).toEqual([seule.has(element) ? 'pj' : 'flux']);
    expect(pj.map(({ motifs }) => motifs)).toEqual([rejets.map(({ code }) => code)]);
  });
});

describe('what is expected', () => {
  it('is told in words where the expressions are known', () => {
    expect(enMots('un texte de 38 caractères au plus de la forme [^ .]|n[^c]|[^n]c|[^n][^c]|.{3,}')).toBe(
      'un texte de 38 caractères au plus, autre qu’un point, un espace ou « nc »',
    );
    expect(enMots('un texte de la forme .*[^0]+.* de la forme [0-9]{3}')).toBe(
      'un texte, autre que des zéros, de trois chiffres',
    );
  });

  it('keeps the others', () => {
    expect(enMots('un nombre d’au moins 0')).toBe('un nombre d’au moins 0');
    expect(enMots('un texte de la forme [A-Z]{6}')).toBe('un texte de la forme [A-Z]{6}');
  });

  it('is told whole, however long', () => {
    const [anomalie] = lire(remplacer(flux(), '<IdPost V="099042"', '<IdPost V="9"')).anomalies;
    expect(anomalie?.phrase).toMatch(/de 6 ou 7 chiffres, ou 02A ou 02B suivi de 3 ou 4 chiffres\.$/);
  });
});
