/**
 * Attaches an answer of Hélios to the deposit that it answers: one event on that deposit's stream. Each of the two takes
 * its name with its verdict, then looks for the other's before its own answer leaves: the later one always sees the
 * earlier, and a retry looks again (R8).
 */
import { type DepotRecu, lireDepot, type VerdictRendu } from '../../schemas/evenements/depot.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { fluxDepot } from '../depot/cle.ts';
import { fluxRejete } from '../depot/rejet.ts';
import type { Claim, Clock, Journal } from '../platform/ports.ts';
import { dejaRattachee, type LireNeeds, lireCandidats } from './candidats.ts';
import { cleDAttente } from './nom.ts';
import { attendSonFlux } from './nommer.ts';
import { criteres, objetsNommes } from './objets-nommes.ts';
import { rangTenu } from './rangs.ts';
import { retrouver } from './retrouver.ts';

export interface RattacherNeeds {
  readonly journal: Journal;
  readonly horloge: Clock;
}

export interface ReponseJugee {
  readonly stream: string;
  readonly recu: DepotRecu;
  readonly rendu: VerdictRendu;
  readonly verdict: Verdict;
}

/** What is still to be attached. */
export interface Rattachement {
  /** The stream of the deposit that is answered. */
  readonly flux: string;
  readonly reponse: ReponseJugee;
  /** The name under which the answer waited, given back with the attachment; null where it did not wait. */
  readonly attente: Claim | null;
}

/** Seen from an answer. */
async function versSonFlux(needs: LireNeeds, reponse: ReponseJugee): Promise<Rattachement | null> {
  const { stream, recu, verdict } = reponse;
  const { helios } = verdict;
  if (helios === undefined) return null;
  if (helios.depot !== null) {
    const flux = fluxDepot(helios.depot);
    const connue = dejaRattachee(lireDepot((await needs.journal.read(flux)).events), recu.data.sha256);
    return connue ? null : { flux, reponse, attente: null };
  }
  const cle = attendSonFlux(verdict) ? cleDAttente(verdict, recu.data.expediteur) : null;
  const attente = cle === null ? undefined : await rangTenu(needs.journal, cle, stream);
  if (attente === undefined) return null;
  const trouve = await retrouver(needs, recu, verdict, helios.reponse);
  return 'depot' in trouve ? { flux: trouve.depot.stream, reponse, attente } : null;
}

/** Seen from a flow: the first of the answers that waited for it. */
async function reponseAttendue(needs: LireNeeds, flux: string, verdict: Verdict): Promise<Rattachement | null> {
  const cle = fluxRejete(verdict) ? null : cleDAttente(verdict, verdict.entete?.idPost ?? '');
  const enAttente = cle === null ? [] : await lireCandidats(needs, cle);
  const sienne = enAttente.find(
    ({ verdict: { nature, helios } }) =>
      helios !== undefined && criteres(nature, objetsNommes(helios.reponse)).some((critere) => critere(verdict)),
  );
  return sienne === undefined ? null : { flux, reponse: sienne, attente: sienne.nom };
}

export async function resteARattacher(needs: LireNeeds, juge: ReponseJugee): Promise<Rattachement | null> {
  return juge.verdict.nature === 'PES_Aller'
    ? reponseAttendue(needs, juge.stream, juge.verdict)
    : versSonFlux(needs, juge);
}

/** Once (R2). When the stream of the deposit has moved meanwhile, nothing is done: the caller reads again (R8). */
export async function rattacher(needs: RattacherNeeds, { flux, reponse, attente }: Rattachement): Promise<void> {
  const { stream, recu, rendu, verdict } = reponse;
  const { nature, helios } = verdict;
  if (helios === undefined || (nature !== 'PES_ACQUIT' && nature !== 'PES_Retour')) return;
  const { events, seq } = await needs.journal.read(flux);
  const { sha256, expediteur: par, recuLe } = recu.data;
  const { etat, compte } = helios.reponse;
  const id = stream.slice(fluxDepot('').length);
  const data = { reponse: id, nature, sha256, par, recuLe, objet: rendu.data.objet, etat, compte };
  await needs.journal.append({
    stream: flux,
    expected: seq,
    events: dejaRattachee(lireDepot(events), sha256) ? [] : [{ type: 'RetourHeliosRattache', v: 1, data }],
    at: needs.horloge.now(),
    claims: { release: attente === null ? [] : [attente] },
  });
}
