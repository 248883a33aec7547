/** What is tried: an input for one target, made from the campaign's number and its rank. */
import { Alea } from '../../infra/embedded/demonstration/fabrique-de-flux/alea.ts';
import { requeteEndommagee } from './documents/chemin.ts';
import { type DocumentSigne, documentSigne } from './documents/signer.ts';
import { EXCES } from './mutation/exces.ts';
import { muter } from './mutation/mutation.ts';

/** Also the extension of a kept input. */
export const CIBLES = ['flux', 'chemin'] as const;
export type Cible = (typeof CIBLES)[number];

export interface Entree {
  readonly cible: Cible;
  readonly octets: Buffer;
  /** Size of the chunks of the second judgement. */
  readonly morceau: number;
  /** What is genuine: signed documents, or certificates and CRLs. */
  readonly origines: readonly Uint8Array[];
}

const RESERVE = 40;
/** Beyond, a run says more of the generator than of what it tries. */
const OCTETS_MAX = 3_000_000;

/** Makes inputs; keeps a reserve of signed documents, renewed as it goes. */
export class Fabrique {
  private readonly graine: number;
  private readonly reserve: DocumentSigne[] = [];

  constructor(graine: number) {
    this.graine = graine;
  }

  async entree(rang: number): Promise<Entree> {
    const alea = new Alea(this.graine, rang);
    const sort = alea.entier(0, 99);
    if (sort < 20) return { cible: 'chemin', morceau: 1, ...requeteEndommagee(alea) };
    if (sort < 30) return { cible: 'flux', octets: auHasard(alea), morceau: alea.entier(1, 64), origines: [] };
    const origines = [await this.document(alea), await this.document(alea)].map(({ octets }) => octets);
    const octets = deformer(origines, alea);
    // A tag that is cut is scanned again with each chunk: thousands of chunks for one tag are nobody's.
    const fin = octets.length > 30_000 ? Math.ceil(octets.length / 300) : 1;
    return { cible: 'flux', octets, morceau: alea.entier(fin, alea.choisir([7, 300, 5000]) + fin), origines };
  }

  private async document(alea: Alea): Promise<DocumentSigne> {
    const i = alea.entier(0, RESERVE - 1);
    const connu = this.reserve[i];
    if (connu !== undefined && alea.entier(0, 99) > 0) return connu;
    const neuf = await documentSigne(alea.mot());
    this.reserve[i] = neuf;
    return neuf;
  }
}

const JETONS = [
  '<',
  '>',
  '</',
  '/>',
  '"',
  "'",
  '=',
  ' ',
  '&',
  ';',
  'a',
  'xmlns',
  ':',
  '<!--',
  '-->',
  '<?xml ',
  '?>',
  '<![CDATA[',
  ']]>',
  '<n:PES_Aller ',
  '\u00e9',
  '\r\n',
];

function auHasard(alea: Alea): Buffer {
  const longueur = alea.entier(0, alea.choisir([16, 300, 4000, 100_000]));
  if (alea.entier(0, 1) === 0) {
    const octets = Buffer.alloc(longueur);
    alea.remplir(octets);
    return octets;
  }
  const texte = Array.from({ length: longueur >> 2 }, () => JETONS[alea.entier(0, JETONS.length - 1)]).join('');
  return Buffer.from(alea.entier(0, 1) === 0 ? texte : `<?xml version="1.0" encoding="UTF-8"?><a>${texte}`, 'latin1');
}

/** One to six changes, one of which may be the end of another document. */
function deformer([un, autre]: readonly Buffer[], alea: Alea): Buffer {
  let octets = un!;
  for (let n = alea.entier(1, alea.choisir([1, 2, 6])); n > 0 && octets.length > 0; n--) {
    octets = uneFois(octets, autre!, alea);
  }
  return octets.subarray(0, OCTETS_MAX);
}

function uneFois(octets: Buffer, autre: Buffer, alea: Alea): Buffer {
  const place = alea.entier(0, octets.length - 1);
  const sort = alea.entier(0, 9);
  if (sort === 0) return Buffer.concat([octets.subarray(0, place), autre.subarray(alea.entier(0, autre.length - 1))]);
  if (sort < 5) return muter(octets, alea).octets;
  const [, faire] = EXCES[alea.entier(0, EXCES.length - 1)]!;
  return Buffer.from(faire(octets.toString('latin1'), place, alea) ?? octets.toString('latin1'), 'latin1');
}
