/** What a file holds, told by its content: never by its name. */
import { BALISE, contexte } from '../../signature/der/balises.ts';
import { exigerDer } from '../../signature/der/controle.ts';
import { contenuDeSequence, enfants } from '../../signature/der/element.ts';
import { NonDer } from '../../signature/der/non-der.ts';
import { type Constat, constat } from '../constat.ts';

export interface Piece {
  readonly genre: 'certificat' | 'crl' | 'ocsp' | 'liste';
  readonly octets: Uint8Array;
}

const PEM = /-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\s]+)-----END \1-----/g;
const ETIQUETTES: ReadonlyMap<string, Piece['genre']> = new Map([
  ['CERTIFICATE', 'certificat'],
  ['X509 CERTIFICATE', 'certificat'],
  ['X509 CRL', 'crl'],
  ['OCSP RESPONSE', 'ocsp'],
]);
const SEQUENCE = 0x30;
/** `<`, after a byte order mark and white space. */
const XML = /^(?:\xef\xbb\xbf)?[\t\n\r ]*</;
const PIECES_MAX = 1000;

export function reconnaitre(octets: Uint8Array): readonly Piece[] | Constat {
  const refuser = (detail: string) => constat('IMPORT_NON_RECONNU', { detail });
  const debut = Buffer.from(octets.buffer, octets.byteOffset, Math.min(octets.length, 64)).toString('latin1');
  if (XML.test(debut)) return [{ genre: 'liste', octets }];
  if (octets[0] === SEQUENCE) return reconnaitreDer(octets);
  const texte = Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString('latin1');
  const blocs = [...texte.matchAll(PEM)].map(([, etiquette = '', base64 = '']) => ({ etiquette, base64 }));
  const intrus = blocs.find(({ etiquette }) => !ETIQUETTES.has(etiquette));
  if (intrus !== undefined) return refuser(`il contient un bloc « ${intrus.etiquette} »`);
  if (blocs.length === 0) return refuser('il n’est ni en PEM, ni en DER, ni en XML');
  if (blocs.length > PIECES_MAX) return refuser(`il contient plus de ${PIECES_MAX} blocs PEM`);
  return blocs.map(({ etiquette, base64 }) => ({
    genre: ETIQUETTES.get(etiquette) ?? 'certificat',
    octets: Buffer.from(base64, 'base64'),
  }));
}

/** By what follows the first fields: an OCSP response begins with its status, a CRL has a date where a certificate has two. */
function reconnaitreDer(octets: Uint8Array): readonly Piece[] | Constat {
  try {
    exigerDer(octets);
    const [premier] = enfants(contenuDeSequence(octets));
    if (premier?.balise === BALISE.enumere) return [{ genre: 'ocsp', octets }];
    if (premier?.balise === BALISE.sequence) {
      const champs = [...enfants(premier.contenu)].filter(({ balise }) => balise !== contexte(0, true));
      const rang = champs[0]?.balise === BALISE.entier ? 1 : 0;
      const balises = champs.slice(rang, rang + 3).map(({ balise }) => balise);
      const dates: readonly (number | undefined)[] = [BALISE.utcTime, BALISE.generalizedTime];
      if (balises[0] === BALISE.sequence && balises[1] === BALISE.sequence)
        return [{ genre: dates.includes(balises[2]) ? 'crl' : 'certificat', octets }];
    }
    return constat('IMPORT_NON_RECONNU', { detail: 'c’est du DER, mais d’autre chose' });
  } catch (erreur) {
    if (!(erreur instanceof NonDer)) throw erreur;
    return constat('IMPORT_NON_RECONNU', { detail: `il n’est pas en DER (${erreur.message})` });
  }
}
