/** One verdict for one deposit: the file, the register, the names, in that order. */
import { createHash } from 'node:crypto';
import { lireAdhesion } from '../../schemas/evenements/adhesion.ts';
import type { DepotRecu } from '../../schemas/evenements/depot.ts';
import { type Verdict, verdictSchema } from '../../schemas/verdict.ts';
import { etatALaDate, formulaireEnVigueur } from '../adhesion/etat.ts';
import { fluxAdhesion } from '../adhesion/handler.ts';
import { completerVerdict } from '../depot/complement.ts';
import { anomaliesDesDoublons } from '../depot/doublons.ts';
import { clesAPrendre, nomsDuFlux } from '../depot/noms.ts';
import { anomaliesDuRegistre } from '../depot/registre.ts';
import { premiersDepots, prendre } from '../depot/reserver.ts';
import { type Json, jcs } from '../journal/evenement.ts';
import type { Clock, Journal, ObjectRef, ObjectStore } from '../platform/ports.ts';
import type { Parcours } from './parcours.ts';
import { type ContexteVerification, evenementsDuVerdict } from './plan.ts';

export interface VerifierNeeds {
  readonly journal: Journal;
  readonly objets: ObjectStore;
  readonly horloge: Clock;
  /** Judges one file; what a file contains never makes it throw. `Retry` when it cannot be judged yet. */
  readonly verifierObjet: (ref: ObjectRef, contexte: ContexteVerification) => Promise<Verdict>;
}

/** The adhésion as of the reception, then the file, then the register. Throws if the bytes are not those received. */
async function jugerLeFichier(needs: VerifierNeeds, { data, stream }: DepotRecu): Promise<Verdict> {
  const { bucket, key, version, sha256, expediteur, recuLe } = data;
  const adhesion = etatALaDate(lireAdhesion((await needs.journal.read(fluxAdhesion(expediteur))).events), recuLe);
  const formulaire = formulaireEnVigueur(adhesion, recuLe);
  const contexte = { recuLe, expediteur, adhesion: { etat: adhesion.etat, formulaire } };
  const verdict = await needs.verifierObjet({ bucket, key, version }, contexte);
  if (verdict.sha256 !== sha256) throw new Error(`${stream}: the bytes judged are not the bytes received`);
  return completerVerdict(verdict, anomaliesDuRegistre(expediteur, formulaire, verdict));
}

/**
 * Judges, takes the names, stores the full verdict and records it. The object is named by its content: two workers who
 * found different claims each store theirs, and the one that the journal names is the verdict (R2).
 */
export async function juger(needs: VerifierNeeds, { depotId, stream, seq, recu }: Parcours): Promise<void> {
  const juge = await jugerLeFichier(needs, recu);
  const noms = nomsDuFlux(recu.data.expediteur, juge);
  const prises = await prendre(needs, { stream, seq }, clesAPrendre(noms));
  if (prises === null) return;
  const verdict = completerVerdict(juge, anomaliesDesDoublons(juge, noms, await premiersDepots(needs, prises)));
  const json: Json = JSON.parse(JSON.stringify(verdictSchema.parse(verdict)));
  const bytes = Buffer.from(jcs(json), 'utf8');
  const { ref, sha256 } = await needs.objets.create(
    'verdicts',
    `${depotId}/${createHash('sha256').update(bytes).digest('hex')}.json`,
    bytes,
  );
  const events = evenementsDuVerdict(verdict, { key: ref.key, version: ref.version, sha256 });
  await needs.journal.append({ stream, expected: seq, events, at: needs.horloge.now() });
}
