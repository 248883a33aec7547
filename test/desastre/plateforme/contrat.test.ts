/** The platform of the simulation is held to the contract of the real ones: what it would allow, they allow. */
import { contratDesPorts } from '../../platform/contrat.ts';
import { contratDesLettresMortes, type PlateformeExploitee } from '../../platform/contrat-lettres-mortes.ts';
import { horlogeEprouvee } from '../../platform/dossier.ts';
import { FilesEnMemoire } from './files.ts';
import { JournalEnMemoire } from './journal.ts';
import { LecturesEnMemoire } from './lectures.ts';
import { ObjetsEnMemoire } from './objets.ts';
import { ScellementEnMemoire } from './scellement.ts';

contratDesPorts<PlateformeExploitee>(
  'the platform of the simulation',
  async () => {
    const horloge = horlogeEprouvee();
    const journal = new JournalEnMemoire();
    const objets = new ObjetsEnMemoire(horloge);
    return {
      journal,
      objets,
      scellement: new ScellementEnMemoire(journal),
      effacement: objets,
      files: new FilesEnMemoire({ horloge }),
      lectures: new LecturesEnMemoire(),
      avancer: async (seconds) => horloge.avancer(seconds),
      close: async () => {},
    };
  },
  contratDesLettresMortes,
);
