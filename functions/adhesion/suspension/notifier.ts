/**
 * Tells the ordonnateur that he is suspended, and that he no longer is: the letter is kept, the mail leaves, and the proof is recorded. Whatever
 * dies on the way, the échéance brings it back; the mail has the same id each time (R4).
 */
import { createHash } from 'node:crypto';
import { lireAdhesion } from '../../../schemas/evenements/adhesion.ts';
import type { ObjetScelle } from '../../../schemas/evenements/identifiants.ts';
import { sha256Jcs } from '../../journal/evenement.ts';
import type { Append, Courrier, Mailer, ObjectStore } from '../../platform/ports.ts';
import { etatPresent } from '../etat.ts';
import { type AdhesionNeeds, executer } from '../handler.ts';
import { A_NOTIFIER, echeanceDeNotification } from './echeance.ts';
import { lettre, lettreDeLevee } from './lettre.ts';
import { type ADire, aDire } from './suivi.ts';
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

/** What the ordonnateur is told, as a letter; not kept yet. */
export function lettreDe(siret: string, { suspension: { prononcee }, levee }: Pick<ADire, 'suspension' | 'levee'>) {
  const texte = levee === null ? lettre(siret, prononcee) : lettreDeLevee(siret, prononcee, levee);
  const contenu = new TextEncoder().encode(texte);
  const sha256 = createHash('sha256').update(contenu).digest('hex');
  return { key: `${siret}/lettres/${sha256}.html`, sha256, contenu };
}

/** Created once: its content gives its name. */
export async function garderLaLettre(
  { objets }: { readonly objets: ObjectStore },
  { key, sha256, contenu }: ReturnType<typeof lettreDe>,
): Promise<ObjetScelle> {
  const { ref } = await objets.create('registre', key, contenu);
  return { key: ref.key, version: ref.version, sha256 };
}

const SUSPENDUE = {
  sujet: 'Suspension de votre adhésion : lettre de notification',
  texte: `Le comptable public a suspendu les effets de votre adhésion au protocole d’échange standard
(arrêté du 27 juin 2007, art. 6).

Connectez-vous à Passerelle, rubrique « Adhésions » : la lettre de notification vous y attend, avec
ce qu’il vous faut désormais transmettre sur papier. Vos fichiers restent reçus et vérifiés.

Ce message ne fait pas foi : seule la lettre, dans Passerelle, dit la décision.
`,
};

const LEVEE = {
  sujet: 'Levée de la suspension de votre adhésion : lettre de notification',
  texte: `Le comptable public a levé la suspension des effets de votre adhésion au protocole d’échange standard
(arrêté du 27 juin 2007, art. 6).

Connectez-vous à Passerelle, rubrique « Adhésions » : la lettre vous y attend, avec ce qui reste dû sur
papier pour la durée de la suspension.

Ce message ne fait pas foi : seule la lettre, dans Passerelle, dit la décision.
`,
};

function courriel(siret: string, { levee, depuis }: ADire, { courriels }: Adresse): Courrier {
  const contenu = { a: [...courriels], ...(levee === null ? SUSPENDUE : LEVEE) };
  return { id: sha256Jcs([levee === null ? 'suspension' : 'levee', siret, depuis, contenu]), ...contenu };
}

/**
 * Whether he was told. Nothing to do where all was told already. Where that has been overtaken while the mail left, the
 * mail proves nothing of what came after, whose own échéance waits.
 */
async function notifierUn(needs: NotifierNeeds, siret: string): Promise<boolean> {
  const stream = `adhesion/${siret}`;
  const { events, seq } = await needs.journal.read(stream);
  const quoi = aDire(etatPresent(lireAdhesion(events)).suivi);
  const at = needs.horloge.now();
  const differer = async (echeances: NonNullable<Append['echeances']>) => {
    await needs.journal.append({ stream, expected: seq, events: [], at, echeances });
    return false;
  };
  if (quoi === null) return differer({ remove: [echeanceDeNotification(siret, '').id] });
  const adresse = await needs.adresseDe(siret);
  if (adresse === null) {
    const date = new Date(Date.parse(at) + NOUVEL_ESSAI_MS).toISOString();
    return differer({ put: [echeanceDeNotification(siret, date)] });
  }
  const gardee = await garderLaLettre(needs, lettreDe(siret, quoi));
  await needs.courrier.envoyer(courriel(siret, quoi, adresse));
  const preuve = {
    ...({ moyen: 'courriel', destinataire: adresse.reference, lettre: gardee } as const),
    ...{ le: needs.horloge.now(), saisiPar: PASSERELLE },
  };
  const resultat = await executer(
    needs,
    siret,
    quoi.levee === null
      ? { type: 'notifier', prononceeLe: quoi.depuis, ...preuve }
      : { type: 'notifierLevee', leveeLe: quoi.depuis, ...preuve },
  );
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
