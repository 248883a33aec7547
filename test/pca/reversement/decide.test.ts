/** What the étude hands over: whole, to the cent, from its own account, and what the comptable says of it. */
import { describe, expect, test } from 'vitest';
import { chainer, HASH_ORIGINE } from '../../../functions/journal/evenement.ts';
import { aReverser } from '../../../functions/pca/argent/compte.ts';
import type { Contrat } from '../../../functions/pca/contrat/cycle.ts';
import type { Dossier } from '../../../functions/pca/dossier/etat.ts';
import { etatDuDossier } from '../../../functions/pca/dossier/evolve.ts';
import { fluxReversement } from '../../../functions/pca/flux.ts';
import { annoncer, encaisser, evolve, REVERSEMENT_ABSENT } from '../../../functions/pca/reversement/decide.ts';
import { type DonneesDuReversement, lireReversement } from '../../../schemas/evenements/pca-reversement.ts';
import { sha256De } from '../../depot/exemples.ts';
import { rejet, versement } from '../actes.ts';
import {
  AUTRE_ETUDE,
  COMPTABLE,
  contratApres,
  contratNotifie,
  type Deroule,
  derouler,
  dossierRecu,
  ETUDE,
  etude,
  MANDATAIRE,
  message,
  objet,
  POSTE,
} from '../exemples.ts';

const JOUR = '2026-02-20';
const IBAN = sha256De('FR76-A');
const contrat: Contrat = contratApres(contratNotifie(), {
  type: 'CompteDeclare',
  data: {
    ...{ message: message(MANDATAIRE), etude: ETUDE, compte: IBAN },
    ...{ declareLe: '2024-03-02', depuis: '2024-03-02', confirmation: objet('contre-appel.pdf') },
  },
});

type Annonce = DonneesDuReversement<'ReversementAnnonce'>;
const annonce = (lignes: Annonce['lignes'], change: Partial<Annonce> = {}): Annonce => ({
  message: message(etude()),
  reversement: 'R1',
  poste: POSTE,
  etude: ETUDE,
  ordonneLe: JOUR,
  mode: 'virement',
  compte: IBAN,
  total: lignes.reduce((somme, { montant }) => somme + montant, 0),
  lignes,
  ...change,
});

function deux(): { readonly dossiers: ReadonlyMap<string, Dossier>; readonly parcours: readonly Deroule[] } {
  const parcours = [30_000, 50_000].map((montant) => dossierRecu('2026-02-02', montant));
  parcours[0]?.faire('2026-02-10', versement('V1', '2026-02-10', 12_345));
  parcours[1]?.faire('2026-02-11', versement('V1', '2026-02-11', 20_000));
  parcours[1]?.faire('2026-02-11', versement('C1', '2026-02-11', 7000, { mode: 'cheque-tresor' }));
  const dossiers = new Map(parcours.map((p, n) => [`D${n}`, p.dossier()]));
  return { dossiers, parcours };
}
const LIGNES = [
  { dossier: 'D0', mouvement: 'V1', montant: 12_345 },
  { dossier: 'D1', mouvement: 'V1', montant: 20_000 },
];
const annonces = (donnees: Annonce, dossiers = deux().dossiers) =>
  annoncer(REVERSEMENT_ABSENT, donnees, { contrat, dossiers, jour: JOUR });
const code = (donnees: Annonce) => {
  const decision = annonces(donnees);
  return decision.ok ? 'accepte' : decision.refus.code;
};

