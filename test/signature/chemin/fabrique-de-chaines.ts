/** Chains made from a number: sound, or altered in exactly one way. The same number makes the same chain, keys apart. */
import { autorite, type Demande, type Emis, emettre } from './autorites.ts';
import * as ext from './extensions.ts';

export interface ChaineFabriquee {
  /** Anchor first, the judged certificate last. */
  readonly ders: readonly Buffer[];
  readonly politique: string | null;
  readonly alteration: string;
}

interface Plan {
  /** Of the authorities under the anchor. */
  readonly autorites: Partial<Demande>[];
  readonly feuille: Partial<Demande>;
}

const P = '1.2.250.1.77.1';
const Q = '1.2.250.1.77.2';
const DN = ext.annuaire(ext.nomDN(['2.5.4.6', 'FR'], ['2.5.4.10', 'Essai']));
const AUTRE_DN = ext.annuaire(ext.nomDN(['2.5.4.6', 'FR'], ['2.5.4.10', 'Autre']));

const plus = (demande: Partial<Demande>, ...extensions: ext.Extension[]): void =>
  void Object.assign(demande, { extensions: [...(demande.extensions ?? []), ...extensions] });

type Alteration = readonly [nom: string, faire: (plan: Plan, victime: Partial<Demande>) => void];

/** `victime`: one of the authorities. */
export const ALTERATIONS: readonly Alteration[] = [
  ['none', () => {}],
  ['leaf expired', ({ feuille }) => void Object.assign(feuille, { au: '2026-03-01T00:00:00Z' })],
  ['leaf not yet valid', ({ feuille }) => void Object.assign(feuille, { du: '2027-03-01T00:00:00Z' })],
  ['authority expired', (_, v) => void Object.assign(v, { au: '2026-03-01T00:00:00Z' })],
  ['authority not yet valid', (_, v) => void Object.assign(v, { du: '2027-03-01T00:00:00Z' })],
  ['authority without CA', (_, v) => void Object.assign(v, { base: [ext.PAS_AUTORITE, ext.usages('keyCertSign')] })],
  ['authority without basicConstraints', (_, v) => void Object.assign(v, { base: [ext.usages('keyCertSign')] })],
  ['authority without keyCertSign', (_, v) => void Object.assign(v, { base: [ext.AUTORITE(), ext.usages('crlSign')] })],
  ['path length 0', (_, v) => void Object.assign(v, { base: [ext.AUTORITE(0), ext.usages('keyCertSign')] })],
  ['path length 1', (_, v) => void Object.assign(v, { base: [ext.AUTORITE(1), ext.usages('keyCertSign')] })],
  ['authority of version 1', (_, v) => void Object.assign(v, { version: 1, base: [], extensions: [] })],
  ['critical unknown, authority', (_, v) => plus(v, ext.extension('1.2.3.4', Buffer.from([5, 0]), true))],
  ['critical unknown, leaf', ({ feuille }) => plus(feuille, ext.extension('1.2.3.4', Buffer.from([5, 0]), true))],
  ['not critical unknown', ({ feuille }) => plus(feuille, ext.extension('1.2.3.4', Buffer.from([5, 0])))],
  ['signed by another key', ({ feuille }) => void Object.assign(feuille, { faux: true })],
  [
    'another issuer name',
    ({ feuille }) => void Object.assign(feuille, { nomDeLEmetteur: ext.nomDN(['2.5.4.3', 'Personne']) }),
  ],
  ['names permitted', (_, v) => plus(v, ext.contraintes([DN]))],
  ['names not permitted', (_, v) => plus(v, ext.contraintes([AUTRE_DN]))],
  ['names excluded', (_, v) => plus(v, ext.contraintes([], [DN]))],
  [
    'mailbox permitted',
    ({ feuille }, v) => {
      plus(v, ext.contraintes([ext.courriel('.mairie.example')]));
      plus(feuille, ext.nomsAlternatifs(ext.courriel('a@sud.mairie.example')));
    },
  ],
  [
    'mailbox not permitted',
    ({ feuille }, v) => {
      plus(v, ext.contraintes([ext.courriel('mairie.example')]));
      plus(feuille, ext.nomsAlternatifs(ext.courriel('a@autre.example')));
    },
  ],
  [
    'address excluded',
    ({ feuille }, v) => {
      plus(v, ext.contraintes([], [ext.ip(10, 0, 0, 0, 255, 0, 0, 0)]));
      plus(feuille, ext.nomsAlternatifs(ext.ip(10, 1, 2, 3)));
    },
  ],
  [
    'URI permitted',
    ({ feuille }, v) => {
      plus(v, ext.contraintes([ext.uri('mairie.example')]));
      plus(feuille, ext.nomsAlternatifs(ext.uri('https://mairie.example/x')));
    },
  ],
  ['policy required below', (_, v) => plus(v, ext.exigences(0, null))],
  [
    'policies',
    ({ autorites, feuille }) => {
      for (const d of [...autorites, feuille]) plus(d, ext.politiques(P));
    },
  ],
  [
    'any policy above',
    ({ autorites, feuille }) => {
      for (const d of autorites) plus(d, ext.politiques('2.5.29.32.0'));
      plus(feuille, ext.politiques(P));
    },
  ],
  [
    'any policy inhibited',
    ({ autorites, feuille }, v) => {
      for (const d of autorites) plus(d, ext.politiques('2.5.29.32.0'));
      plus(v, ext.inhibeToute(0));
      plus(feuille, ext.politiques(P));
    },
  ],
  [
    'policy mapped',
    ({ autorites, feuille }) => {
      for (const [i, d] of autorites.entries()) plus(d, ext.politiques(i === 0 ? P : Q));
      if (autorites[0]) plus(autorites[0], ext.transpositions([P, Q]));
      plus(feuille, ext.politiques(Q));
    },
  ],
  [
    'policy lost',
    ({ autorites, feuille }) => {
      for (const d of autorites) plus(d, ext.politiques(P));
      plus(feuille, ext.politiques(Q));
    },
  ],
];

