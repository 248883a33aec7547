/** The form of SignedInfo: cases 19 to 23 and 28 to 31. Forged blocks are signed again: any computation would pass. */
import { C14N, DSIG, ENVELOPPEE, EXC } from '../autre-signataire.ts';
import { refaireSignedInfo } from '../faussaire.ts';
import { retoucher } from '../flux.ts';
import { attaque, condensat, reference, STRUCTURE, signe, signedInfo, valeur } from './attaque.ts';

const PARASITE = 'illisible SIGNATURE_CONTENU_PARASITE';
const BASE64 = 'illisible SIGNATURE_BASE64';
const NOMBRE = 'illisible SIGNATURE_REFERENCES_NOMBRE';
const TRANSFORMATION = 'illisible SIGNATURE_TRANSFORMATION_NON_ADMISE';
const CANONISATION = 'illisible SIGNATURE_CANONISATION_NON_ADMISE';
const EXTERNE = 'illisible SIGNATURE_REFERENCE_EXTERNE';

/** Changed and signed again, or changed only. */
const refaire = (avant: string | RegExp, apres: string) => () =>
  refaireSignedInfo(signe, (si) => retoucher(si, avant, apres));
const changer = (avant: string | RegExp, apres: string) => () => retoucher(signe, avant, apres);
const devantMethode = (intrus: string) => refaire('<ds:SignatureMethod', `${intrus}<ds:SignatureMethod`);
const transformation = (uri: string, dedans = '') => `<ds:Transform Algorithm="${uri}">${dedans}</ds:Transform>`;
const exc = transformation(EXC);
const devantExc = (uri: string) => refaire(exc, transformation(uri) + exc);
const prefixes = (n: number) =>
  `<ec:InclusiveNamespaces xmlns:ec="${EXC}" PrefixList="${Array.from({ length: n }, (_, i) => `p${i}`).join(' ')}"></ec:InclusiveNamespaces>`;
const references = (n: number) => refaire(/<ds:Reference [\s\S]*<\/ds:Reference>/, reference.repeat(n));

const LEURRES = ['SignatureMethod', 'CanonicalizationMethod', 'KeyInfo', 'SignatureValue'].flatMap((nom) => {
  const leurre = `<ds:${nom}  Algorithm="${DSIG}hmac-sha1"></ds:${nom}>`;
  const minuscule = nom.toLowerCase();
  return [
    attaque(
      22,
      `rejete-leurre-${minuscule}-dans-un-objet-devant`,
      changer('<ds:SignedInfo ', `<ds:Object>${leurre}</ds:Object><ds:SignedInfo `),
      STRUCTURE,
    ),
    attaque(
      22,
      `rejete-leurre-${minuscule}-dans-un-objet`,
      changer('<ds:Object>', `<ds:Object>${leurre}</ds:Object><ds:Object>`),
      STRUCTURE,
    ),
    attaque(
      22,
      `rejete-leurre-${minuscule}-etranger`,
      changer('<ds:SignedInfo ', `<f:${nom} xmlns:f="urn:f"/><ds:SignedInfo `),
      STRUCTURE,
    ),
    attaque(22, `rejete-leurre-${minuscule}-signe`, devantMethode(leurre), STRUCTURE),
  ];
});

