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
  'lire-dossiers',
  'confier-dossier',
  'agir-dossier',
  'lire-contrats',
  'tenir-contrat',
  'reverser',
  'deposer-etat',
  'lire-etats',
] as const;
export type Acte = (typeof ACTES)[number];

const LECTURE = [
  ...(['accueil', 'lire-depots', 'lire-depot', 'lire-preuve', 'lire-adhesions', 'lire-adhesion'] as const),
  ...(['lire-journal', 'lire-statistiques'] as const),
] as const;
/** The phase comminatoire amiable: its dossiers are those of a poste and of an étude, and of nobody else. */
const PCA_DU_POSTE = [
  'lire-dossiers',
  'confier-dossier',
  'agir-dossier',
  'lire-contrats',
  'reverser',
  'lire-etats',
] as const;
const PCA_DE_L_ETUDE = [
  ...(['retirer-messages', 'lire-dossiers', 'agir-dossier', 'lire-contrats', 'tenir-contrat'] as const),
  ...(['reverser', 'deposer-etat', 'lire-etats'] as const),
] as const;
/** Files that are signed and dropped, and what became of them. */
const DEPOT_PCA = ['lire-depots', 'lire-depot', 'lire-preuve', 'deposer'] as const;
/** Whoever answers for an adhésion, or types in what they decide. */
const DU_REGISTRE = ['tenir-registre', 'suspendre', 'lever', 'lire-files'] as const;
const DU_POSTE = [
  ...LECTURE,
  ...DU_REGISTRE,
  ...(['deposer', 'retirer-messages', 'traiter-mise'] as const),
  ...PCA_DU_POSTE,
] as const;
const DE_L_ORDONNATEUR = [...LECTURE, 'deposer', 'tenir-registre', 'recevoir-suspension', 'lire-confiance'] as const;
/** Who answers for an organisation opens and withdraws the rights of those who act in its name. */
const DE_QUI_DELEGUE = ['lire-habilitations', 'habiliter', 'gerer-jetons'] as const;

/** An administrateur keeps the register and watches; he neither deposits nor takes charge in the place of others. */
const ACTES_DU_ROLE: Readonly<Record<Role, readonly Acte[]>> = {
  administrateur: [
    ...LECTURE,
    ...DU_REGISTRE,
    ...(['enregistrer-adhesion', 'recevoir-suspension', 'rejouer'] as const),
    ...(['lire-confiance', 'gerer-confiance', 'lire-contrats', 'lire-etats'] as const),
    ...DE_QUI_DELEGUE,
  ],
  comptable: [...DU_POSTE, 'tenir-contrat', ...DE_QUI_DELEGUE],
  'agent-comptable': DU_POSTE,
  ordonnateur: [...DE_L_ORDONNATEUR, ...DE_QUI_DELEGUE],
  'agent-ordonnateur': DE_L_ORDONNATEUR,
  etude: ['accueil', ...DEPOT_PCA, ...PCA_DE_L_ETUDE],
  mandataire: ['accueil', ...DEPOT_PCA, 'lire-contrats', 'tenir-contrat', 'deposer-etat', 'lire-etats'],
  ddfip: ['accueil', 'lire-contrats', 'tenir-contrat', 'lire-etats'],
  juge: ['accueil', 'lire-depot', 'lire-preuve', 'lire-dossiers'],
  passerelle: [],
};

export const actesDuRole = (role: Role): readonly Acte[] => ACTES_DU_ROLE[role];

/** A token opens no right to anybody: whoever steals it must not outlive its end. */
export const actesDUnJeton = (role: Role): readonly Acte[] =>
  ACTES_DU_ROLE[role].filter((acte) => acte !== 'habiliter' && acte !== 'gerer-jetons');
