/** Reads a PKCS#12 (.p12, .pfx), as parapheurs and certification authorities deliver keys. */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { SignatureImpossible } from './signature-impossible.ts';

export interface ContenuPkcs12 {
  readonly cle: KeyObject;
  readonly certificat: X509Certificate;
  /** The other certificates, in the file's order. */
  readonly chaine: readonly X509Certificate[];
}

/**
 * node-forge opens the container (imported here only: it is heavy) and node:crypto reads what is inside, so that EC keys,
 * which forge does not know, work too. Throws SignatureImpossible with a French sentence.
 */
export async function lirePkcs12(octets: Uint8Array, motDePasse: string): Promise<ContenuPkcs12> {
  const { default: forge } = await import('node-forge');
  const { asn1, pki, pkcs12 } = forge;
  const der = (noeud: ReturnType<typeof asn1.fromDer>) => Buffer.from(asn1.toDer(noeud).getBytes(), 'latin1');
  const p12 = ouvrir(() => pkcs12.pkcs12FromAsn1(asn1.fromDer(Buffer.from(octets).toString('latin1')), motDePasse));
  const sacs = p12.safeContents.flatMap((c) => c.safeBags);
  const cles = sacs.filter((s) => s.type === pki.oids.pkcs8ShroudedKeyBag || s.type === pki.oids.keyBag);
  const [sac, ...autres] = cles;
  if (sac === undefined || autres.length > 0) {
    throw new SignatureImpossible(
      `Le fichier PKCS#12 contient ${cles.length} clés privées ; il en faut une et une seule.`,
    );
  }
  // Where forge could decode the key it drops the source, so it writes it back.
  const pkcs8 = sac.key ? pki.wrapRsaPrivateKey(pki.privateKeyToAsn1(sac.key)) : sac.asn1;
  const cle = lire('La clé privée', () => createPrivateKey({ key: der(pkcs8), format: 'der', type: 'pkcs8' }));
  const certificats = sacs
    .filter((s) => s.type === pki.oids.certBag)
    .map((s) => lire('Un certificat', () => new X509Certificate(der(s.cert ? pki.certificateToAsn1(s.cert) : s.asn1))));
  const certificat = certificats.find((c) => c.checkPrivateKey(cle));
  if (certificat === undefined)
    throw new SignatureImpossible('Le fichier PKCS#12 ne contient pas le certificat de sa clé privée.');
  return { cle, certificat, chaine: certificats.filter((c) => c !== certificat) };
}

function ouvrir<T>(lecture: () => T): T {
  try {
    return lecture();
  } catch (erreur) {
    const motDePasse = erreur instanceof Error && /password|MAC/i.test(erreur.message);
    throw new SignatureImpossible(
      motDePasse ? 'Le mot de passe du fichier PKCS#12 est incorrect.' : 'Le fichier n’est pas un PKCS#12 lisible.',
    );
  }
}

function lire<T>(quoi: string, lecture: () => T): T {
  try {
    return lecture();
  } catch {
    throw new SignatureImpossible(`${quoi} du fichier PKCS#12 est illisible.`);
  }
}