export const SIGNED_INFO = [
  attaque(19, 'accepte-bloc-signe-de-nouveau', () => refaireSignedInfo(signe, (si) => si)),
  attaque(19, 'rejete-deux-signedinfo', changer(signedInfo, signedInfo + signedInfo), STRUCTURE),
  attaque(
    19,
    'rejete-signedinfo-dans-un-objet',
    changer('<ds:Object>', `<ds:Object>${signedInfo}</ds:Object><ds:Object>`),
    STRUCTURE,
  ),
  attaque(
    19,
    'rejete-signedinfo-deplace-dans-l-objet',
    () => retoucher(retoucher(signe, signedInfo, ''), '<ds:Object>', `<ds:Object>${signedInfo}`),
    STRUCTURE,
  ),
  attaque(20, 'rejete-commentaire-dans-signedinfo', devantMethode('<!-- -->'), PARASITE),
  attaque(20, 'rejete-instruction-dans-signedinfo', devantMethode('<?x y?>'), PARASITE),
  attaque(20, 'rejete-cdata-dans-signedinfo', devantMethode('<![CDATA[]]>'), PARASITE),
  attaque(20, 'rejete-texte-dans-signedinfo', devantMethode('texte'), PARASITE),
  attaque(
    20,
    'rejete-commentaire-dans-les-proprietes',
    changer('<xad:SigningTime>', '<!-- --><xad:SigningTime>'),
    PARASITE,
  ),
  attaque(20, 'rejete-instruction-devant-keyinfo', changer('<ds:KeyInfo>', '<?x?><ds:KeyInfo>'), PARASITE),
  attaque(
    20,
    'rejete-blanc-ajoute-apres',
    changer('<ds:SignatureMethod', '\n<ds:SignatureMethod'),
    'alteree SIGNATURE_VALEUR_FAUSSE',
  ),
  attaque(20, 'accepte-blanc-signe', devantMethode('\n')),
  attaque(21, 'rejete-commentaire-dans-digestvalue', refaire(condensat, `<!--${condensat}-->${condensat}`), PARASITE),
  attaque(21, 'rejete-element-dans-digestvalue', refaire(condensat, `${condensat}<x></x>`), PARASITE),
  attaque(21, 'rejete-element-au-lieu-de-digestvalue', refaire(condensat, '<x></x>'), STRUCTURE),
  attaque(
    21,
    'rejete-deux-digestvalue',
    refaire('<ds:DigestValue>', `<ds:DigestValue>${condensat}</ds:DigestValue><ds:DigestValue>`),
    STRUCTURE,
  ),
  ...LEURRES,
  attaque(23, 'rejete-base64-parasite', changer(valeur, `!${valeur}`), BASE64),
  attaque(23, 'rejete-base64-sans-bourrage', changer(valeur, valeur.replace(/=+$/, '')), BASE64),
  attaque(23, 'rejete-base64-trop-long', changer(valeur, `${valeur}A`), BASE64),
  attaque(23, 'rejete-base64-espace-insecable', changer(valeur, `\u00a0${valeur}`), BASE64),
  attaque(23, 'rejete-base64-vide', changer(valeur, ''), BASE64),
  attaque(23, 'rejete-base64-alphabet-des-url', changer(valeur, valeur.replace(/[+/]/, '-')), BASE64),
  attaque(
    23,
    'rejete-base64-bits-en-trop',
    changer(
      valeur,
      valeur.replace(/.==$/, (f) => `${f[0] === 'B' ? 'C' : 'B'}==`),
    ),
    BASE64,
  ),
  attaque(23, 'rejete-base64-caractere-nul', changer(valeur, `\0${valeur}`), 'non lu CARACTERE_INTERDIT'),
  attaque(
    23,
    'rejete-base64-caractere-nul-par-reference',
    changer(valeur, `&#0;${valeur}`),
    'non lu CARACTERE_INTERDIT',
  ),
  attaque(23, 'rejete-digestvalue-bourrage-en-trop', refaire(condensat, `${condensat}=`), BASE64),
  attaque(23, 'accepte-base64-en-lignes', changer(valeur, valeur.replace(/.{76}/g, '$&&#13;\n'))),
  ...[0, 1, 3, 11, 51, 200].map((n) => attaque(28, `rejete-${n}-references`, references(n), NOMBRE)),
  attaque(28, 'rejete-1000-references', references(1000), 'illisible SIGNATURE_TROP_VOLUMINEUSE'),
  attaque(29, 'rejete-xpath', devantExc('http://www.w3.org/TR/1999/REC-xpath-19991116'), TRANSFORMATION),
  attaque(29, 'rejete-xpath-filter2', devantExc('http://www.w3.org/2002/06/xmldsig-filter2'), TRANSFORMATION),
  attaque(29, 'rejete-xslt', devantExc('http://www.w3.org/TR/1999/REC-xslt-19991116'), TRANSFORMATION),
  attaque(29, 'rejete-transformation-base64', devantExc(`${DSIG}base64`), TRANSFORMATION),
  attaque(29, 'rejete-enveloppee-deux-fois', devantExc(ENVELOPPEE), TRANSFORMATION),
  attaque(29, 'rejete-11-transformations', refaire(exc, exc.repeat(10)), TRANSFORMATION),
  attaque(29, 'rejete-10000-prefixes', refaire(exc, transformation(EXC, prefixes(10_000))), CANONISATION),
  attaque(
    29,
    'rejete-10000-prefixes-meme-si-admis',
    refaire(exc, transformation(EXC, prefixes(10_000))),
    CANONISATION,
    {
      politique: { listesDePrefixes: true },
    },
  ),
  attaque(29, 'rejete-sans-enveloppee', refaire(transformation(ENVELOPPEE), ''), STRUCTURE),
  attaque(29, 'rejete-sans-forme-canonique', refaire(exc, ''), CANONISATION),
  attaque(29, 'rejete-forme-inclusive', refaire(EXC, C14N), CANONISATION),
  attaque(29, 'accepte-liste-de-prefixes-vide', refaire(exc, transformation(EXC, prefixes(0)))),
  attaque(
    30,
    'rejete-manifeste-au-lieu-du-contenu',
    refaire('<ds:Reference URI="#B1">', `<ds:Reference Type="${DSIG}Manifest" URI="#B1">`),
    STRUCTURE,
  ),
  attaque(
    30,
    'rejete-manifeste-en-plus',
    refaire(
      '</ds:SignedInfo>',
      `${reference.replace('URI="#B1"', `Type="${DSIG}Manifest" URI="#M1"`)}</ds:SignedInfo>`,
    ),
    NOMBRE,
  ),
  attaque(31, 'rejete-reference-http', refaire('URI="#B1"', 'URI="http://169.254.169.254/"'), EXTERNE),
  attaque(31, 'rejete-reference-a-un-fichier', refaire('URI="#B1"', 'URI="file:///etc/passwd"'), EXTERNE),
  attaque(31, 'rejete-reference-relative', refaire('URI="#B1"', 'URI="autre.xml#B1"'), EXTERNE),
  attaque(31, 'rejete-reference-data', refaire('URI="#B1"', 'URI="data:,x"'), EXTERNE),
];
