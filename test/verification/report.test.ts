/** A trust that cannot be judged yet is put off, tried again, and refused past the limit: never lost, never passed. */
import { describe, expect, test } from 'vitest';
import { fluxDepot } from '../../functions/depot/cle.ts';
import { expedier } from '../../functions/mise-a-disposition/expedition.ts';
import { verifier } from '../../functions/verification/handler.ts';
import { REPRISE } from '../../functions/verification/report.ts';
import { reprendre } from '../../functions/verification/reprise.ts';
import { lireDepot } from '../../schemas/evenements/depot.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { adherer, deposer, evenements, juge, lire, type Plateforme, suivants } from '../depot/etapes.ts';
import { bordereau, CODIQUE, sha256De, signature, verdict } from '../depot/exemples.ts';
import { plateformePassagere } from '../platform/dossier.ts';

const enSuspens = verdict({
  verdict: 'indetermine',
  bordereaux: [bordereau('47', { verdict: 'indetermine' })],
  signatures: [signature('B47', { confiance: 'indeterminee', motifs: ['CHEMIN_REVOCATION_INDETERMINEE'] })],
});
const HEURE = 3600;

async function deposeEnSuspens() {
  const plateforme = plateformePassagere();
  await adherer(plateforme);
  const { depotId } = await deposer(plateforme, 'pes.xml');
  await juger(plateforme, depotId, enSuspens);
  return { plateforme, depotId, stream: fluxDepot(depotId) };
}

const juger = (plateforme: Plateforme, depotId: string, rendu: Verdict) =>
  verifier({ ...plateforme, verifierObjet: juge(rendu, 'pes.xml') })({ depotId });

async function essais({ journal }: Plateforme, stream: string) {
  const events = lireDepot((await journal.read(stream)).events);
  return events.flatMap((event) => (event.type === 'VerificationDifferee' ? [event.data] : []));
}

