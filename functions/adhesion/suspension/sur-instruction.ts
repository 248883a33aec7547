/** The suspension that the machine pronounces at once, on the comptable's prior signed instruction (DESIGN 6). Pure. */
import type { Acteur } from '../../../schemas/evenements/identifiants.ts';
import type { NouveauSuspension } from './decide.ts';
import { instructionRemplie, type Politiques } from './politique.ts';
import type { Suivi } from './suivi.ts';

/** The machine itself, which decides nothing. */
export const PASSERELLE: Acteur = { role: 'passerelle', id: 'passerelle', codique: null };

const accord = (n: number, mot: string): string => `${n} ${mot}${n > 1 ? 's' : ''}`;

/** Null where no instruction is fulfilled. The decision is that of the comptable who signed; he confirms it, or lifts. */
export function suspensionSurInstruction(suivi: Suivi, politiques: Politiques, a: string): NouveauSuspension | null {
  const remplie = instructionRemplie(suivi, politiques, a);
  if (remplie === null) return null;
  const { politique, alterations } = remplie;
  const { instruction, decidePar, document, piece } = politique;
  if (instruction === null) return null;
  return {
    type: 'SuspensionPrononcee',
    v: 1,
    data: {
      motif: 'alterations-graves',
      raison: `Instruction permanente du comptable : ${accord(instruction.alterations, 'altération')} en ${accord(instruction.jours, 'jour')}.`,
      decidePar,
      saisiPar: PASSERELLE,
      document,
      ...(piece === undefined ? {} : { piece }),
      prononceeLe: a,
      alterations: [...alterations],
      aConfirmer: true,
    },
  };
}
