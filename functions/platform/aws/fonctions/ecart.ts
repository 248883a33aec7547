/** What lies in the bucket of deposits and can be no deposit: its sender gets no answer from us, so somebody is told. Pure. */
import { lireCle } from '../../../depot/cle.ts';

/** A flow beyond its own bound is still answered; beyond this one its digest takes longer than a function may. */
const TAILLE_MAX = 1_000_000_000;

/** `cle-inconnue`: the key names no sender, or no file as ours may be named. */
export type Ecart = 'cle-inconnue' | 'trop-gros';

export function ecartDe({ key, size }: { readonly key: string; readonly size: number }): Ecart | null {
  if (!lireCle(key).ok) return 'cle-inconnue';
  return size > TAILLE_MAX ? 'trop-gros' : null;
}
