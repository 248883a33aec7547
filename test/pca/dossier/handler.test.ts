/** A dossier through its handlers: what is recorded, what leaves, what waits, and what two people do at once. */
import { describe, expect, test } from 'vitest';
import { dossierEnClair } from '../../../functions/console/en-clair/dossier/evenement-dossier.ts';
import { agir, confier, reaffecter } from '../../../functions/pca/dossier/handler.ts';
import { lireUnObjet } from '../../../functions/pca/objets.ts';
import { enMemoire } from '../../../functions/platform/en-memoire.ts';
import { lireDossier } from '../../../schemas/evenements/dossier.ts';
import {
  demandeEnClair,
  departement,
  enVigueur,
  issue,
  nouveau,
  PDF,
  qui,
  recu,
  redevable,
  titre,
} from '../departement.ts';
import { AGENT, AUTRE_ETUDE, COMPTABLE, DDFIP, ETUDE, etude, POSTE } from '../exemples.ts';

const dues = async (d: Awaited<ReturnType<typeof enVigueur>>, regle: string) =>
  (await d.journal.echeancesDues({ type: `pca-${regle}`, jusquAu: '9999-12-31', limit: 10 })).map(({ date }) => date);

describe('confier', () => {
  test('le nom et l’adresse ne sont que dans l’objet, que l’événement nomme', async () => {
    const d = await enVigueur();
    const demande = demandeEnClair(30_000, { redevables: [redevable('Zéphirin')] });
    expect(await d.confier(demande)).toEqual({ ok: true, stream: `dossier/${POSTE}-${demande.numero}`, deja: false });
    const { events } = await d.journal.read(`dossier/${POSTE}-${demande.numero}`);
    expect(JSON.stringify(events)).not.toMatch(/Zéphirin|Moulin|Restauration|2025-T-/);
    const { demande: objet } = (await d.lire(demande.numero)).demande!;
    expect(objet.key).toBe(`${POSTE}/${demande.numero}/${objet.sha256}`);
    const garde = JSON.parse(
      (await enMemoire(d.objets.read({ bucket: 'pca', key: objet.key, version: objet.version }))).toString(),
    );
    expect(garde).toMatchObject({ redevables: [{ personne: { nom: 'Zéphirin' } }], sel: expect.any(String) });
  });

  test('une amende est rangée à part, et rien n’y dit l’infraction', async () => {
    const d = await enVigueur();
    const { objet: _, collectivite: __, exercice: ___, ...amende } = titre(13_500);
    const demande = demandeEnClair(13_500, {
      nature: 'amende',
      creances: [{ ...amende, titreExecutoireLe: '2025-05-02', infraction: 'Excès de vitesse' }],
    });
    expect(await d.confier(demande)).toMatchObject({ ok: true });
    const { demande: objet } = (await d.lire(demande.numero)).demande!;
    const garde = await enMemoire(d.objets.read({ bucket: 'amendes', key: objet.key, version: objet.version }));
    expect(garde.toString()).not.toContain('vitesse');
  });

  test('deux fois la même : un seul dossier ; sous la même référence, une autre est refusée', async () => {
    const d = await enVigueur();
    const demande = demandeEnClair(30_000);
    await d.confier(demande);
    expect(await d.confier(demande)).toMatchObject({ ok: true, deja: true });
    expect(await d.confier({ ...demande, secteur: '52000' })).toMatchObject({ refus: { code: 'MESSAGE_DEJA_RECU' } });
    expect(await d.types(demande.numero)).toEqual(['DemandeSignee']);
  });

  test('refusée, elle ne laisse rien : ni objet, ni nom, ni envoi', async () => {
    const d = await enVigueur();
    const demande = demandeEnClair(30_000, { montant: 1 });
    expect(await d.confier(demande)).toMatchObject({ refus: { code: 'TOTAUX_FAUX', remede: expect.any(String) } });
    expect(await d.objets.versionsSous('pca', POSTE)).toEqual([]);
    expect(await d.expedier()).toBe(0);
  });

  test('une créance n’est confiée qu’une fois à la fois, fût-ce au même instant', async () => {
    const d = await enVigueur();
    const creances = [titre(30_000)];
    const [a, b] = [demandeEnClair(30_000, { creances }), demandeEnClair(30_000, { creances })];
    const issues = await Promise.all([d.confier(a), d.confier(b)]);
    expect(issues.filter(({ ok }) => ok)).toHaveLength(1);
    const refus = issues.find(({ ok }) => !ok);
    expect(refus).toMatchObject({ refus: { code: 'CREANCE_DEJA_CONFIEE' } });
    const gagnant = issues[0]?.ok ? a : b;
    expect(JSON.stringify(refus)).toContain(`dossier ${gagnant.numero}.`);
    expect(
      await d.agir(gagnant.numero, COMPTABLE, { type: 'DossierRetire', survenuLe: '2026-01-12', motif: 'retrait' }),
    ).toMatchObject({ ok: true });
    expect(await d.confier({ ...(gagnant === a ? b : a), message: nouveau() })).toMatchObject({ ok: true });
  });

  test('nommée deux fois dans une demande, elle est refusée', async () => {
    const d = await enVigueur();
    const creance = titre(10_000);
    const demande = demandeEnClair(20_000, {
      creances: [creance, { ...creance, reference: ` ${creance.reference.toLowerCase()}` }],
    });
    expect(await d.confier(demande)).toMatchObject({ refus: { code: 'CREANCE_DEJA_CONFIEE' } });
  });

  test('un redevable reste à l’étude qui l’a déjà, tant qu’un de ses dossiers est ouvert', async () => {
    const d = await enVigueur();
    const table = {
      type: 'TableDeposee',
      message: nouveau(),
      table: 'T1',
      depuis: '2026-01-01',
      lignes: [{ secteur: '52121', etude: AUTRE_ETUDE }],
    };
    await d.tenir(table, { ...etude(), role: 'mandataire' });
    await d.tenir({ type: 'TableAcceptee', message: nouveau(), table: 'T1' });
    const lui = { redevables: [redevable('Unique')] };
    const [un, deux, trois] = [
      demandeEnClair(1000, lui),
      demandeEnClair(1000, { ...lui, secteur: '52999' }),
      demandeEnClair(1000, { ...lui, secteur: '52999' }),
    ];
    const chargee = async (demande: typeof un) => {
      expect(await d.confier(demande)).toMatchObject({ ok: true });
      return (await d.lire(demande.numero)).etudes;
    };
    expect([await chargee(un), await chargee(deux)]).toEqual([[AUTRE_ETUDE], [AUTRE_ETUDE]]);
    for (const { numero } of [un, deux])
      await d.agir(numero, COMPTABLE, { type: 'DossierRetire', survenuLe: '2026-01-12', motif: 'retrait' });
    expect(await chargee(trois)).toEqual([ETUDE]);
  });

  test('le contrat résilié entre la lecture et l’écriture : la demande est refusée', async () => {
    const d = await enVigueur('2026-08-01');
    await d.tenir({ type: 'ContratMisEnDemeure', message: nouveau(), le: '2026-05-15', document: { contenu: PDF } });
    const journal = d.avantDAppendre(async () => {
      const resiliation = { type: 'ContratResilie', message: nouveau(), le: '2026-07-20', place: 'PLACE-1' };
      expect(await d.tenir(resiliation)).toMatchObject({ ok: true });
    });
    const demande = demandeEnClair(30_000);
    expect(await confier({ ...d.needs, journal })(qui(COMPTABLE), demande)).toMatchObject({
      refus: { code: 'CONTRAT_INACTIF' },
    });
    expect(await d.types(demande.numero)).toEqual([]);
  });

  test('l’agent qui n’en a pas reçu délégation ne la signe pas', async () => {
    const d = await enVigueur();
    const sans = { ...qui(AGENT), actes: ['agir-dossier'] as const };
    expect(await confier(d.needs)(sans, demandeEnClair(1000))).toMatchObject({
      refus: { code: 'ACTE_RESERVE_AU_COMPTABLE' },
    });
    expect(await confier(d.needs)({ ...sans, actes: ['confier-dossier'] }, demandeEnClair(1000))).toMatchObject({
      ok: true,
    });
  });

  test('sans contrat, elle est refusée', async () => {
    expect(await departement().confier(demandeEnClair(1000))).toMatchObject({ refus: { code: 'CONTRAT_INACTIF' } });
  });
});

