/** The rules as a listener of the schema's validation: which paths they ask for, and where what comes goes. */
import type { Ecouteur } from '../xsd/validation/ecoute.ts';
import { CHEMINS } from './chemins.ts';
import type { ControleDesRegles } from './controle.ts';

const REPERES = [...CHEMINS.values()];

/** To be listened to, in this order. */
export const CHEMINS_DES_REGLES: readonly string[] = Array.from(CHEMINS, ([chemin, { place }]) =>
  place === undefined ? chemin : `${chemin}/@V`,
);

/** `chemin` is a rank in CHEMINS_DES_REGLES. */
export class EcouteurDesRegles implements Ecouteur {
  private readonly controle: ControleDesRegles;

  constructor(controle: ControleDesRegles) {
    this.controle = controle;
  }

  ouvrir(chemin: number): void {
    const repere = REPERES[chemin];
    if (repere?.objet !== undefined) this.controle.ouvrir(repere.objet, repere.domaine);
  }

  /** A value that its type does not admit rejects the flux already: the rules see it all the same. */
  valeur(chemin: number, valeur: string): void {
    const place = REPERES[chemin]?.place;
    if (place !== undefined) this.controle.valeur(place, valeur);
  }

  fermer(chemin: number): void {
    const objet = REPERES[chemin]?.objet;
    if (objet !== undefined) this.controle.fermer(objet);
  }
}
