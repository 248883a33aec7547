/** Answers as Hélios writes them, made from what they are to say; every name and label is invented. */
import { document, type Element, element, valeur } from '../../functions/acquit/xml.ts';
import type { ElementHelios, ErreurHelios } from '../../schemas/evenements/helios.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { verdict } from '../depot/exemples.ts';

const RETOUR = 'http://www.minefi.gouv.fr/cp/helios/pes_v2/Rev0/retour';

export type EnTete = Pick<Verdict, 'enveloppe' | 'entete'>;

export const elementHelios = (change: Partial<ElementHelios> = {}): ElementHelios => ({
  domaine: '5',
  etat: 'accepte',
  bordereau: '47',
  exercice: '2026',
  marche: null,
  pj: null,
  erreurs: [],
  ...change,
});

export const erreurHelios = (change: Partial<ErreurHelios> = {}): ErreurHelios => ({
  code: 'ERREUR_AUTRE',
  libelle: '1971 - Compte fonction présent à tort',
  piece: null,
  ligne: null,
  ...change,
});

const donnes = (champs: readonly (readonly [string, string | null | undefined])[]): Element[] =>
  champs.flatMap(([nom, v]) => (v === null || v === undefined ? [] : [valeur(nom, v)]));

/** The echo of the header. A retour says CodColl. */
function haut({ enveloppe, entete }: EnTete, codCol = 'CodCol', sigle = 'Helios'): Element[] {
  const parametres = [
    ['Version', enveloppe?.version],
    ['TypFic', enveloppe?.typFic],
    ['NomFic', enveloppe?.nomFic],
  ] as const;
  const bas = [
    ['DteStr', entete?.dteStr],
    ['IdPost', entete?.idPost],
    ['IdColl', entete?.idColl],
    [codCol, entete?.codCol],
    ['CodBud', entete?.codBud],
  ] as const;
  const emetteur = element('Emetteur', {}, [valeur('Sigle', sigle), valeur('Adresse', 'Helios')]);
  return [
    element('Enveloppe', {}, [element('Parametres', {}, donnes(parametres)), emetteur]),
    element('EnTetePES', {}, donnes(bas)),
  ];
}

function erreur({ code, libelle }: ErreurHelios): Element {
  const champs = [
    ['NumAnoAck', code],
    ['LibelleAnoAck', libelle],
  ] as const;
  return element('Erreur', {}, donnes(champs));
}

const designer = ({ domaine, etat, bordereau, exercice, marche, pj }: ElementHelios): Element[] =>
  donnes([
    ['DomaineAck', domaine],
    ['EtatAck', etat === 'accepte' ? '1' : '0'],
    ['NumBord', bordereau],
    ['ExerciceBord', exercice],
    ['IdMarche', marche],
    ['IdUnique', pj],
  ]);

function detailPiece(piece: string, erreurs: readonly ErreurHelios[]): Element {
  const parLigne = Map.groupBy(erreurs, ({ ligne }) => ligne);
  const lignes = [...parLigne].flatMap(([ligne, siennes]) =>
    ligne === null ? [] : [element('DetailLigne', {}, [valeur('NumLigne', ligne), ...siennes.map(erreur)])],
  );
  return element('DetailPiece', {}, [valeur('NumPiece', piece), ...(parLigne.get(null) ?? []).map(erreur), ...lignes]);
}

function elementV2(lu: ElementHelios): Element {
  const parPiece = Map.groupBy(lu.erreurs, ({ piece }) => piece);
  const pieces = [...parPiece].flatMap(([piece, siennes]) => (piece === null ? [] : [detailPiece(piece, siennes)]));
  return element('ElementACQUIT', {}, [...designer(lu), ...(parPiece.get(null) ?? []).map(erreur), ...pieces]);
}

