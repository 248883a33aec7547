/**
 * The statement of a quarter, ours and the étude's. Which dossiers to read comes from a read model, that may be some
 * seconds behind the journal; each figure is computed from their streams. An audit calls `calculerEtat` with the dossiers
 * of the whole journal, and says so whether the read model forgot one.
 */
import type { ObjetScelle } from '../../../schemas/evenements/identifiants.ts';
import { lireEtat } from '../../../schemas/evenements/pca-etat.ts';
import { type DeposerEtat, deposerEtatSchema } from '../../../schemas/messages/pca/etat-recapitulatif.ts';
import type { Resultat } from '../../../schemas/messages/refus.ts';
import type { Chiffres, CleDEtat } from '../../../schemas/pca/etat-recapitulatif.ts';
import { dateCivile } from '../../adhesion/heure-de-paris.ts';
import type { Qui } from '../../habilitation/qui.ts';
import { type Evenement, jcs, sha256Jcs } from '../../journal/evenement.ts';
import type { Clock, Journal, ObjectStore } from '../../platform/ports.ts';
import { enMandataire } from '../contrat/mandataire.ts';
import { lireLeContrat, lireLeDossier } from '../dossier/lu.ts';
import { echeanceDeCloture } from '../echeance/clore.ts';
import { cleEnTexte, fluxEtat } from '../flux.ts';
import { ranger } from '../objets.ts';
import { ajouter, CHIFFRES_NULS, calculer } from './calculer.ts';
import { deposer } from './deposer.ts';

export interface CalculerNeeds {
  readonly journal: Pick<Journal, 'read'>;
  /** Pages of the streams that may have something to tell of that quarter: some that have not do no harm. */
  readonly dossiersDe: (cle: CleDEtat) => AsyncIterable<readonly string[]>;
}

export interface DeposerNeeds extends CalculerNeeds {
  readonly journal: Journal;
  readonly objets: ObjectStore;
  readonly horloge: Clock;
}

async function lire({ journal }: Pick<CalculerNeeds, 'journal'>, streams: readonly string[]) {
  return Promise.all(streams.map(async (stream) => (await lireLeDossier(journal, stream)).events));
}

/** The opening of a quarter is the closing of the one before it: both are read from the same days (art. 9). */
export async function calculerEtat(needs: CalculerNeeds, cle: CleDEtat): Promise<Chiffres> {
  let total = CHIFFRES_NULS;
  for await (const streams of needs.dossiersDe(cle)) total = ajouter(total, calculer(cle, await lire(needs, streams)));
  return total;
}

/** What was declared, as it was given, where no signed file brought it. */
const garder = ({ objets }: DeposerNeeds, { etat, declare }: DeposerEtat, { acteur }: Qui): Promise<ObjetScelle> => {
  const lieu = { bucket: 'pca', prefixe: `etats/${cleEnTexte(etat)}/` } as const;
  return ranger(objets, lieu, Buffer.from(jcs({ etat, declare, par: acteur }), 'utf8'));
};

/** Before it is decided, nothing is kept. */
const PROVISOIRE: ObjetScelle = { key: 'provisoire', version: 'provisoire', sha256: '0'.repeat(64) };

/** The étude hands its statement in. Input: `deposerEtatSchema`. Recorded beside ours, differences and all. */
export const deposerEtat =
  (needs: DeposerNeeds) =>
  async (qui: Qui, input: unknown): Promise<Resultat<{ readonly events: readonly Evenement[] }>> => {
    const lu = deposerEtatSchema.parse(input);
    const { message, etat, declare } = lu;
    const stream = fluxEtat(etat);
    const vu = { id: message.id, empreinte: sha256Jcs({ etat, declare }) };
    for (;;) {
      const { events, seq } = await needs.journal.read(stream);
      const { contrat } = await lireLeContrat(needs.journal, etat.contrat);
      const par = enMandataire(qui.acteur, contrat.signe?.titulaire ?? null);
      const calcule = await calculerEtat(needs, etat);
      const at = needs.horloge.now();
      const depot = { message: { ...vu, par }, etat, declare, deposeLe: dateCivile(at) };
      const decider = (objet: ObjetScelle) => deposer(lireEtat(events), { ...depot, objet }, { contrat, calcule });
      const prevue = decider(lu.objet ?? PROVISOIRE);
      if (!prevue.ok || prevue.events.length === 0) return prevue.ok ? { ok: true, events: [] } : prevue;
      const decision = lu.objet === null ? decider(await garder(needs, lu, qui)) : prevue;
      if (!decision.ok) return decision;
      const echeances = { put: [echeanceDeCloture(stream, depot.deposeLe)] };
      const resultat = await needs.journal.append({ stream, expected: seq, events: decision.events, at, echeances });
      if (resultat.ok) return resultat;
    }
  };
