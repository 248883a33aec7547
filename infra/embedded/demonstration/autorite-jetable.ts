/** A throwaway authority: keys made on the spot by node:crypto, certificates written by node-forge, nothing kept. */
import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';

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

export class AutoriteJetable {
  readonly #titulaire: Titulaire;
  readonly #paire = genererPaire();

  constructor(titulaire: Titulaire) {
    this.#titulaire = titulaire;
  }

  /** A signing identity whose certificate is valid from `du` to `au`. */
  async identite(titulaire: Titulaire, du: Date, au: Date): Promise<IdentiteJetable> {
    const [{ privateKey, publicKey }, autorite] = await Promise.all([genererPaire(), this.#paire]);
    const noms = { emetteur: sujet(this.#titulaire), sujet: sujet(titulaire), clePublique: publicKey };
    const certificat = ecrire(noms, { du, au }, [
      { name: 'basicConstraints', critical: true, cA: false },
      { name: 'keyUsage', critical: true, nonRepudiation: true },
    ]);
    certificat.sign(forge.pki.privateKeyFromPem(autorite.privateKey), forge.md.sha256.create());
    return { cle: privateKey, certificat: forge.pki.certificateToPem(certificat) };
  }
}
