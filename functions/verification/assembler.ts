/** Signatures and format, weighed together: the levels of rejection (flux, bordereau, PJ) as Hélios has them. Pure. */
import { type Anomalie, type CodeMotif, MOTIFS } from '../../schemas/motifs/catalogue.ts';
import type { Niveau } from '../../schemas/motifs/motif.ts';
import type { Politique } from '../../schemas/politique.ts';
import type { Verdict, VerdictBordereau, VerdictDossier, VerdictPj, VerdictSignature } from '../../schemas/verdict.ts';
import { empreinte } from '../confiance/entree/empreinte.ts';
import type { SignatureJugee, SignaturesJugees } from '../confiance/signataires.ts';
import { sansVerdictPropre } from '../depot/rejet.ts';
import type { BordereauLu, DossierLu, FluxLu, PjLue } from '../format/flux-lu.ts';
import { VERSION_DES_REGLES } from '../format/regles/catalogue.ts';
import { VERSION_DES_REGLES_PCA } from '../pca/fichier/regles/catalogue.ts';
import { pourLaPca } from '../pca/fichier/remedes.ts';
import { retenir } from './retenir.ts';

export interface Constatations {
  readonly sha256: string;
  /** Bytes. */
  readonly taille: number;
  readonly encodage: string | null;
  /** What stopped the reading. */
  readonly arret: Anomalie | null;
  readonly signatures: SignaturesJugees;
  /** Version of the trust store. */
  readonly magasin: string | null;
  readonly flux: FluxLu;
  readonly politique: Politique;
}

