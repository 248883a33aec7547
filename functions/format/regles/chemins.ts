/** Where in the schema each value and each object stands: the paths are those of its elements, from the root. */
import type { Domaine, Objet } from './dossier.ts';
import { PLACES, type Place } from './moments.ts';
import type { Champ } from './regle.ts';

/** What an element is to the rules. */
export interface Repere {
  /** Where its attribute V goes. */
  readonly place?: Place;
  /** It opens this object, and closes it. */
  readonly objet?: Objet;
  /** It opens this domain. */
  readonly domaine?: Domaine;
}
interface Bloc extends Repere {
  readonly enfants: Arbre;
}
interface Arbre {
  readonly [element: string]: Champ | Bloc;
}

const bloc = (enfants: Arbre): Bloc => ({ enfants });
const objet = (nom: Objet, enfants: Arbre): Bloc => ({ objet: nom, enfants });

const PJ_REF = objet('pjRef', { Support: 'pjRef.support', IdUnique: 'pjRef.idUnique' });

const ADRESSE = objet('adresse', { CP: 'adresse.cp', CodRes: 'adresse.codRes', CodPays: 'adresse.codPays' });

const COMPTE = objet('compte', {
  IdPayInt: 'compte.idPayInt',
  IdBancInt: 'compte.idBancInt',
  CodeEtab: 'compte.codeEtab',
  CodeGuic: 'compte.codeGuic',
  IdCpte: 'compte.idCpte',
  CleRib: 'compte.cleRib',
  BIC: 'compte.bic',
  IBAN: 'compte.iban',
});

const RATTACHEMENT = objet('rattachement', {
  NatPceOrig: 'rattachement.natPceOrig',
  ExerRat: 'rattachement.exerRat',
  IdLigneOrig: 'rattachement.idLigneOrig',
});

const BLOC_BORDEREAU = bloc({
  Exer: 'bordereau.exercice',
  IdBord: 'bordereau.numero',
  TypBord: 'bordereau.type',
  MtCumulAnnuel: 'bordereau.mtCumulAnnuel',
  MtBordTVA: 'bordereau.mtTVA',
});

const PERSONNE: Arbre = {
  IdTiers: 'tiers.idTiers',
  NatIdTiers: 'tiers.natIdTiers',
  CatTiers: 'tiers.catTiers',
  Civilite: 'tiers.civilite',
  Nom: 'tiers.nom',
  Prenom: 'tiers.prenom',
};

const LIGNE_DE_MANDAT = objet('ligne', {
  BlocLignePiece: bloc({
    InfoLignePce: bloc({
      IdLigne: 'ligne.idLigne',
      Fonction: 'ligne.fonction',
      Operation: 'ligne.operation',
      ModRegl: 'ligne.modRegl',
      MtTVA: 'ligne.mtTVA',
      PJRef: PJ_REF,
    }),
    RattachPiece: RATTACHEMENT,
    LiensIdent: bloc({ IdConv: 'ligne.idConv' }),
  }),
  Tiers: objet('tiers', { InfoTiers: bloc(PERSONNE), Adresse: ADRESSE, CpteBancaire: COMPTE }),
});

const NAISSANCE = objet('naissance', {
  NeEnFrance: 'naissance.neEnFrance',
  MetropoleDomCom: bloc({ CodeDeptDomCom: 'naissance.departement', CodeCommune: 'naissance.commune' }),
  Etranger: bloc({ CodePays: 'naissance.pays', LibellePays: 'naissance.libellePays' }),
});

