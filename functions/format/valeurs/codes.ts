/** Enumerations of CommunDepense.xsd, CommunRecette.xsd, CommunPES.xsd and Class_PJReference.xsd. */
import type { TypeDeValeur } from './type-de-valeur.ts';

const codes = (...admis: readonly string[]): TypeDeValeur => {
  const ensemble = new Set(admis);
  return { attendu: `l’un de ${admis.join(', ')}`, admet: (valeur) => ensemble.has(valeur) };
};

/** 04 is in the schema although its note allows 01 to 03 only: left to the business rules. */
export const TYP_BORD_DEPENSE = codes('01', '02', '03', '04');
export const TYP_PCE_DEPENSE = codes('01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '13');
export const NAT_PCE_DEPENSE = codes(
  ...['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '13', '14', '18'],
);
/** 04 and 05 are in the schema although only a retour carries them: left to the business rules. */
export const TYP_BORD_RECETTE = codes('01', '02', '03', '04', '05', '06');
export const TYP_PCE_RECETTE = codes(...['01', '02', '03', '04', '05', '06', '07', '09', '10', '11', '12', '14', '15']);
export const NAT_PCE_RECETTE = codes('01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '18');
/** 01 electronic, 02 paper, 03 CD. */
export const SUPPORT = codes('01', '02', '03');
export const TYPE_PJ = codes(
  ...['001', '002', '003', '004', '005', '006', '007', '008', '009', '010', '011', '012', '013'],
);
export const DOMAINE_PJ = codes('01', '02', '03', '04', '05', '06', '07', '08', '09');
export const TYPE_OBJET = codes('01', '02', '03', '04', '05', '06', '07', '08', '09');
