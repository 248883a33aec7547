/** Dossiers to hand to another étude of the contract, as a form or a program names them. */
import * as z from 'zod';
import { codiqueSchema, dateSchema, siretSchema } from '../../../../schemas/evenements/identifiants.ts';
import { message } from '../../../../schemas/messages/pca/document.ts';
import { numeroDossierSchema } from '../../../../schemas/pca/identifiants.ts';
import type { Corps } from '../adhesion/registre-corps.ts';
import { lireJour, texte } from '../dossier/saisie.ts';
import { type Fautes, fautesDe } from './acte-lu.ts';

/** Each is read and written by itself, while whoever asks waits. */
const DOSSIERS_MAX = 50;

const reaffectationSchema = z.object({
  message,
  poste: codiqueSchema,
  numeros: z.array(numeroDossierSchema).min(1).max(DOSSIERS_MAX),
  etude: siretSchema,
  survenuLe: dateSchema,
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
  'message.id': 'Cet envoi n’a pas de nom : ouvrez de nouveau le formulaire.',
};

/** The form: one number a line, the day as people write it. */
function saisie(corps: Corps): Corps {
  const jour = lireJour(texte(corps.survenuLe));
  const numeros = texte(corps.numeros)
    .split(/\s+/)
    .filter((un) => un !== '');
  return {
    ...{ message: { id: texte(corps.message) }, poste: texte(corps.poste), etude: texte(corps.etude), numeros },
    survenuLe: 'valeur' in jour ? jour.valeur : '',
  };
}

export function lireLaReaffectation(corps: Corps, programme: boolean): ReaffectationLue {
  const lue = reaffectationSchema.safeParse(programme ? corps : saisie(corps));
  if (!lue.success) return { ok: false, fautes: fautesDe(lue.error, PHRASES) };
  return { ok: true, reaffectation: { ...lue.data, numeros: [...new Set(lue.data.numeros)] } };
}
