/**
 * Each accepted message of a file, in its order, to the handler of PCA that takes it. A message that is sent to it again
 * changes nothing there: a retry begins after the last result that the deposit's stream knows, and gives those that would
 * have been given (R8).
 */
import type { DepotRecu } from '../../../schemas/evenements/depot.ts';
import { RESULTATS_MAX, type ResultatDeMessage } from '../../../schemas/evenements/depot-pca.ts';
import type { ObjetScelle } from '../../../schemas/evenements/identifiants.ts';
import type { Refus } from '../../../schemas/messages/refus.ts';
import type { Verdict } from '../../../schemas/verdict.ts';
import { abreger, deposantsDe } from '../../depot/cle.ts';
import type { Qui } from '../../habilitation/qui.ts';
import type { Evenement } from '../../journal/evenement.ts';
import type { Clock, Journal, ObjectStore } from '../../platform/ports.ts';
import { agir, confier } from '../dossier/handler.ts';
import { deposerEtat } from '../etat-recapitulatif/handler.ts';
import type { MessagePca } from '../fichier/message.ts';
import { lireMessages } from '../fichier/messages.ts';
import { annoncerReversement, encaisserReversement } from '../reversement/handler.ts';
import type { MessagesNeeds } from './besoins.ts';
import { type Depositaire, faitParLeDepot, yEst } from './deja.ts';
import { rangsATraiter } from './suite.ts';

export interface TraiterNeeds {
  readonly journal: Journal;
  readonly objets: ObjectStore;
  readonly horloge: Clock;
  readonly pca?: MessagesNeeds;
}

export interface DepotATraiter {
  readonly depotId: string;
  readonly stream: string;
  readonly seq: number;
  readonly recu: DepotRecu;
  readonly events: Parameters<typeof rangsATraiter>[0];
}

/** He in whose name the file was signed and deposited. A mandataire brings the statement of another étude. */
function quiDepose({ depotId, recu: { data } }: DepotATraiter, { pca }: Verdict): Qui {
  const { key, expediteur } = data;
  const commun = { id: `depot.${abreger(depotId)}`, codique: null };
  if (deposantsDe(key) === 'comptables')
    return {
      acteur: { ...commun, role: 'comptable', codique: expediteur },
      perimetre: { type: 'poste', codique: expediteur },
      nom: expediteur,
    };
  const sienne = pca?.etude === expediteur;
  return {
    acteur: { ...commun, role: sienne ? 'etude' : 'mandataire', siret: expediteur },
    perimetre: { type: sienne ? 'etude' : 'groupement', siret: expediteur },
    nom: expediteur,
  };
}

type Issue = { readonly ok: true; readonly deja: boolean } | { readonly ok: false; readonly refus: Refus };
type Fait = { readonly ok: true; readonly events: readonly Evenement[] } | Extract<Issue, { ok: false }>;

interface Contexte extends Depositaire {
  readonly fichier: ObjetScelle;
}

async function appliquer(needs: TraiterNeeds & MessagesNeeds, message: MessagePca, contexte: Contexte): Promise<Issue> {
  const { qui, poste, fichier } = contexte;
  // What time alone did meanwhile is no event of the message.
  const faite = (fait: Fait): Issue => (fait.ok ? { ok: true, deja: !yEst(fait.events, message, contexte) } : fait);
  switch (message.genre) {
    case 'confier':
      return confier(needs)(qui, message.input);
    case 'agir':
      return faite(await agir(needs)(qui, { poste, numero: message.numero }, message.input));
    case 'annoncer':
      return faite(await annoncerReversement(needs)(qui, message.input));
    case 'encaisser':
      return faite(await encaisserReversement(needs)(qui, message.input));
    case 'deposer':
      return faite(await deposerEtat(needs)(qui, { ...message.input, objet: fichier }));
    default:
      return message satisfies never;
  }
}

function resultat(
  rang: number,
  { message, idMsg, numero }: Verdict['dossiers'][number],
  issue: Issue,
): ResultatDeMessage {
  const commun = { rang, message, id: idMsg ?? '', dossier: numero };
  if (issue.ok) return { ...commun, issue: issue.deja ? 'deja' : 'fait', refus: null };
  const { code, phrase } = issue.refus;
  const remede = 'remede' in issue.refus && typeof issue.refus.remede === 'string' ? issue.refus.remede : null;
  return { ...commun, issue: 'refuse', refus: { code, phrase, remede } };
}

async function traiterUn(needs: TraiterNeeds & MessagesNeeds, message: MessagePca, contexte: Contexte): Promise<Issue> {
  const issue = await appliquer(needs, message, contexte);
  if (!issue.ok || !issue.deja) return issue;
  return { ok: true, deja: !(await faitParLeDepot(needs.journal, message, contexte)) };
}

async function lireLeFichier({ objets }: TraiterNeeds, { jeu }: MessagesNeeds, { recu }: DepotATraiter) {
  const { bucket, key, version, sha256, recuLe } = recu.data;
  return lireMessages(objets.read({ bucket, key, version }), { jeu: jeu(recuLe), sha256 });
}

/** Read again from the locked version, once for all of them. Where the stream has moved on, nothing more is done (R8). */
export async function traiterLesMessages(needs: TraiterNeeds, depot: DepotATraiter, verdict: Verdict): Promise<void> {
  const { journal, horloge, pca } = needs;
  const { stream, recu } = depot;
  if (pca === undefined) throw new Error(`${stream}: nothing here deals with the messages of a PCA file`);
  const messages = await lireLeFichier(needs, pca, depot);
  const { key, version, sha256 } = recu.data;
  const qui = quiDepose(depot, verdict);
  const contexte = { qui, poste: verdict.entete?.idPost ?? '', fichier: { key, version, sha256 } };
  const rangs = rangsATraiter(depot.events, verdict);
  let [expected, resultats]: [number, ResultatDeMessage[]] = [depot.seq, []];
  for (const rang of rangs) {
    const [message, lu] = [messages[rang], verdict.dossiers[rang]];
    if (!message || lu === undefined) throw new Error(`${stream}: message ${rang} was accepted and is not read`);
    const issue = await traiterUn({ ...needs, ...pca }, message, contexte);
    resultats.push(resultat(rang, lu, issue));
    // A refusal is written before the next message, which may change what it was decided on.
    if (issue.ok && resultats.length < RESULTATS_MAX && rang !== rangs.at(-1)) continue;
    const event = { type: 'MessagesTraites', v: 1, data: { resultats } } as const;
    const { ok } = await journal.append({ stream, expected, events: [event], at: horloge.now() });
    if (!ok) return;
    [expected, resultats] = [expected + 1, []];
  }
}
