/** Who hears what of a flux: the collection of what its verdict tells, and the rules, each by its own paths. */
import { CHEMINS_DU_FLUX, type Repere } from './chemins.ts';
import type { Collecte } from './collecte.ts';
import { LECTURES } from './lectures.ts';
import { FERMETURES, OUVERTURES } from './objets.ts';
import { CHEMINS_DES_REGLES, EcouteurDesRegles } from './regles/ecouteur.ts';
import type { Schema } from './xsd/schema.ts';
import { Ecoute, type Ecouteur } from './xsd/validation/ecoute.ts';

const CHEMINS = [...new Set([...CHEMINS_DU_FLUX.keys(), ...CHEMINS_DES_REGLES])];
/** By path: what it is to the collection, and its rank among those of the rules; -1 for none. */
const REPERES: readonly (Repere | undefined)[] = CHEMINS.map((chemin) => CHEMINS_DU_FLUX.get(chemin));
const REGLES = Int32Array.from(CHEMINS, (chemin) => CHEMINS_DES_REGLES.indexOf(chemin));

const ecoutes = new WeakMap<Schema, Ecoute>();

/** A path that a set does not have (each root has its own) is never heard. Resolved once per schema. */
export function ecouteDuFlux(schema: Schema): Ecoute {
  const connue = ecoutes.get(schema) ?? new Ecoute(schema, CHEMINS);
  ecoutes.set(schema, connue);
  return connue;
}

/** The rules look at an object before the collection closes it. */
export class EcouteurDuFlux implements Ecouteur {
  private readonly collecte: Collecte;
  private readonly regles: EcouteurDesRegles;

  constructor(collecte: Collecte) {
    this.collecte = collecte;
    this.regles = new EcouteurDesRegles(collecte.regles);
  }

  ouvrir(chemin: number): void {
    const repere = REPERES[chemin];
    if (repere !== undefined && 'objet' in repere) OUVERTURES[repere.objet](this.collecte);
    const regle = REGLES[chemin] ?? -1;
    if (regle >= 0) this.regles.ouvrir(regle);
  }

  valeur(chemin: number, valeur: string, admise: boolean): void {
    const repere = REPERES[chemin];
    if (repere !== undefined && 'valeur' in repere) LECTURES[repere.valeur](this.collecte, valeur, admise);
    const regle = REGLES[chemin] ?? -1;
    if (regle >= 0) this.regles.valeur(regle, valeur);
  }

  fermer(chemin: number): void {
    const regle = REGLES[chemin] ?? -1;
    if (regle >= 0) this.regles.fermer(regle);
    const repere = REPERES[chemin];
    if (repere !== undefined && 'objet' in repere) FERMETURES[repere.objet]?.(this.collecte);
  }
}
