/** The read model of the paper of a suspension: what each ordonnateur must still send, and what has arrived. */
import type * as z from 'zod';
import { instantSchema } from '../../../../schemas/evenements/identifiants.ts';
import { OBJETS_DU_PAPIER } from '../../../../schemas/evenements/mise.ts';
import type { Perimetre } from '../../../habilitation/qui.ts';
import { lireDedupId } from '../../../mise-a-disposition/cle.ts';
import type { EcritureDeLecture, Lectures } from '../../../platform/ports.ts';
import { type MiseLue, miseLueSchema } from '../mise/mise-lue.ts';

export const papierSuiviSchema = miseLueSchema
  .pick({ dedupId: true, n: true, destinataire: true, dispense: true, etat: true, papier: true })
  .extend({ decideeLe: instantSchema });
export type PapierSuivi = z.infer<typeof papierSuiviSchema>;

export const LISTES_DU_PAPIER = ['du', 'recu'] as const;
export type ListeDuPapier = (typeof LISTES_DU_PAPIER)[number];

/** What is not dispensed and has not arrived; nothing is, of what the comptable rejected. */
export const papierDu = ({ dispense, papier, etat }: Pick<PapierSuivi, 'dispense' | 'papier' | 'etat'>) =>
  etat === 'rejetee' ? [] : OBJETS_DU_PAPIER.filter((objet) => !dispense[objet] && papier[objet] === undefined);

/** Whose paper: that of an ordonnateur, or what of it goes to one poste. */
export interface PapierDe {
  readonly siret: string;
  /** Null: whichever it goes to. */
  readonly codique: string | null;
}

/** A poste is told of what comes to it, and of nothing that goes to another of the same ordonnateur. */
export const papierPour = (siret: string, perimetre: Perimetre): PapierDe => ({
  siret,
  codique: perimetre.type === 'poste' ? perimetre.codique : null,
});

const liste = ({ siret, codique }: PapierDe, quoi: ListeDuPapier): string =>
  codique === null ? `papier/${siret}/${quoi}` : `papier/${siret}/${codique}/${quoi}`;
const rangDuPapier = ({ decideeLe, dedupId }: PapierSuivi): string => `${decideeLe}/${dedupId}`;

/** The writings that a delivery decided during a suspension of its sender asks for; none for any other. */
function ecrituresDuPapier(siret: string, mise: MiseLue): readonly EcritureDeLecture[] {
  const decideeLe = mise.etapes[0]?.at;
  if (decideeLe === undefined || !mise.dispense.raisons.includes('adhesion-suspendue')) return [];
  const suivi: PapierSuivi = papierSuiviSchema.parse({ ...mise, decideeLe });
  const ou: ListeDuPapier = papierDu(suivi).length > 0 ? 'du' : 'recu';
  const document = { rank: rangDuPapier(suivi), body: JSON.stringify(suivi) };
  return [null, mise.destinataire].flatMap((codique) =>
    LISTES_DU_PAPIER.map((quoi) => ({
      collection: liste({ siret, codique }, quoi),
      id: mise.dedupId,
      document: quoi === ou ? document : null,
    })),
  );
}

const lirePapier = (body: string): PapierSuivi => papierSuiviSchema.parse(JSON.parse(body));

/** First decided first: it is the oldest paper that is waited for. */
export async function listerLePapier(
  { lectures }: { readonly lectures: Lectures },
  de: PapierDe,
  quoi: ListeDuPapier,
  { max, apres }: { readonly max: number; readonly apres?: string | undefined },
): Promise<{ readonly papiers: readonly PapierSuivi[]; readonly suivant: string | null }> {
  const page = { limit: max + 1, ascending: true, ...(apres === undefined ? {} : { above: apres }) };
  const papiers = (await lectures.list(liste(de, quoi), page)).map(lirePapier);
  const dernier = papiers.length > max ? papiers[max - 1] : undefined;
  return { papiers: papiers.slice(0, max), suivant: dernier === undefined ? null : rangDuPapier(dernier) };
}

/** Deliveries whose paper is waited for, counted up to `max`. */
export async function compterLePapierDu(
  { lectures }: { readonly lectures: Lectures },
  de: PapierDe,
  max: number,
): Promise<number> {
  return (await lectures.list(liste(de, 'du'), { limit: max })).length;
}

export const depotDuPapier = ({ dedupId }: Pick<PapierSuivi, 'dedupId'>): string => lireDedupId(dedupId).depotId;

/** `siret`: of whoever deposited. */
export async function tenirLePapier(lectures: Lectures, siret: string, mise: MiseLue): Promise<void> {
  const ecritures = ecrituresDuPapier(siret, mise);
  if (ecritures.length > 0) await lectures.ecrire(ecritures);
}
