/** Values to try at a place of a given simple type: one that should pass, and those around the edge of each facet. */
import type { TypeSimple } from './modele.ts';

/** Of every kind that the PES knows, and their neighbours that it refuses. */
const BLANCS = ['', ' ', '  ', '\n', '\n\n', 'a\nb', 'a\tb', ' A', 'A ', ' 1 ', ' 2026-09-30 ', '<&"', '\u00a0'];
const MOTS = [
  `.|-|n|c|nc|NC|n.|A|AB|ABCDE|abcdefghij|a b|a-b|a/b|a_b|a:b|a?b|a+b|a,b|é|Œ|𝄞|𝄞𝄞|D'AIX (13)|Saint-Dié|A\u2028B|X9`,
  '0|00|000|0000000|1|01|001|007|7|10|42|99|100|199|600|000000|033075|0330750|03307500|123456|1234567|12345678901234',
  '+1|-1|-0|1.0|1.|.5|0.01|0.001|0.0001|0.00001|1.23456|2.5|-2.50|99.99|100.00|999.999|1e3|1,5|1 000|NaN|INF',
  'true|false|TRUE|1999|2026|-2026|02026|12026|0000|2026Z|2026+14:00|20261ABC|2050|2051|20501|20491|202',
  '2026-09-30|2026-9-30|2024-02-29|2026-02-29|2026-13-01|2026-09-30Z|0000-01-01|-0001-01-01|12026-01-01|30/09/2026',
  '2026-09-30+14:00|2026-09-30+14:01|2026-09-30T08:15:00Z|2026-09-30T24:00:00|2026-09-30T24:00:01',
  '2026-09-30T08:15:00.123+02:00|09-2026|00-2026|13-2026|45000000-7|45000000-|12345678|123456789|A12345678',
  '02A123|02A1234|02C123|02a123|2A|2B|2C|95|96|971|978|979|987|988|99199|99600|012-013|1000|TALON 12|talon',
  'AGRIFRPP|AGRIFRPPXXX|AGRIFRPPXX|AGRIFRP|agrifrpp|AGRI1RPP|AGRIFR0P|AGRIFRPO|AGRIFRP0|FR76|FR761|F176A|FR7A1',
  'FR7630006000011234567890189|fr7630006000011234567890189|FR76 3000|QQ==|QQ=|Q Q = =|QUJD|QUJ|=QQQ|%zz|#a',
  'piece.pdf|piece.p|piece.html|piece.xhtml|.pdf|piece|piece.p f|pièce.pdf|urn:oid:1.2.3|http://[|OIDAsURN',
].flatMap((ligne) => ligne.split('|'));

const CARACTERES = ['A', '1', '𝄞'];

/** Values whose length or number of digits is just under, at and just over a facet. */
function bords(nom: string, valeur: string): string[] {
  const n = Number(valeur);
  const autour = [n - 1, n, n + 1].filter((l) => l >= 0);
  switch (nom) {
    case 'length':
    case 'minLength':
    case 'maxLength':
      return CARACTERES.flatMap((c) => autour.map((l) => c.repeat(l)));
    case 'totalDigits':
      return autour.flatMap((l) => ['9'.repeat(l), `00${'9'.repeat(l)}`, `${'9'.repeat(Math.max(0, l - 2))}.99`]);
    case 'fractionDigits':
      return autour.flatMap((l) => [`1.${'9'.repeat(l)}`, `1.${'0'.repeat(l)}`, `1.${'0'.repeat(l)}1`]);
    case 'minExclusive':
    case 'minInclusive':
    case 'maxExclusive':
      return ['-1', '-0.01', '', '0.01', '1'].map((d) => (n + Number(d)).toFixed(2));
    case 'enumeration':
      return [valeur, String(n + 1).padStart(valeur.length, '0')];
    default:
      return [];
  }
}

const facettes = (type: TypeSimple) => type.restrictions.flatMap((r) => [...r.entries()]);

/** At the edges of its facets. */
export const valeursAuBord = (type: TypeSimple): string[] => [
  ...new Set(facettes(type).flatMap(([nom, valeurs]) => valeurs.flatMap((v) => bords(nom, v)))),
];

/** At the edges, and all that is known besides. */
export const toutesLesValeurs = (type: TypeSimple): string[] => [
  ...new Set([...valeursAuBord(type), ...BLANCS, ...MOTS]),
];

/** A value that the type admits, or an error: a generator that made invalid documents only would compare nothing. */
export function valeurAdmise(type: TypeSimple): string {
  const connue = admises.get(type);
  if (connue !== undefined) return connue;
  const trouvee = toutesLesValeurs(type).find((v) => FORMES[type.primitif]?.test(v) !== false && passe(type, v));
  if (trouvee === undefined) throw new Error(`no value found for ${type.primitif} ${JSON.stringify(facettes(type))}`);
  admises.set(type, trouvee);
  return trouvee;
}

const admises = new WeakMap<TypeSimple, string>();

const FORMES: Readonly<Record<string, RegExp>> = {
  decimal: /^[0-9]+$/,
  integer: /^[0-9]+$/,
  boolean: /^[01]$/,
  date: /^\d{4}-09-30$/,
  gYear: /^2026$/,
  dateTime: /T08:15:00Z$/,
  base64Binary: /^QUJD$/,
  anyURI: /^urn/,
  token: /^A$/,
};

function passe(type: TypeSimple, v: string): boolean {
  const n = Number(v);
  const longueur = [...v].length;
  return facettes(type).every(([nom, valeurs]) => {
    const borne = Number(valeurs[0]);
    switch (nom) {
      case 'pattern':
        return valeurs.some((motif) => new RegExp(`^(?:${motif})$`).test(v));
      case 'enumeration':
        return valeurs.includes(v);
      case 'length':
        return longueur === borne;
      case 'minLength':
        return longueur >= borne;
      case 'maxLength':
        return longueur <= borne;
      case 'totalDigits':
        return v.length <= borne;
      case 'minExclusive':
        return n > borne;
      case 'minInclusive':
        return n >= borne;
      case 'maxExclusive':
        return n < borne;
      default:
        return true;
    }
  });
}
