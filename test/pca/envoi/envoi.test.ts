/** What leaves for the other party, and what its receipt records (R4); the first day of a dossier. */
import { describe, expect, test } from 'vitest';
import { expedierUn } from '../../../functions/mise-a-disposition/expedition.ts';
import { releverLesRetards } from '../../../functions/mise-a-disposition/retard.ts';
import { consigner } from '../../../functions/pca/dossier/consigner.ts';
import { agir } from '../../../functions/pca/dossier/handler.ts';
import { lireLeDossier } from '../../../functions/pca/dossier/lu.ts';
import { confirmerReceptionPca, lireUnEchange, rejeterLaDemande } from '../../../functions/pca/envoi/handler.ts';
import { premiereLecture, remettreSurPapier, retransmettre } from '../../../functions/pca/envoi/remise.ts';
import { fluxDossier } from '../../../functions/pca/flux.ts';
import { auditer } from '../../../functions/rapprochement/auditer.ts';
import { type Departement, demandeEnClair, enVigueur, issue, nouveau, qui, recu } from '../departement.ts';
import { AGENT, AUTRE_ETUDE, COMPTABLE, ETUDE, etude, POSTE } from '../exemples.ts';

const SIENNE = `etude-${ETUDE}`;
const idDe = (numero: string, seq = 1) => `pca.${POSTE}.${numero}.${seq}`;
const enAttente = async (d: Departement) =>
  (await d.journal.outboxDue({ sentBefore: '9999-12-31T00:00:00.000Z', limit: 50 })).map(({ id }) => id);

async function confie(d: Departement, change = {}): Promise<string> {
  const demande = demandeEnClair(30_000, { signeeLe: d.horloge.now().slice(0, 10), ...change });
  expect(await d.confier(demande)).toMatchObject({ ok: true });
  return demande.numero;
}

/** What its audit says of the whole journal. */
const ecarts = ({ journal, horloge }: Departement) =>
  auditer(
    {
      flux: [...journal.flux].map(([stream, flux]) => ({ stream, ...flux })),
      ...{ objets: [], marques: [], annonces: null, prisLe: horloge.now(), lire: () => null, empreinte: () => null },
      outbox: [...journal.outbox.values()],
      echeances: [...journal.echeances.values()],
      claims: [...journal.claims].map(([key, holder]) => ({ key, holder })),
    },
    { finiAvant: '0', auRepos: true, scelleAvant: '0' },
  ).map(({ code, sujet }) => `${code} ${sujet}`);

/** D-1, that the étude's system has rejected. */
async function rejetee(): Promise<Departement> {
  const d = await enVigueur();
  const numero = await confie(d, { numero: 'D-1' });
  await d.expedier();
  await d.releve(SIENNE);
  expect(await rejeterLaDemande(d.needs)(qui(etude()), idDe(numero), { accuse: 'a'.repeat(64) })).toMatchObject({
    ok: true,
  });
  return d;
}

