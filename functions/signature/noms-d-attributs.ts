/** The words that signing software writes for attribute types, upper case (RFC 4514 §3, RFC 4519, and habits). */

const PRENOM = '2.5.4.42';
const SERIE = '2.5.4.5';
const NOM_DE_FAMILLE = '2.5.4.4';
const REGION = '2.5.4.8';
const COURRIEL = '1.2.840.113549.1.9.1';
const QUALIFICATIF = '2.5.4.46';
const GENERATION = '2.5.4.44';

/** To the OIDs that a word may stand for: SN is a surname to OpenSSL and a serial number to Bouncy Castle. */
export const NOMS_D_ATTRIBUTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['CN', ['2.5.4.3']],
  ['COMMONNAME', ['2.5.4.3']],
  ['C', ['2.5.4.6']],
  ['COUNTRYNAME', ['2.5.4.6']],
  ['O', ['2.5.4.10']],
  ['ORGANIZATIONNAME', ['2.5.4.10']],
  ['OU', ['2.5.4.11']],
  ['ORGANIZATIONALUNITNAME', ['2.5.4.11']],
  ['ORGANIZATIONIDENTIFIER', ['2.5.4.97']],
  ['OI', ['2.5.4.97']],
  ['L', ['2.5.4.7']],
  ['LOCALITYNAME', ['2.5.4.7']],
  ['ST', [REGION]],
  ['S', [REGION]],
  ['SP', [REGION]],
  ['STATEORPROVINCENAME', [REGION]],
  ['STREET', ['2.5.4.9']],
  ['STREETADDRESS', ['2.5.4.9']],
  ['POSTALCODE', ['2.5.4.17']],
  ['BUSINESSCATEGORY', ['2.5.4.15']],
  ['DESCRIPTION', ['2.5.4.13']],
  ['DC', ['0.9.2342.19200300.100.1.25']],
  ['DOMAINCOMPONENT', ['0.9.2342.19200300.100.1.25']],
  ['UID', ['0.9.2342.19200300.100.1.1']],
  ['USERID', ['0.9.2342.19200300.100.1.1']],
  ['E', [COURRIEL]],
  ['EMAIL', [COURRIEL]],
  ['EMAILADDRESS', [COURRIEL]],
  ['T', ['2.5.4.12']],
  ['TITLE', ['2.5.4.12']],
  ['SN', [NOM_DE_FAMILLE, SERIE]],
  ['SURNAME', [NOM_DE_FAMILLE]],
  ['SERIALNUMBER', [SERIE]],
  ['G', [PRENOM]],
  ['GN', [PRENOM]],
  ['GIVENNAME', [PRENOM]],
  ['INITIALS', ['2.5.4.43']],
  ['GENERATION', [GENERATION]],
  ['GENERATIONQUALIFIER', [GENERATION]],
  ['DNQ', [QUALIFICATIF]],
  ['DNQUALIFIER', [QUALIFICATIF]],
  ['PSEUDONYM', ['2.5.4.65']],
]);
