/** What a rule of a PCA file is: it looks at one message, and says what is wrong with it. */
import type { MOTIFS_PCA } from '../../../../schemas/motifs/pca.ts';
import type { MessagePca } from '../message.ts';

export interface Constat {
  readonly code: keyof typeof MOTIFS_PCA;
  readonly valeurs: Readonly<Record<string, string | number>>;
}

export interface Contexte {
  /** IdPost and DteStr of the header; null where it has none. */
  readonly poste: string | null;
  readonly date: string | null;
  /** What the messages before it in the file are and hold, by kind. */
  readonly vus: Vus;
}

export type Regle = (message: MessagePca, contexte: Contexte) => readonly Constat[];

export const constat = (code: Constat['code'], valeurs: Constat['valeurs'] = {}): Constat => ({ code, valeurs });

type Sorte = 'message' | 'dossier' | 'creance' | 'versement';

export class Vus {
  private readonly connus = new Set<string>();

  /** Whether it came before; remembered from now on. */
  deja(sorte: Sorte, valeur: string): boolean {
    const cle = `${sorte} ${valeur}`;
    const deja = this.connus.has(cle);
    this.connus.add(cle);
    return deja;
  }
}
