/** TSTInfo (RFC 3161 §2.4.2): what the authority says of a digest, and when. Throws NonDer. */
import { lireAlgorithme } from '../../signature/chemin/algorithme.ts';
import { BALISE, contexte } from '../../signature/der/balises.ts';
import { contenuDeSequence, Suite } from '../../signature/der/element.ts';
import { NonDer } from '../../signature/der/non-der.ts';
import { oidEnPoints } from '../../signature/der/oid.ts';
import { instantDe } from '../../signature/der/temps.ts';

const SHA256 = '2.16.840.1.101.3.4.2.1';

export interface InfoDHorodatage {
  /** Of what was time-stamped, hex. */
  readonly sha256: string;
  /** Milliseconds since 1970. */
  readonly date: number;
  /** Content of the INTEGER, hex, without its leading zeros; null where none was given back. */
  readonly nonce: string | null;
  readonly politique: string;
}

/** A fraction of a second is allowed here, unlike in certificates, and never ends with a zero. */
const DATE = /^(\d{14})(?:\.(\d*[1-9]))?Z$/;

function lireDate(contenu: Uint8Array): number {
  const [, entiere = '', fraction = ''] = DATE.exec(Buffer.from(contenu).toString('latin1')) ?? [];
  const secondes = instantDe(Buffer.from(`${entiere}Z`), true);
  if (secondes === null) throw new NonDer('date d’horodatage incorrecte', 0);
  return secondes + Math.floor(Number(`0.${fraction || '0'}`) * 1000);
}

const enNonce = (contenu: Uint8Array): string =>
  Buffer.from(contenu)
    .toString('hex')
    .replace(/^(?:00)+(?=..)/, '');

export function lireInfo(octets: Uint8Array): InfoDHorodatage {
  const suite = new Suite(contenuDeSequence(octets));
  suite.doit(BALISE.entier);
  const politique = oidEnPoints(suite.doit(BALISE.oid).contenu);
  const empreinte = new Suite(suite.doit(BALISE.sequence).contenu);
  const { oid } = lireAlgorithme(empreinte.doit(BALISE.sequence).brut);
  const sha256 = Buffer.from(empreinte.doit(BALISE.octets).contenu).toString('hex');
  empreinte.fin();
  if (oid !== SHA256) throw new NonDer('l’horodatage n’est pas celui d’un SHA-256', 0);
  suite.doit(BALISE.entier);
  const date = lireDate(suite.doit(BALISE.generalizedTime).contenu);
  suite.peut(BALISE.sequence);
  suite.peut(BALISE.booleen);
  const nonce = suite.peut(BALISE.entier);
  suite.peut(contexte(0, true));
  suite.peut(contexte(1, true));
  suite.fin();
  return { sha256, date, politique, nonce: nonce === undefined ? null : enNonce(nonce.contenu) };
}
