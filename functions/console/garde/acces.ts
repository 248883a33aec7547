/** How people are known here: by an identity provider, by the personas of a demonstration, or not at all. */
import type { Context } from 'hono';
import type { Fournisseur } from '../../habilitation/fournisseur.ts';
import type { Cles } from '../../habilitation/personne.ts';

/** An invented person of the demonstration, whom anybody at this machine may play. */
export interface Persona {
  readonly courriel: string;
  readonly nom: string;
  readonly siret: string | null;
  /** What he does, in a few words. */
  readonly qualite: string;
}

export interface Acces {
  readonly cles: Cles;
  /** Null: mode local. The server then listens to this machine alone, or something before it has asked who calls. */
  readonly fournisseur: Fournisseur | null;
  /** Asked at each use; none where this is no demonstration. */
  readonly personas: () => Promise<readonly Persona[]>;
  /** Whom to ask for a right, in one French sentence. */
  readonly contact: string;
  /** The address that a call comes from, for the limits. */
  readonly origine: (c: Context) => string;
}

/** Everything but the public pages then asks for a session or a token. */
export const modeHabilite = (acces: Acces | undefined): boolean => acces !== undefined && acces.fournisseur !== null;
