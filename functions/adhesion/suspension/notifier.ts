/**
 * Tells the ordonnateur that he is suspended: the letter is kept, the mail leaves, and the proof is recorded. Whatever
 * dies on the way, the échéance brings it back; the mail has the same id each time (R4).
 */
import { createHash } from 'node:crypto';
import { lireAdhesion } from '../../../schemas/evenements/adhesion.ts';
import type { ObjetScelle } from '../../../schemas/evenements/identifiants.ts';
import type { Suspension } from '../../../schemas/evenements/suspension.ts';
import { sha256Jcs } from '../../journal/evenement.ts';
import type { Courrier, Mailer, ObjectStore } from '../../platform/ports.ts';
import { etatPresent } from '../etat.ts';
import { type AdhesionNeeds, executer } from '../handler.ts';
import { A_NOTIFIER, echeanceDeNotification } from './echeance.ts';
import { lettre } from './lettre.ts';
import { suspensionEnCours } from './suivi.ts';
import { PASSERELLE } from './sur-instruction.ts';

/** Where an ordonnateur wants to be told. */
export interface Adresse {
  /** Opaque: what the journal keeps of it. */
  readonly reference: string;
  readonly courriels: readonly string[];
}

export interface NotifierNeeds extends AdhesionNeeds {
  readonly objets: ObjectStore;
  readonly courrier: Mailer;
  /** Personal data of the register; null where it has none: the letter then goes by post. */
  readonly adresseDe: (siret: string) => Promise<Adresse | null>;
}

const LOT = 100;
/** An address that is not there yet may come: it is looked for again then. */
const NOUVEL_ESSAI_MS = 3_600_000;

/** Created once: its content gives its name. */
export async function garderLaLettre(
  { objets }: { readonly objets: ObjectStore },
  siret: string,
  suspension: Suspension,
): Promise<ObjetScelle> {
  const contenu = new TextEncoder().encode(lettre(siret, suspension));
  const sha256 = createHash('sha256').update(contenu).digest('hex');
  const { ref } = await objets.create('registre', `${siret}/lettres/${sha256}.html`, contenu);
  return { key: ref.key, version: ref.version, sha256 };
}

const TEXTE = `Le comptable public a suspendu les effets de votre adhésion au protocole d’échange standard
(arrêté du 27 juin 2007, art. 6).

Connectez-vous à Passerelle, rubrique « Adhésions » : la lettre de notification vous y attend, avec
ce qu’il vous faut désormais transmettre sur papier. Vos fichiers restent reçus et vérifiés.

Ce message ne fait pas foi : seule la lettre, dans Passerelle, dit la décision.
`;

function courriel(siret: string, { prononceeLe }: Suspension, { courriels }: Adresse): Courrier {
  const contenu = { a: [...courriels], sujet: 'Suspension de votre adhésion : lettre de notification', texte: TEXTE };
  return { id: sha256Jcs(['suspension', siret, prononceeLe, contenu]), ...contenu };
}

/**
 * Whether he was told. Nothing to do where there is no suspension any more, or where it was told already. Where it has
 * ended while the mail left, that mail proves nothing of the next, whose own échéance waits.
 */
async function notifierUn(needs: NotifierNeeds, siret: string): Promise<boolean> {
  const stream = `adhesion/${siret}`;
  const { events, seq } = await needs.journal.read(stream);
  const enCours = suspensionEnCours(etatPresent(lireAdhesion(events)).suivi);
  const id = echeanceDeNotification(siret, '').id;
  const at = needs.horloge.now();
  if (enCours === null || enCours.notifications.length > 0) {
    await needs.journal.append({ stream, expected: seq, events: [], at, echeances: { remove: [id] } });
    return false;
  }
  const adresse = await needs.adresseDe(siret);
  if (adresse === null) {
    const date = new Date(Date.parse(at) + NOUVEL_ESSAI_MS).toISOString();
    const echeances = { put: [echeanceDeNotification(siret, date)] };
    await needs.journal.append({ stream, expected: seq, events: [], at, echeances });
    return false;
  }
  const kept = await garderLaLettre(needs, siret, enCours.prononcee);
  await needs.courrier.envoyer(courriel(siret, enCours.prononcee, adresse));
  const destinataire = adresse.reference;
  const { prononceeLe } = enCours.prononcee;
  const resultat = await executer(needs, siret, {
    ...{ type: 'notifier', moyen: 'courriel', destinataire, prononceeLe, lettre: kept },
    ...{ le: needs.horloge.now(), saisiPar: PASSERELLE },
  });
  return resultat.ok;
}

/** All that is due. One that fails holds back no other: the errors are thrown at the end. Gives the number of mails. */
export async function notifierLesSuspensions(needs: NotifierNeeds): Promise<number> {
  const dues = await needs.journal.echeancesDues({ type: A_NOTIFIER, jusquAu: needs.horloge.now(), limit: LOT });
  const sirets = dues.map(({ stream }) => stream.slice('adhesion/'.length));
  const issues = await Promise.allSettled(sirets.map((siret) => notifierUn(needs, siret)));
  const erreurs = issues.flatMap((issue) => (issue.status === 'rejected' ? [issue.reason] : []));
  if (erreurs.length > 0) throw new AggregateError(erreurs, `${erreurs.length} suspensions could not be notified`);
  return issues.filter((issue) => issue.status === 'fulfilled' && issue.value).length;
}
