/** An answer of Hélios, from the comptable's counter to the page of the deposit that it answers. */
import { describe, expect, test } from 'vitest';
import { CODIQUE, fluxDeDonnees, SIRET } from '../console/console-eprouvee.ts';
import { ADMINISTRATEUR } from '../depot/exemples.ts';
import { codes, guichetDuComptable, toutAccepte } from './guichet-du-comptable.ts';
import { acquitV1, acquitV2, elementHelios, erreurHelios, retour } from './reponses-fabriquees.ts';

describe('une réponse d’Hélios, déposée par le comptable du flux', () => {
  test('un acquit est rattaché au dépôt, et l’accusé de vérification part au comptable', async () => {
    const { transmettre, repondre, rattachees, etapes, appeler } = await guichetDuComptable();
    const { depotId, enTete } = await transmettre();
    const reponse = await repondre(toutAccepte(enTete));
    expect(reponse).toMatchObject({ etat: 'accepte', nature: 'PES_ACQUIT', expediteur: CODIQUE, repondu: true });
    expect(reponse.accuse.texte).toContain(`déposé par le poste comptable ${CODIQUE}`);
    expect(await etapes(reponse.depotId)).toEqual(['DepotRecu', 'VerdictRendu', 'AcquitEmis']);
    expect(await (await appeler(`/depots/${reponse.depotId}/acquit`)).text()).toContain('<AccuseDeVerification ');
    const [rattachee] = await rattachees(depotId);
    expect(rattachee?.data).toMatchObject({
      ...{ reponse: reponse.depotId, nature: 'PES_ACQUIT', par: CODIQUE, etat: 'accepte', sha256: reponse.sha256 },
      compte: { acceptes: 1, rejetes: 0, erreurs: 0 },
    });
  });

  test.each([
    ['la version 2', acquitV2],
    ['la version 1', acquitV1],
  ])('les anomalies d’un acquit de %s se lisent sur la page du dépôt, comme celles d’Hélios', async (_, acquit) => {
    const { transmettre, repondre, lire, page, journal } = await guichetDuComptable();
    const { depotId, enTete } = await transmettre({ bordereaux: 2 });
    const erreurs = [
      erreurHelios(),
      erreurHelios({ libelle: '<b>Pièce</b> rejetée', piece: '12' }),
      erreurHelios({ libelle: 'Tiers inconnu', piece: '12', ligne: '3' }),
    ];
    await repondre(acquit([elementHelios({ etat: 'rejete', erreurs }), elementHelios({ bordereau: '48' })], enTete));
    const { reponsesHelios, etapes } = await lire(depotId);
    expect(reponsesHelios).toMatchObject([
      {
        titre: expect.stringMatching(/^Réponse d’Hélios n°\u00a01 \(PES_ACQUIT\), reçue le 02\/11\/2026 à 09 h 00$/),
        issue: expect.stringContaining('Hélios a accepté le flux en partie'),
        lignes: [{ objet: 'Bordereau de dépense n°\u00a047 (exercice 2026)', etat: 'rejete' }, { etat: 'accepte' }],
      },
    ]);
    expect(reponsesHelios[0].lignes[0].anomalies).toEqual([
      '1971 - Compte fonction présent à tort (ERREUR_AUTRE)',
      'Pièce 12 : <b>Pièce</b> rejetée (ERREUR_AUTRE)',
      'Pièce 12, ligne 3 : Tiers inconnu (ERREUR_AUTRE)',
    ]);
    expect(etapes.at(-1).phrase).toContain('Réponse d’Hélios (PES_ACQUIT), déposée par le poste');
    const html = await page(`/depots/${depotId}`);
    expect(html).toContain('&lt;b&gt;Pièce&lt;/b&gt; rejetée');
    expect(html).toContain('Ce n’est pas la réponse de Passerelle.');
    // Hélios's words may name people: they are in no event.
    expect(JSON.stringify((await journal.read(`depot/${depotId}`)).events)).not.toContain('Tiers inconnu');
  });

  test('un PES_Retour est rattaché par son en-tête, à côté d’un acquit', async () => {
    const { transmettre, repondre, rattachees } = await guichetDuComptable();
    const { depotId, enTete } = await transmettre();
    await repondre(toutAccepte(enTete));
    expect(await repondre(retour(enTete), 'retour.xml')).toMatchObject({ etat: 'accepte', nature: 'PES_Retour' });
    expect((await rattachees(depotId)).map(({ data }) => [data.nature, data.etat])).toEqual([
      ['PES_ACQUIT', 'accepte'],
      ['PES_Retour', null],
    ]);
  });

  test('deux fois la même, fût-ce sous deux noms : elle est rattachée une fois', async () => {
    const { transmettre, repondre, rattachees } = await guichetDuComptable();
    const { depotId, enTete } = await transmettre();
    const premiere = await repondre(toutAccepte(enTete));
    expect((await repondre(toutAccepte(enTete))).depotId).toBe(premiere.depotId);
    expect(codes(await repondre(toutAccepte(enTete), 'copie.xml'))).toEqual(['REPONSE_HELIOS_DEJA_RATTACHEE']);
    expect(await rattachees(depotId)).toHaveLength(1);
  });

  test('le flux d’un budget rattaché est retrouvé sous le SIRET qu’il nomme, non sous celui du déposant', async () => {
    const { transmettre, repondre, rattachees, poster } = await guichetDuComptable();
    const ccas = '00012345600099';
    const formulaire = { codiques: [CODIQUE], depuis: '2026-02-01', siretsRattaches: [ccas], saisiPar: ADMINISTRATEUR };
    expect((await poster(`/adhesions/${SIRET}`, formulaire)).ok).toBe(true);
    const { depotId, depot, enTete } = await transmettre({ siret: ccas });
    expect(depot).toMatchObject({ etat: 'accepte', entete: { idColl: ccas }, expediteur: SIRET });
    await repondre(toutAccepte(enTete));
    expect(await rattachees(depotId)).toHaveLength(1);
  });

  test('elle est rattachée même si le comptable a déjà rejeté tout le flux ; ensuite, au dernier flux de ce nom', async () => {
    const { transmettre, repondre, rattachees, poster, avancer } = await guichetDuComptable();
    const premier = await transmettre();
    const dedupId = `${premier.depotId}-1`;
    await poster(`/mises-a-disposition/${dedupId}/reception`, {});
    expect((await poster(`/mises-a-disposition/${dedupId}/rejet`, { motif: 'Crédits insuffisants.' })).status).toBe(
      200,
    );
    await repondre(acquitV2([elementHelios({ etat: 'rejete' })], premier.enTete));
    expect((await rattachees(premier.depotId)).map(({ data }) => data.etat)).toEqual(['rejete']);
    avancer(60);
    const second = await transmettre({}, 'corrige.xml');
    expect(second.depot.etat).toBe('accepte');
    await repondre(toutAccepte(second.enTete), 'acquit-2.xml');
    expect((await rattachees(second.depotId)).map(({ data }) => data.etat)).toEqual(['accepte']);
    expect(await rattachees(premier.depotId)).toHaveLength(1);
  });
});