describe('agir', () => {
  test('la même information deux fois est un seul événement, son texte un objet', async () => {
    const d = await enVigueur();
    const numero = await recu(d, 30_000);
    const acte = {
      message: nouveau(),
      type: 'InformationTransmise',
      survenuLe: '2026-01-12',
      sorte: 'promesse-de-paiement',
      texte: 'Paiera à la fin du mois.',
    };
    expect(issue(await d.agir(numero, etude(), acte))).toEqual(['DossierPrisEnCharge', 'InformationTransmise']);
    expect(issue(await d.agir(numero, etude(), acte))).toEqual([]);
    expect(issue(await d.agir(numero, etude(), { ...acte, texte: 'Autre chose.' }))).toBe('MESSAGE_DEJA_RECU');
    expect(await d.objets.versionsSous('pca', `${POSTE}/${numero}/`)).toHaveLength(2);
  });

  test('deux actes au même instant sont faits l’un après l’autre', async () => {
    const d = await enVigueur();
    const numero = await recu(d, 30_000);
    const verser = (mouvement: string) =>
      d.agir(numero, etude(), {
        type: 'VersementRecu',
        mouvement,
        mode: 'virement',
        recuLe: '2026-01-12',
        montant: 20_000,
      });
    const issues = await Promise.all([verser('V-1'), verser('V-2')]);
    expect(issues.every(({ ok }) => ok)).toBe(true);
    const { etat, compte } = await d.lire(numero);
    expect([etat, compte.mouvements.map(({ repartition }) => repartition.principal)]).toEqual([
      'solde',
      [20_000, 10_000],
    ]);
  });

  test('un retrait redit est le même retrait', async () => {
    const d = await enVigueur();
    const numero = await recu(d, 30_000);
    const acte = { message: nouveau(), type: 'DossierRetire', survenuLe: '2026-01-12', motif: 'retrait' };
    expect(issue(await d.agir(numero, COMPTABLE, acte))).toEqual(['DossierRetire']);
    expect(issue(await d.agir(numero, COMPTABLE, acte))).toEqual([]);
    expect(issue(await d.agir(numero, COMPTABLE, { ...acte, motif: 'deces' }))).toBe('MESSAGE_DEJA_RECU');
  });

  test('la référence d’un versement est la sienne pour toujours, d’un dossier à l’autre', async () => {
    const d = await enVigueur();
    const [un, deux] = [await recu(d, 30_000), await recu(d, 30_000)];
    const acte = { type: 'VersementRecu', mouvement: 'V-1', mode: 'virement', recuLe: '2026-01-12', montant: 1000 };
    expect(issue(await d.agir(un, etude(), acte))).toContain('VersementRecu');
    expect(issue(await d.agir(deux, etude(), acte))).toBe('MOUVEMENT_DEJA_CONNU');
  });

  test('une pièce qui n’est ni PDF ni image est refusée, et rien n’en est gardé', async () => {
    const d = await enVigueur();
    const numero = await recu(d, 30_000);
    const signaler = (contenu: Uint8Array | string) =>
      d.agir(numero, etude(), {
        type: 'InsolvabiliteSignalee',
        survenuLe: '2026-01-12',
        constat: 'rsa',
        preuves: [{ contenu }],
      });
    expect(issue(await signaler(Buffer.from('MZ un programme')))).toBe('DOCUMENT_NON_ADMIS');
    expect(issue(await signaler(new Uint8Array(5_000_001)))).toBe('DOCUMENT_TROP_LOURD');
    expect(await d.objets.versionsSous('pca', `${POSTE}/${numero}/`)).toHaveLength(1);
    expect(issue(await signaler(Buffer.from(PDF).toString('base64')))).toContain('InsolvabiliteSignalee');
  });

  test('refusé à qui n’en a pas le droit, il ne garde rien', async () => {
    const d = await enVigueur();
    const numero = await recu(d, 30_000);
    const acte = { type: 'DecesSignale', survenuLe: '2026-01-12', piece: { contenu: PDF } };
    expect(issue(await d.agir(numero, etude(AUTRE_ETUDE), acte))).toBe('AUTRE_ETUDE');
    expect(await d.objets.versionsSous('pca', `${POSTE}/${numero}/`)).toHaveLength(1);
    expect(issue(await d.agir('inconnu', etude(), acte))).toBe('DOSSIER_INCONNU');
  });

  test('les échéances suivent : posées à la réception, ôtées à la fin', async () => {
    const d = await enVigueur();
    const numero = await recu(d, 30_000);
    expect(await dues(d, 'terme-de-la-phase')).toEqual(['2026-03-28']);
    expect(await dues(d, 'lecture-par-l-etude')).toEqual([]);
    await d.agir(numero, COMPTABLE, {
      type: 'PhaseProlongee',
      survenuLe: '2026-01-12',
      terme: '2026-04-30',
      motif: 'autre',
    });
    expect(await dues(d, 'terme-de-la-phase')).toEqual(['2026-04-30']);
    await d.agir(numero, etude(), {
      type: 'VersementRecu',
      mouvement: 'V-9',
      mode: 'virement',
      recuLe: '2026-01-12',
      montant: 30_000,
    });
    expect([await dues(d, 'terme-de-la-phase'), await dues(d, 'reversement')]).toEqual([[], ['2026-01-26']]);
  });

  test('l’impayé qui rouvre un dossier soldé ne perd pas ses créances : elles lui restaient', async () => {
    const d = await enVigueur();
    const creances = [titre(30_000)];
    const numero = await recu(d, 30_000, { creances });
    await d.agir(numero, etude(), {
      type: 'VersementRecu',
      mouvement: 'V-C',
      mode: 'cheque-etude',
      recuLe: '2026-01-12',
      montant: 30_000,
    });
    expect(await d.confier(demandeEnClair(30_000, { creances }))).toMatchObject({
      refus: { code: 'CREANCE_DEJA_CONFIEE' },
    });
    expect(
      issue(await d.agir(numero, etude(), { type: 'MouvementRejete', mouvement: 'V-C', rejeteLe: '2026-01-12' })),
    ).toEqual(['MouvementRejete', 'PhaseRouverte']);
  });
});

