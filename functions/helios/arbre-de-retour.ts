/** What is read of a PES_Retour, as data: what became of each piece; who is owed what, and the tiers, are not. */
import { type Arbre, branche } from './arpenteur.ts';

export type NoeudDeRetour =
  | 'racine'
  | 'depense'
  | 'recette'
  | 'bordereau'
  | 'blocDuBordereau'
  | 'ormc'
  | 'piece'
  | 'blocDePiece'
  | 'ligne'
  | 'blocDeLigne'
  | 'infoDeLigne'
  | 'clients'
  | 'enteteDesClients'
  | 'client';

export type ValeurDeRetour =
  | 'Exer'
  | 'IdBord'
  | 'DtePec'
  | 'DteRej'
  | 'DteInst'
  | 'IdPce'
  | 'EtatPce'
  | 'ObsEtat'
  | 'DtePcePec'
  | 'DtePceRej'
  | 'DtePceInst'
  | 'EtatLigPce'
  | 'DateCalcul';

export const ARBRE_DU_RETOUR: Arbre<NoeudDeRetour, ValeurDeRetour> = {
  racine: branche({ PES_DepenseRetour: 'depense', PES_RecetteRetour: 'recette', PES_ClientRetour: 'clients' }),
  depense: branche({ Bordereau: 'bordereau' }),
  recette: branche({ Bordereau: 'bordereau' }),
  bordereau: branche({ BlocBordereau: 'blocDuBordereau', BordereauORMCGlobal: 'ormc', Piece: 'piece' }),
  blocDuBordereau: branche({}, ['Exer', 'IdBord']),
  ormc: branche({}, ['Exer', 'IdBord', 'DtePec', 'DteRej', 'DteInst']),
  // InfoPiece of a mandat, BlocPiece of a titre.
  piece: branche({ InfoPiece: 'blocDePiece', BlocPiece: 'blocDePiece', LigneDePiece: 'ligne' }),
  blocDePiece: branche({}, ['IdPce', 'EtatPce', 'ObsEtat', 'DtePcePec', 'DtePceRej', 'DtePceInst']),
  ligne: branche({ BlocLignePiece: 'blocDeLigne' }),
  blocDeLigne: branche({ InfoLignePiece: 'infoDeLigne' }),
  infoDeLigne: branche({}, ['EtatLigPce']),
  clients: branche({ EnTeteClient: 'enteteDesClients', Client: 'client' }),
  enteteDesClients: branche({}, ['DateCalcul']),
  client: branche({}),
};