describe('la demande', () => {
  test('part petite, sans nom ni adresse, et dit où la lire', async () => {
    const d = await enVigueur();
    const numero = await confie(d);
    await d.expedier();
    const [echange] = await d.releve(SIENNE);
    expect(echange).toMatchObject({
      ...{
        dedupId: idDe(numero),
        destinataire: { type: 'etude', siret: ETUDE },
        consigne: 'attendre',
        resteDu: 30_000,
      },
      ...{ lecture: `/dossiers/${POSTE}/${numero}`, reception: `/pca/messages/${idDe(numero)}/reception` },
    });
    expect(JSON.stringify(echange)).not.toMatch(/Dupré|Moulin/);
    expect(await d.types(numero)).toEqual(['DemandeSignee', 'DemandeTransmise']);
    expect(await lireUnEchange(d.needs)(qui(etude()), idDe(numero))).toEqual({ ok: true, echange });
  });

  test('pas encore lue, elle attend deux jours ouvrés, puis alerte ; renvoyée au bout de treize jours', async () => {
    const d = await enVigueur('2026-01-16');
    const numero = await confie(d);
    await d.expedier();
    const lecture = () => d.journal.echeancesDues({ type: 'pca-lecture-par-l-etude', jusquAu: '9999-12-31', limit: 5 });
    expect((await lecture()).map(({ date }) => date)).toEqual(['2026-01-20']);
    d.au('2026-01-28');
    expect(await d.expedier()).toBe(0);
    expect(await releverLesRetards(d)).toEqual({ nonRecues: 1, nonEnvoyees: 0, files: [SIENNE] });
    d.au('2026-01-30');
    expect([await d.expedier(), await d.expedier()]).toEqual([1, 0]);
    expect((await d.lire(numero)).envois).toBe(2);
  });

  test('son accusé fixe le premier jour, une fois ; après lui, rien ne repart', async () => {
    const d = await enVigueur();
    const numero = await confie(d);
    await d.expedier();
    const issues = await Promise.all([d.accuser(idDe(numero)), d.accuser(idDe(numero))]);
    expect(issues.map((une) => (une.ok ? une.deja : une))).toEqual(expect.arrayContaining([true, false]));
    d.au('2026-01-20');
    expect(await d.accuser(idDe(numero))).toEqual({ ok: true, deja: true });
    expect((await d.lire(numero)).reception).toMatchObject({
      jour: '2026-01-12',
      moyen: 'accuse-technique',
      par: etude(),
    });
    expect(await enAttente(d)).toEqual([idDe(numero, 3)]);
  });

  test('accusée avant que son envoi ne soit marqué, elle n’est pas perdue', async () => {
    const d = await enVigueur();
    const numero = await confie(d);
    expect(await d.accuser(idDe(numero))).toEqual({ ok: true, deja: false });
    expect(await d.types(numero)).toEqual(['DemandeSignee', 'DemandeTransmise', 'DossierRecu']);
    expect(await d.lire(numero)).toMatchObject({ envois: 1, terme: '2026-03-28' });
  });

  test('n’est accusée que par l’étude à qui elle va', async () => {
    const d = await enVigueur();
    const numero = await confie(d);
    await d.expedier();
    for (const autre of [etude(AUTRE_ETUDE), COMPTABLE, { ...etude(), role: 'mandataire' as const }])
      expect(await d.accuser(idDe(numero), autre)).toMatchObject({ refus: { code: 'MESSAGE_D_UN_AUTRE' } });
    for (const inconnu of [idDe(numero, 7), idDe('D-0'), 'pca', `${idDe(numero)}.2`])
      expect(await d.accuser(inconnu)).toMatchObject({ refus: { code: 'MESSAGE_INCONNU' } });
  });

  test('lue d’abord par l’étude, c’est sa première lecture qui compte ; celle du comptable ne compte pas', async () => {
    const d = await enVigueur();
    const nom = { poste: POSTE, numero: await confie(d) };
    await d.expedier();
    expect(await premiereLecture(d.needs)(qui(COMPTABLE), nom)).toEqual({ ok: true, recu: false });
    expect(await premiereLecture(d.needs)(qui(etude(AUTRE_ETUDE)), nom)).toEqual({ ok: true, recu: false });
    expect(await premiereLecture(d.needs)(qui(etude()), nom)).toEqual({ ok: true, recu: true });
    expect(await premiereLecture(d.needs)(qui(etude()), nom)).toEqual({ ok: true, recu: false });
    expect((await d.lire(nom.numero)).reception).toMatchObject({ moyen: 'premiere-lecture', jour: '2026-01-12' });
    expect(await d.accuser(idDe(nom.numero))).toEqual({ ok: true, deja: true });
  });

  test('illisible pour son système, l’étude la rejette : aucun délai ne court, rien ne repart sans le poste', async () => {
    const d = await enVigueur();
    const nom = { poste: POSTE, numero: await confie(d) };
    await d.expedier();
    await d.releve(SIENNE);
    expect(await retransmettre(d.needs)(qui(COMPTABLE), nom)).toMatchObject({
      refus: { code: 'RIEN_A_RETRANSMETTRE' },
    });
    const accuse = 'a'.repeat(64);
    const rejeter = () => rejeterLaDemande(d.needs)(qui(etude()), idDe(nom.numero), { accuse });
    expect([await rejeter(), await rejeter()]).toEqual([
      { ok: true, deja: false },
      { ok: true, deja: true },
    ]);
    expect(await d.lire(nom.numero)).toMatchObject({ etat: 'signe', reception: null });
    await d.expedier();
    expect((await d.releve(`comptable-${POSTE}`)).map(({ evenement }) => evenement.type)).toEqual([
      'TransmissionRejetee',
    ]);
    expect(await enAttente(d)).not.toContain(idDe(nom.numero));
    d.au('2026-02-28');
    await d.expedier();
    expect(await d.releve(SIENNE)).toEqual([]);
    const retransmise = () => retransmettre(d.needs)(qui(AGENT), nom);
    expect([await retransmise(), await retransmise()]).toEqual([
      { ok: true, deja: false },
      { ok: true, deja: true },
    ]);
    expect((await d.types(nom.numero)).slice(1)).toEqual([
      ...['DemandeTransmise', 'TransmissionRejetee', 'DemandeRetransmise'],
    ]);
    await d.expedier();
    const [rendue] = await d.releve(SIENNE);
    expect(await lireUnEchange(d.needs)(qui(etude()), idDe(nom.numero))).toEqual({ ok: true, echange: rendue });
    expect(await retransmise()).toMatchObject({ refus: { code: 'RIEN_A_RETRANSMETTRE' } });
    expect(await d.accuser(idDe(nom.numero))).toEqual({ ok: true, deja: false });
    expect(await d.lire(nom.numero)).toMatchObject({ etat: 'recu', envois: 2, reception: { jour: '2026-02-28' } });
  });

  test('rejetée, puis lue tout de même par l’étude, elle est reçue', async () => {
    for (const lire of [
      (d: Departement, numero: string) => d.accuser(idDe(numero)),
      (d: Departement, numero: string) => premiereLecture(d.needs)(qui(etude()), { poste: POSTE, numero }),
    ]) {
      const d = await rejetee();
      expect(await lire(d, 'D-1')).toMatchObject({ ok: true });
      expect((await d.lire('D-1')).etat).toBe('recu');
      expect(ecarts(d)).toEqual([]);
    }
  });

  test('rejetée pendant qu’elle partait encore, elle n’est ni envoyée ni comptée', async () => {
    const d = await enVigueur();
    const numero = await confie(d);
    const [entree] = await d.journal.outboxDue({ sentBefore: '9999-12-31T00:00:00.000Z', limit: 1 });
    await rejeterLaDemande(d.needs)(qui(etude()), idDe(numero), { accuse: 'b'.repeat(64) });
    expect(await expedierUn(d.needs, entree!)).toBe(false);
    expect(await d.releve(SIENNE)).toEqual([]);
    expect(await d.lire(numero)).toMatchObject({ etat: 'signe', envois: 1 });
  });

  test('ce qui attend son envoi est ce que disent les événements, à chaque pas et quoi qu’il arrive', async () => {
    const d = await rejetee();
    expect(ecarts(d)).toEqual([]);
    // Not its own story: a payment comes in meanwhile, and its rejection is told again.
    const paiement = { type: 'PaiementRecu', mouvement: 'P', mode: 'virement', recuLe: '2026-01-12', montant: 1_000 };
    expect(issue(await d.agir('D-1', COMPTABLE, paiement))).toEqual(['PaiementRecu']);
    const rejeter = (accuse: string) => rejeterLaDemande(d.needs)(qui(etude()), idDe('D-1'), { accuse });
    expect(await rejeter('a'.repeat(64))).toEqual({ ok: true, deja: true });
    expect(await retransmettre(d.needs)(qui(COMPTABLE), { poste: POSTE, numero: 'D-1' })).toMatchObject({ ok: true });
    expect(ecarts(d)).toEqual([]);
    // Its receipt comes before the mark of its sending; so may another rejection.
    expect(await rejeter('c'.repeat(64))).toEqual({ ok: true, deja: false });
    expect(ecarts(d)).toEqual([]);
    expect((await d.types('D-1')).slice(-2)).toEqual(['DemandeTransmise', 'TransmissionRejetee']);
    await d.agir('D-1', COMPTABLE, { type: 'DossierRetire', survenuLe: '2026-01-12', motif: 'retrait' });
    expect(ecarts(d)).toEqual([]);
  });

  test('un rejet d’avant cette règle a laissé la demande en attente : elle repart d’elle-même, ou sur un mot du poste', async () => {
    const ancienne = async () => {
      const d = await enVigueur();
      const numero = await confie(d, { numero: 'D-1' });
      await d.expedier();
      await d.releve(SIENNE);
      const lu = await lireLeDossier(d.journal, fluxDossier(POSTE, numero));
      const rejet = { type: 'TransmissionRejetee', v: 1, data: { le: '2026-01-12', accuse: 'a'.repeat(64) } } as const;
      expect(await consigner(d.journal, lu, { events: [rejet], at: d.horloge.now() })).toMatchObject({ ok: true });
      expect(ecarts(d)).toEqual([]);
      return d;
    };
    const seule = await ancienne();
    seule.au('2026-01-26');
    await seule.expedier();
    expect(await seule.releve(SIENNE)).toMatchObject([{ dedupId: idDe('D-1') }]);
    const dite = await ancienne();
    expect(await retransmettre(dite.needs)(qui(COMPTABLE), { poste: POSTE, numero: 'D-1' })).toMatchObject({
      ok: true,
    });
    await dite.expedier();
    expect(await dite.releve(SIENNE)).toMatchObject([{ dedupId: idDe('D-1') }]);
    for (const d of [seule, dite]) expect([(await d.lire('D-1')).etat, ecarts(d)]).toEqual(['transmis', []]);
  });

  test('sur papier, l’étude n’apprend rien avant de l’avoir : ni paiement, ni retrait', async () => {
    const d = await enVigueur();
    const numero = await confie(d, { voie: 'papier' });
    const paiement = { type: 'PaiementRecu', mouvement: 'P1', mode: 'virement', recuLe: '2026-01-12', montant: 1_000 };
    expect(issue(await d.agir(numero, COMPTABLE, paiement))).toEqual(['PaiementRecu']);
    expect(
      issue(await d.agir(numero, COMPTABLE, { type: 'DossierRetire', survenuLe: '2026-01-12', motif: 'retrait' })),
    ).toEqual(['DossierRetire']);
    expect(await enAttente(d)).toEqual([]);
  });

  test('sur papier, elle ne part dans aucune file : le poste dit quand l’étude l’a eue', async () => {
    const d = await enVigueur();
    const nom = { poste: POSTE, numero: await confie(d, { voie: 'papier' }) };
    expect(await enAttente(d)).toEqual([]);
    d.au('2026-01-16');
    expect(await premiereLecture(d.needs)(qui(etude()), nom)).toEqual({ ok: true, recu: false });
    const remettre = (remisLe: string, par = COMPTABLE) => remettreSurPapier(d.needs)(qui(par), nom, { remisLe });
    expect(await remettre('2026-01-14', etude())).toMatchObject({ refus: { code: 'ACTE_RESERVE_AU_COMPTABLE' } });
    expect(await remettre('2026-01-17')).toMatchObject({ refus: { code: 'DATE_FUTURE' } });
    expect(await remettre('2026-01-11')).toMatchObject({ refus: { code: 'DATE_ANTERIEURE' } });
    expect([await remettre('2026-01-14'), await remettre('2026-01-15')]).toEqual([
      { ok: true, recu: true },
      { ok: true, recu: false },
    ]);
    expect((await d.lire(nom.numero)).reception).toMatchObject({ jour: '2026-01-14', moyen: 'remise-papier' });
    const demat = { poste: POSTE, numero: await confie(d) };
    expect(await remettreSurPapier(d.needs)(qui(COMPTABLE), demat, { remisLe: '2026-01-16' })).toMatchObject({
      refus: { code: 'REMISE_PAPIER_SANS_OBJET' },
    });
  });

  test('retirée avant d’être lue, elle ne part plus, et l’étude est avisée', async () => {
    const d = await enVigueur();
    const numero = await confie(d);
    await d.agir(numero, COMPTABLE, {
      type: 'PaiementRecu',
      mouvement: 'P-1',
      mode: 'virement',
      recuLe: '2026-01-12',
      montant: 30_000,
    });
    expect(await d.types(numero)).toEqual(['DemandeSignee', 'PaiementRecu', 'DossierRetire']);
    expect(await enAttente(d)).toEqual([idDe(numero, 2), idDe(numero, 3)]);
    expect(await d.accuser(idDe(numero))).toEqual({ ok: true, deja: true });
    expect(await d.types(numero)).toHaveLength(3);
  });
});

