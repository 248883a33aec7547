import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { compilerJeu, eprouver } from '../conformite/xsd/eprouver.ts';

/** A set of two files, with a chameleon include and an import: what one file alone (npm test) cannot show. */
const FICHIERS = {
  'flux.xsd': `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:flux" xmlns:c="urn:commun" targetNamespace="urn:flux">
    <xs:import namespace="urn:commun" schemaLocation="commun.xsd"/><xs:include schemaLocation="ligne.xsd"/>
    <xs:element name="Flux"><xs:complexType><xs:sequence>
      <xs:element name="Tete" type="c:Tete"/><xs:element name="Ligne" type="f:TLigne" maxOccurs="unbounded"/>
      <xs:element name="Piece" minOccurs="0"><xs:complexType><xs:simpleContent><xs:extension base="xs:base64Binary">
        <xs:attribute name="MIMEType" type="xs:string" use="required"/></xs:extension></xs:simpleContent></xs:complexType></xs:element>
      <xs:any namespace="##other" processContents="lax" minOccurs="0"/>
    </xs:sequence><xs:attribute name="Id" type="xs:ID"/></xs:complexType></xs:element></xs:schema>`,
  'commun.xsd': `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:commun" elementFormDefault="qualified">
    <xs:include schemaLocation="ligne.xsd"/>
    <xs:complexType name="Tete"><xs:sequence><xs:element name="Date"><xs:complexType><xs:attribute name="V" type="xs:date" use="required"/>
    </xs:complexType></xs:element><xs:choice minOccurs="0" maxOccurs="3"><xs:element name="A"/><xs:element name="B" type="xs:gYear"/></xs:choice>
    </xs:sequence></xs:complexType></xs:schema>`,
  'ligne.xsd': `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
    <xs:complexType name="TLigne"><xs:sequence><xs:element name="Montant" type="Montant"/><xs:element name="Code" type="Code" minOccurs="0" maxOccurs="2"/>
    </xs:sequence></xs:complexType>
    <xs:complexType name="Montant"><xs:attribute name="V" use="required"><xs:simpleType><xs:restriction base="xs:decimal">
      <xs:totalDigits value="6"/><xs:fractionDigits value="2"/><xs:minExclusive value="0"/></xs:restriction></xs:simpleType></xs:attribute></xs:complexType>
    <xs:complexType name="Code"><xs:attribute name="V"><xs:simpleType><xs:restriction base="xs:string"><xs:maxLength value="8"/>
      <xs:pattern value=".*[^0]+.*"/></xs:restriction></xs:simpleType></xs:attribute></xs:complexType></xs:schema>`,
};

const dossier = mkdtempSync(join(tmpdir(), 'passerelle-jeu-'));
for (const [nom, contenu] of Object.entries(FICHIERS)) writeFileSync(join(dossier, nom), contenu);
afterAll(() => {
  rmSync(dossier, { recursive: true });
});

describe('our validator and xmllint', () => {
  it('agree on documents made from a set of several files, and altered', async () => {
    expect(execFileSync('xmllint', ['--noout', join(dossier, 'flux.xsd')]).toString()).toBe('');
    const bilan = await eprouver(dossier, compilerJeu(dossier, 'flux.xsd'), 1500, 7);
    expect(bilan.desaccords.filter(({ explication }) => explication === null)).toEqual([]);
    expect(bilan.valides).toBeGreaterThan(300);
    expect(bilan.valides).toBeLessThan(1200);
  });

  it('are both asked: the judge is there', () => {
    expect(spawnSync('xmllint', ['--version']).status).toBe(0);
  });
});
