/** Signatures and format, weighed together: the levels of rejection (flux, bordereau, PJ) as Hélios has them. Pure. */
import { type Anomalie, type CodeMotif, MOTIFS } from '../../schemas/motifs/catalogue.ts';
import type { Niveau } from '../../schemas/motifs/motif.ts';
import type { Politique } from '../../schemas/politique.ts';
import type { Verdict, VerdictBordereau, VerdictPj, VerdictSignature } from '../../schemas/verdict.ts';
import type { BordereauLu, FluxLu, PjLue } from '../format/flux-lu.ts';
import type { ResultatSignature, ResultatsSignatures } from '../signature/resultat.ts';
import { retenir } from './retenir.ts';

/** Version of the rules beyond the XSD, told in each verdict. */
const REGLES = 'pes-2026.1';

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
  const { flux, politique, signatures } = c;
  const toutes = [...(c.arret ? [c.arret] : []), ...anomaliesDeSignature(c), ...flux.anomalies];
  const rejetDuFlux = motifsDuFlux(c, toutes);
  const parBordereau = Map.groupBy(toutes, (a) => a.objet.bordereau);
  const parPj = Map.groupBy(toutes, (a) => a.objet.pj);
  const signataires = Map.groupBy(signatures.signatures, (s) => s.bordereau);
  const bordereaux = flux.bordereaux.map((lu) => {
    const echec = (signataires.get(lu.ordinal) ?? []).some(echoue);
    return bordereau(lu, parBordereau.get(lu.ordinal) ?? [], echec, rejetDuFlux);
  });
  const pj = flux.pj.map((lue) => pieceJustificative(lue, parPj.get(lue.ordinal) ?? [], rejetDuFlux));
  const { anomalies, omises } = retenir(toutes);
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
    signatures: signatures.signatures.map(signature),
    bordereaux,
    pj,
    dossiers: [],
    anomalies,
    anomaliesOmises: flux.anomaliesOmises + omises,
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
  const dites = toutes.filter((a) => rejetteAu(a, ['flux'])).map((a) => a.code);
  // Not only the anomalies that were kept: a flow may have more than a verdict tells.
  const duFlux = [...dites, ...[...flux.codes].filter((code) => rejetteAu(MOTIFS[code], ['flux']))];
  const rejetees = signatures.signatures
    .filter((s) => echoue(s) && (s.portee === 'fichier' || politique.rejetSurSignature === 'flux'))
    .flatMap((s) => s.anomalies.map((a) => a.code));
  return [...new Set([...duFlux, ...rejetees])];
}

const DANS_UN_BORDEREAU: readonly Niveau[] = ['bordereau', 'piece', 'ligne'];

/** An anomaly has the level of its motif, unless the politique moved it. */
function rejetteAu({ niveau, gravite }: Pick<Anomalie, 'niveau' | 'gravite'>, niveaux: readonly Niveau[]): boolean {
  return gravite === 'rejet' && niveaux.includes(niveau);
}

const echoue = (s: ResultatSignature): boolean => s.integrite !== 'intacte' || s.confiance === 'refusee';

function signature(s: ResultatSignature): VerdictSignature {
  const { id, portee, cible, integrite, confiance, signataire, signeLe, politique } = s;
  return { id, portee, cible, integrite, confiance, motifs: codes(s.anomalies), signataire, signeLe, politique };
}

function bordereau(
  lu: BordereauLu,
  propres: readonly Anomalie[],
  signatureEchouee: boolean,
  rejetDuFlux: readonly string[],
): VerdictBordereau {
  const { id, domaine, type, exercice, numero, date, montantHT, nombrePieces, pieces } = lu;
  return {
    ...{ id, domaine, type, exercice, numero, date, montantHT, nombrePieces, pieces },
    ...issue(lu.motifs, propres, DANS_UN_BORDEREAU, signatureEchouee, rejetDuFlux),
  };
}

function pieceJustificative(lue: PjLue, propres: readonly Anomalie[], rejetDuFlux: readonly string[]): VerdictPj {
  return { idUnique: lue.idUnique, nom: lue.nom, ...issue(lue.motifs, propres, ['pj'], false, rejetDuFlux) };
}

/** What becomes of one part: by its own anomalies, told or only counted, and with its flux. */
function issue(
  lus: readonly CodeMotif[],
  propres: readonly Anomalie[],
  niveaux: readonly Niveau[],
  signatureEchouee: boolean,
  rejetDuFlux: readonly string[],
) {
  const rejete =
    rejetDuFlux.length > 0 ||
    signatureEchouee ||
    propres.some((a) => rejetteAu(a, niveaux)) ||
    lus.some((code) => rejetteAu(MOTIFS[code], niveaux));
  const verdict = rejete ? ('rejete' as const) : ('accepte' as const);
  return { verdict, motifs: [...new Set([...lus, ...codes(propres), ...rejetDuFlux])] };
}

const codes = (anomalies: readonly Anomalie[]): CodeMotif[] => [...new Set(anomalies.map((a) => a.code))];

function ensemble(parties: readonly { readonly verdict: string }[]): Verdict['verdict'] {
  const rejetees = parties.filter((p) => p.verdict === 'rejete').length;
  if (rejetees === 0) return 'accepte';
  return rejetees === parties.length ? 'rejete' : 'partiel';
}
