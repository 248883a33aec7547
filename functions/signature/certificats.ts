/** Certificates met in KeyInfo, decoded and read once per file: fifty signatures mostly bring the same one. */
import { createHash } from 'node:crypto';
import type { Noeud } from './arbre.ts';
import { type Certificat, lireCertificat } from './certificat.ts';
import { NonDer } from './der/non-der.ts';
import { base64 } from './enfants.ts';
import { Illisible } from './illisible.ts';
import { LIMITES } from './limites.ts';
import { emetteurDe, type NomCompare } from './nom-compare.ts';

export class CertificatJoint {
  readonly der: Buffer;
  private lu: Certificat | null = null;
  private nomDeLEmetteur: { readonly nom: NomCompare | null } | null = null;
  private readonly condensats = new Map<string, Buffer>();

  constructor(der: Buffer) {
    this.der = der;
  }

  /** Throws Illisible. */
  get certificat(): Certificat {
    this.lu ??= lireCertificat(this.der);
    return this.lu;
  }

  /** Null where it cannot be read: the judgement of the path will say so. */
  get emetteur(): NomCompare | null {
    this.nomDeLEmetteur ??= { nom: lireEmetteur(this.der) };
    return this.nomDeLEmetteur.nom;
  }

  /** `algorithme`: its node:crypto name. */
  condensat(algorithme: string): Buffer {
    const connu = this.condensats.get(algorithme) ?? createHash(algorithme).update(this.der).digest();
    this.condensats.set(algorithme, connu);
    return connu;
  }
}

function lireEmetteur(der: Buffer): NomCompare | null {
  try {
    return emetteurDe(der);
  } catch (erreur) {
    if (erreur instanceof NonDer) return null;
    throw erreur;
  }
}

export class Certificats {
  private readonly joints = new Map<string, CertificatJoint>();
  private static readonly MAX = 64;

  /**
   * The certificate of an X509Certificate element. Throws Illisible where it is not base64, or too long. Known by its
   * octets, not by their spelling: white space would make as many certificates of one.
   */
  joint(element: Noeud): CertificatJoint {
    const der = base64(element);
    if (der.length > LIMITES.certificat)
      throw new Illisible('SIGNATURE_CERTIFICAT_HORS_NORME', { detail: `plus de ${LIMITES.certificat / 1024} Kio` });
    const cle = createHash('sha256').update(der).digest('base64');
    const connu = this.joints.get(cle);
    if (connu !== undefined) return connu;
    const joint = new CertificatJoint(der);
    if (this.joints.size >= Certificats.MAX) this.joints.clear();
    this.joints.set(cle, joint);
    return joint;
  }
}
