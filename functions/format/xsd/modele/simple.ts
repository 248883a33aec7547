/** xs:simpleType: a restriction, a union or a list (Structures §3.14). */
import type { Composant } from '../lecture/assemblage.ts';
import { ErreurXsd } from '../lecture/erreur.ts';
import { attribut, enfantsNommes, type Noeud } from '../lecture/noeud.ts';
import { restreindre } from '../simple/restriction.ts';
import { TypeListe, type TypeSimple, TypeUnion } from '../simple/type-simple.ts';
import type { Resolution } from './resolution.ts';

export function lireTypeSimple(resolution: Resolution, { noeud, contexte }: Composant): TypeSimple {
  const [derivation] = noeud.enfants;
  if (derivation === undefined) throw new ErreurXsd(noeud, 'xs:simpleType vide');
  const ici = { noeud: derivation, contexte };
  const anonymes = enfantsNommes(derivation, 'simpleType').map((enfant) =>
    lireTypeSimple(resolution, { noeud: enfant, contexte }),
  );
  switch (derivation.nom) {
    case 'restriction':
      return restreindre(unique(resolution, ici, 'base', anonymes), facettesDe(derivation), derivation);
    case 'union':
      return new TypeUnion([
        ...mots(attribut(derivation, 'memberTypes')).map((nom) => resolution.typeSimple(nom, ici)),
        ...anonymes,
      ]);
    case 'list':
      return new TypeListe(unique(resolution, ici, 'itemType', anonymes));
    default:
      throw new ErreurXsd(derivation, `xs:${derivation.nom} dans xs:simpleType non pris en charge`);
  }
}

const mots = (valeur: string | null): readonly string[] => valeur?.split(/\s+/).filter((mot) => mot !== '') ?? [];

const facettesDe = ({ enfants }: Noeud): readonly Noeud[] => enfants.filter(({ nom }) => nom !== 'simpleType');

function unique(resolution: Resolution, ou: Composant, nom: string, anonymes: readonly TypeSimple[]): TypeSimple {
  const nomme = attribut(ou.noeud, nom);
  if (nomme !== null) return resolution.typeSimple(nomme, ou);
  const [anonyme] = anonymes;
  if (anonyme === undefined) throw new ErreurXsd(ou.noeud, `xs:${ou.noeud.nom} sans type`);
  return anonyme;
}
