import { describe, expect, it } from 'vitest';
import { codesDe, compiler, xsd } from './epreuve.ts';

const include = (fichier: string): string => `<xs:include schemaLocation="${fichier}"/>`;
const element = (type: string): string => `<xs:element name="r" type="${type}"/>`;
const NUM = '<xs:simpleType name="Num"><xs:restriction base="xs:int"/></xs:simpleType>';

describe('files that make one schema', () => {
  it('are found from the folder of the one that names them', () => {
    const schema = compiler({
      'a/b/racine.xsd': xsd(include('../types/num.xsd') + element('Num')),
      'a/types/num.xsd': xsd(include('./num.xsd') + NUM),
    });
    expect(codesDe(schema, '<r>1</r>')).toEqual([]);
    expect(codesDe(schema, '<r>x</r>')).toEqual(['SCHEMA_NOMBRE_INCORRECT']);
  });

  it('take the namespace of each file that includes them, when they have none', () => {
    const inclus = xsd(
      `<xs:complexType name="T"><xs:sequence><xs:element name="n" type="Num"/></xs:sequence></xs:complexType>${NUM}`,
      'elementFormDefault="qualified"',
    );
    const racine = xsd(
      `<xs:import namespace="urn:b" schemaLocation="b.xsd"/>${include('t.xsd')}<xs:element name="r"><xs:complexType><xs:sequence><xs:element name="x" type="a:T"/><xs:element name="y" type="b:T"/></xs:sequence></xs:complexType></xs:element>`,
      'targetNamespace="urn:a" xmlns:a="urn:a" xmlns:b="urn:b"',
    );
    const schema = compiler({
      'a.xsd': racine,
      'b.xsd': xsd(include('t.xsd'), 'targetNamespace="urn:b"'),
      't.xsd': inclus,
    });
    const xml = (x: string, y: string): string =>
      `<a:r xmlns:a="urn:a" xmlns:b="urn:b"><x><${x}:n>1</${x}:n></x><y><${y}:n>1</${y}:n></y></a:r>`;
    expect(codesDe(schema, xml('a', 'b'))).toEqual([]);
    expect(codesDe(schema, xml('a', 'a'))).toEqual(['SCHEMA_ESPACE_DE_NOMS']);
  });

  it('are those of the first location, when a namespace is imported from two', () => {
    const importer = (fichier: string): string => `<xs:import namespace="urn:b" schemaLocation="${fichier}"/>`;
    const autre = (type: string): string => xsd(`<xs:element name="n" type="xs:${type}"/>`, 'targetNamespace="urn:b"');
    const schema = compiler({
      'r.xsd': xsd(
        `${importer('b1.xsd')}${importer('b2.xsd')}<xs:element name="r"><xs:complexType><xs:sequence><xs:element ref="b:n"/></xs:sequence></xs:complexType></xs:element>`,
        'xmlns:b="urn:b"',
      ),
      'b1.xsd': autre('int'),
      'b2.xsd': autre('string'),
    });
    expect(codesDe(schema, '<r><n xmlns="urn:b">x</n></r>')).toEqual(['SCHEMA_NOMBRE_INCORRECT']);
  });

  it('may have several roots', () => {
    const schema = compiler(
      { 'a.xsd': xsd('<xs:element name="a"/>'), 'b.xsd': xsd('<xs:element name="b"/>', 'targetNamespace="urn:b"') },
      'a.xsd',
      'b.xsd',
    );
    expect(codesDe(schema, '<a/>')).toEqual([]);
    expect(codesDe(schema, '<b xmlns="urn:b"/>')).toEqual([]);
  });
});

/** What cannot be compiled, and what the error names. */
const REFUS: Readonly<Record<string, readonly [string, string]>> = {
  'an identity constraint': [
    '<xs:element name="r"><xs:key name="k"><xs:selector xpath="a"/></xs:key></xs:element>',
    'xs:key',
  ],
  'a substitution group': ['<xs:element name="r"/><xs:element name="s" substitutionGroup="r"/>', 'substitutionGroup'],
  'a redefinition': ['<xs:redefine schemaLocation="x"/>', 'xs:redefine'],
  'a type that no file defines': ['<xs:element name="r" type="Absent"/>', 'Absent'],
  'a built-in type that the engine lacks': ['<xs:element name="r" type="xs:NOTATION"/>', 'xs:NOTATION'],
  'a missing included file': ['<xs:include schemaLocation="absent.xsd"/>', 'absent.xsd'],
  'a pattern that is none': [
    '<xs:simpleType name="t"><xs:restriction base="xs:string"><xs:pattern value="(a"/></xs:restriction></xs:simpleType>',
    'xs:pattern',
  ],
  'a pattern that unrolls too far': [
    '<xs:simpleType name="t"><xs:restriction base="xs:string"><xs:pattern value="(a{900}){900}"/></xs:restriction></xs:simpleType>',
    'xs:pattern',
  ],
  'a content model that unrolls too far': [
    '<xs:element name="r"><xs:complexType><xs:sequence><xs:element name="a" maxOccurs="30000"/></xs:sequence></xs:complexType></xs:element>',
    'répétitions',
  ],
  'one name with two types in a content': [
    '<xs:element name="r"><xs:complexType><xs:choice><xs:element name="a" type="xs:int"/><xs:element name="a" type="xs:string"/></xs:choice></xs:complexType></xs:element>',
    'ambigu',
  ],
  'two definitions of one name': ['<xs:element name="r"/><xs:element name="r"/>', 'deux fois'],
  'a type that derives from itself': [
    '<xs:complexType name="t"><xs:complexContent><xs:extension base="t"/></xs:complexContent></xs:complexType>',
    'dérive de lui-même',
  ],
  'a foreign element': ['<a xmlns="urn:x"/>', 'étranger'],
  'a bound on a type without order': [
    '<xs:simpleType name="t"><xs:restriction base="xs:date"><xs:minInclusive value="2020-01-01"/></xs:restriction></xs:simpleType>',
    'xs:minInclusive',
  ],
};

describe('a schema that cannot be compiled', () => {
  it.each(Object.entries(REFUS))('names its file, its line and the construct: %s', (_, [contenu, attendu]) => {
    expect(() => compiler(xsd(`\n${contenu}`))).toThrow(attendu);
    expect(() => compiler(xsd(`\n${contenu}`))).toThrow(/^essai\.xsd:3 :/);
  });

  it('may be no XML at all', () => {
    expect(() => compiler('<xs:schema')).toThrow(/essai\.xsd:.*FICHIER_TRONQUE/);
  });
});
