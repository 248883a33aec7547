/** A flow that was accepted and handed over, and the comptable's counter beside it, for the tests that answer it. */

import type { Demande } from '../../infra/embedded/demonstration/fabrique-de-flux/options.ts';
import { CODIQUE, consoleEprouvee, fluxDeDonnees, SIRET } from '../console/console-eprouvee.ts';
import { acquitV2, type EnTete, elementHelios } from './reponses-fabriquees.ts';

export async function guichetDuComptable() {
  const eprouvee = await consoleEprouvee();
  const lire = async (depotId: string) => (await eprouvee.appeler(`/depots/${depotId}`)).json();

  /** Deposited by a poste, judged, and told. */
  async function repondre(contenu: Uint8Array | string, nom = 'acquit.xml', codique = CODIQUE) {
    const question = new URLSearchParams({ codique, nom });
    const corps = new Blob([new Uint8Array(Buffer.from(contenu))]);
    const accuse = await (await eprouvee.appeler(`/depots?${question}`, { method: 'POST', body: corps })).json();
    await eprouvee.tourner();
    return { accuse, ...(await lire(accuse.depotId)) };
  }

  /** Accepted and handed over; its header is what Hélios echoes. */
  async function transmettre(demande: Demande = {}, nom = 'flux.xml', siret = SIRET) {
    const { depotId } = await (await eprouvee.deposer(fluxDeDonnees(demande), nom, siret)).json();
    await eprouvee.tourner();
    const depot = await lire(depotId);
    const enTete: EnTete = { enveloppe: depot.enveloppe, entete: depot.entete };
    return { depotId, depot, enTete };
  }

  const etapes = async (depotId: string): Promise<string[]> =>
    (await eprouvee.journal.read(`depot/${depotId}`)).events.map(({ type }) => type);
  const rattachees = async (depotId: string) =>
    (await eprouvee.journal.read(`depot/${depotId}`)).events.filter(({ type }) => type === 'RetourHeliosRattache');
  return { ...eprouvee, lire, repondre, transmettre, etapes, rattachees };
}

export const codes = (depot: { detailAnomalies: readonly { code: string }[] }): string[] =>
  depot.detailAnomalies.map(({ code }) => code);

export const toutAccepte = (enTete: EnTete): Buffer => acquitV2([elementHelios()], enTete);
