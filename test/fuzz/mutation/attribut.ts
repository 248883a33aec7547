/** One attribute or one namespace declaration changed. */
import type { Alea } from '../../../infra/embedded/demonstration/fabrique-de-flux/alea.ts';
import { decouper, type Portion, remplacer } from './jetons.ts';
import type { Mutation } from './mutation.ts';

const ATTRIBUT_ECRIT = /\s+([^\s=<>"'/]+)\s*=\s*("[^"]*"|'[^']*')/g;

interface Attribut extends Portion {
  readonly nom: string;
  readonly valeur: string;
}

/** Attributes of the tag that comes next after a place and has some. */
function attributs(texte: string, place: number): readonly Attribut[] {
  for (const j of decouper(texte)) {
    if (j.a <= place || (j.sorte !== 'ouvrante' && j.sorte !== 'vide')) continue;
    const trouves = [...texte.slice(j.de, j.a).matchAll(ATTRIBUT_ECRIT)].map((m) => ({
      nom: m[1] ?? '',
      valeur: (m[2] ?? '').slice(1, -1),
      de: j.de + m.index,
      a: j.de + m.index + m[0].length,
    }));
    if (trouves.length > 0) return trouves;
  }
  return [];
}

const surAttribut =
  (faire: (attribut: Attribut, alea: Alea, tous: readonly Attribut[]) => string | null): Mutation[1] =>
  (texte, place, alea) => {
    const tous = attributs(texte, place);
    const choisi = tous[alea.entier(0, Math.max(0, tous.length - 1))];
    const ecrit = choisi === undefined ? null : faire(choisi, alea, tous);
    return choisi === undefined || ecrit === null ? null : remplacer(texte, choisi, ecrit);
  };

const VALEURS = [
  '',
  ' ',
  '#B1',
  'B1',
  '0',
  '&#10;',
  '&#9;',
  'x'.repeat(70),
  'http://www.w3.org/2000/09/xmldsig#sha1',
  'urn:essai:evil',
];
const NOMS = ['Id', 'id', 'xml:id', 'V', 'Type', 'z:a', 'xmlns', 'xmlns:ds', 'xmlns:evil'];

function inverser(texte: string, place: number): string | null {
  const [un, deux] = attributs(texte, place);
  if (un === undefined || deux === undefined) return null;
  return texte.slice(0, un.de) + texte.slice(deux.de, deux.a) + texte.slice(un.de, un.a) + texte.slice(deux.a);
}

const ecrire = (nom: string, valeur: string): string => ` ${nom}="${valeur}"`;
const tirer = (liste: readonly string[], alea: Alea): string => liste[alea.entier(0, liste.length - 1)]!;

export const ATTRIBUT: readonly Mutation[] = [
  ['attribute deleted', surAttribut(() => '')],
  ['attribute doubled', surAttribut(({ nom, valeur }) => ecrire(nom, valeur).repeat(2))],
  ['attribute renamed', surAttribut(({ valeur }, alea) => ecrire(tirer(NOMS, alea), valeur))],
  ['attribute value replaced', surAttribut(({ nom }, alea) => ecrire(nom, tirer(VALEURS, alea)))],
  [
    'attribute value changed',
    surAttribut(({ nom, valeur }, alea) => {
      const i = alea.entier(0, valeur.length);
      return ecrire(nom, `${valeur.slice(0, i)}${alea.choisir(['x', '1', ' ', '&#13;', '\t'])}${valeur.slice(i)}`);
    }),
  ],
  ['attributes swapped', inverser],
  [
    'attribute in the other quotes',
    surAttribut(({ nom, valeur }) => (/["']/.test(valeur) ? null : ` ${nom}='${valeur}'`)),
  ],
  ['space around an attribute', surAttribut(({ nom, valeur }) => `\n\t${nom} = "${valeur}"`)],
  [
    'attribute added',
    surAttribut(({ nom, valeur }, alea) => ecrire(nom, valeur) + ecrire(tirer(NOMS, alea), tirer(VALEURS, alea))),
  ],
  ['namespace declared', surAttribut(({ nom, valeur }) => `${ecrire(nom, valeur)} xmlns:neuf="urn:essai:neuf"`)],
];
