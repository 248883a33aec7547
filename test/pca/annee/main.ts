/** `npm run annee`: the year of a whole département, then its audit. `-- --dossiers 20000 --graine 1`. */
import { parseArgs } from 'node:util';
import { auditer } from './auditer.ts';
import { dossierEphemere } from './dossier-ephemere.ts';
import { Annee } from './simuler.ts';

const { values } = parseArgs({
  options: { dossiers: { type: 'string', default: '20000' }, graine: { type: 'string', default: '1' } },
});
const ecrire = (ligne: string): void => void process.stdout.write(`${ligne}\n`);
const secondes = (depuis: number): string => `${((performance.now() - depuis) / 1000).toFixed(0)} s`;

const { chemin, detruire } = dossierEphemere();
const debut = performance.now();
const annee = new Annee(chemin, Number(values.dossiers), { graine: Number(values.graine) });
try {
  await annee.jouer((jour, confies) => ecrire(`${jour} : ${confies} dossiers confiés, ${secondes(debut)}`));
  const cpu = process.cpuUsage();
  ecrire(`Année jouée en ${secondes(debut)}, dont ${((cpu.user + cpu.system) / 1e6).toFixed(0)} s de processeur.`);
  const audit = performance.now();
  const { ecarts, figures } = await auditer(annee);
  ecrire(`Auditée en ${secondes(audit)} : ${JSON.stringify(figures)}`);
  for (const ecart of ecarts.slice(0, 20)) ecrire(`  ${ecart.slice(0, 2000)}`);
  ecrire(ecarts.length === 0 ? 'Aucun écart.' : `${ecarts.length} écarts.`);
  process.exitCode = ecarts.length === 0 ? 0 : 1;
} finally {
  annee.fermer();
  detruire();
}
