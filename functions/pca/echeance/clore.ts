/**
 * Closes the dossiers of a quarter that was reported: nothing is left to hand over, and the étude has told all of it
 * (`DossierClos` begins the time of keeping). The échéance comes with the statement; it goes when all were looked at.
 */
import { lireEtat } from '../../../schemas/evenements/pca-etat.ts';
import { type CleDEtat, cleDEtatSchema } from '../../../schemas/pca/etat-recapitulatif.ts';
import type { Echeance } from '../../platform/ports.ts';
import { bornes } from '../calendrier/trimestre.ts';
import { consigner } from '../dossier/consigner.ts';
import { etudeChargee } from '../dossier/etat.ts';
import { lireLeDossier } from '../dossier/lu.ts';
import { clore } from '../dossier/recevoir.ts';
import { dernierFait } from '../etat-recapitulatif/trajet.ts';
import { chacun, type DelaisNeeds, echeancesJusquA, encore } from './besoins.ts';

const A_CLORE = 'pca-a-clore';
export const echeanceDeCloture = (stream: string, date: string): Echeance => ({
  ...{ id: `${A_CLORE}/${stream}`, type: A_CLORE },
  ...{ date, stream },
});

async function cloreUn(
  { journal, horloge }: DelaisNeeds,
  stream: string,
  cle: CleDEtat,
  jour: string,
): Promise<boolean> {
  const fin = bornes(cle.trimestre).fin;
  for (;;) {
    const lu = await lireLeDossier(journal, stream);
    const dernier = dernierFait(lu.events);
    if (lu.dossier.etat === 'clos' || dernier === null || etudeChargee(lu.dossier) !== cle.etude) return false;
    const decision = clore(lu.dossier, jour, dernier <= fin);
    if (!decision.ok || decision.events.length === 0) return false;
    if ((await consigner(journal, lu, { events: decision.events, at: horloge.now() })).ok) return true;
  }
}

async function cloreLEtat(needs: DelaisNeeds, stream: string, jour: string, erreurs: unknown[]): Promise<number> {
  const { events, seq } = await needs.journal.read(stream);
  const cle = cleDEtatSchema.parse(lireEtat(events).at(-1)?.data.etat);
  const avant = erreurs.length;
  let clos = 0;
  for await (const streams of needs.dossiersDe(cle)) {
    if (!encore(needs)) return clos;
    clos += await chacun(streams, (dossier) => cloreUn(needs, dossier, cle, jour), erreurs);
  }
  const id = echeanceDeCloture(stream, '').id;
  const at = needs.horloge.now();
  if (erreurs.length === avant)
    await needs.journal.append({ stream, expected: seq, events: [], at, echeances: { remove: [id] } });
  return clos;
}

/** Gives how many were closed. */
export async function cloreLesDossiers(needs: DelaisNeeds, jour: string, erreurs: unknown[]): Promise<number> {
  let clos = 0;
  for await (const lot of echeancesJusquA(needs, A_CLORE, jour))
    for (const { stream } of lot)
      await chacun([stream], async (un) => (clos += await cloreLEtat(needs, un, jour, erreurs)), erreurs);
  return clos;
}
