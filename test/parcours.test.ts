/** The whole journey of a deposit on the embedded platform. */
import { describe, expect, test } from 'vitest';
import { DEPOTS, projeter } from '../functions/console/lecture/projeter.ts';
import { fluxDepot } from '../functions/depot/cle.ts';
import { expedier } from '../functions/mise-a-disposition/expedition.ts';
import { confirmerReception, prendreEnCharge } from '../functions/mise-a-disposition/reception.ts';
import { verifier } from '../functions/verification/handler.ts';
import { adherer, deposer, dernierEvenement, evenements, JAMAIS, juge, lire, suivants } from './depot/etapes.ts';
import {
  bordereau,
  CODIQUE,
  SIRET,
  sha256De,
  signature,
  verdict,
  verdictAltere,
  verdictExpire,
  verdictIllisible,
} from './depot/exemples.ts';
import { plateformePassagere } from './platform/dossier.ts';

describe('un dépôt accepté', () => {
  test('va de la réception à la prise en charge, et ne laisse rien dans la boîte d’envoi', async () => {
    const plateforme = plateformePassagere();
    await adherer(plateforme);
    const { depotId } = await deposer(plateforme, 'pes.xml');
    expect(await expedier(plateforme)).toBe(1);
    const [message] = await suivants(plateforme, 'verifier');
    expect(message).toEqual({ depotId });
    const rendu = verdict({
      bordereaux: [bordereau('47'), bordereau('48')],
      signatures: [signature('B47'), signature('B48')],
    });
    await verifier({ ...plateforme, verifierObjet: juge(rendu, 'pes.xml') })(message);
    expect(await evenements(plateforme, fluxDepot(depotId))).toEqual([
      'DepotRecu',
      'SignatureVerifiee',
      'VerdictRendu',
      'AcquitEmis',
    ]);
    expect(await expedier(plateforme)).toBe(2);
    const mises = await suivants(plateforme, `comptable-${CODIQUE}`);
    expect(mises.map(({ dedupId }) => dedupId)).toEqual([`${depotId}-1`, `${depotId}-2`]);
    expect(mises[0]).toMatchObject({
      bordereau: { numero: '47' },
      dispense: { bordereau: true, pj: false, raisons: ['pj-hors-signature'] },
      fichier: { key: `ordonnateurs/${SIRET}/pes.xml`, sha256: sha256De('pes.xml') },
    });
    const acte = { dedupId: `${depotId}-1`, par: CODIQUE };
    expect(await confirmerReception(plateforme)(acte)).toEqual({ ok: true, etat: 'recue' });
    expect(await prendreEnCharge(plateforme)(acte)).toEqual({ ok: true, etat: 'prise-en-charge' });
    expect(await evenements(plateforme, `mise/${depotId}/1`)).toEqual([
      'MiseADispositionDecidee',
      'MisADisposition',
      'ReceptionConfirmee',
      'PrisEnCharge',
    ]);
    await confirmerReception(plateforme)({ dedupId: `${depotId}-2`, par: CODIQUE });
    plateforme.avancer(40 * 86_400);
    expect(await plateforme.journal.outboxDue({ sentBefore: plateforme.horloge.now(), limit: 10 })).toEqual([]);
  });

  test('est remis après treize jours sans réception, sous le même dedupId, et plus jamais après elle', async () => {
    const plateforme = plateformePassagere();
    await adherer(plateforme);
    const { depotId } = await deposer(plateforme, 'pes.xml');
    await verifier({ ...plateforme, verifierObjet: juge(verdict(), 'pes.xml') })({ depotId });
    expect(await expedier(plateforme)).toBe(1);
    plateforme.avancer(13 * 86_400);
    expect(await expedier(plateforme)).toBe(0);
    plateforme.avancer(1);
    expect(await expedier(plateforme)).toBe(1);
    expect(await evenements(plateforme, `mise/${depotId}/1`)).toEqual([
      'MiseADispositionDecidee',
      'MisADisposition',
      'RemisADisposition',
    ]);
    expect((await dernierEvenement(plateforme, `mise/${depotId}/1`)).data).toEqual({ envoi: 2 });
    await confirmerReception(plateforme)({ dedupId: `${depotId}-1`, par: CODIQUE });
    plateforme.avancer(30 * 86_400);
    expect(await expedier(plateforme)).toBe(0);
  });
});

