/**
 * Seen before? The names that a flow takes for ever once accepted: its NomFic, its bordereaux (by budget, exercice,
 * domaine, type and number), its PJ (by IdUnique), each within one sender. Pure.
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
const nomLu = (nomFic: string): string => nomFic.normalize('NFC').trim();
const cle = (famille: string, ...parties: string[]): string => `${famille}/${sha256Jcs(parties)}`;

function nomsDesBordereaux(siret: string, verdict: Verdict): Nom[] {
  const codBud = verdict.entete?.codBud ?? '';
  return verdict.bordereaux.flatMap((lu, bordereau): Nom[] => {
    const identite = identiteDuBordereau(lu);
    if (identite === null) return [];
    const { exercice, domaine, type, numero } = identite;
    const key = cle('bordereau', siret, codBud, exercice, domaine, type, numero);
    return [{ key, porteur: { niveau: 'bordereau', bordereau }, rejete: objetRejete(verdict, lu) }];
  });
}

/** Every name that this flow bears, rejected parts included, the flow's own first. Only a PES_Aller bears any. */
export function nomsDuFlux(siret: string, verdict: Verdict): Nom[] {
  if (verdict.nature !== 'PES_Aller') return [];
  const nomFic = verdict.enveloppe?.nomFic ?? null;
  const flux: Nom[] =
    nomFic === null
      ? []
      : [{ key: cle('nomfic', siret, nomLu(nomFic)), porteur: { niveau: 'flux' }, rejete: fluxRejete(verdict) }];
  const pj = verdict.pj.flatMap((lue, rang): Nom[] =>
    lue.idUnique === null
      ? []
      : [
          {
            key: cle('pj', siret, lue.idUnique),
            porteur: { niveau: 'pj', pj: rang },
            rejete: objetRejete(verdict, lue),
          },
        ],
  );
  return [...flux, ...nomsDesBordereaux(siret, verdict), ...pj];
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
