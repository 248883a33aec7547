/** What of a dossier still waits for its receipt (R4), by what its events say. Pure. */
import type { OutboxEntry } from '../../platform/ports.ts';
import type { Dossier } from '../dossier/etat.ts';
import { etatDuDossier } from '../dossier/evolve.ts';
import { lireDedupIdPca, type NomDEchange } from './dedup-id.ts';
import { enEnvoi, type Fait, messagesDuDossier } from './message.ts';

/** The étude that was chosen may have the demande, by wire, until it is received, withdrawn or given to another. */
export const demandeRecevable = ({ etat, demande, etudes }: Dossier): boolean =>
  (etat === 'signe' || etat === 'transmis') && demande?.voie === 'dematerialisee' && etudes.length === 1;

/** It leaves for it, and leaves again; what its system rejected waits for the poste's word. */
export const demandeAttendue = (dossier: Dossier): boolean =>
  demandeRecevable(dossier) && dossier.rejet?.aRetransmettre !== true;

/** Whether its recipient has acknowledged it. */
export const estRecu = (faits: readonly Fait[], { seq, rang }: Pick<NomDEchange, 'seq' | 'rang'>): boolean =>
  faits.some(({ type, data }) => type === 'EchangeRecu' && data.seq === seq && data.rang === rang);

export function envoisAttendus(faits: readonly Fait[]): OutboxEntry[] {
  const attendue = demandeAttendue(etatDuDossier(faits));
  return messagesDuDossier(faits).flatMap((message) => {
    const nom = lireDedupIdPca(message.dedupId);
    if (nom === null || estRecu(faits, nom)) return [];
    return message.evenement.type === 'DemandeSignee' && !attendue ? [] : [enEnvoi(message)];
  });
}
