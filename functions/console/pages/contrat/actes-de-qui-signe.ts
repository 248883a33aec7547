/** The acts of whoever lets a certificate sign in his name, a comptable or an étude. */
import type { ContratLu } from '../../lecture/contrat/contrat.ts';
import type { ActeDuContrat, ChampDuContrat, Choix } from './actes-du-contrat.ts';
import { signeurEnClair, signeursDe } from './signeurs.ts';

const certificatsTenus = ({ certificats }: ContratLu): Choix =>
  certificats
    .filter(({ au }) => au === null)
    .map(({ certificat, fonction, pour }) => [
      certificat,
      `${fonction}, ${signeurEnClair(pour)} (${certificat.slice(0, 12)}…)`,
    ]);
const pour: ChampDuContrat = { nom: 'pour', libelle: 'Au nom de', sorte: 'signeur', choix: signeursDe };

export const DE_QUI_SIGNE: readonly ActeDuContrat[] = [
  {
    ...{ chemin: 'certificat', type: 'CertificatInscrit', auteur: 'signeur', bouton: 'Inscrire le certificat' },
    titre: 'Inscrire un certificat de signature',
    effet:
      'Un fichier PCA n’est admis que s’il est signé par un certificat inscrit : la signature du comptable vaut mandatement (art. 4).',
    champs: [
      pour,
      {
        ...{ nom: 'certificat', libelle: 'Certificat de signature', sorte: 'certificat' },
        aide: 'PEM ou DER, sans clé privée. Seule son empreinte est gardée.',
      },
      {
        ...{ nom: 'fonction', libelle: 'Fonction du signataire', sorte: 'ligne' },
        aide: 'Comptable public, commissaire de justice associée…, sans nom.',
      },
      { nom: 'du', libelle: 'Signe à partir du', sorte: 'date' },
      {
        ...{ nom: 'au', libelle: 'Dernier jour (facultatif)', sorte: 'date', facultatif: true },
        aide: 'Vide : jusqu’à son retrait.',
      },
    ],
  },
  {
    ...{ chemin: 'retrait-certificat', type: 'CertificatRetire', auteur: 'signeur', bouton: 'Retirer le certificat' },
    titre: 'Retirer un certificat de signature',
    effet: 'Ce qu’il signe après son dernier jour est rejeté ; ce qui a été reçu avant ce retrait le reste.',
    champs: [
      pour,
      { nom: 'certificat', libelle: 'Certificat', sorte: 'choix', choix: certificatsTenus },
      { nom: 'dernierJour', libelle: 'Dernier jour', sorte: 'date' },
    ],
    recapitulatif: true,
    utile: (lu) => certificatsTenus(lu).length > 0,
  },
];
