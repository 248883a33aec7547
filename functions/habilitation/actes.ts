/** Everything that can be asked of the service, and which role may ask for it (DESIGN: who they are, and what each does). */
import type { Role } from '../../schemas/evenements/identifiants.ts';

export const ACTES = [
  'accueil',
  'lire-depots',
  'lire-depot',
  'lire-preuve',
  'deposer',
  'retirer-messages',
  'traiter-mise',
  'lire-adhesions',
  'lire-adhesion',
  'enregistrer-adhesion',
  'tenir-registre',
  'suspendre',
  'lever',
  'recevoir-suspension',
  'lire-files',
  'rejouer',
  'lire-journal',
  'lire-statistiques',
  'lire-confiance',
  'gerer-confiance',
  'lire-habilitations',
  'habiliter',
  'gerer-jetons',
] as const;
export type Acte = (typeof ACTES)[number];

const LECTURE = [
  ...(['accueil', 'lire-depots', 'lire-depot', 'lire-preuve', 'lire-adhesions', 'lire-adhesion'] as const),
  ...(['lire-journal', 'lire-statistiques'] as const),
] as const;
const DU_POSTE = [
  ...LECTURE,
  ...(['deposer', 'retirer-messages', 'traiter-mise', 'tenir-registre', 'suspendre', 'lever', 'lire-files'] as const),
] as const;
const DE_L_ORDONNATEUR = [...LECTURE, 'deposer', 'tenir-registre', 'recevoir-suspension', 'lire-confiance'] as const;
/** Who answers for an organisation opens and withdraws the rights of those who act in its name. */
const DE_QUI_DELEGUE = ['lire-habilitations', 'habiliter', 'gerer-jetons'] as const;

/** An administrateur keeps the register and watches; he neither deposits nor takes charge in the place of others. */
const ACTES_DU_ROLE: Readonly<Record<Role, readonly Acte[]>> = {
  administrateur: [
    ...LECTURE,
    ...([
      'enregistrer-adhesion',
      'tenir-registre',
      'suspendre',
      'lever',
      'recevoir-suspension',
      'lire-files',
      'rejouer',
    ] as const),
    ...(['lire-confiance', 'gerer-confiance'] as const),
    ...DE_QUI_DELEGUE,
  ],
  comptable: [...DU_POSTE, ...DE_QUI_DELEGUE],
  'agent-comptable': DU_POSTE,
  ordonnateur: [...DE_L_ORDONNATEUR, ...DE_QUI_DELEGUE],
  'agent-ordonnateur': DE_L_ORDONNATEUR,
  etude: ['accueil'],
  mandataire: ['accueil'],
  ddfip: ['accueil'],
  juge: ['accueil', 'lire-depot', 'lire-preuve'],
  passerelle: [],
};

export const actesDuRole = (role: Role): readonly Acte[] => ACTES_DU_ROLE[role];

/** A token opens no right to anybody: whoever steals it must not outlive its end. */
export const actesDUnJeton = (role: Role): readonly Acte[] =>
  ACTES_DU_ROLE[role].filter((acte) => acte !== 'habiliter' && acte !== 'gerer-jetons');
