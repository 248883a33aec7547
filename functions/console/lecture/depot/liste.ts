/** The list of the deposits that someone may see, latest first, a page at a time in either direction. */

import { fluxDepot } from '../../../depot/cle.ts';
import type { Perimetre } from '../../../habilitation/qui.ts';
import type { Lectures } from '../../../platform/ports.ts';
import { type Portee, porteeDuPerimetre, porteesDu } from '../portee.ts';
import { ABREGES } from '../tenue.ts';
import { DEPOTS } from './index-des-depots.ts';
import { EXAMINES_MAX, parcourir, type Selection, type Troncon } from './parcours.ts';
import { type Filtre, lireFiltre, sansObjet, selectionner } from './recherche.ts';
import { lireResume, type Resume } from './resume.ts';

export interface DemandeDeListe extends Filtre {
  readonly max: number;
  /** The place given by another page: what is after it, or before it. */
  readonly avant?: string | undefined;
  readonly apres?: string | undefined;
}

export interface Liste {
  readonly depots: readonly Resume[];
  /** `avant` of the page after, `apres` of the page before; null where there is none. */
  readonly suivant: string | null;
  readonly precedent: string | null;
  /** How many deposits were looked at without filling the page, null where that is no limit. */
  readonly interrompueApres: number | null;
}

const seuls = (depots: readonly Resume[]): Liste => ({
  depots,
  suivant: null,
  precedent: null,
  interrompueApres: null,
});

export const LISTE_VIDE = seuls([]);

const IDENTIFIANT = /^(?:[0-9a-f]{12}|[0-9a-f]{64})$/;

async function parIdentifiant(lectures: Lectures, id: string): Promise<Resume | null> {
  const depotId = id.length === 64 ? id : await lectures.get(ABREGES, id);
  const body = depotId === null ? null : await lectures.get(DEPOTS, depotId);
  return body === null ? null : lireResume(body);
}

/** Whoever sees one deposit's evidence alone. */
async function duDossier(lectures: Lectures, stream: string): Promise<Liste> {
  const depotId = stream.startsWith(fluxDepot('')) ? stream.slice(fluxDepot('').length) : null;
  const resume = depotId === null ? null : await parIdentifiant(lectures, depotId);
  return seuls(resume === null ? [] : [resume]);
}

/** From either end: what was read backwards begins the list where nothing is left before it. */
function paginer({ lus, suite, interrompu }: Troncon, { avant, apres }: DemandeDeListe): Liste {
  const depots = lus.map(({ resume }) => resume);
  const interrompueApres = interrompu ? EXAMINES_MAX : null;
  const premier = lus[0]?.rang ?? avant ?? null;
  if (apres === undefined)
    return { depots, suivant: suite, precedent: avant === undefined ? null : premier, interrompueApres };
  return { depots, suivant: lus.at(-1)?.rang ?? apres, precedent: suite, interrompueApres };
}

const plusPetit = (...bornes: readonly (string | undefined)[]): string | undefined =>
  bornes.filter((borne) => borne !== undefined).sort()[0];
const plusGrand = (...bornes: readonly (string | undefined)[]): string | undefined =>
  bornes
    .filter((borne) => borne !== undefined)
    .sort()
    .at(-1);

async function deLaPortee(lectures: Lectures, portee: Portee, demande: DemandeDeListe): Promise<Liste> {
  const { q = '' } = demande;
  if (IDENTIFIANT.test(q.trim())) {
    const resume = await parIdentifiant(lectures, q.trim());
    if (resume !== null && porteesDu(resume).includes(portee)) return seuls([resume]);
  }
  const { avant, apres, max } = demande;
  const filtre = lireFiltre(demande);
  if (sansObjet(portee, filtre)) return LISTE_VIDE;
  const selection = selectionner(portee, filtre);
  const bornee: Selection = {
    ...selection,
    above: plusGrand(selection.above, apres),
    below: plusPetit(selection.below, avant),
  };
  return paginer(await parcourir(lectures, bornee, { max, ascending: apres !== undefined }), demande);
}

export async function listerDepots(
  { lectures }: { readonly lectures: Lectures },
  perimetre: Perimetre,
  demande: DemandeDeListe,
): Promise<Liste> {
  if (perimetre.type === 'dossier') return duDossier(lectures, perimetre.stream);
  const portee = porteeDuPerimetre(perimetre);
  return portee === null ? LISTE_VIDE : deLaPortee(lectures, portee, demande);
}
