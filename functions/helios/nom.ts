/**
 * The name by which an answer of Hélios finds its deposit: NomFic, within the collectivité and the budget that the
 * header names. Hélios echoes these, never who sent the flux, and answers after our own names were given back (the
 * comptable may already have rejected it): hence a claim of its own, which no rejection releases. The keys are in the
 * journal for good. Pure.
 */
import type { Verdict } from '../../schemas/verdict.ts';
import { sha256Jcs } from '../journal/evenement.ts';

type Entetes = Pick<Verdict, 'enveloppe' | 'entete'>;

const lu = (valeur: string | null | undefined): string => (valeur ?? '').normalize('NFC').trim();

export function designation({ enveloppe, entete }: Entetes) {
  return {
    NomFic: lu(enveloppe?.nomFic),
    IdColl: lu(entete?.idColl),
    CodCol: lu(entete?.codCol),
    CodBud: lu(entete?.codBud),
  };
}

function cle(famille: string, verdict: Entetes, ...autres: readonly string[]): string | null {
  const { NomFic, IdColl, CodCol, CodBud } = designation(verdict);
  const parties = [IdColl, CodCol, CodBud, NomFic, ...autres];
  return parties.includes('') ? null : `${famille}/${sha256Jcs(parties)}`;
}

/** Borne by the flows. Null where the header lacks one of its parts. */
export const cleDeReponse = (verdict: Entetes): string | null => cle('reponse', verdict);

/** Borne by the answers of that poste that wait for their flow: another poste's never take their place. */
export const cleDAttente = (verdict: Entetes, codique: string): string | null =>
  cle('reponse/attente', verdict, lu(codique));
