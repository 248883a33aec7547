/** Files too large, too deep or with treacherous names: cases 44 to 46. What is legal is read, the rest refused soon. */
import { C14N, EXC, signerAutrement } from '../autre-signataire.ts';
import { bordereau, flux, retoucher, signer } from '../flux.ts';
import { ALTEREE, attaque, BASE, STRUCTURE, signature, signe } from './attaque.ts';

const changer = (avant: string | RegExp, apres: string) => () => retoucher(signe, avant, apres);
/** B1 alone, with that inside, signed. */
const avec = (dedans: string) => () => signer(flux([bordereau(1, dedans)]));
const imbriquer = (n: number) => '<x>'.repeat(n) + '</x>'.repeat(n);
const suite = (n: number, faire: (i: number) => string) => Array.from({ length: n }, (_, i) => faire(i)).join('');
const dansKeyInfo = (contenu: string) => changer('<ds:KeyInfo>', `<ds:KeyInfo>${contenu}`);
const VOLUMINEUSE = 'illisible SIGNATURE_TROP_VOLUMINEUSE';
const inclusive = () =>
  signerAutrement(BASE, {
    cible: 'F1',
    transformations: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', C14N],
  });
const INCLUSIVE = { politique: { canonisations: [EXC, C14N] } };

export const DEMESURE = [
  attaque(44, 'rejete-5000-niveaux', changer('Achat 1', imbriquer(5000)), 'non lu LIMITE_PROFONDEUR'),
  attaque(44, 'rejete-100000-niveaux', changer('Achat 1', imbriquer(100_000)), 'non lu LIMITE_PROFONDEUR'),
  attaque(44, 'accepte-200-niveaux', avec(imbriquer(200))),
  attaque(
    44,
    'rejete-20000-attributs',
    changer('<MtHT', `<MtHT ${suite(20_000, (i) => `a${i}="" `)}`),
    'non lu LIMITE_ATTRIBUTS',
  ),
  attaque(
    44,
    'rejete-10000-espaces-de-noms',
    changer('<MtHT', `<MtHT ${suite(10_000, (i) => `xmlns:p${i}="urn:${i}" `)}`),
    'non lu LIMITE_NOMS',
  ),
  attaque(
    44,
    'rejete-espaces-de-noms-declares-par-bouffees',
    changer(
      'Achat 1',
      suite(200, (i) => `<x ${suite(50, (j) => `xmlns:p${j}="urn:${i}:${j}" `)}/>`),
    ),
    'non lu LIMITE_ESPACES_DE_NOMS',
  ),
  attaque(44, 'accepte-50000-freres', avec('<x/>'.repeat(50_000))),
  attaque(44, 'accepte-texte-de-5-Mo', avec(`<Obj>${'x'.repeat(5_000_000)}</Obj>`)),
  attaque(44, 'accepte-50000-commentaires', changer('Achat 1', `Achat 1${'<!---->'.repeat(50_000)}`)),
  attaque(
    44,
    'rejete-2000-signatures',
    changer(signature, signature.repeat(2000)),
    'illisible SIGNATURE_MULTIPLE IDENTIFIANT_EN_DOUBLE ; illisible SIGNATURE_MULTIPLE ; SIGNATURES_EN_TROP ; IDENTIFIANT_EN_DOUBLE',
  ),
  attaque(
    44,
    'rejete-signature-de-2-Mo',
    dansKeyInfo(`<ds:KeyName>${'x'.repeat(2_000_000)}</ds:KeyName>`),
    VOLUMINEUSE,
  ),
  attaque(
    44,
    'rejete-signature-aux-longs-attributs',
    dansKeyInfo(`<ds:KeyName a="${'x'.repeat(100_000)}"/>`.repeat(11)),
    VOLUMINEUSE,
  ),
  attaque(44, 'rejete-signature-de-6000-elements', dansKeyInfo('<ds:KeyName/>'.repeat(6000)), VOLUMINEUSE),
  attaque(44, 'rejete-signature-de-30-niveaux', dansKeyInfo(imbriquer(30)), VOLUMINEUSE),
  attaque(45, 'rejete-balise-proto-ajoutee', changer('Achat 1', 'Achat 1<__proto__ constructor="x"/>'), ALTEREE),
  attaque(45, 'accepte-balise-proto-signee', avec('<__proto__ constructor="x" hasOwnProperty="y" toString="z"/>')),
  attaque(
    45,
    'rejete-balise-proto-dans-la-signature',
    changer('<ds:SignedInfo ', '<__proto__ constructor="x"/><ds:SignedInfo '),
    STRUCTURE,
  ),
  attaque(
    45,
    'rejete-attribut-proto-dans-signedinfo',
    changer('<ds:SignedInfo ', '<ds:SignedInfo __proto__="x" '),
    'alteree SIGNATURE_VALEUR_FAUSSE',
  ),
  attaque(46, 'accepte-prefixe-inutilise-au-dessus', changer(' Id="F1"', ' xmlns:z="urn:z" Id="F1"')),
  attaque(
    46,
    'rejete-prefixe-inutilise-au-dessus-en-forme-inclusive',
    () => retoucher(inclusive(), ' Id="F1"', ' xmlns:z="urn:z" Id="F1"'),
    ALTEREE,
    INCLUSIVE,
  ),
  attaque(46, 'accepte-forme-inclusive-si-admise', inclusive, 'intacte', INCLUSIVE),
  attaque(
    46,
    'rejete-espace-par-defaut-au-dessus',
    changer('<PES_DepenseAller>', '<PES_DepenseAller xmlns="urn:evil">'),
    'illisible SIGNATURE_MAL_PLACEE',
  ),
  attaque(
    46,
    'rejete-espace-par-defaut-sur-le-bordereau',
    changer('<Bordereau Id="B1">', '<Bordereau Id="B1" xmlns="urn:evil">'),
    'illisible SIGNATURE_MAL_PLACEE',
  ),
  attaque(46, 'accepte-prefixe-signe', avec('<z:a xmlns:z="urn:un"/>')),
  attaque(
    46,
    'rejete-prefixe-signe-redirige',
    async () => retoucher(await avec('<z:a xmlns:z="urn:un"/>')(), 'urn:un', 'urn:deux'),
    ALTEREE,
  ),
  attaque(46, 'accepte-signature-sans-prefixe', () => signerAutrement(BASE, { cible: 'F1', prefixe: '' })),
  attaque(46, 'accepte-signature-sous-un-autre-prefixe', () => signerAutrement(BASE, { cible: 'F1', prefixe: 'zz' })),
  attaque(46, 'accepte-autre-prefixe-pour-la-racine', () =>
    signe.replaceAll('n:PES_Aller', 'zz:PES_Aller').replace('xmlns:n=', 'xmlns:zz='),
  ),
];
