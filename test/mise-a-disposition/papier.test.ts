/** The paper of art. 6: due for what was handed over without dispense, ticked off once, by the poste that waits for it. */
import { expect, test } from 'vitest';
import { etatDeLaMise, MISE_ABSENTE, type Mise } from '../../functions/mise-a-disposition/cycle.ts';
import { cocherLePapier, deciderLePapier } from '../../functions/mise-a-disposition/papier.ts';
import { confirmerReception } from '../../functions/mise-a-disposition/reception.ts';
import { verifier } from '../../functions/verification/handler.ts';
import { lireMise } from '../../schemas/evenements/mise.ts';
import { adherer, deposer, juge } from '../depot/etapes.ts';
import { CODIQUE, COMPTABLE, verdict } from '../depot/exemples.ts';
import { plateformePassagere } from '../platform/dossier.ts';

const coche = { par: CODIQUE, objet: 'bordereau', recuLe: '2026-11-05', saisiPar: COMPTABLE } as const;
const DUE: Mise = {
  ...MISE_ABSENTE,
  etat: 'recue',
  destinataire: CODIQUE,
  dispense: { bordereau: false, pj: true, raisons: ['adhesion-suspendue'] },
};

test.each<readonly [string, Mise, Parameters<typeof deciderLePapier>[1], string | null]>([
  ['attendu', DUE, coche, 'PapierRecu'],
  ['dispensé', DUE, { ...coche, objet: 'pj' }, 'PAPIER_NON_DU'],
  ['d’un autre poste', DUE, { ...coche, par: '033999' }, 'AUTRE_DESTINATAIRE'],
  ['à venir', DUE, { ...coche, recuLe: '2026-11-06' }, 'DATE_A_VENIR'],
  ['d’avant la remise', DUE, { ...coche, recuLe: '2026-11-01' }, 'DATE_IMPOSSIBLE'],
  ['du jour de la remise', DUE, { ...coche, recuLe: '2026-11-02' }, 'PapierRecu'],
  ['d’un bordereau rejeté', { ...DUE, etat: 'rejetee' }, coche, 'DEJA_REJETEE'],
  ['déjà coché', { ...DUE, papier: { bordereau: '2026-11-04' } }, coche, null],
  ['de rien', MISE_ABSENTE, coche, 'MISE_INCONNUE'],
])('un papier %s', (_, mise, commande, attendu) => {
  const decision = deciderLePapier(mise, commande, { du: '2026-11-02', au: '2026-11-05' });
  expect(decision.ok ? (decision.event?.type ?? null) : decision.refus.code).toBe(attendu);
});

test('le papier coché ne vaut pas réception des données : le message reste à envoyer jusqu’à elle', async () => {
  const plateforme = plateformePassagere();
  await adherer(plateforme);
  const { depotId } = await deposer(plateforme, '51');
  await verifier({ ...plateforme, verifierObjet: juge(verdict({ signatures: [] }), '51') })({ depotId });
  const dedupId = `${depotId}-1`;
  const attente = async () =>
    (await plateforme.journal.outboxDue({ sentBefore: '9999-01-01T00:00:00.000Z', limit: 10 })).map(({ id }) => id);
  const recuLe = plateforme.horloge.now().slice(0, 10);
  const cocher = () => cocherLePapier(plateforme)({ ...coche, recuLe, dedupId });
  expect(await cocher()).toMatchObject({ ok: true });
  expect(await cocher()).toMatchObject({ ok: true, papier: { bordereau: recuLe } });
  expect(await attente()).toContain(dedupId);
  await confirmerReception(plateforme)({ dedupId, par: CODIQUE });
  expect(await attente()).not.toContain(dedupId);
  const mise = etatDeLaMise(lireMise((await plateforme.journal.read(`mise/${depotId}/1`)).events));
  expect(mise).toMatchObject({ etat: 'recue', papier: { bordereau: recuLe } });
});
