/** Which étude receives a dossier. Contracts say nothing of it: the mandataire files a table, the DDFiP accepts it. */
import type { Contrat } from './cycle.ts';
import { duJour } from './du-jour.ts';
import { porteParole } from './mandataire.ts';

export interface Affectation {
  readonly etude: string;
  /** The table that chose; null where none did. */
  readonly table: string | null;
}

export const estMembre = ({ membres }: Contrat, etude: string, jour: string): boolean =>
  membres.some((m) => m.etude === etude && m.depuis <= jour && (m.jusquAu === null || jour <= m.jusquAu));

/** The étude that speaks for the titulaire, and the default of the table. */
export const etudeParDefaut = ({ signe }: Contrat): string | null =>
  signe === null ? null : porteParole(signe.titulaire);

/** The accepted table in force: that of the latest date that has come. */
export const tableDu = ({ tables }: Pick<Contrat, 'tables'>, jour: string) =>
  duJour(
    tables.filter(({ acceptee }) => acceptee),
    jour,
  );

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
export const compteAdmis = (
  { comptes }: Pick<Contrat, 'comptes'>,
  etude: string,
  compte: string,
  jour: string,
): boolean =>
  duJour(
    comptes.filter((declare) => declare.etude === etude),
    jour,
  )?.compte === compte;
