/** xml-crypto: every signature of the file, found by one walk over its tree. */
import { readFileSync } from 'node:fs';
import { DOMParser } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';

const [, , fichier = '', certificat = ''] = process.argv;
const texte = readFileSync(fichier, 'latin1');
const publicCert = readFileSync(certificat, 'utf8');
const document = new DOMParser().parseFromString(texte, 'text/xml');
const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const trouvees = Array.from(document.getElementsByTagNameNS(DSIG, 'Signature'));
if (trouvees.length === 0) process.exit(1);
for (const signature of trouvees) {
  const verification = new SignedXml({ publicCert });
  verification.loadSignature(signature);
  if (!verification.checkSignature(texte)) process.exit(1);
}
