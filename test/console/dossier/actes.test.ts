/** What a page offers is what its reader may do: tried against the rules themselves, in every state of a life. */
import { describe, expect, test } from 'vitest';
import { montrerLeDossier } from '../../../functions/console/lecture/dossier/dossier-montre.ts';
import { ACTES_MONTRES, actesPossibles } from '../../../functions/console/pages/dossier/actes-possibles.ts';
import type { Acte } from '../../../functions/pca/dossier/actes.ts';
import { refusDeLAuteur } from '../../../functions/pca/dossier/auteurs.ts';
import { transition } from '../../../functions/pca/dossier/transitions.ts';
import type { Acteur } from '../../../schemas/evenements/identifiants.ts';
import { agirSchema } from '../../../schemas/messages/pca/agir.ts';
import { contestation, delai, insolvabiliteRetenue, retrait, versement } from '../../pca/actes.ts';
import { PDF, qui } from '../../pca/departement.ts';
import { AGENT, AUTRE_ETUDE, COMPTABLE, dossierRecu, etude, message, POSTE } from '../../pca/exemples.ts';
import { dossiersEprouves } from './dossiers-eprouves.ts';

const VIES = {
  recu: [],
  'en-cours': [versement('V1', '2026-02-03', 1_000)],
  suspendu: [contestation('juridiction', 'suspendre', '2026-02-03')],
  delai: [delai([5_000, 5_000], '2026-02-03')],
  solde: [versement('V1', '2026-02-03', 12_000)],
  retire: [retrait('retrait', '2026-02-03')],
  insolvable: [insolvabiliteRetenue('2026-02-03')],
} as const satisfies Record<string, readonly Acte[]>;

const PERSONNES: readonly Acteur[] = [
  COMPTABLE,
  AGENT,
  { ...COMPTABLE, codique: '052002' },
  etude(),
  etude(AUTRE_ETUDE),
];

async function montreDe(actes: readonly Acte[]) {
  const vie = dossierRecu('2026-02-02', 10_000);
  for (const acte of actes) expect(vie.faire('2026-02-03', acte)).not.toBeTypeOf('string');
  const events = vie.events().map((event, rang) => ({
    ...{ ...event, stream: 'dossier/x', seq: rang + 1, at: '2026-02-03T09:00:00.000Z' },
    ...{ prev: '0'.repeat(64), hash: '0'.repeat(64) },
  }));
  const read = async () => ({ events, seq: events.length, epoch: 0 });
  const horloge = { now: () => '2026-02-03T09:00:00.000Z' };
  const montre = await montrerLeDossier({ journal: { read } as never, horloge }, { poste: POSTE, numero: 'x' });
  if (montre === null) throw new Error('no dossier');
  return montre;
}

describe.each(Object.keys(VIES))('%s', (nom) => {
  test('each person is offered what neither his role nor the state refuses, and nothing else that both would', async () => {
    const montre = await montreDe(VIES[nom as keyof typeof VIES]).catch(() => null);
    // Without a contract in the journal, échéances before the reception are not asked for: every life here is received.
    expect(montre).not.toBeNull();
    if (montre === null) return;
    for (const acteur of PERSONNES)
      for (const acte of ACTES_MONTRES) {
        const essai = { type: acte.type, data: { message: message(acteur) } } as unknown as Acte;
        const permis = refusDeLAuteur(montre.dossier, essai) === null;
        const possible = transition(montre.dossier.etat, acte.type) !== null;
        const offert = actesPossibles(montre, qui(acteur)).includes(acte);
        const etranger = acteur.codique === '052002';
        if (offert && !etranger) expect([acte.chemin, permis, possible]).toEqual([acte.chemin, true, true]);
        if (!offert && permis && possible)
          expect([acte.chemin, acte.utile !== undefined || acte.type === 'PhaseProlongee']).toEqual([
            acte.chemin,
            true,
          ]);
      }
  });
});

test('every act that a message may hold has its page', () => {
  const types = agirSchema.options.map((une) => une.shape.type.value);
  expect([...new Set(ACTES_MONTRES.map(({ type }) => type))].sort()).toEqual([...types].sort());
});

test('an insolvency is told with its proof, which the comptable downloads, and without it is refused beside its field', async () => {
  const { confier, soumettre, page, lire, etude: elle, ferrand } = await dossiersEprouves('2026-02-02');
  await confier('I-1', 20_000);
  const adresse = `/dossiers/${POSTE}/I-1`;
  const champs = { message: 'i-1', survenuLe: '2026-02-02', constat: 'rsa' };
  const sans = await soumettre(`${adresse}/actes/insolvabilite`, elle, champs);
  expect(sans.status).toBe(422);
  expect(await sans.text()).toContain('<a href="#preuves">');
  const preuves = new File([PDF], 'rsa.pdf');
  expect((await soumettre(`${adresse}/actes/insolvabilite`, elle, { ...champs, preuves })).status).toBe(303);
  const html = await page(adresse, ferrand);
  expect(html).toContain('signale l’insolvabilité du redevable (bénéficiaire du RSA), avec 1\u00a0justificatif');
  const lien = [...html.matchAll(/href="([^"]+\/objets\/[0-9a-f]{64})">Justificatif/g)][0]?.[1] ?? '';
  const document = await lire(lien, ferrand);
  expect([document.status, document.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  expect(new Uint8Array(await document.arrayBuffer())).toEqual(PDF);
});

test('what cannot be taken back is read again before it is done, and done once', async () => {
  const { confier, soumettre, lire, etude: elle, ferrand, journal } = await dossiersEprouves('2026-02-02');
  await confier('R-1', 20_000);
  await lire(`/dossiers/${POSTE}/R-1`, elle);
  const chemin = `/dossiers/${POSTE}/R-1/actes/retrait`;
  const champs = { message: 'r-1', motif: 'hors-ressort', survenuLe: '2026-02-02' };
  const avant = await soumettre(chemin, ferrand, champs);
  expect(avant.status).toBe(200);
  expect(await avant.text()).toContain('redevable hors du ressort');
  for (const statut of [303, 303])
    expect((await soumettre(chemin, ferrand, { ...champs, confirme: 'oui' })).status).toBe(statut);
  expect(journal.tous.filter(({ type }) => type === 'DossierRetire')).toHaveLength(1);
});
