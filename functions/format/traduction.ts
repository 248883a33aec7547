/**
 * From a fault against the schema to the motif of the flux: the level of its place, and a better sentence where the
 * standard says what the value is. The schema rejects the whole flux, but for the elements whose note in Class_PJ.xsd
 * says « rejet de la PJ »: those reject their PJ alone.
 */
import type { CodeMotif } from '../../schemas/motifs/catalogue.ts';
import type { CodeSchema } from '../../schemas/motifs/schema.ts';
import { enMots } from './formes.ts';

/** What to say where the element is missing, where its value is empty, and where it is incorrect. */
interface Motifs {
  readonly absent?: CodeMotif;
  readonly vide?: CodeMotif;
  readonly valeur?: CodeMotif;
}

const partout = (code: CodeMotif): Motifs => ({ absent: code, vide: code, valeur: code });
const sous = (parent: string, motifs: Motifs, ...noms: readonly string[]): (readonly [string, Motifs])[] =>
  noms.map((nom) => [`${parent}/${nom}`, motifs]);

const DEPENSE = 'PES_Aller/PES_DepenseAller';
const RECETTE = 'PES_Aller/PES_RecetteAller';
const PJ = 'PES_Aller/PES_PJ/PJ';
const PIECES = [`${DEPENSE}/Bordereau/Piece`, `${RECETTE}/Bordereau/Piece`];
const PJ_REF = [
  'BlocPiece',
  'BlocPiece/InfoPce',
  'LigneDePiece/BlocLignePiece/InfoLignePce',
  'LigneDePiece/BlocLignePiece/InfoLignePiece',
];

const PLACES: ReadonlyMap<string, Motifs> = new Map([
  ...sous('PES_Aller/Enveloppe/Parametres', { absent: 'NOMFIC_VIDE', vide: 'NOMFIC_VIDE' }, 'NomFic'),
  ...sous('PES_Aller/EnTetePES', { valeur: 'CODIQUE_INCORRECT' }, 'IdPost'),
  ...sous('PES_Aller/EnTetePES', { valeur: 'SIRET_INCORRECT' }, 'IdColl'),
  ...sous('PES_Aller/EnTetePES', { valeur: 'CODE_COLLECTIVITE_INCORRECT' }, 'CodCol'),
  ...sous('PES_Aller/EnTetePES', { valeur: 'CODE_BUDGET_INCORRECT' }, 'CodBud'),
  ...sous(`${DEPENSE}/EnTeteDepense`, partout('VERSION_PES_INCORRECTE'), 'IdVer'),
  ...sous(`${RECETTE}/EnTeteRecette`, partout('VERSION_PES_INCORRECTE'), 'IdVer'),
  ...PIECES.flatMap((piece) =>
    PJ_REF.flatMap((bloc) => sous(`${piece}/${bloc}/PJRef`, partout('REFERENCE_PJ_INCOMPLETE'), 'Support', 'IdUnique')),
  ),
  // Class_PJ.xsd: « rejet de la PJ ». No note speaks so of ServeurId, Description, ComplementIdentifiant and IdTiers.
  ...sous('PES_Aller/PES_PJ', { absent: 'PJ_VERSION_INCORRECTE' }, 'EnTetePES_PJ'),
  ...sous('PES_Aller/PES_PJ/EnTetePES_PJ', partout('PJ_VERSION_INCORRECTE'), 'IdVer'),
  ...sous(PJ, { absent: 'PJ_VIDE' }, 'Contenu', 'Contenu/Fichier'),
  ...sous(PJ, partout('PJ_INCOMPLETE'), 'IdUnique', 'TypePJ'),
  ...sous(PJ, partout('PJ_NOM_INCORRECT'), 'NomPJ'),
  ...sous(`${PJ}/RefCompta`, partout('PJ_REFERENCE_COMPTABLE_INCORRECTE'), 'Domaine', 'Exercice', 'TypeObjet'),
  ...sous(`${PJ}/RefCompta`, partout('PJ_REFERENCE_COMPTABLE_INCORRECTE'), 'Identifiant'),
]);

type Valeurs = Readonly<Record<string, string>>;
export interface Traduction {
  readonly code: CodeMotif;
  readonly valeurs: Valeurs;
}

/** `chemin`: that of the tag at which the fault was found, from the root and without its prefix. */
export function traduire(code: CodeSchema, chemin: string, lues: Valeurs): Traduction {
  const valeurs = lues.attendu === undefined ? lues : { ...lues, attendu: enMots(lues.attendu) };
  const [parent, element, absent] = sujet(code, chemin, valeurs);
  const motifs = PLACES.get(`${parent}/${element}`);
  const valeur = absent ? 'absent' : (valeurs.valeur ?? '');
  const dit = absent ? motifs?.absent : valeurs.valeur === undefined ? undefined : motifDeLaValeur(motifs, valeur);
  if (dit !== undefined)
    return { code: dit, valeurs: { attendu: 'sa présence', ...valeurs, element, parent: dernier(parent), valeur } };
  return { code: code === 'SCHEMA_CODE_INCONNU' && valeurs.attribut === 'V' ? 'CODE_INCONNU' : code, valeurs };
}

const motifDeLaValeur = (motifs: Motifs | undefined, valeur: string): CodeMotif | undefined =>
  (valeur === '' ? motifs?.vide : undefined) ?? motifs?.valeur;

const dernier = (chemin: string): string => chemin.slice(chemin.lastIndexOf('/') + 1);
const avant = (chemin: string): string => chemin.slice(0, Math.max(0, chemin.lastIndexOf('/')));

/** The element that the fault is about, where it should stand, and whether it is missing. */
function sujet(
  code: CodeSchema,
  chemin: string,
  { manquant = '', attribut = 'V' }: Valeurs,
): readonly [string, string, boolean] {
  if (code === 'SCHEMA_FIN_PREMATUREE') return [chemin, manquant, true];
  if (code === 'SCHEMA_ELEMENT_MANQUANT') return [avant(chemin), manquant, true];
  if (attribut !== 'V') return ['', '', false];
  return [avant(chemin), dernier(chemin), code === 'SCHEMA_ATTRIBUT_MANQUANT'];
}
