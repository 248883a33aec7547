/** Which étude receives a dossier. Contracts say nothing of it: the mandataire files a table, the DDFiP accepts it. */
import type { Contrat } from './cycle.ts';

export interface Affectation {
  readonly etude: string;
  /** The table that chose; null where none did. */
  readonly table: string | null;
}

export const estMembre = ({ membres }: Contrat, etude: string, jour: string): boolean =>
  membres.some((m) => m.etude === etude && m.depuis <= jour && (m.jusquAu === null || jour <= m.jusquAu));

/** The étude that speaks for the titulaire, and the default of the table. */
export function etudeParDefaut({ signe }: Contrat): string | null {
  if (signe === null) return null;
  return signe.titulaire.type === 'etude' ? signe.titulaire.siret : signe.titulaire.mandataire;
}

/** The accepted table in force: the last accepted of those whose date has come. */
const tableDu = ({ tables }: Contrat, jour: string) =>
  tables.findLast(({ acceptee, depuis }) => acceptee && depuis <= jour) ?? null;

/**
 * One debtor, one étude: where one of the contract already has a dossier of his at this poste, it is that one
 * (`dejaChargee`). Else the table, else the mandataire's étude. Null where no member can be found.
 */
export function affecter(
  contrat: Contrat,
  { secteur, dejaChargee, jour }: { secteur: string; dejaChargee: string | null; jour: string },
): Affectation | null {
  if (dejaChargee !== null && estMembre(contrat, dejaChargee, jour)) return { etude: dejaChargee, table: null };
  const table = tableDu(contrat, jour);
  const choisie = table?.lignes.find((ligne) => ligne.secteur === secteur)?.etude;
  if (table && choisie !== undefined && estMembre(contrat, choisie, jour))
    return { etude: choisie, table: table.table };
  const defaut = etudeParDefaut(contrat);
  return defaut !== null && estMembre(contrat, defaut, jour) ? { etude: defaut, table: null } : null;
}

/** Whether an étude may reverse from that account on that day: only an office's own, and once the waiting is over. */
export const compteAdmis = ({ comptes }: Contrat, etude: string, compte: string, jour: string): boolean =>
  comptes.findLast((declare) => declare.etude === etude && declare.depuis <= jour)?.compte === compte;