describe('un reversement', () => {
  test('rapproche chaque versement, au centime, sur plusieurs dossiers', () => {
    const { dossiers, parcours } = deux();
    const decision = annonces(annonce(LIGNES), dossiers);
    if (!decision.ok) throw new Error(decision.refus.phrase);
    expect(decision.dossiers.map(({ dossier }) => dossier)).toEqual(['D0', 'D1']);
    const apres = etatDuDossier([...parcours[0]!.events(), decision.dossiers[0]!.event]);
    expect(apres.compte.mouvements.map(aReverser)).toEqual([0]);
  });

  test.each<[string, Annonce, string]>([
    ['d’une partie d’un versement', annonce([{ ...LIGNES[0]!, montant: 10_000 }]), 'REVERSEMENT_LIGNE_FAUSSE'],
    ['au total faux', annonce(LIGNES, { total: 30_000 }), 'REVERSEMENT_TOTAL_FAUX'],
    ['deux fois la même ligne', annonce([LIGNES[0]!, LIGNES[0]!]), 'MOUVEMENT_DEJA_CONNU'],
    ['d’un dossier inconnu', annonce([{ ...LIGNES[0]!, dossier: 'D9' }]), 'DOSSIER_INCONNU'],
    ['d’un versement inconnu', annonce([{ ...LIGNES[0]!, mouvement: 'V9' }]), 'MOUVEMENT_INCONNU'],
    ['au profit d’un autre poste', annonce(LIGNES, { poste: '052002' }), 'DOSSIER_INCONNU'],
    [
      'depuis un compte qui n’est pas celui de l’étude',
      annonce(LIGNES, { compte: sha256De('FR76-GIE') }),
      'COMPTE_NON_ADMIS',
    ],
    ['sans compte', annonce(LIGNES, { compte: null }), 'COMPTE_NON_ADMIS'],
    [
      'd’un chèque au Trésor, par virement',
      annonce([{ dossier: 'D1', mouvement: 'C1', montant: 7000 }]),
      'REVERSEMENT_MODE_FAUX',
    ],
    ['antérieur au versement', annonce(LIGNES, { ordonneLe: '2026-02-10' }), 'DATE_ANTERIEURE'],
    ['daté de demain', annonce(LIGNES, { ordonneLe: '2026-02-21' }), 'DATE_FUTURE'],
    ['par le mandataire', annonce(LIGNES, { message: message(MANDATAIRE) }), 'ACTE_RESERVE_A_L_ETUDE'],
    ['par une autre étude', annonce(LIGNES, { message: message(etude(AUTRE_ETUDE)) }), 'AUTRE_ETUDE'],
    [
      'd’une autre étude que celle qui tient la somme',
      annonce(LIGNES, { message: message(etude(AUTRE_ETUDE)), etude: AUTRE_ETUDE, mode: 'remise', compte: null }),
      // That the dossier exists is no affair of an étude that never had it.
      'DOSSIER_INCONNU',
    ],
  ])('%s est refusé', (_, donnees, attendu) => {
    expect(code(donnees)).toBe(attendu);
  });

  test('d’un chèque au Trésor le remet entier', () => {
    const remise = { mode: 'remise', compte: null } as const;
    expect(code(annonce([{ dossier: 'D1', mouvement: 'C1', montant: 7000 }], remise))).toBe('accepte');
  });

  test('déjà annoncé, un autre est refusé ; le même ne porte que ce qu’un accident avait laissé', () => {
    const premiere = annonce(LIGNES);
    const deja = { annonce: premiere, encaisse: null };
    const { dossiers, parcours } = deux();
    const contexte = { contrat, dossiers, jour: JOUR };
    expect(annoncer(deja, annonce(LIGNES), contexte)).toMatchObject({ refus: { code: 'REVERSEMENT_DEJA_ANNONCE' } });
    const reprise = annoncer(deja, premiere, contexte);
    if (!reprise.ok) throw new Error(reprise.refus.phrase);
    expect([reprise.events.length, reprise.dossiers.length]).toEqual([0, 2]);
    const porte = reprise.dossiers.map(({ event }, n) => etatDuDossier([...parcours[n]!.events(), event]));
    const un = annoncer(deja, premiere, { ...contexte, dossiers: new Map([...dossiers, ['D0', porte[0]!]]) });
    expect(un).toMatchObject({ events: [], dossiers: [{ dossier: 'D1' }] });
    const tous = new Map(porte.map((dossier, n) => [`D${n}`, dossier]));
    expect(annoncer(deja, premiere, { ...contexte, dossiers: tous })).toEqual({ ok: true, events: [], dossiers: [] });
  });

  test('d’un versement devenu impayé ne se reprend qu’après l’accord du comptable', () => {
    const { parcours } = deux();
    const ligne = { reversement: 'R0', mouvement: 'V1', montant: 12_345, ordonneLe: '2026-02-12' };
    const impaye = derouler([...parcours[0]!.events(), { type: 'PrincipalReverse', v: 1, data: ligne }]);
    impaye.faire('2026-02-15', rejet('V1', '2026-02-15'));
    const dossiers = () =>
      new Map([
        ['D0', impaye.dossier()],
        ['D1', parcours[1]!.dossier()],
      ]);
    const reprise = annonce([{ dossier: 'D0', mouvement: 'V1', montant: -12_345 }, LIGNES[1]!]);
    expect(annonces(reprise, dossiers())).toMatchObject({ refus: { code: 'REVERSEMENT_SANS_ACCORD' } });
    impaye.faire('2026-02-16', {
      type: 'RegularisationAccordee',
      data: { message: message(COMPTABLE), mouvement: 'V1', le: '2026-02-16' },
    });
    expect(annonces(reprise, dossiers())).toMatchObject({ ok: true });
  });
});

describe('l’encaissement par le comptable', () => {
  const recu = (montant: number, par = COMPTABLE) => ({ message: message(par), encaisseLe: JOUR, montant });
  const annonceFaite = { annonce: annonce(LIGNES), encaisse: null };

  test('dit ce qui manque ou dépasse, sans rien absorber', () => {
    for (const [montant, ecart] of [
      [32_345, 0],
      [32_000, -345],
      [32_400, 55],
    ] as const)
      expect(encaisser(annonceFaite, recu(montant), JOUR)).toMatchObject({ events: [{ data: { ecart } }] });
  });

  test('est l’acte du poste, une fois, sur un reversement annoncé', () => {
    expect(encaisser(REVERSEMENT_ABSENT, recu(1), JOUR)).toMatchObject({ refus: { code: 'REVERSEMENT_NON_ANNONCE' } });
    expect(encaisser(annonceFaite, recu(1, etude()), JOUR)).toMatchObject({
      refus: { code: 'ACTE_RESERVE_AU_COMPTABLE' },
    });
    expect(encaisser(annonceFaite, recu(1, { ...COMPTABLE, codique: '052002' }), JOUR)).toMatchObject({
      refus: { code: 'AUTRE_POSTE' },
    });
    expect(encaisser(annonceFaite, recu(1), '2026-02-19')).toMatchObject({ refus: { code: 'DATE_FUTURE' } });
    const premier = recu(32_345);
    const fait = encaisser(annonceFaite, premier, JOUR);
    if (!fait.ok) throw new Error(fait.refus.phrase);
    const apres = fait.events.reduce(evolve, annonceFaite);
    expect(encaisser(apres, premier, JOUR)).toMatchObject({ ok: true, events: [] });
    expect(encaisser(apres, recu(1), JOUR)).toMatchObject({ refus: { code: 'REVERSEMENT_DEJA_ANNONCE' } });
    const stockes = chainer(
      { stream: fluxReversement(ETUDE, 'R1'), seq: 0, hash: HASH_ORIGINE },
      fait.events,
      '2026-02-20T00:00:00.000Z',
    );
    expect(lireReversement(stockes)).toEqual(stockes);
  });
});
