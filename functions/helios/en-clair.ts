/** An answer of Hélios for people: French, and always said to be Hélios's, never ours. Pure. */
import type { RetourHeliosRattache } from '../../schemas/evenements/depot.ts';
import type { BordereauSuivi, ElementHelios, ErreurHelios, ReponseHelios } from '../../schemas/evenements/helios.ts';
import { instantEnClair } from '../adhesion/heure-de-paris.ts';
import { compter } from '../console/en-clair/nombre.ts';
import { issueDuRetour, jourEnClair, suitesDuBordereau } from './suites-en-clair.ts';

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

type Designation = Pick<ElementHelios, 'domaine' | 'bordereau' | 'exercice' | 'marche' | 'pj'>;

function objet({ domaine, bordereau, exercice, marche, pj }: Designation): string {
  if (pj !== null) return `Pièce justificative ${pj}`;
  if (marche !== null) return `Marché ${marche}`;
  const precision = DOMAINES.get(domaine);
  if (bordereau === null) return precision === undefined ? 'Flux entier' : `Flux entier (${precision})`;
  const genre = domaine === '5' || domaine === '6' ? ` de ${precision}` : '';
  const annee = exercice === null ? '' : ` (exercice ${exercice})`;
  const numero = `ordereau${genre} n°\u00a0${bordereau}${annee}`;
  return domaine === '3' ? `Signature du b${numero}` : `B${numero}`;
}

function objetSuivi({ domaine, numero, exercice }: BordereauSuivi): string {
  const designation = { domaine: domaine === 'depense' ? '5' : '6', bordereau: numero, exercice };
  return numero === null ? 'Bordereau sans numéro' : objet({ ...designation, marche: null, pj: null });
}

function anomalie({ code, libelle, piece, ligne }: ErreurHelios): string {
  const lieu = [piece === null ? '' : `pièce ${piece}`, ligne === null ? '' : `ligne ${ligne}`].filter((l) => l !== '');
  const dit = libelle === null ? (code ?? '') : `${libelle}${code === null ? '' : ` (${code})`}`;
  const phrase = lieu.length === 0 ? dit : `${lieu.join(', ')} : ${dit}`;
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}

/** What a page shows of one answer. The words of `lignes` are Hélios's own, from its file: to be escaped. */
export interface ReponseEnClair {
  /** From 1, in the order in which they were attached: two that came in the same minute have two titles. */
  readonly numero: number;
  readonly titre: string;
  readonly issue: string;
  readonly provenance: string;
  readonly lignes: readonly {
    readonly objet: string;
    /** Null in a PES_Retour, which says it of each piece. */
    readonly etat: ElementHelios['etat'] | null;
    readonly etatEnClair: string | null;
    readonly anomalies: readonly string[];
    /** What became of each piece. */
    readonly suites: readonly string[];
  }[];
  /** What the answer says besides; null where all is shown. */
  readonly reste: string | null;
  /** Deposit of the answer: its page gives the file of Hélios itself. */
  readonly reponse: string;
}

function lignes({ elements, suites }: ReponseHelios): ReponseEnClair['lignes'] {
  const acquittees = elements.map((element) => ({
    objet: objet(element),
    etat: element.etat,
    etatEnClair: ETATS[element.etat],
    anomalies: element.erreurs.map(anomalie),
    suites: [],
  }));
  const suivies = (suites?.bordereaux ?? []).map((bordereau) => ({
    objet: objetSuivi(bordereau),
    etat: null,
    etatEnClair: null,
    anomalies: [],
    suites: suitesDuBordereau(bordereau),
  }));
  return [...acquittees, ...suivies];
}

function reste({ omis, erreursOmises, suites }: ReponseHelios): string | null {
  const restes = [
    [omis, 'autre élément', 'autres éléments'] as const,
    [erreursOmises, 'autre anomalie', 'autres anomalies'] as const,
    [suites?.bordereauxOmis ?? 0, 'autre bordereau', 'autres bordereaux'] as const,
    [suites?.piecesOmises ?? 0, 'autre pièce', 'autres pièces'] as const,
  ].flatMap(([n, singulier, pluriel]) => (n > 0 ? [compter(n, singulier, pluriel)] : []));
  return restes.length === 0 ? null : `${restes.join(' et ')} : voyez le fichier d’Hélios.`;
}

/** `dteStr`: the date that the header of a PES_Retour bears; a PES_ACQUIT echoes that of the flow. */
export function reponseEnClair(
  data: Rattachement,
  reponse: ReponseHelios,
  { numero, dteStr }: { readonly numero: number; readonly dteStr: string | null },
): ReponseEnClair {
  const { nature, par, recuLe } = data;
  const date = nature === 'PES_Retour' && dteStr !== null ? `, daté du ${jourEnClair(dteStr)},` : '';
  return {
    numero,
    titre: `Réponse d’Hélios n°\u00a0${numero} (${nature}), reçue le ${instantEnClair(recuLe)}`,
    issue: reponse.suites === null ? issue(data) : issueDuRetour(reponse.suites),
    provenance: `Ce ${nature}${date} est d’Hélios ; le poste comptable ${par} l’a déposé. Ce n’est pas la réponse de Passerelle.`,
    lignes: lignes(reponse),
    reste: reste(reponse),
    reponse: data.reponse,
  };
}
