/** A generated flux, signed where its options say. */
import type { OptionsSignature } from '../../../../functions/signature/signer/options.ts';
import { signerFlux } from '../../../../functions/signature/signer/signer.ts';
import { genererFlux } from './fabrique.ts';
import type { Demande } from './options.ts';

/** Key, certificate and what the signer declares; where he signs comes from the flux. */
export type Signataire = Omit<OptionsSignature, 'portee'>;

/**
 * Yields the bytes of the flux of `demande` with its signatures: `demande.signature`, by default one per bordereau. In
 * constant memory; the flux is made twice. Throws SignatureImpossible when the key and the certificate do not agree.
 */
export async function* genererFluxSigne(demande: Demande, signataire: Signataire): AsyncGenerator<Uint8Array> {
  const signature = demande.signature ?? 'bordereau';
  const flux = genererFlux({ ...demande, signature });
  if (signature === 'aucune') yield* flux;
  else yield* signerFlux(() => flux, { ...signataire, portee: signature });
}
