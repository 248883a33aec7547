/** What contracts, reversements and statements make wait: for a DDFiP and a mandataire in aggregates, for a poste its money. */
import { dateCivile } from '../../../adhesion/heure-de-paris.ts';
import { siretDe } from '../../../habilitation/perimetre.ts';
import { type Perimetre, peut, type Qui } from '../../../habilitation/qui.ts';
import { plusJours } from '../../../pca/calendrier/dates.ts';
import type { Contrat } from '../../../pca/contrat/cycle.ts';
import { echeancesDuContrat } from '../../../pca/contrat/echeances.ts';
import { suspenduAu } from '../../../pca/contrat/raccordement.ts';
import { admetUneDemande } from '../../../pca/contrat/situation.ts';
import type { Clock, Journal, Lectures } from '../../../platform/ports.ts';
import { contratsSous } from '../contrat/contrats-connus.ts';
import { lireLeRendement } from '../contrat/rendement.ts';
import { dernierTrimestreClos, EtatsDuTrimestre } from '../etat/etats-attendus.ts';
import { listerReversements } from '../reversement/reversements-connus.ts';
import { COMPTE_MAX, type SourceDeTaches, type Tache } from './accueil.ts';

interface Needs {
  readonly journal: Pick<Journal, 'read'>;
  readonly lectures: Lectures;
  readonly horloge: Clock;
}

/** What of a contract ends or is revised is announced so long before. */
const PREAVIS_JOURS = 90;

const borne = (n: number) => ({ compte: Math.min(n, COMPTE_MAX), ouPlus: n > COMPTE_MAX });
const premiere = (jours: readonly string[]): string | null => [...jours].sort()[0] ?? null;

function echeances(contrats: readonly Contrat[], jour: string, aFaire: boolean): Tache {
  const fin = plusJours(jour, PREAVIS_JOURS);
  const proches = contrats
    .flatMap((contrat) => echeancesDuContrat(contrat))
    .filter(({ date }) => jour <= date && date <= fin)
    .map(({ date }) => date);
  return {
    titre: 'Échéances de contrat dans les trois mois',
    precision: 'Fin de contrat, anniversaire où le taux des amendes se revoit, fin de mise en demeure.',
    ...{ ...borne(proches.length), depuis: premiere(proches), lien: '/contrats', aFaire },
  };
}

async function sousLObjectif(needs: Needs, contrats: readonly Contrat[], jour: string): Promise<Tache> {
  const enCours = contrats.filter((contrat) => admetUneDemande(contrat, jour));
  const annees = await Promise.all(
    enCours.map(async (contrat) => (await lireLeRendement(needs, contrat, jour)).at(-1)),
  );
  const manques = annees.filter((annee) => {
    if (annee === undefined) return false;
    const familles = ['produits-locaux', 'amendes-et-condamnations'] as const;
    return familles.some((famille) => (annee.taux[famille].taux ?? annee.objectif[famille]) < annee.objectif[famille]);
  });
  return {
    titre: 'Contrats sous un objectif cette année',
    precision: 'Le taux de recouvrement de l’année du contrat, tout paiement compté, est sous son objectif (art. 7).',
    ...{ ...borne(manques.length), depuis: null, lien: '/contrats', aFaire: false },
  };
}

async function etatsEnRetard(needs: Needs, perimetre: Perimetre, jour: string, aFaire: boolean): Promise<Tache> {
  const trimestre = dernierTrimestreClos(jour);
  const retards = (await new EtatsDuTrimestre(needs, perimetre, trimestre).bilan())?.retards ?? [];
  return {
    titre: 'États récapitulatifs en retard',
    precision: 'Du dernier trimestre, non déposés au jour que fixe le contrat (art. 9).',
    ...{ ...borne(retards.length), depuis: premiere(retards.map(({ echeance }) => echeance.date)) },
    ...{ lien: `/etats?trimestre=${trimestre}`, aFaire },
  };
}

async function aConfirmer(needs: Needs, perimetre: Perimetre): Promise<Tache> {
  const { reversements, suivant } = await listerReversements(needs, perimetre, { liste: 'a-encaisser' });
  return {
    titre: 'Reversements à confirmer',
    precision: 'L’étude les a annoncés : dites ce qui est arrivé, l’écart sera montré.',
    ...{ compte: reversements.length, ouPlus: suivant !== null, lien: '/reversements', aFaire: true },
    depuis: premiere(reversements.map(({ ordonneLe }) => ordonneLe)),
  };
}

/** Nothing where none is: it is the exception. */
function raccordementsSuspendus(contrats: readonly Contrat[], perimetre: Perimetre, jour: string): Tache[] {
  const siens = contrats.flatMap((contrat) =>
    contrat.raccordements.filter(
      (un) =>
        suspenduAu(contrat, un, jour) === un &&
        (perimetre.type === 'poste' ? un.poste === perimetre.codique : un.etude === siretDe(perimetre)),
    ),
  );
  if (siens.length === 0) return [];
  return [
    {
      titre: 'Raccordements suspendus',
      precision:
        'Les produits locaux se confient sur papier, les amendes attendent ; les dossiers en cours continuent.',
      ...{ ...borne(siens.length), depuis: premiere(siens.map(({ depuis }) => depuis)) },
      ...{ lien: '/contrats', aFaire: false },
    },
  ];
}

export const tachesDesContrats =
  (needs: Needs): SourceDeTaches =>
  async (qui: Qui) => {
    const { perimetre } = qui;
    const { role } = qui.acteur;
    if (!peut(qui, 'lire-etats') || perimetre.type === 'tout') return [];
    const jour = dateCivile(needs.horloge.now());
    const depose = role === 'etude' || role === 'mandataire';
    const etats = await etatsEnRetard(needs, perimetre, jour, depose || role === 'ddfip');
    const contrats = await contratsSous(needs, perimetre);
    const suspendus = raccordementsSuspendus(contrats, perimetre, jour);
    if (perimetre.type === 'poste')
      return [await aConfirmer(needs, perimetre), { ...etats, aFaire: false }, ...suspendus];
    if (role !== 'ddfip' && role !== 'mandataire') return [etats, ...suspendus];
    return [etats, echeances(contrats, jour, role === 'ddfip'), await sousLObjectif(needs, contrats, jour)];
  };
