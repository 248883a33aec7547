/** A PCA file from the counter to the dossiers: its verdict, its one answer, its messages, the answer to each. */
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Journal } from '../../../functions/platform/ports.ts';
import { annoncerReversementSchema, encaisserReversementSchema } from '../../../schemas/messages/pca/reversement.ts';
import { libxml2 } from '../../schemas/jeu-depose.ts';
import { PDF, redevable } from '../departement.ts';
import { AUTRE_ETUDE, ETUDE, etude, POSTE } from '../exemples.ts';
import { ALLER, rediger, signer } from '../fichier/redige.ts';
import { ADMET_LA_DGFIP, type Comptoir, comptoir, JOUR } from './comptoir.ts';
import { A_L_ETUDE, AU_COMPTABLE, acte, aller, demande, retour, signeLe, versement } from './fichiers.ts';

describe('a file of demandes', () => {
  let c: Comptoir;
  let depotId = '';
  beforeAll(async () => {
    c = await comptoir();
    const messages = [
      demande('D-1'),
      demande('D-2', { redevables: [{ ...redevable(), departement: '21' }] }),
      demande('D-3', { redevables: [{ ...redevable(), droitPublic: true }] }),
    ];
    depotId = await c.deposer(`${AU_COMPTABLE}/demandes.xml`, await aller(...messages));
  });

  it('is judged, answered once, then each of its messages is dealt with and answered', async () => {
    const events = await c.evenements(depotId);
    expect(events.map(({ type }) => type)).toEqual([
      ...['DepotRecu', 'SignatureVerifiee', 'VerdictRendu', 'AcquitEmis', 'MessagesTraites', 'AccuseMetierEmis'],
    ]);
    expect(events[3]?.data).toMatchObject({ nature: 'PCA_Accuse' });
    expect(await c.journal.outboxDue({ sentBefore: '9999', limit: 10 })).not.toContainEqual(
      expect.objectContaining({ id: depotId }),
    );
  });

  it('makes a dossier of each demande that is accepted, in the name of the comptable who signed it', async () => {
    expect(await c.types('D-1')).toEqual(['DemandeSignee']);
    const { demande: enregistree } = await c.lire('D-1');
    expect(enregistree?.message.par).toMatchObject({ role: 'comptable', codique: POSTE });
    expect(await c.types('D-2')).toEqual([]);
    expect(await c.types('D-3')).toEqual([]);
  });

  it('says of a message that the contract refuses why, and what to do', async () => {
    const traites = (await c.evenements(depotId)).find(({ type }) => type === 'MessagesTraites');
    expect(traites?.data).toEqual({
      resultats: [
        expect.objectContaining({ rang: 0, dossier: 'D-1', issue: 'fait', refus: null }),
        expect.objectContaining({
          ...{ rang: 1, dossier: 'D-2', issue: 'refuse' },
          refus: expect.objectContaining({ code: 'HORS_DEPARTEMENT', remede: expect.stringMatching(/contrat/) }),
        }),
      ],
    });
  });

  it('answers in documents that libxml2 admits', async () => {
    const juge = libxml2(join(import.meta.dirname, '../../../schemas/pca/v1/accuse.xsd'));
    const [k1, k2] = [await c.reponse(depotId, 'AcquitEmis'), await c.reponse(depotId, 'AccuseMetierEmis')];
    expect([juge(Buffer.from(k1, 'latin1')), juge(Buffer.from(k2, 'latin1'))]).toEqual([[], []]);
    expect(k1).toMatch(/<Etat V="ACCEPTE"\/>[\s\S]*<Code V="PCA_REDEVABLE_PUBLIC"\/>[\s\S]*<Rang V="3"\/>/);
    expect([...k2.matchAll(/<Etat V="(\w+)"/g)].map(([, etat]) => etat)).toEqual([
      ...['PRIS_EN_CHARGE', 'REJETE', 'REJETE'],
    ]);
    expect(k2).toMatch(/<Code V="HORS_DEPARTEMENT"\/>[\s\S]*<Code V="PCA_REDEVABLE_PUBLIC"\/>/);
  });

  it('changes nothing when it is told again', async () => {
    await c.verifier(depotId);
    expect(await c.evenements(depotId)).toHaveLength(6);
    expect(await c.types('D-1')).toEqual(['DemandeSignee']);
  });
});

