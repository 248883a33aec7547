/** DER taken apart and written again with one thing changed: lengths stay right, so that the damage is read. */
import type { Alea } from '../../../infra/embedded/demonstration/fabrique-de-flux/alea.ts';

interface Noeud {
  balise: number;
  /** Children of a constructed element, or the contents of a primitive one. */
  corps: Noeud[] | Buffer;
}

const CONSTRUIT = 0x20;
const OCTET_STRING = 0x04;

/** As the value of an extension does. */
const contientDuDer = (contenu: Buffer): boolean =>
  contenu[0] === 0x30 && Buffer.concat(lire(contenu).map(ecrire)).equals(contenu);

function lire(der: Buffer): Noeud[] {
  const noeuds: Noeud[] = [];
  for (let i = 0; i + 2 <= der.length; ) {
    const balise = der[i]!;
    const court = der[i + 1]!;
    const n = court < 0x80 ? 0 : court & 0x7f;
    if (n > 4 || i + 2 + n > der.length) break;
    const longueur = n === 0 ? court & 0x7f : der.readUIntBE(i + 2, n);
    const debut = i + 2 + n;
    const contenu = der.subarray(debut, debut + longueur);
    const ouvert = (balise & CONSTRUIT) !== 0 || (balise === OCTET_STRING && contientDuDer(contenu));
    noeuds.push({ balise, corps: ouvert ? lire(contenu) : Buffer.from(contenu) });
    i = debut + longueur;
  }
  return noeuds;
}

function ecrire({ balise, corps }: Noeud): Buffer {
  const contenu = Buffer.isBuffer(corps) ? corps : Buffer.concat(corps.map(ecrire));
  const { length } = contenu;
  const entete =
    length < 0x80
      ? [length]
      : length < 0x100
        ? [0x81, length]
        : length < 0x10000
          ? [0x82, length >> 8, length & 255]
          : [0x83, length >> 16, (length >> 8) & 255, length & 255];
  return Buffer.concat([Buffer.from([balise, ...entete]), contenu]);
}

const aplatir = (noeuds: readonly Noeud[]): Noeud[] =>
  noeuds.flatMap((n) => [n, ...(Buffer.isBuffer(n.corps) ? [] : aplatir(n.corps))]);

const BALISES = [0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0c, 0x13, 0x17, 0x18, 0x1f, 0x30, 0x31, 0x80, 0xa0, 0xa3, 0xff];
const OIDS = [
  '551d0f',
  '551d13',
  '551d1e',
  '551d20',
  '551d24',
  '551d36',
  '551d1f',
  '551d1c',
  '2a864886f70d010101',
  '2a8648ce3d0201',
  '2a864886f70d01010a',
  '80',
  '8080',
  'ffffffffffffffffff7f',
];

const ENTIERS = ['', '00', 'ff', '80', '0000', `7f${'ff'.repeat(30)}`];
const DATES = ['000000000000Z', '991231235960Z', '99991231235959Z', '', '260101000000+0100'];

/** What takes the place of an element. */
type Atteinte = (noeud: Noeud, tous: readonly Noeud[], alea: Alea) => Partial<Noeud>;

const tirer = <T>(liste: readonly T[], alea: Alea): T => liste[alea.entier(0, liste.length - 1)]!;

const aleatoires = (alea: Alea, max: number): Buffer => {
  const octets = Buffer.alloc(alea.entier(0, max));
  alea.remplir(octets);
  return octets;
};

function emboiter(profondeur: number): Noeud {
  let noeud: Noeud = { balise: 0x05, corps: Buffer.alloc(0) };
  for (let i = 0; i < profondeur; i++) noeud = { balise: 0x30, corps: [noeud] };
  return noeud;
}

function auBord({ balise }: Noeud, alea: Alea): Partial<Noeud> {
  if (balise === 0x06) return { corps: Buffer.from(tirer(OIDS, alea), 'hex') };
  if (balise === 0x02) return { corps: Buffer.from(tirer(ENTIERS, alea), 'hex') };
  return balise === 0x17 || balise === 0x18 ? { corps: Buffer.from(tirer(DATES, alea)) } : {};
}

const ATTEINTES: readonly Atteinte[] = [
  (_, __, alea) => ({ balise: tirer(BALISES, alea) }),
  ({ corps }) => ({ corps: Buffer.isBuffer(corps) ? Buffer.alloc(0) : [] }),
  (_, __, alea) => ({ corps: aleatoires(alea, 40) }),
  ({ corps }, _, alea) => (Buffer.isBuffer(corps) ? { corps: brutalement(corps, alea) } : {}),
  ({ corps }) => ({ corps: Buffer.isBuffer(corps) ? Buffer.concat([corps, corps]) : [...corps, ...corps] }),
  ({ corps }) => ({ corps: Buffer.isBuffer(corps) ? corps.subarray(1) : corps.slice(1) }),
  ({ corps }) => ({ corps: Buffer.isBuffer(corps) ? Buffer.from(corps).reverse() : corps.toReversed() }),
  (_, tous, alea) => tirer(tous, alea),
  (noeud, _, alea) => auBord(noeud, alea),
  (_, __, alea) => ({ corps: [emboiter(alea.entier(1, 300))] }),
];

/** Under the lengths one time out of four; above them, with everything else in its place, otherwise. */
export function endommager(der: Buffer, alea: Alea): Buffer {
  if (alea.entier(0, 3) === 0) return brutalement(der, alea);
  const racines = lire(der);
  const tous = aplatir(racines);
  if (tous.length === 0) return aleatoires(alea, 60);
  const noeud = tirer(tous, alea);
  // A copy, so that an element that takes another's place cannot hold itself.
  Object.assign(noeud, tirer(ATTEINTES, alea)(noeud, aplatir(lire(der)), alea));
  return Buffer.concat(racines.map(ecrire));
}

function brutalement(sain: Buffer, alea: Alea): Buffer {
  const der = Buffer.from(sain);
  const i = alea.entier(0, Math.max(0, der.length - 1));
  switch (alea.entier(0, der.length === 0 ? 0 : 3)) {
    case 0:
      return Buffer.concat([der, aleatoires(alea, 20)]);
    case 1:
      return der.subarray(0, i);
    case 2:
      der[i]! ^= 1 << alea.entier(0, 7);
      return der;
    default:
      der[i] = tirer([0, 0x80, 0x84, 0xff, 0x30, 0x1f], alea);
      return der;
  }
}