describe('une confiance qui ne peut pas encore être jugée', () => {
  test('diffère le verdict : ni réponse, ni mise à disposition, et une reprise datée', async () => {
    const { plateforme, stream } = await deposeEnSuspens();
    expect(await evenements(plateforme, stream)).toEqual(['DepotRecu', 'VerificationDifferee']);
    expect(await essais(plateforme, stream)).toEqual([
      { motifs: ['CHEMIN_REVOCATION_INDETERMINEE'], essai: 1, repriseLe: '2026-11-02T09:01:00.000Z' },
    ]);
  });

  test('n’est rejugée qu’à sa reprise, même si son message revient plus tôt', async () => {
    const { plateforme, depotId, stream } = await deposeEnSuspens();
    plateforme.avancer(HEURE - 1);
    expect(await reprendre(plateforme)).toBe(0);
    await juger(plateforme, depotId, verdict());
    expect(await evenements(plateforme, stream)).toHaveLength(2);
    plateforme.avancer(1);
    expect(await reprendre(plateforme)).toBe(1);
    expect(await reprendre(plateforme)).toBe(0);
    await expedier(plateforme);
    expect(await suivants(plateforme, 'verifier')).toContainEqual({ depotId });
  });

  test('établie à la reprise, est acceptée et mise à disposition avec sa dispense', async () => {
    const { plateforme, depotId, stream } = await deposeEnSuspens();
    plateforme.avancer(HEURE);
    await reprendre(plateforme);
    await juger(plateforme, depotId, verdict());
    expect((await evenements(plateforme, stream)).slice(2)).toEqual([
      'SignatureVerifiee',
      'VerdictRendu',
      'AcquitEmis',
    ]);
    await expedier(plateforme);
    const [mise] = await suivants(plateforme, `comptable-${CODIQUE}`);
    expect(mise).toMatchObject({ dispense: { bordereau: true } });
  });

  test('jamais établie, rejette le flux sous son propre motif une fois la limite passée, et une seule fois', async () => {
    const { plateforme, depotId, stream } = await deposeEnSuspens();
    for (let heure = 0; heure < 80; heure++) {
      plateforme.avancer(HEURE);
      if ((await reprendre(plateforme)) > 0) await juger(plateforme, depotId, enSuspens);
    }
    const types = await evenements(plateforme, stream);
    expect(types.filter((type) => type === 'VerificationDifferee')).toHaveLength(72);
    expect(types.slice(-3)).toEqual(['SignatureRejetee', 'VerdictRendu', 'AcquitEmis']);
    const events = lireDepot((await plateforme.journal.read(stream)).events);
    const rendu = events.find((event) => event.type === 'VerdictRendu');
    const garde = JSON.parse(await lire(plateforme, 'verdicts', rendu?.data.objet)) as Verdict;
    expect(garde.verdict).toBe('rejete');
    expect(garde.anomalies.map(({ code, gravite, niveau }) => [code, gravite, niveau])).toEqual([
      ['CONFIANCE_NON_ETABLIE_A_TEMPS', 'rejet', 'flux'],
    ]);
    await expedier(plateforme);
    expect(await suivants(plateforme, `comptable-${CODIQUE}`)).toEqual([]);
  });

  test('ne retarde pas le rejet d’un flux qui tombe de toute façon', async () => {
    const plateforme = plateformePassagere();
    await adherer(plateforme);
    const { depotId } = await deposer(plateforme, 'pes.xml');
    await juger(plateforme, depotId, { ...enSuspens, verdict: 'rejete' });
    expect(await evenements(plateforme, fluxDepot(depotId))).toContain('AcquitEmis');
  });

  test('ne prend aucun nom : un autre dépôt du même bordereau est jugé sans l’attendre, et un seul l’emporte', async () => {
    const { plateforme, depotId, stream } = await deposeEnSuspens();
    const second = await deposer(plateforme, 'bis.xml');
    const rendu = { ...verdict({ bordereaux: [bordereau('47')] }), sha256: sha256De('bis.xml') };
    await verifier({ ...plateforme, verifierObjet: async () => rendu })({ depotId: second.depotId });
    expect(await evenements(plateforme, fluxDepot(second.depotId))).toContain('AcquitEmis');
    plateforme.avancer(HEURE);
    await juger(plateforme, depotId, verdict({ bordereaux: [bordereau('47')] }));
    const rejete = lireDepot((await plateforme.journal.read(stream)).events).find(
      ({ type }) => type === 'VerdictRendu',
    );
    expect(rejete?.data).toMatchObject({ verdict: 'rejete' });
    await expedier(plateforme);
    expect(await suivants(plateforme, `comptable-${CODIQUE}`)).toHaveLength(1);
  });

  test('n’est pas oubliée d’une horloge qui recule entre la reprise et le jugement', async () => {
    const { plateforme, depotId } = await deposeEnSuspens();
    plateforme.avancer(HEURE);
    expect(await reprendre(plateforme)).toBe(1);
    plateforme.avancer(-1);
    await juger(plateforme, depotId, verdict());
    plateforme.avancer(1);
    expect(await reprendre(plateforme)).toBe(1);
  });

  test('après un long arrêt de Passerelle, a droit à un second essai avant d’être refusée', async () => {
    const plateforme = plateformePassagere();
    await adherer(plateforme);
    const { depotId } = await deposer(plateforme, 'pes.xml');
    plateforme.avancer(100 * HEURE);
    await juger(plateforme, depotId, enSuspens);
    expect(await essais(plateforme, fluxDepot(depotId))).toHaveLength(1);
    plateforme.avancer(HEURE);
    expect(await reprendre(plateforme)).toBe(1);
    await juger(plateforme, depotId, verdict());
    expect(await evenements(plateforme, fluxDepot(depotId))).toContain('SignatureVerifiee');
  });

  test('d’un bordereau déjà rejeté ne retarde pas les autres', async () => {
    const plateforme = plateformePassagere();
    await adherer(plateforme);
    const { depotId } = await deposer(plateforme, 'pes.xml');
    await juger(plateforme, depotId, {
      ...enSuspens,
      verdict: 'partiel',
      bordereaux: [bordereau('47', { verdict: 'rejete' }), bordereau('48')],
    });
    expect(await evenements(plateforme, fluxDepot(depotId))).toContain('AcquitEmis');
  });

  test('une échéance qui ne mène à aucun dépôt n’empêche pas les autres de reprendre', async () => {
    const { plateforme, depotId } = await deposeEnSuspens();
    const echeance = { id: 'perdue', type: REPRISE, date: '2000-01-01T00:00:00.000Z', stream: 'depot/inconnu' };
    const at = plateforme.horloge.now();
    await plateforme.journal.append({
      ...{ stream: 'depot/inconnu', expected: 0, events: [], at },
      echeances: { put: [echeance] },
    });
    plateforme.avancer(HEURE);
    await expect(reprendre(plateforme)).rejects.toThrow('1 deposits could not be resumed');
    await expedier(plateforme);
    expect(await suivants(plateforme, 'verifier')).toEqual([{ depotId }]);
  });
});
