/** Two stories of a contract, told by their dates: reconduction, termination. */
import { describe, expect, test } from 'vitest';
import { decide as deciderContrat } from '../../../functions/pca/contrat/decide.ts';
import { finDuContrat } from '../../../functions/pca/contrat/situation.ts';
import { demander } from '../../../functions/pca/dossier/demander.ts';
import { conditionsDe, DOSSIER_ABSENT } from '../../../functions/pca/dossier/etat.ts';
import { etatsAttendus } from '../../../functions/pca/etat-recapitulatif/attendus.ts';
import { nouvelleAdresse, retrait } from '../actes.ts';
import {
  contratApres,
  contratNotifie,
  DDFIP,
  demande,
  dossierRecu,
  ETUDE,
  enGroupement,
  environnement,
  etude,
  message,
  objet,
} from '../exemples.ts';

describe('7. Reconduction : un contrat notifié le 01/03/2024', () => {
  const reconduit = (produitsLocaux: number) =>
    contratApres(contratNotifie('2024-03-01'), {
      type: 'ContratReconduit',
      data: { message: message(DDFIP), le: '2027-03-01', taux: { produitsLocaux, amendes: null } },
    });
  const termes = (produitsLocaux: number) =>
    ['2027-02-20', '2027-03-02'].map(
      (jour) => dossierRecu(jour, 10_000, {}, reconduit(produitsLocaux)).dossier().terme,
    );

  test('à 41,8 % pour 45 %, ce qui est reçu ensuite a 60 jours, ce qui l’était déjà en garde 75', () => {
    expect(finDuContrat(contratNotifie('2024-03-01'))).toBe('2027-03-01');
    expect(termes(4180)).toEqual(['2027-05-06', '2027-05-01']);
  });

  test('le contrat jumeau, à 47 %, garde 75 jours', () => {
    expect(termes(4700)).toEqual(['2027-05-06', '2027-05-16']);
  });
});

describe('8. Résiliation : un groupement mis en demeure le 15/05/2026', () => {
  const misEnDemeure = contratApres(contratNotifie('2024-03-01', {}, enGroupement), {
    type: 'ContratMisEnDemeure',
    data: { message: message(DDFIP), le: '2026-05-15', document: objet('mise-en-demeure.pdf') },
  });
  const resiliation = (le: string) =>
    ({ type: 'ContratResilie', data: { message: message(DDFIP), le, place: 'PLACE-2026-0042' } }) as const;
  const resilie = contratApres(misEnDemeure, resiliation('2026-07-20'));

  test('deux mois entiers sont laissés avant la résiliation par la PLACE', () => {
    expect(deciderContrat(misEnDemeure, resiliation('2026-07-15'))).toMatchObject({
      refus: { code: 'RESILIATION_PREMATUREE' },
    });
    expect(resilie.etat).toBe('resilie');
  });

  test('le dossier reçu le 18/07 court jusqu’au 01/10 ; hors ressort le 10/08, c’est le comptable qui le retire', () => {
    const parcours = dossierRecu('2026-07-18', 40_000, {}, misEnDemeure);
    expect(parcours.dossier().terme).toBe('2026-10-01');
    expect(parcours.faire('2026-08-10', nouvelleAdresse('2026-08-10', false, false))).toEqual([
      'DossierPrisEnCharge',
      'AdresseSignalee',
    ]);
    expect(parcours.faire('2026-08-11', retrait('hors-ressort', '2026-08-11', etude()))).toBe(
      'ACTE_RESERVE_AU_COMPTABLE',
    );
    expect(parcours.faire('2026-08-11', retrait('hors-ressort', '2026-08-11'))).toEqual(['DossierRetire']);
  });

  test('la demande du 21/07 est refusée', () => {
    const decision = demander(DOSSIER_ABSENT, demande(10_000), environnement('2026-07-21', { contrat: resilie }));
    expect(decision).toMatchObject({ ok: false, refus: { code: 'CONTRAT_INACTIF' } });
  });

  test('l’état du troisième trimestre reste dû le 05/10', () => {
    const attendus = etatsAttendus(resilie, '2026-10-02', '2026-10-01').filter(
      ({ etat }) => etat.etude === ETUDE && etat.trimestre === '2026-T3' && etat.famille === 'produits-locaux',
    );
    expect(attendus.map(({ echeance }) => echeance.date)).toEqual(['2026-10-05']);
    expect(conditionsDe(dossierRecu('2026-07-18', 40_000, {}, misEnDemeure).dossier())?.dureeJours).toBe(75);
  });
});
