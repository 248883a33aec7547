/** A contract as its form gives it, turned into the message that its handler reads. */
import { commandeContratSchema } from '../../../../schemas/messages/pca/contrat.ts';
import { contratIdSchema } from '../../../../schemas/pca/identifiants.ts';
import type { Corps } from '../adhesion/registre-corps.ts';
import { texte } from '../dossier/saisie.ts';
import {
  type ActeLu,
  deplie,
  fautesDe,
  fautesDesChamps,
  lireActeDuProgramme,
  lireLeDocument,
  lireLesParametres,
  valeursDesChamps,
} from './acte-lu.ts';

const listeDe = (brut: unknown): readonly string[] =>
  texte(brut)
    .split(/[\s,;]+/)
    .filter((un) => un !== '');

const SIRET = 'Un SIRET compte 14 chiffres.';
const PHRASES: Readonly<Record<string, string>> = {
  departement: 'Indiquez le code du département : 52, 2A, 971.',
  'titulaire.siret': SIRET,
  'titulaire.mandataire': SIRET,
  signataire: SIRET,
  etudes: 'Indiquez le SIRET de chaque étude, à 14 chiffres.',
  postes: 'Indiquez le codique de chaque poste, à 6 ou 7 chiffres.',
  'parametres.certificats': 'Choisissez parmi dgfip, rgs et eidas.',
};
/** The field that shows each part of the message. */
const CHAMPS: Readonly<Record<string, string>> = {
  'titulaire.siret': 'titulaire',
  'titulaire.mandataire': 'mandataire',
  signataire: 'mandataire',
};

const IDENTIFIANT = 'Un identifiant compte 40 caractères au plus : lettres sans accent, chiffres et tirets.';

export const identifiantDe = (corps: Corps): string | null =>
  contratIdSchema.safeParse(texte(corps.contrat)).data ?? null;

export async function lireLeNouveauContrat(corps: Corps, programme: boolean): Promise<ActeLu> {
  if (identifiantDe(corps) === null) return { ok: false, fautes: new Map([['contrat', IDENTIFIANT]]) };
  if (programme) return lireActeDuProgramme('ContratSigne', corps);
  const [siret, mandataire] = [texte(corps.titulaire), texte(corps.mandataire)];
  const lus = [['document', await lireLeDocument(corps.document)] as const, ...lireLesParametres(corps)];
  const fautes = fautesDesChamps(lus);
  if (fautes.length > 0) return { ok: false, fautes: new Map(fautes) };
  const lu = commandeContratSchema.safeParse({
    ...{ type: 'ContratSigne', message: { id: texte(corps.message) }, departement: texte(corps.departement) },
    titulaire: mandataire === '' ? { type: 'etude', siret } : { type: 'groupement', siret, mandataire },
    signataire: mandataire === '' ? siret : mandataire,
    ...{ etudes: listeDe(corps.etudes), postes: listeDe(corps.postes) },
    ...deplie(valeursDesChamps(lus)),
  });
  if (lu.success) return { ok: true, commande: lu.data };
  const dites = fautesDe(lu.error, PHRASES);
  return { ok: false, fautes: new Map([...dites].map(([nom, phrase]) => [CHAMPS[nom] ?? nom, phrase])) };
}
