/** On an empty state: a register, files through the counters that everyone uses, and what became of each. */
import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { dateCivile } from '../../../functions/adhesion/heure-de-paris.ts';
import { lireResume, type Resume } from '../../../functions/console/lecture/depot/resume.ts';
import { DEPOTS } from '../../../functions/console/lecture/projeter.ts';
import { depotIdDe, fluxDepot } from '../../../functions/depot/cle.ts';
import type { Evenement } from '../../../functions/journal/evenement.ts';
import type { Journal, Lectures } from '../../../functions/platform/ports.ts';
import type { Serveur } from '../serveur.ts';
import { declarerLAutorite } from './confiance.ts';
import { preparer } from './flux.ts';
import { habiliterLesPersonas } from './personas.ts';
import { POSTE } from './phase/acteurs.ts';
import { conclureLeContrat } from './phase/contrat.ts';
import { NOM_DU_FICHIER } from './phase/demandes.ts';
import { presenterLesDossiers } from './phase/presenter.ts';
import { commencer } from './phase/vivre.ts';
import { presenter } from './presenter.ts';
import { activerLeRegistre } from './registre.ts';

const PATIENCE_MS = 60_000;
const REGARD_MS = 50;

interface Fichier {
  /** Under `depot/`: that of an ordonnateur, of a comptable. */
  readonly dossier: string;
  readonly nom: string;
  readonly contenu: Buffer;
}

/** As a user does: written beside, then renamed, so that the counter never sees half a file. */
async function deposer(racine: string, fichiers: readonly Fichier[]): Promise<void> {
  const chemins = fichiers.map(({ dossier, nom }) => join(racine, dossier, nom));
  for (const [i, { contenu }] of fichiers.entries()) {
    const chemin = chemins[i] ?? '';
    await mkdir(dirname(chemin), { recursive: true });
    await writeFile(`${chemin}.part`, contenu);
  }
  // Time for the counter to see them: a file that it never saw as a `.part` must first stand still.
  await new Promise((resolve) => setTimeout(resolve, 2 * REGARD_MS));
  for (const chemin of chemins) await rename(`${chemin}.part`, chemin);
}

function identifiant({ dossier, nom, contenu }: Fichier): string {
  const version = createHash('sha256').update(contenu).digest('hex');
  return depotIdDe({ bucket: 'depot', key: `${dossier}/${nom}`, version });
}

/** Answered, and every accepted bordereau handed over. */
const fini = ({ reponduLe, verdict, nature, mises }: Resume): boolean =>
  reponduLe !== null &&
  mises.envoyees === mises.decidees &&
  (verdict === 'rejete' || nature !== 'PES_Aller' || mises.decidees > 0);

/** The last look, once `jusqua` has passed. */
async function patienter<T>(regarder: () => Promise<T>, suffit: (vu: T) => boolean, jusqua: number): Promise<T> {
  for (;;) {
    const vu = await regarder();
    if (suffit(vu) || performance.now() > jusqua) return vu;
    await new Promise((resolve) => setTimeout(resolve, REGARD_MS));
  }
}

const attendre = (lectures: Lectures, depotId: string, jusqua: number): Promise<Resume | null> =>
  patienter(
    async () => {
      const body = await lectures.get(DEPOTS, depotId);
      return body === null ? null : lireResume(body);
    },
    (resume) => resume !== null && fini(resume),
    jusqua,
  );

const estRejete = ({ type, data }: Evenement): boolean => type === 'VerdictRendu' && data.verdict === 'rejete';

/** Throws where the demandes of the comptable are rejected, or not answered. */
async function attendreLesDemandes(journal: Pick<Journal, 'read'>, depotId: string, jusqua: number): Promise<void> {
  const lire = async () => (await journal.read(fluxDepot(depotId))).events;
  const vus = await patienter(
    lire,
    (events) => events.some(estRejete) || events.some(({ type }) => type === 'AccuseMetierEmis'),
    jusqua,
  );
  if (vus.some(estRejete)) throw new Error('Démonstration : le fichier des demandes du comptable est rejeté.');
  if (!vus.some(({ type }) => type === 'AccuseMetierEmis'))
    throw new Error('Démonstration : les demandes du comptable sont sans réponse.');
}

/** Throws where an answer does not come: the demonstration is also the test that everything holds together. */
export async function demontrer(serveur: Serveur, ecrire: (ligne: string) => void): Promise<void> {
  const { plateforme, guichet, magasin, cles, url } = serveur;
  const debut = performance.now();
  ecrire('Dossier de données vide : démonstration avec un registre et des clés jetables.');
  await activerLeRegistre(plateforme);
  const maintenant = plateforme.horloge.now();
  const { flux, demandes, autorite } = await preparer(maintenant);
  await declarerLAutorite(magasin, autorite, maintenant);
  const fichiers = flux.map(({ nom, ordonnateur, contenu }) => ({
    ...{ dossier: `ordonnateurs/${ordonnateur.siret}`, nom, contenu },
  }));
  const [premier] = fichiers;
  if (premier !== undefined) await habiliterLesPersonas({ ...plateforme, cles }, fluxDepot(identifiant(premier)));
  const jour = dateCivile(maintenant);
  await conclureLeContrat({ ...plateforme, cles }, jour, demandes.certificat);
  const confie = { dossier: `comptables/${POSTE}`, nom: `${NOM_DU_FICHIER}.xml`, contenu: demandes.contenu };
  await deposer(dirname(guichet), [...fichiers, confie]);
  const jusqua = performance.now() + PATIENCE_MS;
  const resumes = await Promise.all(fichiers.map((un) => attendre(plateforme.lectures, identifiant(un), jusqua)));
  const duree = performance.now() - debut;
  await attendreLesDemandes(plateforme.journal, identifiant(confie), jusqua);
  await commencer({ plateforme, cles }, jour);
  const suivis = flux.flatMap(({ ordonnateur }, i) => {
    const resume = resumes[i] ?? null;
    return resume === null ? [] : [{ ordonnateur, resume }];
  });
  ecrire(presenter(suivis, duree, url));
  ecrire(`Phase comminatoire : un fichier signé du comptable confie quatre dossiers à une étude.\n`);
  ecrire(await presenterLesDossiers(plateforme.journal));
  ecrire('\nToute la phase, l’horloge avancée : npm start -- --avancer 110j\n');
  const sansReponse = flux.length - suivis.filter(({ resume }) => fini(resume)).length;
  if (sansReponse > 0) throw new Error(`Démonstration : ${sansReponse} flux sans réponse.`);
}