describe('le reste', () => {
  test('chacun est avisé de ce que fait l’autre, et son accusé est gardé', async () => {
    const d = await enVigueur();
    const numero = await recu(d, 30_000);
    const acte = { type: 'VersementRecu', mouvement: 'V-1', mode: 'virement', recuLe: '2026-01-12', montant: 1000 };
    expect(issue(await d.agir(numero, etude(), acte))).toEqual(['DossierPrisEnCharge', 'VersementRecu']);
    await d.expedier();
    const dits = await d.releve(`comptable-${POSTE}`);
    expect(dits.map(({ evenement }) => evenement.type)).toEqual([
      'DossierRecu',
      'DossierPrisEnCharge',
      'VersementRecu',
    ]);
    const { dedupId } = dits.at(-1)!;
    expect([await d.accuser(dedupId, AGENT), await d.accuser(dedupId, COMPTABLE)]).toEqual([
      { ok: true, deja: false },
      { ok: true, deja: true },
    ]);
    expect((await d.types(numero)).at(-1)).toBe('EchangeRecu');
    expect(await enAttente(d)).not.toContain(dedupId);
  });

  test('au terme, l’étude et le comptable sont avisés, chacun d’un message à lui', async () => {
    const d = await enVigueur();
    const numero = await recu(d, 30_000);
    d.au('2026-03-29');
    const tard = { type: 'InformationTransmise', survenuLe: '2026-03-28', sorte: 'autre' };
    expect(issue(await d.agir(numero, etude(), tard))).toEqual(['TermeEchu', 'InformationTransmise']);
    await d.expedier();
    const [aLui] = (await d.releve(SIENNE)).filter(({ evenement }) => evenement.type === 'TermeEchu');
    const [auPoste] = (await d.releve(`comptable-${POSTE}`)).filter(({ evenement }) => evenement.type === 'TermeEchu');
    expect([aLui?.dedupId, auPoste?.dedupId]).toEqual([idDe(numero, 4), `${idDe(numero, 4)}.2`]);
    expect(aLui?.consigne).toBe('arreter');
    expect(await d.accuser(aLui!.dedupId, COMPTABLE)).toMatchObject({ refus: { code: 'MESSAGE_D_UN_AUTRE' } });
    expect(await d.accuser(auPoste!.dedupId, COMPTABLE)).toEqual({ ok: true, deja: false });
    expect(await enAttente(d)).toContain(aLui!.dedupId);
  });
});

