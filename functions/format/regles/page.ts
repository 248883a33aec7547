/** docs/regles-pes.md, made whole from the catalogue: `npm run regles` writes it. */
import { MOTIFS } from '../../../schemas/motifs/catalogue.ts';
import type { Motif } from '../../../schemas/motifs/motif.ts';
import { MOTIFS_REGLES } from '../../../schemas/motifs/regles.ts';
import { REGLES, VERSION_DES_REGLES } from './catalogue.ts';
import { CATEGORIES, HELIOS, type Officielle, SI_REFERENTIEL, TRIPLETS } from './officielles/officielle.ts';
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

/** Why a rule is left, in whole or in part; the last one holds the rest. */
const RAISONS: readonly (readonly [raison: string, de: string])[] = [
  ['Demande ce que seul Hélios sait : numéros, pièces, conventions et comptes déjà enregistrés', HELIOS],
  ['Demande la nomenclature du budget, que donne un référentiel', SI_REFERENTIEL],
  ['Suit la grille des triplets (annexe 2), que nous n’avons pas trouvée', TRIPLETS],
  ['Suit la grille des catégories et natures juridiques (annexe 3), que nous n’avons pas trouvée', CATEGORIES],
  ['Suit un répertoire public qui n’est pas joint : BIC, code officiel géographique', 'pas joint'],
  ['Jugé en partie, ou d’une façon que nous avons choisie : dit à sa ligne', ''],
];

/** The rules that are not judged whole, under the first reason that is theirs. */
function laisses(): readonly string[] {
  const restes = OFFICIELLES.flatMap(({ reste, element, fichier }) =>
    reste === null ? [] : [{ reste, nom: `${element} (${fichier.replace('.xsd', '')})` }],
  );
  const parRaison = Map.groupBy(restes, ({ reste }) => RAISONS.find(([, de]) => reste.includes(de))?.[0] ?? '');
  return RAISONS.map(([raison]) => rangee(raison, (parRaison.get(raison) ?? []).map(({ nom }) => nom).join(', ')));
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
    'rien. Celles qui demandent un référentiel des postes et des budgets ne jugent que là où il est donné : aucun ne l’est',
    'encore ([limites](limites.md)).',
    '',
    'Le schéma juge d’abord : ce qu’il n’admet pas rejette le flux entier, même là où une note ne parle que du bordereau.',
    'Seul ce dont la note d’une pièce justificative dit « rejet de la PJ » rejette cette pièce seule : ces éléments ont un',
    'motif dans le tableau des règles officielles ; ServeurId, Description, ComplementIdentifiant et IdTiers n’en ont pas.',
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
    '### Ce qui n’en est pas jugé, par raison',
    '',
    ...tableau(['Pourquoi', 'Éléments'], laisses()),
    '',
    'D’autres portes contrôlent encore ce qu’aucune note ne dit, et qui n’est pas fait ici : la recherche de virus, le code',
    'service d’un destinataire de Chorus Pro, l’intérieur d’un PES Facture joint.',
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
