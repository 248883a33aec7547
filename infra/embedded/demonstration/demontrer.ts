/** On an empty state: a register, five flows through the counter that everyone uses, and what became of each. */
import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { lireResume, type Resume } from '../../../functions/console/lecture/depot/resume.ts';
import { DEPOTS } from '../../../functions/console/lecture/projeter.ts';
import { depotIdDe, fluxDepot } from '../../../functions/depot/cle.ts';
import type { Lectures } from '../../../functions/platform/ports.ts';
import type { Serveur } from '../serveur.ts';
import { declarerLAutorite } from './confiance.ts';
import { type FluxDeDemonstration, preparer } from './flux.ts';
import { habiliterLesPersonas } from './personas.ts';
import { presenter } from './presenter.ts';
import { activerLeRegistre } from './registre.ts';

const PATIENCE_MS = 60_000;
const REGARD_MS = 50;

/** As a user does: written beside, then renamed, so that the counter never sees half a file. */
async function deposer(guichet: string, flux: readonly FluxDeDemonstration[]): Promise<void> {
  const chemins = flux.map(({ nom, ordonnateur }) => join(guichet, ordonnateur.siret, nom));
  for (const [i, { contenu }] of flux.entries()) {
    const chemin = chemins[i] ?? '';
    await mkdir(dirname(chemin), { recursive: true });
    await writeFile(`${chemin}.part`, contenu);
  }
  // Time for the counter to see them: a file that it never saw as a `.part` must first stand still.
  await new Promise((resolve) => setTimeout(resolve, 2 * REGARD_MS));
  for (const chemin of chemins) await rename(`${chemin}.part`, chemin);
}

function identifiant({ nom, ordonnateur, contenu }: FluxDeDemonstration): string {
  const version = createHash('sha256').update(contenu).digest('hex');
  return depotIdDe({ bucket: 'depot', key: `ordonnateurs/${ordonnateur.siret}/${nom}`, version });
}

/** Answered, and every accepted bordereau handed over. */
const fini = ({ reponduLe, verdict, nature, mises }: Resume): boolean =>
  reponduLe !== null &&
  mises.envoyees === mises.decidees &&
  (verdict === 'rejete' || nature !== 'PES_Aller' || mises.decidees > 0);

async function attendre(lectures: Lectures, depotId: string, jusqua: number): Promise<Resume | null> {
  for (;;) {
    const body = await lectures.get(DEPOTS, depotId);
    const resume = body === null ? null : lireResume(body);
    if (resume !== null && fini(resume)) return resume;
    if (performance.now() > jusqua) return resume;
    await new Promise((resolve) => setTimeout(resolve, REGARD_MS));
  }
}

/** Throws where an answer does not come: the demonstration is also the test that everything holds together. */
export async function demontrer(
  { plateforme, guichet, magasin, cles, url }: Serveur,
  ecrire: (ligne: string) => void,
): Promise<void> {
  const debut = performance.now();
  ecrire('Dossier de données vide : démonstration avec un registre et des clés jetables.');
  await activerLeRegistre(plateforme);
  const maintenant = plateforme.horloge.now();
  const { flux, autorite } = await preparer(maintenant);
  await declarerLAutorite(magasin, autorite, maintenant);
  const [premier] = flux;
  if (premier !== undefined) await habiliterLesPersonas({ ...plateforme, cles }, fluxDepot(identifiant(premier)));
  await deposer(guichet, flux);
  const jusqua = performance.now() + PATIENCE_MS;
  const resumes = await Promise.all(flux.map((un) => attendre(plateforme.lectures, identifiant(un), jusqua)));
  const duree = performance.now() - debut;
  const suivis = flux.flatMap(({ ordonnateur }, i) => {
    const resume = resumes[i] ?? null;
    return resume === null ? [] : [{ ordonnateur, resume }];
  });
  ecrire(presenter(suivis, duree, url));
  const sansReponse = flux.length - suivis.filter(({ resume }) => fini(resume)).length;
  if (sansReponse > 0) throw new Error(`Démonstration : ${sansReponse} flux sans réponse.`);
}
