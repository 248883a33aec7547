/** Commands of the register played one after the other, by the book and otherwise. */
import { ADHESION_ABSENTE, type Adhesion, evolve } from '../../functions/adhesion/cycle.ts';
import { type CommandeAdhesion, decide } from '../../functions/adhesion/decide.ts';
import type { CommandeRegistre } from '../../schemas/messages/registre.ts';
import { COMPTABLE } from '../depot/exemples.ts';
import { acteDu, etapes, MAIRE, preparer } from './registre.ts';

export const A = '2026-03-02T09:00:00.000Z';
export const [valider, accorder, recevoir, transmettre] = etapes() as [
  CommandeRegistre,
  CommandeRegistre,
  CommandeRegistre,
  CommandeRegistre,
];
export const abandonner: CommandeRegistre = { type: 'abandonner', ...acteDu('2025-12-20', COMPTABLE) };
export const renoncer = (effetLe: string): CommandeRegistre => ({
  type: 'renoncer',
  ...acteDu('2026-03-01', MAIRE, 'délibération'),
  modalites: 'Préavis de trois mois.',
  effetLe,
});
export const ouvrir: CommandeRegistre = { type: 'ouvrirLaReception', ...acteDu('2026-01-05', COMPTABLE) };
export const PAR_LE_LIVRE = [preparer(), ...etapes()];

export const faire = (adhesion: Adhesion, commande: CommandeAdhesion): Adhesion => {
  const decision = decide(adhesion, commande, A);
  return decision.ok ? decision.events.reduce(evolve, adhesion) : adhesion;
};
export const apres = (...commandes: readonly CommandeAdhesion[]): Adhesion => commandes.reduce(faire, ADHESION_ABSENTE);
export const rend = (adhesion: Adhesion, commande: CommandeAdhesion): readonly string[] | string => {
  const decision = decide(adhesion, commande, A);
  return decision.ok ? decision.events.map(({ type }) => type) : decision.refus.code;
};
