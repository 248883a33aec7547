import { createHash } from 'node:crypto';

/** SHA-256, hexadecimal. */
export const empreinte = (octets: Uint8Array): string => createHash('sha256').update(octets).digest('hex');
