/**
 * The dates of dossiers, as their échéances in the journal say them: what is said of each, and the terms that time alone
 * brings (contract art. 7 and 8). Several days missed are caught up at once, each dated from its own last day.
 */
import { type Avis, REGLES_DATEES } from '../../../schemas/evenements/pca-avis.ts';
import { DROIT } from '../../../schemas/pca/droit.ts';
import type { Echeance } from '../../platform/ports.ts';
import { plusJours } from '../calendrier/dates.ts';
import type { RegleDatee } from '../calendrier/echeance.ts';
import { objetDeLEcheance, typeDEcheance } from '../calendrier/poser.ts';
import { consigner } from '../dossier/consigner.ts';
import { type Dossier, etudeChargee } from '../dossier/etat.ts';
import { lireLeDossier } from '../dossier/lu.ts';
import { constaterLeTerme } from '../dossier/recevoir.ts';
import { type ADire, aDire, nomDeLAvis, preavisDe } from './avis.ts';
import { chacun, type DelaisNeeds, echeancesJusquA } from './besoins.ts';
import { type AvisDu, nonDits, signaler } from './signaler.ts';

const duDossier = ({ stream }: Echeance): boolean => stream.startsWith('dossier/');
const posteDe = (stream: string): string => stream.slice('dossier/'.length).split('-')[0] ?? '';

/** Whoever holds the payment hands it over, even where the dossier has gone to another. */
function etudeDe(dossier: Dossier, { objet }: Avis): string | null {
  const mouvement = dossier.compte.mouvements.find(({ id }) => id === objet);
  return mouvement?.etude ?? etudeChargee(dossier);
}

/**
 * What was said to the first étude is not said to the one that took the dossier over: its names are its own. Where none
 * did, the name is that of the part, and the dossier need not be told apart from the others.
 */
async function adresser({ journal }: DelaisNeeds, { partie, avis }: ADire): Promise<AvisDu[]> {
  if (partie === 'comptable')
    return [{ nom: nomDeLAvis(partie, avis), avis, destinataire: `comptable-${posteDe(avis.flux)}` }];
  const { dossier } = await lireLeDossier(journal, avis.flux);
  const siret = etudeDe(dossier, avis);
  if (siret === null) return [];
  const destinataire = `etude-${siret}`;
  return [{ nom: nomDeLAvis(siret === dossier.etudes[0] ? partie : destinataire, avis), avis, destinataire }];
}

/** One lot of échéances of one rule: a dossier is read where its étude is to be told, which may have changed. */
async function dire(needs: DelaisNeeds, regle: RegleDatee, jour: string, lot: readonly Echeance[]): Promise<number> {
  const possibles = lot.filter(duDossier).flatMap((une) => {
    const echeance = { regle, date: une.date, objet: objetDeLEcheance(regle, une) };
    return aDire(une.stream, echeance, jour);
  });
  const adresses = (await Promise.all(possibles.map((un) => adresser(needs, un)))).flat();
  return signaler(needs, jour, await nonDits(needs.journal, adresses));
}

/** Soon, on the last day, late: for each rule of dossiers. Gives how many were said. */
export async function direLesDelais(needs: DelaisNeeds, jour: string, erreurs: unknown[]): Promise<number> {
  let dits = 0;
  for (const regle of REGLES_DATEES) {
    const jusquAu = plusJours(jour, preavisDe(regle));
    for await (const lot of echeancesJusquA(needs, typeDEcheance(regle), jusquAu))
      await chacun([lot], async () => (dits += await dire(needs, regle, jour, lot)), erreurs);
  }
  return dits;
}

async function constater({ journal, horloge }: DelaisNeeds, stream: string, jour: string): Promise<boolean> {
  for (;;) {
    const lu = await lireLeDossier(journal, stream);
    const decision = constaterLeTerme(lu.dossier, { jour, droit: DROIT });
    if (!decision.ok || decision.events.length === 0) return false;
    if ((await consigner(journal, lu, { events: decision.events, at: horloge.now() })).ok) return true;
  }
}

/**
 * Every phase whose last day has passed, from any open state. It is said before it is recorded, for its échéance goes with
 * the record; a lot that could not be said is left to the next run. Gives how many ended.
 */
export async function constaterLesTermes(needs: DelaisNeeds, jour: string, erreurs: unknown[]): Promise<number> {
  const regle = 'terme-de-la-phase';
  let constates = 0;
  for await (const lot of echeancesJusquA(needs, typeDEcheance(regle), plusJours(jour, -1))) {
    const dit = await chacun([lot], () => dire(needs, regle, jour, lot), erreurs);
    if (dit > 0) constates += await chacun(lot, ({ stream }) => constater(needs, stream, jour), erreurs);
  }
  return constates;
}
