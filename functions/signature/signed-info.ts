/** ds:SignedInfo, read strictly (XML Signature §4.4), each choice held against the politique. */
import type { Politique } from '../../schemas/politique.ts';
import { C14N, CANONISATIONS, CONDENSATS, DSIG, ENVELOPED, EXC_C14N, METHODES, type Methode } from './algorithmes.ts';
import type { Noeud } from './arbre.ts';
import { attribut, base64, enfants, facultatif, rienDAutre, unique } from './enfants.ts';
import { Illisible, structure } from './illisible.ts';
import { LIMITES } from './limites.ts';

/** A canonical form. The one foreseen by the first pass is exclusive without prefix list. */
export interface Canonisation {
  readonly inclusive: boolean;
  readonly prefixes: readonly string[];
}

export interface Reference {
  readonly uri: string;
  readonly type: string;
  readonly enveloppee: boolean;
  readonly canonisation: Canonisation;
  /** DigestMethod, admitted by the politique and computable. */
  readonly algorithme: string;
  readonly condensat: Buffer;
}

export interface SignedInfo {
  readonly canonisation: Canonisation;
  /** SignatureMethod: its URI, and what it is. */
  readonly algorithme: string;
  readonly methode: Methode;
  readonly references: readonly Reference[];
}

export function lireSignedInfo(noeud: Noeud, politique: Politique): SignedInfo {
  rienDAutre(noeud, DSIG, ['CanonicalizationMethod', 'SignatureMethod', 'Reference']);
  const [premier, second] = noeud.enfants;
  if (premier?.local !== 'CanonicalizationMethod' || second?.local !== 'SignatureMethod') {
    throw structure('SignedInfo ne commence pas par CanonicalizationMethod et SignatureMethod');
  }
  const canonisation = lireCanonisation(unique(noeud, DSIG, 'CanonicalizationMethod'), politique);
  const methode = lireMethode(unique(noeud, DSIG, 'SignatureMethod'), politique);
  const references = enfants(noeud, DSIG, 'Reference');
  // Counted before any is read: what follows is bounded work.
  if (references.length !== 2) throw new Illisible('SIGNATURE_REFERENCES_NOMBRE', { nombre: references.length });
  return { canonisation, ...methode, references: references.map((r) => lireReference(r, politique)) };
}

function lireCanonisation(noeud: Noeud, politique: Politique): Canonisation {
  return canonisation(attribut(noeud, 'Algorithm'), noeud, politique);
}

function canonisation(algorithme: string, noeud: Noeud | null, politique: Politique): Canonisation {
  const inclusive = CANONISATIONS.get(algorithme);
  if (inclusive === undefined || !politique.canonisations.includes(algorithme)) {
    throw new Illisible('SIGNATURE_CANONISATION_NON_ADMISE', { canonisation: algorithme });
  }
  if (noeud === null || noeud.enfants.length === 0) return { inclusive, prefixes: [] };
  const liste = unique(noeud, EXC_C14N, 'InclusiveNamespaces');
  rienDAutre(noeud, EXC_C14N, ['InclusiveNamespaces']);
  const prefixes = (liste.attributs.get('PrefixList') ?? '').split(/[\t\n\r ]+/).filter((p) => p !== '');
  // An empty list asks for nothing: the form is the one foreseen.
  if (!inclusive && prefixes.length === 0) return { inclusive, prefixes };
  if (inclusive || !politique.listesDePrefixes || prefixes.length > LIMITES.prefixes) {
    throw new Illisible('SIGNATURE_CANONISATION_NON_ADMISE', {
      canonisation: `${algorithme} avec une liste de préfixes`,
    });
  }
  return { inclusive, prefixes };
}

function lireMethode(noeud: Noeud, politique: Politique): { algorithme: string; methode: Methode } {
  const algorithme = attribut(noeud, 'Algorithm');
  const methode = METHODES.get(algorithme);
  if (methode === undefined || !politique.signatures.some((a) => a.uri === algorithme)) {
    throw new Illisible('SIGNATURE_ALGORITHME_NON_ADMIS', { algorithme });
  }
  if (noeud.enfants.length > 0) throw structure('SignatureMethod porte des paramètres');
  return { algorithme, methode };
}

function lireReference(noeud: Noeud, politique: Politique): Reference {
  rienDAutre(noeud, DSIG, ['Transforms', 'DigestMethod', 'DigestValue']);
  const uri = attribut(noeud, 'URI');
  const algorithme = lireCondensat(unique(noeud, DSIG, 'DigestMethod'), politique);
  const condensat = base64(unique(noeud, DSIG, 'DigestValue'));
  const transformations = facultatif(noeud, DSIG, 'Transforms');
  return {
    uri,
    type: noeud.attributs.get('Type') ?? '',
    ...lireTransformations(transformations, uri, politique),
    algorithme,
    condensat,
  };
}

/** A DigestMethod of the politique, by its URI. */
function lireCondensat(noeud: Noeud, politique: Politique): string {
  const algorithme = attribut(noeud, 'Algorithm');
  if (!CONDENSATS.has(algorithme) || !politique.condensats.some((a) => a.uri === algorithme)) {
    throw new Illisible('SIGNATURE_ALGORITHME_NON_ADMIS', { algorithme });
  }
  if (noeud.enfants.length > 0) throw structure('DigestMethod porte des paramètres');
  return algorithme;
}

/** Allowed: enveloped-signature at most once and first, then at most one canonical form; nothing else, ever. */
function lireTransformations(noeud: Noeud | null, uri: string, politique: Politique) {
  const liste = noeud === null ? [] : enfants(noeud, DSIG, 'Transform');
  if (noeud !== null) rienDAutre(noeud, DSIG, ['Transform']);
  if (liste.length > LIMITES.transformations) throw nonAdmises(uri, `${liste.length} transformations`);
  const noms = liste.map((t) => attribut(t, 'Algorithm'));
  const enveloppee = noms[0] === ENVELOPED;
  const [forme, ...restantes] = enveloppee ? noms.slice(1) : noms;
  const porteurs = enveloppee ? liste.slice(0, 1) : [];
  if (
    restantes.length > 0 ||
    (forme !== undefined && !CANONISATIONS.has(forme)) ||
    porteurs.some((t) => t.enfants.length > 0)
  ) {
    throw nonAdmises(uri, noms.map((n) => n.slice(n.lastIndexOf('/') + 1)).join(', '));
  }
  // Without one, octets are made by inclusive C14N 1.0 (XML Signature §4.4.3.2).
  const dernier = forme === undefined ? null : (liste[liste.length - 1] ?? null);
  return { enveloppee, canonisation: canonisation(forme ?? C14N, dernier, politique) };
}

const nonAdmises = (uri: string, transformations: string) =>
  new Illisible('SIGNATURE_TRANSFORMATION_NON_ADMISE', { uri, transformations });
