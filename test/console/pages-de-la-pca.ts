/** The pages of the phase comminatoire, each with who reads it: what is measured, and what is held to its bounds. */
import { CONTRAT, ETUDES, POSTES } from '../pca/annee/departement-simule.ts';
import type { Habilite } from './acces-eprouve.ts';
import { etudeDuGrand, GRAND_CONTRAT, GRAND_VIREMENT, LONG, posteDuGrand } from './pca-extremes.ts';

export const LECTEURS = {
  etude: { role: 'etude', perimetre: { type: 'etude', siret: ETUDES[0] } },
  comptable: { role: 'comptable', perimetre: { type: 'poste', codique: POSTES[0] } },
  ddfip: { role: 'ddfip', perimetre: { type: 'departement', code: '52' } },
  ddfipDuGrand: { role: 'ddfip', perimetre: { type: 'departement', code: '33' } },
  mandataire: { role: 'mandataire', perimetre: { type: 'groupement', siret: ETUDES[0] } },
  administrateur: { role: 'administrateur', perimetre: { type: 'tout' } },
} as const satisfies Record<string, Habilite>;
export type Lecteur = keyof typeof LECTEURS;

export interface PageDeLaPca {
  readonly nom: string;
  readonly qui: Lecteur;
  readonly chemin: string;
}

const dossiers = (question: Record<string, string>): string => `/dossiers?${new URLSearchParams(question)}`;

/** `trimestre`: one that the year has told; `jour`: that on which they are read. */
export function pagesDeLaPca({
  trimestre,
  jour,
}: {
  readonly trimestre: string;
  readonly jour: string;
}): readonly PageDeLaPca[] {
  const etat = `/etats/${ETUDES[0]}/${POSTES[0]}/produits-locaux/${trimestre}`;
  return [
    { nom: 'Accueil, étude', qui: 'etude', chemin: '/' },
    { nom: 'Accueil, comptable', qui: 'comptable', chemin: '/' },
    { nom: 'Accueil, DDFiP', qui: 'ddfip', chemin: '/' },
    { nom: 'Accueil, DDFiP d’un contrat de 20 études et 60 postes', qui: 'ddfipDuGrand', chemin: '/' },
    { nom: 'Accueil, mandataire', qui: 'mandataire', chemin: '/' },
    { nom: 'Dossiers, étude', qui: 'etude', chemin: '/dossiers' },
    { nom: 'Dossiers, comptable', qui: 'comptable', chemin: '/dossiers' },
    { nom: 'Dossiers en cours, par terme', qui: 'comptable', chemin: dossiers({ vue: 'termes' }) },
    { nom: 'Dossiers, sommes à reverser', qui: 'etude', chemin: dossiers({ vue: 'a-reverser' }) },
    { nom: 'Dossiers, demandes sans réponse', qui: 'comptable', chemin: dossiers({ vue: 'a-repondre' }) },
    { nom: 'Dossiers soldés', qui: 'etude', chemin: dossiers({ etat: 'solde' }) },
    { nom: 'Dossiers d’une étude', qui: 'comptable', chemin: dossiers({ etude: ETUDES[1] }) },
    { nom: 'Dossiers par numéro', qui: 'comptable', chemin: dossiers({ q: 'D1' }) },
    {
      nom: 'Dossiers, recherche qui ne trouve rien',
      qui: 'comptable',
      chemin: dossiers({ q: 'D', etude: etudeDuGrand(0) }),
    },
    { nom: 'Dossiers par dernier jour', qui: 'comptable', chemin: dossiers({ du: jour, au: '2027-12-31' }) },
    { nom: 'Un dossier aux cent versements', qui: 'comptable', chemin: `/dossiers/${POSTES[0]}/${LONG}` },
    { nom: 'Reversements, étude', qui: 'etude', chemin: '/reversements' },
    { nom: 'Reversements, comptable', qui: 'comptable', chemin: '/reversements' },
    { nom: 'Un virement de soixante dossiers', qui: 'etude', chemin: `/reversements/${ETUDES[0]}/${GRAND_VIREMENT}` },
    { nom: 'États, étude', qui: 'etude', chemin: `/etats?trimestre=${trimestre}` },
    { nom: 'États, 20 études et 60 postes', qui: 'ddfipDuGrand', chemin: `/etats?trimestre=${trimestre}` },
    { nom: 'États, administrateur', qui: 'administrateur', chemin: `/etats?trimestre=${trimestre}` },
    { nom: 'Un état récapitulatif', qui: 'etude', chemin: etat },
    { nom: 'Un état d’un poste, à saisir', qui: 'etude', chemin: `${etat}/saisie` },
    {
      nom: 'Un état, 20 études et 60 postes',
      qui: 'ddfipDuGrand',
      chemin: `/etats/${etudeDuGrand(19)}/${posteDuGrand(59)}/produits-locaux/${trimestre}`,
    },
    { nom: 'Contrats, administrateur', qui: 'administrateur', chemin: '/contrats' },
    { nom: 'Un contrat et ses taux', qui: 'ddfip', chemin: `/contrats/${CONTRAT}` },
    { nom: 'Un contrat de 20 études et 60 postes', qui: 'ddfipDuGrand', chemin: `/contrats/${GRAND_CONTRAT}` },
  ];
}
