/** What the routes of contracts answer, and those of the money that they rule. */
import type { Context } from 'hono';
import { introuvable, repondreErreur } from '../../erreur.ts';
import type { ContratLu } from '../../lecture/contrat/contrat.ts';

export const contratInconnu = (c: Context) => introuvable(c, 'Aucun contrat ne porte cet identifiant.');

/** A contract in JSON: what the page shows of it. */
export const contratEnJson = (c: Context, lu: ContratLu, statut: 200 | 201 = 200) => c.json(lu, statut);

export const illisible = (c: Context) =>
  repondreErreur(c, 400, 'La demande est illisible.', 'Envoyez du JSON, ou le formulaire de la console.');

export const fautif = (c: Context, fautes: ReadonlyMap<string, string>) =>
  repondreErreur(c, 422, [...fautes.values()][0] ?? '', `Corrigez : ${[...fautes.keys()].join(', ')}.`);
