/** The politique that judges where no other is given. Apart from its schema: a verification needs no Zod. */
import type { Politique } from './politique.ts';

const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const DSIG_MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
const XMLENC = 'http://www.w3.org/2001/04/xmlenc#';
const EXC_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';

/** SHA-1 goes with policy .4; policy .7 (SHA-256) was in use before March 2018. One year was left to change. */
const FIN_SHA1 = '2018-12-31';

const sha1 = (valeur: string) => ({ algorithme: `${DSIG}sha1`, valeur });
const sha256 = (valeur: string) => ({ algorithme: `${XMLENC}sha256`, valeur });

/**
 * The default. Algorithms: policy .7 of the DGFiP (RSA with SHA-256), the stronger SHA-2, and ECDSA on the NIST
 * curves for eIDAS certificates. Exclusive C14N only: operators refuse the inclusive form. XAdES 1.1.1 is what
 * PES_Aller.xsd imports and 1.2.2 what the policy's text names; 1.3.2 can be added.
 */
export const POLITIQUE_PAR_DEFAUT: Politique = {
  version: 'pes-2026.2',
  signatures: [
    { uri: `${DSIG}rsa-sha1`, jusquAu: FIN_SHA1 },
    { uri: `${DSIG_MORE}rsa-sha256`, jusquAu: null },
    { uri: `${DSIG_MORE}rsa-sha384`, jusquAu: null },
    { uri: `${DSIG_MORE}rsa-sha512`, jusquAu: null },
    { uri: `${DSIG_MORE}ecdsa-sha256`, jusquAu: null },
    { uri: `${DSIG_MORE}ecdsa-sha384`, jusquAu: null },
    { uri: `${DSIG_MORE}ecdsa-sha512`, jusquAu: null },
  ],
  condensats: [
    { uri: `${DSIG}sha1`, jusquAu: FIN_SHA1 },
    { uri: `${XMLENC}sha256`, jusquAu: null },
    { uri: `${DSIG_MORE}sha384`, jusquAu: null },
    { uri: `${XMLENC}sha512`, jusquAu: null },
  ],
  rsaBitsMin: 2048,
  rsaBitsMax: 8192,
  rsaExposantMin: 65_537,
  courbes: ['prime256v1', 'secp384r1', 'secp521r1'],
  canonisations: [EXC_C14N, `${EXC_C14N}WithComments`],
  listesDePrefixes: false,
  uriVide: false,
  espacesXades: ['http://uri.etsi.org/01903/v1.1.1#', 'http://uri.etsi.org/01903/v1.2.2#'],
  proprietesExigees: ['SignaturePolicyIdentifier', 'SignerRole'],
  politiquesDeSignature: [
    {
      id: 'urn:oid:1.2.250.1.131.1.5.18.21.1.4',
      condensats: [sha1('Jkdb+aba0Hz6+ZPKmKNhPByzQ+Q='), sha256('pYtFgzn09kQWZywqdIGVd1fFI07tjKmEAyQHr0l/YAk=')],
      du: null,
      jusquAu: FIN_SHA1,
    },
    {
      id: 'urn:oid:1.2.250.1.131.1.5.18.21.1.7',
      // Two editions of its document are declared in the field.
      condensats: [
        sha256('roF9+cfRHNPtVJolhdqfIqGMVuUXX8aR4rpiquf0u5E='),
        sha256('GbP1WjbTrHp6h9zlsz5RN7AqkJbnDNDOAQzgm1qzIJ4='),
      ],
      du: null,
      jusquAu: null,
    },
  ],
  familles: [
    { famille: 'dgfip', du: null, jusquAu: null },
    { famille: 'rgs', du: null, jusquAu: null },
    { famille: 'eidas', du: null, jusquAu: null },
  ],
  usagesCertificat: ['nonRepudiation'],
  qualificationExigee: true,
  chaine: { sha1JusquAu: FIN_SHA1, rsaBitsMin: 2048 },
  report: { limiteHeures: 72, intervalleMinutes: 60 },
  rejetSurSignature: 'flux',
  ageMaxJours: 365,
  toleranceFuturMinutes: 10,
};
