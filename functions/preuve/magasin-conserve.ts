/** The part of a trust store that a verdict rests on, to be kept: stores forget, CRLs are replaced every day. Pure. */
import { createHash } from 'node:crypto';
import type { MagasinConserve } from '../../schemas/preuve.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import type { MagasinDeConfiance } from '../confiance/magasin.ts';

const EMPREINTES = new WeakMap<Uint8Array, string>();

/** The buffers of a store stay the same from one reading to the next: a CRL of some MB is hashed once. */
function empreinteDe(octets: Uint8Array): string {
  const connue = EMPREINTES.get(octets) ?? createHash('sha256').update(octets).digest('hex');
  EMPREINTES.set(octets, connue);
  return connue;
}

export interface PartDuMagasin {
  readonly document: Omit<MagasinConserve, 'contenus'>;
  /** By SHA-256. */
  readonly contenus: ReadonlyMap<string, Uint8Array>;
  /** SHA-256 of what the verdict rests on and the store no longer has. */
  readonly manquantes: readonly string[];
}

/** What the paths of a verdict name, and what the signed file itself brings, which the store has not to have. */
function fondements({ signatures }: Verdict) {
  const siens = signatures.flatMap(({ fondement }) => (fondement === null ? [] : [fondement]));
  return {
    chemins: new Set(siens.flatMap(({ chemin }) => chemin)),
    // A path of one is that of a signer for whom no authority answers.
    ancres: new Set(siens.flatMap(({ chemin }) => (chemin.length > 1 ? chemin.slice(0, 1) : []))),
    revocations: new Set(siens.flatMap(({ revocations }) => revocations)),
  };
}

/**
 * The authorities that the operator vouches for are kept whole, so that "no authority answers for him" can be judged
 * again; of the thousands that trusted lists name, those of the paths, or the first one so that there is one.
 */
export function partDuMagasin(magasin: MagasinDeConfiance, verdict: Verdict): PartDuMagasin {
  const { chemins, ancres, revocations } = fondements(verdict);
  const contenus = new Map<string, Uint8Array>();
  const garder = (octets: Uint8Array): string => {
    const sha256 = empreinteDe(octets);
    contenus.set(sha256, octets);
    return sha256;
  };
  const utile = (octets: Uint8Array) => chemins.has(empreinteDe(octets));
  const siennes = magasin.ancres.filter(({ service, certificat }) => service === null || utile(certificat));
  const document: PartDuMagasin['document'] = {
    v: 1,
    version: verdict.magasin ?? magasin.version,
    ancres: (siennes.length > 0 ? siennes : magasin.ancres.slice(0, 1)).map(({ certificat, ...ancre }) => ({
      ...ancre,
      sha256: garder(certificat),
    })),
    servicesSansSignature: (magasin.servicesSansSignature ?? [])
      .filter(({ certificat }) => utile(certificat))
      .map(({ certificat, service }) => ({ sha256: garder(certificat), service })),
    intermediaires: magasin.intermediaires.map(garder),
    crls: magasin.crls.filter((octets) => revocations.has(empreinteDe(octets))).map(garder),
    reponsesOcsp: magasin.reponsesOcsp.filter((octets) => revocations.has(empreinteDe(octets))).map(garder),
  };
  const manquantes = [...ancres, ...revocations].filter((sha256) => !contenus.has(sha256)).sort();
  return { document, contenus, manquantes };
}

/** The store again, from its document. Null where a content is not there. */
export function magasinReconstitue(
  { version, ancres, servicesSansSignature, intermediaires, crls, reponsesOcsp }: MagasinConserve,
  contenus: ReadonlyMap<string, Uint8Array>,
): MagasinDeConfiance | null {
  let entier = true;
  const lire = (sha256: string): Uint8Array => {
    const octets = contenus.get(sha256);
    if (octets === undefined) entier = false;
    return octets ?? new Uint8Array();
  };
  const magasin: MagasinDeConfiance = {
    version,
    ancres: ancres.map(({ sha256, ...ancre }) => ({ ...ancre, certificat: lire(sha256) })),
    servicesSansSignature: servicesSansSignature.map(({ sha256, service }) => ({ certificat: lire(sha256), service })),
    intermediaires: intermediaires.map(lire),
    crls: crls.map(lire),
    reponsesOcsp: reponsesOcsp.map(lire),
  };
  return entier ? magasin : null;
}
