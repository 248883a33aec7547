/**
 * ElementACQUIT: what rejects the flow as such, then each bordereau, the factures, each marché and each PJ, in the order
 * of the file.
 */
import type { Verdict, VerdictBordereau, VerdictMarche, VerdictPj } from '../../schemas/verdict.ts';
import { fluxRejete, objetRejete } from '../depot/rejet.ts';
import { exerciceNormalise } from '../format/identite.ts';
import { numeroNormalise } from '../format/valeurs/nombre.ts';
import { type Detail, type DetailDuFlux, detailler } from './detail.ts';
import { type AnomalieDuVerdict, erreur, erreurDesAutres } from './erreur.ts';
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
  marche: '11',
  facture: '12',
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

/** V_Num13_Light. */
const CHIFFRES_MAX = 13;
/** Digits of a number however the flow spells it; '' where the XSD would refuse them. */
function numero(texte = ''): string {
  const normalise = numeroNormalise(texte);
  return normalise !== null && normalise.length <= CHIFFRES_MAX ? normalise : '';
}

function detailLigne(ligne: string, anomalies: readonly AnomalieDuVerdict[]): Element {
  return element('DetailLigne', {}, [valeur('NumLigne', ligne), ...anomalies.map(erreur)]);
}

function detailPiece(piece: string, anomalies: readonly AnomalieDuVerdict[]): Element {
  const parLigne = Map.groupBy(anomalies, ({ objet }) => numero(objet.lignePiece));
  const deLaPiece = parLigne.get('') ?? [];
  const lignes = [...parLigne].filter(([ligne]) => ligne !== '').map(([ligne, siennes]) => detailLigne(ligne, siennes));
  return element('DetailPiece', {}, [valeur('NumPiece', piece), ...deLaPiece.map(erreur), ...lignes]);
}

/** Erreur of the object itself, then DetailPiece; a piece whose number the XSD would refuse is said at the object. */
function erreursEnPlace(anomalies: readonly AnomalieDuVerdict[], autres: readonly Element[] = []): Element[] {
  const parPiece = Map.groupBy(anomalies, ({ objet }) => numero(objet.piece));
  const deLObjet = parPiece.get('') ?? [];
  const pieces = [...parPiece].filter(([piece]) => piece !== '').map(([piece, siennes]) => detailPiece(piece, siennes));
  return [...deLObjet.map(erreur), ...autres, ...pieces];
}

/** Told at the flow, not at the object where it stands. */
function rejetteLeFlux({ niveau, gravite, objet }: AnomalieDuVerdict, verdict: Verdict): boolean {
  if (gravite !== 'rejet') return false;
  const sansObjet = niveau === 'pj' ? objet.pj === undefined : objet.bordereau === undefined;
  return sansObjet || (niveau === 'flux' && fluxRejete(verdict));
}

/** Of a rejected part: its own, then how many are only counted. */
function erreursDe(verdict: Verdict, { anomalies, autres }: Detail, dont: string): Element[] {
  const siennes = anomalies.filter((a) => a.gravite === 'rejet' && !rejetteLeFlux(a, verdict));
  return erreursEnPlace(siennes, erreurDesAutres(autres, dont));
}

const sous = (nom: string, lu: string | null, forme: RegExp): Element[] =>
  lu !== null && forme.test(lu) ? [valeur(nom, lu)] : [];

const designerBordereau = ({ numero, exercice }: VerdictBordereau): Element[] => [
  ...sous('NumBord', numeroNormalise(numero ?? ''), /^[0-9]{1,7}$/),
  ...sous('ExerciceBord', exerciceNormalise(exercice ?? ''), /^[0-9]{1,4}$/),
];
const designerPj = ({ idUnique }: VerdictPj): Element[] => sous('IdUnique', idUnique, /^[0-9a-zA-Z]{1,50}$/);

function designer(verdict: Verdict, { bordereau, pj }: AnomalieDuVerdict['objet']): Element[] {
  if (bordereau !== undefined) return verdict.bordereaux.slice(bordereau, bordereau + 1).flatMap(designerBordereau);
  return pj === undefined ? [] : verdict.pj.slice(pj, pj + 1).flatMap(designerPj);
}

