/** For each rule, a flux that it accepts and its neighbour, one change away, that it does not. */
import { gzipSync } from 'node:zlib';
import type { BudgetConnu, Referentiel } from '../../../functions/format/regles/referentiel.ts';
import type { CodeRegle } from '../../../schemas/motifs/regles.ts';
import { depense, feuilles, IBAN, pj, pjRef, pjSeules, rattachement, recette, type Variante } from './modele.ts';

export interface Exemple {
  readonly accepte: string;
  readonly rejete: string;
  readonly referentiel?: Referentiel;
}

const enDepense = (accepte: Variante, rejete: Variante): Exemple => ({
  accepte: depense(accepte),
  rejete: depense(rejete),
});
const enRecette = (accepte: Variante, rejete: Variante): Exemple => ({
  accepte: recette(accepte),
  rejete: recette(rejete),
});
const enPj = (accepte: Variante, rejete: Variante): Exemple => ({
  accepte: pjSeules(accepte),
  rejete: pjSeules(rejete),
});

const budget = (connu: Partial<BudgetConnu>): Referentiel => ({
  poste: (idPost) => idPost === '099042',
  budget: (_poste, codCol) =>
    codCol === '123' ? { etat: 'ouvert', nomenclature: 'M57', cfu: false, ...connu } : 'inconnu',
});
const avec = (referentiel: Referentiel, exemple: Exemple): Exemple => ({ ...exemple, referentiel });
const M22 = budget({ nomenclature: 'M22' });

const PERSONNE = { CatTiers: '01', NatJur: '01', Civilite: 'M', Prenom: 'Côme' };
const rib = (valeurs: Readonly<Record<string, string | null>>) =>
  feuilles({ CodeEtab: '99999', CodeGuic: '00001', IdCpte: '00000000001', CleRib: '15', ...valeurs });
const fichier = (contenu: string, mime: string) =>
  `<Contenu><Fichier MIMEType="${mime}">${gzipSync(contenu).toString('base64')}</Fichier></Contenu>`;
const naissance = (neEnFrance: number, lieu: string) =>
  `<LieuNaissance>${feuilles({ NeEnFrance: neEnFrance })}${lieu}</LieuNaissance>`;
const enFrance = (departement: string, commune: string) =>
  `<MetropoleDomCom>${feuilles({ CodeDeptDomCom: departement, CodeCommune: commune })}</MetropoleDomCom>`;
const ANNULATION = { bordereau: { TypBord: '02' }, piece: { TypPce: '02', NatPce: '06' } } as const;
const AVEC_PJ = { pjRef: pjRef('PJ1'), pj: pj({}) };
const MAJORATION = {
  piece: { TypPce: '09', NatPce: '01' },
  apresInfoLigne: rattachement({ NatPceOrig: '05', IdLigneOrig: null }),
};
const MAJOREE = { Majo: 1, DteMajo: '2026-12-01', TxMajo: '10.00' };
const ics = (valeur: string): Variante => ({
  apresInfoLigne: `<InfoPrelevementSEPA>${feuilles({ AncienICS: valeur })}</InfoPrelevementSEPA>`,
});

