/** ds:KeyInfo: the certificates that the signature brings along (XML Signature §4.5). Nothing is fetched from outside. */
import { DSIG } from './algorithmes.ts';
import type { Noeud } from './arbre.ts';
import { enfants, rienDAutre } from './enfants.ts';
import { structure } from './illisible.ts';
import { LIMITES } from './limites.ts';

/** Beside the certificates, what X509Data may hold (XML Signature §4.5.4). A CRL is the recipient's to find: not read. */
const X509_DATA = ['X509IssuerSerial', 'X509SubjectName', 'X509SKI', 'X509CRL', 'X509Certificate'];

/** The X509Certificate elements. The rest may be there and is ignored: the key is the certificate's, or none. */
export function lireKeyInfo(noeud: Noeud): Noeud[] {
  rienDAutre(noeud, DSIG, ['KeyName', 'KeyValue', 'X509Data']);
  const donnees = enfants(noeud, DSIG, 'X509Data');
  for (const d of donnees) rienDAutre(d, DSIG, X509_DATA);
  const certificats = donnees.flatMap((d) => enfants(d, DSIG, 'X509Certificate'));
  if (certificats.length === 0) throw structure('KeyInfo ne joint aucun certificat');
  if (certificats.length > LIMITES.certificats)
    throw structure(`KeyInfo joint plus de ${LIMITES.certificats} certificats`);
  return certificats;
}