describe('réaffecter', () => {
  test('l’autre étude reçoit la demande, l’ancienne et le comptable le savent, le premier jour ne change pas', async () => {
    const d = await enVigueur();
    const numero = await recu(d, 30_000);
    d.au('2026-01-20');
    const acte = { message: nouveau(), survenuLe: '2026-01-20', etude: AUTRE_ETUDE, motif: 'changement-de-secteur' };
    const dossier = { poste: POSTE, numero };
    expect(await reaffecter(d.needs)(qui(DDFIP), dossier, acte)).toMatchObject({ ok: true });
    expect(await reaffecter(d.needs)(qui(DDFIP), dossier, acte)).toEqual({ ok: true, events: [] });
    await d.expedier();
    const [lui] = await d.releve(`etude-${AUTRE_ETUDE}`);
    expect(lui).toMatchObject({
      evenement: { type: 'DossierReaffecte' },
      demande: { bucket: 'pca' },
      terme: '2026-03-28',
    });
    expect((await d.releve(`etude-${ETUDE}`)).at(-1)).toMatchObject({
      evenement: { type: 'DossierReaffecte' },
      demande: null,
    });
    expect(
      await agir(d.needs)(qui(etude(AUTRE_ETUDE)), dossier, {
        type: 'DossierPrisEnCharge',
        message: nouveau(),
        le: '2026-01-20',
      }),
    ).toMatchObject({ ok: true });
  });

  test('son motif est dit aux deux études, sa pièce est rangée avec le dossier ; sans motif, rien ne se lit', async () => {
    const d = await enVigueur();
    const numero = await recu(d, 30_000);
    const dossier = { poste: POSTE, numero };
    const acte = { message: nouveau(), survenuLe: '2026-01-12', etude: AUTRE_ETUDE, motif: 'conflit-d-interet' };
    const { motif: _, ...sansMotif } = acte;
    await expect(reaffecter(d.needs)(qui(DDFIP), dossier, sansMotif)).rejects.toThrow();
    const faux = { contenu: Buffer.from('rien') };
    expect(await reaffecter(d.needs)(qui(DDFIP), dossier, { ...acte, document: faux })).toMatchObject({
      refus: { code: 'DOCUMENT_NON_ADMIS' },
    });
    const document = { contenu: Buffer.from('%PDF-1.7 décision') };
    const fait = await reaffecter(d.needs)(qui(DDFIP), dossier, { ...acte, document });
    if (!fait.ok) throw new Error(fait.refus.phrase);
    const [reaffecte] = lireDossier(fait.events);
    if (reaffecte?.type !== 'DossierReaffecte' || !reaffecte.data.document) throw new Error('absent');
    expect(await lireUnObjet(d.objets, 'pca', reaffecte.data.document)).toEqual(document.contenu);
    expect(dossierEnClair(reaffecte)).toContain(`${AUTRE_ETUDE} (conflit d’intérêts)`);
    await d.expedier();
    for (const siret of [ETUDE, AUTRE_ETUDE])
      expect((await d.releve(`etude-${siret}`)).at(-1)).toMatchObject({
        evenement: { type: 'DossierReaffecte', data: { motif: 'conflit-d-interet' } },
      });
  });

  test('jamais vers une étude hors du contrat', async () => {
    const d = await enVigueur();
    const numero = await recu(d, 30_000);
    const acte = {
      message: nouveau(),
      survenuLe: '2026-01-12',
      etude: '52000000300017',
      motif: 'changement-de-secteur',
    };
    expect(await reaffecter(d.needs)(qui(DDFIP), { poste: POSTE, numero }, acte)).toMatchObject({
      refus: { code: 'ETUDE_INCONNUE' },
    });
    const demain = { ...acte, survenuLe: '2026-01-13', etude: AUTRE_ETUDE };
    expect(await reaffecter(d.needs)(qui(DDFIP), { poste: POSTE, numero }, demain)).toMatchObject({
      refus: { code: 'DATE_FUTURE' },
    });
  });
});
