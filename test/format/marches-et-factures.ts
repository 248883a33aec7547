/** Marchés and factures, as short as the schema admits them, for flows that hold more than bordereaux and PJ. */
const bloc = (nom: string, ...contenu: readonly string[]): string => `<${nom}>${contenu.join('')}</${nom}>`;
const feuilles = (valeurs: Readonly<Record<string, string>>): string =>
  Object.entries(valeurs)
    .map(([nom, valeur]) => `<${nom} V="${valeur}"/>`)
    .join('');

const concession = (id: string, sequence: string): string =>
  bloc(
    'Concession',
    bloc(
      'IdentifiantConcession',
      feuilles({
        IdContrat: id,
        NumeroOrdreModification: '00',
        SequenceEnvoi: sequence,
        CaractereCorrectifEnregistrement: '0',
      }),
    ),
    feuilles({ URLProfilAcheteur: 'https://marches.exemple.fr' }),
    bloc(
      'Concessionnaires',
      bloc(
        'Concessionnaire',
        feuilles({
          NatIdConcessionnaire: '01',
          IdConcessionnaire: '00010204600018',
          DenominationSociale: 'Eaux du Gué',
        }),
      ),
    ),
    feuilles({ NatureConcession: '01', Objet: 'Distribution de gaz', ProcedureConcession: '01' }),
    bloc('LieuExecution', feuilles({ CodeLieuExecution: '33000', TypeCode: '01', NomLieuExecution: 'Saint-Aubin' })),
    feuilles({ DureeMoisInitiale: '24', ValeurGlobale: '1000', MontantSubventionPublique: '10' }),
    feuilles({ DateSignature: '2026-01-05', DateDebutExecution: '2026-02-01' }),
  );

/** The block of the concessions: to the PES and its acquit, marchés like the others. */
export const marches = (...identifiants: readonly (readonly [id: string, sequence: string])[]): string =>
  bloc(
    'PES_Marche',
    bloc('EnTeteMarche', feuilles({ IdVer: '2' })),
    bloc('Concessions', ...identifiants.map(([id, sequence]) => concession(id, sequence))),
  );

const tiers = (nom: string): string =>
  bloc('InfoTiers', feuilles({ CatTiers: '50', NatJur: '03', TypTiers: '01', Nom: nom }));

const facture = (numero: string): string =>
  bloc(
    'FactureIndiv',
    feuilles({ DateEmission: '2026-10-01', NumeroFacture: numero }),
    bloc('Debiteur', tiers('Lavoir')),
    feuilles({ Objet: 'Eau' }),
    bloc(
      'LigneFacture',
      feuilles({
        Date: '2026-10-01',
        Libelle: 'Eau',
        MtBase: '10',
        MtHT: '10',
        TauxTVA: '20',
        MtTVA: '2',
        MtTTC: '12',
        Ordre: '1',
      }),
    ),
    bloc('TotalAPayer', feuilles({ MtTotalHT: '10', MtTotalTVA: '2', MtTotalTTC: '12' })),
    feuilles({ ModalitesReglement: 'Virement', ConditionsGen: 'Sans escompte' }),
  );

export const factures = (...numeros: readonly string[]): string =>
  bloc(
    'PES_Facture',
    feuilles({ IdVer: '2', Annee: '2026', Date: '2026-10-01' }),
    bloc('Emetteur', tiers('Saint-Aubin')),
    ...numeros.map(facture),
    '<Nomenclatures/>',
  );

/** A flow with these blocks where the schema wants them: after its bordereaux, before its PJ. */
export const avecBlocs = (flux: string, ...blocs: readonly string[]): string =>
  flux.replace(/(?=<PES_PJ>|<\/n:PES_Aller>)/, blocs.join(''));