/** What rejects the flow, by domain, each at the bordereau or the PJ where it stands. */
function elementsDuFlux(verdict: Verdict, anomalies: readonly AnomalieDuVerdict[]): Element[] {
  const parDomaine = Map.groupBy(anomalies, (anomalie) => domaineDuFlux(anomalie, verdict));
  return [...parDomaine]
    .sort(([a], [b]) => Number(a) - Number(b))
    .flatMap(([domaine, siennes]) =>
      [...Map.groupBy(siennes, ({ objet }) => `${objet.bordereau} ${objet.pj}`).values()].map((ensemble) =>
        acquitter(domaine, true, designer(verdict, ensemble[0]?.objet ?? {}), erreursEnPlace(ensemble)),
      ),
    );
}

function elementBordereau(verdict: Verdict, { lu, ...detail }: DetailDuFlux['bordereaux'][number]): Element {
  const rejete = objetRejete(verdict, lu);
  return acquitter(
    DOMAINE[lu.domaine],
    rejete,
    designerBordereau(lu),
    rejete ? erreursDe(verdict, detail, 'ce bordereau') : [],
  );
}

function elementPj(verdict: Verdict, { lu, ...detail }: DetailDuFlux['pj'][number]): Element {
  const rejetee = objetRejete(verdict, lu);
  return acquitter(DOMAINE.pj, rejetee, designerPj(lu), rejetee ? erreursDe(verdict, detail, 'cette pièce') : []);
}

/** TElementACQUIT/IdMarche: the contract, a hyphen, and the rank of the sending on three digits. */
function designerMarche({ id, sequence }: VerdictMarche): Element[] {
  const envoi = numeroNormalise(sequence ?? '');
  if (id === null || envoi === null) return [];
  return sous('IdMarche', `${id}-${envoi.padStart(3, '0')}`, /^[^\t\n\r]{1,18}$/);
}

/** The standard has one answer for all the factures of a flow, and one for each marché. */
function elementsSansVerdictPropre(verdict: Verdict): Element[] {
  const rejete = fluxRejete(verdict);
  return [
    ...verdict.factures.slice(0, 1).map(() => acquitter(DOMAINE.facture, rejete, [], [])),
    ...verdict.marches.map((marche) => acquitter(DOMAINE.marche, rejete, designerMarche(marche), [])),
  ];
}

const estRejete = ({ enfants }: Element): boolean =>
  enfants.some(({ nom, attributs }) => nom === 'EtatAck' && attributs.V === '0');

/** What is only counted, and of no object, is an error of the first rejected element: the XSD has no other place for it. */
function direLeReste(tous: readonly Element[], autres: number): readonly Element[] {
  const premier = tous.find(estRejete);
  if (premier === undefined) return tous;
  const rang = premier.enfants.findIndex(({ nom }) => nom === 'DetailPiece');
  const place = rang < 0 ? premier.enfants.length : rang;
  const enfants = premier.enfants.toSpliced(place, 0, ...erreurDesAutres(autres, 'ce fichier'));
  return tous.map((un) => (un === premier ? { ...un, enfants } : un));
}

/** At least one, as the XSD demands. Only what rejects is said: an alerte under EtatAck = 1 would read as a rejection. */
export function elements(verdict: Verdict): readonly Element[] {
  const { flux, bordereaux, pj } = detailler(verdict, verdict.anomalies);
  const duFlux = verdict.anomalies.filter((anomalie) => rejetteLeFlux(anomalie, verdict));
  const tous = [
    ...elementsDuFlux(verdict, duFlux),
    ...bordereaux.map((bordereau) => elementBordereau(verdict, bordereau)),
    ...elementsSansVerdictPropre(verdict),
    ...pj.map((une) => elementPj(verdict, une)),
  ];
  if (tous.length === 0) return [acquitter(DOMAINE.technique, fluxRejete(verdict), [], [])];
  return direLeReste(tous, flux.autres);
}
