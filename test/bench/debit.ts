/** `npm run debit`: deposits a second through the whole embedded journey, server and sender on this machine. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { declarerLAutorite } from '../../infra/embedded/demonstration/confiance.ts';
import { genererFluxSigne } from '../../infra/embedded/demonstration/fabrique-de-flux/flux-signe.ts';
import { COMMUNE } from '../../infra/embedded/demonstration/registre.ts';
import { identite } from '../autorites.ts';
import { AC, materiel } from '../confiance/autorite.ts';

const AIDE = `npm run debit -- [--depots 1000] [--taille 30000] [--simultanes 16]

Dépose des flux signés d’un bordereau et attend que chacun soit mis à la disposition du comptable.`;

const { values } = parseArgs({
  options: {
    depots: { type: 'string', default: '1000' },
    taille: { type: 'string', default: '30000' },
    simultanes: { type: 'string', default: '16' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) console.log(AIDE);
else await mesurer(Number(values.depots), Number(values.taille), Number(values.simultanes));

async function mesurer(depots: number, taille: number, simultanes: number): Promise<void> {
  const dossier = mkdtempSync(join(tmpdir(), 'passerelle-debit-'));
  const fichiers = await fabriquer(depots, taille);
  const maintenant = new Date();
  await declarerLAutorite(join(dossier, 'confiance'), materiel(maintenant), maintenant.toISOString());
  const env = { ...process.env, PASSERELLE_DONNEES: dossier, PORT: '0' };
  const serveur = spawn(process.execPath, ['infra/embedded/main.ts'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const lignes = createInterface({ input: serveur.stdout });
    const { url, attendre } = suivre(lignes, depots);
    const adresse = await url;
    const avant = cpuDe(serveur.pid ?? 0);
    const debut = performance.now();
    await deposer(adresse, fichiers, simultanes);
    const deposes = (performance.now() - debut) / 1000;
    await attendre;
    const duree = (performance.now() - debut) / 1000;
    const cpu = cpuDe(serveur.pid ?? 0) - avant;
    const moyenne = fichiers.reduce((n, f) => n + f.length, 0) / depots / 1000;
    console.log(
      `${depots} dépôts de ${moyenne.toFixed(1)} ko : déposés en ${deposes.toFixed(1)} s, mis à disposition en ${duree.toFixed(1)} s.`,
    );
    console.log(
      `${(depots / duree).toFixed(0)} par seconde ; serveur : ${((1000 * cpu) / depots).toFixed(1)} ms de CPU par dépôt.`,
    );
  } finally {
    serveur.kill('SIGTERM');
    await new Promise((fini) => serveur.once('exit', fini));
    rmSync(dossier, { recursive: true });
  }
}

async function fabriquer(depots: number, taille: number): Promise<Buffer[]> {
  const { cle, certificat } = identite({ emetteur: AC });
  const fichiers: Buffer[] = [];
  for (let i = 0; i < depots; i++) {
    const demande = {
      taille,
      graine: i,
      signature: 'bordereau',
      premierBordereau: 1000 + i,
      siret: COMMUNE.siret,
      codique: COMMUNE.poste.codique,
      codeCollectivite: COMMUNE.codeCollectivite,
      date: new Date().toISOString().slice(0, 10),
      nomFic: `debit-${i}.xml`,
    } as const;
    const morceaux: Uint8Array[] = [];
    const signataire = { cle, certificat, qualite: COMMUNE.qualite, signeLe: new Date() };
    for await (const morceau of genererFluxSigne(demande, signataire)) morceaux.push(morceau);
    fichiers.push(Buffer.concat(morceaux));
  }
  return fichiers;
}

/** The address once the demonstration is over, and the end of the last delivery. */
function suivre(lignes: AsyncIterable<string>, depots: number) {
  const adresse = Promise.withResolvers<string>();
  const fini = Promise.withResolvers<void>();
  let url = '';
  let pret = false;
  let mis = 0;
  (async () => {
    for await (const ligne of lignes) {
      url ||= /http:\/\/[\d.:]+/.exec(ligne)?.[0] ?? '';
      if (ligne.startsWith('Le détail')) {
        pret = true;
        adresse.resolve(url);
      }
      if (pret && ligne.includes('Mis à la disposition') && ++mis === depots) fini.resolve();
      if (pret && ligne.includes('rejeté')) fini.reject(new Error(ligne));
    }
  })().catch(fini.reject);
  return { url: adresse.promise, attendre: fini.promise };
}

async function deposer(url: string, fichiers: readonly Buffer[], simultanes: number): Promise<void> {
  let suivant = 0;
  const client = async () => {
    for (let i = suivant++; i < fichiers.length; i = suivant++) {
      const cible = `${url}/depots?siret=${COMMUNE.siret}&nom=debit-${i}.xml`;
      const reponse = await fetch(cible, { method: 'POST', body: new Uint8Array(fichiers[i]!) });
      if (reponse.status !== 201) throw new Error(`${reponse.status} ${await reponse.text()}`);
    }
  };
  await Promise.all(Array.from({ length: simultanes }, client));
}

/** User and system CPU of a process and its threads so far, in seconds (100 ticks a second). */
function cpuDe(pid: number): number {
  const champs = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(champs[11]) + Number(champs[12])) / 100;
}
