/** Text, and files that parsers read in two ways: cases 39 to 43. */
import { retoucher, signer } from '../flux.ts';
import { ALTEREE, attaque, BASE, signe } from './attaque.ts';

const changer = (avant: string | RegExp, apres: string) => () => retoucher(signe, avant, apres);
const doctype =
  (dtd: string, dedans = 'Achat 2') =>
  () =>
    retoucher(retoucher(signe, '<n:PES_Aller', `<!DOCTYPE n ${dtd}>\n<n:PES_Aller`), 'Achat 1', dedans);
const DTD = 'non lu DOCTYPE_INTERDIT';
const rires = Array.from({ length: 9 }, (_, i) => `<!ENTITY r${i + 1} "${`&r${i};`.repeat(10)}">`).join('');
const declarer = (encodage: string) => retoucher(signe, 'ISO-8859-1', encodage);
const MARQUE_UTF8 = Buffer.from([0xef, 0xbb, 0xbf]);
const utf16 = () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(declarer('UTF-16'), 'utf16le')]);

export const TEXTE = [
  attaque(39, 'rejete-instruction-dans-le-texte', changer('Achat 1', 'Achat 1<?x 000?>'), ALTEREE),
  attaque(39, 'rejete-instruction-a-la-place-du-texte', changer('Achat 1', '<?x Achat 1?>'), ALTEREE),
  attaque(39, 'rejete-texte-mis-en-commentaire', changer('Achat 1', 'Achat<!-- 1-->'), ALTEREE),
  attaque(39, 'accepte-commentaire-dans-le-texte', changer('Achat 1', 'Achat<!-- 000 --> 1')),
  attaque(39, 'accepte-meme-texte-en-cdata', changer('Achat 1', '<![CDATA[Achat 1]]>')),
  attaque(39, 'rejete-autre-texte-en-cdata', changer('Achat 1', '<![CDATA[Achat 10]]>'), ALTEREE),
  attaque(40, 'rejete-chiffre-par-reference', changer('V="18450.00"', 'V="&#49;18450.00"'), ALTEREE),
  attaque(40, 'accepte-meme-valeur-par-reference', changer('V="18450.00"', 'V="&#49;8450.00"')),
  attaque(40, 'accepte-meme-accent-par-reference', changer('Réfection du', 'R&#xE9;fection du')),
  attaque(40, 'accepte-saut-de-ligne-au-lieu-d-une-espace-d-attribut', changer('Réfection du', 'Réfection\ndu')),
  attaque(40, 'accepte-tabulation-au-lieu-d-une-espace-d-attribut', changer('Réfection du', 'Réfection\tdu')),
  attaque(40, 'rejete-saut-de-ligne-par-reference', changer('Réfection du', 'Réfection&#10;du'), ALTEREE),
  attaque(40, 'rejete-tabulation-dans-le-texte', changer('Achat 1', 'Achat\t1'), ALTEREE),
  attaque(40, 'rejete-retour-chariot-par-reference', changer('Achat 1', 'Achat 1&#13;'), ALTEREE),
  attaque(40, 'accepte-fins-de-ligne-crlf', () => signe.replaceAll('\n', '\r\n')),
  attaque(
    40,
    'accepte-apostrophes-et-blancs-dans-les-balises',
    changer('<MtHT V="18450.00"/>', "<MtHT  V = '18450.00' ></MtHT >"),
  ),
  attaque(41, 'rejete-doctype-seul', doctype(''), DTD),
  attaque(41, 'rejete-entite-dans-un-montant', doctype('[<!ENTITY m "000">]', 'Achat 1&m;'), DTD),
  attaque(41, 'rejete-entites-en-cascade', doctype(`[<!ENTITY r0 "ha">${rires}]`, '&r9;'), DTD),
  attaque(
    41,
    'rejete-entite-longue-repetee',
    doctype(`[<!ENTITY l "${'x'.repeat(50_000)}">]`, '&l;'.repeat(5000)),
    DTD,
  ),
  attaque(41, 'rejete-entite-externe', doctype('[<!ENTITY f SYSTEM "file:///etc/passwd">]', '&f;'), DTD),
  attaque(41, 'rejete-entite-de-parametre', doctype('[<!ENTITY % p SYSTEM "http://169.254.169.254/"> %p;]'), DTD),
  attaque(41, 'rejete-dtd-externe', doctype('SYSTEM "http://169.254.169.254/pes.dtd"'), DTD),
  attaque(41, 'rejete-entite-sans-dtd', changer('Achat 1', 'Achat &m;'), 'non lu REFERENCE_INCORRECTE'),
  attaque(42, 'rejete-deux-racines', () => `${signe}<x/>`, 'non lu CONTENU_HORS_RACINE'),
  attaque(42, 'rejete-texte-apres-la-racine', () => `${signe}fin`, 'non lu CONTENU_HORS_RACINE'),
  attaque(42, 'rejete-balise-non-fermee', changer('</Obj>', ''), 'non lu BALISE_FERMANTE_INATTENDUE'),
  attaque(42, 'rejete-attribut-sans-guillemets', changer('V="18450.00"', 'V=18450.00'), 'non lu BALISE_MAL_FORMEE'),
  attaque(42, 'rejete-attribut-repete', changer('V="18450.00"', 'V="18450.00" V="1.00"'), 'non lu ATTRIBUT_REPETE'),
  attaque(42, 'rejete-prefixe-sans-declaration', changer('Achat 1', 'Achat 1<p:x/>'), 'non lu PREFIXE_NON_DECLARE'),
  attaque(42, 'rejete-caractere-nul', changer('Achat 1', 'Achat\x001'), 'non lu CARACTERE_INTERDIT'),
  attaque(42, 'rejete-demi-codet', changer('Achat 1', 'Achat 1&#xD800;'), 'non lu CARACTERE_INTERDIT'),
  attaque(42, 'rejete-fichier-tronque', () => signe.slice(0, -20), 'non lu FICHIER_TRONQUE'),
  attaque(43, 'accepte-utf8', () => Buffer.from(declarer('UTF-8'), 'utf8')),
  attaque(43, 'accepte-utf8-avec-marque', () => Buffer.concat([MARQUE_UTF8, Buffer.from(declarer('UTF-8'), 'utf8')])),
  attaque(43, 'rejete-latin1-dit-utf8', () => Buffer.from(declarer('UTF-8'), 'latin1'), 'non lu OCTETS_HORS_ENCODAGE'),
  attaque(43, 'rejete-utf8-dit-latin1', () => Buffer.from(signe, 'utf8'), ALTEREE),
  attaque(43, 'rejete-utf16', utf16, 'non lu ENCODAGE_NON_ADMIS'),
  attaque(43, 'rejete-utf7', () => declarer('UTF-7'), 'non lu ENCODAGE_NON_ADMIS'),
  attaque(
    43,
    'rejete-marque-utf8-contredite',
    () => Buffer.concat([MARQUE_UTF8, Buffer.from(signe, 'latin1')]),
    'non lu ENCODAGE_CONTRADICTOIRE',
  ),
  attaque(43, 'accepte-qualite-hors-latin1', () => signer(BASE, { qualite: 'Délégué à la voirie — œuvres' })),
];
