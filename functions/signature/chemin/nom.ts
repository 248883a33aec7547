/** Distinguished names, and when two of them are the same (RFC 5280 §7.1). */
import { type AttributeTypeAndValue, type AttributeValue, Name, RelativeDistinguishedName } from '@peculiar/asn1-x509';
import { lireAsn } from './asn.ts';

export interface Nom {
  /** One comparable text per RDN; a name is within another where it begins with all of its RDNs. */
  readonly rdns: readonly string[];
  /** Equal where the names are. */
  readonly cle: string;
  /** For people: the RDNs in file order. */
  readonly texte: string;
  /** The common name, else the whole: how a sentence calls the holder. */
  readonly court: string;
  /** The values of emailAddress (PKCS#9), which RFC 5280 §4.2.1.10 submits to the constraints on mailboxes. */
  readonly courriels: readonly string[];
}

const COURRIEL = '1.2.840.113549.1.9.1';
const COMMUN = '2.5.4.3';
const ABREVIATIONS: Readonly<Record<string, string>> = {
  [COMMUN]: 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '2.5.4.42': 'GN',
  '2.5.4.97': 'organizationIdentifier',
  '0.9.2342.19200300.100.1.25': 'DC',
  [COURRIEL]: 'emailAddress',
};

/** Throws NonDer. */
export const lireNom = (octets: Uint8Array): Nom => assembler([...lireAsn(octets, Name)]);

/** The name `base` with one more RDN, whose SET is `octets` (RFC 5280 §4.2.1.13, nameRelativeToCRLIssuer). */
export function prolonger(base: Nom, octets: Uint8Array): Nom {
  const dernier = assembler([lireAsn(octets, RelativeDistinguishedName)]);
  const rdns = [...base.rdns, ...dernier.rdns];
  return { ...dernier, rdns, cle: rdns.join('\n'), texte: `${base.texte}, ${dernier.texte}` };
}

/** RFC 5280 §7.1: a name is within a subtree where its first RDNs are those of the subtree's base. */
export const estSous = (nom: Nom, base: Nom): boolean => base.rdns.every((rdn, i) => nom.rdns[i] === rdn);

function assembler(suite: readonly RelativeDistinguishedName[]): Nom {
  const attributs = suite.flatMap((rdn) => [...rdn]);
  const rdns = suite.map((rdn) => JSON.stringify([...rdn].map(comparable).sort()));
  const texte = suite.map((rdn) => [...rdn].map(lisible).join(' + ')).join(', ');
  const commun = attributs.findLast(({ type }) => type === COMMUN);
  const courriels = attributs.filter(({ type }) => type === COURRIEL).map(({ value }) => chaine(value) ?? '');
  return { rdns, cle: rdns.join('\n'), texte, court: (commun && chaine(commun.value)) || texte, courriels };
}

const chaine = ({
  utf8String,
  printableString,
  teletexString,
  bmpString,
  universalString,
  ia5String,
}: AttributeValue) => utf8String ?? printableString ?? teletexString ?? bmpString ?? universalString ?? ia5String;

/** Any other type than a text is compared by its bytes. */
const comparable = ({ type, value }: AttributeTypeAndValue): string => {
  const texte = chaine(value);
  if (texte !== undefined) return `${type}=${preparer(texte)}`;
  return `${type}#${Buffer.from(value.anyValue ?? new ArrayBuffer(0)).toString('hex')}`;
};

const lisible = ({ type, value }: AttributeTypeAndValue): string =>
  `${ABREVIATIONS[type] ?? type}=${chaine(value) ?? '#'}`;

/**
 * The LDAP string preparation of RFC 4518, as far as RFC 5280 §7.1 wants it: case folded, compatibility characters
 * unified, inner spaces counted as one and outer ones dropped, whatever the string type.
 */
export const preparer = (texte: string): string =>
  texte.normalize('NFKC').toUpperCase().normalize('NFKC').replace(/\s+/g, ' ').trim();
