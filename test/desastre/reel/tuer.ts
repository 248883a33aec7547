/** The real server, killed at random moments under load, and its data looked at after each death. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ouvrirPlateforme } from '../../../functions/platform/embedded/index.ts';
import { type AuditOptions, auditer } from '../../../functions/rapprochement/auditer.ts';
import { Alea } from '../../../infra/embedded/demonstration/fabrique-de-flux/alea.ts';
import { activerLeRegistre } from '../../../infra/embedded/demonstration/registre.ts';
import { photographier } from '../../../infra/embedded/photographier.ts';
import { Charge, pause } from './charge.ts';
import { lancerLeServeur } from './serveur.ts';
import { auGuichet, sortDesFichiers } from './sort-des-fichiers.ts';

const JAMAIS = '0000-01-01T00:00:00.000Z';
export const EN_COURS: AuditOptions = { finiAvant: JAMAIS, auRepos: false, scelleAvant: JAMAIS };
const AU_REPOS: AuditOptions = { ...EN_COURS, finiAvant: '9999-12-31T23:59:59.999Z', auRepos: true };
/** A server that is stopped seals all that it wrote. */
const ARRETE: AuditOptions = { ...AU_REPOS, scelleAvant: AU_REPOS.finiAvant };
/** A bound, not a budget: the machine may be busy with other things. */
const FIN_MAX_MS = 900_000;

export interface BilanReel {
  readonly morts: number;
  readonly deposes: number;
  readonly evenements: number;
  readonly violations: readonly string[];
}

/** What does not hold in this folder, what people were told that is not in its journal, and which files are nowhere. */
export function constater(dossier: string, charge: Charge, quand: AuditOptions) {
  const { accuses, confirmes } = charge;
  const presents = auGuichet(dossier);
  const photo = photographier(dossier);
  try {
    const sort = sortDesFichiers(dossier, photo.instantane, presents, charge);
    const audit = auditer(photo.instantane, quand).map(({ code, sujet }) => `${code} ${sujet}`);
    const violations = [...audit, ...sort.violations];
    const flux = new Map(photo.instantane.flux.map(({ stream, events }) => [stream, events]));
    for (const [depotId, hash] of accuses)
      if (flux.get(`depot/${depotId}`)?.[0]?.hash !== hash) violations.push(`ACCUSE_DEMENTI ${depotId}`);
    for (const dedupId of confirmes) {
      const types = flux.get(`mise/${dedupId.replace('-', '/')}`)?.map(({ type }) => type) ?? [];
      if (types.filter((type) => type === 'ReceptionConfirmee').length !== 1)
        violations.push(`RECEPTION_DEMENTIE ${dedupId}`);
    }
    const depots = [...flux.keys()].filter((stream) => stream.startsWith('depot/')).length;
    const evenements = photo.instantane.flux.reduce((somme, { events }) => somme + events.length, 0);
    return { violations, enChemin: sort.enChemin, depots, evenements };
  } finally {
    photo.fermer();
  }
}

async function preparer(): Promise<string> {
  const dossier = mkdtempSync(join(tmpdir(), 'passerelle-desastre-'));
  const plateforme = ouvrirPlateforme(dossier);
  await activerLeRegistre(plateforme);
  plateforme.close();
  return dossier;
}

/** Let live until all is done, then stopped as an operator does. */
export async function finir(dossier: string, charge: Charge): Promise<readonly string[]> {
  const serveur = lancerLeServeur(dossier);
  const url = await serveur.url;
  if (url === null) return [`ARRET_AU_DEMARRAGE ${serveur.dit().slice(-500)}`];
  const jusqua = performance.now() + FIN_MAX_MS;
  let calme = false;
  const travail = charge.travailler(url, () => calme);
  while (!calme && performance.now() < jusqua) {
    await pause(500);
    const { violations, enChemin } = constater(dossier, charge, AU_REPOS);
    calme = charge.toutEstDonne && enChemin.length === 0 && violations.length === 0;
    // What is nowhere will not come.
    if (violations.some((violation) => violation.startsWith('FICHIER_PERDU'))) break;
  }
  const fini = calme;
  calme = true;
  await travail;
  const mort = serveur.processus.exitCode ?? serveur.processus.signalCode;
  serveur.processus.kill('SIGTERM');
  await serveur.fini;
  const { violations, enChemin } = constater(dossier, charge, ARRETE);
  if (fini) return violations;
  // What the server said tells why.
  const dit = `PAS_FINI, ${mort === null ? 'le serveur vivait' : `serveur mort : ${mort}`}, il a dit : ${serveur.dit().slice(-2000)}`;
  return [...violations, ...enChemin.map((ou) => `PAS_FINI ${ou}`), dit];
}

/** `morts` times. The same seed gives the same files and delays; when the kernel kills is the machine's own. */
export async function tuerPourDeVrai(
  { morts, graine, deposes }: { readonly morts: number; readonly graine: number; readonly deposes: number },
  dire: (phrase: string) => void,
): Promise<BilanReel> {
  const dossier = await preparer();
  const alea = new Alea(graine);
  const charge = new Charge(dossier, alea, deposes);
  const violations: string[] = [];
  try {
    for (let mort = 1; mort <= morts; mort += 1) {
      const serveur = lancerLeServeur(dossier);
      // One in eight dies while it starts.
      const demarre = alea.entier(1, 8) > 1 ? await serveur.url : null;
      let fini = false;
      const travail = demarre === null ? null : charge.travailler(demarre, () => fini);
      await pause(alea.entier(20, alea.choisir([300, 1500, 4000])));
      serveur.processus.kill('SIGKILL');
      await serveur.fini;
      fini = true;
      await travail;
      const vu = constater(dossier, charge, EN_COURS);
      violations.push(...vu.violations.map((violation) => `${violation} (mort ${mort})`));
      if (mort % 10 === 0 || mort === morts)
        dire(`${mort} morts, ${vu.depots} dépôts, ${vu.evenements} événements, ${violations.length} écarts`);
    }
    violations.push(...(await finir(dossier, charge)));
    const { evenements } = constater(dossier, charge, AU_REPOS);
    return { morts, deposes: charge.noms.size, evenements, violations };
  } finally {
    // What does not hold is looked for in the data.
    if (violations.length > 0) dire(`le dossier de données est gardé : ${dossier}`);
    else rmSync(dossier, { recursive: true, force: true });
  }
}
