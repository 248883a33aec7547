/** Each stored version has its deposit and, in time, its answer; what has not is announced again. */
import { describe, expect, test } from 'vitest';
import { depotIdDe, fluxDepot } from '../../functions/depot/cle.ts';
import { recevoir } from '../../functions/depot/handler.ts';
import { expedier } from '../../functions/mise-a-disposition/expedition.ts';
import { rapprocher } from '../../functions/rapprochement/handler.ts';
import { verifier } from '../../functions/verification/handler.ts';
import { adherer, deposer, evenements, juge, suivants } from '../depot/etapes.ts';
import { SIRET, sha256De, verdict } from '../depot/exemples.ts';
import { plateformePassagere } from '../platform/dossier.ts';

type Plateforme = ReturnType<typeof plateformePassagere>;

/** The store knows the digest of what it holds. */
const needs = (plateforme: Plateforme, contenu: string) => ({
  ...plateforme,
  objets: { empreinte: async () => ({ sha256: sha256De(contenu), size: contenu.length }) },
});

async function deposerSansAnnonce(plateforme: Plateforme, nom: string) {
  const { ref } = await plateforme.objets.put('depot', `ordonnateurs/${SIRET}/${nom}`, [Buffer.from(nom)]);
  return { key: ref.key, version: ref.version, deposeLe: plateforme.horloge.now() };
}

describe('a version whose announcement', () => {
  test('may still come is left alone', async () => {
    const plateforme = plateformePassagere();
    const version = await deposerSansAnnonce(plateforme, 'pes.xml');
    plateforme.avancer(14 * 60);
    expect(await rapprocher(needs(plateforme, 'pes.xml'), version)).toBe('en-cours');
  });

  test('was lost is received after all, once, and goes to the verification', async () => {
    const plateforme = plateformePassagere();
    const version = await deposerSansAnnonce(plateforme, 'pes.xml');
    plateforme.avancer(16 * 60);
    const connu = needs(plateforme, 'pes.xml');
    expect(await rapprocher(connu, version)).toBe('jamais-annonce');
    expect(await rapprocher(connu, version)).toBe('en-cours');
    const depotId = depotIdDe({ bucket: 'depot', ...version });
    expect(await evenements(plateforme, fluxDepot(depotId))).toEqual(['DepotRecu']);
    await expedier(plateforme);
    expect(await suivants(plateforme, 'verifier')).toEqual([{ depotId }]);
    // The announcement was only late.
    const tard = await recevoir(plateforme)({
      ...{ bucket: 'depot', key: version.key, version: version.version },
      ...(await connu.objets.empreinte()),
    });
    expect(tard).toMatchObject({ ok: true, dejaDepose: true });
  });
});

describe('a deposit', () => {
  const versionDe = ({ key, version }: { key: string; version: string }, plateforme: Plateforme) => ({
    ...{ key, version },
    deposeLe: plateforme.horloge.now(),
  });

  test('that has its answer is reconciled', async () => {
    const plateforme = plateformePassagere();
    await adherer(plateforme);
    const { depotId, message } = await deposer(plateforme, 'pes.xml');
    await verifier({ ...plateforme, verifierObjet: juge(verdict(), 'pes.xml') })({ depotId });
    const version = versionDe(message, plateforme);
    plateforme.avancer(86_400);
    expect(await rapprocher(needs(plateforme, 'pes.xml'), version)).toBe('rapproche');
  });

  test('whose message was lost is asked for again after an hour', async () => {
    const plateforme = plateformePassagere();
    const { depotId, message } = await deposer(plateforme, 'pes.xml');
    const version = versionDe(message, plateforme);
    await expedier(plateforme);
    const [perdu] = await plateforme.files.receive('verifier', { max: 1, leaseSeconds: 60 });
    await plateforme.files.delete('verifier', perdu!.handle);
    plateforme.avancer(59 * 60);
    expect(await rapprocher(needs(plateforme, 'pes.xml'), version)).toBe('en-cours');
    plateforme.avancer(120);
    expect(await rapprocher(needs(plateforme, 'pes.xml'), version)).toBe('sans-reponse');
    await expedier(plateforme);
    expect(await suivants(plateforme, 'verifier')).toEqual([{ depotId }]);
  });
});

test('a key that names no depositor is told, and is no deposit', async () => {
  const plateforme = plateformePassagere();
  const version = { key: 'ailleurs/pes.xml', version: 'v', deposeLe: plateforme.horloge.now() };
  expect(await rapprocher(needs(plateforme, ''), version)).toBe('cle-inconnue');
});
