/** An answer of Hélios for people: French, and always said to be Hélios's, never ours. Pure. */
import type { RetourHeliosRattache } from '../../schemas/evenements/depot.ts';
import type { ElementHelios, ErreurHelios, ReponseHelios } from '../../schemas/evenements/helios.ts';
import { instantEnClair } from '../adhesion/heure-de-paris.ts';

type Rattachement = RetourHeliosRattache['data'];

/** TDomaineAck (CommunAck.xsd). */
const DOMAINES: ReadonlyMap<string | null, string> = new Map([
  ['0', 'technique'],
  ['1', 'signature technique'],
  ['2', 'signature du fichier'],
  ['3', 'signature d’un bordereau'],
  ['4', 'pièce justificative'],
  ['5', 'dépense'],
  ['6', 'recette'],
  ['7', 'rôle'],
  ['8', 'budget'],
  ['9', 'état de l’actif'],
  ['10', 'état du passif'],
  ['11', 'marché'],
  ['12', 'facture'],
  ['99', 'paramétrage'],
]);

const ISSUES = {
  accepte: 'Hélios a accepté le flux',
  partiel: 'Hélios a accepté le flux en partie',
  rejete: 'Hélios a rejeté le flux',
} as const;

const ETATS = { accepte: 'accepté par Hélios', rejete: 'rejeté par Hélios' } as const;

const compter = (n: number, singulier: string, pluriel = `${singulier}s`): string =>
  `${n}\u00a0${n < 2 ? singulier : pluriel}`;

function issue({ etat, compte: { acceptes, rejetes, erreurs } }: Pick<Rattachement, 'etat' | 'compte'>): string {
  if (etat === null) return 'Hélios fait retour des suites données au flux.';
  const detail = [
    compter(acceptes, 'élément accepté', 'éléments acceptés'),
    compter(rejetes, 'rejeté'),
    compter(erreurs, 'anomalie'),
  ];
  return `${ISSUES[etat]} (${detail.join(', ')}).`;
}

/** The event as one sentence. */
export function rattachementEnClair(data: Rattachement): string {
  return `Réponse d’Hélios (${data.nature}), déposée par le poste ${data.par}. ${issue(data)}`;
}

function objet({ domaine, bordereau, exercice, marche, pj }: ElementHelios): string {
  if (pj !== null) return `Pièce justificative ${pj}`;
  if (marche !== null) return `Marché ${marche}`;
  const precision = DOMAINES.get(domaine);
  if (bordereau === null) return precision === undefined ? 'Flux entier' : `Flux entier (${precision})`;
  const genre = domaine === '5' || domaine === '6' ? ` de ${precision}` : '';
  const annee = exercice === null ? '' : ` (exercice ${exercice})`;
  const numero = `ordereau${genre} n°\u00a0${bordereau}${annee}`;
  return domaine === '3' ? `Signature du b${numero}` : `B${numero}`;
}

function anomalie({ code, libelle, piece, ligne }: ErreurHelios): string {
  const lieu = [piece === null ? '' : `pièce ${piece}`, ligne === null ? '' : `ligne ${ligne}`].filter((l) => l !== '');
  const dit = libelle === null ? (code ?? '') : `${libelle}${code === null ? '' : ` (${code})`}`;
  const phrase = lieu.length === 0 ? dit : `${lieu.join(', ')} : ${dit}`;
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}

/** What a page shows of one answer. The words of `lignes` are Hélios's own, from its file: to be escaped. */
export interface ReponseEnClair {
  readonly titre: string;
  readonly issue: string;
  readonly provenance: string;
  readonly lignes: readonly {
    readonly objet: string;
    readonly etat: ElementHelios['etat'];
    readonly etatEnClair: string;
    readonly anomalies: readonly string[];
  }[];
  /** What the answer says besides; null where all is shown. */
  readonly reste: string | null;
  /** Deposit of the answer: its page gives the file of Hélios itself. */
  readonly reponse: string;
}

export function reponseEnClair(data: Rattachement, { elements, omis, erreursOmises }: ReponseHelios): ReponseEnClair {
  const { nature, par, recuLe, reponse } = data;
  const restes = [
    ...(omis > 0 ? [compter(omis, 'autre élément', 'autres éléments')] : []),
    ...(erreursOmises > 0 ? [compter(erreursOmises, 'autre anomalie', 'autres anomalies')] : []),
  ];
  return {
    titre: `Réponse d’Hélios, reçue le ${instantEnClair(recuLe)}`,
    issue: issue(data),
    provenance: `Ce ${nature} est d’Hélios ; le poste comptable ${par} l’a déposé. Ce n’est pas la réponse de Passerelle.`,
    lignes: elements.map((element) => ({
      objet: objet(element),
      etat: element.etat,
      etatEnClair: ETATS[element.etat],
      anomalies: element.erreurs.map(anomalie),
    })),
    reste: restes.length === 0 ? null : `${restes.join(' et ')} : voyez le fichier d’Hélios.`,
    reponse,
  };
}
