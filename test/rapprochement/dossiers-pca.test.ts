/** What stands beside a dossier's stream is what its events say, after any day at the counter; each lie has its name. */
import { expect, test } from 'vitest';
import { auditer, type Instantane } from '../../functions/rapprochement/auditer.ts';
import { type Departement, demandeEnClair, enVigueur, recu } from '../pca/departement.ts';
import { COMPTABLE, etude, POSTE } from '../pca/exemples.ts';

const instantane = ({ journal, horloge }: Departement): Instantane => ({
  flux: [...journal.flux].map(([stream, flux]) => ({ stream, ...flux })),
  ...{ objets: [], marques: [], annonces: null, prisLe: horloge.now(), lire: () => null, empreinte: () => null },
  outbox: [...journal.outbox.values()],
  echeances: [...journal.echeances.values()],
  claims: [...journal.claims].map(([key, holder]) => ({ key, holder })),
});

const codes = (etat: Instantane) =>
  auditer(etat, { finiAvant: '0', auRepos: true, scelleAvant: '0' }).map(({ code }) => code);

/** One in transit, one being paid, one prolonged then withdrawn, one on paper, one wholly paid. */
async function unJour() {
  const d = await enVigueur();
  const payer = (numero: string, mouvement: string, montant: number) =>
    d.agir(numero, etude(), { type: 'VersementRecu', mouvement, mode: 'virement', recuLe: '2026-01-12', montant });
  const [paye, retire, solde] = [await recu(d, 30_000), await recu(d, 40_000), await recu(d, 50_000)];
  await payer(paye, 'V-1', 10_000);
  await payer(solde, 'V-2', 50_000);
  await d.agir(retire, COMPTABLE, {
    type: 'PhaseProlongee',
    survenuLe: '2026-01-12',
    terme: '2026-04-30',
    motif: 'autre',
  });
  await d.agir(retire, COMPTABLE, { type: 'DossierRetire', survenuLe: '2026-01-12', motif: 'retrait' });
  const enRoute = demandeEnClair(1000);
  await d.confier(enRoute);
  await d.confier(demandeEnClair(1000, { voie: 'papier' }));
  await d.expedier();
  await d.accuser(`pca.${POSTE}.${paye}.3`, COMPTABLE);
  return { d, paye, enRoute: enRoute.numero };
}

test('un jour ordinaire ne laisse aucun écart', async () => {
  const { d } = await unJour();
  expect(codes(instantane(d))).toEqual([]);
});

test('chaque écart a son nom', async () => {
  const { d, paye, enRoute } = await unJour();
  const etat = instantane(d);
  const sansUn = <T>(tous: readonly T[], lequel: (un: T) => boolean) => {
    const rang = tous.findIndex(lequel);
    expect(rang).not.toBe(-1);
    return tous.toSpliced(rang, 1);
  };
  const stream = `dossier/${POSTE}-${paye}`;
  const echeances = sansUn(etat.echeances, (une) => une.stream === stream && une.type === 'pca-reversement');
  expect(codes({ ...etat, echeances })).toEqual(['DATE_ATTENDUE_FAUSSE']);
  const decalees = etat.echeances.map((une) =>
    une.type === 'pca-lecture-par-l-etude' ? { ...une, date: '2026-02-01' } : une,
  );
  expect(codes({ ...etat, echeances: decalees })).toEqual(['DATE_ATTENDUE_FAUSSE']);
  expect(codes({ ...etat, echeances: sansUn(etat.echeances, ({ type }) => type === 'pca-fin-du-contrat') })).toEqual([
    'DATE_ATTENDUE_FAUSSE',
  ]);
  for (const nom of ['creance/', 'versement/'])
    expect(codes({ ...etat, claims: sansUn(etat.claims, ({ key }) => key.startsWith(nom)) })).toEqual(['NOM_NON_TENU']);
  expect(codes({ ...etat, claims: [...etat.claims, { key: 'creance/x', holder: stream }] })).toEqual([
    'NOM_TENU_EN_TROP',
  ]);
  expect(codes({ ...etat, claims: [...etat.claims, { key: 'creance/x', holder: 'dossier/052001-nul' }] })).toEqual([
    'NOM_TENU_EN_TROP',
  ]);
  const estLaDemande = ({ id }: { readonly id: string }) => id === `pca.${POSTE}.${enRoute}.1`;
  expect(codes({ ...etat, outbox: sansUn(etat.outbox, estLaDemande) })).toEqual(['ENVOI_OUBLIE']);
  const ailleurs = etat.outbox.map((une) => (estLaDemande(une) ? { ...une, queue: 'etude-52000000200019' } : une));
  expect(codes({ ...etat, outbox: ailleurs })).toEqual(['ENVOI_ALTERE']);
  const [un] = etat.outbox;
  expect(codes({ ...etat, outbox: [...etat.outbox, { ...un!, id: `pca.${POSTE}.${paye}.3` }] })).toEqual([
    'ENVOI_EN_TROP',
  ]);
  const flux = etat.flux.map((lui) => (lui.stream.startsWith('contrat/') ? { ...lui, epoch: 9 } : lui));
  expect(codes({ ...etat, flux })).toEqual(['EPOQUE_FAUSSE']);
});
