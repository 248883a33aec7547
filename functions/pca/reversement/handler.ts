/**
 * One transfer, many dossiers (contract art. 10): the announcement is appended to its own stream, holding each of its
 * payments, then carried to each dossier. What another transfer holds is carried first, then decided upon again.
 */
import {
  type AnnoncerReversement,
  annoncerReversementSchema,
  encaisserReversementSchema,
} from '../../../schemas/messages/pca/reversement.ts';
import type { Resultat } from '../../../schemas/messages/refus.ts';
import { dateCivile } from '../../adhesion/heure-de-paris.ts';
import type { Qui } from '../../habilitation/qui.ts';
import type { Evenement } from '../../journal/evenement.ts';
import type { Claim, Fence } from '../../platform/ports.ts';
import type { PcaNeeds } from '../besoins.ts';
import type { Contrat } from '../contrat/cycle.ts';
import type { Dossier } from '../dossier/etat.ts';
import { lireLeContrat, lireLeDossier } from '../dossier/lu.ts';
import { empreinteDuCompte, empreinteDuMessage } from '../empreintes.ts';
import { fluxDossier, fluxReversement } from '../flux.ts';
import { refuser } from '../refus.ts';
import { annoncer, type DecisionReversement, encaisser, type Reversement } from './decide.ts';
import { type Annonce, echeanceDePort, lireUnReversement, type PorterNeeds, porter, prisesDe } from './porter.ts';

export type ReversementNeeds = PorterNeeds & Pick<PcaNeeds, 'cles'>;

type Recu = Resultat<{ readonly events: readonly Evenement[] }>;

/** The account is known by its keyed hash alone. */
function annonceDe({ cles }: ReversementNeeds, { acteur }: Qui, etude: string, lue: AnnoncerReversement): Annonce {
  const { iban, message, ...contenu } = lue;
  const compte = iban === null ? null : empreinteDuCompte(cles, iban);
  const empreinte = empreinteDuMessage(cles, { ...contenu, compte });
  return { ...contenu, etude, compte, message: { id: message.id, empreinte, par: acteur } };
}

interface Contexte {
  readonly dossiers: ReadonlyMap<string, Dossier>;
  /** One, but where a département changed contracts between two of the dossiers. */
  readonly contrats: readonly Contrat[];
  readonly fences: readonly Fence[];
}

async function lireLeContexte({ journal }: ReversementNeeds, { poste, lignes }: Annonce): Promise<Contexte> {
  const numeros = [...new Set(lignes.map(({ dossier }) => dossier))];
  const dossiers = await Promise.all(
    numeros.map(async (numero) => (await lireLeDossier(journal, fluxDossier(poste, numero))).dossier),
  );
  const noms = new Set(dossiers.flatMap(({ demande }) => (demande === null ? [] : [demande.contrat])));
  const lus = await Promise.all([...noms].map((contrat) => lireLeContrat(journal, contrat)));
  return {
    dossiers: new Map(dossiers.flatMap((dossier) => (dossier.demande ? [[dossier.demande.numero, dossier]] : []))),
    contrats: lus.map(({ contrat }) => contrat),
    fences: lus.map(({ fence }) => fence),
  };
}

/** The account must be admitted by each of the contracts. Without any, no line names a dossier of the poste. */
function decider(reversement: Reversement, annonce: Annonce, contexte: Contexte, jour: string): DecisionReversement {
  const decisions = contexte.contrats.map((contrat) => annoncer(reversement, annonce, { ...contexte, contrat, jour }));
  return decisions.find(({ ok }) => !ok) ?? decisions[0] ?? refuser('DOSSIER_INCONNU');
}

/** Their reversements are decided already: this one comes after. */
async function porterLesAutres(needs: ReversementNeeds, pris: readonly Claim[]): Promise<void> {
  for (const stream of new Set(pris.map(({ holder }) => holder))) await porter(needs, stream);
}

async function enregistrerLAnnonce(needs: ReversementNeeds, stream: string, annonce: Annonce): Promise<Recu> {
  for (;;) {
    const { reversement, seq } = await lireUnReversement(needs.journal, stream);
    const contexte = await lireLeContexte(needs, annonce);
    const at = needs.horloge.now();
    const jour = dateCivile(at);
    const decision = decider(reversement, annonce, contexte, jour);
    if (!decision.ok || decision.events.length === 0) return decision.ok ? { ok: true, events: [] } : decision;
    const resultat = await needs.journal.append({
      ...{ stream, expected: seq, events: decision.events, at, fences: contexte.fences },
      echeances: { put: [echeanceDePort(stream, jour)] },
      claims: { take: prisesDe(stream, annonce, contexte.dossiers) },
    });
    if (resultat.ok) return resultat;
    if (resultat.conflict === 'claim') await porterLesAutres(needs, resultat.taken);
  }
}

/** The étude tells of one transfer. Input: `annoncerReversementSchema`. Refused whole: see `annoncer`. */
export const annoncerReversement =
  (needs: ReversementNeeds) =>
  async (qui: Qui, input: unknown): Promise<Recu> => {
    const lue = annoncerReversementSchema.parse(input);
    const { siret } = qui.acteur;
    if (siret === undefined) return refuser('ACTE_RESERVE_A_L_ETUDE');
    const stream = fluxReversement(siret, lue.reversement);
    const recu = await enregistrerLAnnonce(needs, stream, annonceDe(needs, qui, siret, lue));
    if (recu.ok) await porter(needs, stream);
    return recu;
  };

/** The comptable says what came in. Input: `encaisserReversementSchema`. A difference is recorded, never absorbed. */
export const encaisserReversement =
  (needs: ReversementNeeds) =>
  async (qui: Qui, input: unknown): Promise<Recu> => {
    const { etude, reversement: reference, message, ...contenu } = encaisserReversementSchema.parse(input);
    const stream = fluxReversement(etude, reference);
    const empreinte = empreinteDuMessage(needs.cles, contenu);
    const recu = { ...contenu, message: { id: message.id, empreinte, par: qui.acteur } };
    for (;;) {
      const { reversement, seq } = await lireUnReversement(needs.journal, stream);
      const at = needs.horloge.now();
      const decision = encaisser(reversement, recu, dateCivile(at));
      if (!decision.ok || decision.events.length === 0) return decision.ok ? { ok: true, events: [] } : decision;
      const resultat = await needs.journal.append({ stream, expected: seq, events: decision.events, at });
      if (resultat.ok) return resultat;
    }
  };
