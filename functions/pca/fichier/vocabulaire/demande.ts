/** A1 and A2, the demandes: schemas/pca/v1/demande.xsd and redevable.xsd, schemas/messages/pca/confier.ts. */
import { bloc, type Cas, type Champ, champ, choix, fixe, liste, ouNul, valeurs } from '../forme.ts';
import { DATE, MONTANT, OUI_NON, TEXTE } from '../valeur.ts';
import { CIVILITE, MODE_D_ACTION, ROLE, VOIE } from './codes.ts';

export const ADRESSE: readonly Champ[] = [
  valeurs('Adr', 'lignes', TEXTE),
  champ('CP', 'codePostal', TEXTE),
  champ('Ville', 'commune', TEXTE),
  champ('Pays', 'pays', TEXTE),
];

const PERSONNE = choix(
  'personne',
  {
    element: 'PersonnePhysique',
    constante: { type: 'physique' },
    champs: [
      champ('Civilite', 'civilite', CIVILITE),
      champ('Nom', 'nom', TEXTE),
      champ('Prenom', 'prenom', TEXTE),
      bloc('Naissance', 'naissance', [champ('DteNais', 'le', DATE), champ('LieuNais', 'lieu', TEXTE)]),
    ],
  },
  {
    element: 'PersonneMorale',
    constante: { type: 'morale' },
    champs: [champ('Nom', 'nom', TEXTE), champ('Siren', 'siren', TEXTE)],
  },
);

const REDEVABLE: readonly Champ[] = [
  champ('RolRedevable', 'role', ROLE),
  champ('Departement', 'departement', TEXTE),
  champ('DroitPublic', 'droitPublic', OUI_NON),
  PERSONNE,
  bloc('Adresse', 'adresse', ADRESSE),
  bloc('Contact', 'contact', [champ('Tel', 'telephone', TEXTE), champ('Mel', 'courriel', TEXTE)]),
];

const SOMMES: readonly Champ[] = [
  champ('DtePEC', 'priseEnChargeLe', DATE),
  champ('DtePrescription', 'prescription', DATE),
  ouNul('DteRelance', 'relanceLe', DATE),
  ouNul('DteMED', 'miseEnDemeureLe', DATE),
  champ('MtPrincipal', 'principal', MONTANT),
  champ('MtMajoration', 'majoration', MONTANT),
  champ('MtFraisAnt', 'fraisAnterieurs', MONTANT),
  champ('MtVerseAnt', 'dejaPaye', MONTANT),
  champ('MtResteDu', 'resteDu', MONTANT),
];

const TITRE: readonly Champ[] = [
  champ('RefTitre', 'reference', TEXTE),
  champ('IdColl', 'collectivite.siret', TEXTE),
  champ('LibColl', 'collectivite.nom', TEXTE),
  champ('Exer', 'exercice', TEXTE),
  champ('IdBord', 'bordereau', TEXTE),
  champ('ObjTitre', 'objet', TEXTE),
  champ('DteAvis', 'avisLe', DATE),
  champ('DteAutorisation', 'autorisationLe', DATE),
  champ('CodAction', 'modeAction', MODE_D_ACTION),
  ...SOMMES,
];
const AVIS: readonly Champ[] = [
  champ('RefAvis', 'reference', TEXTE),
  champ('DteTitreExec', 'titreExecutoireLe', DATE),
  ...SOMMES,
];

const demande = (nature: string, creance: Champ, ...plus: readonly Champ[]): readonly Champ[] => [
  champ('IdMsg', 'message.id', TEXTE),
  champ('IdDossier', 'numero', TEXTE),
  fixe('NatCreance', nature),
  champ('ModTrans', 'voie', VOIE),
  champ('DteSign', 'signeeLe', DATE),
  champ('Secteur', 'secteur', TEXTE),
  champ('MtResteDu', 'montant', MONTANT),
  creance,
  liste('Redevable', 'redevables', REDEVABLE),
  ...plus,
];

const amende = (nature: string, ecrite: string): Cas => ({
  element: 'DemandeAM',
  constante: { nature },
  champs: demande(ecrite, liste('Avis', 'creances', AVIS)),
});

export const DEMANDES: readonly Cas[] = [
  {
    element: 'DemandePL',
    constante: { nature: 'produit-local' },
    champs: demande('PRODUIT_LOCAL', liste('Titre', 'creances', TITRE), champ('RensUtile', 'renseignements', TEXTE)),
  },
  amende('amende', 'AMENDE'),
  amende('condamnation', 'CONDAMNATION'),
];
