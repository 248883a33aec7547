/** Where in the schemas stands what a verdict tells of a file: paths of elements from the root, `@V` for a value. */
import type { RoleDeValeur, RoleDObjet } from './role.ts';

/** What is at the end of a path. */
export type Repere = { readonly valeur: RoleDeValeur } | { readonly objet: RoleDObjet };

interface Bloc {
  readonly objet?: RoleDObjet;
  readonly enfants: Arbre;
}
/** A role alone is that of the attribute V of the element, or of the attribute that the name tells. */
interface Arbre {
  readonly [nom: string]: RoleDeValeur | Bloc;
}

const bloc = (enfants: Arbre): Bloc => ({ enfants });
const objet = (nom: RoleDObjet, enfants: Arbre = {}): Bloc => ({ objet: nom, enfants });

/** A retour says CodColl, the others CodCol. */
const EN_TETE: Arbre = {
  Enveloppe: objet('enveloppe', {
    Parametres: bloc({ Version: 'version', TypFic: 'typFic', NomFic: 'nomFic' }),
    Emetteur: bloc({ Sigle: 'sigleEmetteur', Adresse: 'adresseEmetteur' }),
    Recepteur: objet('recepteur', { Sigle: 'sigleRecepteur', Adresse: 'adresseRecepteur' }),
  }),
  EnTetePES: objet('entete', {
    DteStr: 'dteStr',
    IdPost: 'idPost',
    LibellePoste: 'libellePoste',
    IdColl: 'idColl',
    FinJur: 'finJur',
    CodCol: 'codCol',
    CodColl: 'codCol',
    CodBud: 'codBud',
    LibelleColBud: 'libelleColBud',
  }),
};

const bordereau = (montant: string, piece: Bloc): Bloc =>
  objet('bordereau', {
    '@Id': 'idDuBordereau',
    BlocBordereau: bloc({
      Exer: 'exercice',
      IdBord: 'numeroDuBordereau',
      DteBordEm: 'dateDuBordereau',
      TypBord: 'typeDuBordereau',
      NbrPce: 'nombreDePieces',
      [montant]: 'montantDuBordereau',
    }),
    Piece: piece,
    Signature: objet('signatureDuBordereau'),
  });

const ligne = (info: string): Bloc =>
  objet('ligne', { BlocLignePiece: bloc({ [info]: bloc({ IdLigne: 'numeroDeLigne', MtHT: 'montantDeLigne' }) }) });

const marche = (identifiant: string): Bloc =>
  objet('marche', { [identifiant]: bloc({ IdContrat: 'numeroDeMarche', SequenceEnvoi: 'sequenceDeMarche' }) });

const MANDAT = objet('piece', {
  BlocPiece: bloc({ InfoPce: bloc({ IdPce: 'numeroDePiece' }) }),
  LigneDePiece: ligne('InfoLignePce'),
});
const TITRE = objet('piece', {
  BlocPiece: bloc({ IdPce: 'numeroDePiece' }),
  LigneDePiece: ligne('InfoLignePiece'),
});
const EN_TETE_DE_DOMAINE = bloc({ IdVer: 'versionDuDomaine', InfoDematerialisee: 'infoDematerialisee' });

const RACINES: Arbre = {
  PES_Aller: bloc({
    ...EN_TETE,
    PES_DepenseAller: objet('depense', { EnTeteDepense: EN_TETE_DE_DOMAINE, Bordereau: bordereau('MtBordHT', MANDAT) }),
    PES_RecetteAller: objet('recette', { EnTeteRecette: EN_TETE_DE_DOMAINE, Bordereau: bordereau('MtBordHt', TITRE) }),
    PES_Facture: bloc({ FactureIndiv: objet('facture', { NumeroFacture: 'numeroDeFacture' }) }),
    PES_Marche: bloc({
      EnTeteMarche: bloc({ IdVer: 'versionDuDomaine' }),
      Marches: bloc({ Marche: marche('IdentifiantMarche') }),
      Concessions: bloc({ Concession: marche('IdentifiantConcession') }),
    }),
    PES_PJ: bloc({
      EnTetePES_PJ: bloc({ IdVer: 'versionDesPj' }),
      PJ: objet('pj', {
        Contenu: bloc({ Fichier: objet('fichier', { '@MIMEType': 'typeMime' }) }),
        IdUnique: 'idUnique',
        NomPJ: 'nomDePj',
        TypePJ: 'typeDePj',
      }),
    }),
    Signature: objet('signatureDuFichier'),
  }),
  PES_ACQUIT: bloc(EN_TETE),
  PES_Retour: bloc(EN_TETE),
};

function* derouler(arbre: Arbre, parent: string): Generator<readonly [string, Repere]> {
  for (const [nom, contenu] of Object.entries(arbre)) {
    const chemin = `${parent}${nom}`;
    if (typeof contenu === 'string') yield [nom.startsWith('@') ? chemin : `${chemin}/@V`, { valeur: contenu }];
    else {
      if (contenu.objet !== undefined) yield [chemin, { objet: contenu.objet }];
      yield* derouler(contenu.enfants, `${chemin}/`);
    }
  }
}

export const CHEMINS_DU_FLUX: ReadonlyMap<string, Repere> = new Map(derouler(RACINES, ''));
