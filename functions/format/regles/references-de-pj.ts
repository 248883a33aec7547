/** The PJRef of a flux, remembered until the PJ block comes: bounded, and forgotten with the flux. */

/** Distinct identifiers kept. A flow of 100 MB whose lignes all refer to a PJ has about 110 000. */
export const REFERENCES_MAX = 200_000;
/** IdUnique holds 50 characters: what is longer is refused by the schema. */
const IDENTIFIANT_MAX = 50;

export class ReferencesDePj {
  /** By IdUnique: true when it is announced on paper or disc (Support 02 or 03). */
  private readonly horsLigne = new Map<string, boolean>();
  /** There were more than can be kept. */
  debordees = false;
  private attendues = 0;

  noter(idUnique: string, support: string): void {
    if (idUnique.length > IDENTIFIANT_MAX) return;
    const horsLigne = support !== '01';
    const connue = this.horsLigne.get(idUnique);
    if (connue === undefined && this.horsLigne.size >= REFERENCES_MAX) this.debordees = true;
    else if (connue === undefined) {
      this.horsLigne.set(idUnique, horsLigne);
      if (!horsLigne) this.attendues++;
    } else if (!connue && horsLigne) {
      this.horsLigne.set(idUnique, true);
      this.attendues--;
    }
  }

  /** A PJ of the flux: true when a PJRef says that it is not electronic. */
  estAnnonceeHorsLigne(idUnique: string): boolean {
    return this.horsLigne.get(idUnique) === true;
  }

  /** The PJ is in the flux: it is awaited no more. */
  recevoir(idUnique: string): void {
    if (this.horsLigne.get(idUnique) !== false) return;
    this.horsLigne.delete(idUnique);
    this.attendues--;
  }

  /** Electronic PJ referred to, that did not come; 0 where not all could be kept. */
  get absentes(): number {
    return this.debordees ? 0 : this.attendues;
  }
}
