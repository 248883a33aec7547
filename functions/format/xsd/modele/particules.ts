/** Content models: sequences, choices, groups, wildcards and their occurrences (Structures §3.7 to §3.10). */

import type { Arbre } from '../automate-de-positions.ts';
import type { Composant } from '../lecture/assemblage.ts';
import { ErreurXsd } from '../lecture/erreur.ts';
import { attribut, enfantNomme, type Noeud, seulement } from '../lecture/noeud.ts';
import { lireJoker } from './attributs.ts';
import type { Contenu, Feuille, Tout } from './modele.ts';
import type { Resolution } from './resolution.ts';

export const MODELES = ['sequence', 'choice', 'all', 'group'];
const PARTICULES = ['element', 'any', 'sequence', 'choice', 'group'];

/** Content of a complexType, extension or restriction; null where no element may stand in it. */
export function lireContenu(resolution: Resolution, { noeud, contexte }: Composant): Contenu | null {
  const modele = enfantNomme(noeud, ...MODELES);
  if (modele === null) return null;
  if (modele.nom === 'all') return lireTout(resolution, { noeud: modele, contexte });
  const arbre = lireParticule(resolution, { noeud: modele, contexte });
  return arbre !== null && arbre.genre === 'suite' && arbre.membres.length === 0 ? null : arbre;
}

/** Null where maxOccurs is 0. */
function lireParticule(resolution: Resolution, composant: Composant): Arbre<Feuille> | null {
  const { noeud } = composant;
  const [min, max] = occurrences(noeud);
  if (max === 0) return null;
  const membre = lireTerme(resolution, composant);
  return min === 1 && max === 1 ? membre : { genre: 'repetition', membre, min, max };
}

function lireTerme(resolution: Resolution, composant: Composant): Arbre<Feuille> {
  const { noeud, contexte } = composant;
  const ref = attribut(noeud, 'ref');
  switch (noeud.nom) {
    case 'element': {
      const declaration = ref === null ? resolution.elementLocal(composant) : resolution.element(ref, composant);
      return { genre: 'feuille', feuille: { genre: 'element', declaration } };
    }
    case 'any':
      return { genre: 'feuille', feuille: { genre: 'joker', joker: lireJoker(composant) } };
    case 'group':
      return lireGroupe(resolution, composant, ref);
    case 'sequence':
    case 'choice': {
      seulement(noeud, ...PARTICULES);
      const membres = noeud.enfants.flatMap((enfant) => lireParticule(resolution, { noeud: enfant, contexte }) ?? []);
      if (noeud.nom === 'choice' && membres.length === 0) throw new ErreurXsd(noeud, 'xs:choice vide');
      return { genre: noeud.nom === 'choice' ? 'choix' : 'suite', membres };
    }
    default:
      throw new ErreurXsd(noeud, `xs:${noeud.nom} non pris en charge ici`);
  }
}

function lireGroupe(resolution: Resolution, ou: Composant, ref: string | null): Arbre<Feuille> {
  if (ref === null) throw new ErreurXsd(ou.noeud, 'xs:group sans ref');
  const { noeud, contexte } = resolution.assemblage.trouver('groupes', ref, ou);
  seulement(noeud, 'sequence', 'choice');
  const [modele] = noeud.enfants;
  if (modele === undefined) throw new ErreurXsd(noeud, 'xs:group vide');
  return lireTerme(resolution, { noeud: modele, contexte });
}

function lireTout(resolution: Resolution, { noeud, contexte }: Composant): Tout {
  seulement(noeud, 'element');
  const [min, max] = occurrences(noeud);
  if (max !== 1) throw new ErreurXsd(noeud, 'xs:all : maxOccurs doit être 1');
  const membres = noeud.enfants.flatMap((enfant) => {
    const [minimum, maximum] = occurrences(enfant);
    if (maximum > 1) throw new ErreurXsd(enfant, 'dans xs:all, maxOccurs doit être 0 ou 1');
    const ref = attribut(enfant, 'ref');
    const ici = { noeud: enfant, contexte };
    const declaration = ref === null ? resolution.elementLocal(ici) : resolution.element(ref, ici);
    return maximum === 0 ? [] : { declaration, requis: minimum === 1 };
  });
  if (membres.length > 31) throw new ErreurXsd(noeud, 'xs:all de plus de 31 éléments non pris en charge');
  return { genre: 'tout', facultatif: min === 0, membres };
}

function occurrences(noeud: Noeud): readonly [number, number] {
  const min = Number(attribut(noeud, 'minOccurs') ?? '1');
  const ecrit = attribut(noeud, 'maxOccurs') ?? '1';
  const max = ecrit === 'unbounded' ? Infinity : Number(ecrit);
  if (!Number.isSafeInteger(min) || min < 0 || !(max >= min))
    throw new ErreurXsd(noeud, `occurrences ${min}..${ecrit} incorrectes`);
  return [min, max];
}
