/** A tag that comes again is judged again: what was remembered of the last one hides nothing, and silences nobody. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { enLong } from '../../en-long.ts';
import { codesDe, compiler, fautesDe, valider, xsd } from './epreuve.ts';

const IMPORTE = xsd(
  `<xs:attribute name="k" type="xs:int"/>
    <xs:element name="q"><xs:complexType><xs:attribute ref="t:k"/></xs:complexType></xs:element>`,
  'targetNamespace="urn:t" xmlns:t="urn:t"',
);
const SCHEMA = compiler({
  'r.xsd': xsd(`<xs:import namespace="urn:t" schemaLocation="t.xsd"/>
    <xs:complexType name="Code"><xs:attribute name="V" use="required"><xs:simpleType><xs:restriction base="xs:string">
      <xs:enumeration value="01"/><xs:enumeration value="02"/></xs:restriction></xs:simpleType></xs:attribute>
      <xs:attribute name="W" type="xs:int"/></xs:complexType>
    <xs:complexType name="Fixe"><xs:attribute name="F" type="xs:int" fixed="1"/></xs:complexType>
    <xs:complexType name="Nom"><xs:attribute name="Id" type="xs:ID"/></xs:complexType>
    <xs:complexType name="Abstrait" abstract="true"/>
    <xs:complexType name="Concret"><xs:complexContent><xs:extension base="Abstrait"/></xs:complexContent></xs:complexType>
    <xs:complexType name="Tous"><xs:all><xs:element name="x" type="Code"/><xs:element name="y" minOccurs="0"/></xs:all></xs:complexType>
    <xs:complexType name="Boite"><xs:sequence><xs:element name="c" type="Code" minOccurs="0" maxOccurs="2"/>
      <xs:element xmlns:t="urn:t" ref="t:q" minOccurs="0"/></xs:sequence></xs:complexType>
    <xs:element name="r"><xs:complexType><xs:choice maxOccurs="unbounded">
      <xs:element name="c" type="Code"/><xs:element name="f" type="Fixe"/><xs:element name="i" type="Nom"/>
      <xs:element name="a" type="Abstrait"/><xs:element name="n" type="Boite" nillable="true"/>
      <xs:element name="t" type="xs:int"/><xs:element name="g" type="Tous"/><xs:element name="b" type="Boite"/>
      <xs:any namespace="urn:libre" processContents="skip"/>
    </xs:choice></xs:complexType></xs:element>`),
  't.xsd': IMPORTE,
});
const CHEMINS = ['r/c/@V', 'r/b/c/@V', 'r/b', 'r/f/@F', 'r/t/text()', 'r/g/x/@W'];

const ENFANTS = [
  '<c V="01"/>|<c V="02"></c>|<c V=" 01"/>|<c V="03"/>|<c/>|<c W="1"/>|<c V="01" W="x"/>|<c W="2" V="02"/>',
  "<c V='01'/>|<c V=\"&#48;1\"/>|<c p:V=\"01\"/>|<p:c V=\"01\"/>|<c xmlns='urn:x' V='01'/>|<c xmlns:q='urn:q' V='01'/>",
  '<c V="01">x</c>|<c V="01"> </c>|<c V="01"><c V="01"/></c>|<c xsi:type="Code" V="01"/>|<c xsi:type="Fixe" V="01"/>',
  '<f F="1"/>|<f F="01"/>|<f F="2"/>|<f/>|<a/>|<a xsi:type="Concret"/>|<a type="Concret"/>|<d/>|<p:d/>',
  '<t>1</t>|<t>x</t>|<t/>|<t><c V="01"/></t>|<n xsi:nil="true"/>|<n xsi:nil="true"><c V="01"/></n>|<n/>|<n nil="true"/>|<n><c V="01"/></n>',
  '<g><x V="01"/></g>|<g><y/><x V="02" W="3"/></g>|<g><x V="01"/><x V="01"/></g>|<g><y/></g>|<g/>',
  '<b><c V="01"/></b>|<b><c V="02"/><c V="01"/></b>|<b><c V="01"/><c V="01"/><c V="01"/></b>|<b><c/></b>|<b/>|<b V="01"/>',
  // The same names, which another binding of the prefix makes others.
  '<b xmlns:z="urn:t"><z:q/></b>|<b xmlns:z="urn:u"><z:q/></b>|<b xmlns:z="urn:t" xmlns:t="urn:t"><t:q z:k="1"/></b>',
  '<b xmlns:z="urn:u" xmlns:t="urn:t"><t:q z:k="1"/></b>|<b xmlns:z="urn:t" xmlns:t="urn:t"><t:q z:k="x"/></b>',
].flatMap((ligne) => ligne.split('|'));

/** Behind a first child: what is expected before it and after it is not the same. */
const flux = (enfants: readonly string[]): string =>
  `<r xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:p="urn:libre"><f/>${enfants.join('')}</r>`;

/** Faults, each with the path where it is told, and what who listens hears. */
function juger(enfants: readonly string[]): readonly string[] {
  const dit: string[] = [];
  const { fautes } = valider(SCHEMA, flux(enfants), {
    fautesDites: 1000,
    chemins: CHEMINS,
    ecouteur: {
      ouvrir: (chemin) => void dit.push(`ouvrir ${chemin}`),
      valeur: (chemin, valeur, admise) => void dit.push(`${chemin}=${valeur} ${admise}`),
      fermer: (chemin) => void dit.push(`fermer ${chemin}`),
    },
  });
  return [...dit, ...fautes.dites.map(({ code, lieu }) => `${code} ${lieu.chemin}`)];
}

it('elements in a row are judged and heard as each of them alone', () => {
  const seuls = new Map(ENFANTS.map((enfant) => [enfant, juger([enfant])]));
  const enfant = fc.constantFrom(...ENFANTS);
  // Few kinds, many times: the same tag must come back before and after what differs from it.
  const suites = fc
    .array(enfant, { minLength: 1, maxLength: 4 })
    .chain((peu) => fc.array(fc.constantFrom(...peu), { minLength: 3, maxLength: 24 }));
  fc.assert(
    fc.property(suites, (enfants) => {
      expect(juger(enfants).toSorted()).toEqual(enfants.flatMap((e) => seuls.get(e) ?? []).toSorted());
    }),
    { numRuns: enLong(2000, 600) },
  );
});

it('about half of them are wrong', () => {
  const faux = ENFANTS.filter((enfant) => codesDe(SCHEMA, flux([enfant])).length > 0);
  expect(faux.length / ENFANTS.length).toBeGreaterThan(0.4);
  expect(faux.length / ENFANTS.length).toBeLessThan(0.8);
});

it('an identifier that comes again is told each time', () => {
  const fautes = fautesDe(SCHEMA, `<r>${'<i Id="a"/><i Id="b"/><i/>'.repeat(3)}</r>`);
  expect(fautes.map(({ code }) => code)).toEqual(Array(4).fill('SCHEMA_ID_EN_DOUBLE'));
});
