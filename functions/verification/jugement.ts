/** One verdict for one deposit: the file, the register, the names, in that order. */
import { createHash } from 'node:crypto';
import { lireAdhesion } from '../../schemas/evenements/adhesion.ts';
import type { DepotRecu } from '../../schemas/evenements/depot.ts';
import type { Politique } from '../../schemas/politique.ts';
import { POLITIQUE_PAR_DEFAUT } from '../../schemas/politique-par-defaut.ts';
import { type Verdict, verdictSchema } from '../../schemas/verdict.ts';
import { etatALaDate, formulaireEnVigueur } from '../adhesion/etat.ts';
import { fluxAdhesion } from '../adhesion/handler.ts';
import { anomaliesDesSignatures, type Constatee } from '../adhesion/registre/juger.ts';
import { deposantsDe } from '../depot/cle.ts';
import { completerVerdict } from '../depot/complement.ts';
import { anomaliesDesDoublons } from '../depot/doublons.ts';
import { nomsDuFlux } from '../depot/noms.ts';
import { prendreLesNoms } from '../depot/premiers.ts';
import { anomaliesDuRegistre } from '../depot/registre.ts';
import { lots, rendre as rendreLesNoms } from '../depot/reserver.ts';
import { anomaliesDUneReponseDOrdonnateur, jugerLaReponse } from '../helios/jugement.ts';
import { nomAPrendre } from '../helios/nommer.ts';
import { type Json, jcs } from '../journal/evenement.ts';
import type { MessagesNeeds } from '../pca/depot/besoins.ts';
import { estDeLaPca, jugerLeFichierPca } from '../pca/depot/juger.ts';
import type { Clock, Journal, ObjectRef, ObjectStore } from '../platform/ports.ts';
import type { Parcours } from './parcours.ts';
import { type ContexteVerification, evenementsDuVerdict } from './plan.ts';
import { anomaliesDuRenoncement, type EnSuspens, reporter, repriseDe, signaturesEnSuspens } from './report.ts';
import { sortDesPremiers } from './sort-des-premiers.ts';

export interface VerifierNeeds {
  readonly journal: Journal;
  readonly objets: ObjectStore;
  readonly horloge: Clock;
  /** The one by which `verifierObjet` judges; the default one where it is not said. */
  readonly politique?: Politique;
  /** Judges one file; what a file contains never makes it throw. */
  readonly verifierObjet: (ref: ObjectRef, contexte: ContexteVerification) => Promise<Verdict>;
  /** By which the messages of a PCA file are dealt with; a service that receives none needs none. */
  readonly pca?: MessagesNeeds;
}

/** Each signature tells its own motifs. */
const direDesSignatures = (verdict: Verdict, constatees: readonly Constatee[]): Verdict => ({
  ...verdict,
  signatures: verdict.signatures.map((signature, rang) => {
    const siens = constatees.flatMap((une) => (une.rang === rang ? [une.anomalie.code] : []));
    return siens.length === 0 ? signature : { ...signature, motifs: [...signature.motifs, ...siens] };
  }),
});

/** What an ordonnateur sends, in the light of his adhésion as of the reception. */
async function completerParLeRegistre(
  { journal, politique = POLITIQUE_PAR_DEFAUT }: Pick<VerifierNeeds, 'journal' | 'politique'>,
  { expediteur, recuLe }: DepotRecu['data'],
  verdict: Verdict,
): Promise<Verdict> {
  const adhesion = etatALaDate(lireAdhesion((await journal.read(fluxAdhesion(expediteur))).events), recuLe);
  const formulaire = formulaireEnVigueur(adhesion, recuLe);
  const { signataires } = adhesion.registre;
  const complet = completerVerdict(verdict, [
    ...anomaliesDuRegistre(expediteur, formulaire, verdict, recuLe),
    ...anomaliesDUneReponseDOrdonnateur(verdict),
  ]);
  if (formulaire === null || verdict.nature !== 'PES_Aller') return complet;
  const constatees = anomaliesDesSignatures({ formulaire, signataires, verdict, politique });
  return {
    ...completerVerdict(
      direDesSignatures(complet, constatees),
      constatees.map((une) => une.anomalie),
    ),
    registre: { formulaire: formulaire.depuis, signataires: signataires.length === 0 ? 'aucun-inscrit' : 'juges' },
  };
}

