import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { MOTIFS_LECTURE } from '../../schemas/motifs/lecture.ts';
import { lire } from './lecture.ts';

interface Refus {
  readonly quand: string;
  readonly source: Uint8Array | string;
  readonly code: keyof typeof MOTIFS_LECTURE;
  /** line:column */
  readonly lieu: string;
}
const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<a/>', 'utf16le')]);
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((p) => (typeof p === 'string' ? Buffer.from(p) : Buffer.from(p))));
const distinctNames = (n: number) => `<a>${Array.from({ length: n }, (_, i) => `<e${i}/>`).join('')}</a>`;
/** `Aa` and `BB` have the same sum: any two of these names do. */
const collidingNames = (n: number) =>
  `<a>${Array.from({ length: n }, (_, i) => `<${Array.from({ length: 10 }, (_, b) => ((i >> b) & 1 ? 'BB' : 'Aa')).join('')}/>`).join('')}</a>`;
const distinctNamespaces = (n: number) =>
  `<a>${Array.from({ length: n }, (_, i) => `<e xmlns="urn:${i}"/>`).join('')}</a>`;

const REFUS: readonly Refus[] = [
  { quand: 'the file is empty', source: '', code: 'FICHIER_VIDE', lieu: '1:1' },
  { quand: 'it is a ZIP', source: bytes('PK', [3, 4], 'xxxx'), code: 'FICHIER_NON_XML', lieu: '1:1' },
  { quand: 'it is gzipped', source: gzipSync('<a/>'), code: 'FICHIER_NON_XML', lieu: '1:1' },
  { quand: 'it is a PDF', source: '%PDF-1.7', code: 'FICHIER_NON_XML', lieu: '1:1' },
  { quand: 'it is plain text', source: 'bonjour', code: 'FICHIER_NON_XML', lieu: '1:1' },
  { quand: 'it is UTF-16', source: utf16, code: 'ENCODAGE_NON_ADMIS', lieu: '1:1' },
  {
    quand: 'it declares UTF-7',
    source: '<?xml version="1.0" encoding="UTF-7"?><a/>',
    code: 'ENCODAGE_NON_ADMIS',
    lieu: '1:1',
  },
  {
    quand: 'it declares windows-1252',
    source: '<?xml version="1.0" encoding="windows-1252"?><a/>',
    code: 'ENCODAGE_NON_ADMIS',
    lieu: '1:1',
  },
  {
    quand: 'a UTF-8 mark contradicts the declaration',
    source: '\uFEFF<?xml version="1.0" encoding="ISO-8859-1"?><a/>',
    code: 'ENCODAGE_CONTRADICTOIRE',
    lieu: '1:1',
  },
  {
    quand: 'UTF-8 is declared over ISO-8859-1 bytes',
    source: bytes('<?xml version="1.0" encoding="UTF-8"?>\n<a>\n é', [0xe9, 0x20], '</a>'),
    code: 'OCTETS_HORS_ENCODAGE',
    lieu: '3:3',
  },
  {
    quand: 'a lone surrogate is encoded',
    source: bytes('<a>', [0xed, 0xa0, 0x80], '</a>'),
    code: 'OCTETS_HORS_ENCODAGE',
    lieu: '1:4',
  },
  {
    quand: 'the file ends inside a character',
    source: bytes('<a>', [0xc3]),
    code: 'OCTETS_HORS_ENCODAGE',
    lieu: '1:4',
  },
  {
    quand: 'the XML declaration is wrong',
    source: '<?xml encoding="UTF-8"?><a/>',
    code: 'DECLARATION_XML_INCORRECTE',
    lieu: '1:1',
  },
  {
    quand: 'it declares XML 1.1, whose line ends are others',
    source: '<?xml version="1.1"?><a/>',
    code: 'DECLARATION_XML_INCORRECTE',
    lieu: '1:1',
  },
  { quand: '1,000 names are made to collide', source: collidingNames(1000), code: 'LIMITE_NOMS', lieu: '1:5916' },
  {
    quand: 'there is a DOCTYPE',
    source: '<?xml version="1.0"?>\n<!DOCTYPE a>\n<a/>',
    code: 'DOCTYPE_INTERDIT',
    lieu: '2:1',
  },
  {
    quand: 'an internal subset declares entities',
    source: '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    code: 'DOCTYPE_INTERDIT',
    lieu: '1:1',
  },
  { quand: 'the file is cut between tags', source: '<a>\n <b>', code: 'FICHIER_TRONQUE', lieu: '2:5' },
  { quand: 'the file is cut inside a tag', source: '<a>\n <b V="1', code: 'FICHIER_TRONQUE', lieu: '2:2' },
  {
    quand: 'the file is cut inside a tag, far from its start',
    source: `<a>\n${'<b/>\n'.repeat(20)}<b V="1`,
    code: 'FICHIER_TRONQUE',
    lieu: '22:1',
  },
  { quand: 'the file is cut inside a CDATA section', source: '<a><![CDATA[xx', code: 'FICHIER_TRONQUE', lieu: '1:13' },
  {
    quand: 'there is no element at all',
    source: '<?xml version="1.0"?>\n<!-- rien -->',
    code: 'FICHIER_TRONQUE',
    lieu: '2:14',
  },
  { quand: 'there are two roots', source: '<a/>\n<b/>', code: 'CONTENU_HORS_RACINE', lieu: '2:1' },
  { quand: 'text follows the root', source: '<a/> fin', code: 'CONTENU_HORS_RACINE', lieu: '1:6' },
  { quand: 'text follows the root, after CRLF', source: '<a/>\r\n\r\nfin', code: 'CONTENU_HORS_RACINE', lieu: '3:1' },
  { quand: 'an end tag comes alone', source: '<a/></a>', code: 'CONTENU_HORS_RACINE', lieu: '1:5' },
  { quand: 'a value has no quotes', source: '<a>\n  <b V=1/></a>', code: 'BALISE_MAL_FORMEE', lieu: '2:8' },
  { quand: 'attributes are not separated', source: '<a V="1"W="2"/>', code: 'BALISE_MAL_FORMEE', lieu: '1:9' },
  { quand: 'a name starts with a digit', source: '<1/>', code: 'BALISE_MAL_FORMEE', lieu: '1:2' },
  { quand: 'a tag has no name', source: '<a>< b/></a>', code: 'BALISE_MAL_FORMEE', lieu: '1:5' },
  { quand: 'a value holds a <', source: '<a V="<"/>', code: 'BALISE_MAL_FORMEE', lieu: '1:7' },
  { quand: 'an end tag does not match', source: '<a>\n<b></a></b>', code: 'BALISE_FERMANTE_INATTENDUE', lieu: '2:4' },
  { quand: 'an attribute is repeated', source: '<a V="1" V="1"/>', code: 'ATTRIBUT_REPETE', lieu: '1:10' },
  {
    quand: 'an expanded name is repeated',
    source: '<a xmlns:p="urn:1" xmlns:q="urn:1" p:V="1" q:V="2"/>',
    code: 'ATTRIBUT_REPETE',
    lieu: '1:49',
  },
  { quand: 'a prefix is not bound', source: '<p:a/>', code: 'PREFIXE_NON_DECLARE', lieu: '1:1' },
  { quand: 'an attribute’s prefix is not bound', source: '<a p:V="1"/>', code: 'PREFIXE_NON_DECLARE', lieu: '1:9' },
  {
    quand: 'a prefix outlives its element',
    source: '<a><b xmlns:p="urn:1"/><p:c/></a>',
    code: 'PREFIXE_NON_DECLARE',
    lieu: '1:24',
  },
  { quand: 'a prefix is bound to nothing', source: '<a xmlns:p=""/>', code: 'ESPACE_DE_NOMS_INCORRECT', lieu: '1:13' },
  { quand: 'a namespace name is relative', source: '<a xmlns:p="x"/>', code: 'ESPACE_DE_NOMS_INCORRECT', lieu: '1:13' },
  { quand: 'the default one is no URI', source: '<a xmlns="urn: x"/>', code: 'ESPACE_DE_NOMS_INCORRECT', lieu: '1:11' },
  {
    quand: 'the prefix xml is bound elsewhere',
    source: '<a xmlns:xml="urn:1"/>',
    code: 'ESPACE_DE_NOMS_INCORRECT',
    lieu: '1:15',
  },
  { quand: 'a NUL byte stands in text', source: bytes('<a>x', [0], '</a>'), code: 'CARACTERE_INTERDIT', lieu: '1:5' },
  {
    quand: 'a control character stands in a value',
    source: bytes('<a V="', [1], '"/>'),
    code: 'CARACTERE_INTERDIT',
    lieu: '1:7',
  },
  { quand: 'U+FFFE stands in text', source: '<a>\uFFFE</a>', code: 'CARACTERE_INTERDIT', lieu: '1:4' },
  { quand: 'an entity is not one of the five', source: '<a>&eacute;</a>', code: 'REFERENCE_INCORRECTE', lieu: '1:4' },
  { quand: 'a reference has no end', source: '<a>&amp</a>', code: 'REFERENCE_INCORRECTE', lieu: '1:4' },
  {
    quand: 'a reference names a forbidden character',
    source: '<a V="&#0;"/>',
    code: 'CARACTERE_INTERDIT',
    lieu: '1:7',
  },
  { quand: 'one in text does', source: '<a>&#x1;</a>', code: 'CARACTERE_INTERDIT', lieu: '1:4' },
  {
    quand: 'an entity is named like an object’s member',
    source: '<a>&constructor;</a>',
    code: 'REFERENCE_INCORRECTE',
    lieu: '1:4',
  },
  { quand: 'a comment holds --', source: '<a><!-- a -- b --></a>', code: 'MARQUAGE_INCORRECT', lieu: '1:11' },
  { quand: 'text holds ]]>', source: '<a>x]]></a>', code: 'MARQUAGE_INCORRECT', lieu: '1:7' },
  {
    quand: 'an XML declaration stands inside',
    source: '<a><?xml version="1.0"?></a>',
    code: 'MARQUAGE_INCORRECT',
    lieu: '1:4',
  },
  {
    quand: 'an element declaration stands inside',
    source: '<a><!ELEMENT b ANY></a>',
    code: 'MARQUAGE_INCORRECT',
    lieu: '1:4',
  },
  { quand: 'a million elements are nested', source: '<a>'.repeat(1_000_000), code: 'LIMITE_PROFONDEUR', lieu: '1:769' },
  {
    quand: 'a tag has 20,000 attributes',
    source: `<a ${Array.from({ length: 20_000 }, (_, i) => `b${i % 3000}="${i}"`).join(' ')}/>`,
    code: 'LIMITE_ATTRIBUTS',
    lieu: '1:2589',
  },
  { quand: 'there are 5,000 names', source: distinctNames(5000), code: 'LIMITE_NOMS', lieu: '1:31655' },
  { quand: 'a name is a megabyte long', source: `<${'a'.repeat(1_000_000)}/>`, code: 'LIMITE_NOMS', lieu: '1:2' },
  {
    quand: 'there are 1,000 namespaces',
    source: distinctNamespaces(1000),
    code: 'LIMITE_ESPACES_DE_NOMS',
    lieu: '1:4984',
  },
  {
    quand: 'a comment is a megabyte long',
    source: `<a><!--${'x'.repeat(1_000_000)}--></a>`,
    code: 'LIMITE_JETON',
    lieu: '1:4',
  },
  {
    quand: 'a value is a megabyte long',
    source: `<a V="${'x'.repeat(1_000_000)}"/>`,
    code: 'LIMITE_JETON',
    lieu: '1:1',
  },
];

describe('The reader refuses, with line and column, when', () => {
  for (const { quand, source, code, lieu } of REFUS) {
    it(quand, () => {
      for (const chunk of source.length < 10_000 ? [65_536, 1000, 1] : [65_536, 1000]) {
        const { anomalie } = lire(source, { chunk });
        expect([anomalie?.code, `${anomalie?.lieu.ligne}:${anomalie?.lieu.colonne}`]).toEqual([code, lieu]);
      }
    });
  }

  it('the file is larger than the limit', () => {
    const { anomalie } = lire(`<a>${'x'.repeat(2000)}</a>`, { limits: { fileBytes: 1000 } });
    expect(anomalie?.code).toBe('FICHIER_TROP_GROS');
  });

  it('every motif of the reader has a case here', () => {
    const proved = new Set([...REFUS.map((r) => r.code), 'FICHIER_TROP_GROS']);
    expect(Object.keys(MOTIFS_LECTURE).filter((code) => !proved.has(code))).toEqual([]);
  });
});