describe('ce qui n’est pas rattaché le dit', () => {
  test('aucun flux de ce NomFic : elle est conservée, avec une alerte', async () => {
    const { transmettre, repondre, rattachees } = await guichetDuComptable();
    const { depotId, enTete } = await transmettre();
    const autre = { ...enTete, enveloppe: enTete.enveloppe && { ...enTete.enveloppe, nomFic: 'AUTRE-FLUX' } };
    const reponse = await repondre(toutAccepte(autre));
    expect(reponse).toMatchObject({ etat: 'accepte', repondu: true });
    expect(codes(reponse)).toEqual(['REPONSE_HELIOS_SANS_DEPOT']);
    expect(reponse.detailAnomalies[0].phrase).toContain('« AUTRE-FLUX »');
    expect(await rattachees(depotId)).toEqual([]);
  });

  test('un flux que Passerelle a rejeté n’attend aucune réponse d’Hélios', async () => {
    const { transmettre, repondre, rattachees } = await guichetDuComptable();
    const { depotId, depot, enTete } = await transmettre({ codique: '099999' });
    expect(depot.etat).toBe('rejete');
    expect(codes(await repondre(toutAccepte(enTete), 'acquit.xml', '099999'))).toEqual(['REPONSE_HELIOS_SANS_DEPOT']);
    expect(await rattachees(depotId)).toEqual([]);
  });

  test.each([
    ['que la réponse ne nomme pas', false, 'REPONSE_HELIOS_D_UN_AUTRE_POSTE'],
    ['que la réponse nomme, mais qui n’a pas reçu le flux', true, 'DEPOT_D_UN_AUTRE_POSTE'],
  ])('un poste %s est refusé', async (_, nomme, code) => {
    const { transmettre, repondre, rattachees, appeler } = await guichetDuComptable();
    const { depotId, enTete } = await transmettre();
    const entete = enTete.entete && { ...enTete.entete, ...(nomme ? { idPost: '099998' } : {}) };
    const reponse = await repondre(toutAccepte({ ...enTete, entete }), 'acquit.xml', '099998');
    expect([reponse.etat, ...codes(reponse)]).toEqual(['rejete', code]);
    expect(await (await appeler(`/depots/${reponse.depotId}/acquit`)).text()).toContain('<AccuseDeRejet ');
    expect(await rattachees(depotId)).toEqual([]);
  });

  test.each([
    ['sans réponse', (xml: string) => xml.replace(/<ElementACQUIT>[\s\S]*<\/ElementACQUIT>/, '')],
    ['coupé', (xml: string) => xml.slice(0, -30)],
    ['à DOCTYPE', (xml: string) => xml.replace('?>', '?><!DOCTYPE a>')],
    ['d’une autre racine', (xml: string) => xml.replaceAll('PES_ACQUIT', 'PES_AUTRE')],
  ])('un acquit %s est rejeté, et sa réponse part', async (_, alterer) => {
    const { transmettre, repondre, rattachees, signales } = await guichetDuComptable();
    const { depotId, enTete } = await transmettre();
    const reponse = await repondre(Buffer.from(alterer(toutAccepte(enTete).toString('latin1')), 'latin1'));
    expect([reponse.etat, reponse.repondu]).toEqual(['rejete', true]);
    expect(await rattachees(depotId)).toEqual([]);
    expect(signales).toEqual([]);
  });
});

