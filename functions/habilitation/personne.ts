/** Who someone is for the journal: a keyed hash of his professional e-mail, which only the holder of the key can make. */
import { createHmac, hkdfSync } from 'node:crypto';

/** The keys of this deployment, all derived from one secret of at least 32 bytes. */
export interface Cles {
  /** Of the hashes of persons: whoever loses it loses the register. */
  readonly personne: Uint8Array;
  /** Of the sealed cookies. */
  readonly session: Uint8Array;
}

/** The message is a French sentence for whoever runs the server. */
export class SecretTropCourt extends Error {}

/** Throws `SecretTropCourt`. */
export function clesDe(secret: Uint8Array): Cles {
  if (secret.length < 32)
    throw new SecretTropCourt(
      `Le secret des identités (secrets/identites) est abîmé : il a ${secret.length} octets, au lieu de 32 au moins. Remettez en place celui de la sauvegarde.`,
    );
  const deriver = (usage: string) => new Uint8Array(hkdfSync('sha256', secret, '', `passerelle/${usage}/v1`, 32));
  return { personne: deriver('personne'), session: deriver('session') };
}

/**
 * The `sub` of a provider is of one service and one provider only: the e-mail is what both the register and the provider
 * know. Its case does not count.
 */
export const personneDe = ({ personne }: Pick<Cles, 'personne'>, courriel: string): string =>
  createHmac('sha256', personne).update(courriel.trim().normalize('NFC').toLowerCase(), 'utf8').digest('hex');
