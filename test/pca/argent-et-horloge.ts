/** The département's money and its clock: transfers, statements and the daily job, on the platform in memory. */
import { expect } from 'vitest';
import { dateCivile } from '../../functions/adhesion/heure-de-paris.ts';
import type { DelaisNeeds } from '../../functions/pca/echeance/besoins.ts';
import { tenirLesDelais } from '../../functions/pca/echeance/tenir-les-delais.ts';
import { calculerEtat, deposerEtat } from '../../functions/pca/etat-recapitulatif/handler.ts';
import { annoncerReversement, encaisserReversement } from '../../functions/pca/reversement/handler.ts';
import type { Courrier, Journal } from '../../functions/platform/ports.ts';
import type { Acteur } from '../../schemas/evenements/identifiants.ts';
import { type Avis, lireAvis } from '../../schemas/evenements/pca-avis.ts';
import type { Chiffres, CleDEtat } from '../../schemas/pca/etat-recapitulatif.ts';
import { PARAMETRES_PAR_DEFAUT, type Parametres } from '../../schemas/pca/parametres.ts';
import { type Departement, enVigueur, nouveau, PDF, qui } from './departement.ts';
import { COMPTABLE, CONTRAT, ETUDE, etude, MANDATAIRE, POSTE } from './exemples.ts';

export const IBAN = 'FR76 3000 1007 9412 3456 7890 185';

export const ligne = (dossier: string, mouvement: string, montant: number) => ({ dossier, mouvement, montant });

/** Of one transfer of that day, from the étude's account. */
export const virement = (ordonneLe: string, lignes: readonly ReturnType<typeof ligne>[], change = {}) => ({
  ...{ message: nouveau(), reversement: 'R1', poste: POSTE, ordonneLe, mode: 'virement', iban: IBAN, lignes },
  total: lignes.reduce((somme, { montant }) => somme + montant, 0),
  ...change,
});

export const cle = (trimestre: string, change: Partial<CleDEtat> = {}): CleDEtat => ({
  ...{ contrat: CONTRAT, etude: ETUDE, poste: POSTE, famille: 'produits-locaux', trimestre },
  ...change,
});

/** All the dossiers of the journal: what an audit gives in place of the read model. */
const tousLesDossiers = ({ journal }: Pick<Departement, 'journal'>) =>
  async function* () {
    yield [...journal.flux.keys()].filter((stream) => stream.startsWith('dossier/'));
  };

export function argentEtHorloge(d: Departement) {
  const courriers: Courrier[] = [];
  const courrier = {
    envoyer: async (un: Courrier) => {
      courriers.push(un);
    },
  };
  const dossiersDe = tousLesDossiers(d);
  const besoins = (change: Partial<DelaisNeeds> = {}): DelaisNeeds => ({
    ...{ journal: d.journal, horloge: d.horloge, courrier, dossiersDe },
    adresseDe: async (destinataire) => ({ reference: 'h-1', courriels: [`${destinataire}@exemple.invalid`] }),
    contrats: async function* () {
      yield [...d.journal.flux.keys()].flatMap((s) => (s.startsWith('contrat/') ? [s.slice('contrat/'.length)] : []));
    },
    dernierMouvement: async () => null,
    ...change,
  });
  const jour = () => dateCivile(d.horloge.now());
  return {
    courrier,
    courriers,
    besoins,
    annoncer: (acte: object, par: Acteur = etude(), journal: Journal = d.journal) =>
      annoncerReversement({ ...d.needs, journal })(qui(par), acte),
    encaisser: (acte: object, par: Acteur = COMPTABLE) =>
      encaisserReversement(d.needs)(qui(par), { message: nouveau(), etude: ETUDE, reversement: 'R1', ...acte }),
    calculer: (quelle: CleDEtat) => calculerEtat({ journal: d.journal, dossiersDe }, quelle),
    deposer: (quelle: CleDEtat, declare: Chiffres, change: object = {}, par: Acteur = etude()) =>
      deposerEtat({ ...d.needs, dossiersDe })(qui(par), { message: nouveau(), etat: quelle, declare, ...change }),
    /** The job, on the day where the clock stands. */
    passer: (change: Partial<DelaisNeeds> = {}) => tenirLesDelais(besoins(change))(jour()),
    /** What one organisation was told that day. */
    dits: async (destinataire: string, quand = jour()): Promise<readonly Avis[]> =>
      lireAvis((await d.journal.read(`avis/${destinataire}/${quand}`)).events).flatMap((event) =>
        event.type === 'DelaisSignales' ? event.data.avis : [],
      ),
  };
}

/** A département whose étude has its account. */
export async function avecUnCompte(depart: string, parametres: Partial<Parametres> = {}, notifieLe = '2024-03-01') {
  const d = await enVigueur(depart, notifieLe, { parametres: { ...PARAMETRES_PAR_DEFAUT, ...parametres } });
  const compte = { type: 'CompteDeclare', message: nouveau(), etude: ETUDE, iban: IBAN, declareLe: depart };
  const declare = await d.tenir({ ...compte, depuis: depart, confirmation: { contenu: PDF } }, MANDATAIRE);
  expect(declare).toMatchObject({ ok: true });
  return { d, ...argentEtHorloge(d) };
}

export const verser = (mouvement: string, recuLe: string, montant: number, mode = 'virement') => ({
  ...{ type: 'VersementRecu', mouvement, mode, recuLe, montant },
});

export async function monde(depart = '2026-01-12') {
  const d = await enVigueur(depart);
  return { d, ...argentEtHorloge(d) };
}

/** What was said of a rule, as `situation date`. */
export const brefs = (avis: readonly { regle: string; situation: string; date: string }[], regle: string) =>
  avis.filter((un) => un.regle === regle).map(({ situation, date }) => `${situation} ${date}`);
