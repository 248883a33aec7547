/** What a form or a program asks of the register of rights, in the same words for both. */
import type { Context } from 'hono';
import type * as z from 'zod';
import { ROLES, type Role } from '../../../../schemas/evenements/identifiants.ts';
import type { Refus } from '../../../../schemas/messages/refus.ts';
import { fluxDepot } from '../../../depot/cle.ts';
import { typeDePerimetre } from '../../../habilitation/perimetre.ts';
import { enErreur, refusee, type Saisie, type Valeurs } from '../../pages/champ.ts';

export interface Demande {
  /** As a program said it, or as the form says it. */
  readonly corps: Record<string, unknown>;
  /** To show the form again. */
  readonly valeurs: Valeurs;
}

function perimetreSaisi(role: Role | undefined, organisme: string): Record<string, string> {
  const type = role === undefined ? null : typeDePerimetre(role);
  switch (type) {
    case 'poste':
      return { type, codique: organisme };
    case 'ordonnateur':
    case 'etude':
    case 'groupement':
      return { type, siret: organisme.replaceAll(' ', '') };
    case 'departement':
      return { type, code: organisme };
    case 'dossier':
      return { type, stream: organisme.includes('/') ? organisme : fluxDepot(organisme) };
    default:
      return { type: 'tout' };
  }
}

const JSON_ = 'application/json';

/** Fields left empty are not said. */
export async function lireDemande(c: Context): Promise<Demande> {
  if (c.req.header('content-type')?.startsWith(JSON_)) {
    const corps: unknown = await c.req.json();
    return { corps: typeof corps === 'object' && corps !== null ? { ...corps } : {}, valeurs: {} };
  }
  const champs = Object.entries(await c.req.parseBody({ all: true })).map(
    ([nom, valeur]) =>
      [
        nom,
        [valeur]
          .flat()
          .filter((une) => typeof une === 'string')
          .map((une) => une.trim()),
      ] as const,
  );
  const dits = champs.filter(([, dites]) => dites.some((valeur) => valeur !== ''));
  const valeurs: Record<string, string> = Object.fromEntries(dits.map(([nom, dites]) => [nom, dites.join(' ')]));
  const { organisme = '', actes, ...simples } = valeurs;
  const role = ROLES.find((un) => un === simples.role);
  return {
    valeurs,
    corps: {
      ...simples,
      ...(role === undefined ? {} : { perimetre: perimetreSaisi(role, organisme) }),
      ...(actes === undefined ? {} : { actes: actes.split(' ') }),
    },
  };
}

const PHRASES: Readonly<Record<string, string>> = {
  nom: 'Indiquez le nom de la personne.',
  courriel: 'Cette adresse électronique est incorrecte : une adresse comme agent@exemple.fr est attendue.',
  role: 'Choisissez un rôle de la liste.',
  perimetre: 'Cet organisme est incorrect : un SIRET compte 14 chiffres, un codique 6 ou 7, un département 2 ou 3.',
  du: 'Cette date est incorrecte : une date existante est attendue (AAAA-MM-JJ).',
  au: 'Cette date est incorrecte : une date existante est attendue (AAAA-MM-JJ).',
  actes: 'Choisissez un acte au moins.',
  delegant: 'Cet identifiant d’habilitation est incorrect : il commence par « h- ».',
  fondement: 'Indiquez ce qui fonde l’habilitation.',
  document: 'Cette empreinte est incorrecte : 64 caractères, de 0 à 9 et de a à f.',
  objet: 'Indiquez à quel logiciel ce jeton est destiné.',
  raison: 'Indiquez la raison, en une phrase.',
};

export interface Fautive {
  readonly phrase: string;
  readonly saisie: Saisie;
}

/** The first field that will not do. */
export function fautive({ issues }: z.ZodError, { valeurs }: Demande): Fautive {
  const nom = String(issues[0]?.path[0] ?? 'role');
  const phrase = PHRASES[nom] ?? `Le champ « ${nom} » est incorrect.`;
  return { phrase, saisie: enErreur(valeurs, nom === 'perimetre' ? 'organisme' : nom, phrase) };
}

/** The field that a refusal of the register is about. */
const CHAMP_DU_REFUS: Readonly<Record<string, string>> = {
  PERIMETRE_INCORRECT: 'organisme',
  HABILITATION_DE_SOI: 'courriel',
  HABILITATIONS_EN_TROP: 'courriel',
  DEJA_HABILITE: 'courriel',
  DATES_INVERSEES: 'au',
  FONDEMENT_ABSENT: 'fondement',
  DELEGANT_INCORRECT: 'delegant',
  ACTES_DELEGUES_INCORRECTS: 'actes',
  ACTES_DU_JETON_INCORRECTS: 'actes',
  FIN_DU_JETON_INCORRECTE: 'au',
  OBJET_ABSENT: 'objet',
  RAISON_ABSENTE: 'raison',
};

export const saisieRefusee = ({ valeurs }: Demande, refus: Refus): Saisie =>
  refusee(valeurs, refus, { [refus.code]: 'role', ...CHAMP_DU_REFUS });
