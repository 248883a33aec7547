/** The smallest flows that break no rule, with places where a test writes something else. */

/** `<Nom V="valeur"/>` for each entry, in order; null leaves it out. */
export const feuilles = (valeurs: Readonly<Record<string, string | number | null>>): string =>
  Object.entries(valeurs)
    .filter(([, v]) => v !== null)
    .map(([nom, v]) => `<${nom} V="${v}"/>`)
    .join('');
const bloc = (nom: string, contenu: string): string => `<${nom}>${contenu}</${nom}>`;

type Feuilles = Readonly<Record<string, string | number | null>>;

/** What a test changes: values over the default ones, whole blocks in the place of the default ones. */
export interface Variante {
  readonly entete?: Feuilles;
  readonly dematerialisee?: string;
  readonly bordereau?: Feuilles;
  readonly piece?: Feuilles;
  /** Blocks. */
  readonly pjRef?: string;
  readonly ligne?: Feuilles;
  readonly apresInfoLigne?: string;
  readonly tiers?: Feuilles;
  readonly naissance?: string;
  readonly adresse?: Feuilles;
  readonly compte?: string;
  readonly autreLigne?: Variante;
  readonly autrePiece?: Variante;
  readonly pj?: string;
}

/** An IBAN of nobody: no bank has the code 99999. */
export const IBAN = 'FR7699999000010000000000115';
const SEPA = feuilles({ BIC: 'ZZZZFR2AXXX', IBAN });

const entete = (v: Variante): string =>
  bloc(
    'EnTetePES',
    feuilles({
      DteStr: '2026-09-30',
      IdPost: '099042',
      IdColl: '00012345500016',
      CodCol: '123',
      CodBud: '00',
      ...v.entete,
    }),
  );
const adresse = (v: Variante): string => bloc('Adresse', feuilles({ CP: '80970', CodRes: 0, ...v.adresse }));
const compte = (contenu: string): string => (contenu === '' ? '' : bloc('CpteBancaire', contenu));

function ligneDeMandat(v: Variante): string {
  const info = bloc('InfoLignePce', feuilles({ IdLigne: 1, ModRegl: '03', MtHT: '10.00', ...v.ligne }));
  const tiers = bloc('InfoTiers', feuilles({ CatTiers: '60', NatJur: '03', Nom: 'PAPETERIE', ...v.tiers }));
  return bloc(
    'LigneDePiece',
    bloc('BlocLignePiece', info + (v.apresInfoLigne ?? '')) +
      bloc('Tiers', tiers + adresse(v) + compte(v.compte ?? SEPA)),
  );
}

function mandat(v: Variante): string {
  const info = feuilles({ IdPce: 1200, TypPce: '01', NatPce: '01', ...v.piece }) + (v.pjRef ?? '');
  const lignes = ligneDeMandat(v) + (v.autreLigne ? ligneDeMandat(v.autreLigne) : '');
  return bloc('Piece', bloc('BlocPiece', bloc('InfoPce', info)) + lignes);
}

function ligneDeTitre(v: Variante): string {
  const info = bloc('InfoLignePiece', feuilles({ IdLigne: 1, Majo: 0, MtHT: '10.00', ...v.ligne }));
  const personne = { CatTiers: '01', NatJur: '01', TypTiers: '01', Civilite: 'Mme', Nom: 'Thévérac', Prenom: 'Zélie' };
  const tiers = bloc('InfoTiers', feuilles({ ...personne, ...v.tiers }) + (v.naissance ?? ''));
  return bloc(
    'LigneDePiece',
    bloc('BlocLignePiece', info + (v.apresInfoLigne ?? '')) +
      bloc('Tiers', tiers + adresse(v) + compte(v.compte ?? '')),
  );
}

function titre(v: Variante): string {
  const info = feuilles({ IdPce: 1200, TypPce: '01', NatPce: '01', ...v.piece }) + (v.pjRef ?? '');
  const lignes = ligneDeTitre(v) + (v.autreLigne ? ligneDeTitre(v.autreLigne) : '');
  return bloc('Piece', bloc('BlocPiece', info) + lignes);
}

function flux(domaine: 'Depense' | 'Recette', piece: (v: Variante) => string, v: Variante): string {
  const bordereau = { Exer: '2026', IdBord: 47, TypBord: '01', NbrPce: 1, MtCumulAnnuel: '10.00', ...v.bordereau };
  const corps =
    bloc(`EnTete${domaine}`, feuilles({ IdVer: 2, InfoDematerialisee: v.dematerialisee ?? '0' })) +
    bloc(
      'Bordereau',
      bloc('BlocBordereau', feuilles(bordereau)) + piece(v) + (v.autrePiece ? piece(v.autrePiece) : ''),
    );
  return `<?xml version="1.0" encoding="ISO-8859-1"?><n:PES_Aller xmlns:n="http://www.minefi.gouv.fr/cp/helios/pes_v2/Rev0/aller">${entete(v)}${bloc(`PES_${domaine}Aller`, corps)}${v.pj ? bloc('PES_PJ', v.pj) : ''}</n:PES_Aller>`;
}

export const depense = (v: Variante = {}): string => flux('Depense', mandat, v);
export const recette = (v: Variante = {}): string => flux('Recette', titre, v);
/** A flux that holds nothing but PJ. */
export const pjSeules = (v: Variante): string => depense(v).replace(/<PES_DepenseAller>.*<\/PES_DepenseAller>/, '');

export const pjRef = (idUnique: string, support = '01'): string =>
  bloc('PJRef', feuilles({ Support: support, IdUnique: idUnique }));
export const rattachement = (valeurs: Feuilles): string =>
  bloc('RattachPiece', feuilles({ NatPceOrig: '01', ExerRat: '2026', IdPceOrig: 7, IdLigneOrig: 1, ...valeurs }));
/** A PJ; `references`: its RefCompta. */
export const pj = (valeurs: Feuilles, references: readonly Feuilles[] = [], fichier = ''): string =>
  bloc(
    'PJ',
    fichier +
      feuilles({ IdUnique: 'PJ1', NomPJ: 'a.pdf', TypePJ: '003', Description: 'facture', ...valeurs }) +
      references
        .map((r) =>
          bloc('RefCompta', feuilles({ Domaine: '01', Exercice: '2026', TypeObjet: '01', Identifiant: 1200, ...r })),
        )
        .join(''),
  );
