/** An act as its form gives it, turned into the message that its handler reads, each fault beside its field. */
import type * as z from 'zod';
import { type Agir, agirSchema } from '../../../../schemas/messages/pca/agir.ts';
import type { ActeMontre, ChampDActe } from '../../pages/dossier/acte.ts';
import type { Corps } from '../adhesion/registre-corps.ts';
import { type Lu, lireEcheances, lireFichiers, lireJour, lireMontant, texte } from './saisie.ts';

/** By the name of the field, as the form writes it. */
export type Fautes = ReadonlyMap<string, string>;
export type ActeLu = { readonly ok: true; readonly acte: Agir } | { readonly ok: false; readonly fautes: Fautes };

const OBLIGATOIRE = 'Cette réponse est attendue.';

function lireAdresse(brut: unknown): Lu {
  const champs: Corps = typeof brut === 'object' && brut !== null ? { ...brut } : {};
  const lignes = texte(champs.lignes)
    .split(/\r?\n/)
    .map((ligne) => ligne.trim())
    .filter((ligne) => ligne !== '');
  const pays = texte(champs.pays);
  return {
    valeur: {
      lignes,
      codePostal: texte(champs.codePostal),
      commune: texte(champs.commune),
      pays: pays === '' ? null : pays,
    },
  };
}

async function lireFichier(brut: unknown): Promise<Lu> {
  const lus = await lireFichiers(brut);
  return 'faute' in lus ? lus : { valeur: lus.valeur[0] ?? null };
}

function lireLeTexte(
  sorte: Exclude<ChampDActe['sorte'], 'adresse' | 'fichier' | 'fichiers' | 'coche'>,
  tape: string,
): Lu {
  switch (sorte) {
    case 'date':
      return lireJour(tape);
    case 'euros':
      return lireMontant(tape);
    case 'entier':
      return /^\d{1,4}$/.test(tape) ? { valeur: Number(tape) } : { faute: 'Indiquez un nombre entier.' };
    case 'echeances':
      return lireEcheances(tape);
    case 'oui-non':
      return { valeur: tape === 'oui' };
    case 'texte':
    case 'ligne':
    case 'choix':
      return { valeur: tape };
    default:
      return sorte satisfies never;
  }
}

async function lireLeChamp({ nom, sorte, facultatif }: ChampDActe, corps: Corps): Promise<Lu> {
  const brut = corps[nom];
  if (sorte === 'adresse') return lireAdresse(brut);
  if (sorte === 'fichiers') return lireFichiers(brut);
  if (sorte === 'fichier') {
    const lu = await lireFichier(brut);
    return 'valeur' in lu && lu.valeur === null && !facultatif ? { faute: 'Joignez un document.' } : lu;
  }
  if (sorte === 'coche') return { valeur: brut === 'oui' };
  const tape = texte(brut);
  if (tape === '') return facultatif ? { valeur: null } : { faute: OBLIGATOIRE };
  return lireLeTexte(sorte, tape);
}

const PHRASES: Readonly<Record<string, string>> = {
  mouvement: 'Une référence compte 64 caractères au plus : lettres sans accent, chiffres, . _ ou -.',
  montant: 'Le montant doit être positif.',
  'adresse.lignes': 'Indiquez la voie, en quatre lignes de 60 caractères au plus.',
  'adresse.codePostal': 'Indiquez le code postal.',
  'adresse.commune': 'Indiquez la commune.',
  jours: 'Indiquez un nombre de jours.',
  texte: 'Le texte compte 500 caractères au plus.',
  source: 'L’origine compte 120 caractères au plus.',
};

/** As schemas say it, by the field that a form shows. */
const fautesDuSchema = ({ issues }: z.ZodError, phrases: Readonly<Record<string, string>> = PHRASES): Fautes =>
  new Map(
    issues.toReversed().map(({ path }) => {
      const nom = path.filter((partie) => typeof partie === 'string').join('.');
      return [nom, phrases[nom] ?? OBLIGATOIRE];
    }),
  );

export async function lireActeSaisi({ type, champs, fixes = {} }: ActeMontre, corps: Corps): Promise<ActeLu> {
  const lus = await Promise.all(champs.map(async (champ) => [champ.nom, await lireLeChamp(champ, corps)] as const));
  const fautes = lus.flatMap(([nom, lu]) => ('faute' in lu ? [[nom, lu.faute] as const] : []));
  if (fautes.length > 0) return { ok: false, fautes: new Map(fautes) };
  const valeurs = Object.fromEntries(lus.flatMap(([nom, lu]) => ('valeur' in lu ? [[nom, lu.valeur]] : [])));
  const lu = agirSchema.safeParse({ type, message: { id: texte(corps.message) }, ...fixes, ...valeurs });
  return lu.success ? { ok: true, acte: lu.data } : { ok: false, fautes: fautesDuSchema(lu.error) };
}

/** A program gives the message itself, without its type: the address says it. */
export function lireActeDuProgramme({ type, fixes = {} }: ActeMontre, corps: Corps): ActeLu {
  const lu = agirSchema.safeParse({ ...corps, ...fixes, type });
  if (lu.success) return { ok: true, acte: lu.data };
  const fautes = lu.error.issues.map(({ path, message }) => [path.join('.'), message] as const);
  return { ok: false, fautes: new Map(fautes) };
}
