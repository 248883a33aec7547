/** Values of a simple type, and values at the edges of its facets. */
import { AutomateDePositions } from '../../../functions/format/xsd/automate-de-positions.ts';
import { analyser } from '../../../functions/format/xsd/expression/analyse.ts';
import type { Classe } from '../../../functions/format/xsd/expression/classe.ts';
import { TypeAtomique, type TypeSimple, TypeUnion } from '../../../functions/format/xsd/simple/type-simple.ts';
import type { Hasard } from './hasard.ts';

const SIGNES = [...'0123456789012345ABCDEFXYZabcnwxyz .-/+_\'():?éŒç&<"', '\u{1F600}'];
const ESSAIS = 400;
const EXEMPLES: Readonly<Record<string, readonly string[]>> = {
  'du base64': ['', 'QQ==', 'QUI=', 'QUJD', 'QUJD QUJD'],
  '0, 1, true ou false': ['0', '1', 'true', 'false'],
  'une date AAAA-MM-JJ': ['2024-02-29', '1999-12-31Z', '2026-07-01+02:00'],
  'une date et une heure AAAA-MM-JJThh:mm:ss': ['2024-02-29T12:00:00', '2026-01-01T23:59:59.5Z'],
  'une année AAAA': ['2026', '2015', '2000'],
  'un mois AAAA-MM': ['2026-07'],
  'une heure hh:mm:ss': ['23:59:59'],
  'une adresse (URI)': ['http://exemple.fr/a?b#c', '#x', 'urn:oid:1.2'],
  'une langue': ['fr-FR'],
};
let identifiants = 0;

/** A value that the type admits; null where none was found. */
export function valeurValide(type: TypeSimple, hasard: Hasard): string | null {
  for (let i = 0; i < ESSAIS; i++) {
    const valeur = essai(type, hasard);
    if (type.juger(valeur) === null) return valeur;
  }
  return null;
}

function essai(type: TypeSimple, hasard: Hasard): string {
  if (type instanceof TypeUnion) return essai(hasard.parmi(type.membres), hasard);
  if (!(type instanceof TypeAtomique)) return '';
  if (type.identifie) return `I${++identifiants}`;
  const { facettes, primitif } = type;
  if (facettes.liste !== null) return hasard.parmi(facettes.ecrites);
  if (primitif.decimal === true) return nombre(type, hasard);
  const [motif] = facettes.motifs.at(-1) ?? [];
  const min = facettes.longueur ?? facettes.longueurMin ?? 0;
  const max = facettes.longueur ?? facettes.longueurMax ?? 20;
  const longueur = hasard.oui(0.3) ? max : hasard.oui(0.3) ? min : min + hasard.entier(Math.min(30, max - min + 1));
  if (motif !== undefined) return duMotif(motif.source, longueur, hasard);
  const exemples = EXEMPLES[primitif.attendu];
  if (exemples !== undefined) return hasard.parmi(exemples);
  return Array.from({ length: longueur }, () => hasard.parmi(SIGNES)).join('');
}

function nombre({ facettes, primitif }: TypeAtomique, hasard: Hasard): string {
  const decimales = Math.min(facettes.decimales ?? 2, hasard.entier(4));
  const chiffres = Math.max(1, (facettes.chiffres ?? 12) - decimales);
  const chiffre = (): number => hasard.entier(10);
  const n = hasard.oui(0.3) ? chiffres : 1 + hasard.entier(chiffres);
  const entiers = Array.from({ length: n }, chiffre).join('');
  const signe = hasard.parmi(['', '', '', '-', '+']);
  if (primitif.attendu.includes('entier') || decimales === 0) return signe + entiers;
  return `${signe}${entiers}.${Array.from({ length: decimales }, chiffre).join('')}`;
}

const automates = new Map<string, AutomateDePositions<Classe>>();

