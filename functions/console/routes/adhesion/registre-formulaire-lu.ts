/** The form of annexe 2 as it is typed in: each field with the sentence that says what is wrong with it. */
import * as z from 'zod';
import { annexe2Schema, budgetsSchema, mentionSchema } from '../../../../schemas/evenements/annexe-2.ts';
import { formulaireSchema } from '../../../../schemas/evenements/demarche.ts';
import { dateSchema, empreinteSchema } from '../../../../schemas/evenements/identifiants.ts';
import { bloc, coche, exige, facultatif, liste } from './registre-corps.ts';

const BUDGETS = 'Un code de budget compte deux caractères (00, 01…) ; laissez vide pour tous les budgets.';
const DATE = 'Indiquez une date existante (AAAA-MM-JJ).';

const mention = (quoi: string) => exige(mentionSchema, `Indiquez ${quoi}, en 120 caractères au plus.`);
const date = exige(dateSchema, DATE);
const dateFacultative = facultatif(z.union([dateSchema], DATE));
const budgets = z.preprocess(
  (valeur) => (valeur === undefined || (typeof valeur === 'string' && valeur.trim() === '') ? null : valeur),
  z.union([z.null(), liste(budgetsSchema.unwrap())], BUDGETS),
);

/** A block that is not ticked is not said: its fields are not looked at. */
const siCoche = <S extends z.ZodType>(schema: S) =>
  z.preprocess((valeur) => {
    if (typeof valeur !== 'object' || valeur === null) return null;
    return 'adhere' in valeur && coche.parse(valeur.adhere) ? valeur : null;
  }, schema.nullable());

const volet = siCoche(
  z.object({
    budgets,
    donneesDepuis: date,
    signatureDepuis: dateFacultative,
    editeur: mention('l’éditeur du progiciel'),
    progiciel: mention('le progiciel'),
  }),
);

const pj = siCoche(
  z.object({
    budgets,
    depuis: date,
    accord: bloc(
      z.object({
        le: date,
        /** Its digest; of what is joined, it is computed. */
        document: facultatif(z.union([empreinteSchema], 'Une empreinte SHA-256 compte 64 caractères.')),
        fichier: z.unknown(),
      }),
    ),
  }),
);

const transmission = z.discriminatedUnion(
  'mode',
  [
    z.object({ mode: z.literal('portail-dgfip') }),
    z.object({ mode: z.literal('operateur'), operateur: mention('l’opérateur de transmission') }),
  ],
  'Choisissez la modalité de transmission.',
);
const certificat = z.discriminatedUnion(
  'famille',
  [
    z.object({ famille: z.literal('dgfip') }),
    z.object({
      famille: z.literal('arrete-2012'),
      autorite: mention('l’autorité qui a délivré le certificat'),
      reference: mention('la référence du certificat'),
      delivreLe: date,
    }),
  ],
  'Choisissez la famille de certificats.',
);

const CODIQUES = 'Indiquez le codique du poste comptable (6 ou 7 chiffres) ; s’il y en a plusieurs, séparez-les.';

export const formulaireSaisiSchema = z.object({
  organisme: mention('le nom de l’organisme'),
  representant: bloc(
    z.object({
      civilite: mention('la civilité'),
      nom: mention('le nom'),
      prenom: mention('le prénom'),
      qualite: mention('la qualité'),
    }),
  ),
  codiques: exige(liste(formulaireSchema.shape.codiques), CODIQUES),
  siretsRattaches: z.preprocess(
    (valeur) => valeur ?? '',
    z.union(
      [liste(formulaireSchema.shape.siretsRattaches)],
      'Un SIRET compte 14 chiffres ; s’il y en a plusieurs, séparez-les.',
    ),
  ),
  versionPes: exige(annexe2Schema.shape.versionPes, 'Indiquez la version du protocole : 2, ou une suivante.'),
  transmission: bloc(transmission),
  receptionHelios: coche,
  depense: volet,
  recette: volet,
  pj,
  certificat: bloc(certificat),
  renonciation: exige(
    annexe2Schema.shape.renonciation,
    'Indiquez comment l’organisme peut renoncer (500 caractères au plus).',
  ),
  remplace: dateFacultative,
  restreint: coche,
});
export type FormulaireSaisi = z.infer<typeof formulaireSaisiSchema>;
