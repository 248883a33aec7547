/** The acts of the comptable on a contract: whether dossiers of his poste go to an étude by wire (arrêté of 2007, art. 6). */
import { MOTIFS_SUSPENSION } from '../../../../schemas/evenements/suspension.ts';
import { MOTIFS_DU_RACCORDEMENT } from '../../en-clair/contrat/evenement-contrat.ts';
import type { ContratLu } from '../../lecture/contrat/contrat.ts';
import type { ActeDuContrat, ChampDuContrat, Choix } from './actes-du-contrat.ts';

const uns = (valeurs: readonly string[]): Choix => [...new Set(valeurs)].map((un) => [un, un]);
const suspendus = ({ raccordements }: ContratLu) => raccordements.filter(({ retabliLe }) => retabliLe === null);

const raison: ChampDuContrat = {
  ...{ nom: 'raison', libelle: 'Raison', sorte: 'ligne', aide: 'En 120 caractères au plus, sans nom de personne.' },
};
const poste = (choix: (lu: ContratLu) => Choix): ChampDuContrat => ({
  ...{ nom: 'poste', libelle: 'Poste comptable', sorte: 'choix', choix },
});
const etude = (choix: (lu: ContratLu) => Choix): ChampDuContrat => ({
  ...{ nom: 'etude', libelle: 'Étude', sorte: 'choix', choix },
});

export const DU_COMPTABLE: readonly ActeDuContrat[] = [
  {
    ...{ chemin: 'suspension-raccordement', type: 'RaccordementSuspendu', auteur: 'poste', bouton: 'Suspendre' },
    titre: 'Suspendre le raccordement d’une étude',
    effet:
      'Aucun dossier du poste ne lui est plus confié par voie dématérialisée : les produits locaux vont sur papier, les amendes attendent. Les dossiers en cours vont à leur terme. Notifiez-la à l’étude.',
    champs: [
      poste(({ postes }) => uns(postes)),
      etude(({ membres }) => uns(membres.map(({ etude: siret }) => siret))),
      {
        ...{ nom: 'motif', libelle: 'Motif', sorte: 'choix' },
        choix: () => MOTIFS_SUSPENSION.map((motif) => [motif, MOTIFS_DU_RACCORDEMENT[motif]]),
      },
      raison,
      { nom: 'le', libelle: 'À partir du', sorte: 'date' },
    ],
    recapitulatif: true,
  },
  {
    ...{ chemin: 'retablissement-raccordement', type: 'RaccordementRetabli', auteur: 'poste', bouton: 'Rétablir' },
    titre: 'Rétablir le raccordement d’une étude',
    effet: 'Les dossiers lui sont de nouveau confiés par voie dématérialisée.',
    champs: [
      poste((lu) => uns(suspendus(lu).map((un) => un.poste))),
      etude((lu) => uns(suspendus(lu).map((un) => un.etude))),
      raison,
      { nom: 'le', libelle: 'À partir du', sorte: 'date' },
    ],
    recapitulatif: true,
    utile: (lu) => suspendus(lu).length > 0,
  },
];