describe('the file of an étude', () => {
  let c: Comptoir;
  beforeEach(async () => {
    c = await comptoir();
    await c.deposer(`${AU_COMPTABLE}/demandes.xml`, await aller(demande('D-1')));
    await c.expedier();
    expect(await c.accuser(`pca.${POSTE}.D-1.1`)).toMatchObject({ ok: true });
  });

  it('tells payments, proofs and demands, and cannot prolong', async () => {
    const depotId = await c.deposer(
      `${A_L_ETUDE}/suivi.xml`,
      await retour(
        versement('D-1', 'v-1'),
        acte('D-1', { type: 'InsolvabiliteSignalee', survenuLe: JOUR, constat: 'rsa', preuves: [{ contenu: PDF }] }),
        acte('D-1', { type: 'PhaseProlongee', survenuLe: JOUR, terme: '2027-02-01', motif: 'autre' }),
        versement('D-9', 'v-2'),
      ),
    );
    const resultats = (await c.evenements(depotId)).flatMap((event) =>
      event.type === 'MessagesTraites' ? event.data.resultats : [],
    );
    expect(resultats.map(({ refus }) => refus?.code ?? null)).toEqual([
      ...[null, null, 'ACTE_RESERVE_AU_COMPTABLE', 'DOSSIER_INCONNU'],
    ]);
    expect(await c.types('D-1')).toEqual(expect.arrayContaining(['VersementRecu', 'InsolvabiliteSignalee']));
    expect(await c.types('D-1')).not.toContain('PhaseProlongee');
    const preuve = (await c.journal.read(`dossier/${POSTE}-D-1`)).events.find(
      (e) => e.type === 'InsolvabiliteSignalee',
    );
    expect(JSON.stringify(preuve?.data)).toContain('"key":"052001/D-1/');
  });

  it('is dealt with once where the process dies after any of its messages', async () => {
    const messages = Array.from({ length: 6 }, (_, n) => versement('D-1', `v-${n}`)).map((m, n) =>
      m.genre === 'agir' && m.input.type === 'VersementRecu' ? { ...m, input: { ...m.input, montant: 1000 + n } } : m,
    );
    const fichier = await retour(...messages);
    const depotId = await c.recevoirSeulement(`${A_L_ETUDE}/versements.xml`, fichier);
    for (let appels = 1; ; appels++) {
      let restent = appels;
      const tue: Journal = {
        read: (stream) => c.journal.read(stream),
        holders: (keys) => c.journal.holders(keys),
        outboxDue: (options) => c.journal.outboxDue(options),
        echeancesDues: (options) => c.journal.echeancesDues(options),
        append: async (append) => {
          if (restent-- === 0) throw new Error('killed');
          return c.journal.append(append);
        },
      };
      const mort = await c.verifier(depotId, tue).then(
        () => null,
        (erreur: Error) => erreur.message,
      );
      if (mort === null) break;
      expect(mort).toBe('killed');
    }
    expect((await c.types('D-1')).filter((type) => type === 'VersementRecu')).toHaveLength(6);
    expect((await c.evenements(depotId)).map(({ type }) => type).slice(-3)).toEqual([
      ...['AcquitEmis', 'MessagesTraites', 'AccuseMetierEmis'],
    ]);
  });

  it('pays over to the cent, and the comptable says what came in', async () => {
    await c.deposer(`${A_L_ETUDE}/versement.xml`, await retour(versement('D-1', 'v-1')));
    const lignes = [{ dossier: 'D-1', mouvement: 'v-1', montant: 30_000 }];
    const annonce = {
      ...{ message: { id: 'rev-1' }, reversement: 'R-1', poste: POSTE, ordonneLe: JOUR, mode: 'remise', total: 30_000 },
      lignes,
    };
    const depotId = await c.deposer(
      `${A_L_ETUDE}/reversement.xml`,
      await retour({ genre: 'annoncer', input: annoncerReversementSchema.parse(annonce) }),
    );
    const traites = (await c.evenements(depotId)).find(({ type }) => type === 'MessagesTraites');
    expect(traites?.data).toMatchObject({ resultats: [{ refus: { code: 'REVERSEMENT_MODE_FAUX' } }] });
    const encaisse = { message: { id: 'enc-1' }, etude: ETUDE, reversement: 'R-1', encaisseLe: JOUR, montant: 30_000 };
    const recu = await signer(
      rediger({
        ...{ ...ALLER, date: JOUR, nomFic: 'enc', etude: ETUDE },
        messages: [{ genre: 'encaisser', input: encaisserReversementSchema.parse(encaisse) }],
      }),
      signeLe,
    );
    const accuse = await c.deposer(`${AU_COMPTABLE}/encaissement.xml`, recu);
    expect((await c.evenements(accuse)).find(({ type }) => type === 'MessagesTraites')?.data).toMatchObject({
      resultats: [{ dossier: 'R-1', refus: { code: 'REVERSEMENT_NON_ANNONCE' } }],
    });
  });

  it('that is deposited again is a duplicate of the first, and its messages are not sent twice', async () => {
    const fichier = await retour(versement('D-1', 'v-1'));
    await c.deposer(`${A_L_ETUDE}/un.xml`, fichier);
    const second = await c.deposer(`${A_L_ETUDE}/deux.xml`, fichier);
    expect((await c.evenements(second)).map(({ type }) => type)).toEqual([
      ...['DepotRecu', 'SignatureVerifiee', 'VerdictRendu', 'AcquitEmis'],
    ]);
    expect(await c.reponse(second, 'AcquitEmis')).toMatch(/<Etat V="REJETE"\/>[\s\S]*DOUBLON_NOM_FICHIER/);
    expect((await c.types('D-1')).filter((type) => type === 'VersementRecu')).toHaveLength(1);
  });

  it('sends a message again in another file without doing it twice', async () => {
    const message = versement('D-1', 'v-1');
    await c.deposer(`${A_L_ETUDE}/un.xml`, await retour(message));
    const second = await c.deposer(`${A_L_ETUDE}/deux.xml`, await retour(message));
    expect(await c.reponse(second, 'AccuseMetierEmis')).toContain('<Etat V="SANS_OBJET"/>');
  });
});

