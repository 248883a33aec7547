/** What a contract yields in each of its years: the two readings of the rate, and the delays of reversement (art. 7 and 10). */
import { FAMILLES, type Famille } from '../../../../schemas/pca/creance.ts';
import { arrondir } from '../../../pca/argent/frais.ts';
import type { Contrat } from '../../../pca/contrat/cycle.ts';
import { parametresDu, tauxDesAmendes } from '../../../pca/contrat/situation.ts';
import type { Periode } from '../../../pca/etat-recapitulatif/calculer.ts';
import { anneesDuContrat, type Taux } from '../../../pca/etat-recapitulatif/taux.ts';
import type { Lectures } from '../../../platform/ports.ts';
import type { Sommes } from './suivi-du-dossier.ts';
import { lireSommes, moisDuContrat } from './suivis.ts';

export interface Annee extends Periode {
  readonly taux: Readonly<Record<Famille, Taux>>;
  /** Basis points, of each famille. */
  readonly objectif: Readonly<Record<Famille, number>>;
  /** Payments handed over that year, and how many of them by their last day. */
  readonly reversements: { readonly total: number; readonly aTemps: number };
  readonly cheques: { readonly total: number; readonly aTemps: number };
}

/** A contract of ten years has 120 months. */
const MOIS_MAX = 200;

const lire = (sommes: Sommes, nom: string): number => sommes[nom] ?? 0;

function totalDe(jours: readonly (readonly [string, Sommes])[], { debut, fin }: Periode): Sommes {
  const total: Record<string, number> = {};
  for (const [jour, sommes] of jours)
    if (debut <= jour && jour <= fin) for (const [nom, n] of Object.entries(sommes)) total[nom] = (total[nom] ?? 0) + n;
  return total;
}

function tauxDe(sommes: Sommes, famille: Famille): Taux {
  const [dossiers = 0, confie = 0, recouvre = 0, recouvreParLEtude = 0] = (
    ['dossiers', 'confie', 'recouvre', 'recouvreParLEtude'] as const
  ).map((nom) => lire(sommes, `taux/${famille}/${nom}`));
  const part = (montant: number) => (confie === 0 ? null : arrondir(montant * 10_000, confie));
  return {
    ...{ dossiers, confie, recouvre, recouvreParLEtude },
    ...{ taux: part(recouvre), tauxDeLEtude: part(recouvreParLEtude) },
  };
}

const parFamille = <T>(de: (famille: Famille) => T): Record<Famille, T> => ({
  [FAMILLES[0]]: de(FAMILLES[0]),
  [FAMILLES[1]]: de(FAMILLES[1]),
});

const ponctualite = (sommes: Sommes, nature: string) => ({
  total: lire(sommes, `${nature}/a-temps`) + lire(sommes, `${nature}/en-retard`),
  aTemps: lire(sommes, `${nature}/a-temps`),
});

/** The years begun by `jour`, oldest first: none before the notification. */
export async function lireLeRendement(
  { lectures }: { readonly lectures: Pick<Lectures, 'list'> },
  contrat: Contrat,
  jour: string,
): Promise<readonly Annee[]> {
  const id = contrat.signe?.contrat;
  const annees = anneesDuContrat(contrat).filter(({ debut }) => debut <= jour);
  if (id === undefined || annees.length === 0) return [];
  const mois = (await lectures.list(moisDuContrat(id), { limit: MOIS_MAX })).map(lireSommes);
  const jours = mois.flatMap((un) => Object.entries(un));
  return annees.map((annee) => {
    const sommes = totalDe(jours, annee);
    return {
      ...annee,
      taux: parFamille((famille) => tauxDe(sommes, famille)),
      objectif: {
        'produits-locaux': parametresDu(contrat, annee.debut).objectifProduitsLocaux,
        'amendes-et-condamnations': tauxDesAmendes(contrat, annee.debut),
      },
      reversements: ponctualite(sommes, 'reversement'),
      cheques: ponctualite(sommes, 'remise-du-cheque'),
    };
  });
}
