/** xsi:type names a type by a prefix that the file declares: which one it is depends on where it stands. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../functions/xml/limits.ts';
import { Scope } from '../../../functions/xml/scope.ts';
import { codesDe, compiler, Juge, xsd } from './epreuve.ts';

const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const XS = 'http://www.w3.org/2001/XMLSchema';
const LIBRE = xsd(
  '<xs:element name="r"><xs:complexType><xs:sequence><xs:any processContents="lax" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>',
);
const schema = compiler(LIBRE);
const dans = (contenu: string): string => `<r ${XSI} xmlns:p="${XS}">${contenu}</r>`;

describe('the type that an element says', () => {
  it.each([
    '<e xsi:type="p:int">1</e>',
    '<e xsi:type="p:int">x</e>',
    '<e xmlns:p="urn:x" xsi:type="p:int">1</e>',
    '<d xmlns:p="urn:x"><e xsi:type="p:int">1</e></d>',
    '<d xmlns:p="urn:x"/><e xsi:type="p:int">1</e>',
    `<d xmlns:p="urn:x"><d xmlns:p="${XS}"><e xsi:type="p:int">1</e></d></d>`,
    `<d xmlns:p="urn:x"><d xmlns:p="${XS}"/><e xsi:type="p:int">1</e></d>`,
    `<d xmlns="${XS}"><e xsi:type="int">1</e></d>`,
    `<d xmlns="${XS}"><e xmlns="" xsi:type="int">1</e></d>`,
    '<e xsi:type="int">1</e>',
    '<e xsi:type="q:int">1</e>',
    `<d xmlns:q="${XS}"/><e xsi:type="q:int">1</e>`,
    ...['a:b', 'p:b', 'b', 'a:b:c'].map((nom) => `<e xsi:type="p:QName">${nom}</e>`),
    ...['IDREF', 'IDREFS', 'NMTOKENS', 'duration', 'gDay', 'gMonth', 'gMonthDay', 'NOTATION', 'ENTITY', 'rien'].flatMap(
      (type) => ['a', 'a b', 'P1D', '---31', '--02', '--02-29', '1 2'].map((v) => `<e xsi:type="p:${type}">${v}</e>`),
    ),
  ])('%s: as libxml2 judges it', (contenu) => {
    const juge = new Juge(LIBRE);
    expect(codesDe(schema, dans(contenu)).length === 0).toBe(juge.admet(dans(contenu)));
    juge.dispose();
  });

  it('is found in as many steps, however many declarations are in scope', () => {
    const pas = (niveaux: number): number => {
      const scope = new Scope(DEFAULT_LIMITS);
      for (let depth = 0; depth < niveaux; depth++)
        for (let i = 0; i < 50; i++) scope.bind(scope.prefixId(`p${i}`), scope.uriId(`urn:${i}`), depth);
      let lus = 0;
      const compter = <T extends object>(vu: T): T => {
        const get = (o: T, cle: string | symbol) => {
          lus++;
          return Reflect.get(o, cle);
        };
        return new Proxy(vu, { get });
      };
      Object.assign(scope, { bound: compter(scope.bound), uris: compter(scope.uris), undo: compter([]) });
      expect(scope.namespaceOf('p7')).toBe('urn:7');
      return lus;
    };
    expect(pas(240)).toBe(pas(1));
  });
});
