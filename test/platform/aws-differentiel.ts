import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ouvrirPlateformeAws } from '../../functions/platform/aws/index.ts';
import { ouvrirPlateforme } from '../../functions/platform/embedded/index.ts';
import { monter } from './aws-monter.ts';
import { comparer } from './differentiel-journal.ts';

async function embarquee() {
  const dossier = mkdtempSync(join(tmpdir(), 'passerelle-'));
  const { journal, close } = ouvrirPlateforme(dossier);
  const fermer = () => {
    close();
    rmSync(dossier, { recursive: true, force: true });
  };
  return { journal, fermer };
}

async function surAws() {
  const { journal, close } = ouvrirPlateformeAws((await monter()).reglages);
  return { journal, fermer: close };
}

/** On whatever DynamoDB the environment names. */
export const comparerAuJournalEmbarque = (): Promise<void> => comparer(embarquee, surAws);
