/** PJ that a bordereau refers to and that another flow brought: whoever bears their name for good tells where they are. */
import { lireDepot } from '../../../../schemas/evenements/depot.ts';
import type { Verdict } from '../../../../schemas/verdict.ts';
import { fluxDepot } from '../../../depot/cle.ts';
import { cleDeLaPj } from '../../../depot/noms.ts';
import { lots } from '../../../depot/reserver.ts';
import { lireVerdictConserve } from '../../../depot/verdict-rendu.ts';
import type { Perimetre } from '../../../habilitation/qui.ts';
import type { Claim, Journal, Lectures, ObjectStore } from '../../../platform/ports.ts';
import { porteeDuPerimetre, porteesDu } from '../portee.ts';
import { DEPOTS } from './index-des-depots.ts';
import { lireResume } from './resume.ts';

export interface PjReferee {
  readonly lien: string;
  readonly rejetee: boolean;
  /** In another flow than the bordereau. */
  readonly ailleurs: boolean;
}

interface LireNeeds {
  readonly journal: Journal;
  readonly objets: ObjectStore;
  readonly lectures: Lectures;
}

interface Lecteur {
  /** Who deposited the flow that is read. */
  readonly expediteur: string;
  readonly perimetre: Perimetre;
}

async function detenteurs({ journal }: LireNeeds, cles: readonly string[]): Promise<Claim[]> {
  const claims: Claim[] = [];
  for (const lot of lots(cles)) claims.push(...(await journal.holders(lot)));
  return claims;
}

/** Of the same depositor, and in the list of whoever asks: an IdColl is what a file says of itself. */
async function montrable({ lectures }: LireNeeds, depotId: string, { expediteur, perimetre }: Lecteur) {
  const portee = porteeDuPerimetre(perimetre);
  const body = portee === null ? null : await lectures.get(DEPOTS, depotId);
  if (body === null || portee === null) return false;
  const resume = lireResume(body);
  return resume.expediteur === expediteur && porteesDu(resume).includes(portee);
}

/** Rank of each PJ of a deposit, from 1, by IdUnique. */
async function rangsDesPj(needs: LireNeeds, stream: string): Promise<ReadonlyMap<string | null, number>> {
  const events = lireDepot((await needs.journal.read(stream)).events);
  const rendu = events.find((event) => event.type === 'VerdictRendu');
  const verdict = rendu === undefined ? null : await lireVerdictConserve(needs, rendu);
  return new Map(verdict?.pj.map(({ idUnique }, rang) => [idUnique, rang + 1]));
}

/** By IdUnique; those that no other deposit has brought, or none that this reader may open, are left out. */
export async function pjTransmisesAilleurs(
  needs: LireNeeds,
  depotId: string,
  entete: Verdict['entete'],
  idUniques: readonly string[],
  lecteur: Lecteur,
): Promise<ReadonlyMap<string, PjReferee>> {
  const parCle = new Map(idUniques.flatMap((id) => [cleDeLaPj(entete, id)].flatMap((cle) => (cle ? [[cle, id]] : []))));
  const tenues = await detenteurs(needs, [...parCle.keys()]);
  const trouvees = new Map<string, PjReferee>();
  for (const [stream, siennes] of Map.groupBy(tenues, ({ holder }) => holder)) {
    const autre = stream.slice(fluxDepot('').length);
    if (autre === depotId || !(await montrable(needs, autre, lecteur))) continue;
    const rangs = await rangsDesPj(needs, stream);
    for (const { key } of siennes) {
      const id = parCle.get(key) ?? '';
      const rang = rangs.get(id);
      const lien = `/depots/${autre}/pj/${rang}`;
      if (rang !== undefined) trouvees.set(id, { lien, rejetee: false, ailleurs: true });
    }
  }
  return trouvees;
}
