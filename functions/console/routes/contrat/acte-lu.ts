/** An act on a contract as its form gives it, turned into the message that its handler reads, each fault by its field. */
import type * as z from 'zod';
import { type CommandeContratEnClair, commandeContratSchema } from '../../../../schemas/messages/pca/contrat.ts';
import type { ActeDuContrat, ChampDuContrat } from '../../pages/contrat/actes-du-contrat.ts';
import { NOMBRES_DES_PARAMETRES } from '../../pages/contrat/champs-du-contrat.ts';
import { lireLeSigneur } from '../../pages/contrat/signeurs.ts';
import type { Corps } from '../adhesion/registre-corps.ts';
import { type Lu, lireFichiers, lireJour, texte } from '../dossier/saisie.ts';
import { lireLesSecteursJoints } from './secteurs-csv.ts';

/** By the name of the field, as the form writes it. */
export type Fautes = ReadonlyMap<string, string>;
export type ActeLu =
  | { readonly ok: true; readonly commande: CommandeContratEnClair }
  | { readonly ok: false; readonly fautes: Fautes };

const ATTENDUE = 'Cette réponse est attendue.';
const POURCENT = /^(\d{1,3})(?:[.,](\d{1,2}))?$/;

/** `41,8` as basis points. */
function lirePourcent(tape: string): Lu<number> {
  const [, entier, decimales = ''] = POURCENT.exec(tape.replace(/[\s\u00a0\u202f%]/g, '')) ?? [];
  const points = entier === undefined ? Number.NaN : Number(entier) * 100 + Number(decimales.padEnd(2, '0'));
  return points <= 10_000 ? { valeur: points } : { faute: 'Indiquez un taux de 0 à 100, comme 41,8.' };
}

const lireEntier = (tape: string): Lu<number> =>
  /^\d{1,4}$/.test(tape) ? { valeur: Number(tape) } : { faute: 'Indiquez un nombre entier.' };

const estCorps = (valeur: unknown): valeur is Corps => typeof valeur === 'object' && valeur !== null;
/** `taux.amendes` of `{ taux: { amendes } }`. */
const brutDe = (corps: Corps, nom: string): unknown =>
  nom.split('.').reduce<unknown>((ici, partie) => (estCorps(ici) ? ici[partie] : undefined), corps);

type Lus = readonly (readonly [nom: string, lu: Lu])[];

/** Each under its own name, so that what is wrong is said beside it. */
export function lireLesParametres(corps: Corps): Lus {
  const lire = (nom: string) => texte(brutDe(corps, `parametres.${nom}`));
  return [
    ...NOMBRES_DES_PARAMETRES.map(
      ([nom, , sorte]) =>
        [`parametres.${nom}`, sorte === 'pourcent' ? lirePourcent(lire(nom)) : lireEntier(lire(nom))] as const,
    ),
    ...['regimeReversement', 'imputation', 'assietteDirecte'].map(
      (nom) => [`parametres.${nom}`, { valeur: lire(nom) }] as const,
    ),
    ['parametres.reportDuTerme', { valeur: lire('reportDuTerme') === 'oui' }],
    [
      'parametres.certificats',
      {
        valeur: lire('certificats')
          .split(/[\s,;]+/)
          .filter((un) => un !== ''),
      },
    ],
  ];
}

export async function lireLeDocument(brut: unknown): Promise<Lu> {
  const lus = await lireFichiers(brut);
  if ('faute' in lus) return lus;
  return lus.valeur[0] === undefined ? { faute: 'Joignez un document.' } : { valeur: lus.valeur[0] };
}

async function lireLeChamp({ nom, sorte, facultatif }: ChampDuContrat, corps: Corps): Promise<Lu> {
  const brut = brutDe(corps, nom);
  if (sorte === 'fichier' || sorte === 'certificat') return lireLeDocument(brut);
  if (sorte === 'secteurs') return lireLesSecteursJoints(brut, corps.fichier);
  const tape = texte(brut);
  if (tape === '') return facultatif ? { valeur: null } : { faute: ATTENDUE };
  if (sorte === 'signeur') return { valeur: lireLeSigneur(tape) };
  if (sorte === 'date') return lireJour(tape);
  if (sorte === 'pourcent') return lirePourcent(tape);
  return { valeur: sorte === 'oui-non' ? tape === 'oui' : tape };
}

