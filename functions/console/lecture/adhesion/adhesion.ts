/** The adhésion as the console shows it: its forms, who signs, what is being prepared, and everything that happened to it. */
import { type AdhesionEvenement, lireAdhesion } from '../../../../schemas/evenements/adhesion.ts';
import { etatPresent, formulaireEnVigueur, situationLe } from '../../../adhesion/etat.ts';
import { fluxAdhesion } from '../../../adhesion/handler.ts';
import { dateCivile } from '../../../adhesion/heure-de-paris.ts';
import type { Perimetre } from '../../../habilitation/qui.ts';
import type { Clock, Journal, Lectures, ObjectStore } from '../../../platform/ports.ts';
import { auteurDe } from '../../en-clair/auteur.ts';
import { adhesionEnClair } from '../../en-clair/evenement.ts';
import { lireIdentite } from '../habilitation/identite.ts';
import { evenementsPour } from '../suspension/suspension-alteration.ts';
import { lireLesSignataires } from './signataires.ts';

/** SHA-256 of the document that goes with an act, where its bytes are kept; null where none are. */
function documentDe({ data }: AdhesionEvenement): string | null {
  if ('piece' in data && data.piece !== undefined) return data.piece.sha256;
  return null;
}

export interface LireAdhesionNeeds {
  readonly journal: Journal;
  readonly horloge: Clock;
  readonly objets: ObjectStore;
  readonly lectures: Pick<Lectures, 'get'>;
}

/** `perimetre`: of whoever is to see it. */
export async function lireAdhesionDe(needs: LireAdhesionNeeds, siret: string, perimetre?: Perimetre) {
  const { journal, horloge, objets } = needs;
  const { events } = await journal.read(fluxAdhesion(siret));
  if (events.length === 0) return null;
  const lus = lireAdhesion(events);
  const adhesion = etatPresent(lus);
  const maintenant = horloge.now();
  const formulaire = formulaireEnVigueur(adhesion, maintenant);
  const { demarche, signataires, renonciations, receptionHeliosLe } = adhesion.registre;
  return {
    siret,
    etat: adhesion.etat,
    situation: situationLe(adhesion, maintenant),
    suspendueLe: adhesion.suspendueLe,
    formulaire,
    representant: await lireIdentite(objets, formulaire),
    versions: adhesion.formulaires,
    demarche,
    renonciations: renonciations.map(({ acte, formulaires }) => ({ ...acte, formulaires })),
    receptionHeliosLe,
    signataires: await lireLesSignataires(objets, signataires, dateCivile(maintenant)),
    etapes: (await evenementsPour(needs, perimetre, lus)).map((event) => ({
      evenement: event.type,
      phrase: adhesionEnClair(event),
      instant: event.at,
      par: auteurDe(event),
      document: documentDe(event),
    })),
  };
}

export type AdhesionLue = NonNullable<Awaited<ReturnType<typeof lireAdhesionDe>>>;
