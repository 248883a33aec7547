/** A throwaway authority: keys made on the spot by node:crypto, certificates written by node-forge, nothing kept. */
import { createPrivateKey, generateKeyPair, X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';
import { crlVide } from './crl-jetable.ts';

export interface IdentiteJetable {
  /** PEM. */
  readonly cle: string;
  /** PEM. */
  readonly certificat: string;
}

export interface Titulaire {
  readonly nom: string;
  readonly organisation: string;
}

type Sujet = ReturnType<typeof sujet>;
type Extensions = Parameters<forge.pki.Certificate['setExtensions']>[0];

/** In a thread of node:crypto: a second of pure JavaScript otherwise. */
const genererPaire = () =>
  promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });

const sujet = ({ nom, organisation }: Titulaire) => [
  { name: 'countryName', value: 'FR' },
  { name: 'organizationName', value: organisation },
  { name: 'commonName', value: nom },
];

function ecrire(
  { emetteur, sujet, clePublique }: { readonly emetteur: Sujet; readonly sujet: Sujet; readonly clePublique: string },
  { du, au }: { readonly du: Date; readonly au: Date },
  extensions: Extensions,
): forge.pki.Certificate {
  const certificat = forge.pki.createCertificate();
  certificat.publicKey = forge.pki.publicKeyFromPem(clePublique);
  // Positive whatever the bytes drawn: forge writes these digits as they are.
  certificat.serialNumber = `01${forge.util.bytesToHex(forge.random.getBytesSync(15))}`;
  certificat.validity.notBefore = du;
  certificat.validity.notAfter = au;
  certificat.setSubject(sujet);
  certificat.setIssuer(emetteur);
  certificat.setExtensions(extensions);
  return certificat;
}

/** What the trust store must hold for its signatures to be believed. DER. */
export interface MaterielDeConfiance {
  readonly certificat: Buffer;
  readonly crl: Buffer;
}

const JOUR_MS = 24 * 3_600_000;
const DUREE_JOURS = 10 * 365;
/** Long enough for a server that is left running. */
const CRL_JOURS = 30;

export class AutoriteJetable {
  readonly #titulaire: Titulaire;
  readonly #paire = genererPaire();

  constructor(titulaire: Titulaire) {
    this.#titulaire = titulaire;
  }

  /** A signing identity whose certificate is valid from `du` to `au`. */
  async identite(titulaire: Titulaire, du: Date, au: Date): Promise<IdentiteJetable> {
    const { privateKey, publicKey } = await genererPaire();
    const certificat = await this.#emettre({ sujet: sujet(titulaire), clePublique: publicKey }, { du, au }, [
      { name: 'basicConstraints', critical: true, cA: false },
      { name: 'keyUsage', critical: true, nonRepudiation: true },
    ]);
    return { cle: privateKey, certificat };
  }

  /** Its own certificate, and a CRL of that instant which lists no one. */
  async materiel(maintenant: Date): Promise<MaterielDeConfiance> {
    const { privateKey, publicKey } = await this.#paire;
    const dans = (jours: number) => new Date(maintenant.getTime() + jours * JOUR_MS);
    const validite = { du: dans(-DUREE_JOURS), au: dans(DUREE_JOURS) };
    const pem = await this.#emettre({ sujet: sujet(this.#titulaire), clePublique: publicKey }, validite, [
      { name: 'basicConstraints', critical: true, cA: true },
      { name: 'keyUsage', critical: true, keyCertSign: true, cRLSign: true },
    ]);
    const certificat = new X509Certificate(pem).raw;
    const cle = createPrivateKey(privateKey);
    return { certificat, crl: crlVide({ autorite: certificat, cle, produite: maintenant, suivante: dans(CRL_JOURS) }) };
  }

  async #emettre(
    demande: { readonly sujet: Sujet; readonly clePublique: string },
    validite: { readonly du: Date; readonly au: Date },
    extensions: Extensions,
  ): Promise<string> {
    const certificat = ecrire({ emetteur: sujet(this.#titulaire), ...demande }, validite, extensions);
    certificat.sign(forge.pki.privateKeyFromPem((await this.#paire).privateKey), forge.md.sha256.create());
    return forge.pki.certificateToPem(certificat);
  }
}
