/** An invented département: one contract, five postes, a groupement of three études, and the people who act for them. */
import { clesDe } from '../../../functions/habilitation/personne.ts';
import type { Qui } from '../../../functions/habilitation/qui.ts';
import { tenirLeContrat } from '../../../functions/pca/contrat/handler.ts';
import type { PlateformeEmbarquee } from '../../../functions/platform/embedded/index.ts';
import type { Acteur } from '../../../schemas/evenements/identifiants.ts';
import { PARAMETRES_PAR_DEFAUT } from '../../../schemas/pca/parametres.ts';

export const CONTRAT = 'PCA52-2023';
export const POSTES = ['052001', '052002', '052003', '052004', '052005'] as const;
export const ETUDES = ['52000000100011', '52000000200019', '52000000300017'] as const;
const GROUPEMENT = '52000000900014';
const [MANDATAIRE] = ETUDES;
/** Each étude has its canton. */
export const SECTEURS = ['5201', '5202', '5203'] as const;
const IBANS = ['FR7630001007941234567890185', 'FR1420041010050500013M02606', 'FR7611111111111111111111148'] as const;
const RANGS: readonly string[] = ETUDES;
export const ibanDe = (etude: string): string => IBANS[RANGS.indexOf(etude)] ?? '';

/** The contract: notified, put in default and back in order, then reconduit with its objectives missed. */
const NOTIFIE_LE = '2023-06-01';
const MISE_EN_DEMEURE = '2026-03-16';
const CONFORME_LE = '2026-04-20';
export const RECONDUIT_LE = '2026-06-01';

const un = (acteur: Acteur, perimetre: Qui['perimetre']): Qui => ({ acteur, perimetre, nom: 'Camille Inventée' });
export const comptable = (codique: string): Qui =>
  un({ role: 'comptable', id: `hab-${codique}`, codique }, { type: 'poste', codique });
export const etude = (siret: string): Qui =>
  un({ role: 'etude', id: `hab-${siret}`, codique: null, siret }, { type: 'etude', siret });
const DDFIP = un({ role: 'ddfip', id: 'hab-ddfip', codique: null }, { type: 'departement', code: '52' });
const LE_MANDATAIRE = un(
  { role: 'mandataire', id: 'hab-mandataire', codique: null, siret: MANDATAIRE },
  { type: 'groupement', siret: MANDATAIRE },
);

export const PDF = new Uint8Array(Buffer.from('%PDF-1.4\n% invented\n'));

export const besoins = (plateforme: PlateformeEmbarquee) => ({
  ...plateforme,
  cles: clesDe(new Uint8Array(32).fill(7)),
});
export type Besoins = ReturnType<typeof besoins>;

/** What is refused here is a fault of the simulation. */
export function accepte<T extends { readonly ok: boolean }>(resultat: T): Extract<T, { ok: true }> {
  if (!resultat.ok) throw new Error(JSON.stringify(resultat));
  return resultat as Extract<T, { ok: true }>;
}

let rang = 0;
export const message = () => ({ id: `m${++rang}` });

const tenir = (needs: Besoins) => async (par: Qui, acte: object) =>
  accepte(await tenirLeContrat(needs)(par, CONTRAT, { message: message(), ...acte }));

/** Before the year begins. */
export async function ouvrirLeContrat(needs: Besoins): Promise<void> {
  const faire = tenir(needs);
  await faire(DDFIP, {
    ...{ type: 'ContratSigne', departement: '52', signataire: MANDATAIRE, etudes: ETUDES, postes: POSTES },
    titulaire: { type: 'groupement', siret: GROUPEMENT, mandataire: MANDATAIRE },
    parametres: PARAMETRES_PAR_DEFAUT,
    document: { contenu: PDF },
  });
  await faire(DDFIP, { type: 'ContratNotifie', le: NOTIFIE_LE });
  const lignes = SECTEURS.map((secteur, n) => ({ secteur, etude: ETUDES[n] }));
  await faire(LE_MANDATAIRE, { type: 'TableDeposee', table: 'T-1', depuis: NOTIFIE_LE, lignes });
  await faire(DDFIP, { type: 'TableAcceptee', table: 'T-1' });
  for (const siret of ETUDES)
    await faire(LE_MANDATAIRE, {
      ...{ type: 'CompteDeclare', etude: siret, iban: ibanDe(siret), declareLe: NOTIFIE_LE, depuis: NOTIFIE_LE },
      confirmation: { contenu: PDF },
    });
}

/** What the DDFiP does that day. */
export async function vieDuContrat(needs: Besoins, jour: string): Promise<void> {
  const faire = tenir(needs);
  if (jour === MISE_EN_DEMEURE)
    await faire(DDFIP, { type: 'ContratMisEnDemeure', le: jour, document: { contenu: PDF } });
  if (jour === CONFORME_LE) await faire(DDFIP, { type: 'ConformiteConstatee', le: jour });
  if (jour === RECONDUIT_LE)
    await faire(DDFIP, { type: 'ContratReconduit', le: jour, taux: { produitsLocaux: 4180, amendes: 1200 } });
}