describe('les journées du guichet', () => {
  test('4. Contestation : l’étude est avisée de cesser, puis de reprendre pour 500 €', async () => {
    const d = await enVigueur('2026-02-02');
    const numero = await recu(d, 82_000);
    const contester = (sorte: string, effet: string, survenuLe: string) => {
      d.au(survenuLe);
      return d.agir(numero, COMPTABLE, { type: 'ContestationEnregistree', survenuLe, sorte, effet });
    };
    expect(issue(await contester('gracieuse', 'informer', '2026-02-10'))).toEqual(['ContestationEnregistree']);
    expect(issue(await contester('juridiction', 'suspendre', '2026-02-20'))).toEqual([
      'ContestationEnregistree',
      'PhaseSuspendue',
    ]);
    d.au('2026-06-10');
    const levee = { type: 'SuspensionLevee', survenuLe: '2026-06-10', terme: '2026-08-24', dette: 50_000 };
    expect(issue(await d.agir(numero, COMPTABLE, levee))).toEqual(['SuspensionLevee']);
    await d.expedier();
    const dits = await d.releve(SIENNE);
    expect(dits.map(({ evenement, consigne, terme, resteDu }) => [evenement.type, consigne, terme, resteDu])).toEqual([
      ['ContestationEnregistree', 'poursuivre', '2026-04-18', 82_000],
      ['ContestationEnregistree', 'poursuivre', '2026-04-18', 82_000],
      ['PhaseSuspendue', 'suspendre', '2026-04-18', 82_000],
      ['SuspensionLevee', 'poursuivre', '2026-08-24', 50_000],
    ]);
  });

  test('5. Prolongation : demandée le 23/03 sans réponse, le terme est le 28/03 ; celle du 29/03 est refusée', async () => {
    const d = await enVigueur('2026-01-12');
    const numero = await recu(d, 30_000);
    d.au('2026-03-23');
    const demander = { type: 'DemandeFormulee', survenuLe: '2026-03-23', sorte: 'prolongation', jours: 30 };
    expect(issue(await d.agir(numero, etude(), demander))).toEqual(['DossierPrisEnCharge', 'DemandeFormulee']);
    const prolonger = (par = COMPTABLE) =>
      d.agir(numero, par, { type: 'PhaseProlongee', survenuLe: '2026-03-23', terme: '2026-04-30', motif: 'autre' });
    expect(issue(await prolonger(etude()))).toBe('ACTE_RESERVE_AU_COMPTABLE');
    d.au('2026-03-28', '22:30');
    expect(issue(await prolonger())).toEqual(['PhaseProlongee']);
    const autre = await enVigueur('2026-01-12');
    const sien = await recu(autre, 30_000);
    // Half past midnight in Paris, on the 29th.
    autre.au('2026-03-28', '23:30');
    const tardive = { type: 'PhaseProlongee', survenuLe: '2026-03-28', terme: '2026-04-30', motif: 'autre' };
    expect(issue(await autre.agir(sien, COMPTABLE, tardive))).toBe('PROLONGATION_TARDIVE');
  });

  test('la même clé, le même message : rien n’est dit deux fois', async () => {
    const d = await enVigueur();
    const numero = await recu(d, 30_000);
    const acte = { message: nouveau(), type: 'DossierPrisEnCharge', le: '2026-01-12' };
    const dossier = { poste: POSTE, numero };
    await agir(d.needs)(qui(etude()), dossier, acte);
    const avant = await enAttente(d);
    await agir(d.needs)(qui(etude()), dossier, acte);
    expect(await enAttente(d)).toEqual(avant);
    expect(await confirmerReceptionPca(d.needs)(qui(COMPTABLE), avant.at(-1)!)).toEqual({ ok: true, deja: false });
  });
});
