/** A bulk act as it is asked for: one act, and the dossiers that it is done on. */
import * as z from 'zod';
import { codiqueSchema } from '../../../../schemas/evenements/identifiants.ts';
import { type Agir, agirSchema } from '../../../../schemas/messages/pca/agir.ts';
import { numeroDossierSchema } from '../../../../schemas/pca/identifiants.ts';
import type { NomDeDossier } from '../../../pca/besoins.ts';
import { ACTES_DE_LOT, type ActeDeLot } from '../../pages/lot/actes-de-lot.ts';
import type { Corps } from '../adhesion/registre-corps.ts';
import { lireJour, texte } from '../dossier/saisie.ts';

/** Drawn once with the form: with it and the dossier, each act has a name of its own, the same however often it is sent. */
const lotSchema = z.string().regex(/^[A-Za-z0-9-]{1,24}$/);
const nomSchema = z.object({ poste: codiqueSchema, numero: numeroDossierSchema });
const DOSSIERS_MAX = 200;
const dossiersSchema = z.array(nomSchema).min(1).max(DOSSIERS_MAX);

export interface LotDemande {
  readonly lot: string;
  readonly acte: ActeDeLot;
  /** Of each act, besides the name of its message. */
  readonly champs: Readonly<Record<string, string>>;
  readonly dossiers: readonly NomDeDossier[];
}
export type Fautes = ReadonlyMap<string, string>;
export type LotLu = { readonly ok: true; readonly lot: LotDemande } | { readonly ok: false; readonly fautes: Fautes };

const dans = (brut: unknown): unknown =>
  [brut].flat().map((un) => {
    if (typeof un !== 'string') return un;
    const [poste, numero] = un.split('/');
    return { poste, numero };
  });

/** The message of one dossier of the lot: sent again, it is the same. */
const messageDuLot = ({ lot }: Pick<LotDemande, 'lot'>, { numero }: NomDeDossier) => ({
  id: `lot.${lot}.${numero}`,
});

export const acteDuDossier = (demande: LotDemande, dossier: NomDeDossier): Agir =>
  agirSchema.parse({ ...demande.champs, type: demande.acte.type, message: messageDuLot(demande, dossier) });

function lireLesChamps({ champs }: ActeDeLot, corps: Corps) {
  const fautes: [string, string][] = [];
  const valeurs: Record<string, string> = {};
  for (const { nom, choix } of champs) {
    const tape = texte(corps[nom]);
    if (choix !== null) {
      if (choix.some(([valeur]) => valeur === tape)) valeurs[nom] = tape;
      else fautes.push([nom, 'Choisissez dans la liste.']);
      continue;
    }
    const jour = lireJour(tape);
    if ('faute' in jour) fautes.push([nom, jour.faute]);
    else valeurs[nom] = jour.valeur;
  }
  return { fautes, valeurs };
}

/** The same fields by a form and by a program. */
export function lireLeLot(corps: Corps): LotLu {
  const acte = ACTES_DE_LOT.find(({ nom }) => nom === texte(corps.acte));
  const lot = lotSchema.safeParse(texte(corps.lot));
  const dossiers = dossiersSchema.safeParse(corps.dossiers === undefined ? [] : dans(corps.dossiers));
  if (acte === undefined)
    return { ok: false, fautes: new Map([['acte', 'Choisissez la prolongation ou le retrait.']]) };
  if (!lot.success)
    return { ok: false, fautes: new Map([['lot', 'Un lot porte un nom : lettres, chiffres et tirets, 24 au plus.']]) };
  const { fautes, valeurs } = lireLesChamps(acte, corps);
  if (!dossiers.success) fautes.unshift(['dossiers', `Cochez de 1 à ${DOSSIERS_MAX} dossiers.`]);
  if (fautes.length > 0 || !dossiers.success) return { ok: false, fautes: new Map(fautes) };
  return { ok: true, lot: { lot: lot.data, acte, champs: valeurs, dossiers: dossiers.data } };
}
