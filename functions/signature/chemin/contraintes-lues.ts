/** NameConstraints as written (RFC 5280 §4.2.1.10). */
import { contexte } from '../der/balises.ts';
import { contenuDeSequence, enfants, lireCompte, Suite } from '../der/element.ts';
import { NonDer } from '../der/non-der.ts';
import { lireNomGeneral, type NomGeneral } from './nom-general.ts';

export interface ContraintesDeNom {
  readonly permis: readonly NomGeneral[];
  readonly exclus: readonly NomGeneral[];
}

/** Throws NonDer. */
export function lireContraintesDeNom(octets: Uint8Array): ContraintesDeNom {
  const suite = new Suite(contenuDeSequence(octets));
  const permis = suite.peut(contexte(0, true));
  const exclus = suite.peut(contexte(1, true));
  suite.fin();
  if (permis === undefined && exclus === undefined) throw new NonDer('contraintes de nom vides', 0);
  return { permis: lireBases(permis?.contenu), exclus: lireBases(exclus?.contenu) };
}

const lireBases = (contenu: Uint8Array | undefined): NomGeneral[] =>
  contenu === undefined ? [] : Array.from(enfants(contenu), (sousArbre) => lireBase(sousArbre.contenu));

/** RFC 5280: minimum is 0 and maximum absent. Another bound would be a constraint that we would not apply. */
function lireBase(contenu: Uint8Array): NomGeneral {
  const [base] = enfants(contenu);
  if (base === undefined) throw new NonDer('contrainte de nom vide', 0);
  const suite = new Suite(contenu.subarray(base.brut.length));
  const minimum = suite.peut(contexte(0, false));
  suite.fin();
  if (minimum !== undefined && lireCompte(minimum.contenu) !== 0) throw new NonDer('contrainte de nom non gérée', 0);
  return lireNomGeneral(base);
}
