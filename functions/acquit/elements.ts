/** ElementACQUIT: the flow where it is rejected as such, then each bordereau, then each PJ, in the order of the file. */
import type { Verdict, VerdictBordereau, VerdictPj } from '../../schemas/verdict.ts';
import { fluxRejete, objetRejete } from '../depot/rejet.ts';
import { type AnomalieDuVerdict, erreur, erreursAbregees } from './erreur.ts';
import { type Element, element, valeur } from './xml.ts';

/** TDomaineAck (CommunAck.xsd). */
const DOMAINE = {
  technique: '0',
  signatureTechnique: '1',
  signatureGlobale: '2',
  signatureBordereau: '3',
  pj: '4',
  depense: '5',
  recette: '6',
} as const;

function acquitter(
  domaine: string,
  rejete: boolean,
  designation: readonly Element[],
  detail: readonly Element[],
): Element {
  return element('ElementACQUIT', {}, [
    valeur('DomaineAck', domaine),
    valeur('EtatAck', rejete ? '0' : '1'),
    ...designation,
    ...detail,
  ]);
}

/** Which signature the anomaly speaks of, or the technical domain when it speaks of none. */
function domaineDuFlux({ numAnoAck, objet }: AnomalieDuVerdict, { signatures, infoDematerialisee }: Verdict): string {
  if (!/SIGNATURE|CERTIFICAT/.test(numAnoAck)) return DOMAINE.technique;
  if (/SIGNATURE_BORDEREAU/.test(numAnoAck) || objet.bordereau !== undefined) return DOMAINE.signatureBordereau;
  if (!signatures.some(({ portee }) => portee === 'fichier')) return DOMAINE.signatureBordereau;
  // On a flow that does not say it is dematerialised, the signature of the file is one of transmission.
  const metier = infoDematerialisee.depense === true || infoDematerialisee.recette === true;
  return metier ? DOMAINE.signatureGlobale : DOMAINE.signatureTechnique;
}

function elementsDuFlux(verdict: Verdict, anomalies: readonly AnomalieDuVerdict[]): Element[] {
  const parDomaine = Map.groupBy(anomalies, (anomalie) => domaineDuFlux(anomalie, verdict));
  return [...parDomaine]
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([domaine, siennes]) => acquitter(domaine, true, [], siennes.map(erreur)));
}

const numero = (texte: string | undefined | null): texte is string =>
  typeof texte === 'string' && /^[0-9]{1,13}$/.test(texte);

function detailLigne(ligne: string, anomalies: readonly AnomalieDuVerdict[]): Element {
  return element('DetailLigne', {}, [valeur('NumLigne', ligne), ...anomalies.map(erreur)]);
}

function detailPiece(piece: string, anomalies: readonly AnomalieDuVerdict[]): Element {
  const parLigne = Map.groupBy(anomalies, ({ objet }) => (numero(objet.lignePiece) ? objet.lignePiece : ''));
  const deLaPiece = parLigne.get('') ?? [];
  const lignes = [...parLigne].filter(([ligne]) => ligne !== '').map(([ligne, siennes]) => detailLigne(ligne, siennes));
  return element('DetailPiece', {}, [valeur('NumPiece', piece), ...deLaPiece.map(erreur), ...lignes]);
}

/** Erreur of the bordereau itself, then DetailPiece; a piece whose number the XSD would refuse is said at the bordereau. */
function detailBordereau({ verdict, motifs }: VerdictBordereau, anomalies: readonly AnomalieDuVerdict[]): Element[] {
  if (anomalies.length === 0) return verdict === 'rejete' ? erreursAbregees(motifs) : [];
  const parPiece = Map.groupBy(anomalies, ({ objet }) => (numero(objet.piece) ? objet.piece : ''));
  const duBordereau = parPiece.get('') ?? [];
  const pieces = [...parPiece].filter(([piece]) => piece !== '').map(([piece, siennes]) => detailPiece(piece, siennes));
  return [...duBordereau.map(erreur), ...pieces];
}

function elementBordereau(verdict: Verdict, lu: VerdictBordereau, anomalies: readonly AnomalieDuVerdict[]): Element {
  const designation: Element[] = [];
  if (lu.numero !== null && /^[0-9]{1,7}$/.test(lu.numero)) designation.push(valeur('NumBord', lu.numero));
  if (lu.exercice !== null && /^[0-9]{1,4}$/.test(lu.exercice)) designation.push(valeur('ExerciceBord', lu.exercice));
  return acquitter(DOMAINE[lu.domaine], objetRejete(verdict, lu), designation, detailBordereau(lu, anomalies));
}

function elementPj(verdict: Verdict, lue: VerdictPj, anomalies: readonly AnomalieDuVerdict[]): Element {
  const designation =
    lue.idUnique !== null && /^[0-9a-zA-Z]{1,50}$/.test(lue.idUnique) ? [valeur('IdUnique', lue.idUnique)] : [];
  const abregees = lue.verdict === 'rejete' ? erreursAbregees(lue.motifs) : [];
  return acquitter(
    DOMAINE.pj,
    objetRejete(verdict, lue),
    designation,
    anomalies.length > 0 ? anomalies.map(erreur) : abregees,
  );
}

/** At least one, as the XSD demands. Only what rejects is said: an alerte under EtatAck = 1 would read as a rejection. */
export function elements(verdict: Verdict): Element[] {
  const rejets = verdict.anomalies.filter(({ gravite }) => gravite === 'rejet');
  const parPorteur = Map.groupBy(rejets, ({ niveau, objet }) => {
    if (niveau === 'flux' && (fluxRejete(verdict) || objet.bordereau === undefined)) return 'flux';
    if (niveau === 'pj') return objet.pj === undefined ? 'flux' : `pj ${objet.pj}`;
    return objet.bordereau === undefined ? 'flux' : `bordereau ${objet.bordereau}`;
  });
  const tous = [
    ...elementsDuFlux(verdict, parPorteur.get('flux') ?? []),
    ...verdict.bordereaux.map((lu, rang) => elementBordereau(verdict, lu, parPorteur.get(`bordereau ${rang}`) ?? [])),
    ...verdict.pj.map((lue, rang) => elementPj(verdict, lue, parPorteur.get(`pj ${rang}`) ?? [])),
  ];
  return tous.length > 0 ? tous : [acquitter(DOMAINE.technique, fluxRejete(verdict), [], [])];
}
