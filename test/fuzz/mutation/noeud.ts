/** One node changed: element, attribute, text, comment, instruction, namespace declaration. */
import type { Alea } from '../../../infra/embedded/demonstration/fabrique-de-flux/alea.ts';
import { ATTRIBUT } from './attribut.ts';
import { decouper, elements, type Jeton, type Portion, remplacer } from './jetons.ts';
import type { Mutation } from './mutation.ts';

/** The element nearest to a place, or one that is drawn around it. */
function element(texte: string, place: number): Portion | null {
  const tous = elements(decouper(texte));
  return tous.findLast((e) => e.de <= place) ?? null;
}

function jeton(texte: string, place: number, ...sortes: Jeton['sorte'][]): Jeton | null {
  return decouper(texte).find((j) => j.a > place && sortes.includes(j.sorte)) ?? null;
}

const surElement =
  (faire: (ecrit: string, alea: Alea, texte: string, e: Portion) => string | null) =>
  (texte: string, place: number, alea: Alea): string | null => {
    const e = element(texte, place);
    const ecrit = e === null ? null : faire(texte.slice(e.de, e.a), alea, texte, e);
    return e === null || ecrit === null ? null : remplacer(texte, e, ecrit);
  };

const surTexte =
  (faire: (ecrit: string, alea: Alea) => string | null) =>
  (texte: string, place: number, alea: Alea): string | null => {
    const j = jeton(texte, place, 'texte');
    const ecrit = j === null ? null : faire(texte.slice(j.de, j.a), alea);
    return j === null || ecrit === null ? null : remplacer(texte, j, ecrit);
  };

const nom = (ecrit: string): string => /^<([^\s/>]+)/.exec(ecrit)?.[1] ?? '';

/** Both tags. */
function renommer(ecrit: string, par: string): string {
  const ancien = nom(ecrit);
  const ferme = `</${ancien}>`;
  const debut = `<${par}${ecrit.slice(1 + ancien.length)}`;
  return debut.endsWith(ferme) ? `${debut.slice(0, -ferme.length)}</${par}>` : debut;
}

function echanger(texte: string, place: number): string | null {
  const un = element(texte, place);
  const suivants = elements(decouper(texte));
  const deux = un === null ? undefined : suivants.find((e) => e.de >= un.a && texte.slice(un.a, e.de).trim() === '');
  if (un === null || deux === undefined) return null;
  const entre = texte.slice(un.a, deux.de);
  return texte.slice(0, un.de) + texte.slice(deux.de, deux.a) + entre + texte.slice(un.de, un.a) + texte.slice(deux.a);
}

function deplacer(texte: string, place: number, alea: Alea): string | null {
  const e = element(texte, place);
  if (e === null) return null;
  const ecrit = texte.slice(e.de, e.a);
  const reste = remplacer(texte, e, '');
  const bornes = decouper(reste).filter((j) => j.sorte !== 'texte');
  const cible = bornes[alea.entier(0, Math.max(0, bornes.length - 1))];
  return cible === undefined ? null : reste.slice(0, cible.a) + ecrit + reste.slice(cible.a);
}

const entreDeux = (insere: string) => (texte: string, place: number) => {
  const j = decouper(texte).find((x) => x.a > place);
  return j === undefined ? null : texte.slice(0, j.a) + insere + texte.slice(j.a);
};

const auMilieu = (ecrit: string, alea: Alea, insere: string): string => {
  const i = alea.entier(0, ecrit.length);
  return ecrit.slice(0, i) + insere + ecrit.slice(i);
};

export const NOEUD: readonly Mutation[] = [
  ['element deleted', surElement(() => '')],
  ['element doubled', surElement((ecrit) => ecrit + ecrit)],
  ['elements swapped', echanger],
  ['element moved', deplacer],
  [
    'element renamed',
    surElement((ecrit, alea) =>
      renommer(ecrit, alea.choisir(['Autre', 'ds:Object', 'z:a', 'Bordereau', `${nom(ecrit)}x`])),
    ),
  ],
  ['element wrapped', surElement((ecrit) => `<Autour>${ecrit}</Autour>`)],
  ['element unwrapped', surElement((ecrit) => ecrit.replace(/^<[^>]*>/, '').replace(/<[^<]*>$/, ''))],
  [
    'element emptied',
    surElement((ecrit) => renommer(`${/^<[^>]*>/.exec(ecrit)?.[0] ?? ''}</${nom(ecrit)}>`, nom(ecrit))),
  ],
  [
    'empty tag opened',
    (texte, place) => {
      const j = jeton(texte, place, 'vide');
      return j === null ? null : remplacer(texte, j, `${texte.slice(j.de, j.a - 2)}></${nom(texte.slice(j.de, j.a))}>`);
    },
  ],
  ['text changed', surTexte((ecrit, alea) => auMilieu(ecrit, alea, alea.choisir(['x', '0', '=', 'é'])))],
  ['text deleted', surTexte(() => '')],
  [
    'space inserted in text',
    surTexte((ecrit, alea) => auMilieu(ecrit, alea, alea.choisir([' ', '\n', '\t', '\r\n', '&#13;', '&#32;']))),
  ],
  ['comment inside text', surTexte((ecrit, alea) => auMilieu(ecrit, alea, '<!-- c -->'))],
  ['instruction inside text', surTexte((ecrit, alea) => auMilieu(ecrit, alea, '<?x y?>'))],
  ['text as CDATA', surTexte((ecrit) => (/[&<]|\]\]>/.test(ecrit) ? null : `<![CDATA[${ecrit}]]>`))],
  ['text by references', surTexte((ecrit, alea) => parReference(ecrit, alea))],
  ['text as a comment', surTexte((ecrit) => (ecrit.includes('--') ? null : `<!--${ecrit}-->`))],
  ['comment between nodes', entreDeux('<!-- c -->')],
  ['instruction between nodes', entreDeux('<?x y?>')],
  ['element between nodes', entreDeux('<Autre/>')],
  ['signature between nodes', entreDeux('<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>')],
  ['line ends changed', (texte) => texte.replaceAll('\n', '\r\n')],
  ...ATTRIBUT,
];

/** ASCII alone: whatever the encoding of the file, the same character. */
function parReference(ecrit: string, alea: Alea): string | null {
  const i = alea.entier(0, ecrit.length - 1);
  const code = ecrit.charCodeAt(i);
  if (code < 32 || code > 126 || ecrit.includes('&')) return null;
  return `${ecrit.slice(0, i)}&#${alea.entier(0, 1) === 0 ? code : `x${code.toString(16)}`};${ecrit.slice(i + 1)}`;
}
