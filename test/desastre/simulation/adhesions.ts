/** Those who act on an adhésion: the comptable, his agent, the ordonnateur, as they would through the console. */
import {
  activer,
  executer,
  fluxAdhesion,
  lever,
  suspendre,
  tenirLeRegistre,
} from '../../../functions/adhesion/handler.ts';
import { accuserReception, enregistrerEnvoi } from '../../../functions/adhesion/suspension/handler.ts';
import { fixerPolitique, refusDeFixer } from '../../../functions/adhesion/suspension/poste.ts';
import { fluxPoste } from '../../../functions/adhesion/suspension/postes.ts';
import type { AdhesionEvenement } from '../../../schemas/evenements/adhesion.ts';
import type { Acteur } from '../../../schemas/evenements/identifiants.ts';
import type { CommandeRegistre } from '../../../schemas/messages/registre.ts';
import { CODIQUE, COMPTABLE, formulaire, sha256De } from '../../depot/exemples.ts';
import type { ActeDAdhesion } from './acte.ts';
import type { Branchement } from './brancher.ts';
import { depotIdDuFlux } from './flux-prevus.ts';
import type { Systeme } from './systeme.ts';

const AGENT = { role: 'agent-comptable', id: 'hab-agent', codique: CODIQUE } as const;
/** The day on which runs begin. */
const LE = '2026-11-02';

const ACTE = { raison: 'Essai.', decidePar: COMPTABLE, saisiPar: COMPTABLE, document: null } as const;

const EVENEMENTS: Record<CommandeRegistre['type'], AdhesionEvenement['type']> = {
  preparer: 'FormulairePrepare',
  valider: 'ValidationFonctionnelleConstatee',
  accorder: 'AccordPrealableRecu',
  recevoirLeFormulaire: 'FormulaireSigneRecu',
  transmettreLaCopie: 'CopieTransmiseALaChambre',
  abandonner: 'PreparationAbandonnee',
  ouvrirLaReception: 'ReceptionHeliosOuverte',
  renoncer: 'AdhesionRenoncee',
  inscrireSignataire: 'SignataireInscrit',
  retirerSignataire: 'SignataireRetire',
};

/** What is looked for in the journal: the machine acts too, and its acts are not theirs. */
export const acteDit = (stream: string, type: string, { id }: Pick<Acteur, 'id'>): string => `${stream} ${type} ${id}`;

interface Fait {
  readonly stream: string;
  readonly type: string;
  readonly par: Acteur;
  faire(ports: Branchement): Promise<{ readonly ok: boolean }>;
}

function instruire({ alterations, quatreYeux, apercue = false }: Extract<ActeDAdhesion, { type: 'instruire' }>): Fait {
  const instruction = alterations === null ? null : { alterations, jours: 10 };
  const politique = { ...ACTE, codique: CODIQUE, instruction, quatreYeux, document: sha256De('instruction') };
  const faire = async (ports: Branchement) => {
    const refus = apercue ? await refusDeFixer(ports)(politique) : null;
    return refus === null ? fixerPolitique(ports)(politique) : { ok: false };
  };
  return { stream: fluxPoste(CODIQUE), type: 'PolitiqueDePosteFixee', par: COMPTABLE, faire };
}

/** As whoever posts or acknowledges has just read it; any instant, where there is none. */
async function derniereSuspension({ journal }: Branchement, stream: string): Promise<string> {
  const { events } = await journal.read(stream);
  return events.findLast(({ type }) => type === 'SuspensionPrononcee')?.at ?? '1970-01-01T00:00:00.000Z';
}

function faitDe(acte: Exclude<ActeDAdhesion, { type: 'instruire' | 'tenir' | 'qualifier' }>): Fait {
  const { type, siret } = acte;
  const stream = fluxAdhesion(siret);
  const maire = { role: 'ordonnateur', id: 'hab-maire', codique: null, siret } as const;
  const commun = { stream, par: COMPTABLE };
  const decision = { siret, ...ACTE };
  switch (type) {
    case 'activer': {
      const demande = { formulaire: formulaire({ siret }), saisiPar: COMPTABLE };
      return { ...commun, type: 'AdhesionActivee', faire: (ports) => activer(ports)(demande) };
    }
    case 'suspendre': {
      const demande = { ...decision, motif: 'alterations-graves' };
      return { ...commun, type: 'SuspensionPrononcee', faire: (ports) => suspendre(ports)(demande) };
    }
    case 'confirmer':
      return { ...commun, type: 'SuspensionConfirmee', faire: (ports) => executer(ports, siret, { type, ...ACTE }) };
    case 'proposerLevee': {
      const commande = { type, ...ACTE, decidePar: AGENT, saisiPar: AGENT };
      return { stream, par: AGENT, type: 'LeveeProposee', faire: (ports) => executer(ports, siret, commande) };
    }
    case 'lever':
      return { ...commun, type: 'SuspensionLevee', faire: (ports) => lever(ports)(decision) };
    case 'poster': {
      const faire = async (ports: Branchement) =>
        enregistrerEnvoi(ports)({
          siret,
          saisiPar: AGENT,
          le: LE,
          prononceeLe: await derniereSuspension(ports, stream),
        });
      return { stream, par: AGENT, type: 'SuspensionNotifiee', faire };
    }
    case 'accuser': {
      const faire = async (ports: Branchement) =>
        accuserReception(ports)({
          siret,
          saisiPar: maire,
          le: null,
          prononceeLe: await derniereSuspension(ports, stream),
        });
      return { stream, par: maire, type: 'SuspensionRecue', faire };
    }
    default:
      return type satisfies never;
  }
}

function fait(acte: ActeDAdhesion): Fait {
  if (acte.type === 'instruire') return instruire(acte);
  if (acte.type === 'tenir') {
    const { commande } = acte;
    const siret = commande.type === 'preparer' ? commande.formulaire.siret : commande.siret;
    const faire = (ports: Branchement) => tenirLeRegistre(ports)(commande);
    return { stream: fluxAdhesion(siret), type: EVENEMENTS[commande.type], par: commande.saisiPar, faire };
  }
  if (acte.type === 'qualifier') {
    const { flux, grave, type } = acte;
    const commande = { type, ...ACTE, depotId: depotIdDuFlux(flux), grave };
    const faire = (ports: Branchement) => executer(ports, flux.siret, commande);
    return { stream: fluxAdhesion(flux.siret), type: 'AlterationConstatee', par: COMPTABLE, faire };
  }
  return faitDe(acte);
}

/** The event that he was told is recorded, as `acteDit` names it; null where he was refused. */
export async function agirSurUneAdhesion(systeme: Systeme, acte: ActeDAdhesion): Promise<string | null> {
  const { faire, stream, type, par } = fait(acte);
  return (await systeme.insister(acte.type, faire)).ok ? acteDit(stream, type, par) : null;
}
