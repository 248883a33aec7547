/** Flows written by hand, value by value, where the generator only writes what the standard admits. */
import { bloc, feuille } from '../../../infra/embedded/demonstration/fabrique-de-flux/xml.ts';

const ALLER = 'http://www.minefi.gouv.fr/cp/helios/pes_v2/Rev0/aller';

/** The amounts of a ligne, as written. */
export interface LigneEcrite {
  readonly ht: string | null;
  readonly tva: string | null;
  /** More XML in InfoLignePce, and beside BlocLignePiece. */
  readonly info?: string;
  readonly suite?: string;
}

export const ligneEcrite = ({ ht, tva, info = '', suite = '' }: LigneEcrite, rang = 0): string =>
  bloc(
    'LigneDePiece',
    bloc(
      'BlocLignePiece',
      bloc('InfoLignePce', feuille('IdLigne', rang + 1), info, feuille('MtHT', ht), feuille('MtTVA', tva)),
    ),
    suite,
  );

export const pieceEcrite = (numero: string, lignes: readonly string[], info = ''): string =>
  bloc('Piece', bloc('BlocPiece', bloc('InfoPce', feuille('IdPce', numero), feuille('TypPce', '01'), info)), ...lignes);

export interface BordereauEcrit {
  readonly numero?: string;
  readonly ht?: string | null;
  readonly tva?: string | null;
  readonly pieces: readonly string[];
  readonly suite?: string;
}

export function bordereauEcrit({ numero = '47', ht = null, tva = null, pieces, suite = '' }: BordereauEcrit): string {
  const entete = [
    feuille('Exer', '2026'),
    feuille('IdBord', numero),
    feuille('DteBordEm', '2026-09-30'),
    feuille('TypBord', '01'),
    feuille('NbrPce', pieces.length),
    feuille('MtBordHT', ht),
    feuille('MtBordTVA', tva),
  ];
  return `<Bordereau Id="B${numero}">\n${bloc('BlocBordereau', ...entete)}${pieces.join('')}${suite}</Bordereau>\n`;
}

/** `corps`: what stands inside the root. */
export const racineEcrite = (...corps: readonly string[]): Buffer =>
  Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<n:PES_Aller xmlns:n="${ALLER}">\n${corps.join('')}</n:PES_Aller>\n`,
  );

export const depenseEcrite = (...bordereaux: readonly string[]): string => bloc('PES_DepenseAller', ...bordereaux);

/** `contenu`: the base64 text. */
export const pjEcrite = (contenu: string, nom: string, mime: string, idUnique: string): string =>
  `<PJ><Contenu><Fichier MIMEType="${mime}">${contenu}</Fichier></Contenu>${feuille('IdUnique', idUnique)}${feuille(
    'NomPJ',
    nom,
  )}${feuille('TypePJ', '003')}${feuille('Description', 'Une pièce')}</PJ>\n`;

export const blocPj = (...pj: readonly string[]): string =>
  bloc('PES_PJ', bloc('EnTetePES_PJ', feuille('IdVer', 1)), ...pj);

/** The bytes in pieces of that many. */
export function* parMorceaux(octets: Uint8Array, taille: number): Generator<Uint8Array> {
  for (let i = 0; i < octets.length; i += taille) yield octets.subarray(i, i + taille);
}
