/** An invented département: its contract, its études, one poste, and dossiers that go through the real functions. */
import { expect } from 'vitest';
import { CONTRAT_ABSENT, type Contrat, evolve as evoluerContrat } from '../../functions/pca/contrat/cycle.ts';
import { type CommandeContrat, decide as deciderContrat } from '../../functions/pca/contrat/decide.ts';
import { conditionsDu } from '../../functions/pca/contrat/situation.ts';
import type { Acte } from '../../functions/pca/dossier/actes.ts';
import { decide } from '../../functions/pca/dossier/decide.ts';
import { type Demande, demander, type Environnement } from '../../functions/pca/dossier/demander.ts';
import { DOSSIER_ABSENT, type Dossier } from '../../functions/pca/dossier/etat.ts';
import { etatDuDossier } from '../../functions/pca/dossier/evolve.ts';
import { constaterLeTerme, recevoir, transmettre } from '../../functions/pca/dossier/recevoir.ts';
import type { DossierNouveau } from '../../schemas/evenements/dossier.ts';
import type { Acteur } from '../../schemas/evenements/identifiants.ts';
import type { Creance } from '../../schemas/pca/creance.ts';
import { DROIT } from '../../schemas/pca/droit.ts';
import type { MessageVu } from '../../schemas/pca/identifiants.ts';
import { PARAMETRES_PAR_DEFAUT, type Parametres } from '../../schemas/pca/parametres.ts';
import { sha256De } from '../depot/exemples.ts';
import { AUTRE_ETUDE, COMPTABLE, CONTRAT, DDFIP, ETUDE, GROUPEMENT, POSTE } from './noms.ts';

export * from './noms.ts';

let rang = 0;
/** A message that nobody sent before. */
export const message = (par: Acteur, id = `m${++rang}`): MessageVu => ({ id, empreinte: sha256De(id), par });
export const objet = (nom: string) => ({ key: `etudes/${nom}`, version: sha256De(nom), sha256: sha256De(nom) });

/** Applies acts on a contract, and fails where one is refused. */
export function contratApres(contrat: Contrat, ...commandes: readonly CommandeContrat[]): Contrat {
  return commandes.reduce((avant, commande) => {
    const decision = deciderContrat(avant, commande);
    if (!decision.ok) throw new Error(decision.refus.phrase);
    return decision.events.reduce(evoluerContrat, avant);
  }, contrat);
}

type Signature = Extract<CommandeContrat, { type: 'ContratSigne' }>;
export const signature = (change: Partial<Signature['data']> = {}): Signature => ({
  type: 'ContratSigne',
  data: {
    message: message(DDFIP),
    contrat: CONTRAT,
    departement: '52',
    titulaire: { type: 'etude', siret: ETUDE },
    signataire: ETUDE,
    etudes: [ETUDE],
    postes: [POSTE],
    parametres: PARAMETRES_PAR_DEFAUT,
    document: objet('contrat.pdf'),
    ...change,
  },
});

export const enGroupement: Partial<Signature['data']> = {
  titulaire: { type: 'groupement', siret: GROUPEMENT, mandataire: ETUDE },
  signataire: ETUDE,
  etudes: [ETUDE, AUTRE_ETUDE],
};

export const notification = (le: string): CommandeContrat => ({
  type: 'ContratNotifie',
  data: { message: message(DDFIP), le },
});

/** A contract notified, of one étude unless `change` says otherwise. */
export const contratNotifie = (
  le = '2024-03-01',
  parametres: Partial<Parametres> = {},
  change: Partial<Signature['data']> = {},
): Contrat =>
  contratApres(
    CONTRAT_ABSENT,
    signature({ ...change, parametres: { ...PARAMETRES_PAR_DEFAUT, ...parametres } } as Parameters<
      typeof signature
    >[0]),
    notification(le),
  );

export const creance = (resteDu: number, change: Partial<Creance> = {}): Creance => ({
  reference: sha256De(`titre-${++rang}`),
  priseEnChargeLe: '2025-06-01',
  prescription: '2029-06-01',
  relanceLe: '2025-09-01',
  miseEnDemeureLe: null,
  principal: resteDu,
  majoration: 0,
  fraisAnterieurs: 0,
  dejaPaye: 0,
  resteDu,
  ...change,
});

export function demande(montant: number, change: Partial<Demande> = {}): Demande {
  return {
    message: message(COMPTABLE),
    poste: POSTE,
    numero: `D-${++rang}`,
    contrat: CONTRAT,
    nature: 'produit-local',
    voie: 'dematerialisee',
    signeeLe: '2024-03-02',
    demande: objet('demande.xml'),
    creances: [creance(montant)],
    redevables: [{ id: sha256De('redevable'), role: 'principal', departement: '52', droitPublic: false }],
    montant,
    ...change,
  };
}

export const environnement = (jour: string, change: Partial<Environnement> = {}): Environnement => ({
  jour,
  droit: DROIT,
  contrat: contratNotifie(),
  delegation: false,
  secteur: '52121',
  etudeDuRedevable: null,
  dejaConfiees: new Map(),
  ...change,
});

/** The code of a refusal, or the types of the events. */
export type Issue = string | readonly string[];
export interface Deroule {
  readonly events: () => readonly DossierNouveau[];
  readonly dossier: () => Dossier;
  /** Decides that act on that day, and appends. */
  readonly faire: (jour: string, acte: Acte) => Issue;
  /** What the clock does that day. */
  readonly passer: (jour: string) => Issue;
}

type Decision = ReturnType<typeof decide>;

export function derouler(depart: readonly DossierNouveau[]): Deroule {
  let events = [...depart];
  const issue = (decision: Decision): Issue => {
    if (!decision.ok) {
      expect(decision.refus.phrase).toMatch(/^[A-ZÀ-Ý].*\.$/);
      return decision.refus.code;
    }
    events = [...events, ...decision.events];
    return decision.events.map(({ type }) => type);
  };
  const dossier = () => etatDuDossier(events);
  return {
    events: () => events,
    dossier,
    faire: (jour, acte) => issue(decide(dossier(), acte, { jour, droit: DROIT })),
    passer: (jour) => issue(constaterLeTerme(dossier(), { jour, droit: DROIT })),
  };
}

const accepte = (decision: Decision): readonly DossierNouveau[] => {
  if (!decision.ok) throw new Error(decision.refus.phrase);
  return decision.events;
};

/** A demande signed, transmitted and received on the same Paris day, at noon. */
export function dossierRecu(
  jour: string,
  montant: number,
  change: Partial<Demande> = {},
  contrat: Contrat = contratNotifie(),
): Deroule {
  const recuLe = `${jour}T11:00:00.000Z`;
  const signee = demande(montant, { signeeLe: jour, ...change });
  let faits: readonly DossierNouveau[] = [];
  const etape = (decision: Decision) => {
    faits = faits.concat(accepte(decision));
    return etatDuDossier(faits);
  };
  const signe = etape(demander(DOSSIER_ABSENT, signee, environnement(jour, { contrat })));
  const transmis = etape(transmettre(signe, jour));
  etape(recevoir(transmis, { recuLe, moyen: 'accuse-technique' }, (j) => conditionsDu(contrat, j, DROIT)));
  return derouler(faits);
}
