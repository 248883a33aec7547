/** XAdES and what binds the certificate: cases 32 to 38. */
import { createHash } from 'node:crypto';
import { identite } from '../../autorites.ts';
import { DSIG, ENVELOPPEE, MORE, signerAutrement } from '../autre-signataire.ts';
import { refaireProprietes, refaireSignedInfo } from '../faussaire.ts';
import { retoucher, signataire, signer } from '../flux.ts';
import { attaque, BASE, STRUCTURE, signe, signedInfo } from './attaque.ts';

const NON_SIGNEES = 'illisible SIGNATURE_PROPRIETES_NON_SIGNEES';
const NON_DECLARE = 'refusee CERTIFICAT_NON_DECLARE';
const ABSENTE = 'SIGNATURE_PROPRIETE_ABSENTE';
const DATE = 'illisible SIGNATURE_DATE_ILLISIBLE';

const refaire = (avant: string | RegExp, apres: string) => () =>
  refaireProprietes(signe, (p) => retoucher(p, avant, apres));
const referencer = (avant: string, apres: string) => () =>
  refaireSignedInfo(signe, (si) => retoucher(si, avant, apres));
const sans = (nom: string) => refaire(new RegExp(`<xad:${nom}>[\\s\\S]*?</xad:${nom}>`), '');
const dater = (date: string) => refaire('2026-09-30T08:15:00Z', date);
const recu = (date: string) => ({ recuLe: new Date(date) });
const b64 = (hash: string, octets: Buffer | string) => createHash(hash).update(octets).digest('base64');
const sien = b64('sha256', signataire().certificat);
const joindre = (der: Buffer) => () =>
  retoucher(signe, /<ds:X509Certificate>[^<]*/, `<ds:X509Certificate>${der.toString('base64')}`);
const seul = (qui: object) => () => signer(BASE, { ...qui, portee: 'fichier' });
const apresProprietes = (contenu: string) => () =>
  retoucher(signe, '</xad:SignedProperties>', `</xad:SignedProperties>${contenu}`);
const nonSignees = (contenu: string) => apresProprietes(`<xad:UnsignedProperties>${contenu}</xad:UnsignedProperties>`);

const POLITIQUE_7 = 'urn:oid:1.2.250.1.131.1.5.18.21.1.7';
const CONDENSAT_7 = 'roF9+cfRHNPtVJolhdqfIqGMVuUXX8aR4rpiquf0u5E=';
const CONDENSAT_4 = 'pYtFgzn09kQWZywqdIGVd1fFI07tjKmEAyQHr0l/YAk=';

