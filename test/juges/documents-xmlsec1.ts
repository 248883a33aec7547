/** xmlsec1 on many files. It stops at the first that fails, and its start costs more than a verification: batches. */
import { execFile } from 'node:child_process';
import { ALLER } from '../signature/flux.ts';

export interface AVerifier {
  readonly fichier: string;
  /** File of the certificate whose key verifies. */
  readonly certificat: string;
  /** Of the signature among those of the file, from 1. */
  readonly rang: number;
}

const IDS = [
  'Bordereau',
  `${ALLER}:PES_Aller`,
  'http://uri.etsi.org/01903/v1.1.1#:SignedProperties',
  'http://uri.etsi.org/01903/v1.2.2#:SignedProperties',
].flatMap((nom) => ['--id-attr:Id', nom]);

const SIGNATURE = '*[local-name()="Signature" and namespace-uri()="http://www.w3.org/2000/09/xmldsig#"]';
const PAR_LOT = 50;
const ENSEMBLE = 2;

/** Those of `demandes` that xmlsec1 accepts. */
export async function accepteParXmlsec1(demandes: readonly AVerifier[]): Promise<ReadonlySet<AVerifier>> {
  const acceptes = new Set<AVerifier>();
  const lots = decouper(demandes);
  // One iterator for all: each takes the next batch when it is free.
  await Promise.all(
    Array.from({ length: ENSEMBLE }, async () => {
      for (const lot of lots) await verifierLot(lot, acceptes);
    }),
  );
  return acceptes;
}

/** Batches of one certificate and one rank. */
function* decouper(demandes: readonly AVerifier[]): Generator<readonly AVerifier[]> {
  for (const lot of Map.groupBy(demandes, ({ certificat, rang }) => `${rang} ${certificat}`).values()) {
    for (let i = 0; i < lot.length; i += PAR_LOT) yield lot.slice(i, i + PAR_LOT);
  }
}

async function verifierLot(lot: readonly AVerifier[], acceptes: Set<AVerifier>): Promise<void> {
  for (let i = 0; i < lot.length; ) {
    const bons = await lancer(lot.slice(i));
    for (const bon of lot.slice(i, i + bons)) acceptes.add(bon);
    i += bons + 1;
  }
}

/** How many files, from the first, were accepted before one that was not. */
function lancer(lot: readonly AVerifier[]): Promise<number> {
  const { certificat, rang } = lot[0]!;
  const noeud = `(//${SIGNATURE}[not(ancestor::${SIGNATURE})])[${rang}]`;
  const cle = ['--pubkey-cert-pem', certificat, '--enabled-key-data', 'rsa,ec'];
  const options = ['--verify', ...cle, '--node-xpath', noeud, ...IDS, ...lot.map(({ fichier }) => fichier)];
  return new Promise((resolve, reject) => {
    execFile('xmlsec1', options, { maxBuffer: 1e8 }, (erreur, stdout, stderr) => {
      if (erreur !== null && typeof erreur.code !== 'number') reject(erreur);
      else resolve(`${stdout}\n${stderr}`.split('\n').filter((ligne) => ligne === 'OK').length);
    });
  });
}
