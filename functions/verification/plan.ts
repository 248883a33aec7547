/** What is left of a deposit's journey (R8), and the events by which a verdict is remembered. Pure. */
import type { DepotEvenement, DepotNouveau } from '../../schemas/evenements/depot.ts';
import type { ObjetScelle } from '../../schemas/evenements/identifiants.ts';
import type { Verdict, VerdictSignature } from '../../schemas/verdict.ts';
import type { Rattachement } from '../helios/rattachement.ts';
import type { ResteDesMessages } from '../pca/depot/suite.ts';
import { repriseAttendue } from './report.ts';

/** What the judging of a file may know besides its bytes (DESIGN 7). */
export interface ContexteVerification {
  /** Reception, ISO 8601 UTC. */
  readonly recuLe: string;
  /** Now: what is known of revocations is judged as of this instant. */
  readonly jugeLe: string;
}

/** Where a deposit stands. */
export interface Avancement {
  readonly events: readonly DepotEvenement[];
  /** The stored verdict; null until `VerdictRendu`. */
  readonly verdict: Verdict | null;
  /** Names that only rejected parts bear and that the deposit still holds. */
  readonly nomsARendre: readonly string[];
  /** An alteration is known here, the adhésion exists, and its stream does not know it. */
  readonly alterationASignaler: boolean;
  /** This answer of Hélios, or one that waited for this flow: the deposit that is answered does not know it yet. */
  readonly rattachement: Rattachement | null;
  readonly misesDecidees: boolean;
  /** Of a PCA file: what its messages still wait for. */
  readonly messages: ResteDesMessages;
}

export type Etape =
  | { readonly type: 'juger' }
  /** Put off until then: nothing more to do before. */
  | { readonly type: 'attendre'; readonly repriseLe: string }
  | { readonly type: 'rendreLesNoms'; readonly noms: readonly string[] }
  | { readonly type: 'signalerAlteration' }
  | { readonly type: 'rattacher'; readonly rattachement: Rattachement }
  /** `cloture`: nothing will follow the answer. */
  | { readonly type: 'acquitter'; readonly verdict: Verdict; readonly cloture: boolean }
  | { readonly type: 'traiterLesMessages'; readonly verdict: Verdict }
  | { readonly type: 'accuserLesMessages'; readonly verdict: Verdict }
  | { readonly type: 'mettreADisposition'; readonly verdict: Verdict };

/**
 * The next step, null when nothing is left. Names are free again and the adhésion is told before the answer leaves:
 * who reads a rejection can act on it at once.
 */
export function plan(avancement: Avancement, maintenant: string): Etape | null {
  const { events, verdict, nomsARendre, alterationASignaler, rattachement, misesDecidees, messages } = avancement;
  if (verdict === null) {
    const repriseLe = repriseAttendue(events, maintenant);
    return repriseLe === null ? { type: 'juger' } : { type: 'attendre', repriseLe };
  }
  if (nomsARendre.length > 0) return { type: 'rendreLesNoms', noms: nomsARendre };
  if (alterationASignaler) return { type: 'signalerAlteration' };
  if (rattachement !== null) return { type: 'rattacher', rattachement };
  if (!events.some(({ type }) => type === 'AcquitEmis')) {
    return { type: 'acquitter', verdict, cloture: misesDecidees && messages === null };
  }
  if (messages === 'traiter') return { type: 'traiterLesMessages', verdict };
  if (messages === 'accuser') return { type: 'accuserLesMessages', verdict };
  return misesDecidees ? null : { type: 'mettreADisposition', verdict };
}

const INDICES_MAX = 50;

function confianceDe(signatures: readonly VerdictSignature[]): VerdictSignature['confiance'] {
  if (signatures.some(({ confiance }) => confiance === 'refusee')) return 'refusee';
  return signatures.every(({ confiance }) => confiance === 'etablie') ? 'etablie' : 'indeterminee';
}

/** What is known of the signatures as a whole; an unsigned flow gives nothing. Only altered content is an alteration. */
function evenementsDesSignatures({ signatures, anomalies }: Verdict): DepotNouveau[] {
  if (signatures.length === 0) return [];
  const alterees = signatures.flatMap(({ integrite }, rang) => (integrite === 'alteree' ? [rang] : []));
  if (alterees.length > 0) {
    const indices = alterees.slice(0, INDICES_MAX);
    return [
      { type: 'AlterationDetectee', v: 1, data: { signatures: signatures.length, alterees: alterees.length, indices } },
    ];
  }
  const confiance = confianceDe(signatures);
  const intactes = signatures.every(({ integrite }) => integrite === 'intacte');
  const renonce = anomalies.some(({ code }) => code === 'CONFIANCE_NON_ETABLIE_A_TEMPS');
  const type = intactes && confiance !== 'refusee' && !renonce ? 'SignatureVerifiee' : 'SignatureRejetee';
  return [{ type, v: 1, data: { signatures: signatures.length, confiance } }];
}

function compter(parties: readonly { readonly verdict: Verdict['verdict'] }[]) {
  const combien = (etat: Verdict['verdict']) => parties.filter(({ verdict }) => verdict === etat).length;
  return {
    total: parties.length,
    acceptes: combien('accepte'),
    rejetes: combien('rejete'),
    indetermines: combien('indetermine'),
  };
}

/** The events of a verdict: identifiers, counts and the digest of the full verdict, which is an object (DESIGN 3). */
export function evenementsDuVerdict(verdict: Verdict, objet: ObjetScelle): DepotNouveau[] {
  const { nature, jeu, regles, politique, bordereaux, pj, marches, factures, dossiers } = verdict;
  const { anomalies, anomaliesOmises } = verdict;
  const data = {
    verdict: verdict.verdict,
    nature,
    objet,
    jeu,
    regles,
    politique,
    bordereaux: compter(bordereaux),
    pj: compter(pj),
    marches: marches.length,
    factures: factures.length,
    dossiers: compter(dossiers),
    anomalies: anomalies.length + anomaliesOmises,
  };
  return [...evenementsDesSignatures(verdict), { type: 'VerdictRendu', v: 1, data }];
}
