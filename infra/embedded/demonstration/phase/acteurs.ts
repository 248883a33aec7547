/** Who plays the phase comminatoire of the demonstration. Invented: no SIREN is given out in 000. */
import type { Perimetre, Qui } from '../../../../functions/habilitation/qui.ts';
import type { Acteur } from '../../../../schemas/evenements/identifiants.ts';
import { COMMUNE } from '../registre.ts';

export const ETUDE = { siret: '00020000100018', nom: 'Étude Hautecombe' };
/** The other member of the groupement, which represents it. */
export const MANDATAIRE = { siret: '00020000200016', nom: 'Étude Fontrailles' };
export const GROUPEMENT = { siret: '00020000900012', nom: 'Groupement Hautecombe-Fontrailles' };
export const DEPARTEMENT = '52';
export const CONTRAT = 'PCA52-DEMO';
export const POSTE = COMMUNE.poste.codique;
/** Of the étude's affected account. No bank has it. */
export const IBAN = 'FR7630006000011234567890189';

const id = 'demonstration';
const qui = (acteur: Acteur, perimetre: Perimetre): Qui => ({ acteur, perimetre, nom: 'Démonstration' });

export const QUI = {
  comptable: qui({ role: 'comptable', id, codique: POSTE }, { type: 'poste', codique: POSTE }),
  ddfip: qui({ role: 'ddfip', id, codique: null }, { type: 'departement', code: DEPARTEMENT }),
  etude: qui({ role: 'etude', id, codique: null, siret: ETUDE.siret }, { type: 'etude', siret: ETUDE.siret }),
  /** On his groupement's contract he speaks as the étude that its DC1 names. */
  mandataire: qui(
    { role: 'mandataire', id, codique: null, siret: MANDATAIRE.siret },
    { type: 'groupement', siret: GROUPEMENT.siret },
  ),
} as const;
