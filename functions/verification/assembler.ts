/** Signatures and format, weighed together: the levels of rejection (flux, bordereau, PJ) as Hélios has them. Pure. */
import { type Anomalie, type CodeMotif, MOTIFS } from '../../schemas/motifs/catalogue.ts';
import type { Niveau } from '../../schemas/motifs/motif.ts';
import type { Politique } from '../../schemas/politique.ts';
import type { Verdict, VerdictBordereau, VerdictPj, VerdictSignature } from '../../schemas/verdict.ts';
import type { BordereauLu, FluxLu, PjLue } from '../format/flux-lu.ts';
import type { ResultatSignature, ResultatsSignatures } from '../signature/resultat.ts';

/** Version of the rules beyond the XSD, told in each verdict. */
const REGLES = 'pes-2026.1';
/** Anomalies told in a verdict; the others are counted. */
const ANOMALIES_MAX = 500;

export interface Constatations {
  readonly sha256: string;
  /** Bytes. */
  readonly taille: number;
  readonly encodage: string | null;
  /** What stopped the reading. */
  readonly arret: Anomalie | null;
  readonly signatures: ResultatsSignatures;
  readonly flux: FluxLu;
  readonly politique: Politique;
}

export function assembler(c: Constatations): Verdict {
  const { flux, politique } = c;
  const toutes = [...(c.arret ? [c.arret] : []), ...anomaliesDeSignature(c), ...flux.anomalies];
  const rejetDuFlux = motifsDuFlux(c, toutes);
  const bordereaux = flux.bordereaux.map((lu) => bordereau(lu, toutes, c.signatures, rejetDuFlux));
  const pj = flux.pj.map((lue) => pieceJustificative(lue, toutes, rejetDuFlux));
  return {
    sha256: c.sha256,
    taille: c.taille,
    encodage: c.encodage,
    nature: flux.nature,
    verdict: rejetDuFlux.length > 0 ? 'rejete' : ensemble([...bordereaux, ...pj]),
    jeu: null,
    regles: REGLES,
    politique: politique.version,
    enveloppe: flux.enveloppe,
    entete: flux.entete,
    infoDematerialisee: flux.infoDematerialisee,
    signatures: c.signatures.signatures.map(signature),
    bordereaux,
    pj,
    dossiers: [],
    anomalies: toutes.slice(0, ANOMALIES_MAX),
    anomaliesOmises: flux.anomaliesOmises + Math.max(0, toutes.length - ANOMALIES_MAX),
  };
}

/** Where the politique keeps a signature's failure to its bordereau, its anomalies are of that level. */
function anomaliesDeSignature({
  signatures: { signatures, anomalies },
  politique,
}: Constatations): readonly Anomalie[] {
  const desSignatures = signatures.flatMap((s) =>
    s.portee === 'bordereau' && politique.rejetSurSignature === 'bordereau'
      ? s.anomalies.map((a) => ({ ...a, niveau: 'bordereau' as const }))
      : s.anomalies,
  );
  return [...anomalies, ...desSignatures];
}

/** Schema, or a signature that fails, rejects the whole flux; the politique may keep the latter to its bordereau. */
function motifsDuFlux({ signatures, flux, politique }: Constatations, toutes: readonly Anomalie[]): readonly string[] {
  const dites = toutes.filter((a) => a.niveau === 'flux' && a.gravite === 'rejet').map((a) => a.code);
  // Not only the anomalies that were kept: a flow may have more than a verdict tells.
  const duFlux = [...dites, ...[...flux.codes].filter((code) => rejette(code, ['flux']))];
  const rejetees = signatures.signatures
    .filter((s) => echoue(s) && (s.portee === 'fichier' || politique.rejetSurSignature === 'flux'))
    .flatMap((s) => s.anomalies.map((a) => a.code));
  return [...new Set([...duFlux, ...rejetees])];
}

const DANS_UN_BORDEREAU: readonly Niveau[] = ['bordereau', 'piece', 'ligne'];

function rejette(code: CodeMotif, niveaux: readonly Niveau[]): boolean {
  const { niveau, gravite } = MOTIFS[code];
  return gravite === 'rejet' && niveaux.includes(niveau);
}

const echoue = (s: ResultatSignature): boolean => s.integrite !== 'intacte' || s.confiance === 'refusee';

function signature(s: ResultatSignature): VerdictSignature {
  const { id, portee, cible, integrite, confiance, signataire, signeLe, politique } = s;
  return { id, portee, cible, integrite, confiance, motifs: codes(s.anomalies), signataire, signeLe, politique };
}

function bordereau(
  lu: BordereauLu,
  toutes: readonly Anomalie[],
  { signatures }: ResultatsSignatures,
  rejetDuFlux: readonly string[],
): VerdictBordereau {
  const motifs = [...new Set([...lu.motifs, ...codes(toutes.filter((a) => a.objet.bordereau === lu.ordinal))])];
  const signatureRejetee = signatures.some((s) => s.bordereau === lu.ordinal && echoue(s));
  const rejete = signatureRejetee || motifs.some((code) => rejette(code, DANS_UN_BORDEREAU));
  const { id, domaine, type, exercice, numero, date, montantHT, nombrePieces, pieces } = lu;
  return {
    ...{ id, domaine, type, exercice, numero, date, montantHT, nombrePieces, pieces },
    ...issue(rejete, motifs, rejetDuFlux),
  };
}

function pieceJustificative(lue: PjLue, toutes: readonly Anomalie[], rejetDuFlux: readonly string[]): VerdictPj {
  const motifs = [...new Set([...lue.motifs, ...codes(toutes.filter((a) => a.objet.pj === lue.ordinal))])];
  const rejetee = motifs.some((code) => rejette(code, ['pj']));
  return { idUnique: lue.idUnique, nom: lue.nom, ...issue(rejetee, motifs, rejetDuFlux) };
}

/** A part falls with its flux; it then tells its own motifs first. */
function issue(rejete: boolean, propres: string[], rejetDuFlux: readonly string[]) {
  if (rejetDuFlux.length === 0)
    return { verdict: rejete ? ('rejete' as const) : ('accepte' as const), motifs: propres };
  return { verdict: 'rejete' as const, motifs: rejete ? propres : [...propres, ...rejetDuFlux] };
}

const codes = (anomalies: readonly Anomalie[]): CodeMotif[] => [...new Set(anomalies.map((a) => a.code))];

function ensemble(parties: readonly { readonly verdict: string }[]): Verdict['verdict'] {
  const rejetees = parties.filter((p) => p.verdict === 'rejete').length;
  if (rejetees === 0) return 'accepte';
  return rejetees === parties.length ? 'rejete' : 'partiel';
}