export const EXEMPLES: Readonly<Record<CodeRegle, readonly Exemple[]>> = {
  POSTE_COMPTABLE_INCONNU: [avec(budget({}), enDepense({}, { entete: { IdPost: '099043' } }))],
  BUDGET_INCONNU: [avec(budget({}), enDepense({}, { entete: { CodCol: '124' } }))],
  BUDGET_FERME: [
    avec(
      {
        poste: () => true,
        budget: (_p, _c, codBud) => ({ etat: codBud === '00' ? 'ouvert' : 'dissous', nomenclature: null, cfu: null }),
      },
      enDepense({}, { entete: { CodBud: '01' } }),
    ),
  ],
  FINESS_JURIDIQUE_ABSENT: [avec(M22, enDepense({ entete: { FinJur: '750712184' } }, {}))],
  FINESS_JURIDIQUE_INATTENDU: [avec(budget({}), enDepense({}, { entete: { FinJur: '750712184' } }))],
  BORDEREAU_RESERVE_AU_RETOUR: [
    enDepense({ bordereau: { TypBord: '03' } }, { bordereau: { TypBord: '04' } }),
    enRecette({ bordereau: { TypBord: '03' } }, { bordereau: { TypBord: '05' } }),
  ],
  CUMUL_ANNUEL_ABSENT: [
    enDepense({ dematerialisee: '1' }, { dematerialisee: '1', bordereau: { MtCumulAnnuel: null } }),
    enDepense(
      { dematerialisee: 'false', bordereau: { MtCumulAnnuel: null } },
      { dematerialisee: 'true', bordereau: { MtCumulAnnuel: null } },
    ),
    enRecette(
      { dematerialisee: '1', bordereau: { MtCumulAnnuel: null, TypBord: '06' } },
      { dematerialisee: '1', bordereau: { MtCumulAnnuel: null } },
    ),
  ],
  TVA_DU_BORDEREAU_SANS_LIGNE: [
    enDepense({ bordereau: { MtBordTVA: '2.00' }, ligne: { MtTVA: '2.00' } }, { bordereau: { MtBordTVA: '2.00' } }),
    enDepense(
      { bordereau: { MtBordTVA: '0.00' }, ligne: { MtTVA: '0.00' } },
      { bordereau: { MtBordTVA: '0.01' }, ligne: { MtTVA: '0.00' } },
    ),
    enRecette({ bordereau: { MtBordTVA: '2.00' }, ligne: { MtTVA: '2.00' } }, { bordereau: { MtBordTVA: '2.00' } }),
  ],
  TVA_DES_LIGNES_SANS_TOTAL: [
    enDepense(
      { bordereau: { MtBordTVA: '0.01' }, ligne: { MtTVA: '2.00' } },
      { bordereau: { MtBordTVA: '0' }, ligne: { MtTVA: '2.00' } },
    ),
    enRecette({}, { ligne: { MtTVA: '2.00' } }),
  ],
  PIECE_EN_DOUBLE: [
    enDepense({ autrePiece: { piece: { IdPce: 1201 } } }, { autrePiece: { piece: { IdPce: '01200' } } }),
    enRecette({ autrePiece: { piece: { IdPce: 1201 } } }, { autrePiece: {} }),
  ],
  ROLE_HORS_TITRE_RECAPITULATIF: [
    enRecette({ piece: { TypPce: '06', IdRol: 12 } }, { piece: { TypPce: '07', IdRol: 12 } }),
  ],
  EDITION_INCOMPATIBLE: [
    enRecette({ piece: { Edition: '04' } }, { piece: { TypPce: '15', Edition: '04' } }),
    enRecette(
      { piece: { TypPce: '15', Edition: '06' }, ...AVEC_PJ },
      { piece: { TypPce: '14', Edition: '06' }, ...AVEC_PJ, apresInfoLigne: rattachement({}) },
    ),
  ],
  EDITION_SANS_PJ: [enRecette({ piece: { Edition: '01' }, ...AVEC_PJ }, { piece: { Edition: '01' } })],
  EDITION_SANS_NUMERO_DE_FACTURE: [
    enRecette(
      {
        piece: { Edition: '02', NumeroFacture: 'F1' },
        ...AVEC_PJ,
        tiers: { IdTiers: '00012345500016', NatIdTiers: '01' },
      },
      { piece: { Edition: '02' }, ...AVEC_PJ, tiers: { IdTiers: '00012345500016', NatIdTiers: '01' } },
    ),
  ],
  EDITION_SANS_SIRET: [
    enRecette(
      {
        piece: { Edition: '02', NumeroFacture: 'F1' },
        ...AVEC_PJ,
        tiers: { IdTiers: '00012345500016', NatIdTiers: '01' },
      },
      { piece: { Edition: '02', NumeroFacture: 'F1' }, ...AVEC_PJ },
    ),
  ],
  EDITION_PLUSIEURS_DEBITEURS: [
    enRecette(
      { piece: { Edition: '01' }, ...AVEC_PJ, autreLigne: { ligne: { IdLigne: 2 } } },
      {
        piece: { Edition: '01' },
        ...AVEC_PJ,
        autreLigne: { ligne: { IdLigne: 2 }, tiers: { Nom: 'Aumônier' } },
      },
    ),
  ],
  ORMC_PLUSIEURS_DEBITEURS: [
    enRecette(
      { piece: { TypPce: '15' }, autreLigne: { ligne: { IdLigne: 2 }, tiers: { Nom: 'Aumônier', TypTiers: '03' } } },
      { piece: { TypPce: '15' }, autreLigne: { ligne: { IdLigne: 2 }, tiers: { Nom: 'Aumônier' } } },
    ),
  ],
  LIGNE_EN_DOUBLE: [
    enDepense({ autreLigne: { ligne: { IdLigne: 2 } } }, { autreLigne: {} }),
    enDepense({ autrePiece: { piece: { IdPce: 1201 } } }, { autreLigne: { ligne: { IdLigne: '+1' } } }),
  ],
  COMPTE_BANCAIRE_ABSENT: [
    enDepense({}, { compte: '' }),
    enDepense({ ligne: { ModRegl: '10' }, compte: '' }, { ligne: { ModRegl: '05' }, compte: '' }),
  ],
  COMPTE_BANCAIRE_INATTENDU: ['01', '02', '04', '07', '08', '09', '11'].map((ModRegl) =>
    enDepense({ ligne: { ModRegl }, compte: '' }, { ligne: { ModRegl } }),
  ),
  MAJORATION_INCOMPLETE: [
    enRecette({ ...MAJORATION, ligne: MAJOREE }, { ...MAJORATION, ligne: { ...MAJOREE, TxMajo: null } }),
    enRecette({ ...MAJORATION, ligne: MAJOREE }, { ...MAJORATION, ligne: { ...MAJOREE, DteMajo: null } }),
  ],
  MAJORATION_SANS_RATTACHEMENT: [
    enRecette({ ...MAJORATION, ligne: MAJOREE }, { piece: MAJORATION.piece, ligne: MAJOREE }),
    enRecette(
      { ...MAJORATION, ligne: MAJOREE },
      { piece: MAJORATION.piece, apresInfoLigne: rattachement({}), ligne: MAJOREE },
    ),
  ],
  MAJORATION_INATTENDUE: [
    enRecette({}, { ligne: { DteMajo: '2026-12-01' } }),
    enRecette({ ligne: { Majo: 'false' } }, { ligne: { Majo: 'false', TxMajo: '10.00' } }),
  ],
  CONVENTION_ABSENTE: [
    enRecette(
      {
        piece: { TypPce: '10', NatPce: '02' },
        apresInfoLigne: `<LiensIdent>${feuilles({ IdConv: 'C1' })}</LiensIdent>`,
      },
      { piece: { TypPce: '10', NatPce: '02' } },
    ),
    enRecette({ piece: { TypPce: '10', NatPce: '18' } }, { piece: { TypPce: '10', NatPce: '01' } }),
  ],
  RATTACHEMENT_ABSENT: [
    enDepense({ ...ANNULATION, apresInfoLigne: rattachement({}) }, ANNULATION),
    enDepense({}, { piece: { TypPce: '13', NatPce: '01' } }),
    enRecette({ ...ANNULATION, apresInfoLigne: rattachement({}) }, ANNULATION),
    enRecette({}, { piece: { TypPce: '14', NatPce: '01' } }),
  ],
  NATURE_D_ORIGINE_INCORRECTE: [
    enDepense(
      { ...ANNULATION, apresInfoLigne: rattachement({ NatPceOrig: '02' }) },
      { ...ANNULATION, apresInfoLigne: rattachement({ NatPceOrig: '05' }) },
    ),
    enDepense(
      { piece: { TypPce: '05' }, apresInfoLigne: rattachement({ NatPceOrig: '03', IdLigneOrig: null }) },
      { piece: { TypPce: '05' }, apresInfoLigne: rattachement({ NatPceOrig: '04', IdLigneOrig: null }) },
    ),
    enDepense(
      { piece: { TypPce: '07' }, apresInfoLigne: rattachement({ NatPceOrig: '04', IdLigneOrig: 0 }) },
      { piece: { TypPce: '07' }, apresInfoLigne: rattachement({ NatPceOrig: '01' }) },
    ),
    enDepense(
      { apresInfoLigne: rattachement({ NatPceOrig: '05' }) },
      { apresInfoLigne: rattachement({ NatPceOrig: '01' }) },
    ),
    enRecette(
      { piece: { TypPce: '05' }, apresInfoLigne: rattachement({ NatPceOrig: '03', IdLigneOrig: null }) },
      { apresInfoLigne: rattachement({ NatPceOrig: '03', IdLigneOrig: null }) },
    ),
    enRecette(MAJORATION, { apresInfoLigne: MAJORATION.apresInfoLigne }),
  ],
  LIGNE_D_ORIGINE_INCORRECTE: [
    enDepense(
      { ...ANNULATION, apresInfoLigne: rattachement({}) },
      { ...ANNULATION, apresInfoLigne: rattachement({ IdLigneOrig: null }) },
    ),
    enDepense(
      { piece: { TypPce: '05' }, apresInfoLigne: rattachement({ NatPceOrig: '03', IdLigneOrig: '000' }) },
      { piece: { TypPce: '05' }, apresInfoLigne: rattachement({ NatPceOrig: '03', IdLigneOrig: 1 }) },
    ),
    enRecette(MAJORATION, { ...MAJORATION, apresInfoLigne: rattachement({ NatPceOrig: '05', IdLigneOrig: 2 }) }),
  ],
  EXERCICE_D_ORIGINE_INCORRECT: [
    enDepense(
      { ...ANNULATION, apresInfoLigne: rattachement({}) },
      { ...ANNULATION, apresInfoLigne: rattachement({ ExerRat: '2025' }) },
    ),
    enRecette(
      { piece: { TypPce: '02', NatPce: '09' }, apresInfoLigne: rattachement({ ExerRat: '2025' }) },
      { piece: { TypPce: '02', NatPce: '09' }, apresInfoLigne: rattachement({ ExerRat: '2026' }) },
    ),
  ],
  ANCIEN_ICS_INCORRECT: [
    enRecette(ics('FR72ZZZ123456'), ics('FR73ZZZ123456')),
    enRecette(ics('123456'), ics('12345')),
    enRecette(ics('FR72ABC123456'), ics('FR72ZZZ12345')),
  ],
  FONCTION_HORS_NOMENCLATURE: [
    avec(
      M22,
      enDepense({ entete: { FinJur: '750712184' } }, { entete: { FinJur: '750712184' }, ligne: { Fonction: '020' } }),
    ),
    avec(budget({ nomenclature: 'M4' }), enRecette({}, { ligne: { Fonction: '020' } })),
  ],
  OPERATION_HORS_NOMENCLATURE: [avec(budget({ nomenclature: 'M31' }), enDepense({}, { ligne: { Operation: '12' } }))],
  RESERVE_AUX_HOPITAUX: [
    avec(budget({}), enRecette({}, { piece: { DebFact: '2026-01-01' } })),
    avec(budget({}), enRecette({}, { apresInfoLigne: `<InfoAssure>${feuilles({ CodAssDeb: 1 })}</InfoAssure>` })),
    avec(budget({}), enRecette({ tiers: { TypTiers: '06' } }, { tiers: { TypTiers: '05' } })),
    avec(budget({}), enRecette({}, { tiers: { TypTiers: '07', IdTiers: '255081416802538', NatIdTiers: '04' } })),
  ],
  CIVILITE_ABSENTE: [
    enDepense({ tiers: PERSONNE }, { tiers: { ...PERSONNE, Civilite: null } }),
    enRecette({}, { tiers: { Civilite: null } }),
  ],
  PRENOM_ABSENT: [
    enDepense({ tiers: PERSONNE }, { tiers: { ...PERSONNE, Prenom: null } }),
    enRecette({}, { tiers: { Prenom: null } }),
  ],
  ETAT_CIVIL_INATTENDU: [enDepense({}, { tiers: { Civilite: 'M' } }), enDepense({}, { tiers: { Prenom: 'Côme' } })],
  NAISSANCE_INATTENDUE: [
    enRecette({ tiers: { DteNaissance: '1980-01-01' } }, { tiers: { CatTiers: '60', DteNaissance: '1980-01-01' } }),
    enRecette(
      { naissance: naissance(1, enFrance('80', '021')) },
      { tiers: { CatTiers: '60' }, naissance: naissance(1, enFrance('80', '021')) },
    ),
  ],
  CIVILITE_SUPPRIMEE: [enRecette({}, { tiers: { Civilite: 'Mlle' } })],
  LIEU_DE_NAISSANCE_INCOHERENT: [
    enRecette({ naissance: naissance(1, enFrance('80', '021')) }, { naissance: naissance(0, enFrance('80', '021')) }),
    enRecette(
      { naissance: naissance(0, `<Etranger>${feuilles({ CodePays: '109' })}</Etranger>`) },
      { naissance: naissance(1, `<Etranger>${feuilles({ LibellePays: 'SUISSE' })}</Etranger>`) },
    ),
  ],
  DEPARTEMENT_DE_NAISSANCE_INCONNU: [
    enRecette({ naissance: naissance(1, enFrance('2A', '004')) }, { naissance: naissance(1, enFrance('2C', '004')) }),
    enRecette({ naissance: naissance(1, enFrance('974', '11')) }, { naissance: naissance(1, enFrance('96', '011')) }),
  ],
  COMMUNE_DE_NAISSANCE_INCORRECTE: [
    enRecette({ naissance: naissance(1, enFrance('974', '11')) }, { naissance: naissance(1, enFrance('974', '011')) }),
    enRecette({ naissance: naissance(1, enFrance('80', '021')) }, { naissance: naissance(1, enFrance('80', '21')) }),
  ],
  PATIENT_SANS_ETRE_UNE_PERSONNE: [
    enRecette(
      { piece: { Edition: '05' }, ...AVEC_PJ },
      { piece: { Edition: '05' }, ...AVEC_PJ, tiers: { CatTiers: '60' } },
    ),
  ],
  IDENTIFIANT_DU_TIERS_INCORRECT: [
    enDepense(
      { tiers: { IdTiers: '00012345500016', NatIdTiers: '01' } },
      { tiers: { IdTiers: '00012345500017', NatIdTiers: '01' } },
    ),
    enDepense(
      { tiers: { IdTiers: '35600000049837', NatIdTiers: '01' } },
      { tiers: { IdTiers: '35600000049838', NatIdTiers: '01' } },
    ),
    enRecette(
      { tiers: { IdTiers: '000123455', NatIdTiers: '02' } },
      { tiers: { IdTiers: '000123456', NatIdTiers: '02' } },
    ),
    enRecette(
      { tiers: { IdTiers: '750712184', NatIdTiers: '03' } },
      { tiers: { IdTiers: '750712185', NatIdTiers: '03' } },
    ),
    enRecette(
      { tiers: { IdTiers: 'DE123456789', NatIdTiers: '05' } },
      { tiers: { IdTiers: 'DE123456789', NatIdTiers: '01' } },
    ),
  ],
  NIR_INCORRECT: [
    enDepense(
      {
        piece: { TypPce: '02', NatPce: '09' },
        apresInfoLigne: rattachement({ ExerRat: '2025' }),
        tiers: { IdTiers: '255081416802538', NatIdTiers: '04' },
      },
      {
        piece: { TypPce: '02', NatPce: '09' },
        apresInfoLigne: rattachement({ ExerRat: '2025' }),
        tiers: { IdTiers: '255081416802539', NatIdTiers: '04' },
      },
    ),
    enRecette(
      { tiers: { TypTiers: '07', IdTiers: '255082A16802597', NatIdTiers: '04' } },
      { tiers: { TypTiers: '07', IdTiers: '255082B16802597', NatIdTiers: '04' } },
    ),
  ],
  IDENTIFIANT_DU_TIERS_SANS_NATURE: [
    enRecette({ tiers: { IdTiers: '000123455', NatIdTiers: '02' } }, { tiers: { IdTiers: '000123455' } }),
    enRecette({}, { tiers: { NatIdTiers: '02' } }),
  ],
  NIR_HORS_ANNULATION: [
    enDepense(
      {
        piece: { TypPce: '02', NatPce: '09' },
        apresInfoLigne: rattachement({ ExerRat: '2025' }),
        tiers: { IdTiers: '255081416802538', NatIdTiers: '04' },
      },
      { tiers: { IdTiers: '255081416802538', NatIdTiers: '04' } },
    ),
  ],
  NIR_D_UN_AUTRE_QUE_L_ASSURE: [
    enRecette(
      { tiers: { TypTiers: '07', IdTiers: '255081416802538', NatIdTiers: '04' } },
      { tiers: { TypTiers: '01', IdTiers: '255081416802538', NatIdTiers: '04' } },
    ),
    enRecette(
      {
        apresInfoLigne: `<InfoAssure>${feuilles({ CodAssDeb: 1 })}</InfoAssure>`,
        tiers: { IdTiers: '255081416802538', NatIdTiers: '04' },
      },
      {
        apresInfoLigne: `<InfoAssure>${feuilles({ CodAssDeb: 2 })}</InfoAssure>`,
        tiers: { IdTiers: '255081416802538', NatIdTiers: '04' },
      },
    ),
  ],
  CODE_POSTAL_INCORRECT: [
    enDepense({ adresse: { CP: '01000' } }, { adresse: { CP: '1000' } }),
    enRecette({ adresse: { CP: '99999' } }, { adresse: { CP: '' } }),
  ],
  PAYS_ABSENT: [enDepense({ adresse: { CodRes: 1, CodPays: 109 } }, { adresse: { CodRes: 1 } })],
  PAYS_INATTENDU: [enDepense({ adresse: { CodRes: 0, CodPays: 100 } }, { adresse: { CodRes: 0, CodPays: 109 } })],
  RIB_INCOMPLET: [enDepense({ compte: rib({}) }, { compte: rib({ CodeGuic: '' }) })],
  RIB_INCORRECT: [
    enDepense({ compte: rib({}) }, { compte: rib({ CleRib: '16' }) }),
    enDepense(
      { ligne: { ModRegl: '06' }, compte: rib({ CleRib: '16' }) },
      { ligne: { ModRegl: '10' }, compte: rib({ CleRib: '16' }) },
    ),
    enRecette({ compte: rib({}) }, { compte: rib({ IdCpte: '0000000001' }) }),
  ],
  BANQUE_INTERNATIONALE_INCOMPLETE: [
    enDepense(
      { compte: feuilles({ IdPayInt: 'FR', IdBancInt: 'ZZZZ' }) + rib({}) },
      { compte: feuilles({ IdPayInt: 'FR' }) + rib({}) },
    ),
    enDepense({ compte: rib({}) }, { compte: feuilles({ IdBancInt: 'ZZZZ' }) + rib({}) }),
  ],
  IBAN_EN_MINUSCULES: [
    enDepense(
      { compte: feuilles({ BIC: 'ZZZZGB2A', IBAN: 'GB82WEST12345698765432' }) },
      { compte: feuilles({ BIC: 'ZZZZGB2A', IBAN: 'GB82WEsT12345698765432' }) },
    ),
  ],
  IBAN_INCORRECT: [
    enDepense({}, { compte: feuilles({ IBAN: IBAN.replace(/.$/, (c) => String((Number(c) + 1) % 10)) }) }),
    enDepense(
      { compte: feuilles({ BIC: 'ZZZZDE2A', IBAN: 'DE89370400440532013000' }) },
      { compte: feuilles({ BIC: 'ZZZZDE2A', IBAN: 'DE8937040044053201300' }) },
    ),
  ],
  BIC_INCONNU: [
    enDepense({ compte: feuilles({ BIC: 'ZZZZFR2A', IBAN }) }, { compte: feuilles({ BIC: 'ZZZZZZ2A', IBAN }) }),
  ],
  BIC_ABSENT: [enDepense({ compte: feuilles({ IBAN }) }, { compte: feuilles({ IBAN: 'DE89370400440532013000' }) })],
  PJ_DOMAINE_INCORRECT: [enPj({ pj: pj({}, [{}]) }, { pj: pj({ TypePJ: null }, [{ Domaine: '03' }]) })],
  PJ_DOMAINE_HORS_FLUX: [
    enDepense({ pj: pj({}, [{}]) }, { pj: pj({ TypePJ: '002' }, [{ Domaine: '02' }]) }),
    enRecette({ pj: pj({ TypePJ: '002' }, [{ Domaine: '02' }]) }, { pj: pj({ TypePJ: '001' }, [{ Domaine: '04' }]) }),
  ],
  PJ_TYPE_HORS_DOMAINE: [
    enPj({ pj: pj({}, [{}]) }, { pj: pj({ TypePJ: '002' }, [{}]) }),
    enPj(
      { pj: pj({ TypePJ: '006' }, [{ Domaine: '02' }]) },
      { pj: pj({ TypePJ: '006' }, [{ Domaine: '02' }, { Domaine: '04' }]) },
    ),
  ],
  PJ_OBJET_INCORRECT: [
    enPj({ pj: pj({}, [{ TypeObjet: '03' }]) }, { pj: pj({}, [{ TypeObjet: '06' }]) }),
    enPj(
      { pj: pj({ TypePJ: '012' }, [{ Domaine: '04', TypeObjet: '09' }]) },
      { pj: pj({ TypePJ: '001' }, [{ Domaine: '04', TypeObjet: '09' }]) },
    ),
  ],
  PJ_IDENTIFIANT_ABSENT: [enPj({ pj: pj({}, [{}]) }, { pj: pj({}, [{ Identifiant: null }]) })],
  PJ_REFERENCE_COMPTABLE_ABSENTE: [
    enPj({ pj: pj({ TypePJ: '012' }, [{ Domaine: '04' }]) }, { pj: pj({ TypePJ: '013' }) }),
  ],
  PJ_BUDGET_SANS_CFU: [
    avec(budget({}), enPj({ pj: pj({ TypePJ: '001' }) }, { pj: pj({ TypePJ: '012' }, [{ Domaine: '04' }]) })),
  ],
  PJ_ANNONCEE_HORS_LIGNE: [
    enDepense({ pjRef: pjRef('PJ1'), pj: pj({}) }, { pjRef: pjRef('PJ1', '02'), pj: pj({}) }),
    enDepense({ pjRef: pjRef('PJ2', '03'), pj: pj({}) }, { pjRef: pjRef('PJ1') + pjRef('PJ1', '03'), pj: pj({}) }),
  ],
  PJ_GENRE_DIFFERENT: [
    enDepense(
      { pj: pj({}, [], fichier('%PDF-1.4', 'application/pdf')) },
      { pj: pj({}, [], fichier('PK\x03\x04', 'application/pdf')) },
    ),
    enDepense(
      { pj: pj({ NomPJ: 'a.txt' }, [], fichier('%PDF-1.4', 'application/octet-stream')) },
      { pj: pj({ NomPJ: 'a.xml' }, [], fichier('%PDF-1.4', 'application/octet-stream')) },
    ),
  ],
  PJ_REFEREES_ABSENTES: [
    enDepense({ pjRef: pjRef('PJ1'), pj: pj({}) }, { pjRef: pjRef('PJ2'), pj: pj({}) }),
    enDepense({ pjRef: pjRef('PJ2', '02') }, { pjRef: pjRef('PJ1') + pjRef('PJ2') }),
  ],
  LIMITE_REFERENCES_PJ: [enDepense({}, { pjRef: Array.from({ length: 200_001 }, (_, i) => pjRef(`P${i}`)).join('') })],
};
