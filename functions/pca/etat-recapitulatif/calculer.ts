/** The état récapitulatif of a quarter, computed from the journal: what the étude's own is compared with (art. 9). */
import type { DossierNouveau } from '../../../schemas/evenements/dossier.ts';
import type { Chiffres, CleDEtat } from '../../../schemas/pca/etat-recapitulatif.ts';
import { aReverser, chezLEtude, dejaReverse, impute, type Mouvement, resteDu } from '../argent/compte.ts';
import { plusJours } from '../calendrier/dates.ts';
import { bornes } from '../calendrier/trimestre.ts';
import { compteDe } from '../dossier/evolve.ts';
import { compteAu, type Etape, enStock, entree, estDe, etapesChez, etudeAu, resteDuAu, signalesPar } from './trajet.ts';

type Compte = Chiffres['recus'];
type Events = readonly DossierNouveau[];
export interface Periode {
  readonly debut: string;
  readonly fin: string;
}

const NUL: Compte = { nombre: 0, montant: 0 };

export const CHIFFRES_NULS: Chiffres = {
  ...{ stockInitial: NUL, recus: NUL, rouverts: NUL, transferesVers: NUL, transferesDepuis: NUL },
  ...{ closSoldes: NUL, closAuTerme: NUL, closInsolvabilite: NUL, closRetires: NUL },
  ...{ diminution: 0, stockFinal: NUL, payesEnPartie: NUL, directsAuComptable: 0, chequesTresor: 0 },
  ...{ verse: 0, reverse: 0, resteAReverser: 0, fraisHT: 0, tva: 0, disparitions: 0, insolvabilites: 0 },
};

const un = (montant: number): Compte => ({ nombre: 1, montant });
const plus = (a: Compte, b: Compte): Compte => ({ nombre: a.nombre + b.nombre, montant: a.montant + b.montant });

/** What is owed when it passes: as it was entrusted on its reception, after that day's payments on all others. */
function montantAuPassage(events: Events, { passage, le }: Etape): number {
  if (passage !== 'recus') return resteDuAu(events, le);
  const reception = events.findIndex(({ type }) => type === 'DossierRecu');
  return resteDu(compteDe(events.slice(0, reception)));
}

function stock(events: Events, etapes: readonly Etape[], { debut, fin }: Periode): Partial<Chiffres> {
  const veille = plusJours(debut, -1);
  const lignes: Partial<Record<Etape['passage'], Compte>> = {};
  const stockInitial = enStock(etapes, veille) ? un(resteDuAu(events, veille)) : NUL;
  const stockFinal = enStock(etapes, fin) ? un(resteDuAu(events, fin)) : NUL;
  let attendu = stockInitial.montant;
  for (const etape of etapes.filter(({ le }) => debut <= le && le <= fin)) {
    const montant = montantAuPassage(events, etape);
    lignes[etape.passage] = plus(lignes[etape.passage] ?? NUL, un(montant));
    attendu += entree(etape.passage) ? montant : -montant;
  }
  return { ...lignes, stockInitial, stockFinal, diminution: attendu - stockFinal.montant };
}

const total = (mouvements: readonly Mouvement[], de: (mouvement: Mouvement) => number): number =>
  mouvements.reduce((somme, mouvement) => somme + de(mouvement), 0);
const valable = ({ rejeteLe, montant }: Mouvement): number => (rejeteLe === null ? montant : 0);

/** Sums since the beginning, at the end of a day: a quarter is the difference of two. */
function cumuls(events: Events, etude: string, jour: string) {
  const { mouvements } = compteAu(events, jour);
  // What the comptable received is told by the étude that had the dossier on that day.
  const siens = mouvements.filter((m) => (m.etude ?? etudeAu(events, m.recuLe)) === etude);
  const recus = siens.filter((m) => m.etude !== null);
  const encaisses = recus.filter(chezLEtude);
  return {
    directsAuComptable: total(siens, (m) => (m.etude === null ? valable(m) : 0)),
    chequesTresor: total(recus, (m) => (chezLEtude(m) ? 0 : valable(m))),
    verse: total(encaisses, valable),
    reverse: total(encaisses, dejaReverse),
    fraisHT: total(siens, ({ repartition }) => repartition.fraisHT),
    tva: total(siens, ({ repartition }) => repartition.tva),
    resteAReverser: total(encaisses, aReverser),
  };
}

function argent(events: Events, etude: string, { debut, fin }: Periode): Partial<Chiffres> {
  const [avant, apres] = [cumuls(events, etude, plusJours(debut, -1)), cumuls(events, etude, fin)];
  return {
    directsAuComptable: apres.directsAuComptable - avant.directsAuComptable,
    chequesTresor: apres.chequesTresor - avant.chequesTresor,
    verse: apres.verse - avant.verse,
    reverse: apres.reverse - avant.reverse,
    fraisHT: apres.fraisHT - avant.fraisHT,
    tva: apres.tva - avant.tva,
    resteAReverser: apres.resteAReverser,
  };
}

/** Something was paid in the quarter, and something is still owed at its end. */
function payesEnPartie(events: Events, { debut, fin }: Periode): Compte {
  const paye = impute(compteAu(events, fin)) - impute(compteAu(events, plusJours(debut, -1)));
  return paye > 0 && resteDuAu(events, fin) > 0 ? un(paye) : NUL;
}

function dUnDossier(events: Events, etude: string, periode: Periode): Chiffres {
  const etapes = etapesChez(etude, events);
  const charge = etudeAu(events, periode.fin) === etude;
  const signalements = signalesPar(etude, events, periode);
  const nombre = (type: DossierNouveau['type']) => signalements.filter((e) => e.type === type).length;
  return {
    ...CHIFFRES_NULS,
    ...stock(events, etapes, periode),
    ...argent(events, etude, periode),
    payesEnPartie: charge ? payesEnPartie(events, periode) : NUL,
    disparitions: nombre('DisparitionSignalee'),
    insolvabilites: nombre('InsolvabiliteSignalee'),
  };
}

export function ajouter(a: Chiffres, b: Chiffres): Chiffres {
  const somme = { ...a };
  for (const cle of NOMBRES) somme[cle] += b[cle];
  for (const cle of COMPTES) somme[cle] = plus(somme[cle], b[cle]);
  return somme;
}

export const COMPTES = [
  ...(['stockInitial', 'recus', 'rouverts', 'transferesVers', 'transferesDepuis', 'closSoldes'] as const),
  ...(['closAuTerme', 'closInsolvabilite', 'closRetires', 'stockFinal', 'payesEnPartie'] as const),
];
export const NOMBRES = [
  ...(['diminution', 'directsAuComptable', 'chequesTresor', 'verse', 'reverse', 'resteAReverser'] as const),
  ...(['fraisHT', 'tva', 'disparitions', 'insolvabilites'] as const),
];

/** `dossiers`: the events of each dossier that the étude has or had; those of that poste and that famille are counted. */
export function calculer({ etude, poste, famille, trimestre }: CleDEtat, dossiers: readonly Events[]): Chiffres {
  const periode = bornes(trimestre);
  return dossiers
    .filter((events) => estDe(events, famille, poste))
    .map((events) => dUnDossier(events, etude, periode))
    .reduce(ajouter, CHIFFRES_NULS);
}
