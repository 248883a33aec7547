/** A reversement as its forms give it, turned into the messages that its handler reads. */
import type * as z from 'zod';
import { codiqueSchema } from '../../../../schemas/evenements/identifiants.ts';
import {
  type AnnoncerReversement,
  annoncerReversementSchema,
  type EncaisserReversement,
  encaisserReversementSchema,
} from '../../../../schemas/messages/pca/reversement.ts';
import { type LigneChoisie, type ReversementPrepare, totalDesLignes } from '../../pages/reversement/annonce.ts';
import type { Corps } from '../adhesion/registre-corps.ts';
import { lireJour, lireMontant, texte } from '../dossier/saisie.ts';

export type Fautes = ReadonlyMap<string, string>;
export type Lue<T> = { readonly ok: true; readonly lue: T } | { readonly ok: false; readonly fautes: Fautes };

const LIGNE = /^([A-Za-z0-9-]{1,30}) ([A-Za-z0-9._-]{1,64}) (-?\d{1,12})$/;

function lignesDe(brut: unknown): readonly LigneChoisie[] {
  const textes = [brut].flat().filter((un) => typeof un === 'string');
  return textes.flatMap((un) => {
    const [, dossier = '', mouvement = '', montant = ''] = LIGNE.exec(un) ?? [];
    return dossier === '' ? [] : [{ dossier, mouvement, montant: Number(montant) }];
  });
}

/** What was ticked; null where nothing that can be read was. */
export function lireLeChoix(corps: Corps): ReversementPrepare | null {
  const [poste, lignes] = [codiqueSchema.safeParse(corps.poste), lignesDe(corps.lignes)];
  if (!poste.success || lignes.length === 0) return null;
  const mode = corps.mode === 'remise' ? 'remise' : 'virement';
  return { etude: texte(corps.etude), poste: poste.data, mode, lignes };
}

const PHRASES: Readonly<Record<string, string>> = {
  reversement: 'Une référence compte 64 caractères au plus : lettres sans accent, chiffres, . _ ou -.',
  ordonneLe: 'Indiquez une date existante (31/03/2026).',
  iban: 'Indiquez l’IBAN du compte de l’étude.',
  lignes: 'Un reversement compte de 1 à 60 lignes : cochez-en moins.',
  total: 'Le total d’un reversement est positif : ajoutez-y d’autres lignes.',
};

const fautesDe = ({ issues }: z.ZodError): Fautes =>
  new Map(
    issues.toReversed().map(({ path, message }) => {
      const nom = String(path[0] ?? '');
      return [nom, PHRASES[nom] ?? message];
    }),
  );

function lire<S extends z.ZodType>(schema: S, valeur: unknown): Lue<z.infer<S>> {
  const lu = schema.safeParse(valeur);
  return lu.success ? { ok: true, lue: lu.data } : { ok: false, fautes: fautesDe(lu.error) };
}

export const lireLAnnonceDuProgramme = (corps: Corps): Lue<AnnoncerReversement> =>
  lire(annoncerReversementSchema, corps);

export function lireLAnnonceSaisie(corps: Corps, prepare: ReversementPrepare): Lue<AnnoncerReversement> {
  const { poste, mode, lignes } = prepare;
  const [ordonneLe, iban] = [lireJour(texte(corps.ordonneLe)), texte(corps.iban)];
  if ('faute' in ordonneLe) return { ok: false, fautes: new Map([['ordonneLe', ordonneLe.faute]]) };
  if (mode === 'virement' && iban === '') return { ok: false, fautes: new Map([['iban', PHRASES.iban ?? '']]) };
  return lire(annoncerReversementSchema, {
    ...{ message: { id: texte(corps.message) }, reversement: texte(corps.reversement), poste, mode, lignes },
    ...{ ordonneLe: ordonneLe.valeur, total: totalDesLignes(prepare), iban: mode === 'virement' ? iban : null },
  });
}

interface Nomme {
  readonly etude: string;
  readonly reversement: string;
}

export const lireLEncaissementDuProgramme = (corps: Corps, nomme: Nomme): Lue<EncaisserReversement> =>
  lire(encaisserReversementSchema, { ...corps, ...nomme });

export function lireLEncaissementSaisi(corps: Corps, nomme: Nomme): Lue<EncaisserReversement> {
  const [jour, montant] = [lireJour(texte(corps.encaisseLe)), lireMontant(texte(corps.montant))];
  if ('faute' in jour) return { ok: false, fautes: new Map([['encaisseLe', jour.faute]]) };
  if ('faute' in montant) return { ok: false, fautes: new Map([['montant', montant.faute]]) };
  const message = { id: texte(corps.message) };
  return lire(encaisserReversementSchema, { ...nomme, message, encaisseLe: jour.valeur, montant: montant.valeur });
}
