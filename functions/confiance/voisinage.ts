/** What of the store can have a part in one path: a store may hold hundreds of authorities, CRLs and responses, a path a few. */
import { Illisible } from '../signature/chemin/constat.ts';
import { LIMITES_CHEMIN } from '../signature/chemin/limites.ts';
import type { Memoire } from '../signature/chemin/memoire.ts';
import type { MagasinDeConfiance } from './magasin.ts';

/** DER. */
export interface Voisinage {
  readonly intermediaires: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  readonly reponsesOcsp: readonly Uint8Array[];
}

interface Lien {
  readonly der: Uint8Array;
  readonly sujet: string;
  readonly emetteur: string;
  /** Hexadecimal. */
  readonly serie: string;
}

function lien(der: Uint8Array, memoire: Memoire): Lien[] {
  try {
    const { sujet, emetteur, serie } = memoire.certificat(der, 'autorité du magasin');
    return [{ der, sujet: sujet.cle, emetteur: emetteur.cle, serie }];
  } catch (erreur) {
    if (erreur instanceof Illisible) return [];
    throw erreur;
  }
}

/** `offerts`: the signer's certificate and those that he joined. Followed by names alone: the path validator proves. */
export function voisinage(
  offerts: readonly Uint8Array[],
  { intermediaires, crls, reponsesOcsp }: MagasinDeConfiance,
  memoire: Memoire,
): Voisinage {
  const duMagasin = intermediaires.flatMap((der) => lien(der, memoire));
  const joints = offerts.flatMap((der) => lien(der, memoire));
  const noms = new Set(joints.flatMap(({ sujet, emetteur }) => [sujet, emetteur]));
  const retenus = new Set<Lien>();
  const place = LIMITES_CHEMIN.offerts - offerts.length + 1;
  for (let avant = -1; avant < retenus.size && retenus.size < place; ) {
    avant = retenus.size;
    for (const candidat of duMagasin) {
      if (retenus.size >= place || !noms.has(candidat.sujet)) continue;
      retenus.add(candidat);
      noms.add(candidat.emetteur);
    }
  }
  const utiles = crls.filter((octets) => {
    const lue = memoire.crl(octets);
    // An unreadable one is kept for its defect to be told; an indirect one may come from anyone.
    return typeof lue === 'string' || lue.portee?.indirecte === true || noms.has(lue.emetteur.cle);
  });
  const series = new Set([...joints, ...retenus].map(({ serie }) => serie));
  const concernees = reponsesOcsp.filter((octets) => {
    const lue = memoire.reponse(octets);
    return typeof lue === 'string' || lue.dits.some(({ designation }) => series.has(designation.serie));
  });
  return {
    intermediaires: [...retenus].map(({ der }) => der),
    crls: utiles.slice(0, LIMITES_CHEMIN.crls),
    reponsesOcsp: concernees.slice(0, LIMITES_CHEMIN.reponses),
  };
}
