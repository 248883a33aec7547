/** An invented département on a platform in memory: a contract in force, and people who act through the handlers. */
import { expect } from 'vitest';
import { clesDe } from '../../functions/habilitation/personne.ts';
import { expedier } from '../../functions/mise-a-disposition/expedition.ts';
import { tenirLeContrat } from '../../functions/pca/contrat/handler.ts';
import { agir, confier } from '../../functions/pca/dossier/handler.ts';
import { lireLeDossier } from '../../functions/pca/dossier/lu.ts';
import { confirmerReceptionPca } from '../../functions/pca/envoi/handler.ts';
import { fluxDossier } from '../../functions/pca/flux.ts';
import type { Journal } from '../../functions/platform/ports.ts';
import type { Acteur } from '../../schemas/evenements/identifiants.ts';
import { type Echange, echangeSchema } from '../../schemas/messages/pca/echange.ts';
import { FilesEnMemoire } from '../desastre/plateforme/files.ts';
import { JournalEnMemoire } from '../desastre/plateforme/journal.ts';
import { ObjetsEnMemoire } from '../desastre/plateforme/objets.ts';
import { demandeEnClair, nouveau, qui, signature } from './en-clair.ts';
import { COMPTABLE, CONTRAT, DDFIP, etude, POSTE } from './noms.ts';

export * from './en-clair.ts';

export function departement(depart = '2026-01-12') {
  let instant = Date.parse(`${depart}T09:00:00.000Z`);
  const horloge = { now: () => new Date(instant).toISOString() };
  const needs = {
    ...{ horloge, journal: new JournalEnMemoire(), objets: new ObjetsEnMemoire(horloge) },
    ...{ files: new FilesEnMemoire({ horloge }), cles: clesDe(new Uint8Array(32).fill(7)) },
  };
  const dossier = (numero: string) => ({ poste: POSTE, numero });
  return {
    ...needs,
    needs,
    au: (jour: string, heure = '09:00') => {
      instant = Date.parse(`${jour}T${heure}:00.000Z`);
    },
    /** The same journal, where something else happens just before the next append. */
    avantDAppendre: (quoi: () => Promise<void>): Journal => {
      let fait = false;
      const { journal } = needs;
      return {
        read: (stream) => journal.read(stream),
        holders: (keys) => journal.holders(keys),
        outboxDue: (options) => journal.outboxDue(options),
        echeancesDues: (options) => journal.echeancesDues(options),
        append: async (append) => {
          if (!fait) {
            fait = true;
            await quoi();
          }
          return journal.append(append);
        },
      };
    },
    lire: async (numero: string) => (await lireLeDossier(needs.journal, fluxDossier(POSTE, numero))).dossier,
    types: async (numero: string) =>
      (await needs.journal.read(fluxDossier(POSTE, numero))).events.map(({ type }) => type),
    tenir: (acte: object, par: Acteur = DDFIP) => tenirLeContrat(needs)(qui(par), CONTRAT, acte),
    confier: (demande: object, par: Acteur = COMPTABLE) => confier(needs)(qui(par), demande),
    agir: (numero: string, par: Acteur, acte: object) =>
      agir(needs)(qui(par), dossier(numero), { message: nouveau(), ...acte }),
    expedier: () => expedier(needs),
    accuser: (dedupId: string, par: Acteur = etude()) => confirmerReceptionPca(needs)(qui(par), dedupId),
    accuserPar: (journal: Journal, dedupId: string) =>
      confirmerReceptionPca({ journal, horloge })(qui(etude()), dedupId),
    /** What waits in a queue, taken away. */
    releve: async (queue: string): Promise<Echange[]> => {
      const messages = await needs.files.receive(queue, { max: 10, leaseSeconds: 60 });
      for (const { handle } of messages) await needs.files.delete(queue, handle);
      return messages.map(({ body }) => echangeSchema.parse(JSON.parse(body)));
    },
  };
}
export type Departement = ReturnType<typeof departement>;

/** With a contract notified, in force. */
export async function enVigueur(depart?: string, notifieLe = '2024-03-01', change = {}): Promise<Departement> {
  const d = departement(depart);
  expect(await d.tenir(signature(change))).toMatchObject({ ok: true });
  expect(await d.tenir({ type: 'ContratNotifie', message: nouveau(), le: notifieLe })).toMatchObject({ ok: true });
  return d;
}

/** Entrusted, sent and received on the day where it stands. Gives its number. */
export async function recu(d: Departement, montant: number, change = {}): Promise<string> {
  const demande = demandeEnClair(montant, { signeeLe: d.horloge.now().slice(0, 10), ...change });
  expect(await d.confier(demande)).toMatchObject({ ok: true, deja: false });
  await d.expedier();
  expect(await d.accuser(`pca.${POSTE}.${demande.numero}.1`)).toEqual({ ok: true, deja: false });
  return demande.numero;
}

/** The code of a refusal, or the types of the events. */
export const issue = (resultat: Awaited<ReturnType<Departement['agir']>>) =>
  resultat.ok ? resultat.events.map(({ type }) => type) : resultat.refus.code;
