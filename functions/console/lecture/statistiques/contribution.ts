/**
 * What one deposit counts for in the statistics of the week of its reception: integers, which add up in any order, so
 * that a week is the sum of its deposits whatever the order in which they were told. Pure.
 */
import { etatDu } from '../depot/devenir.ts';
import type { Resume } from '../depot/resume.ts';

/** Counters by name; one that is absent is zero. */
export type Sommes = Readonly<Record<string, number>>;

/** From an instant of the deposit's life to another, once both are known. */
export const DELAIS = ['reponse', 'reception', 'prise-en-charge'] as const;
export type Delai = (typeof DELAIS)[number];

/** Upper bounds of the classes of delays, ms; a last class holds what is longer. */
export const CLASSES_MS = [
  1000, 10_000, 60_000, 600_000, 3_600_000, 21_600_000, 86_400_000, 172_800_000, 432_000_000, 1_296_000_000,
] as const;

/** All the deliveries, and not the first of them: a delay is that of the deposit. */
function bornes({
  recuLe,
  reponduLe,
  receptionLe,
  concluLe,
  mises,
}: Resume): readonly (readonly [Delai, string | null, string | null])[] {
  const { decidees, recues, prisesEnCharge, rejetees } = mises;
  const tous = (n: number, instant: string | null) => (decidees > 0 && n >= decidees ? instant : null);
  return [
    ['reponse', recuLe, reponduLe],
    ['reception', reponduLe, tous(recues, receptionLe)],
    ['prise-en-charge', tous(recues, receptionLe), tous(prisesEnCharge + rejetees, concluLe)],
  ];
}

function delais(resume: Resume): Sommes {
  const sommes: Record<string, number> = {};
  for (const [nom, de, a] of bornes(resume)) {
    if (de === null || a === null) continue;
    // Two machines' clocks may differ by a little.
    const ms = Math.max(0, Date.parse(a) - Date.parse(de));
    const classe = CLASSES_MS.findIndex((borne) => ms <= borne);
    sommes[`delai/${nom}/n`] = 1;
    sommes[`delai/${nom}/ms`] = ms;
    sommes[`delai/${nom}/classe/${classe === -1 ? CLASSES_MS.length : classe}`] = 1;
  }
  return sommes;
}

/** Empty before there is a deposit. */
export function contributionDe(resume: Resume | null): Sommes {
  if (resume === null) return {};
  const { bordereaux, taille, alterees, motifs } = resume;
  return {
    depots: 1,
    octets: taille,
    [`etat/${etatDu(resume)}`]: 1,
    'bordereaux/total': bordereaux?.total ?? 0,
    'bordereaux/rejetes': bordereaux?.rejetes ?? 0,
    alteres: alterees > 0 ? 1 : 0,
    ...Object.fromEntries(motifs.map((code) => [`motif/${code}`, 1])),
    ...delais(resume),
  };
}

/** `sommes` with `plus` and without `moins`: sorted, no zero, so that equal statistics are equal bytes. */
export function ajouter(sommes: Sommes, plus: Sommes, moins: Sommes): Sommes {
  const noms = [...new Set([sommes, plus, moins].flatMap((un) => Object.keys(un)))].sort();
  const total = (nom: string) => (sommes[nom] ?? 0) + (plus[nom] ?? 0) - (moins[nom] ?? 0);
  return Object.fromEntries(noms.map((nom) => [nom, total(nom)]).filter(([, n]) => n !== 0));
}
