/** The invented people and places of the PCA. */
import type { Acteur } from '../../schemas/evenements/identifiants.ts';

export const POSTE = '052001';
export const CONTRAT = 'PCA52-2024';
export const ETUDE = '52000000100011';
export const AUTRE_ETUDE = '52000000200019';
export const GROUPEMENT = '52000000900014';

export const COMPTABLE: Acteur = { role: 'comptable', id: 'hab-ferrand', codique: POSTE };
export const AGENT: Acteur = { role: 'agent-comptable', id: 'hab-morel', codique: POSTE };
export const DDFIP: Acteur = { role: 'ddfip', id: 'hab-ddfip', codique: null };
export const etude = (siret = ETUDE): Acteur => ({ role: 'etude', id: `hab-${siret}`, codique: null, siret });
export const MANDATAIRE: Acteur = { role: 'mandataire', id: 'hab-mandataire', codique: null, siret: ETUDE };
