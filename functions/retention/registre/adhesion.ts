/** Until when each object of an adhésion serves: what names it, and what ends that. Pure. */
import type { AdhesionEvenement } from '../../../schemas/evenements/adhesion.ts';
import { dateCivile } from '../../adhesion/heure-de-paris.ts';
import { objetsScelles } from '../../adhesion/registre/objets-scelles.ts';
import { type Service, servir } from './service.ts';

type De<T extends AdhesionEvenement['type']> = Extract<AdhesionEvenement, { type: T }>;
const est =
  <T extends AdhesionEvenement['type']>(type: T) =>
  (event: AdhesionEvenement): event is De<T> =>
    event.type === type;

/** From which day nothing recorded so far has effect any more; null while the adhésion goes on. */
function finDeLAdhesion(suite: readonly AdhesionEvenement[]): string | null {
  const renonciation = suite.findLast(est('AdhesionRenoncee'));
  if (renonciation === undefined) return null;
  const revenue = suite.slice(suite.indexOf(renonciation) + 1).some(est('AdhesionActivee'));
  return revenue ? null : renonciation.data.effetLe;
}

/** A form serves until another has effect, or it is renounced; while it was only prepared, until it was left. */
function finDuFormulaire(suite: readonly AdhesionEvenement[]): string | null {
  const conclusion = suite.findIndex(
    ({ type }) => type === 'AdhesionActivee' || type === 'PreparationAbandonnee' || type === 'FormulairePrepare',
  );
  const conclu = suite[conclusion];
  if (conclu === undefined) return null;
  if (conclu.type !== 'AdhesionActivee') return dateCivile(conclu.at);
  const apres = suite.slice(conclusion + 1);
  const suivant = apres.find((event) => event.type === 'AdhesionActivee' || event.type === 'AdhesionRenoncee');
  if (suivant?.type === 'AdhesionActivee') return suivant.data.depuis;
  return suivant?.type === 'AdhesionRenoncee' ? suivant.data.effetLe : null;
}

/** A certificate serves until the last day of whoever signs with it, or with the adhésion. */
function finDuSignataire({ data }: De<'SignataireInscrit'>, suite: readonly AdhesionEvenement[]): string | null {
  const retrait = suite.filter(est('SignataireRetire')).find((un) => un.data.certificat === data.certificat);
  return retrait?.data.dernierJour ?? data.au ?? finDeLAdhesion(suite);
}

function finDeLaSuspension(suite: readonly AdhesionEvenement[]): string | null {
  const levee = suite.find(est('SuspensionLevee'));
  return levee === undefined ? null : dateCivile(levee.at);
}

/** `suite`: what came after. */
function finDe(event: AdhesionEvenement, suite: readonly AdhesionEvenement[]): string | null {
  switch (event.type) {
    case 'FormulairePrepare':
    case 'ValidationFonctionnelleConstatee':
    case 'AccordPrealableRecu':
    case 'FormulaireSigneRecu':
    case 'CopieTransmiseALaChambre':
      return finDuFormulaire(suite);
    case 'AdhesionActivee':
      return finDuFormulaire([event, ...suite]);
    case 'SignataireInscrit':
      return finDuSignataire(event, suite);
    case 'SuspensionPrononcee':
    case 'SuspensionConfirmee':
    case 'SuspensionNotifiee':
    case 'SuspensionRecue':
    case 'LeveeProposee':
    case 'LeveeEcartee':
      return finDeLaSuspension(suite);
    case 'ReceptionHeliosOuverte':
      return finDeLAdhesion(suite);
    case 'AdhesionRenoncee':
      return event.data.effetLe;
    case 'SignataireRetire':
      return event.data.dernierJour;
    case 'PreparationAbandonnee':
    case 'AlterationDetectee':
    case 'SuspensionAdhesionProposee':
    case 'AlterationConstatee':
    case 'SuspensionLevee':
    case 'LeveeNotifiee':
      return dateCivile(event.at);
    default:
      return event satisfies never;
  }
}

/** `siret`: those under its prefix; the policy of a poste is kept with the poste. */
export const objetsDeLAdhesion = (siret: string, events: readonly AdhesionEvenement[]): readonly Service[] =>
  servir(
    events.flatMap((event, rang) =>
      objetsScelles(event.data)
        .filter(({ key }) => key.startsWith(`${siret}/`))
        .map((objet) => ({ objet, fin: finDe(event, events.slice(rang + 1)), nommeLe: event.at })),
    ),
  );
