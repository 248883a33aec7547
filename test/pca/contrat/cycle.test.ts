/** Who signs a contract, who acts on it, and how a fault ends it. */
import { describe, expect, test } from 'vitest';
import { chainer, HASH_ORIGINE } from '../../../functions/journal/evenement.ts';
import { CONTRAT_ABSENT, type Contrat, etatDuContrat, evolve } from '../../../functions/pca/contrat/cycle.ts';
import { type CommandeContrat, decide } from '../../../functions/pca/contrat/decide.ts';
import { echeancesDuContrat } from '../../../functions/pca/contrat/echeances.ts';
import { admetUneDemande, extinction, situation } from '../../../functions/pca/contrat/situation.ts';
import { fluxContrat } from '../../../functions/pca/flux.ts';
import { lireContrat } from '../../../schemas/evenements/contrat.ts';
import {
  AUTRE_ETUDE,
  COMPTABLE,
  contratApres,
  contratNotifie,
  DDFIP,
  ETUDE,
  enGroupement,
  etude,
  message,
  notification,
  objet,
  signature,
} from '../exemples.ts';

const issue = (contrat: Contrat, commande: CommandeContrat) => {
  const decision = decide(contrat, commande);
  return decision.ok ? decision.events.map(({ type }) => type) : decision.refus.code;
};
const miseEnDemeure = (le: string): CommandeContrat => ({
  type: 'ContratMisEnDemeure',
  data: { message: message(DDFIP), le, document: objet('mise-en-demeure.pdf') },
});
const resiliation = (le: string): CommandeContrat => ({
  type: 'ContratResilie',
  data: { message: message(DDFIP), le, place: 'PLACE-2026-0042' },
});
const taux = (depuis: string, valeur: number): CommandeContrat => ({
  type: 'TauxDesAmendesFixe',
  data: { message: message(DDFIP), depuis, taux: valeur },
});

describe('la signature', () => {
  test('est celle du titulaire, ou du mandataire nommé dans le DC1', () => {
    expect(issue(CONTRAT_ABSENT, signature())).toEqual(['ContratSigne']);
    expect(issue(CONTRAT_ABSENT, signature({ signataire: AUTRE_ETUDE }))).toBe('CONTRAT_SIGNATAIRE');
    expect(issue(CONTRAT_ABSENT, signature(enGroupement))).toEqual(['ContratSigne']);
    expect(issue(CONTRAT_ABSENT, signature({ ...enGroupement, signataire: AUTRE_ETUDE }))).toBe('CONTRAT_SIGNATAIRE');
  });

  test('nomme chaque étude une fois ; un titulaire seul est sa seule étude', () => {
    expect(issue(CONTRAT_ABSENT, signature({ etudes: [ETUDE, AUTRE_ETUDE] }))).toBe('CONTRAT_SANS_ETUDE');
    expect(issue(CONTRAT_ABSENT, signature({ ...enGroupement, etudes: [ETUDE, ETUDE] }))).toBe('CONTRAT_SANS_ETUDE');
  });

  test('ne suffit pas : rien ne court avant la notification', () => {
    const signe = contratApres(CONTRAT_ABSENT, signature());
    expect([situation(signe, '2024-03-01'), admetUneDemande(signe, '2024-03-01')]).toEqual(['a-notifier', false]);
    expect(issue(signe, miseEnDemeure('2024-03-01'))).toBe('CONTRAT_TRANSITION_INTERDITE');
    expect(issue(signe, signature())).toBe('CONTRAT_DEJA_SIGNE');
  });
});

describe('la mise en demeure', () => {
  const contrat = contratApres(contratNotifie('2024-03-01'), miseEnDemeure('2026-05-15'));

  test('laisse deux mois, pendant lesquels le contrat continue', () => {
    expect(contrat.miseEnDemeure?.terme).toBe('2026-07-15');
    expect(admetUneDemande(contrat, '2026-07-15')).toBe(true);
    expect(issue(contrat, resiliation('2026-07-15'))).toBe('RESILIATION_PREMATUREE');
    expect(issue(contrat, resiliation('2026-07-16'))).toEqual(['ContratResilie']);
  });

  test('s’éteint si le titulaire s’y conforme', () => {
    const conforme: CommandeContrat = {
      type: 'ConformiteConstatee',
      data: { message: message(DDFIP), le: '2026-07-01' },
    };
    const apres = contratApres(contrat, conforme);
    expect([apres.etat, issue(apres, resiliation('2026-09-01'))]).toEqual(['notifie', 'CONTRAT_TRANSITION_INTERDITE']);
  });

  test('suivie d’une résiliation, n’arrête que les nouvelles demandes', () => {
    const resilie = contratApres(contrat, resiliation('2026-07-20'));
    expect(['2026-07-19', '2026-07-20'].map((j) => admetUneDemande(resilie, j))).toEqual([true, false]);
    expect([extinction(resilie, '2026-08-01', 3), extinction(resilie, '2026-12-01', 0)]).toEqual([
      'en-extinction',
      'solde',
    ]);
    expect(extinction(contrat, '2026-08-01', 0)).toBe('en-cours');
    expect(echeancesDuContrat(resilie)).toEqual([]);
  });
});

test('les actes du contrat sont ceux de la DDFiP : ni le comptable, ni l’étude, ni deux fois', () => {
  const contrat = contratNotifie();
  for (const qui of [COMPTABLE, etude()]) {
    const acte = taux('2025-03-01', 1200);
    expect(issue(contrat, { ...acte, data: { ...acte.data, message: message(qui) } } as CommandeContrat)).toBe(
      'ACTE_RESERVE_A_LA_DDFIP',
    );
  }
  const acte = taux('2025-03-01', 1200);
  const apres = contratApres(contrat, acte);
  expect(issue(apres, acte)).toEqual([]);
  const autre = { ...acte.data.message, empreinte: 'c'.repeat(64) };
  expect(issue(apres, { ...acte, data: { ...acte.data, message: autre } } as CommandeContrat)).toBe(
    'MESSAGE_DEJA_RECU',
  );
});

test('les événements d’un contrat se relisent dans le journal, et n’y suivent que la table', () => {
  const commandes = [
    signature(enGroupement),
    notification('2024-03-01'),
    miseEnDemeure('2026-05-15'),
    resiliation('2026-07-20'),
  ];
  let contrat = CONTRAT_ABSENT;
  const events = commandes.flatMap((commande) => {
    const decision = decide(contrat, commande);
    if (!decision.ok) throw new Error(decision.refus.phrase);
    contrat = decision.events.reduce(evolve, contrat);
    return decision.events;
  });
  const stockes = chainer(
    { stream: fluxContrat('PCA52-2024'), seq: 0, hash: HASH_ORIGINE },
    events,
    '2026-07-20T00:00:00.000Z',
  );
  expect(lireContrat(stockes)).toEqual(stockes);
  expect(etatDuContrat(lireContrat(stockes))).toEqual(contrat);
  expect(() => evolve(CONTRAT_ABSENT, events[1]!)).toThrow('cannot follow absent');
});
