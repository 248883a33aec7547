/** The invented persons of the demonstration, and the rights that the register gives them as it would to anybody. */

import { dateCivile } from '../../../functions/adhesion/heure-de-paris.ts';
import type { Persona } from '../../../functions/console/garde/acces.ts';
import type { Acte } from '../../../functions/habilitation/actes.ts';
import { accorder, type HabilitationNeeds } from '../../../functions/habilitation/handler.ts';
import type { Perimetre, Qui } from '../../../functions/habilitation/qui.ts';
import type { Evenement } from '../../../functions/journal/evenement.ts';
import type { Role } from '../../../schemas/evenements/identifiants.ts';
import { DEPARTEMENT, ETUDE, GROUPEMENT } from './phase/acteurs.ts';
import { COMMUNAUTE, COMMUNE, HOPITAL, type Ordonnateur } from './registre.ts';

interface Droit {
  readonly role: Role;
  readonly perimetre: Perimetre;
  /** Of an agent: what is delegated, by whoever has the e-mail. */
  readonly delegation?: { readonly de: string; readonly actes: readonly Acte[] };
}

interface Personnage extends Persona {
  readonly droits: readonly Droit[];
}

const poste = ({ poste: { codique } }: Ordonnateur): Perimetre => ({ type: 'poste', codique });
const ordonnateur = ({ siret }: Ordonnateur): Perimetre => ({ type: 'ordonnateur', siret });
const courriel = (qui: string): string => `${qui}@demonstration.invalid`;

const COMPTABLE = courriel('aubin.ferrandiere');
const MAIRE = courriel('solene.brevalain');

/** `juge`: the stream of the deposit that he was asked to look into. */
const personnages = (juge: string | null): readonly Personnage[] => [
  {
    ...{ courriel: courriel('mahaut.lestrange'), nom: 'Mahaut Lestrangier', siret: null },
    qualite: 'Administratrice du service',
    droits: [{ role: 'administrateur', perimetre: { type: 'tout' } }],
  },
  {
    ...{ courriel: COMPTABLE, nom: 'Aubin Ferrandière', siret: null },
    qualite: `Comptable du ${COMMUNE.poste.nom}, et par intérim de la ${HOPITAL.poste.nom}`,
    droits: [
      { role: 'comptable', perimetre: poste(COMMUNE) },
      { role: 'comptable', perimetre: poste(HOPITAL) },
    ],
  },
  {
    ...{ courriel: courriel('ninon.vauclaret'), nom: 'Ninon Vauclaret', siret: null },
    qualite: `Agente du ${COMMUNE.poste.nom}, par délégation`,
    droits: [
      {
        role: 'agent-comptable',
        perimetre: poste(COMMUNE),
        delegation: {
          de: COMPTABLE,
          actes: ['lire-depots', 'lire-depot', 'lire-adhesions', 'lire-adhesion', 'retirer-messages', 'traiter-mise'],
        },
      },
    ],
  },
  {
    ...{ courriel: MAIRE, nom: COMMUNE.signataire, siret: COMMUNE.siret },
    qualite: `${COMMUNE.qualite} de ${COMMUNE.nomCourt}, ordonnatrice`,
    droits: [{ role: 'ordonnateur', perimetre: ordonnateur(COMMUNE) }],
  },
  {
    ...{ courriel: courriel('lubin.castelnoue'), nom: 'Lubin Castelnoue', siret: COMMUNE.siret },
    qualite: `Agent des finances de ${COMMUNE.nomCourt}, par délégation`,
    droits: [
      {
        role: 'agent-ordonnateur',
        perimetre: ordonnateur(COMMUNE),
        delegation: {
          de: MAIRE,
          actes: ['lire-depots', 'lire-depot', 'lire-preuve', 'lire-adhesions', 'lire-adhesion', 'deposer'],
        },
      },
    ],
  },
  {
    ...{ courriel: courriel('come.querouville'), nom: COMMUNAUTE.signataire, siret: COMMUNAUTE.siret },
    qualite: `${COMMUNAUTE.qualite} de la ${COMMUNAUTE.nomCourt}, ordonnateur`,
    droits: [{ role: 'ordonnateur', perimetre: ordonnateur(COMMUNAUTE) }],
  },
  {
    ...{ courriel: courriel('zelie.maubrezin'), nom: HOPITAL.signataire, siret: HOPITAL.siret },
    qualite: `${HOPITAL.qualite} du ${HOPITAL.nomCourt}, ordonnatrice`,
    droits: [{ role: 'ordonnateur', perimetre: ordonnateur(HOPITAL) }],
  },
  {
    ...{ courriel: courriel('hermine.hautecombe'), nom: 'Hermine Hautecombe', siret: ETUDE.siret },
    qualite: `Commissaire de justice, ${ETUDE.nom}`,
    droits: [{ role: 'etude', perimetre: { type: 'etude', siret: ETUDE.siret } }],
  },
  {
    ...{ courriel: courriel('isabeau.fontrailles'), nom: 'Isabeau Fontrailles', siret: GROUPEMENT.siret },
    qualite: `Commissaire de justice, mandataire du ${GROUPEMENT.nom}`,
    droits: [{ role: 'mandataire', perimetre: { type: 'groupement', siret: GROUPEMENT.siret } }],
  },
  {
    ...{ courriel: courriel('gaspard.montaureil'), nom: 'Gaspard Montaureil', siret: null },
    qualite: 'Agent de la DDFiP, tient les contrats de phase comminatoire',
    droits: [{ role: 'ddfip', perimetre: { type: 'departement', code: DEPARTEMENT } }],
  },
  {
    ...{ courriel: courriel('oriane.delvincourt'), nom: 'Oriane Delvincourt', siret: null },
    qualite: 'Juge des comptes, saisie d’un seul dossier',
    droits: juge === null ? [] : [{ role: 'juge', perimetre: { type: 'dossier', stream: juge } }],
  },
  {
    ...{ courriel: courriel('basile.nocturnet'), nom: 'Basile Nocturnet', siret: COMMUNE.siret },
    qualite: 'Nouvel agent, à qui aucune habilitation n’est ouverte',
    droits: [],
  },
];

