/**
 * What judgements share, so that the same bytes are not read nor the same signature checked twice. It never changes a
 * verdict: what it holds depends on the bytes alone, and a judgement's budget is spent whether it answers or not.
 */
import { createHash } from 'node:crypto';
import { type CertificatLu, lireCertificatDeChemin, octetsDuSujet } from './certificat-lu.ts';
import { type CrlLue, lireCrl } from './crl-lue.ts';
import { LIMITES_CHEMIN } from './limites.ts';
import { cleRapide } from './nom-rapide.ts';
import { lireReponse, type ReponseLue } from './ocsp/reponse-lue.ts';
import { Reserve } from './reserve.ts';

const MAX = {
  /** Octets of certificates; read, they take some ten times as much. */
  certificats: 8_388_608,
  /** Octets of CRLs; their indexes take as much again at most. */
  crls: 134_217_728,
  reponses: 1024,
  signatures: 32_768,
} as const;

/** Who gives one must not change the bytes of a request afterwards: they are known by their buffer. */
export class Memoire {
  private readonly empreintes = new WeakMap<Uint8Array, string>();
  private readonly sujets = new WeakMap<Uint8Array, { readonly cle: string | null }>();
  private readonly certificats = new Reserve<CertificatLu>(MAX.certificats, ({ der }) => der.length);
  private readonly crls = new Reserve<CrlLue | string>(MAX.crls, (lue) =>
    typeof lue === 'string' ? 1 : lue.tbs.length,
  );
  private readonly reponses = new Reserve<ReponseLue | string>(MAX.reponses);
  private readonly signatures = new Reserve<boolean>(MAX.signatures);

  /** As lireCertificatDeChemin, which throws Illisible. */
  certificat(der: Uint8Array, titre: string): CertificatLu {
    if (der.length > LIMITES_CHEMIN.certificat) return lireCertificatDeChemin(der, titre);
    const empreinte = this.empreinte(der);
    const connu = this.certificats.lire(empreinte);
    if (connu !== undefined) return connu;
    // A copy: what it was cut from need not be kept.
    const lu = lireCertificatDeChemin(Uint8Array.from(der), titre);
    this.certificats.ecrire(empreinte, lu);
    return lu;
  }

  crl(octets: Uint8Array): CrlLue | string {
    if (octets.length > LIMITES_CHEMIN.crl) return `une liste de révocation dépasse ${LIMITES_CHEMIN.crl} octets`;
    return this.lue(octets, this.crls, lireCrl);
  }

  reponse(octets: Uint8Array): ReponseLue | string {
    if (octets.length > LIMITES_CHEMIN.reponse) return `une réponse OCSP dépasse ${LIMITES_CHEMIN.reponse} octets`;
    return this.lue(octets, this.reponses, lireReponse);
  }

  /** Whether a signature is right. `question`: what was signed, and by which key. */
  signature(question: string, verifier: () => boolean): boolean {
    const connue = this.signatures.lire(question);
    if (connue !== undefined) return connue;
    const juste = verifier();
    this.signatures.ecrire(question, juste);
    return juste;
  }

  /** The comparable name of a certificate's holder where it is cheaply read; null elsewhere. */
  sujetRapide(der: Uint8Array): string | null {
    const connu = this.sujets.get(der) ?? lireSujet(der);
    this.sujets.set(der, connu);
    return connu.cle;
  }

  private lue<T>(
    octets: Uint8Array,
    reserve: Reserve<T | string>,
    lire: (octets: Uint8Array, empreinte: string) => T | string,
  ): T | string {
    const empreinte = this.empreinte(octets);
    const connue = reserve.lire(empreinte);
    if (connue !== undefined) return connue;
    const lue = lire(octets, empreinte);
    reserve.ecrire(empreinte, lue);
    return lue;
  }

  /** SHA-256, hexadecimal. */
  empreinte(octets: Uint8Array): string {
    const empreinte = this.empreintes.get(octets) ?? createHash('sha256').update(octets).digest('hex');
    this.empreintes.set(octets, empreinte);
    return empreinte;
  }
}

function lireSujet(der: Uint8Array): { readonly cle: string | null } {
  const octets = der.length > LIMITES_CHEMIN.certificat ? null : octetsDuSujet(der);
  return { cle: octets === null ? null : cleRapide(octets) };
}
