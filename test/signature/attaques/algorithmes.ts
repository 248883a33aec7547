/** Algorithms and keys: cases 24 to 27. Each block is signed again in its own way: the computation would pass. */
import { constants, createHash, createHmac, createPublicKey, sign } from 'node:crypto';
import { type Identite, identite } from '../../autorites.ts';
import { DSIG, MORE, signerAutrement, XMLENC } from '../autre-signataire.ts';
import { avecCleRsa } from '../certificat-retouche.ts';
import { refaireProprietes, refaireSignedInfo } from '../faussaire.ts';
import { retoucher, signataire, signer } from '../flux.ts';
import { ALTEREE, attaque, BASE, STRUCTURE, signe } from './attaque.ts';

const NON_ADMIS = 'illisible SIGNATURE_ALGORITHME_NON_ADMIS';
const FAIBLE = 'refusee SIGNATURE_CLE_FAIBLE';
const PERIME = 'refusee SIGNATURE_ALGORITHME_PERIME';
const FAUSSE = 'alteree SIGNATURE_VALEUR_FAUSSE';

/** With another SignatureMethod, and the value that it would have. */
const methode = (uri: string, valeur?: (si: string) => string) => () =>
  refaireSignedInfo(signe, (si) => retoucher(si, `${MORE}rsa-sha256`, uri), valeur);
const hmac = (hash: string, secret: Buffer) => (si: string) => createHmac(hash, secret).update(si).digest('base64');
const publique = createPublicKey(signataire().cle).export({ type: 'spki', format: 'der' });
const pss = (options: object) => (si: string) =>
  sign('sha256', Buffer.from(si), {
    key: signataire().cle,
    padding: constants.RSA_PKCS1_PSS_PADDING,
    ...options,
  }).toString('base64');
const PSS = 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1';

const joindre = (der: Buffer) => () =>
  retoucher(signe, /<ds:X509Certificate>[^<]*/, `<ds:X509Certificate>${der.toString('base64')}`);

/** Before policy .7: RSA and SHA-1, received on that day. */
const ancien = (reste: object) => () =>
  signerAutrement(BASE, {
    cible: 'F1',
    identite: identite({ du: '2016-01-01', au: '2019-06-01' }),
    signeLe: '2018-06-01T10:00:00Z',
    ...reste,
  });
const recu = (date: string) => ({ recuLe: new Date(date) });
const TARD = recu('2019-01-01T00:00:00Z');
const declareParSha1 = () =>
  refaireProprietes(signe, (p) =>
    retoucher(
      p,
      /<xad:DigestMethod[^>]*><\/xad:DigestMethod><xad:DigestValue>[^<]*/,
      `<xad:DigestMethod Algorithm="${DSIG}sha1"></xad:DigestMethod><xad:DigestValue>${createHash('sha1').update(signataire().certificat).digest('base64')}`,
    ),
  );

const ec = identite({ cle: 'ec-256' });
const p1363 = (si: string) => sign('sha256', Buffer.from(si), { key: ec.cle, dsaEncoding: 'ieee-p1363' });
const ecdsa = (faire: (si: string) => Buffer) => async () =>
  refaireSignedInfo(
    await signer(BASE, { ...ec, portee: 'fichier' }),
    (si) => si,
    (si) => faire(si).toString('base64'),
  );
const fichier = (qui: Identite) => () => signer(BASE, { ...qui, portee: 'fichier' });