export const PERSONAS: readonly Persona[] = personnages(null).map(({ courriel, nom, siret, qualite }) => ({
  ...{ courriel, nom, siret, qualite },
}));

const DEMONSTRATION = 'demonstration';
const QUI: Qui = {
  acteur: { role: 'administrateur', id: DEMONSTRATION, codique: null },
  perimetre: { type: 'tout' },
  nom: 'Démonstration',
};

/** Whoever delegates comes before his agents. */
export async function habiliterLesPersonas(needs: HabilitationNeeds, juge: string): Promise<void> {
  const du = `${dateCivile(needs.horloge.now()).slice(0, 4)}-01-01`;
  const ids = new Map<string, string>();
  for (const { courriel, nom, droits } of personnages(juge))
    for (const { role, perimetre, delegation } of droits) {
      const actes = delegation?.actes ?? [];
      const delegant = delegation === undefined ? null : (ids.get(delegation.de) ?? null);
      const fondement = 'Démonstration : personne inventée.';
      const fait = await accorder(needs)(QUI, { courriel, nom, role, perimetre, du, actes, delegant, fondement });
      if (!fait.ok) throw new Error(`Démonstration : ${fait.refus.phrase}`);
      if (!ids.has(courriel)) ids.set(courriel, fait.id);
    }
}

export interface JournalEntier {
  since(position: number, limit: number): Promise<readonly { readonly event: Evenement }[]>;
}

/** The first thing that these data remember is the register of the demonstration. */
export async function estDeDemonstration(journal: JournalEntier): Promise<boolean> {
  const [premier] = await journal.since(0, 1);
  const par = premier?.event.data.saisiPar;
  const id = typeof par === 'object' && par !== null && 'id' in par ? par.id : null;
  return premier?.event.stream === `adhesion/${COMMUNE.siret}` && id === DEMONSTRATION;
}
