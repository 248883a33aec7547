/** Where each dossier of the demonstration stands, to the cent. */
import { aligner } from '../../../../functions/console/en-clair/tableau.ts';
import { resteDu, ventiler } from '../../../../functions/pca/argent/compte.ts';
import { dateEnClair } from '../../../../functions/pca/calendrier/dates.ts';
import { ETATS_EN_CLAIR } from '../../../../functions/pca/dossier/etat.ts';
import { lireLeDossier } from '../../../../functions/pca/dossier/lu.ts';
import { fluxDossier } from '../../../../functions/pca/flux.ts';
import { enEuros } from '../../../../functions/pca/refus.ts';
import type { Journal } from '../../../../functions/platform/ports.ts';
import { POSTE } from './acteurs.ts';
import { CREANCES } from './demandes.ts';

const COLONNES = ['Dossier', 'Créance', 'Confié', 'Payé', 'Frais', 'Reversé', 'Reste dû', 'Terme', 'État'] as const;

/** The number and the kind of the debt: no name is said in a terminal. */
export async function presenterLesDossiers(journal: Pick<Journal, 'read'>): Promise<string> {
  const lignes = await Promise.all(
    CREANCES.map(async ({ numero, objet }) => {
      const { compte, terme, etat } = (await lireLeDossier(journal, fluxDossier(POSTE, numero))).dossier;
      const { entre, frais, reverse } = ventiler(compte);
      const sommes = [compte.confie, entre, frais, reverse, resteDu(compte)].map(enEuros);
      const fin = terme === null ? '–' : dateEnClair(terme);
      return [numero, objet ?? 'Amende', ...sommes, fin, ETATS_EN_CLAIR[etat]];
    }),
  );
  return aligner([COLONNES, ...lignes])
    .map((ligne) => `  ${ligne}`)
    .join('\n');
}
