import { describe, expect, it } from 'vitest';
import { type CodeSchema, MOTIFS_SCHEMA } from '../../../schemas/motifs/schema.ts';
import { codesDe, compiler, fautesDe, valider, xsd } from './epreuve.ts';

const e = (nom: string, reste = ''): string => `<xs:element name="${nom}" type="V" ${reste}/>`;
const V = `<xs:complexType name="V"><xs:attribute name="V" use="required"><xs:simpleType><xs:restriction base="xs:string">
  <xs:maxLength value="5"/></xs:restriction></xs:simpleType></xs:attribute></xs:complexType>`;
const LIGNE = `<xs:complexType name="TLigne"><xs:sequence>${e('Id')}${e('Objet', 'minOccurs="0"')}${e('MtHT')}${e('MtTVA')}
  <xs:choice><xs:element name="RIB" type="V"/><xs:element name="SEPA" type="V"/></xs:choice>${e('PJ', 'minOccurs="0" maxOccurs="2"')}</xs:sequence></xs:complexType>`;
const SCHEMA = compiler(
  xsd(
    `${V}${LIGNE}<xs:element name="Flux"><xs:complexType><xs:sequence><xs:element name="Ligne" type="TLigne" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>`,
  ),
);

const ORDRE = ['Id', 'Objet', 'MtHT', 'MtTVA', 'RIB'];
const ligne = (...noms: readonly string[]): string => `<Ligne>${noms.map((nom) => `<${nom} V="1"/>`).join('')}</Ligne>`;
const flux = (...lignes: readonly string[]): string => `<Flux>\n${lignes.join('\n')}\n</Flux>`;
const fautes = (...noms: readonly string[]) => fautesDe(SCHEMA, flux(ligne(...ORDRE), ligne(...noms), ligne(...ORDRE)));

/** The sentence of the only fault. */
function phrase(...noms: readonly string[]): string {
  const [faute, ...autres] = fautes(...noms);
  expect(autres).toEqual([]);
  return faute === undefined ? '' : phraseDe(faute.code, faute.valeurs);
}

const phraseDe = (code: CodeSchema, valeurs: Readonly<Record<string, string>>): string =>
  MOTIFS_SCHEMA[code].phrase.replace(/\{(\w+)\}/g, (_, nom: string) => valeurs[nom] ?? `{${nom}}`);

