/** What a PES_Retour says became of the pieces, in French. Pure. */
import type { BordereauSuivi, PieceSuivie, SuitesHelios } from '../../schemas/evenements/helios.ts';
import { compter } from '../console/en-clair/nombre.ts';

type Domaine = BordereauSuivi['domaine'];
type Codes = ReadonlyMap<string | null, string>;

const NOMS = { depense: 'Mandat', recette: 'Titre' } as const;

/** EtatPce of a mandat, of a titre. */
const PIECES: Readonly<Record<Domaine, Codes>> = {
  depense: new Map([
    ['01', 'en instance'],
    ['02', 'pris en charge'],
    ['04', 'rejeté'],
    ['05', 'soldé'],
  ]),
  recette: new Map([
    ['01', 'en instance'],
    ['02', 'pris en charge'],
    ['03', 'pris en charge en partie'],
    ['04', 'rejeté'],
    ['05', 'annulé'],
  ]),
};

/** EtatLigPce. */
const LIGNES: Readonly<Record<Domaine, Codes>> = {
  depense: new Map([
    ['01', 'prise en charge'],
    ['02', 'rejetée'],
    ['03', 'à prendre en charge sans anomalie'],
    ['04', 'à prendre en charge avec anomalies'],
    ['05', 'à rejeter, rejet forçable'],
    ['06', 'à rejeter, rejet non forçable'],
    ['07', 'prise en charge avec anomalies'],
    ['08', 'prise en charge sans anomalie'],
    ['09', 'rejetée'],
    ['10', 'rejetée, rejet non forçable'],
    ['15', 'prise en charge forcée'],
    ['16', 'mise en instance'],
  ]),
  recette: new Map([
    ['01', 'rejetée'],
    ['02', 'annulée'],
    ['03', 'mise en instance'],
    ['04', 'non soldée'],
    ['05', 'soldée'],
    ['06', 'soldée par non-valeur'],
  ]),
};

const dire = (codes: Codes, code: string | null): string => codes.get(code) ?? `état ${code ?? 'non précisé'}`;

/** A civil date, `30/09/2026`; as written where it is none. */
export const jourEnClair = (jour: string): string => jour.replace(/^(\d{4})-(\d{2})-(\d{2}).*$/, '$3/$2/$1');

type Dates = Pick<PieceSuivie, 'priseEnCharge' | 'rejet' | 'instance'>;

/** All three where they are given: what was put off may have been taken in charge since. */
const datesEnClair = ({ instance, priseEnCharge, rejet }: Dates): string[] =>
  [['en instance', instance] as const, ['pris en charge', priseEnCharge] as const, ['rejeté', rejet] as const].flatMap(
    ([fait, jour]) => (jour === null ? [] : [`${fait} le ${jourEnClair(jour)}`]),
  );

function etatEnClair(domaine: Domaine, piece: PieceSuivie): string {
  const etat = dire(PIECES[domaine], piece.etat);
  const dates = datesEnClair(piece);
  const autres = dates.filter((date) => !date.startsWith(`${etat} le `));
  const lui = dates.find((date) => date.startsWith(`${etat} le `)) ?? etat;
  return autres.length === 0 ? lui : `${lui} (${autres.join(', ')})`;
}

function pieceEnClair(domaine: Domaine, piece: PieceSuivie): string {
  const lignes = piece.lignes.map(({ etat, nombre }) => `${dire(LIGNES[domaine], etat)} (${nombre})`).join(', ');
  return [
    `${NOMS[domaine]} ${piece.numero ?? ''} : ${etatEnClair(domaine, piece)}`,
    ...(piece.observation === null ? [] : [`observation : ${piece.observation}`]),
    ...(lignes === '' ? [] : [`lignes : ${lignes}`]),
  ].join(' ; ');
}

/** An ORMC that is told at once has dates and no piece. */
export const suitesDuBordereau = (bordereau: BordereauSuivi): string[] => [
  ...datesEnClair(bordereau).map((date) => `ORMC ${date}`),
  ...bordereau.pieces.map((piece) => pieceEnClair(bordereau.domaine, piece)),
];

export function issueDuRetour({ compte: { bordereaux, pieces, debiteurs }, calculeLe }: SuitesHelios): string {
  const suivis = `${compter(bordereaux, 'bordereau', 'bordereaux')} (${compter(pieces, 'pièce')})`;
  const le = calculeLe === null ? '' : `, au ${jourEnClair(calculeLe)}`;
  const reste = `ce que ${compter(debiteurs, 'débiteur doit', 'débiteurs doivent')} encore${le}`;
  const dits = [
    ...(bordereaux > 0 ? [`des suites données à ${suivis}`] : []),
    ...(debiteurs > 0 ? [`de ${reste}`] : []),
  ];
  return `Hélios fait retour ${dits.length === 0 ? 'du flux, sans dire de suite' : dits.join(' et ')}.`;
}
