/** For each motif of the format, a flux that has it: the smallest change to a valid one. */

import { gzipSync } from 'node:zlib';
import { LIMITES_DU_FORMAT } from '../../functions/format/limites.ts';
import type { Demande } from '../../infra/embedded/demonstration/fabrique-de-flux/options.ts';
import type { CodeMotif } from '../../schemas/motifs/catalogue.ts';
import type { MOTIFS_FORMAT } from '../../schemas/motifs/format.ts';
import { flux, type Lecture, remplacer, SIGNATURE } from './flux.ts';
import { avecBlocs, factures, marches } from './marches-et-factures.ts';

export type CodeFormat = keyof typeof MOTIFS_FORMAT;

export interface Fabrication extends Lecture {
  readonly xml: string;
  /** The anomaly concerns the flux as a whole: it has no line. */
  readonly sansLieu?: true;
  /** Other codes that come with it. */
  readonly avec?: readonly CodeMotif[];
}

const altere = (ancien: string | RegExp, nouveau: string, demande: Demande = {}): Fabrication => ({
  xml: remplacer(flux(demande), ancien, nouveau),
});
const AVEC_PJ: Demande = { pj: 2, taillePj: 300 };
const pj = (ancien: string | RegExp, nouveau: string): Fabrication => altere(ancien, nouveau, AVEC_PJ);
const FICHIER = /(<Fichier MIMEType="application\/pdf">)([^<]*)/;

export const FABRICATIONS: Readonly<Record<CodeFormat, Fabrication>> = {
  NATURE_INCONNUE: altere(/Rev0\/aller/g, 'Rev0/ailleurs'),
  CODE_INCONNU: altere('<TypPce V="01"', '<TypPce V="99"'),
  FLUX_VIDE: { xml: flux({ bordereaux: 0 }), sansLieu: true },
  LIMITE_FAUTES: {
    xml: flux().replaceAll(/<MtHT V="[^"]*"/g, '<MtHT V="?"'),
    limites: { ...LIMITES_DU_FORMAT, fautes: 2 },
    avec: ['SCHEMA_NOMBRE_INCORRECT'],
  },
  LIMITE_BORDEREAUX: { xml: flux({ bordereaux: 3 }), limites: { ...LIMITES_DU_FORMAT, bordereaux: 2 } },
  LIMITE_PJ: { xml: flux({ ...AVEC_PJ, pj: 3 }), limites: { ...LIMITES_DU_FORMAT, pj: 2 } },
  LIMITE_MARCHES_ET_FACTURES: {
    xml: avecBlocs(flux(), factures('F1', 'F2'), marches(['2026EAU1', '1'])),
    limites: { ...LIMITES_DU_FORMAT, marchesEtFactures: 2 },
  },
  NOMFIC_VIDE: altere(/<NomFic V="[^"]*"/, '<NomFic V=""'),
  CODIQUE_INCORRECT: altere('<IdPost V="099042"', '<IdPost V="02a123"'),
  SIRET_INCORRECT: altere(/<IdColl V="\d*"/, '<IdColl V="123456789012345"'),
  CODE_COLLECTIVITE_INCORRECT: altere('<CodCol V="123"', '<CodCol V="000"'),
  CODE_BUDGET_INCORRECT: altere('<CodBud V="00"', '<CodBud V="0A"'),
  VERSION_PES_INCORRECTE: altere('<IdVer V="2"', '<IdVer V="1"'),
  DEMATERIALISE_SANS_SIGNATURE: { xml: flux({ dematerialisee: true }), sansLieu: true },
  SIGNE_SANS_DEMATERIALISATION: {
    ...altere('</Bordereau>', `${SIGNATURE}</Bordereau>`),
    signatures: { bordereauxSignes: true, fichierSigne: false },
    sansLieu: true,
  },
  REFERENCE_PJ_INCOMPLETE: pj('<Support V="01"/>', ''),
  BORDEREAU_EN_DOUBLE: altere('<IdBord V="48"', '<IdBord V="047"', { bordereaux: 2 }),
  NOMBRE_DE_PIECES_DIFFERENT: altere('<NbrPce V="3"', '<NbrPce V="4"'),
  MONTANT_DU_BORDEREAU_DIFFERENT: altere(/<MtBordHT V="[^"]*"/, '<MtBordHT V="18950.00"'),
  PJ_VERSION_INCORRECTE: pj(/(<EnTetePES_PJ>\s*<IdVer V=")1/, '$12'),
  PJ_INCOMPLETE: pj(/(<\/Contenu>[\s\S]*?<TypePJ V=")\d+/, '$1999'),
  PJ_VIDE: pj(FICHIER, '$1'),
  PJ_BASE64_INCORRECT: pj(FICHIER, '$1-$2'),
  PJ_NON_COMPRESSEE: pj(FICHIER, `$1${Buffer.from('%PDF-1.4').toString('base64')}`),
  PJ_ILLISIBLE: pj(FICHIER, `$1${gzipSync('facture').subarray(0, -9).toString('base64')}`),
  PJ_TROP_VOLUMINEUSE: pj(FICHIER, `$1${gzipSync(Buffer.alloc(20_000_000)).toString('base64')}`),
  PJ_NOM_INCORRECT: pj(/(<Fichier[\s\S]*<NomPJ V="[^"]*)\.pdf"/, '$1"'),
  PJ_EN_DOUBLE: { ...pj(/(<\/Contenu>\s*<IdUnique V="[^"]*)2"/, '$11"'), avec: ['PJ_REFEREES_ABSENTES'] },
  PJ_REFERENCE_COMPTABLE_INCORRECTE: pj(
    '</PJ>',
    '<RefCompta><Domaine V="01"/><Exercice V="26"/><TypeObjet V="01"/><Identifiant V="1200"/></RefCompta></PJ>',
  ),
};