describe('one departure from the schema is one fault, in a sentence', () => {
  it.each([
    [
      'an element that is missing',
      ['Id', 'Objet', 'MtTVA', 'RIB'],
      'Dans Ligne, l’élément MtHT manque : il doit venir avant MtTVA.',
    ],
    [
      'an element missing at the end',
      ['Id', 'MtHT', 'MtTVA'],
      'Ligne se termine sans RIB ou SEPA, pourtant obligatoire.',
    ],
    [
      'an element given again',
      ['Id', 'Id', 'MtHT', 'MtTVA', 'RIB'],
      'Dans Ligne, l’élément Id est donné plus de fois qu’il n’est permis.',
    ],
    [
      'too many repetitions',
      [...ORDRE, 'PJ', 'PJ', 'PJ'],
      'Dans Ligne, l’élément PJ est donné plus de fois qu’il n’est permis.',
    ],
    [
      'both sides of a choice',
      [...ORDRE, 'SEPA'],
      'Dans Ligne, l’élément SEPA n’est pas à sa place : il vient après RIB.',
    ],
    [
      'an element too late',
      ['Id', 'MtHT', 'Objet', 'MtTVA', 'RIB'],
      'Dans Ligne, l’élément Objet n’est pas à sa place : il vient après MtHT.',
    ],
    [
      'a name misspelt',
      ['Id', 'MtHt', 'MtTVA', 'RIB'],
      'L’élément MtHt n’existe pas dans Ligne. Attendu à cet endroit : Objet, MtHT.',
    ],
    [
      'an unknown element',
      ['Id', 'MtHT', 'Neuf', 'MtTVA', 'RIB'],
      'L’élément Neuf n’existe pas dans Ligne. Attendu à cet endroit : MtTVA.',
    ],
  ])('%s', (_, noms, attendu) => {
    expect(phrase(...noms)).toBe(attendu);
  });

  it('tells each of two elements that are missing', () => {
    expect(fautes('Id', 'RIB').map(({ valeurs }) => valeurs.manquant)).toEqual(['MtHT', 'MtTVA']);
  });

  it('says where: line, column and path', () => {
    const [faute] = fautes('Id', 'Objet', 'MtTVA', 'RIB');
    expect(faute?.lieu).toEqual({ ligne: 3, colonne: 33, chemin: '/Flux/Ligne/MtTVA' });
  });

  it('goes on after an element that came too early, rather than telling all that it passed over', () => {
    expect(codesDe(SCHEMA, flux(ligne('PJ', ...ORDRE)))).toEqual(['SCHEMA_ELEMENT_DEPLACE']);
  });

  it('looks into an element that is out of place, and not into an unknown one', () => {
    const xml = flux(
      '<Ligne><Id V="trop long"/><Neuf><Id/><x>y</x></Neuf><MtHT V="1"/><MtTVA V="1"/><RIB V="1"/><Id V="trop long"/></Ligne>',
    );
    expect(codesDe(SCHEMA, xml)).toEqual([
      'SCHEMA_VALEUR_TROP_LONGUE',
      'SCHEMA_ELEMENT_INATTENDU',
      'SCHEMA_ELEMENT_DEPLACE',
      'SCHEMA_VALEUR_TROP_LONGUE',
    ]);
  });

  it('tells a namespace that should not be there', () => {
    const [faute] = fautesDe(SCHEMA, '<Flux><Ligne xmlns="urn:x"/></Flux>');
    expect(faute?.code).toBe('SCHEMA_ESPACE_DE_NOMS');
    expect(faute?.valeurs).toMatchObject({ espace: 'urn:x', attendu: '' });
  });

  it('looks no further than a root that it does not know', () => {
    expect(codesDe(SCHEMA, '<Autre><Ligne/></Autre>')).toEqual(['SCHEMA_RACINE_INCONNUE']);
  });
});

describe('a file full of faults', () => {
  it('has the first told, and all counted', () => {
    const xml = flux(...Array.from({ length: 10_000 }, () => ligne('Id', 'Objet', 'MtTVA', 'RIB')));
    const { dites, nombre } = valider(SCHEMA, xml, { fautesDites: 100 }).fautes;
    expect(dites.length).toBe(100);
    expect(nombre).toBe(10_000);
  });
});

const TYPES = `<xs:simpleType name="T"><xs:restriction base="xs:string"><xs:maxLength value="3"/></xs:restriction></xs:simpleType>`;
const simple = (type: string, facettes = ''): string =>
  xsd(
    `<xs:element name="r"><xs:simpleType><xs:restriction base="xs:${type}">${facettes}</xs:restriction></xs:simpleType></xs:element>`,
  );
const complexe = (contenu: string): string =>
  xsd(`${TYPES}<xs:element name="r"><xs:complexType>${contenu}</xs:complexType></xs:element>`);
const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const a = '<xs:element name="a" type="xs:string"/>';
const IDS =
  '<xs:sequence><xs:element name="i" maxOccurs="unbounded"><xs:complexType><xs:attribute name="Id" type="xs:ID"/></xs:complexType></xs:element></xs:sequence>';

