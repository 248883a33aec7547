/** The recipient's acts: each once, in order, and never two that contradict each other. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evolve, MISE_ABSENTE, type Mise } from '../../functions/mise-a-disposition/cycle.ts';
import { type CommandeMise, decide } from '../../functions/mise-a-disposition/decide.ts';
import type { MiseNouveau } from '../../schemas/evenements/mise.ts';
import { CODIQUE } from '../depot/exemples.ts';

const DEPOT = 'd'.repeat(64);
const decidee: MiseNouveau = {
  type: 'MiseADispositionDecidee',
  v: 1,
  data: {
    dedupId: `${DEPOT}-1`,
    depotId: DEPOT,
    n: 1,
    destinataire: CODIQUE,
    dispense: { bordereau: false, pj: false, raisons: [] },
    epochAdhesion: 1,
  },
};
const envoyee: MiseNouveau = { type: 'MisADisposition', v: 1, data: { envoi: 1 } };

const confirmer: CommandeMise = { type: 'confirmerReception', par: CODIQUE };
const prendre: CommandeMise = { type: 'prendreEnCharge', par: CODIQUE };
const rejeter = (motif: string): CommandeMise => ({ type: 'rejeter', par: CODIQUE, motif });

function apres(mise: Mise, ...commandes: readonly CommandeMise[]): Mise {
  return commandes.reduce((etat, commande) => {
    const decision = decide(etat, commande);
    return decision.ok && decision.event ? evolve(etat, decision.event) : etat;
  }, mise);
}

const ENVOYEE = [decidee, envoyee].reduce(evolve, MISE_ABSENTE);

function reponse(mise: Mise, commande: CommandeMise): string {
  const decision = decide(mise, commande);
  if (!decision.ok) return decision.refus.code;
  return decision.event?.type ?? 'déjà fait';
}

describe('decide', () => {
  test.each([
    ['inconnue', MISE_ABSENTE, confirmer, 'MISE_INCONNUE'],
    ['d’un autre poste', ENVOYEE, { ...confirmer, par: '033999' }, 'AUTRE_DESTINATAIRE'],
    ['avant réception', ENVOYEE, prendre, 'RECEPTION_NON_CONFIRMEE'],
    ['avant réception', ENVOYEE, rejeter('Pièce absente.'), 'RECEPTION_NON_CONFIRMEE'],
    ['réception', ENVOYEE, confirmer, 'ReceptionConfirmee'],
    ['réception avant la marque d’envoi', [decidee].reduce(evolve, MISE_ABSENTE), confirmer, 'ReceptionConfirmee'],
    ['réception répétée', apres(ENVOYEE, confirmer), confirmer, 'déjà fait'],
    ['prise en charge', apres(ENVOYEE, confirmer), prendre, 'PrisEnCharge'],
    ['prise en charge répétée', apres(ENVOYEE, confirmer, prendre), prendre, 'déjà fait'],
    ['rejet après prise en charge', apres(ENVOYEE, confirmer, prendre), rejeter('Non.'), 'DEJA_PRISE_EN_CHARGE'],
    ['rejet', apres(ENVOYEE, confirmer), rejeter('Pièce absente.'), 'RejeteParLeComptable'],
    ['rejet sans motif', apres(ENVOYEE, confirmer), rejeter('  '), 'MOTIF_ABSENT'],
    ['rejet répété', apres(ENVOYEE, confirmer, rejeter('Pièce absente.')), rejeter(' Pièce absente. '), 'déjà fait'],
    [
      'rejet pour un autre motif',
      apres(ENVOYEE, confirmer, rejeter('Pièce absente.')),
      rejeter('Autre.'),
      'REJET_DEJA_MOTIVE',
    ],
    ['prise en charge après rejet', apres(ENVOYEE, confirmer, rejeter('Non.')), prendre, 'DEJA_REJETEE'],
    ['réception répétée après rejet', apres(ENVOYEE, confirmer, rejeter('Non.')), confirmer, 'déjà fait'],
  ] as const)('%s', (_, mise, commande, attendu) => {
    expect(reponse(mise, commande)).toBe(attendu);
  });
});

test('quelle que soit la suite, une réception et une seule issue au plus', () => {
  const commandes = fc.array(fc.constantFrom(confirmer, prendre, rejeter('a'), rejeter('b')), { maxLength: 20 });
  fc.assert(
    fc.property(commandes, (suite) => {
      const events: string[] = [];
      let mise = ENVOYEE;
      for (const commande of suite) {
        const decision = decide(mise, commande);
        if (!decision.ok || decision.event === null) continue;
        events.push(decision.event.type);
        mise = evolve(mise, decision.event);
      }
      expect(events.length).toBeLessThanOrEqual(2);
      expect(events.slice(0, 1)).toEqual(events.length > 0 ? ['ReceptionConfirmee'] : []);
    }),
  );
});
