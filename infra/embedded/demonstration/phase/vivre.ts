/** Lives the phase through, one day after the other: the acts of that day, then what time alone does. */

import { besoinsDesDelais } from '../../../../functions/console/lecture/delais/besoins.ts';
import { dossiersDUnEtat } from '../../../../functions/console/lecture/etat/dossiers-d-un-etat.ts';
import type { Cles } from '../../../../functions/habilitation/personne.ts';
import { dateEnClair, plusJours } from '../../../../functions/pca/calendrier/dates.ts';
import { lireLeDossier } from '../../../../functions/pca/dossier/lu.ts';
import { tenirLesDelais } from '../../../../functions/pca/echeance/tenir-les-delais.ts';
import { fluxDossier } from '../../../../functions/pca/flux.ts';
import type { PlateformeEmbarquee } from '../../../../functions/platform/embedded/index.ts';
import { lireCurseur } from '../../curseurs.ts';
import type { HorlogeDeDemonstration } from '../horloge.ts';
import { dossier, type Etape } from './etape.ts';
import { etats } from './etats.ts';
import { premierJour, recit } from './recit.ts';

export interface Scene {
  readonly plateforme: PlateformeEmbarquee;
  readonly cles: Cles;
  readonly ecrire: (ligne: string) => void;
}

const REGARD_MS = 20;
const PATIENCE_MS = 30_000;

/** Until the read models know all that the journal has. Throws where they do not come to. */
async function attendreLesLectures({ journal, lectures }: PlateformeEmbarquee): Promise<void> {
  for (const jusqua = performance.now() + PATIENCE_MS; performance.now() < jusqua; ) {
    const position = (await lireCurseur(lectures, 'console'))?.position ?? 0;
    if ((await journal.since(position, 1)).length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, REGARD_MS));
  }
  throw new Error('Démonstration : les vues de lecture ne suivent pas le journal.');
}

/** A visitor may have acted on these dossiers meanwhile: what is refused is said, and the story goes on. */
async function jouer({ plateforme, cles, ecrire }: Scene, { le, phrase, faire }: Etape): Promise<void> {
  const fait = await faire({ ...plateforme, cles });
  const date = dateEnClair(le);
  ecrire(fait.ok ? `  ${date}  ${phrase}` : `  ${date}  Refusé (${fait.refus.code}) : ${fait.refus.phrase}`);
}

/** What has happened when the demonstration begins. Throws where it is refused. */
export async function commencer({ plateforme, cles }: Omit<Scene, 'ecrire'>, jour: string): Promise<void> {
  for (const { faire } of premierJour(jour)) {
    const fait = await faire({ ...plateforme, cles });
    if (!fait.ok) throw new Error(`Démonstration : ${fait.refus.phrase}`);
  }
}

/** From the day where the clock stands up to `cible`, that day included. */
export async function vivre(scene: Scene, horloge: HorlogeDeDemonstration, cible: string): Promise<void> {
  const { plateforme } = scene;
  const { reception } = (await lireLeDossier(plateforme.journal, fluxDossier(dossier(1).poste, dossier(1).numero)))
    .dossier;
  const debut = reception?.jour ?? horloge.jour();
  const etapes = [...recit(debut), ...etats(debut, cible, dossiersDUnEtat(plateforme))];
  const tenir = tenirLesDelais(besoinsDesDelais(plateforme));
  for (let jour = plusJours(horloge.jour(), 1); jour <= cible; jour = plusJours(jour, 1)) {
    horloge.avancerAu(jour);
    const duJour = etapes.filter(({ le }) => le === jour);
    if (duJour.length > 0) await attendreLesLectures(plateforme);
    for (const etape of duJour) await jouer(scene, etape);
    if (duJour.length > 0) await attendreLesLectures(plateforme);
    await tenir(jour);
  }
  await attendreLesLectures(plateforme);
}
