/** The deliveries of a deposit as steps of its own life: how many reached each point, and when the last did. Pure. */
import type { MiseEvenement } from '../../../../schemas/evenements/mise.ts';
import { compter } from '../../en-clair/nombre.ts';
import type { MiseLue } from './mise-lue.ts';

/** Decisions are the machine's own affair, and sendings again tell nothing new. */
const DITES = [
  ['MisADisposition', 'mis à la disposition du comptable', 'mis à la disposition du comptable'],
  ['ReceptionConfirmee', 'reçu par le comptable', 'reçus par le comptable'],
  ['PrisEnCharge', 'pris en charge', 'pris en charge'],
  ['RejeteParLeComptable', 'rejeté par le comptable', 'rejetés par le comptable'],
] as const satisfies readonly (readonly [MiseEvenement['type'], string, string])[];

export interface EtapeDesMises {
  readonly at: string;
  readonly phrase: string;
}

/** In their order in time. */
export function etapesDesMises(mises: readonly MiseLue[]): readonly EtapeDesMises[] {
  const dire = (n: number) =>
    mises.some((mise) => mise.n === 0) ? compter(n, 'élément') : compter(n, 'bordereau', 'bordereaux');
  return DITES.flatMap(([type, fait, faits]) => {
    const instants = mises.flatMap(({ etapes }) => etapes.filter((etape) => etape.type === type).map(({ at }) => at));
    const at = instants.sort().at(-1);
    return at === undefined ? [] : [{ at, phrase: `${dire(instants.length)} ${instants.length > 1 ? faits : fait}.` }];
  }).sort((a, b) => (a.at < b.at ? -1 : 1));
}
