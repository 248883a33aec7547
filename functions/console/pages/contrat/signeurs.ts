/** In whose name files are signed, as the forms of a contract name it: `poste-052001`, `etude-<siret>`. */
import type { Signeur } from '../../../../schemas/evenements/contrat.ts';
import type { Acteur } from '../../../../schemas/evenements/identifiants.ts';
import { organismeDe } from '../../../pca/contrat/certificats.ts';
import { porteParole } from '../../../pca/contrat/mandataire.ts';
import type { ContratLu } from '../../lecture/contrat/contrat.ts';
import type { Choix } from './actes-du-contrat.ts';

export const enValeur = (pour: Signeur): string => `${pour.type}-${organismeDe(pour)}`;
export const signeurEnClair = (pour: Signeur): string =>
  pour.type === 'poste' ? `poste ${pour.codique}` : `étude ${pour.siret}`;

/** What a form gives; whether it is one, the schema of the act says. */
export function lireLeSigneur(valeur: string): unknown {
  const [type, organisme] = valeur.split('-');
  return type === 'poste' ? { type, codique: organisme } : { type, siret: organisme };
}

/** The one in whose name this person may let a certificate sign; null where there is none. */
export function signeurDe({ role, codique, siret }: Acteur): Signeur | null {
  if (role === 'comptable' && codique !== null) return { type: 'poste', codique };
  return (role === 'etude' || role === 'mandataire') && siret !== undefined ? { type: 'etude', siret } : null;
}

export function signeursDe({ postes, membres, titulaire }: ContratLu): Choix {
  const etudes = new Set([porteParole(titulaire), ...membres.map(({ etude }) => etude)]);
  const signeurs: readonly Signeur[] = [
    ...postes.map((codique) => ({ type: 'poste' as const, codique })),
    ...[...etudes].map((siret) => ({ type: 'etude' as const, siret })),
  ];
  return signeurs.map((un) => [enValeur(un), signeurEnClair(un)]);
}