/** One flat element for each error, in the order of the schema: ExerciceBord first. */
function elementsV1(lu: ElementHelios): Element[] {
  const { domaine, etat, bordereau, exercice, pj, erreurs } = lu;
  return (erreurs.length === 0 ? [null] : erreurs).map((e) =>
    element(
      'ElementACQUIT',
      {},
      donnes([
        ['DomaineAck', domaine],
        ['EtatAck', etat === 'accepte' ? 'true' : 'false'],
        ['ExerciceBord', exercice],
        ['NumBord', bordereau],
        ['NumPiece', e?.piece],
        ['NumLigne', e?.ligne],
        ['IdUnique', pj],
        ['NumAnoAck', e?.code],
        ['LibelleAnoAck', e?.libelle],
      ]),
    ),
  );
}

function acquit(espace: string, enTete: EnTete, idVer: string, elements: readonly Element[]): Buffer {
  const corps = element('ACQUIT', {}, [element('EnTeteAcquit', {}, [valeur('IdVer', idVer)]), ...elements]);
  return Buffer.from(document(element('n:PES_ACQUIT', { 'xmlns:n': espace }, [...haut(enTete), corps])));
}

export const acquitV2 = (elements: readonly ElementHelios[], enTete: EnTete = verdict()): Buffer =>
  acquit(`${RETOUR}/v2`, enTete, '2', elements.map(elementV2));

export const acquitV1 = (elements: readonly ElementHelios[], enTete: EnTete = verdict()): Buffer =>
  acquit(RETOUR, enTete, '1', elements.flatMap(elementsV1));

/** The schema demands its header alone. */
export const retour = (enTete: EnTete = verdict(), domaines: readonly Element[] = []): Buffer =>
  Buffer.from(document(element('n:PES_Retour', { 'xmlns:n': RETOUR }, [...haut(enTete, 'CodColl'), ...domaines])));

export interface MandatSuivi {
  readonly numero: string;
  readonly etat: string;
  readonly dates?: Readonly<Record<string, string>>;
  readonly observation?: string;
  /** EtatLigPce of each. */
  readonly lignes: readonly string[];
}

function mandat({ numero, etat, dates = {}, observation, lignes }: MandatSuivi): Element {
  const { DtePcePec, DtePceRej, DtePceInst } = dates;
  const info = [
    ...([
      ['IdPce', numero],
      ['TypPce', '01'],
      ['NatPce', '01'],
      ['DtePcePec', DtePcePec],
    ] as const),
    ...([
      ['EtatPce', etat],
      ['ObsEtat', observation],
      ['DtePceRej', DtePceRej],
      ['DtePceInst', DtePceInst],
    ] as const),
  ];
  const ligne = (etatLigne: string, rang: number): Element => {
    const lue = [
      ['IdLigne', `${rang + 1}`],
      ['EtatLigPce', etatLigne],
      ['MtHT', '10.00'],
    ] as const;
    return element('LigneDePiece', {}, [element('BlocLignePiece', {}, [element('InfoLignePiece', {}, donnes(lue))])]);
  };
  return element('Piece', {}, [element('InfoPiece', {}, donnes(info)), ...lignes.map(ligne)]);
}

export function depenseRetour(exercice: string, numero: string, mandats: readonly MandatSuivi[]): Element {
  const entete = [
    ['TypRestit', '1'],
    ['IdVer', '2'],
    ['NatInf', '2'],
  ] as const;
  const bloc = [
    ['Exer', exercice],
    ['IdBord', numero],
    ['TypBord', '01'],
  ] as const;
  return element('PES_DepenseRetour', {}, [
    element('EnTeteDepense', {}, donnes(entete)),
    element('Bordereau', {}, [element('BlocBordereau', {}, donnes(bloc)), ...mandats.map(mandat)]),
  ]);
}

/** What these débiteurs still owe. */
export function clientRetour(calculeLe: string, clients: readonly string[]): Element {
  const client = (refTiers: string): Element => {
    const reste = [
      ['CodProdLoc', 'EAU'],
      ['Rar', '120.00'],
      ['RarFrais', '0.00'],
    ] as const;
    return element('Client', {}, [valeur('RefTiers', refTiers), element('ResteARecouvrer', {}, donnes(reste))]);
  };
  const entete = [
    ['DateCalcul', calculeLe],
    ['IdVer', '2'],
  ] as const;
  return element('PES_ClientRetour', {}, [element('EnTeteClient', {}, donnes(entete)), ...clients.map(client)]);
}