/** For each code of the catalogue, a schema and a document that shows it and nothing else. */
const EXEMPLES: Readonly<Record<CodeSchema, readonly [string, string]>> = {
  SCHEMA_RACINE_INCONNUE: [simple('string'), '<x/>'],
  SCHEMA_ELEMENT_MANQUANT: [complexe(`<xs:sequence>${a}<xs:element name="b"/></xs:sequence>`), '<r><b/></r>'],
  SCHEMA_FIN_PREMATUREE: [complexe(`<xs:sequence>${a}</xs:sequence>`), '<r/>'],
  SCHEMA_ELEMENT_INATTENDU: [complexe(`<xs:sequence>${a}</xs:sequence>`), '<r><a/><z/></r>'],
  SCHEMA_ELEMENT_DEPLACE: [
    complexe(`<xs:sequence><xs:element name="b" minOccurs="0"/>${a}</xs:sequence>`),
    '<r><a/><b/></r>',
  ],
  SCHEMA_ELEMENT_REPETE: [complexe(`<xs:all>${a}</xs:all>`), '<r><a/><a/></r>'],
  SCHEMA_ESPACE_DE_NOMS: [complexe(`<xs:sequence>${a}</xs:sequence>`), '<r><a xmlns="urn:x"/></r>'],
  SCHEMA_CONTENU_INTERDIT: [simple('string'), '<r><a/></r>'],
  SCHEMA_TEXTE_INTERDIT: [complexe(`<xs:sequence>${a}</xs:sequence>`), '<r>x<a/></r>'],
  SCHEMA_TYPE_REFUSE: [simple('string'), `<r ${XSI} xsi:type="x"/>`],
  SCHEMA_TYPE_ABSTRAIT: [xsd('<xs:complexType name="t" abstract="true"/><xs:element name="r" type="t"/>'), '<r/>'],
  SCHEMA_NIL_REFUSE: [simple('string'), `<r ${XSI} xsi:nil="true"/>`],
  SCHEMA_ATTRIBUT_MANQUANT: [complexe('<xs:attribute name="V" use="required"/>'), '<r/>'],
  SCHEMA_ATTRIBUT_INCONNU: [complexe('<xs:attribute name="V"/>'), '<r W=""/>'],
  SCHEMA_VALEUR_TROP_LONGUE: [complexe('<xs:attribute name="V" type="T"/>'), '<r V="abcd"/>'],
  SCHEMA_VALEUR_TROP_COURTE: [simple('string', '<xs:minLength value="2"/>'), '<r>a</r>'],
  SCHEMA_CODE_INCONNU: [simple('string', '<xs:enumeration value="01"/>'), '<r>02</r>'],
  SCHEMA_FORME_INCORRECTE: [simple('string', '<xs:pattern value="[0-9]+-"/>'), '<r>12</r>'],
  SCHEMA_NOMBRE_INCORRECT: [simple('decimal'), '<r>1,5</r>'],
  SCHEMA_TROP_DE_CHIFFRES: [simple('decimal', '<xs:fractionDigits value="2"/>'), '<r>1.005</r>'],
  SCHEMA_HORS_BORNES: [simple('decimal', '<xs:minExclusive value="0"/>'), '<r>0.00</r>'],
  SCHEMA_DATE_INCORRECTE: [simple('date'), '<r>31/12/2026</r>'],
  SCHEMA_VALEUR_INCORRECTE: [simple('boolean'), '<r>oui</r>'],
  SCHEMA_VALEUR_IMPOSEE: [complexe('<xs:attribute name="V" fixed="1"/>'), '<r V="2"/>'],
  SCHEMA_BASE64_INCORRECT: [simple('base64Binary'), '<r>QQ=</r>'],
  SCHEMA_TEXTE_TROP_LONG: [simple('token', '<xs:pattern value="x*"/>'), `<r>${'x'.repeat(70_000)}</r>`],
  SCHEMA_ID_EN_DOUBLE: [complexe(IDS), '<r><i Id="a"/><i Id="a"/></r>'],
  SCHEMA_LIMITE_IDENTIFIANTS: [
    complexe(IDS),
    `<r>${Array.from({ length: 200_001 }, (_, i) => `<i Id="a${i}"/>`).join('')}</r>`,
  ],
};

describe('each code of the catalogue', () => {
  it.each(Object.entries(EXEMPLES))('%s is told, alone, with all that its sentence needs', (code, [schema, xml]) => {
    const [faute, ...autres] = fautesDe(compiler(schema), xml);
    expect(autres).toEqual([]);
    expect(faute?.code).toBe(code);
    expect(phraseDe(faute?.code ?? 'SCHEMA_NIL_REFUSE', faute?.valeurs ?? {})).not.toMatch(/[{}]/);
    expect(faute?.lieu.ligne).toBe(1);
  });
});
