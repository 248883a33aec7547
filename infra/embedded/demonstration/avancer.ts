/** Moves the clock of a demonstration, and tells what happened on the way. */
import { dateEnClair } from '../../../functions/pca/calendrier/dates.ts';
import type { Serveur } from '../serveur.ts';
import type { HorlogeDeDemonstration } from './horloge.ts';
import { presenterLesDossiers } from './phase/presenter.ts';
import { vivre } from './phase/vivre.ts';

export async function avancer(
  { plateforme, cles }: Serveur,
  { horloge, jour }: { readonly horloge: HorlogeDeDemonstration; readonly jour: string },
  ecrire: (ligne: string) => void,
): Promise<void> {
  ecrire(`L’horloge de la démonstration passe du ${dateEnClair(horloge.jour())} au ${dateEnClair(jour)} :\n`);
  await vivre({ plateforme, cles, ecrire }, horloge, jour);
  ecrire(`\nOù en est chaque dossier au ${dateEnClair(jour)}, au centime :\n`);
  ecrire(await presenterLesDossiers(plateforme.journal));
  const annonce = horloge.annonce();
  if (annonce !== null) ecrire(`\n${annonce}\n`);
}