/** `{ taux: { amendes } }` from `taux.amendes`: two levels are all that an act has. */
export function deplie(plats: readonly (readonly [nom: string, valeur: unknown])[]): Record<string, unknown> {
  const racine: Record<string, unknown> = {};
  for (const [chemin, valeur] of plats) {
    const [nom = '', dessous] = chemin.split('.');
    const ici = racine[nom];
    racine[nom] = dessous === undefined ? valeur : { ...(estCorps(ici) ? ici : {}), [dessous]: valeur };
  }
  return racine;
}

const PHRASES: Readonly<Record<string, string>> = {
  etude: 'Un SIRET compte 14 chiffres.',
  table: 'Une référence compte 64 caractères au plus : lettres sans accent, chiffres, . _ ou -.',
  place: 'Une référence compte 64 caractères au plus : lettres sans accent, chiffres, . _ ou -.',
  pour: 'Choisissez un poste ou une étude du contrat.',
  certificat: 'Joignez le certificat ; pour le retirer, choisissez-le.',
  raison: 'Dites la raison, en 120 caractères au plus.',
  motif: 'Choisissez un motif.',
  poste: 'Choisissez un poste du contrat.',
  fonction: 'Indiquez sa fonction, en 120 caractères au plus.',
  iban: 'Un IBAN compte 34 caractères au plus, sans compter les espaces.',
  'parametres.certificats': 'Choisissez parmi dgfip, rgs et eidas.',
  'parametres.jourEtatRecapitulatif': 'Indiquez un jour de 1 à 28.',
  'parametres.controleMois': 'Indiquez de 1 à 12 mois.',
  'parametres.controleMaximumMois': 'Indiquez de 1 à 24 mois.',
  'parametres.dureeContratAns': 'Indiquez de 1 à 10 années.',
  'parametres.attenteDuCompteJours': 'Indiquez de 0 à 90 jours.',
  'parametres.informerJoursOuvres': 'Indiquez de 1 à 30 jours.',
  'parametres.lectureJoursOuvres': 'Indiquez de 1 à 30 jours.',
};
const SANS_PHRASE = 'Cette valeur ne convient pas.';

export const fautesDe = ({ issues }: z.ZodError, phrases = PHRASES): Fautes =>
  new Map(
    issues.toReversed().map(({ path }) => {
      const nom = path.filter((partie) => typeof partie === 'string').join('.');
      return [nom, phrases[nom] ?? SANS_PHRASE];
    }),
  );

export const fautesDesChamps = (lus: Lus): readonly (readonly [string, string])[] =>
  lus.flatMap(([nom, lu]) => ('faute' in lu ? [[nom, lu.faute] as const] : []));
export const valeursDesChamps = (lus: Lus): readonly (readonly [string, unknown])[] =>
  lus.flatMap(([nom, lu]) => ('valeur' in lu ? [[nom, lu.valeur] as const] : []));

export async function lireActeSaisi({ type, champs }: ActeDuContrat, corps: Corps): Promise<ActeLu> {
  const lus = await Promise.all(
    champs.map(
      async (champ): Promise<Lus> =>
        champ.sorte === 'parametres' ? lireLesParametres(corps) : [[champ.nom, await lireLeChamp(champ, corps)]],
    ),
  );
  const fautes = fautesDesChamps(lus.flat());
  if (fautes.length > 0) return { ok: false, fautes: new Map(fautes) };
  const valeurs = deplie(valeursDesChamps(lus.flat()));
  const lu = commandeContratSchema.safeParse({ type, message: { id: texte(corps.message) }, ...valeurs });
  return lu.success ? { ok: true, commande: lu.data } : { ok: false, fautes: fautesDe(lu.error) };
}

/** A program gives the message itself, without its type: the address says it. */
export function lireActeDuProgramme(type: CommandeContratEnClair['type'], corps: Corps): ActeLu {
  const lu = commandeContratSchema.safeParse({ ...corps, type });
  if (lu.success) return { ok: true, commande: lu.data };
  return { ok: false, fautes: new Map(lu.error.issues.map(({ path, message }) => [path.join('.'), message])) };
}
