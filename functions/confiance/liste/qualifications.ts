/** The extension Qualifications (§5.5.9.2): which certificates of a service are what. */
import { XADES_132 } from '../../signature/certificat-declare.ts';
import type { Critere } from '../qualification/critere.ts';
import { QUALIFICATIFS, type Qualificatif, type Qualification } from '../service.ts';
import { enfant, enfants, type Noeud, valeur } from './arbre.ts';
import { ECC, segment } from './espaces.ts';
import { ListeMalFormee } from './illisible.ts';

export function lireQualifications(extension: Noeud): Qualification[] {
  return enfants(extension, 'Qualifications', ECC).flatMap((q) =>
    enfants(q, 'QualificationElement', ECC).map((element) => {
      const criteres = enfant(element, 'CriteriaList', ECC);
      const dits = enfants(element, 'Qualifiers', ECC).flatMap((liste) => enfants(liste, 'Qualifier', ECC));
      const critere: Critere = criteres ? lireCriteres(criteres) : inconnu('aucun critère');
      return { qualificatifs: dits.flatMap(lireQualificatif), critere };
    }),
  );
}

function lireQualificatif({ attributs }: Noeud): Qualificatif[] {
  const dit = segment(attributs.get('uri') ?? '', 'SvcInfoExt');
  return QUALIFICATIFS.filter((connu) => connu === dit);
}

const inconnu = (nom: string): Critere => ({ genre: 'inconnu', nom });

const ASSERTIONS: ReadonlyMap<string, 'tous' | 'unAuMoins' | 'aucun'> = new Map([
  ['all', 'tous'],
  ['atLeastOne', 'unAuMoins'],
  ['none', 'aucun'],
]);

function lireCriteres(liste: Noeud): Critere {
  const dite = liste.attributs.get('assert') ?? '';
  const genre = ASSERTIONS.get(dite);
  if (genre === undefined) return inconnu(`assert « ${dite} »`);
  return { genre, criteres: liste.enfants.flatMap(lireCritere) };
}

function lireCritere(element: Noeud): Critere[] {
  if (element.espace === ECC) {
    switch (element.nom) {
      case 'CriteriaList':
        return [lireCriteres(element)];
      case 'KeyUsage':
        return [lireUsages(element)];
      case 'PolicySet':
        return [{ genre: 'politiques', oids: enfants(element, 'PolicyIdentifier', ECC).map(lirePolitique) }];
      case 'Description':
        return [];
      case 'otherCriteriaList':
        return element.enfants.map(({ nom }) => inconnu(nom));
    }
  }
  return [inconnu(element.nom)];
}

/** Names of §5.5.9.2.2.1, in the order of the bits of RFC 5280 §4.2.1.3. */
const BITS = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'crlSign',
  'encipherOnly',
  'decipherOnly',
];

function lireUsages(element: Noeud): Critere {
  const bits = enfants(element, 'KeyUsageBit', ECC).map((bit) => ({
    bit: BITS.indexOf(bit.attributs.get('name') ?? ''),
    mis: ['true', '1'].includes(valeur(bit)),
  }));
  return bits.some(({ bit }) => bit < 0) ? inconnu('KeyUsage') : { genre: 'usages', bits };
}

/** An ObjectIdentifier of XAdES: the OID bare, or as a URN. */
function lirePolitique(politique: Noeud): string {
  const identifiant = enfant(politique, 'Identifier', XADES_132);
  if (identifiant === null) throw new ListeMalFormee('une politique n’a pas d’identifiant');
  return valeur(identifiant).replace(/^urn:oid:/i, '');
}
