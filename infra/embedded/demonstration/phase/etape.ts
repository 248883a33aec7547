/** One step of the story of the demonstration: an act, its day, and what the terminal says of it. */
import type { NomDeDossier, PcaNeeds } from '../../../../functions/pca/besoins.ts';
import { agir } from '../../../../functions/pca/dossier/handler.ts';
import { premiereLecture } from '../../../../functions/pca/envoi/remise.ts';
import { annoncerReversement, encaisserReversement } from '../../../../functions/pca/reversement/handler.ts';
import type { Resultat } from '../../../../schemas/messages/refus.ts';
import { ETUDE, IBAN, POSTE, QUI } from './acteurs.ts';

export interface Etape {
  /** Civil date. */
  readonly le: string;
  readonly phrase: string;
  readonly faire: (needs: PcaNeeds) => Promise<Resultat<object>>;
}

export const dossier = (n: number): NomDeDossier => ({ poste: POSTE, numero: `DEMO-${n}` });

/** The id of the message is that of its day: done again, it changes nothing. */
export const acte = (
  le: string,
  phrase: string,
  {
    par,
    n,
    ...input
  }: {
    readonly par: 'etude' | 'comptable';
    readonly n: number;
    readonly type: string;
    readonly [champ: string]: unknown;
  },
): Etape => {
  const message = { id: `demo-${n}-${input.type}-${le}` };
  return { le, phrase, faire: (needs) => agir(needs)(QUI[par], dossier(n), { ...input, message }) };
};

export const lecture = (le: string, n: number): Etape => ({
  le,
  phrase: `L’étude ouvre DEMO-${n} : cette première lecture vaut réception, et le délai court.`,
  faire: (needs) => premiereLecture(needs)(QUI.etude, dossier(n)),
});

/** `lignes`: dossier, reference of the payment, cents. */
export function virement(le: string, phrase: string, reversement: string, lignes: readonly [number, string, number][]) {
  const message = { id: `reversement-${reversement}` };
  const total = lignes.reduce((somme, [, , montant]) => somme + montant, 0);
  const input = {
    ...{ message, reversement, poste: POSTE, ordonneLe: le, mode: 'virement', total, iban: IBAN },
    lignes: lignes.map(([n, mouvement, montant]) => ({ dossier: dossier(n).numero, mouvement, montant })),
  };
  return { le, phrase, faire: (needs) => annoncerReversement(needs)(QUI.etude, input) } satisfies Etape;
}

export const encaissement = (le: string, phrase: string, reversement: string, montant: number): Etape => {
  const message = { id: `encaissement-${reversement}` };
  const input = { message, etude: ETUDE.siret, reversement, encaisseLe: le, montant };
  return { le, phrase, faire: (needs) => encaisserReversement(needs)(QUI.comptable, input) };
};
