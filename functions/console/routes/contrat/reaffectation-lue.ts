/** Dossiers to hand to another étude of the contract, as a form or a program names them. */
import * as z from 'zod';
import { codiqueSchema } from '../../../../schemas/evenements/identifiants.ts';
import { reaffecterSchema } from '../../../../schemas/messages/pca/reception.ts';
import { numeroDossierSchema } from '../../../../schemas/pca/identifiants.ts';
import type { Corps } from '../adhesion/registre-corps.ts';
import { lireFichiers, lireJour, texte } from '../dossier/saisie.ts';
import { type Fautes, fautesDe } from './acte-lu.ts';

/** Each is read and written by itself, while whoever asks waits. */
const DOSSIERS_MAX = 50;

const { message, etude, survenuLe, motif, document } = reaffecterSchema.shape;
const reaffectationSchema = z.object({
  message,
  poste: codiqueSchema,
  numeros: z.array(numeroDossierSchema).min(1).max(DOSSIERS_MAX),
  ...{ etude, survenuLe, motif, document },
});
export type Reaffectation = z.infer<typeof reaffectationSchema>;

type ReaffectationLue =
  | { readonly ok: true; readonly reaffectation: Reaffectation }
  | { readonly ok: false; readonly fautes: Fautes };

const PHRASES: Readonly<Record<string, string>> = {
  poste: 'Choisissez un poste du contrat.',
  numeros: `Donnez de 1 à ${DOSSIERS_MAX} numéros de dossier, un par ligne.`,
  etude: 'Choisissez une étude du contrat.',
  survenuLe: 'Indiquez une date, comme 31/03/2026.',
  motif: 'Choisissez un motif : il est dit aux deux études.',
  'message.id': 'Cet envoi n’a pas de nom : ouvrez de nouveau le formulaire.',
};

/** The form: one number a line, the day as people write it, the document where it is confirmed. */
async function saisie(corps: Corps): Promise<Corps> {
  const joints = await lireFichiers(corps.document);
  const jour = lireJour(texte(corps.survenuLe));
  const numeros = texte(corps.numeros)
    .split(/\s+/)
    .filter((un) => un !== '');
  return {
    ...{ message: { id: texte(corps.message) }, poste: texte(corps.poste), etude: texte(corps.etude), numeros },
    ...{ survenuLe: 'valeur' in jour ? jour.valeur : '', motif: texte(corps.motif) },
    document: 'valeur' in joints ? (joints.valeur[0] ?? null) : null,
  };
}

export async function lireLaReaffectation(corps: Corps, programme: boolean): Promise<ReaffectationLue> {
  const lue = reaffectationSchema.safeParse(programme ? corps : await saisie(corps));
  if (!lue.success) return { ok: false, fautes: fautesDe(lue.error, PHRASES) };
  return { ok: true, reaffectation: { ...lue.data, numeros: [...new Set(lue.data.numeros)] } };
}
