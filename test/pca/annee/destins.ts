/** What becomes of a dossier: drawn from a seed, as dated acts that are done if the phase is still open by then. */
import type { Alea } from '../../../infra/embedded/demonstration/fabrique-de-flux/alea.ts';
import type { Acteurs } from './acteurs.ts';
import { apres } from './jours.ts';
import { type Compte, resteDe } from './livre.ts';

/** So many days after the reception; each day one act at most. */
export interface Fait {
  readonly dans: number;
  readonly faire: (jour: string) => Promise<unknown>;
}
type Destin = (a: Acteurs, c: Compte, alea: Alea) => readonly Fait[];

const partie = (compte: Compte, parts: number): number => Math.max(2000, Math.floor(resteDe(compte) / parts));
const ouvert = (c: Compte, faire: (jour: string) => Promise<unknown>) => async (jour: string) =>
  c.ouvert ? faire(jour) : undefined;

const acomptes: Destin = (a, c, alea) =>
  Array.from({ length: alea.entier(1, 4) }, (_, n) => ({
    dans: 8 + 13 * n + alea.entier(0, 5),
    faire: ouvert(c, (jour) =>
      partie(c, 3) < resteDe(c)
        ? a.verser(c, jour, partie(c, 3), alea.choisir(['virement', 'especes']))
        : a.solder(c, jour, 'virement'),
    ),
  }));

const paye: Destin = (a, c, alea) => [
  {
    dans: alea.entier(5, 60),
    faire: ouvert(c, (jour) => a.solder(c, jour, alea.choisir(['virement', 'especes', 'cheque-etude']))),
  },
];

/** A cheque that the bank refuses, in part of the debt or for the whole of it. */
const impaye: Destin = (a, c, alea) => {
  const dans = alea.entier(5, 40);
  const tout = alea.entier(0, 1) === 1;
  let cheque: Awaited<ReturnType<Acteurs['verser']>> | undefined;
  return [
    {
      dans,
      faire: ouvert(c, async (jour) => {
        cheque = tout ? await a.solder(c, jour, 'cheque-etude') : await a.verser(c, jour, partie(c, 2), 'cheque-etude');
      }),
    },
    { dans: dans + 4, faire: async (jour) => (cheque && !cheque.reverse ? a.rejeter(c, cheque, jour) : undefined) },
    {
      dans: dans + 12,
      faire: ouvert(c, (jour) => (alea.entier(0, 1) ? a.solder(c, jour, 'virement') : Promise.resolve())),
    },
  ];
};

const tresor: Destin = (a, c, alea) => {
  const dans = alea.entier(5, 50);
  let cheque: Awaited<ReturnType<Acteurs['verser']>> | undefined;
  return [
    {
      dans,
      faire: ouvert(c, async (jour) => {
        cheque = await a.verser(c, jour, partie(c, 2), 'cheque-tresor');
      }),
    },
    ...(alea.entier(0, 4) === 0
      ? [
          {
            dans: dans + 3,
            faire: async (jour: string) => (cheque && !cheque.reverse ? a.rejeter(c, cheque, jour) : undefined),
          },
        ]
      : []),
  ];
};

const direct: Destin = (a, c, alea) => [
  {
    dans: alea.entier(3, 60),
    faire: ouvert(c, (jour) => a.payerLeComptable(c, jour, alea.entier(0, 1) ? resteDe(c) : partie(c, 2))),
  },
];

const demenage: Destin = (a, c, alea) => {
  const dans = alea.entier(5, 50);
  const dansRessort = alea.entier(0, 1) === 1;
  return [
    { dans, faire: ouvert(c, (jour) => a.demenager(c, jour, dansRessort)) },
    ...(dansRessort ? [] : [{ dans: dans + 2, faire: ouvert(c, (jour) => a.retirer(c, jour, 'hors-ressort')) }]),
  ];
};

const disparait: Destin = (a, c, alea) => {
  const dans = alea.entier(5, 50);
  return [
    { dans, faire: ouvert(c, (jour) => a.disparaitre(c, jour)) },
    { dans: dans + 5, faire: ouvert(c, (jour) => a.retirer(c, jour, 'disparition')) },
  ];
};

const insolvable: Destin = (a, c, alea) => {
  const dans = alea.entier(5, 50);
  return [
    { dans, faire: ouvert(c, (jour) => a.signalerLInsolvabilite(c, jour)) },
    { dans: dans + 6, faire: ouvert(c, (jour) => a.retenirLInsolvabilite(c, jour)) },
  ];
};

const conteste: Destin = (a, c, alea) => {
  const dans = alea.entier(5, 50);
  const [gracieux, juge] = [alea.entier(0, 2) === 0, dans + alea.entier(20, 80)];
  if (gracieux) return [{ dans, faire: ouvert(c, (jour) => a.contester(c, jour, 'gracieuse', 'informer')) }];
  if (alea.entier(0, 3) === 0)
    return [{ dans, faire: ouvert(c, (jour) => a.contester(c, jour, 'surendettement', 'arreter')) }];
  return [
    { dans, faire: ouvert(c, (jour) => a.contester(c, jour, 'juridiction', 'suspendre')) },
    { dans: juge, faire: ouvert(c, (jour) => a.juger(c, jour, Math.ceil(c.dette * 0.6), apres(jour, 30))) },
  ];
};

const prolonge: Destin = (a, c, alea) => [
  { dans: alea.entier(20, 55), faire: ouvert(c, (jour) => a.prolonger(c, jour, apres(c.terme, alea.entier(5, 40)))) },
  ...acomptes(a, c, alea).map((fait) => ({ ...fait, dans: fait.dans + 58 })),
];

const remis: Destin = (a, c, alea) => [
  {
    dans: alea.entier(5, 50),
    faire: ouvert(c, (jour) => a.remettre(c, jour, alea.entier(0, 1) ? c.dette : Math.floor(c.dette / 4))),
  },
];

/** Money that comes after the term is received all the same. */
const tardif: Destin = (a, c, alea) => [
  { dans: alea.entier(80, 100), faire: (jour) => a.verser(c, jour, partie(c, 2), 'virement') },
];

const muet: Destin = () => [];

/** Of a hundred. */
const PARTS: readonly (readonly [parts: number, destin: Destin])[] = [
  ...([
    [44, muet],
    [14, paye],
    [16, acomptes],
    [3, impaye],
    [3, tresor],
    [6, direct],
    [3, demenage],
  ] as const),
  ...([
    [2, disparait],
    [2, insolvable],
    [2, conteste],
    [2, prolonge],
    [2, remis],
    [1, tardif],
  ] as const),
];

/** Each as many times as it has parts. */
const TIRAGE = PARTS.flatMap(([parts, destin]) => Array.from({ length: parts }, () => destin));

export const destinDe = (acteurs: Acteurs, compte: Compte, alea: Alea): readonly Fait[] =>
  (TIRAGE[alea.entier(0, TIRAGE.length - 1)] ?? muet)(acteurs, compte, alea);