export const XADES = [
  attaque(
    32,
    'rejete-proprietes-sans-reference',
    () => signerAutrement(BASE, { cible: 'F1', sansReferenceProprietes: true }),
    'illisible SIGNATURE_REFERENCES_NOMBRE',
  ),
  attaque(32, 'rejete-contenu-reference-deux-fois', referencer('URI="#B1_SIG_1_SP"', 'URI="#B1"'), NON_SIGNEES),
  attaque(33, 'rejete-proprietes-d-un-autre-type', referencer('v1.1.1#SignedProperties', 'v1.1.1#Autre'), STRUCTURE),
  attaque(33, 'rejete-proprietes-d-une-autre-signature', referencer('#B1_SIG_1_SP', '#B2_SIG_1_SP'), NON_SIGNEES),
  attaque(33, 'rejete-proprietes-referencees-deux-fois', referencer('URI="#B1"', 'URI="#B1_SIG_1_SP"'), STRUCTURE),
  attaque(
    33,
    'accepte-type-absent',
    referencer(' Type="http://uri.etsi.org/01903/v1.1.1#SignedProperties"', '').bind(null),
  ),
  attaque(33, 'accepte-type-sans-version', referencer('01903/v1.1.1#Sig', '01903#Sig')),
  attaque(
    33,
    'accepte-proprietes-dites-enveloppees',
    referencer('SP"><ds:Transforms>', `SP"><ds:Transforms><ds:Transform Algorithm="${ENVELOPPEE}"></ds:Transform>`),
  ),
  attaque(34, 'rejete-certificat-declare-autre-condensat', refaire(sien, b64('sha256', 'autre')), NON_DECLARE),
  attaque(34, 'rejete-certificat-declare-autre-serie', refaire('>31</ds:X509S', '>32</ds:X509S'), NON_DECLARE),
  attaque(34, 'rejete-certificat-declare-serie-negative', refaire('>31</ds:X509S', '>-31</ds:X509S'), STRUCTURE),
  attaque(
    34,
    'rejete-certificat-declare-autre-emetteur',
    refaire('>CN=Camille Durand,', '>CN=Autre AC,'),
    'refusee CERTIFICAT_EMETTEUR_DIFFERENT',
  ),
  attaque(
    34,
    'accepte-certificat-declare-emetteur-dans-l-autre-sens',
    refaire(/>(CN=[^,]*),(O=[^,]*),(C=FR)</, '>C=FR, O=Commune de Saint-Aubin-du-Test, CN=Camille Durand<'),
  ),
  attaque(
    34,
    'rejete-certificat-declare-par-md5',
    refaire(
      /<xad:DigestMethod[^>]*><\/xad:DigestMethod><xad:DigestValue>[^<]*/,
      `<xad:DigestMethod Algorithm="${MORE}md5"></xad:DigestMethod><xad:DigestValue>${b64('md5', signataire().certificat)}`,
    ),
    'refusee SIGNATURE_ALGORITHME_NON_ADMIS CERTIFICAT_NON_DECLARE',
  ),
  attaque(
    35,
    'rejete-certificat-reemis-pour-la-meme-cle',
    joindre(identite({ nom: 'Claude Martin', serie: '2e' }).certificat),
    NON_DECLARE,
  ),
  attaque(
    35,
    'rejete-certificat-d-une-autre-cle',
    joindre(identite({ nom: 'Sacha Petit', variante: 'intrus' }).certificat),
    'illisible SIGNATURE_VALEUR_FAUSSE CERTIFICAT_NON_DECLARE',
  ),
  attaque(36, 'rejete-sans-politique-de-signature', sans('SignaturePolicyIdentifier'), `refusee ${ABSENTE}`),
  attaque(
    36,
    'rejete-politique-implicite',
    refaire(
      /<xad:SignaturePolicyId>[\s\S]*<\/xad:SignaturePolicyId>/,
      '<xad:SignaturePolicyImplied></xad:SignaturePolicyImplied>',
    ),
    'refusee POLITIQUE_DE_SIGNATURE_IMPLICITE',
  ),
  attaque(
    36,
    'rejete-politique-inconnue',
    refaire(POLITIQUE_7, 'urn:oid:1.2.3.4'),
    'refusee POLITIQUE_DE_SIGNATURE_INCONNUE',
  ),
  attaque(
    36,
    'rejete-politique-7-au-condensat-de-la-4',
    refaire(CONDENSAT_7, CONDENSAT_4),
    'refusee POLITIQUE_DE_SIGNATURE_CONDENSAT',
  ),
  attaque(
    36,
    'rejete-politique-4-apres-son-terme',
    () =>
      refaireProprietes(signe, (p) =>
        retoucher(retoucher(p, POLITIQUE_7, POLITIQUE_7.replace(/7$/, '4')), CONDENSAT_7, CONDENSAT_4),
      ),
    'refusee POLITIQUE_DE_SIGNATURE_PERIMEE',
  ),
  attaque(36, 'accepte-oid-de-politique-nu', refaire(POLITIQUE_7, POLITIQUE_7.replace('urn:oid:', ''))),
  attaque(36, 'rejete-sans-qualite', sans('SignerRole'), `refusee ${ABSENTE}`),
  attaque(36, 'rejete-qualite-vide', refaire('>Maire<', '> <'), `refusee ${ABSENTE}`),
  attaque(36, 'accepte-sans-lieu', sans('SignatureProductionPlace')),
  attaque(36, 'rejete-sans-date', sans('SigningTime'), `illisible ${ABSENTE}`),
  attaque(36, 'rejete-sans-certificat-declare', sans('SigningCertificate'), `illisible ${ABSENTE}`),
  attaque(37, 'rejete-date-d-un-autre-fuseau', dater('2026-09-30T10:15:00+02:00'), DATE),
  attaque(37, 'rejete-date-sans-fuseau', dater('2026-09-30T08:15:00'), DATE),
  attaque(37, 'rejete-date-en-toutes-lettres', dater('30/09/2026'), DATE),
  attaque(37, 'rejete-30-fevrier', dater('2026-02-30T08:15:00Z'), DATE),
  attaque(37, 'rejete-date-vide', dater(''), DATE),
  attaque(37, 'accepte-date-a-la-milliseconde', dater('2026-09-30T08:15:00.123Z')),
  attaque(37, 'rejete-date-future', () => signe, 'refusee SIGNATURE_DATEE_DU_FUTUR', recu('2026-09-30T08:04:00Z')),
  attaque(37, 'accepte-horloges-a-dix-minutes-pres', () => signe, 'intacte', recu('2026-09-30T08:06:00Z')),
  attaque(
    37,
    'rejete-date-trop-ancienne',
    () => signe,
    'refusee SIGNATURE_TROP_ANCIENNE',
    recu('2027-10-01T08:16:00Z'),
  ),
  attaque(37, 'rejete-certificat-expire', seul(identite({ au: '2026-09-01' })), 'refusee CERTIFICAT_EXPIRE'),
  attaque(
    37,
    'rejete-certificat-pas-encore-valide',
    seul(identite({ du: '2026-10-01' })),
    'refusee CERTIFICAT_PAS_ENCORE_VALIDE',
  ),
  attaque(
    38,
    'rejete-contresignature',
    nonSignees(
      `<xad:UnsignedSignatureProperties><xad:CounterSignature><ds:Signature xmlns:ds="${DSIG}"/></xad:CounterSignature></xad:UnsignedSignatureProperties>`,
    ),
    'refusee SIGNATURE_CONTRESIGNATURE',
  ),
  attaque(38, 'accepte-proprietes-non-signees', nonSignees(`<!-- --><?x?>${signedInfo}<xad:SignedProperties Id="L"/>`)),
  attaque(38, 'rejete-objet-etranger', apresProprietes('<x/>'), STRUCTURE),
];
