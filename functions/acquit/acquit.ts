/** The answer to a deposit: exactly one, and a pure function of what the journal remembers (R3, R6). */
import type { AcquitEmis, DepotEvenement, DepotRecu } from '../../schemas/evenements/depot.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { fluxRejete } from '../depot/rejet.ts';
import { accuseTechnique } from '../pca/depot/accuse.ts';
import { accuse } from './accuse.ts';
import { elements } from './elements.ts';
import { entetes } from './entete.ts';
import { document, element, valeur } from './xml.ts';

const ESPACE = 'http://www.minefi.gouv.fr/cp/helios/pes_v2/Rev0/retour/v2';

export interface Acquit {
  readonly nature: AcquitEmis['data']['nature'];
  /** ISO-8859-1 XML. */
  readonly bytes: Uint8Array;
}

/** How the deposit began. Throws on a stream that does not begin so: it is not a deposit's. */
export function depotRecu(events: readonly DepotEvenement[]): DepotRecu {
  const [premier] = events;
  if (premier?.type !== 'DepotRecu') throw new Error('deposit: the stream does not begin with DepotRecu');
  return premier;
}

/**
 * PES_ACQUIT (Rev0/PES_V2_Acquit_Autonome_V2.xsd) for a PES_Aller whose header can be echoed; otherwise our own
 * accusé, of rejection or of verification; to a PCA file, the accusé technique.
 */
export function acquit(events: readonly DepotEvenement[], verdict: Verdict): Acquit {
  const recu = depotRecu(events);
  const technique = accuseTechnique(recu, verdict);
  if (technique !== null) return { nature: 'PCA_Accuse', bytes: technique };
  const haut = entetes(verdict);
  if (haut === null) {
    const rejete = fluxRejete(verdict);
    return { nature: rejete ? 'accuse-de-rejet' : 'accuse-de-verification', bytes: accuse(recu, verdict, rejete) };
  }
  const corps = element('ACQUIT', {}, [element('EnTeteAcquit', {}, [valeur('IdVer', '2')]), ...elements(verdict)]);
  return { nature: 'PES_ACQUIT', bytes: document(element('n:PES_ACQUIT', { 'xmlns:n': ESPACE }, [...haut, corps])) };
}
