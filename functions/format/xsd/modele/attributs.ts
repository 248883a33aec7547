/** Attributes of a complex type, those of its groups and of its base included, and wildcards (Structures §3.2 to §3.10). */
import type { Composant } from '../lecture/assemblage.ts';
import { ErreurXsd } from '../lecture/erreur.ts';
import { attribut, cle, seulement } from '../lecture/noeud.ts';
import type { Joker, UsageAttribut } from './modele.ts';
import type { Resolution } from './resolution.ts';

export const NOMS_D_ATTRIBUTS = ['attribute', 'attributeGroup', 'anyAttribute'];

export interface Attributs {
  readonly attributs: ReadonlyMap<string, UsageAttribut>;
  readonly joker: Joker | null;
}

/** An extension adds to its base, a restriction replaces; both keep the attributes that they do not name. */
export function lireAttributs(resolution: Resolution, composant: Composant, base: Attributs | null): Attributs {
  const attributs = new Map(base?.attributs);
  const joker = ajouter(resolution, composant, attributs, null);
  if (composant.noeud.nom !== 'extension' || base === null || base.joker === null) return { attributs, joker };
  return { attributs, joker: joker === null ? base.joker : reunir(composant, base.joker, joker) };
}

function ajouter(
  resolution: Resolution,
  { noeud, contexte }: Composant,
  attributs: Map<string, UsageAttribut>,
  deja: Joker | null,
): Joker | null {
  let joker = deja;
  for (const enfant of noeud.enfants) {
    const ici = { noeud: enfant, contexte };
    if (enfant.nom === 'attribute') {
      const usage = resolution.attribut(ici);
      const nom = cle(usage.espace, usage.nom);
      if (attribut(enfant, 'use') === 'prohibited') attributs.delete(nom);
      else attributs.set(nom, usage);
    } else if (enfant.nom === 'attributeGroup') {
      const ref = attribut(enfant, 'ref');
      if (ref === null) throw new ErreurXsd(enfant, 'xs:attributeGroup sans ref');
      const groupe = resolution.assemblage.trouver('groupesDAttributs', ref, ici);
      seulement(groupe.noeud, ...NOMS_D_ATTRIBUTS);
      joker = ajouter(resolution, groupe, attributs, joker);
    } else if (enfant.nom === 'anyAttribute') {
      if (joker !== null) throw new ErreurXsd(enfant, 'deux xs:anyAttribute réunis : non pris en charge');
      joker = lireJoker(ici);
    }
  }
  return joker;
}

function reunir({ noeud }: Composant, a: Joker, b: Joker): Joker {
  if (a.espaces === 'tous' || b.espaces === 'tous') return { ...b, espaces: 'tous' };
  if (typeof a.espaces === 'object' && typeof b.espaces === 'object')
    return { ...b, espaces: new Set([...a.espaces, ...b.espaces]) };
  throw new ErreurXsd(noeud, 'réunion de deux xs:anyAttribute non prise en charge');
}

export function lireJoker({ noeud, contexte }: Composant): Joker {
  const traitement = attribut(noeud, 'processContents') ?? 'strict';
  if (traitement !== 'strict' && traitement !== 'lax' && traitement !== 'skip')
    throw new ErreurXsd(noeud, `processContents ${traitement} inconnu`);
  const { cible } = contexte;
  const ecrits = (attribut(noeud, 'namespace') ?? '##any').split(/\s+/).filter((mot) => mot !== '');
  if (ecrits.includes('##any')) return { espaces: 'tous', cible, traitement };
  if (ecrits.includes('##other')) return { espaces: 'autres', cible, traitement };
  const espaces = ecrits.map((mot) => (mot === '##targetNamespace' ? cible : mot === '##local' ? '' : mot));
  return { espaces: new Set(espaces), cible, traitement };
}
