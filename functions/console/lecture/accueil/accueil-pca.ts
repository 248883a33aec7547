/** What the phase comminatoire makes wait: for an étude, its day; for a poste, its decisions and what came back to it. */
import { dateCivile } from '../../../adhesion/heure-de-paris.ts';
import { peut, type Qui } from '../../../habilitation/qui.ts';
import { plusJours } from '../../../pca/calendrier/dates.ts';
import type { Clock, Lectures } from '../../../platform/ports.ts';
import type { DossierResume } from '../dossier/dossier-resume.ts';
import { compterLesDossiers } from '../dossier/dossiers-listes.ts';
import { type ListeDeDossiers, type PorteeDeDossiers, porteeDe } from '../dossier/listes.ts';
import { COMPTE_MAX, type SourceDeTaches, type Tache } from './accueil.ts';

interface Needs {
  readonly lectures: Lectures;
  readonly horloge: Clock;
}

interface Annonce {
  readonly titre: string;
  readonly precision: string;
  readonly liste: ListeDeDossiers;
  /** Of the search that shows the same dossiers. */
  readonly lien: string;
  readonly aFaire: boolean;
  readonly depuis: (premier: DossierResume) => string | null;
  /** Ranks, both left out. */
  readonly above?: string;
  readonly below?: string;
}

/** Over any rank of that day. */
const soirDu = (jour: string): string => `${jour}~`;

const transmisLe = (resume: DossierResume) => resume.transmisLe;
const terme = (resume: DossierResume) => resume.terme;
const finLe = (resume: DossierResume) => resume.finLe;

const deLEtude = (jour: string): readonly Annonce[] => [
  {
    titre: 'Nouveaux dossiers à recevoir',
    precision: 'Ouvrir un dossier vaut réception : le délai court de cette première lecture.',
    ...{ liste: 'etat/transmis', lien: '/dossiers?etat=transmis', aFaire: true, depuis: transmisLe },
  },
  {
    titre: 'Dossiers reçus, à prendre en charge',
    precision: 'Le délai court déjà depuis leur réception.',
    ...{ liste: 'etat/recu', lien: '/dossiers?etat=recu', aFaire: true, depuis: (un) => un.recuLe },
  },
  {
    titre: 'Sommes à reverser aujourd’hui au plus tard',
    precision: 'Le principal reçu et les chèques au Trésor, dont le délai finit ce jour ou est passé.',
    ...{ liste: 'a-reverser', lien: '/dossiers?vue=a-reverser', aFaire: true, depuis: (un) => un.reversementLe },
    below: soirDu(jour),
  },
  {
    titre: 'Phases qui finissent dans les sept jours',
    precision: 'Demandez une prolongation avant le terme : le comptable seul l’accorde.',
    ...{ liste: 'termes', aFaire: true, depuis: terme, above: jour, below: soirDu(plusJours(jour, 7)) },
    lien: `/dossiers?du=${jour}&au=${plusJours(jour, 7)}`,
  },
  {
    titre: 'Réponses du comptable reçues depuis sept jours',
    precision: 'À vos demandes de prolongation et d’échéancier.',
    ...{ liste: 'repondus', lien: '/dossiers?vue=repondus', aFaire: false, depuis: (un) => un.reponduLe },
    above: plusJours(jour, -7),
  },
  {
    titre: 'Dossiers suspendus',
    precision: 'Aucune relance tant que le comptable n’a pas levé la suspension.',
    ...{ liste: 'etat/suspendu', lien: '/dossiers?etat=suspendu', aFaire: false, depuis: () => null },
  },
];

const duPoste = (jour: string): readonly Annonce[] => [
  {
    titre: 'Demandes d’étude sans réponse',
    precision: 'Prolongation ou échéancier : votre silence n’accorde rien, et le terme joue.',
    ...{ liste: 'a-repondre', lien: '/dossiers?vue=a-repondre', aFaire: true, depuis: (un) => un.demandeLe },
  },
  {
    titre: 'Demandes que le système de l’étude a rejetées',
    precision: 'Rien ne repart sans vous : réglez la cause avec l’étude, puis transmettez de nouveau.',
    ...{ liste: 'a-retransmettre', lien: '/dossiers?vue=a-retransmettre', aFaire: true },
    depuis: (un) => un.rejeteeLe,
  },
  {
    titre: 'Phases arrivées à leur terme depuis trente jours',
    precision: 'Reprenez le dossier : mise en demeure ou poursuites, selon ce que dit sa chronologie.',
    ...{ liste: 'etat/terme-echu', lien: '/dossiers?etat=terme-echu', aFaire: true, depuis: finLe },
    above: plusJours(jour, -30),
  },
  {
    titre: 'Dossiers que l’étude n’a pas reçus',
    precision: 'Aucun délai ne court avant leur réception : relancez l’étude.',
    ...{ liste: 'etat/transmis', lien: '/dossiers?etat=transmis', aFaire: true, depuis: transmisLe },
  },
  {
    titre: 'Dossiers dont un reversement est en retard',
    precision: 'L’étude a reçu la somme et le délai du contrat est passé.',
    ...{ liste: 'a-reverser', lien: '/dossiers?vue=a-reverser', aFaire: true, depuis: (un) => un.reversementLe },
    below: jour,
  },
  {
    titre: 'Dossiers suspendus',
    precision: 'La suspension se lève par un nouveau terme exprès, que vous fixez.',
    ...{ liste: 'etat/suspendu', lien: '/dossiers?etat=suspendu', aFaire: false, depuis: () => null },
  },
  {
    titre: 'Phases en cours',
    precision: 'Par leur dernier jour, le plus proche d’abord.',
    ...{ liste: 'termes', lien: '/dossiers?vue=termes', aFaire: false, depuis: () => null },
  },
];

async function annoncer(needs: Needs, portee: PorteeDeDossiers, annonce: Annonce): Promise<Tache> {
  const { titre, precision, liste, lien, aFaire, depuis, above, below } = annonce;
  const bornes = { ...(above === undefined ? {} : { above }), ...(below === undefined ? {} : { below }) };
  const { compte, premier } = await compterLesDossiers(needs, portee, liste, { max: COMPTE_MAX, ...bornes });
  return {
    ...{ titre, precision, lien, aFaire, compte: Math.min(compte, COMPTE_MAX), ouPlus: compte > COMPTE_MAX },
    depuis: premier === null ? null : depuis(premier),
  };
}

export const tachesDeLaPca =
  (needs: Needs): SourceDeTaches =>
  async (qui: Qui) => {
    const portee = peut(qui, 'lire-dossiers') ? porteeDe(qui.perimetre) : null;
    if (portee === null || portee === 'tout') return [];
    const jour = dateCivile(needs.horloge.now());
    const annonces = portee.startsWith('etude/') ? deLEtude(jour) : duPoste(jour);
    return Promise.all(annonces.map((annonce) => annoncer(needs, portee, annonce)));
  };