/** `graine`: which alteration, how many authorities, which one is altered, which keys, and whether a policy is wanted. */
export function fabriquer(graine: number): ChaineFabriquee {
  const [alteration, faire] = ALTERATIONS[graine % ALTERATIONS.length]!;
  const tirage = Math.trunc(graine / ALTERATIONS.length);
  const nombre = 1 + (tirage % 4);
  const cle = (['ec-256', 'rsa-2048', 'ec-384', 'ed25519'] as const)[Math.trunc(tirage / 4) % 4]!;
  const plan: Plan = { autorites: Array.from({ length: nombre }, () => ({ cle })), feuille: {} };
  faire(plan, plan.autorites[Math.trunc(tirage / 16) % nombre]!);
  const politique = Math.trunc(tirage / 2) % 2 === 1 ? P : null;
  return { ders: emettreTout(plan).map(({ der }) => der), politique, alteration };
}

function emettreTout({ autorites, feuille }: Plan): Emis[] {
  const chaine = [autorite('Racine')];
  for (const [i, demande] of autorites.entries()) {
    const { base = [ext.AUTORITE(), ext.usages('keyCertSign', 'crlSign')], ...reste } = demande as Partial<Demande> & {
      base?: readonly ext.Extension[];
    };
    const extensions = [...base, ...(reste.extensions ?? [])];
    chaine.push(emettre({ cn: `AC de rang ${i}`, emetteur: chaine.at(-1)!, ...reste, extensions }));
  }
  const emetteur = chaine.at(-1)!;
  const faux = 'faux' in feuille ? { emetteur: { ...emetteur, cle: autorite('Un autre').cle } } : { emetteur };
  return [...chaine, emettre({ cn: 'Camille Durand', ...faux, ...feuille })];
}
