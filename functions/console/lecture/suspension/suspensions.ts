/** The lists of art. 6, for one poste or for all: what waits for the comptable, what is suspended, what was. */
import { dateCivile } from '../../../adhesion/heure-de-paris.ts';
import type { Perimetre } from '../../../habilitation/qui.ts';
import type { Clock, Lectures } from '../../../platform/ports.ts';
import { estSonPoste } from '../adhesion/formulaires-suivis.ts';
import type { Portee } from '../portee.ts';
import { compterLePapierDu, papierPour } from './papier-suivi.ts';
import { alterationsPour } from './suspension-alteration.ts';
import {
  enCoursDe,
  listeDesSuspensions,
  rangDans,
  type Section,
  type SuspensionsSuivies,
  suiviesDe,
} from './suspensions-suivies.ts';

/** Beyond, the page says that there are more. */
export const PAPIER_COMPTE_MAX = 100;

export interface LigneDeSuspension extends Omit<SuspensionsSuivies, 'formulaires'> {
  /** Deliveries whose paper is waited for, up to `PAPIER_COMPTE_MAX`. */
  readonly papierDu: number;
}
export interface SectionLue {
  readonly section: Section;
  readonly lignes: readonly LigneDeSuspension[];
  readonly suivant: string | null;
}

interface LireNeeds {
  readonly lectures: Lectures;
  readonly horloge: Clock;
}

async function ligneDe(
  needs: LireNeeds,
  perimetre: Perimetre,
  { formulaires: _, ...suivies }: SuspensionsSuivies,
): Promise<LigneDeSuspension> {
  return {
    ...suivies,
    aQualifier: await alterationsPour(needs, perimetre, { ...suivies, alterations: suivies.aQualifier }),
    papierDu: await compterLePapierDu(needs, papierPour(suivies.siret, perimetre), PAPIER_COMPTE_MAX),
  };
}

/** As of whoever may open it: a poste of the form in force, or the one whose suspension is not ended yet. */
function estPour(perimetre: Perimetre, suivies: SuspensionsSuivies, jour: string): boolean {
  if (perimetre.type !== 'poste') return true;
  const { codique } = perimetre;
  return estSonPoste(suivies.formulaires, codique, jour) || enCoursDe(suivies)?.codique === codique;
}

export async function listerLesSuspensions(
  needs: LireNeeds,
  { portee, perimetre }: { readonly portee: Portee; readonly perimetre: Perimetre },
  section: Section,
  { max, avant }: { readonly max: number; readonly avant?: string | undefined },
): Promise<SectionLue> {
  const page = { limit: max + 1, ...(avant === undefined ? {} : { below: avant }) };
  const sirets = await needs.lectures.list(listeDesSuspensions(portee, section), page);
  const lues = await Promise.all(sirets.slice(0, max).map((siret) => suiviesDe(needs.lectures, siret)));
  const suivies = lues.filter((une) => une !== null);
  const jour = dateCivile(needs.horloge.now());
  const siennes = suivies.filter((une) => estPour(perimetre, une, jour));
  const lignes = await Promise.all(siennes.map((une) => ligneDe(needs, perimetre, une)));
  const derniere = suivies.at(-1);
  const suivant = sirets.length > max && derniere !== undefined ? rangDans(section, derniere) : null;
  // The list of a poste has whatever waits for one of the postes of each ordonnateur.
  const montrees = section === 'a-qualifier' ? lignes.filter(({ aQualifier }) => aQualifier.length > 0) : lignes;
  return { section, lignes: montrees, suivant };
}
