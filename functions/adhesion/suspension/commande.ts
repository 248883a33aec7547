/** The acts of art. 6, as the console, the API, the command line and the machine give them. */
import type { Acteur, ObjetScelle } from '../../../schemas/evenements/identifiants.ts';
import type { MOYENS_RECEPTION, MotifSuspension } from '../../../schemas/evenements/suspension.ts';

/** A decision of the comptable: `decidePar` is he, `saisiPar` whoever types it in, with `document` where that is not he. */
export interface Acte {
  readonly raison: string;
  readonly decidePar: Acteur;
  readonly saisiPar: Acteur;
  readonly document: string | null;
  readonly piece?: ObjetScelle;
  /** Whose habilitations those are (keyed hashes), where they are known: one person may hold several. */
  readonly personnes?: readonly string[];
}

/** What the decisions of the comptable are. */
export type CommandeDActe =
  | (Acte & { readonly type: 'qualifier'; readonly depotId: string; readonly grave: boolean })
  | (Acte & {
      readonly type: 'suspendre';
      readonly motif: MotifSuspension;
      /** What it is founded on; where it is not said, all that he called grave since the last suspension. */
      readonly alterations?: readonly string[];
    })
  | (Acte & { readonly type: 'confirmer' })
  | (Acte & { readonly type: 'proposerLevee' })
  | (Acte & { readonly type: 'ecarterLevee' })
  | (Acte & { readonly type: 'lever' });

/**
 * `prononceeLe`: the suspension that is meant, which may have ended meanwhile. `le`: the instant of what the machine or
 * the ordonnateur does now, or the civil date of the post.
 */
export type CommandeDeSuite =
  | {
      readonly type: 'notifier';
      readonly moyen: 'courriel' | 'courrier';
      readonly destinataire: string | null;
      readonly prononceeLe: string;
      readonly lettre: ObjetScelle;
      readonly le: string;
      readonly saisiPar: Acteur;
    }
  | {
      readonly type: 'notifierLevee';
      readonly moyen: 'courriel' | 'courrier';
      readonly destinataire: string | null;
      /** The end that is meant. */
      readonly leveeLe: string;
      readonly lettre: ObjetScelle;
      readonly le: string;
      readonly saisiPar: Acteur;
    }
  | {
      readonly type: 'accuserReception';
      readonly moyen: (typeof MOYENS_RECEPTION)[number];
      readonly prononceeLe: string;
      readonly lettre: ObjetScelle;
      readonly le: string;
      readonly saisiPar: Acteur;
    };

export type CommandeSuspension = CommandeDActe | CommandeDeSuite;
