/** The lists of deposits that each role is told of as he comes in. Pure. */
import type { Role } from '../../../../schemas/evenements/identifiants.ts';
import type { Facette } from '../depot/index-des-depots.ts';

const HEURE_MS = 3_600_000;

/** `depuisJours`: older deposits are left out; `attenteMs`: newer ones. */
export interface Annonce {
  readonly facette: Facette;
  readonly titre: string;
  readonly precision: string;
  readonly aFaire: boolean;
  readonly depuisJours?: number;
  readonly attenteMs?: number;
}

const BLOQUES: Annonce = {
  facette: 'en-cours',
  titre: 'Dépôts sans verdict depuis plus d’une heure',
  precision: 'Une vérification dure quelques secondes : voyez les files d’attente et les messages du serveur.',
  aFaire: true,
  attenteMs: HEURE_MS,
};
const DIFFERES: Annonce = {
  facette: 'differe',
  titre: 'Vérifications différées',
  precision: 'Une liste de révocation n’a pas pu être lue : un nouvel essai est prévu.',
  aFaire: false,
};
const ALTERES: Annonce = {
  facette: 'altere',
  titre: 'Flux modifiés après leur signature, ces trente derniers jours',
  precision: 'Le verdict dit quels bordereaux sont touchés.',
  aFaire: false,
  depuisJours: 30,
};
const A_RECEVOIR: Annonce = {
  facette: 'a-recevoir',
  titre: 'Flux dont la réception est à confirmer',
  precision:
    'Ils attendent dans la file du poste : votre logiciel les relève et en confirme la réception, ou vous la confirmez ici.',
  aFaire: true,
};
const A_PRENDRE_EN_CHARGE: Annonce = {
  facette: 'a-prendre-en-charge',
  titre: 'Flux à prendre en charge ou à rejeter',
  precision: 'Leur réception est confirmée ; vos contrôles restent à conclure.',
  aFaire: true,
};
const REJETES: Annonce = {
  facette: 'rejete',
  titre: 'Flux rejetés, ces trente derniers jours',
  precision: 'Chacun dit ce qui est à corriger ; déposez ensuite le fichier corrigé.',
  aFaire: true,
  depuisJours: 30,
};
const PARTIELS: Annonce = {
  facette: 'partiel',
  titre: 'Flux acceptés en partie, ces trente derniers jours',
  precision: 'Les bordereaux ou les PJ rejetés sont à corriger et à déposer de nouveau.',
  aFaire: true,
  depuisJours: 30,
};
const REJETES_PAR_LE_COMPTABLE: Annonce = {
  facette: 'rejete-par-le-comptable',
  titre: 'Flux rejetés par le comptable, ces trente derniers jours',
  precision: 'Son motif est dans le dépôt.',
  aFaire: true,
  depuisJours: 30,
};
const ACCEPTES: Annonce = {
  facette: 'accepte',
  titre: 'Flux acceptés, ces sept derniers jours',
  precision: 'Leur réponse se lit et se télécharge dans le dépôt.',
  aFaire: false,
  depuisJours: 7,
};
const PAS_ENCORE_RECUS: Annonce = {
  facette: 'a-recevoir',
  titre: 'Flux transmis que le comptable n’a pas encore reçus',
  precision: 'Rien n’est à faire de votre côté : ils sont renvoyés tant que leur réception n’est pas confirmée.',
  aFaire: false,
};

const DU_POSTE = [A_RECEVOIR, A_PRENDRE_EN_CHARGE, ALTERES];
const DE_L_ORDONNATEUR = [REJETES, PARTIELS, REJETES_PAR_LE_COMPTABLE, ACCEPTES, PAS_ENCORE_RECUS];

export const ANNONCES: Readonly<Record<Role, readonly Annonce[]>> = {
  administrateur: [BLOQUES, DIFFERES, ALTERES],
  comptable: DU_POSTE,
  'agent-comptable': DU_POSTE,
  ordonnateur: DE_L_ORDONNATEUR,
  'agent-ordonnateur': DE_L_ORDONNATEUR,
  etude: [],
  mandataire: [],
  ddfip: [],
  juge: [],
  passerelle: [],
};
