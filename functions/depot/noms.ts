/**
 * Seen before? The names that a flow takes for ever once accepted: its NomFic, within one sender; its bordereaux and its
 * PJ, within the collectivité that the header names, whoever sends for it (annexe 2: a form covers attached budgets).
 * The keys are in the journal for good: what they are made of cannot change. Pure.
 */
import type { Verdict } from '../../schemas/verdict.ts';
import { identiteDuBordereau } from '../format/identite.ts';
import { sha256Jcs } from '../journal/evenement.ts';
import { fluxRejete, objetRejete } from './rejet.ts';

/** What of the flow bears the name; ranks from 0 in file order. */
export type Porteur =
  | { readonly niveau: 'flux' }
  | { readonly niveau: 'bordereau'; readonly bordereau: number }
  | { readonly niveau: 'pj'; readonly pj: number };

export interface Nom {
  /** Claim key: a digest, since a NomFic is free text. */
  readonly key: string;
  readonly porteur: Porteur;
  readonly rejete: boolean;
}

/** Base_Texte100 lets spaces stand around a name, and UTF-8 spells an accent in two ways: the reader sees one name. */
const nomLu = (nom: string): string => nom.normalize('NFC').trim();
const cle = (famille: string, ...parties: string[]): string => `${famille}/${sha256Jcs(parties)}`;

/** Base_Texte14, Base_CodeCol3 and Base_CodeBud2 have one spelling of a value. Null: the flux is rejected without it. */
const champ = (lu: string | null | undefined): string | null => nomLu(lu ?? '') || null;

function nomDuFichier(deposant: string, verdict: Verdict): Nom[] {
  const nomFic = verdict.enveloppe?.nomFic ?? null;
  if (nomFic === null) return [];
  return [{ key: cle('nomfic', deposant, nomLu(nomFic)), porteur: { niveau: 'flux' }, rejete: fluxRejete(verdict) }];
}

/** IdBord is counted for one budget: a commune and its CCAS, sent by the same ordonnateur, each have a number 1. */
function nomsDesBordereaux(verdict: Verdict): Nom[] {
  const { entete } = verdict;
  const [idColl, codCol, codBud] = [champ(entete?.idColl), champ(entete?.codCol), champ(entete?.codBud)];
  if (idColl === null || codCol === null || codBud === null) return [];
  return verdict.bordereaux.flatMap((lu, bordereau): Nom[] => {
    const identite = identiteDuBordereau(lu);
    if (identite === null) return [];
    const { exercice, domaine, type, numero } = identite;
    const key = cle('bordereau', idColl, codCol, codBud, exercice, domaine, type, numero);
    return [{ key, porteur: { niveau: 'bordereau', bordereau }, rejete: objetRejete(verdict, lu) }];
  });
}

/** IdUnique is unique within the collectivité (Class_PJ); null where the header names none. */
export function cleDeLaPj(entete: Verdict['entete'], idUnique: string): string | null {
  const idColl = champ(entete?.idColl);
  return idColl === null ? null : cle('pj', idColl, idUnique);
}

function nomsDesPj(verdict: Verdict): Nom[] {
  return verdict.pj.flatMap((lue, pj): Nom[] => {
    const key = lue.idUnique === null ? null : cleDeLaPj(verdict.entete, lue.idUnique);
    return key === null ? [] : [{ key, porteur: { niveau: 'pj', pj }, rejete: objetRejete(verdict, lue) }];
  });
}

/**
 * Every name that this flow bears, rejected parts included, the flow's own first. A PCA file has no other: what is in it
 * is named on the streams of the dossiers. An answer of Hélios bears none. `deposant`: a codique for a comptable.
 */
export function nomsDuFlux(deposant: string, verdict: Verdict): Nom[] {
  if (verdict.nature === 'PCA_Aller' || verdict.nature === 'PCA_Retour') return nomDuFichier(deposant, verdict);
  if (verdict.nature !== 'PES_Aller') return [];
  return [...nomDuFichier(deposant, verdict), ...nomsDesBordereaux(verdict), ...nomsDesPj(verdict)];
}

/** The keys to hold: those of what is not rejected. */
export const clesAPrendre = (noms: readonly Nom[]): string[] => [
  ...new Set(noms.filter(({ rejete }) => !rejete).map(({ key }) => key)),
];

/** The keys to give back: those that only rejected parts bear. */
export function clesARendre(noms: readonly Nom[]): string[] {
  const gardees = new Set(clesAPrendre(noms));
  return [...new Set(noms.map(({ key }) => key))].filter((key) => !gardees.has(key));
}

/**
 * The keys that the comptable's rejection frees: the bordereau's (rank from 1, as a delivery counts), first, so that its
 * number can be sent again; everything that the flow bears when all of it (`tout`) has been rejected.
 */
export function clesRejeteesParLeComptable(noms: readonly Nom[], n: number, tout: boolean): string[] {
  const gardes = noms.filter(({ rejete }) => !rejete);
  const siens = gardes.filter(({ porteur }) => porteur.niveau === 'bordereau' && porteur.bordereau === n - 1);
  return clesAPrendre([...siens, ...(tout ? gardes : [])]);
}