describe('whoever deposits', () => {
  let c: Comptoir;
  beforeEach(async () => {
    c = await comptoir();
  });
  const codes = async (depotId: string) => {
    const k1 = await c.reponse(depotId, 'AcquitEmis');
    return [...k1.matchAll(/Code V="(\w+)"|code="(\w+)"/g)].map(([, un, autre]) => un ?? autre);
  };

  it.each([
    ['a demande under the folder of an étude', `${A_L_ETUDE}/x.xml`, () => aller(demande('D-1')), 'PCA_DEPOSANT'],
    [
      'a retour under the folder of a poste',
      `${AU_COMPTABLE}/x.xml`,
      () => retour(versement('D-1', 'v')),
      'PCA_DEPOSANT',
    ],
    ['a demande as an ordonnateur', `ordonnateurs/${ETUDE}/x.xml`, () => aller(demande('D-1')), 'PCA_DEPOSANT'],
    ['the file of another poste', 'comptables/052002/x.xml', () => aller(demande('D-1')), 'PCA_AUTRE_POSTE'],
    [
      'the file of another étude',
      `etudes/${AUTRE_ETUDE}/x.xml`,
      () => retour(versement('D-1', 'v')),
      'PCA_AUTRE_ETUDE',
    ],
    [
      'what is no PCA file, as an étude',
      `${A_L_ETUDE}/x.xml`,
      async () => Buffer.from('<x/>'),
      'PCA_DEPOT_D_UNE_ETUDE',
    ],
  ])('%s is rejected, and told so', async (_, key, fichier, code) => {
    expect(await codes(await c.deposer(key, await fichier()))).toContain(code);
    expect(await c.types('D-1')).toEqual([]);
  });

  it('under a contract that nobody knows is rejected', async () => {
    const inconnu = { ...ALLER, contrat: 'PCA99-2024', messages: [demande('D-1', { contrat: 'PCA99-2024' })] };
    const depotId = await c.deposer(`${AU_COMPTABLE}/x.xml`, await signer(rediger(inconnu), signeLe));
    expect(await codes(depotId)).toEqual(['PCA_CONTRAT_INCONNU']);
  });

  it('with a certificate of a family that the contract does not admit is rejected', async () => {
    const { certificats: _, ...autres } = ADMET_LA_DGFIP.parametres;
    const strict = await comptoir({ parametres: { ...autres, certificats: ['eidas'] } });
    const depotId = await strict.deposer(`${AU_COMPTABLE}/x.xml`, await aller(demande('D-1')));
    expect(await strict.reponse(depotId, 'AcquitEmis')).toContain('PCA_CERTIFICAT_HORS_CONTRAT');
    expect(await strict.types('D-1')).toEqual([]);
  });
});

it('where no dossier can be made, a file is rejected and says why: none waits for what will not come', async () => {
  const ferme = await comptoir(ADMET_LA_DGFIP, undefined, false);
  const depotId = await ferme.deposer(`${AU_COMPTABLE}/x.xml`, await aller(demande('D-1')));
  expect(await ferme.reponse(depotId, 'AcquitEmis')).toContain('PCA_SANS_SERVICE');
  expect(await ferme.types('D-1')).toEqual([]);
});

it('the comptable alone prolongs by a file, as by his own hand', async () => {
  const c = await comptoir();
  await c.deposer(`${AU_COMPTABLE}/demandes.xml`, await aller(demande('D-1')));
  await c.expedier();
  await c.accuser(`pca.${POSTE}.D-1.1`, etude());
  const prolongation = acte('D-1', { type: 'PhaseProlongee', survenuLe: JOUR, terme: '2027-02-01', motif: 'autre' });
  await c.deposer(`${AU_COMPTABLE}/suivi.xml`, await aller(prolongation));
  expect(await c.types('D-1')).toContain('PhaseProlongee');
});
