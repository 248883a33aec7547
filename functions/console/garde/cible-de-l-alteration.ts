/** Whom an alteration is about: its ordonnateur, and those of his postes that the deposit was for. */
import { postesDeLAlteration } from '../lecture/suspension/suspension-alteration.ts';
import { deLAdhesion, type TrouverLaCible } from './cible.ts';

export const deLAlteration: TrouverLaCible = async (needs, parametre, c) => {
  const adhesion = await deLAdhesion(needs, parametre, c);
  if (adhesion === null) return null;
  const codiques = await postesDeLAlteration(needs, parametre('depotId'), adhesion.codiques ?? []);
  return { ...adhesion, codiques };
};