describe('chacun dépose ce qui est à lui', () => {
  test('un poste comptable ne dépose pas de PES_Aller', async () => {
    const { repondre, files } = await guichetDuComptable();
    const reponse = await repondre(fluxDeDonnees(), 'flux.xml');
    expect([reponse.etat, ...codes(reponse)]).toEqual(['rejete', 'FLUX_DEPOSE_PAR_UN_COMPTABLE']);
    expect(await files.counts(`comptable-${CODIQUE}`)).toMatchObject({ visible: 0 });
  });

  test('un ordonnateur ne dépose pas une réponse d’Hélios', async () => {
    const { transmettre, deposer, tourner, lire, rattachees } = await guichetDuComptable();
    const { depotId, enTete } = await transmettre();
    const accuse = await (await deposer(toutAccepte(enTete), 'faux-acquit.xml')).json();
    await tourner();
    const depot = await lire(accuse.depotId);
    expect([depot.etat, ...codes(depot)]).toEqual(['rejete', 'REPONSE_HELIOS_DEPOSEE_PAR_UN_ORDONNATEUR']);
    expect(await rattachees(depotId)).toEqual([]);
  });

  test.each([
    ['codique=12&nom=a.xml', 400],
    [`codique=${CODIQUE}&siret=${SIRET}&nom=a.xml`, 400],
    [`siret=${CODIQUE}&nom=a.xml`, 400],
    ['nom=a.xml', 400],
  ])('POST /depots?%s est une demande incorrecte', async (question, statut) => {
    const { appeler } = await guichetDuComptable();
    expect((await appeler(`/depots?${question}`, { method: 'POST', body: '<a/>' })).status).toBe(statut);
  });
});
