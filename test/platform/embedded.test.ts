import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ouvrirPlateforme } from '../../functions/platform/embedded/index.ts';
import { contratDesPorts } from './contrat.ts';
import { contratDesLettresMortes, type PlateformeExploitee } from './contrat-lettres-mortes.ts';
import { horlogeEprouvee } from './dossier.ts';

contratDesPorts<PlateformeExploitee>(
  'the embedded platform',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'passerelle-'));
    const clock = horlogeEprouvee();
    const plateforme = ouvrirPlateforme(folder, { clock });
    return {
      ...plateforme,
      effacement: plateforme.objets,
      avancer: async (seconds) => clock.avancer(seconds),
      close: async () => {
        plateforme.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
  contratDesLettresMortes,
);
