/** What we give a browser to keep, and nobody but us can read or change: AES-256-GCM. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const VECTEUR = 12;
const SCEAU = 16;

/** `usage` is sealed with it: what was made for one use is nothing for another. */
export function sceller(cle: Uint8Array, usage: string, contenu: object): string {
  const vecteur = randomBytes(VECTEUR);
  const chiffre = createCipheriv('aes-256-gcm', cle, vecteur).setAAD(Buffer.from(usage));
  const corps = Buffer.concat([chiffre.update(JSON.stringify(contenu), 'utf8'), chiffre.final()]);
  return Buffer.concat([vecteur, corps, chiffre.getAuthTag()]).toString('base64url');
}

/** Null for anything that we did not seal for that use. */
export function desceller(cle: Uint8Array, usage: string, texte: string): unknown {
  const octets = Buffer.from(texte, 'base64url');
  if (octets.length < VECTEUR + SCEAU) return null;
  const dechiffre = createDecipheriv('aes-256-gcm', cle, octets.subarray(0, VECTEUR), { authTagLength: SCEAU });
  dechiffre.setAAD(Buffer.from(usage)).setAuthTag(octets.subarray(-SCEAU));
  try {
    const clair = Buffer.concat([dechiffre.update(octets.subarray(VECTEUR, -SCEAU)), dechiffre.final()]);
    return JSON.parse(clair.toString('utf8'));
  } catch {
    return null;
  }
}
