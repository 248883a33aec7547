/** CRLs and OCSP responses, found by what a path asks: those of an issuer's name, those about one certificate. */
import type { CertificatLu } from './certificat-lu.ts';
import { type CrlLue, emetteurDeCrl, plusRecenteDAbord } from './crl-lue.ts';
import type { Memoire } from './memoire.ts';
import type { Condensat, Dit } from './ocsp/dit.ts';
import { cleDe, clesDe } from './ocsp/identite.ts';
import { type ReponseLue, reponseRecenteDAbord } from './ocsp/reponse-lue.ts';

/** What a response says of one certificate. */
export type DitDeReponse = readonly [ReponseLue, Dit];

const ajouter = <T>(index: Map<string, T[]>, cle: string, valeur: T): void => {
  const memes = index.get(cle);
  if (memes === undefined) index.set(cle, [valeur]);
  else memes.push(valeur);
};

/** Of a CRL the issuer's name is looked at, and no more until it is asked for: a store may hold gigabytes of others. */
export class RevocationsConnues {
  /** Why some of those that were looked at cannot be read, in French. */
  readonly illisibles: string[] = [];
  private readonly memoire: Memoire;
  private readonly parEmetteur = new Map<string, Uint8Array[]>();
  private readonly lues = new Map<string, readonly CrlLue[]>();
  private readonly octetsDesReponses: readonly Uint8Array[];
  private dits: { readonly parCertificat: Map<string, DitDeReponse[]>; readonly condensats: Set<Condensat> } | null =
    null;

  constructor(crls: readonly Uint8Array[], reponsesOcsp: readonly Uint8Array[], memoire: Memoire) {
    this.memoire = memoire;
    this.octetsDesReponses = reponsesOcsp;
    for (const octets of crls) {
      const emetteur = emetteurDeCrl(octets);
      if (emetteur !== null) ajouter(this.parEmetteur, emetteur, octets);
      else this.lisibles([memoire.crl(octets)]);
    }
  }

  /** Those of an issuer of that comparable name, all of them, the newest first. */
  crls(emetteur: string): readonly CrlLue[] {
    const connues = this.lues.get(emetteur);
    if (connues !== undefined) return connues;
    const octets = this.parEmetteur.get(emetteur) ?? [];
    const lues = this.lisibles(octets.map((o) => this.memoire.crl(o))).sort(plusRecenteDAbord);
    if (octets.length > 0) this.lues.set(emetteur, lues);
    return lues;
  }

  /** All that is said of that certificate of that authority, the newest response first. */
  reponses(certificat: CertificatLu, emetteur: CertificatLu): readonly DitDeReponse[] {
    const { parCertificat, condensats } = this.lireLesReponses();
    const trouves = clesDe(certificat, emetteur, condensats).flatMap((cle) => parCertificat.get(cle) ?? []);
    return trouves.sort(([a], [b]) => reponseRecenteDAbord(a, b));
  }

  private lireLesReponses() {
    if (this.dits !== null) return this.dits;
    const parCertificat = new Map<string, DitDeReponse[]>();
    const condensats = new Set<Condensat>();
    for (const reponse of this.lisibles(this.octetsDesReponses.map((octets) => this.memoire.reponse(octets))))
      for (const dit of reponse.dits) {
        const { condensat } = dit.designation;
        if (condensat === null) continue;
        condensats.add(condensat);
        ajouter(parCertificat, cleDe(dit.designation), [reponse, dit]);
      }
    this.dits = { parCertificat, condensats };
    return this.dits;
  }

  private lisibles<T>(lues: readonly (T | string)[]): T[] {
    return lues.flatMap((lue) => {
      if (typeof lue !== 'string') return [lue];
      this.illisibles.push(lue);
      return [];
    });
  }
}
