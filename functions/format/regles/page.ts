/** docs/regles-pes.md, made whole from the catalogue: `npm run regles` writes it. */
import { MOTIFS } from '../../../schemas/motifs/catalogue.ts';
import type { Motif } from '../../../schemas/motifs/motif.ts';
import { MOTIFS_REGLES } from '../../../schemas/motifs/regles.ts';
import { REGLES, VERSION_DES_REGLES } from './catalogue.ts';
import type { Officielle } from './officielles/officielle.ts';
import { OFFICIELLES } from './officielles/officielles.ts';

const NIVEAUX: Readonly<Record<Motif['niveau'], string>> = {
  flux: 'flux',
  bordereau: 'bordereau',
  piece: 'bordereau (pièce)',
  ligne: 'bordereau (ligne)',
  pj: 'PJ',
};
const REJETTE: Readonly<Record<Officielle['rejette'], string>> = {
  flux: 'le flux',
  bordereau: 'le bordereau',
  pj: 'la PJ',
  'non dit': 'rien',
};
/** What is not in the catalogue of rules is judged elsewhere: schema, signatures, deposits. */
const TOUS: Readonly<Record<string, Motif>> = { ...MOTIFS, ...MOTIFS_REGLES };

const code = (nom: string): string => `\`${nom}\``;
const domaines = (motif: string): string =>
  [...new Set(REGLES.filter((r) => r.code === motif).map((r) => r.domaine))].join(', ').replace('depense', 'dépense');
const rangee = (...cases: readonly string[]): string => `| ${cases.join(' | ')} |`;
const tableau = (titres: readonly string[], rangees: readonly string[]): string[] => [
  rangee(...titres),
  rangee(...titres.map(() => '---')),
  ...rangees,
];

function officielle({ fichier, element, demande, rejette, motifs, schema, reste }: Officielle): string {
  const juges = [...(schema ? ['le schéma'] : []), ...motifs.map(code)].join(', ');
  return rangee(`${element} (${fichier})`, demande, REJETTE[rejette], juges === '' ? '–' : juges, reste ?? '');
}

function motif([nom, m]: readonly [string, Motif | undefined]): string {
  if (m === undefined) throw new TypeError(`no motif ${nom}`);
  const { niveau, gravite, phrase, remede, source, numAnoAck } = m;
  return rangee(code(nom), NIVEAUX[niveau], gravite, domaines(nom) || '–', phrase, remede, source, code(numAnoAck));
}

const AUTRES = [...new Set(OFFICIELLES.flatMap(({ motifs }) => motifs))].filter((nom) => !(nom in MOTIFS_REGLES));

/** The whole page. */
export function page(): string {
  const titres = ['Code', 'Rejette', 'Gravité', 'Domaine', 'Ce qui est dit', 'Que faire', 'Source', 'NumAnoAck'];
  return [
    '# Les règles du PES au-delà du schéma',
    '',
    `Version ${VERSION_DES_REGLES}. Cette page est écrite par \`npm run regles\` depuis le catalogue ; un test échoue quand elle ne dit`,
    'plus ce que fait le code. Ce qui est entre accolades est remplacé par la valeur du fichier.',
    '',
    '## Nos règles',
    '',
    'Une règle rejette le flux, le bordereau où elle est enfreinte, ou la seule pièce justificative. Une alerte ne rejette',
    'rien. Celles qui demandent un référentiel des postes et des budgets ne jugent que là où il est donné.',
    '',
    ...tableau(titres, Object.entries<Motif>(MOTIFS_REGLES).map(motif)),
    '',
    '## Les règles officielles, et qui les juge',
    '',
    `Les ${OFFICIELLES.length} règles de rejet que donnent les notes du schéma v5.12 de la DGFiP, dites avec nos mots.`,
    '',
    ...tableau(
      ['Élément', 'Ce qui est demandé', 'Rejette', 'Jugé par', 'Ce qui ne l’est pas, et pourquoi'],
      OFFICIELLES.map(officielle),
    ),
    '',
    '## Jugé ailleurs que par ces règles',
    '',
    'À la lecture, par les signatures, ou par les dépôts antérieurs.',
    '',
    ...tableau(
      titres,
      AUTRES.map((nom) => motif([nom, TOUS[nom]])),
    ),
    '',
  ].join('\n');
}