export const ALGORITHMES = [
  attaque(
    24,
    'rejete-hmac-sha1-du-certificat',
    methode(`${DSIG}hmac-sha1`, hmac('sha1', signataire().certificat)),
    NON_ADMIS,
  ),
  attaque(
    24,
    'rejete-hmac-sha256-du-certificat',
    methode(`${MORE}hmac-sha256`, hmac('sha256', signataire().certificat)),
    NON_ADMIS,
  ),
  attaque(24, 'rejete-hmac-sha1-de-la-cle-publique', methode(`${DSIG}hmac-sha1`, hmac('sha1', publique)), NON_ADMIS),
  attaque(
    24,
    'rejete-hmac-sha256-de-la-cle-publique',
    methode(`${MORE}hmac-sha256`, hmac('sha256', publique)),
    NON_ADMIS,
  ),
  attaque(
    25,
    'rejete-condensat-md5',
    () => refaireSignedInfo(signe, (si) => retoucher(si, `${XMLENC}sha256`, `${MORE}md5`)),
    NON_ADMIS,
  ),
  attaque(25, 'rejete-rsa-md5', methode(`${MORE}rsa-md5`), NON_ADMIS),
  attaque(25, 'rejete-dsa-sha1', methode(`${DSIG}dsa-sha1`), NON_ADMIS),
  attaque(25, 'rejete-rsa-sha1-apres-son-terme', ancien({ methode: `${DSIG}rsa-sha1` }), PERIME, TARD),
  attaque(25, 'rejete-condensat-sha1-apres-son-terme', ancien({ condensat: `${DSIG}sha1` }), PERIME, TARD),
  attaque(25, 'rejete-certificat-declare-par-sha1-apres-son-terme', declareParSha1, PERIME),
  attaque(
    25,
    'accepte-sha1-avant-son-terme',
    ancien({ methode: `${DSIG}rsa-sha1`, condensat: `${DSIG}sha1` }),
    'intacte',
    recu('2018-12-31T12:00:00Z'),
  ),
  attaque(
    25,
    'rejete-sha1-avant-son-terme-mais-contenu-change',
    () => retoucher(ancien({ condensat: `${DSIG}sha1` })(), '18450', '18950'),
    ALTEREE,
    recu('2018-12-31T12:00:00Z'),
  ),
  attaque(25, 'rejete-rsa-1024', fichier(identite({ cle: 'rsa-1024' })), FAIBLE),
  attaque(25, 'rejete-rsa-exposant-3', fichier(identite({ cle: 'rsa-e3' })), FAIBLE),
  attaque(
    25,
    'rejete-rsa-exposant-1',
    joindre(avecCleRsa(2048, Buffer.from([1]))),
    'illisible SIGNATURE_VALEUR_FAUSSE SIGNATURE_CLE_FAIBLE CERTIFICAT_NON_DECLARE',
  ),
  attaque(26, 'rejete-pss-sans-sel', methode(PSS, pss({ saltLength: 0 })), NON_ADMIS),
  attaque(26, 'rejete-pss-annonce-pkcs1', () => refaireSignedInfo(signe, (si) => si, pss({ saltLength: 32 })), FAUSSE),
  attaque(
    26,
    'rejete-pss-autre-mgf',
    methode('http://www.w3.org/2007/05/xmldsig-more#rsa-pss', pss({ saltLength: 20 })),
    NON_ADMIS,
  ),
  attaque(
    26,
    'rejete-hmacoutputlength',
    () =>
      refaireSignedInfo(signe, (si) =>
        retoucher(si, '</ds:SignatureMethod>', '<ds:HMACOutputLength>1</ds:HMACOutputLength></ds:SignatureMethod>'),
      ),
    STRUCTURE,
  ),
  attaque(27, 'accepte-ecdsa-r-et-s', ecdsa(p1363)),
  attaque(
    27,
    'rejete-ecdsa-en-der',
    ecdsa((si) => sign('sha256', Buffer.from(si), ec.cle)),
    FAUSSE,
  ),
  attaque(
    27,
    'rejete-ecdsa-r-nul',
    ecdsa((si) => p1363(si).fill(0, 0, 32)),
    FAUSSE,
  ),
  attaque(
    27,
    'rejete-ecdsa-s-nul',
    ecdsa((si) => p1363(si).fill(0, 32)),
    FAUSSE,
  ),
  attaque(
    27,
    'rejete-ecdsa-tout-nul',
    ecdsa(() => Buffer.alloc(64)),
    FAUSSE,
  ),
  attaque(
    27,
    'rejete-ecdsa-trop-court',
    ecdsa((si) => p1363(si).subarray(0, 63)),
    FAUSSE,
  ),
  attaque(
    27,
    'rejete-ecdsa-trop-long',
    ecdsa((si) => Buffer.concat([Buffer.alloc(1), p1363(si).subarray(0, 32), Buffer.alloc(1), p1363(si).subarray(32)])),
    FAUSSE,
  ),
];
