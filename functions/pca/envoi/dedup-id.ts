/** The names of an exchange: each says which event of which dossier it tells, and to which of those who are told. */
import { dedupIdPcaSchema } from '../../../schemas/messages/pca/echange.ts';
import type { NomDeDossier } from '../besoins.ts';
import { fluxDossier } from '../flux.ts';

export interface NomDEchange extends NomDeDossier {
  readonly seq: number;
  /** From 1; the first is not written. */
  readonly rang: number;
}

export const dedupIdPca = ({ poste, numero, seq, rang }: NomDEchange): string =>
  `pca.${poste}.${numero}.${seq}${rang === 1 ? '' : `.${rang}`}`;

/** Null where it is no such name. */
export function lireDedupIdPca(dedupId: string): NomDEchange | null {
  if (!dedupIdPcaSchema.safeParse(dedupId).success) return null;
  const [, poste = '', numero = '', seq, rang = '1'] = dedupId.split('.');
  return { poste, numero, seq: Number(seq), rang: Number(rang) };
}

export const fluxDeLEchange = (dedupId: string): string | null => {
  const nom = lireDedupIdPca(dedupId);
  return nom && fluxDossier(nom.poste, nom.numero);
};

export const estUnEchange = (id: string): boolean => lireDedupIdPca(id) !== null;
