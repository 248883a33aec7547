/** One contract as its page shows it: where it stands today, what it fixes and from when, and all that happened to it. */
import { type ContratEvenement, lireContrat } from '../../../../schemas/evenements/contrat.ts';
import { dateCivile } from '../../../adhesion/heure-de-paris.ts';
import { situer } from '../../../pca/calendrier/echeance.ts';
import { compteAdmis, tableDu } from '../../../pca/contrat/affectation.ts';
import { type Contrat, etatDuContrat } from '../../../pca/contrat/cycle.ts';
import { echeancesDuContrat } from '../../../pca/contrat/echeances.ts';
import { suspenduAu } from '../../../pca/contrat/raccordement.ts';
import {
  amendesArreteesDepuis,
  extinction,
  finDuContrat,
  parametresDu,
  situation,
  tauxDesAmendes,
} from '../../../pca/contrat/situation.ts';
import { fluxContrat } from '../../../pca/flux.ts';
import type { Clock, Journal, Lectures } from '../../../platform/ports.ts';
import { auteurDe } from '../../en-clair/auteur.ts';
import { contratEnClair } from '../../en-clair/contrat/evenement-contrat.ts';
import { lireLeRendement } from './rendement.ts';
import { enCoursDuContrat, sommesDuesDe } from './suivis.ts';

/** A date of the contract is announced so long before it. */
const PREAVIS_JOURS = 60;
/** What is still in flight is counted up to there. */
export const EN_COURS_MAX = 500;

export interface LireContratNeeds {
  readonly journal: Pick<Journal, 'read'>;
  readonly lectures: Pick<Lectures, 'list'>;
  readonly horloge: Clock;
}

/** SHA-256 of the document that founds an act; null where it has none. */
function documentDe({ data }: ContratEvenement): string | null {
  if ('document' in data) return data.document.sha256;
  return 'confirmation' in data ? data.confirmation.sha256 : null;
}

/** The table in force, the last ones filed, and what each says. */
const tablesDe = ({ tables }: Contrat, jour: string) => {
  const enVigueur = tableDu({ tables }, jour)?.table ?? null;
  return tables.toReversed().map(({ table, depuis, lignes, acceptee }) => ({
    table,
    depuis,
    lignes,
    acceptee,
    enVigueur: table === enVigueur,
  }));
};

const comptesDe = ({ comptes }: Contrat, jour: string) =>
  comptes.map(({ etude, compte, declareLe, depuis }) => ({
    ...{ etude, compte, declareLe, depuis },
    enVigueur: compteAdmis({ comptes }, etude, compte, jour),
  }));

const certificatsDe = (contrat: Contrat, jour: string) =>
  contrat.certificats.map((un) => ({ ...un, enVigueur: un.du <= jour && jour <= (un.au ?? jour) }));

/** Null where there is no such contract. */
export async function lireContratDe({ journal, lectures, horloge }: LireContratNeeds, id: string) {
  const events = lireContrat((await journal.read(fluxContrat(id))).events);
  const contrat = etatDuContrat(events);
  const { signe } = contrat;
  if (signe === null) return null;
  const jour = dateCivile(horloge.now());
  const [annees, enCours, enRetard] = await Promise.all([
    lireLeRendement({ lectures }, contrat, jour),
    lectures.list(enCoursDuContrat(id), { limit: EN_COURS_MAX }),
    lectures.list(sommesDuesDe(`contrat/${id}`), { limit: EN_COURS_MAX, below: jour }),
  ]);
  return {
    ...{ contrat: id, departement: signe.departement, titulaire: signe.titulaire, signataire: signe.signataire },
    ...{ etat: contrat.etat, situation: situation(contrat, jour), postes: signe.postes, membres: contrat.membres },
    ...{
      notifieLe: contrat.notifieLe,
      fin: finDuContrat(contrat),
      extinction: extinction(contrat, jour, enCours.length),
    },
    parametres: contrat.parametres,
    parametresDuJour: parametresDu(contrat, jour),
    tauxDesAmendes: { duJour: tauxDesAmendes(contrat, jour), fixes: contrat.tauxDesAmendes.map(sansMessage) },
    amendes: { arreteesDepuis: amendesArreteesDepuis(contrat, jour), decisions: contrat.maintiens.map(sansMessage) },
    reconductions: contrat.reconductions.map(sansMessage),
    miseEnDemeure: contrat.miseEnDemeure === null ? null : sansMessage(contrat.miseEnDemeure),
    resiliation: contrat.resiliation === null ? null : sansMessage(contrat.resiliation),
    echeances: echeancesDuContrat(contrat).map((une) => ({ ...une, situation: situer(une, jour, PREAVIS_JOURS) })),
    ...{ tables: tablesDe(contrat, jour), comptes: comptesDe(contrat, jour), annees },
    certificats: certificatsDe(contrat, jour),
    raccordements: contrat.raccordements.map((un) => ({ ...un, enVigueur: suspenduAu(contrat, un, jour) === un })),
    dossiersEnCours: enCours.length,
    sommesEnRetard: enRetard.length,
    etapes: events.map((event) => ({
      ...{ evenement: event.type, phrase: contratEnClair(event), instant: event.at, par: auteurDe(event) },
      document: documentDe(event),
    })),
  };
}

function sansMessage<T extends { readonly message: unknown }>({ message: _, ...reste }: T): Omit<T, 'message'> {
  return reste;
}

/** `auteurDe` looks for who acted beside what was told: here, it is in the message. */

export type ContratLu = NonNullable<Awaited<ReturnType<typeof lireContratDe>>>;
