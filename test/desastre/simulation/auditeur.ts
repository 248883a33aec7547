/** Audits a run as it goes, and only where something has moved since. */
import { type AuditOptions, auditer, type Ecart } from '../../../functions/rapprochement/auditer.ts';
import { instantane } from './instantane.ts';
import type { Monde } from './monde.ts';

export const TOUJOURS = '0000-01-01T00:00:00.000Z';
export const FINI = '9999-12-31T23:59:59.999Z';

export class Auditeur {
  readonly #monde: Monde;
  #audite: { readonly version: number } & AuditOptions = {
    ...{ version: -1, finiAvant: TOUJOURS },
    ...{ auRepos: false, scelleAvant: TOUJOURS },
  };

  constructor(monde: Monde) {
    this.#monde = monde;
  }

  /** `perdu`: messages have been lost on purpose. */
  auditer(demande: AuditOptions, perdu: boolean): readonly Ecart[] {
    return this.#dejaVu(demande) ? [] : auditer(instantane(this.#monde, perdu), demande);
  }

  /** Time only loosens what an audit asks: where nothing has moved since one that was as strict, it would say the same. */
  #dejaVu(demande: AuditOptions): boolean {
    const { version, journal } = this.#monde;
    const { version: vue, finiAvant, auRepos, scelleAvant } = this.#audite;
    const dernier = journal.tous.at(-1)?.at ?? '';
    const connu =
      vue === version &&
      demande.finiAvant <= finiAvant &&
      (auRepos || !demande.auRepos) &&
      (demande.scelleAvant <= scelleAvant || dernier < scelleAvant);
    if (!connu) this.#audite = { version, ...demande };
    return connu;
  }
}
