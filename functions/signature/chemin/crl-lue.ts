/** A CRL, read whole and strictly (RFC 5280 §5); its entries only when one is looked for. */
import { AuthorityKeyIdentifier } from '@peculiar/asn1-x509';
import { BALISE, contexte } from '../der/balises.ts';
import { exigerDer } from '../der/controle.ts';
import { contenuDeSequence, lireCompte, lireTemps, Suite } from '../der/element.ts';
import { lireEnTete } from '../der/en-tete.ts';
import { NonDer } from '../der/non-der.ts';
import { type Algorithme, lireAlgorithme, lireValeur } from './algorithme.ts';
import { lireAsn } from './asn.ts';
import { lireListeDExtensions } from './extension.ts';
import { LIMITES_CHEMIN } from './limites.ts';
import { lireNom, type Nom } from './nom.ts';
import { cleRapide } from './nom-rapide.ts';
import { lirePortee, type PorteeDeCrl } from './point-de-distribution.ts';

export interface CrlLue {
  readonly empreinte: string;
  readonly tbs: Uint8Array;
  readonly algorithme: Algorithme;
  readonly signature: Uint8Array;
  readonly emetteur: Nom;
  /** thisUpdate and nextUpdate, in milliseconds since 1970. */
  readonly produite: number;
  readonly suivante: number | null;
  readonly numero: bigint | null;
  /** The number of the CRL that a delta completes; null for a complete one. */
  readonly deltaDe: bigint | null;
  readonly portee: PorteeDeCrl | null;
  /** Equal where two scopes are: hexadecimal of the extension. */
  readonly cleDePortee: string;
  readonly cleDeLEmetteur: string | null;
  /** expiredCertsOnCRL (X.509 §9.5.2.8): it still lists the certificates that expired since then; null: it may not. */
  readonly expiresDepuis: number | null;
  readonly critiquesInconnues: readonly string[];
  /** Content of revokedCertificates. */
  readonly entrees: Uint8Array;
}

/** The CRL, or why it cannot be read, in French. `empreinte`: SHA-256 of the bytes. */
export function lireCrl(octets: Uint8Array, empreinte: string): CrlLue | string {
  try {
    exigerDer(octets);
    const tout = new Suite(contenuDeSequence(octets));
    const tbs = tout.doit(BALISE.sequence);
    const algorithme = tout.doit(BALISE.sequence).brut;
    const signature = lireValeur(tout.doit(BALISE.chaineDeBits).contenu);
    tout.fin();
    const { algorithmeSigne, ...lue } = lireTbs(tbs.contenu);
    if (Buffer.compare(algorithmeSigne, algorithme) !== 0) throw new NonDer('deux algorithmes de signature', 0);
    return { ...lue, empreinte, tbs: tbs.brut, algorithme: lireAlgorithme(algorithme), signature };
  } catch (erreur) {
    if (erreur instanceof NonDer) return `une liste de révocation est mal codée (${erreur.message})`;
    throw erreur;
  }
}

function lireTbs(contenu: Uint8Array) {
  const tbs = new Suite(contenu);
  const version = tbs.peut(BALISE.entier);
  if (version !== undefined && lireCompte(version.contenu) !== 1) throw new NonDer('version inconnue', 0);
  const algorithmeSigne = tbs.doit(BALISE.sequence).brut;
  const emetteur = lireNom(tbs.doit(BALISE.sequence).brut);
  const produite = lireTemps(tbs);
  const dite = tbs.suivant(BALISE.utcTime) || tbs.suivant(BALISE.generalizedTime);
  const suivante = dite ? lireTemps(tbs) : null;
  const entrees = tbs.peut(BALISE.sequence)?.contenu ?? new Uint8Array();
  const extensions = tbs.peut(contexte(0, true));
  tbs.fin();
  if (version === undefined && extensions !== undefined) throw new NonDer('champ étranger à sa version', 0);
  return { algorithmeSigne, emetteur, produite, suivante, entrees, ...lireExtensionsDeCrl(extensions?.contenu) };
}

/** The comparable name of its issuer, of bytes that may be anything; null where there is none. Headers only are read. */
export function emetteurDeCrl(octets: Uint8Array): string | null {
  try {
    const tout = lireEnTete(octets, 0, octets.length);
    const tbs = lireEnTete(octets, tout.contenu, tout.fin);
    const version = octets[tbs.contenu] === BALISE.entier ? lireEnTete(octets, tbs.contenu, tbs.fin).fin : tbs.contenu;
    const debut = lireEnTete(octets, version, tbs.fin).fin;
    const nom = octets.subarray(debut, lireEnTete(octets, debut, tbs.fin).fin);
    exigerDer(nom);
    return cleRapide(nom) ?? lireNom(nom).cle;
  } catch (erreur) {
    if (erreur instanceof NonDer) return null;
    throw erreur;
  }
}

type Brouillon = {
  -readonly [K in 'numero' | 'deltaDe' | 'portee' | 'cleDePortee' | 'cleDeLEmetteur' | 'expiresDepuis']: CrlLue[K];
} & { critiquesInconnues: string[] };

function lireExtensionsDeCrl(octets: Uint8Array | undefined): Brouillon {
  const lues: Brouillon = {
    numero: null,
    deltaDe: null,
    portee: null,
    cleDePortee: '',
    cleDeLEmetteur: null,
    expiresDepuis: null,
    critiquesInconnues: [],
  };
  for (const { oid, critique, contenu } of octets === undefined ? [] : lireListeDExtensions(octets)) {
    const lecteur = LECTEURS[oid];
    if (lecteur === undefined) {
      if (critique) lues.critiquesInconnues.push(oid);
      continue;
    }
    exigerDer(contenu);
    lecteur(contenu, lues);
  }
  return lues;
}

const nombre = (octets: Uint8Array): bigint => {
  const { contenu } = new Suite(octets).doit(BALISE.entier);
  if ((contenu[0] ?? 0) >= 0x80 || contenu.length > LIMITES_CHEMIN.serie + 1) throw new NonDer('numéro incorrect', 0);
  return BigInt(`0x${Buffer.from(contenu).toString('hex')}`);
};

const LECTEURS: Readonly<Record<string, (octets: Uint8Array, lues: Brouillon) => void>> = {
  '2.5.29.18': () => {}, // issuerAltName
  '2.5.29.20': (octets, lues) => {
    lues.numero = nombre(octets);
  },
  '2.5.29.27': (octets, lues) => {
    lues.deltaDe = nombre(octets);
  },
  '2.5.29.28': (octets, lues) => {
    lues.portee = lirePortee(octets);
    lues.cleDePortee = Buffer.from(octets).toString('hex');
  },
  '2.5.29.35': (octets, lues) => {
    const { keyIdentifier } = lireAsn(octets, AuthorityKeyIdentifier);
    lues.cleDeLEmetteur = keyIdentifier === undefined ? null : Buffer.from(keyIdentifier.buffer).toString('hex');
  },
  '2.5.29.60': (octets, lues) => {
    lues.expiresDepuis = lireTemps(new Suite(octets));
  },
  '2.5.29.46': () => {}, // freshestCRL: delta CRLs are given, not fetched
};

export function plusRecenteDAbord(a: CrlLue, b: CrlLue): number {
  const [na, nb] = [a.numero ?? -1n, b.numero ?? -1n];
  if (a.produite !== b.produite) return b.produite - a.produite;
  if (na !== nb) return na > nb ? -1 : 1;
  return a.empreinte < b.empreinte ? -1 : 1;
}
