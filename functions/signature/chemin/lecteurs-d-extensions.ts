/** How each known extension is read. An extension that is here is also applied: validation.ts, usages.ts, revocation.ts. */
import { AuthorityKeyIdentifier, CertificatePolicies, PolicyMappings, SubjectKeyIdentifier } from '@peculiar/asn1-x509';
import { BALISE, contexte } from '../der/balises.ts';
import { contenuDeSequence, enfants, lireCompte, lireElement, Suite } from '../der/element.ts';
import { NonDer } from '../der/non-der.ts';
import { oidEnPoints } from '../der/oid.ts';
import { lireAsn } from './asn.ts';
import { lireContraintesDeNom } from './contraintes-lues.ts';
import type { Brouillon } from './extensions.ts';
import { lireNomsGeneraux } from './nom-general.ts';
import { lirePoints } from './point-de-distribution.ts';

type Lecteur = (octets: Uint8Array, lues: Brouillon, critique: boolean) => void;

function seul(octets: Uint8Array, balise: number): Uint8Array {
  const { contenu, balise: lue } = lireElement(octets);
  if (lue !== balise) throw new NonDer('structure inattendue', 0);
  return contenu;
}

const POLITIQUES = '2.5.29.32';
/** Qualifiers of RFC 5280 §4.2.1.4: a CPS address and a notice, neither of which constrains anything. */
const QUALIFICATIFS = new Set(['1.3.6.1.5.5.7.2.1', '1.3.6.1.5.5.7.2.2']);

/** §4.2.1.9. By us: `cA FALSE` is often written out, which the library would not write back. */
const contraintesDeBase: Lecteur = (octets, lues) => {
  const suite = new Suite(contenuDeSequence(octets));
  const autorite = suite.peut(BALISE.booleen)?.contenu[0] === 0xff;
  const longueur = suite.peut(BALISE.entier);
  suite.fin();
  lues.contraintesDeBase = { autorite, longueur: longueur ? lireCompte(longueur.contenu) : null };
};

/** §4.2.1.3: at least one bit; bit n of the BIT STRING becomes bit n of the number. */
const usages: Lecteur = (octets, lues) => {
  const bits = seul(octets, BALISE.chaineDeBits);
  let lus = 0;
  for (let bit = 0; bit < 9; bit++) if ((bits[1 + (bit >> 3)] ?? 0) & (0x80 >> (bit & 7))) lus |= 1 << bit;
  if (lus === 0) throw new NonDer('usages de clé vides', 0);
  lues.usages = lus;
};

/** §4.2.1.12. */
const usagesEtendus: Lecteur = (octets, lues) => {
  const oids = Array.from(enfants(contenuDeSequence(octets)), ({ balise, contenu }) => {
    if (balise !== BALISE.oid) throw new NonDer('structure inattendue', 0);
    return oidEnPoints(contenu);
  });
  if (oids.length === 0) throw new NonDer('usages étendus vides', 0);
  lues.usagesEtendus = oids;
};

/** RFC 6960 §4.2.2.2.1. */
const sansControle: Lecteur = (octets, lues) => {
  seul(octets, BALISE.nul);
  lues.sansControle = true;
};

const politiques: Lecteur = (octets, lues, critique) => {
  const liste = [...lireAsn(octets, CertificatePolicies)];
  const oids = liste.map(({ policyIdentifier }) => policyIdentifier);
  if (oids.length === 0 || new Set(oids).size < oids.length) throw new NonDer('politiques en double', 0);
  const qualificatifs = liste.flatMap(({ policyQualifiers }) => policyQualifiers ?? []);
  const connus = qualificatifs.every(({ policyQualifierId }) => QUALIFICATIFS.has(policyQualifierId));
  // §4.2.1.4: where critical, its qualifiers must be interpreted too.
  if (critique && !connus) lues.critiquesInconnues.push(POLITIQUES);
  lues.politiques = oids;
};

const transpositions: Lecteur = (octets, lues) => {
  const liste = [...lireAsn(octets, PolicyMappings)];
  if (liste.length === 0) throw new NonDer('transposition de politiques vide', 0);
  lues.transpositions = liste.map((t) => ({ emetteur: t.issuerDomainPolicy, sujet: t.subjectDomainPolicy }));
};

/** §4.2.1.11. */
const exigences: Lecteur = (octets, lues) => {
  const suite = new Suite(contenuDeSequence(octets));
  const exige = suite.peut(contexte(0, false));
  const inhibe = suite.peut(contexte(1, false));
  suite.fin();
  if (exige === undefined && inhibe === undefined) throw new NonDer('contraintes de politique vides', 0);
  lues.exigePolitique = exige ? lireCompte(exige.contenu) : null;
  lues.inhibeTransposition = inhibe ? lireCompte(inhibe.contenu) : null;
};

const inhibeTout: Lecteur = (octets, lues) => {
  lues.inhibeToutePolitique = lireCompte(seul(octets, BALISE.entier));
};

const nomsAlternatifs: Lecteur = (octets, lues) => {
  lues.nomsAlternatifs = lireNomsGeneraux(contenuDeSequence(octets));
  if (lues.nomsAlternatifs.length === 0) throw new NonDer('noms alternatifs vides', 0);
};

const hexa = (octets: ArrayBuffer): string => Buffer.from(octets).toString('hex');

const cleDeLEmetteur: Lecteur = (octets, lues) => {
  const { keyIdentifier } = lireAsn(octets, AuthorityKeyIdentifier);
  lues.cleDeLEmetteur = keyIdentifier === undefined ? null : hexa(keyIdentifier.buffer);
};

const cleDuSujet: Lecteur = (octets, lues) => {
  lues.cleDuSujet = hexa(lireAsn(octets, SubjectKeyIdentifier).buffer);
};

const contraintesDeNom: Lecteur = (octets, lues) => {
  lues.contraintesDeNom = lireContraintesDeNom(octets);
};

const points: Lecteur = (octets, lues) => {
  lues.points = lirePoints(octets);
};

/** Says something of the holder or of where to find things: nothing to apply to a path, but it must be a value. */
const sansEffet: Lecteur = (octets) => void lireElement(octets);

export const LECTEURS: ReadonlyMap<string, Lecteur> = new Map<string, Lecteur>([
  ['2.5.29.14', cleDuSujet],
  ['2.5.29.15', usages],
  ['2.5.29.17', nomsAlternatifs],
  ['2.5.29.18', sansEffet], // issuerAltName
  ['2.5.29.19', contraintesDeBase],
  ['2.5.29.30', contraintesDeNom],
  ['2.5.29.31', points],
  [POLITIQUES, politiques],
  ['2.5.29.33', transpositions],
  ['2.5.29.35', cleDeLEmetteur],
  ['2.5.29.36', exigences],
  ['2.5.29.37', usagesEtendus],
  ['2.5.29.46', sansEffet], // freshestCRL: delta CRLs are given, not fetched
  ['2.5.29.54', inhibeTout],
  ['1.3.6.1.5.5.7.48.1.5', sansControle],
]);