const LIGNE_DE_TITRE = objet('ligne', {
  BlocLignePiece: bloc({
    InfoLignePiece: bloc({
      IdLigne: 'ligne.idLigne',
      Fonction: 'ligne.fonction',
      Operation: 'ligne.operation',
      Majo: 'ligne.majo',
      DteMajo: 'ligne.dteMajo',
      TxMajo: 'ligne.txMajo',
      MtTVA: 'ligne.mtTVA',
      PJRef: PJ_REF,
    }),
    InfoPrelevementSEPA: objet('prelevement', { AncienICS: 'prelevement.ancienICS' }),
    InfoAssure: bloc({ CodAssDeb: 'ligne.codAssDeb' }),
    RattachPiece: RATTACHEMENT,
    LiensIdent: bloc({ IdConv: 'ligne.idConv' }),
  }),
  Tiers: objet('tiers', {
    InfoTiers: bloc({
      ...PERSONNE,
      DteNaissance: 'tiers.dteNaissance',
      TypTiers: 'tiers.typTiers',
      LieuNaissance: NAISSANCE,
    }),
    Adresse: ADRESSE,
    CpteBancaire: COMPTE,
  }),
});

const EN_TETE_DE_DOMAINE = bloc({ InfoDematerialisee: 'domaine.infoDematerialisee' });

const DEPENSE: Bloc = {
  objet: 'domaine',
  domaine: 'depense',
  enfants: {
    EnTeteDepense: EN_TETE_DE_DOMAINE,
    Bordereau: objet('bordereau', {
      BlocBordereau: BLOC_BORDEREAU,
      Piece: objet('piece', {
        BlocPiece: bloc({
          InfoPce: bloc({ IdPce: 'piece.idPce', TypPce: 'piece.typPce', NatPce: 'piece.natPce', PJRef: PJ_REF }),
        }),
        LigneDePiece: LIGNE_DE_MANDAT,
      }),
    }),
  },
};

const RECETTE: Bloc = {
  objet: 'domaine',
  domaine: 'recette',
  enfants: {
    EnTeteRecette: EN_TETE_DE_DOMAINE,
    Bordereau: objet('bordereau', {
      BlocBordereau: BLOC_BORDEREAU,
      Piece: objet('piece', {
        BlocPiece: bloc({
          IdPce: 'piece.idPce',
          TypPce: 'piece.typPce',
          NatPce: 'piece.natPce',
          IdRol: 'piece.idRol',
          Edition: 'piece.edition',
          DebFact: 'piece.debFact',
          FinFact: 'piece.finFact',
          PJRef: PJ_REF,
          NumeroFacture: 'piece.numeroFacture',
        }),
        LigneDePiece: LIGNE_DE_TITRE,
      }),
    }),
  },
};

const PES_PJ = bloc({
  PJ: objet('pj', {
    IdUnique: 'pj.idUnique',
    NomPJ: 'pj.nom',
    TypePJ: 'pj.type',
    RefCompta: objet('refCompta', {
      Domaine: 'refCompta.domaine',
      TypeObjet: 'refCompta.typeObjet',
      Identifiant: 'refCompta.identifiant',
    }),
  }),
});

const PES_ALLER: Arbre = {
  EnTetePES: objet('entete', {
    IdPost: 'entete.idPost',
    IdColl: 'entete.idColl',
    FinJur: 'entete.finJur',
    CodCol: 'entete.codCol',
    CodBud: 'entete.codBud',
  }),
  PES_DepenseAller: DEPENSE,
  PES_RecetteAller: RECETTE,
  PES_Marche: objet('marche', {}),
  PES_PJ,
};

function* derouler(arbre: Arbre, parent: string): Generator<readonly [string, Repere]> {
  for (const [element, contenu] of Object.entries(arbre)) {
    const chemin = `${parent}/${element}`;
    if (typeof contenu === 'string') {
      const place = PLACES.get(contenu);
      if (place !== undefined) yield [chemin, { place }];
    } else {
      const { enfants, ...repere } = contenu;
      if (repere.objet !== undefined) yield [chemin, repere];
      yield* derouler(enfants, chemin);
    }
  }
}

/** By path, as `PES_Aller/PES_DepenseAller/Bordereau/BlocBordereau/Exer`; elements of no use to the rules are not there. */
export const CHEMINS: ReadonlyMap<string, Repere> = new Map(derouler(PES_ALLER, 'PES_Aller'));
