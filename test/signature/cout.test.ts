/** What signatures cost: fifty in one file at most half as much again as one. */
import { expect, it } from 'vitest';
import { SignatureObserver } from '../../functions/signature/observateur.ts';
import { POLITIQUE_PAR_DEFAUT } from '../../schemas/politique-par-defaut.ts';
import { bordereau, flux, lire, RECU_LE, signer } from './flux.ts';

const PIECES = 250_000;
const piece = '<Piece><IdPce V="101"/><Obj V="Refection du preau"/><MtHT V="18450.00"/></Piece>\n';

async function fichier(bordereaux: number): Promise<Buffer> {
  const interieur = piece.repeat(PIECES / bordereaux);
  return Buffer.from(
    await signer(flux(Array.from({ length: bordereaux }, (_, i) => bordereau(i + 1, interieur)))),
    'latin1',
  );
}

/** Milliseconds of processor, the best of a few runs. */
function cout(octets: Buffer, attendues: number): number {
  const mesures = Array.from({ length: 4 }, () => {
    const observateur = new SignatureObserver({
      politique: POLITIQUE_PAR_DEFAUT,
      recuLe: RECU_LE,
      speculerRacine: false,
    });
    const avant = process.cpuUsage();
    lire(octets, observateur, 65_536);
    const { signatures } = observateur.resultats();
    const { user, system } = process.cpuUsage(avant);
    expect(signatures.filter((s) => s.integrite === 'intacte')).toHaveLength(attendues);
    return (user + system) / 1000;
  });
  return Math.min(...mesures);
}

it('fifty signatures cost at most half as much again as one', { timeout: 60_000 }, async () => {
  const un = cout(await fichier(1), 1);
  const cinquante = cout(await fichier(50), 50);
  expect(cinquante).toBeLessThan(un * 1.5);
});
