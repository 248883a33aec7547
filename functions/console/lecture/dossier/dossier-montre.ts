/** One dossier as its page tells it: read from the journal, brought to its day, with what is waited for. */
import type { DossierEvenement } from '../../../../schemas/evenements/dossier.ts';
import { DROIT } from '../../../../schemas/pca/droit.ts';
import { dateCivile } from '../../../adhesion/heure-de-paris.ts';
import type { NomDeDossier } from '../../../pca/besoins.ts';
import { type EcheancePca, type Situation, situer } from '../../../pca/calendrier/echeance.ts';
import { echeancesDe } from '../../../pca/dossier/consigner.ts';
import { type Consigne, consigne, type Dossier } from '../../../pca/dossier/etat.ts';
import { evolve } from '../../../pca/dossier/evolve.ts';
import { mettreALHeure } from '../../../pca/dossier/fin.ts';
import { lireLeDossier } from '../../../pca/dossier/lu.ts';
import { fluxDossier } from '../../../pca/flux.ts';
import type { Clock, Journal } from '../../../platform/ports.ts';

/** Days before a date from which it is soon. */
const PREAVIS = 7;

interface EcheanceMontree extends EcheancePca {
  readonly situation: Situation;
}

export interface DossierMontre extends NomDeDossier {
  /** Civil day of Paris at which it is read. */
  readonly jour: string;
  /** As it stands that day: a term that has passed is over, even before the machine has recorded it. */
  readonly dossier: Dossier;
  readonly demande: NonNullable<Dossier['demande']>;
  readonly events: readonly DossierEvenement[];
  readonly echeances: readonly EcheanceMontree[];
  readonly consigne: Consigne;
}

interface Needs {
  readonly journal: Pick<Journal, 'read'>;
  readonly horloge: Clock;
}

/** Null where no dossier bears that number. */
export async function montrerLeDossier({ journal, horloge }: Needs, nom: NomDeDossier): Promise<DossierMontre | null> {
  const { events, dossier: enregistre } = await lireLeDossier(journal, fluxDossier(nom.poste, nom.numero));
  const { demande } = enregistre;
  if (demande === null) return null;
  const jour = dateCivile(horloge.now());
  const dossier = mettreALHeure(enregistre, { jour, droit: DROIT }).reduce(evolve, enregistre);
  const echeances = (await echeancesDe(journal, dossier)).map((une) => ({
    ...une,
    situation: situer(une, jour, PREAVIS),
  }));
  const { poste, numero } = demande;
  return { poste, numero, jour, dossier, demande, events, echeances, consigne: consigne(dossier) };
}
