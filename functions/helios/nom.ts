/**
 * The name by which an answer of Hélios finds its deposit: NomFic, within the collectivité and the budget that the
 * header names. Hélios echoes these, never who sent the flux, and answers after our own names were given back (the
 * comptable may already have rejected it): hence a claim of its own, which no rejection releases. The key is in the
 * journal for good. Pure.
 */
import type { Verdict } from '../../schemas/verdict.ts';
import { sha256Jcs } from '../journal/evenement.ts';

const lu = (valeur: string | null | undefined): string => (valeur ?? '').normalize('NFC').trim();

export function designation({ enveloppe, entete }: Pick<Verdict, 'enveloppe' | 'entete'>) {
  return {
    NomFic: lu(enveloppe?.nomFic),
    IdColl: lu(entete?.idColl),
    CodCol: lu(entete?.codCol),
    CodBud: lu(entete?.codBud),
  };
}

/** Null where the header lacks one of them. */
export function cleDeReponse(verdict: Pick<Verdict, 'enveloppe' | 'entete'>): string | null {
  const { NomFic, IdColl, CodCol, CodBud } = designation(verdict);
  const parties = [IdColl, CodCol, CodBud, NomFic];
  return parties.includes('') ? null : `reponse/${sha256Jcs(parties)}`;
}