export function assembler(c: Constatations): Verdict {
  const { flux, politique, signatures } = c;
  const horsFormat = [...(c.arret ? [c.arret] : []), ...anomaliesDeSignature(c)];
  const toutes = [...horsFormat, ...flux.anomalies];
  const rejetDuFlux = motifsDuFlux(c, toutes);
  const parBordereau = Map.groupBy(toutes, (a) => a.objet.bordereau);
  const parPj = Map.groupBy(toutes, (a) => a.objet.pj);
  const ajoutees = Map.groupBy(horsFormat, (a) => a.objet.bordereau);
  const signataires = Map.groupBy(signatures.signatures, (s) => s.bordereau);
  const duFichier = signataires.get(null) ?? [];
  const bordereaux = flux.bordereaux.map((lu) => {
    const siennes = signataires.get(lu.ordinal) ?? [];
    const propres = parBordereau.get(lu.ordinal) ?? [];
    const anomalies = lu.anomalies + (ajoutees.get(lu.ordinal)?.length ?? 0);
    return { ...bordereau(lu, { propres, rejetDuFlux, signatures: siennes, duFichier }), anomalies };
  });
  const pj = flux.pj.map((lue) =>
    pieceJustificative(lue, { propres: parPj.get(lue.ordinal) ?? [], rejetDuFlux, signatures: [], duFichier }),
  );
  const parDossier = Map.groupBy(toutes, (a) => a.objet.dossier);
  const dossiers = flux.dossiers.map((lu) =>
    dossier(lu, { propres: parDossier.get(lu.ordinal) ?? [], rejetDuFlux, signatures: [], duFichier }),
  );
  const { anomalies, omises } = retenir(toutes);
  return {
    sha256: c.sha256,
    taille: c.taille,
    encodage: c.encodage,
    nature: flux.nature,
    verdict:
      rejetDuFlux.length > 0
        ? 'rejete'
        : ensemble([...bordereaux, ...pj, ...dossiers, ...sansVerdictPropre(flux)], signatures.signatures),
    jeu: flux.jeu,
    regles: flux.pca === null ? VERSION_DES_REGLES : VERSION_DES_REGLES_PCA,
    politique: politique.version,
    magasin: c.magasin,
    enveloppe: flux.enveloppe,
    entete: flux.entete,
    infoDematerialisee: flux.infoDematerialisee,
    signatures: signatures.signatures.map(signature),
    bordereaux,
    pj,
    marches: flux.marches,
    factures: flux.factures,
    dossiers,
    ...(flux.pca === null ? {} : { pca: flux.pca }),
    anomalies: flux.pca === null ? anomalies : anomalies.map(pourLaPca),
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

const enSuspens = (s: SignatureJugee): boolean => s.integrite === 'intacte' && s.confiance === 'indeterminee';
const echoue = (s: SignatureJugee): boolean => s.integrite !== 'intacte' || s.confiance === 'refusee';

function signature(s: SignatureJugee): VerdictSignature {
  const { id, portee, cible, integrite, confiance, signataire, signeLe, politique, famille, fondement } = s;
  const { certificat, faits } = s;
  return {
    ...{ id, portee, cible, integrite, confiance, motifs: codes(s.anomalies), signataire, signeLe, politique },
    famille,
    fondement: fondement && { chemin: [...fondement.chemin], revocations: [...fondement.revocations] },
    certificat: certificat && faits && { sha256: empreinte(certificat), valideAu: faits.valideAu },
  };
}

/** What decides of one part, besides what was read of it. */
interface Sort {
  readonly propres: readonly Anomalie[];
  readonly rejetDuFlux: readonly string[];
  /** Its own, and those of the file. */
  readonly signatures: readonly SignatureJugee[];
  readonly duFichier: readonly SignatureJugee[];
}

function bordereau(lu: BordereauLu, sort: Sort): VerdictBordereau {
  const { id, domaine, type, exercice, numero, date, montantHT, nombrePieces, pieces, lieu, anomalies } = lu;
  return {
    ...{ id, domaine, type, exercice, numero, date, montantHT, nombrePieces, pieces, lieu, anomalies },
    ...issue(lu.motifs, DANS_UN_BORDEREAU, sort),
  };
}

function pieceJustificative(lue: PjLue, sort: Sort): VerdictPj {
  const { idUnique, nom, type, signee, lieu, anomalies } = lue;
  return { idUnique, nom, type, signee, lieu, anomalies, ...issue(lue.motifs, ['pj'], sort) };
}

function dossier(lu: DossierLu, sort: Sort): VerdictDossier {
  const { message, idMsg, numero, montant, lieu, anomalies } = lu;
  return { message, idMsg, numero, montant, lieu, anomalies, ...issue(lu.motifs, ['piece'], sort) };
}

/** What becomes of one part: by its own anomalies, told or only counted, by its signatures, and with its flux. */
function issue(
  lus: readonly CodeMotif[],
  niveaux: readonly Niveau[],
  { propres, rejetDuFlux, signatures, duFichier }: Sort,
) {
  const rejete =
    rejetDuFlux.length > 0 ||
    signatures.some(echoue) ||
    propres.some((a) => rejetteAu(a, niveaux)) ||
    lus.some((code) => rejetteAu(MOTIFS[code], niveaux));
  const suspendu = signatures.some(enSuspens) || duFichier.some(enSuspens);
  const verdict: Verdict['verdict'] = rejete ? 'rejete' : suspendu ? 'indetermine' : 'accepte';
  return { verdict, motifs: [...new Set([...lus, ...codes(propres), ...rejetDuFlux])] };
}

const codes = (anomalies: readonly Anomalie[]): CodeMotif[] => [...new Set(anomalies.map((a) => a.code))];

/** Without any part, its signatures alone say whether a flow may be accepted. */
function ensemble(
  parties: readonly { readonly verdict: string }[],
  signatures: readonly SignatureJugee[],
): Verdict['verdict'] {
  const rejetees = parties.filter((p) => p.verdict === 'rejete').length;
  if (rejetees > 0 && rejetees === parties.length) return 'rejete';
  if (signatures.some(enSuspens)) return 'indetermine';
  return rejetees === 0 ? 'accepte' : 'partiel';
}
