/** The creditor's identifier of SEPA direct debits (ICS): country, key, business code, then the national number (EPC262-08). */
import { cleDIbanJuste } from './modulo97.ts';

const FORME = /^[A-Z]{2}\d\d[A-Z0-9]{9}$/;
/** After the business code, which the key leaves out. */
const NUMERO = 7;

export const icsValide = (ics: string): boolean => FORME.test(ics) && cleDIbanJuste(ics, NUMERO);