/** The file, then what is known of its sender. Throws if the bytes are not those received. */
async function jugerLeFichier(needs: VerifierNeeds, recu: DepotRecu): Promise<Verdict> {
  const { data, stream } = recu;
  const { bucket, key, version, sha256, recuLe } = data;
  const verdict = await needs.verifierObjet({ bucket, key, version }, { recuLe, jugeLe: needs.horloge.now() });
  if (verdict.sha256 !== sha256) throw new Error(`${stream}: the bytes judged are not the bytes received`);
  const deposants = deposantsDe(key);
  if (estDeLaPca(verdict.nature) || deposants === 'etudes') return jugerLeFichierPca(needs, recu, verdict);
  if (deposants === 'comptables') return jugerLaReponse(needs, recu, verdict);
  return completerParLeRegistre(needs, data, verdict);
}

/** Stores the full verdict and records it; the next try, if there was to be one, is off. */
async function rendre(needs: VerifierNeeds, parcours: Parcours, verdict: Verdict): Promise<void> {
  const { depotId, stream, seq } = parcours;
  const json: Json = JSON.parse(JSON.stringify(verdictSchema.parse(verdict)));
  const bytes = Buffer.from(jcs(json), 'utf8');
  const { ref, sha256 } = await needs.objets.create(
    'verdicts',
    `${depotId}/${createHash('sha256').update(bytes).digest('hex')}.json`,
    bytes,
  );
  const events = evenementsDuVerdict(verdict, { key: ref.key, version: ref.version, sha256 });
  const echeances = { remove: [repriseDe(stream)] };
  const claims = { take: await nomAPrendre(needs, parcours, verdict) };
  await needs.journal.append({ stream, expected: seq, events, at: needs.horloge.now(), echeances, claims });
}

/**
 * Puts the verdict off, and null; past the politique's limit, the verdict against the signers. Names go back in the same
 * transaction: another worker, who could judge already, may have taken them and died, or be late.
 */
async function reporterOuRenoncer(
  needs: VerifierNeeds,
  { stream, seq, recu }: Parcours,
  verdict: Verdict,
  suspens: EnSuspens,
): Promise<Verdict | null> {
  const { journal, horloge, politique = POLITIQUE_PAR_DEFAUT } = needs;
  const at = horloge.now();
  const report = reporter(suspens, politique.report, at);
  if (report === null) return completerVerdict(verdict, anomaliesDuRenoncement(suspens, verdict, politique));
  const { event, echeance } = report;
  const [premieres = [], ...autres] = lots(nomsDuFlux(recu.data.expediteur, verdict).map(({ key }) => key));
  const claims = { release: premieres.map((key) => ({ key, holder: stream })) };
  const { ok } = await journal.append({
    stream,
    expected: seq,
    events: [event],
    at,
    echeances: { put: [echeance] },
    claims,
  });
  if (ok) await rendreLesNoms(needs, { stream, seq: seq + 1 }, autres.flat());
  return null;
}

/**
 * Judges, takes the names, and records the verdict. Its object is named by its content: two workers who found different
 * claims each store theirs, and the one that the journal names is the verdict (R2). Throws `Retry` while a name is held
 * by a deposit that has not been answered. What is put off holds no name: it must keep no one else from being answered.
 */
export async function juger(needs: VerifierNeeds, parcours: Parcours): Promise<void> {
  const { recu, events } = parcours;
  const lu = await jugerLeFichier(needs, recu);
  const signatures = signaturesEnSuspens(lu);
  const juge =
    signatures.length === 0 ? lu : await reporterOuRenoncer(needs, parcours, lu, { recu, events, signatures });
  if (juge === null) return;
  const noms = nomsDuFlux(recu.data.expediteur, juge);
  const premiers = await prendreLesNoms(needs, parcours, noms);
  if (premiers === null) return;
  await rendre(
    needs,
    parcours,
    completerVerdict(juge, anomaliesDesDoublons(juge, noms, await sortDesPremiers(needs, premiers))),
  );
}
