/** He in whose name a request drops a file, and the key that follows (R1). */
import { cleDe } from '../../../depot/cle.ts';

export type DeposantDemande = { readonly nom: string } & (
  | { readonly siret: string }
  | { readonly codique: string }
  | { readonly etude: string }
);

export function cleDemandee(demande: DeposantDemande): string {
  const { nom } = demande;
  if ('codique' in demande) return cleDe('comptables', demande.codique, nom);
  return 'etude' in demande ? cleDe('etudes', demande.etude, nom) : cleDe('ordonnateurs', demande.siret, nom);
}
