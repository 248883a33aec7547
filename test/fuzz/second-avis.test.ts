/** A second opinion, that npm alone brings: what we call intact after one change, xml-crypto accepts too. */
import { DOMParser } from '@xmldom/xmldom';
import { expect, it } from 'vitest';
import { SignedXml } from 'xml-crypto';
import { XmlAnomaly } from '../../functions/xml/anomaly.ts';
import { Alea } from '../../infra/embedded/demonstration/fabrique-de-flux/alea.ts';
import { POLITIQUE_PAR_DEFAUT } from '../../schemas/politique-par-defaut.ts';
import { enLong } from '../en-long.ts';
import { C14N, DSIG } from '../signature/autre-signataire.ts';
import { verifier } from '../signature/flux.ts';
import { type DocumentSigne, documentSigneParXmlCrypto } from './documents/signer.ts';
import { muter } from './mutation/mutation.ts';

const POLITIQUE = { canonisations: [...POLITIQUE_PAR_DEFAUT.canonisations, C14N], uriVide: true };
const COMPARAISONS = enLong(40, 15);
const MUTATIONS = 2;

/** A digest that it was lent to sign with. */
const EMPRUNTE = 'sha384';
/** xml-crypto hashes an instruction as text, and its parser leaves line ends and tabs as they are written. */
const A_TORT = /<\?(?!xml )|\r|="[^"<]*[\t\n]/;

function autreAvis(octets: Buffer, { pem }: DocumentSigne, rang: number): boolean {
  const texte = octets.toString(octets.includes('encoding="UTF-8"') ? 'utf8' : 'latin1');
  const document = new DOMParser().parseFromString(texte, 'text/xml');
  const signature = Array.from(document.getElementsByTagNameNS(DSIG, 'Signature'))[rang];
  const juge = new SignedXml({ publicCert: pem, getCertFromKeyInfo: () => null });
  juge.loadSignature(signature as unknown as Node);
  return juge.checkSignature(texte);
}

function intactes(octets: Buffer): number[] {
  try {
    const { signatures } = verifier(octets, { politique: POLITIQUE });
    return signatures.flatMap((s, rang) => (s.integrite === 'intacte' ? [rang] : []));
  } catch (erreur) {
    if (!(erreur instanceof XmlAnomaly)) throw erreur;
    return [];
  }
}

it(`xml-crypto accepts ${COMPARAISONS} signatures that we call intact`, () => {
  let compares = 0;
  for (let graine = 0; compares < COMPARAISONS; graine++) {
    const document = documentSigneParXmlCrypto(new Alea(graine));
    if (document.description.includes(EMPRUNTE)) continue;
    const mutes = Array.from({ length: MUTATIONS }, (_, n) => muter(document.octets, new Alea(graine, n)));
    for (const { octets, nom } of [{ octets: document.octets, nom: 'none' }, ...mutes]) {
      if (A_TORT.test(octets.toString('latin1'))) continue;
      for (const rang of intactes(octets)) {
        compares++;
        expect(autreAvis(octets, document, rang), `document ${graine}, ${nom}`).toBe(true);
      }
    }
  }
});
