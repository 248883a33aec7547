/**
 * Which deposit an answer of Hélios is for. An ordonnateur may use a NomFic again once the comptable has rejected all
 * that bore it: of the deposits of that name, the one that contains what the answer names; of several, or where it names
 * nothing, the latest that came before the answer.
 */
import type { DepotRecu } from '../../schemas/evenements/depot.ts';
import type { ReponseHelios } from '../../schemas/evenements/helios.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { type Candidat, dejaRattachee, type LireNeeds, lireCandidats } from './candidats.ts';
import { cleDeReponse } from './nom.ts';
import { criteres, objetsNommes, premierAbsent } from './objets-nommes.ts';

export type Recherche =
  | { readonly issue: 'trouve'; readonly depot: Candidat }
  | { readonly issue: 'aucun' | 'autre-poste' }
  | { readonly issue: 'deja'; readonly depot: Candidat }
  /** `absent`: what the answer names, and the latest of them does not have. */
  | { readonly issue: 'objet-absent'; readonly absent: string };

/** The latest before the answer, back to the first; then those that came after it, in their order. */
function parPertinence(candidats: readonly Candidat[], recuLe: string): Candidat[] {
  const avant = candidats.filter(({ recu }) => recu.data.recuLe <= recuLe);
  return [...avant.reverse(), ...candidats.slice(avant.length)];
}

export async function retrouver(
  needs: LireNeeds,
  { data: { expediteur, sha256, recuLe } }: DepotRecu,
  verdict: Verdict,
  reponse: ReponseHelios,
): Promise<Recherche> {
  const cle = cleDeReponse(verdict);
  const tous = cle === null ? [] : parPertinence(await lireCandidats(needs, cle), recuLe);
  const candidats = tous.filter((candidat) => candidat.verdict.entete?.idPost === expediteur);
  const [premier] = candidats;
  if (premier === undefined) return { issue: tous.length === 0 ? 'aucun' : 'autre-poste' };
  const deja = candidats.find(({ events }) => dejaRattachee(events, sha256));
  if (deja !== undefined) return { issue: 'deja', depot: deja };
  const nommes = objetsNommes(reponse);
  for (const critere of criteres(verdict.nature, nommes)) {
    const depot = candidats.find((candidat) => critere(candidat.verdict));
    if (depot !== undefined) return { issue: 'trouve', depot };
  }
  return { issue: 'objet-absent', absent: premierAbsent(nommes, premier.verdict) };
}
