/** What `tenirLesDelais` asks of the read models, the same on both platforms. */
import type { DelaisNeeds } from '../../../pca/echeance/besoins.ts';
import type { Clock, Journal, Lectures, Mailer, ObjectStore } from '../../../platform/ports.ts';
import { contratDe, listerContrats } from '../contrat/contrats-connus.ts';
import { dossiersDUnEtat } from '../etat/dossiers-d-un-etat.ts';
import { dernierMouvementDe } from '../etat/etats-suivis.ts';
import { adresseDesDelais } from './adresse.ts';

interface Plateforme {
  readonly journal: Journal;
  readonly lectures: Lectures;
  readonly objets: ObjectStore;
  readonly horloge: Clock;
  readonly courrier: Mailer;
}

async function* tousLesContrats(needs: Plateforme): AsyncGenerator<readonly string[]> {
  let apres: string | undefined;
  for (;;) {
    const { contrats, suivant } = await listerContrats(needs, { type: 'tout' }, apres);
    yield contrats.flatMap(({ signe }) => signe?.contrat ?? []);
    if (suivant === null) return;
    apres = suivant;
  }
}

export const besoinsDesDelais = (plateforme: Plateforme): DelaisNeeds => ({
  ...plateforme,
  adresseDe: adresseDesDelais(plateforme),
  contrats: () => tousLesContrats(plateforme),
  dernierMouvement: async (id) => dernierMouvementDe(plateforme, await contratDe(plateforme, id)),
  dossiersDe: dossiersDUnEtat(plateforme),
});
