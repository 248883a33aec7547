/** One reversement as its page shows it: what the étude announced, line by line, and what the comptable received. */
import { lireReversement } from '../../../../schemas/evenements/pca-reversement.ts';
import { fluxReversement } from '../../../pca/flux.ts';
import { evolve, REVERSEMENT_ABSENT, type Reversement } from '../../../pca/reversement/decide.ts';
import type { Journal } from '../../../platform/ports.ts';
import { auteurDe } from '../../en-clair/auteur.ts';
import { reversementEnClair } from '../../en-clair/reversement/evenement-reversement.ts';

/** Null where nothing was announced under that reference. */
export async function lireReversementDe(
  { journal }: { readonly journal: Pick<Journal, 'read'> },
  etude: string,
  reference: string,
) {
  const events = lireReversement((await journal.read(fluxReversement(etude, reference))).events);
  const { annonce, encaisse } = events.reduce<Reversement>(evolve, REVERSEMENT_ABSENT);
  if (annonce === null) return null;
  const { reversement, poste, ordonneLe, mode, compte, total, lignes } = annonce;
  return {
    ...{ etude, reversement, poste, ordonneLe, mode, compte, total, lignes },
    encaisse:
      encaisse === null ? null : { encaisseLe: encaisse.encaisseLe, montant: encaisse.montant, ecart: encaisse.ecart },
    etapes: events.map((event) => ({
      ...{ evenement: event.type, phrase: reversementEnClair(event), instant: event.at },
      par: auteurDe({ type: event.type, data: { par: event.data.message.par } }),
    })),
  };
}

export type ReversementLu = NonNullable<Awaited<ReturnType<typeof lireReversementDe>>>;
