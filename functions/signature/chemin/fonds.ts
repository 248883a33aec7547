/** A store, as paths see it: asked by name for what they need. */
import type { ParNom } from './annuaire.ts';
import type { CertificatLu } from './certificat-lu.ts';
import type { RevocationsConnues } from './revocations-connues.ts';

export interface FondsDeChemin {
  readonly ancres: ParNom;
  readonly intermediaires: ParNom;
  readonly revocations: RevocationsConnues;
  /** Known to whoever keeps the store, and not believed now: it must not come back as a link below another. */
  readonly ecartee: (certificat: CertificatLu) => boolean;
}
