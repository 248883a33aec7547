/** An identity provider, as the sign-in needs it: it tells who someone is, never what he may do. */

/** What is kept, sealed, by the browser that goes to the provider, until it comes back. */
export interface Depart {
  readonly etat: string;
  readonly nonce: string;
  /** Of PKCE, where the provider takes it. */
  readonly verifieur: string | null;
}

export interface Identification {
  readonly courriel: string;
  readonly nom: string;
  readonly siret: string | null;
  /** As it came, for the logout; null where it is too long to be kept. */
  readonly idToken: string | null;
}

/** The provider, or the way back from it, does not hold: nobody is signed in. */
export class IdentificationRefusee extends Error {
  /** A French sentence for the person; the message is for the operator. */
  readonly phrase: string;
  constructor(message: string, phrase: string) {
    super(message);
    this.phrase = phrase;
  }
}

/** The provider does not answer: come back later. */
export class FournisseurMuet extends Error {}

export interface Fournisseur {
  /** As people know it. */
  readonly nom: string;
  /** Where it sends back to: ours, which says whether we are reached by https. */
  readonly retour: URL;
  /** Where to send the browser. Throws `FournisseurMuet`. */
  partir(): Promise<{ readonly depart: Depart; readonly adresse: URL }>;
  /** `arrivee`: the address by which the browser came back. Throws `IdentificationRefusee`, `FournisseurMuet`. */
  revenir(depart: Depart, arrivee: URL): Promise<Identification>;
  /** Where to end the provider's own session; null where it has no such address. */
  quitter(idToken: string | null, etat: string): Promise<URL | null>;
}