describe('un dépôt rejeté', () => {
  test('altéré : l’altération et la proposition de suspension vont au flux de l’adhésion, une seule fois', async () => {
    const plateforme = plateformePassagere();
    await adherer(plateforme);
    const { depotId } = await deposer(plateforme, 'altere.xml');
    const traiter = verifier({ ...plateforme, verifierObjet: juge(verdictAltere(), 'altere.xml') });
    await traiter({ depotId });
    await traiter({ depotId });
    expect(await evenements(plateforme, fluxDepot(depotId))).toEqual([
      'DepotRecu',
      'AlterationDetectee',
      'VerdictRendu',
      'AcquitEmis',
    ]);
    expect(await evenements(plateforme, `adhesion/${SIRET}`)).toEqual([
      'AdhesionActivee',
      'AlterationDetectee',
      'SuspensionAdhesionProposee',
    ]);
    expect(await plateforme.journal.outboxDue({ sentBefore: JAMAIS, limit: 10 })).toEqual([]);
  });

  test('certificat expiré : aucune suspension n’est proposée', async () => {
    const plateforme = plateformePassagere();
    await adherer(plateforme);
    const { depotId } = await deposer(plateforme, 'expire.xml');
    await verifier({ ...plateforme, verifierObjet: juge(verdictExpire(), 'expire.xml') })({ depotId });
    expect(await evenements(plateforme, fluxDepot(depotId))).toEqual([
      'DepotRecu',
      'SignatureRejetee',
      'VerdictRendu',
      'AcquitEmis',
    ]);
    expect(await evenements(plateforme, `adhesion/${SIRET}`)).toEqual(['AdhesionActivee']);
  });

  test('illisible : un accusé de rejet, et rien d’autre', async () => {
    const plateforme = plateformePassagere();
    await adherer(plateforme);
    const { depotId } = await deposer(plateforme, 'vide.xml');
    await verifier({ ...plateforme, verifierObjet: juge(verdictIllisible(), 'vide.xml') })({ depotId });
    const emis = await dernierEvenement(plateforme, fluxDepot(depotId));
    expect(emis.data.nature).toBe('accuse-de-rejet');
    expect(await lire(plateforme, 'acquits', emis.data.objet)).toContain('<AccuseDeRejet ');
    expect(await plateforme.journal.outboxDue({ sentBefore: JAMAIS, limit: 10 })).toEqual([]);
  });

  test('sans adhésion : rejeté, avec sa réponse, et sans flux d’adhésion inventé', async () => {
    const plateforme = plateformePassagere();
    const { depotId } = await deposer(plateforme, 'altere.xml');
    await verifier({ ...plateforme, verifierObjet: juge(verdictAltere(), 'altere.xml') })({ depotId });
    expect(await evenements(plateforme, fluxDepot(depotId))).toContain('AcquitEmis');
    expect(await evenements(plateforme, `adhesion/${SIRET}`)).toEqual([]);
  });

  test('des octets qui ne sont pas ceux reçus sont une faute de notre part, pas un verdict', async () => {
    const plateforme = plateformePassagere();
    const { depotId } = await deposer(plateforme, 'pes.xml');
    await expect(verifier({ ...plateforme, verifierObjet: juge(verdict(), 'autre') })({ depotId })).rejects.toThrow(
      'bytes',
    );
  });
});

test('la vue d’un dépôt suit son parcours', async () => {
  const plateforme = plateformePassagere();
  await adherer(plateforme);
  const { depotId } = await deposer(plateforme, 'pes.xml');
  await verifier({ ...plateforme, verifierObjet: juge(verdict(), 'pes.xml') })({ depotId });
  const fil = await plateforme.journal.since(0, 100);
  await projeter(plateforme, fil);
  await projeter(plateforme, fil);
  const [vue] = (await plateforme.lectures.list(DEPOTS, { limit: 10 })).map((corps) => JSON.parse(corps));
  expect(vue).toMatchObject({
    depotId,
    nom: 'pes.xml',
    verdict: 'accepte',
    reponduLe: expect.any(String),
    destinataires: [CODIQUE],
    mises: { decidees: 1, envoyees: 0 },
  });
});