/** Walks the automaton of a pattern for about `longueur` characters, then on to its end. */
function duMotif(source: string, longueur: number, hasard: Hasard): string {
  const automate = automates.get(source) ?? new AutomateDePositions(analyser(source));
  automates.set(source, automate);
  let valeur = '';
  let positions = automate.depart;
  for (let i = 0; i < longueur + 40; i++) {
    if (automate.estFinal(positions) && (i >= longueur || hasard.oui(0.02))) return valeur;
    const lisibles = positions.filter((p) => automate.feuilles[p] !== null);
    if (lisibles.length === 0) return valeur;
    const classe = automate.feuilles[hasard.parmi(lisibles)];
    const signe = SIGNES.filter((s) => classe?.(s.codePointAt(0) ?? 0) === true);
    if (signe.length === 0) return valeur;
    const choisi = hasard.parmi(signe);
    const lues = positions.filter((p) => automate.feuilles[p]?.(choisi.codePointAt(0) ?? 0) === true);
    valeur += choisi;
    positions = automate.suivantes(lues);
  }
  return valeur;
}

const ETRANGES = [
  '',
  ' ',
  '0',
  '00',
  '-1',
  '1.5',
  '1.',
  '.5',
  '+1',
  '1e3',
  'a',
  'é',
  'true',
  'TRUE',
  '2024-02-30',
  '20240101',
]
  .concat([
    '2023-02-29',
    '2024-13-01',
    '0000-01-01',
    '2024-01-01T24:00:00',
    '02',
    '99',
    '000',
    'A=',
    '#',
    'a:b',
    '1a',
    '-',
  ])
  .concat(['0.001', '12345678901234567890', '99999999999999.99', '0.00', '-0', 'NaN', '2024-01-01+14:01', '24:00:00']);

/** A value near those of the type, good or not: only the judges know. */
export function valeurAuBord(type: TypeSimple, valeur: string, hasard: Hasard): string {
  const bornes = bornesDe(type);
  const choix = hasard.entier(bornes.length > 0 ? 9 : 8);
  const points = [...valeur];
  const i = hasard.entier(points.length + 1);
  switch (choix) {
    case 0:
      return hasard.parmi(ETRANGES);
    case 1:
      return points.slice(0, -1).join('');
    case 2:
      return valeur + hasard.parmi(SIGNES);
    case 3:
      return points.toSpliced(i, 1, hasard.parmi(SIGNES)).join('');
    case 4:
      return points.toSpliced(i, 0, hasard.parmi([...SIGNES, ' ', '0'])).join('');
    case 5:
      return redimensionner(type, valeur, hasard);
    case 6:
      return `${hasard.parmi([' ', '', '\t', '\n'])}${valeur}${hasard.parmi([' ', '', '\r'])}`;
    case 7:
      return hasard.parmi([
        `0${valeur}`,
        `${valeur}0`,
        `-${valeur}`,
        `${valeur}.0`,
        valeur.replace('.', ','),
        '0'.repeat(points.length),
      ]);
    default:
      return hasard.parmi(bornes);
  }
}

/** To the lengths and digits that the facets name, one more and one less. */
function redimensionner(type: TypeSimple, valeur: string, hasard: Hasard): string {
  if (type instanceof TypeUnion) return redimensionner(hasard.parmi(type.membres), valeur, hasard);
  if (!(type instanceof TypeAtomique)) return valeur;
  const { longueur, longueurMin, longueurMax, chiffres, decimales } = type.facettes;
  if (chiffres !== null || decimales !== null) {
    const d = hasard.parmi([0, decimales ?? 2, (decimales ?? 2) + 1]);
    const n = Math.max(1, (chiffres ?? 10) - d + hasard.parmi([-1, 0, 1]));
    return '9'.repeat(n) + (d === 0 ? '' : `.${'9'.repeat(d)}`);
  }
  const tailles = [longueur, longueurMin, longueurMax].flatMap((n) => (n === null ? [] : [n]));
  if (tailles.length === 0) return valeur;
  const taille = Math.max(0, hasard.parmi(tailles) + hasard.parmi([-1, 0, 1]));
  const graine = valeur === '' ? 'x' : valeur;
  return [...graine.repeat(taille + 1)].slice(0, taille).join('');
}

function bornesDe(type: TypeSimple): readonly string[] {
  if (!(type instanceof TypeAtomique)) return [];
  return type.facettes.bornes.flatMap(({ valeur }) => {
    const n = BigInt(/^-?\d+/.exec(valeur)?.[0] ?? '0');
    return [valeur, String(n - 1n), String(n + 1n), `${n}.01`, `-${n}.01`];
  });
}
