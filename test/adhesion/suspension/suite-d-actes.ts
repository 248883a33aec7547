/** The acts of art. 6, one after the other, each on its day: what they give. */
import { ADHESION_ABSENTE, type Adhesion, evolve } from '../../../functions/adhesion/cycle.ts';
import { type CommandeAdhesion, decide } from '../../../functions/adhesion/decide.ts';
import {
  AUCUNE_POLITIQUE,
  type PolitiqueFixee,
  type Politiques,
} from '../../../functions/adhesion/suspension/politique.ts';
import { PASSERELLE } from '../../../functions/adhesion/suspension/sur-instruction.ts';
import { CODIQUE, COMPTABLE, formulaire, SIRET } from '../../depot/exemples.ts';

export const DOCUMENT = 'd'.repeat(64);
export const LETTRE = { key: 'suspensions/lettre.html', version: 'v1', sha256: 'e'.repeat(64) };
export const AGENT = { role: 'agent-comptable', id: 'hab-agent', codique: CODIQUE } as const;
export const MAIRE = { role: 'ordonnateur', id: 'hab-maire', codique: null, siret: SIRET } as const;
export const acte = { siret: SIRET, raison: 'Constaté.', decidePar: COMPTABLE, saisiPar: COMPTABLE, document: null };
export const depot = (n: number): string => String(n).padStart(64, '0');

export const activer: CommandeAdhesion = { type: 'activer', formulaire: formulaire(), saisiPar: COMPTABLE };
export const signaler = (n: number): CommandeAdhesion => ({
  ...{ type: 'signalerAlteration', depotId: depot(n), verdictSha256: 'a'.repeat(64), alterees: 1 },
});
export const qualifier = (n: number, grave: boolean): CommandeAdhesion => ({
  ...{ type: 'qualifier', depotId: depot(n), grave, ...acte },
});
export const suspendre: CommandeAdhesion = { type: 'suspendre', motif: 'alterations-graves', ...acte };
export const lever: CommandeAdhesion = { type: 'lever', ...acte };
export const confirmer: CommandeAdhesion = { type: 'confirmer', ...acte };
export const proposerLevee: CommandeAdhesion = { type: 'proposerLevee', ...acte, decidePar: AGENT, saisiPar: AGENT };
export const poster = (le: string): CommandeAdhesion => ({
  ...{
    type: 'notifier',
    moyen: 'courrier',
    destinataire: null,
    prononceeLe: jour(1),
    lettre: LETTRE,
    le,
    saisiPar: COMPTABLE,
  },
});
export const ecrire = (destinataire: string, le: string): CommandeAdhesion => ({
  ...{
    type: 'notifier',
    moyen: 'courriel',
    destinataire,
    prononceeLe: jour(1),
    lettre: LETTRE,
    le,
    saisiPar: PASSERELLE,
  },
});
export const accuser = (le: string): CommandeAdhesion => ({
  ...{ type: 'accuserReception', moyen: 'console', prononceeLe: jour(1), lettre: LETTRE, le, saisiPar: MAIRE },
});
export const aviser = (le: string): CommandeAdhesion => ({
  ...{ type: 'accuserReception', moyen: 'avis-postal', prononceeLe: jour(1), lettre: LETTRE, le, saisiPar: COMPTABLE },
});

export const politique = (change: Partial<PolitiqueFixee>): Politiques =>
  new Map([
    [
      CODIQUE,
      {
        ...{ raison: 'Instruction.', decidePar: COMPTABLE, saisiPar: COMPTABLE, document: DOCUMENT },
        ...{ instruction: null, quatreYeux: false, fixeeLe: '2026-09-01T00:00:00.000Z', ...change },
      },
    ],
  ]);

export const jour = (n: number): string =>
  new Date(Date.parse('2026-10-01T09:00:00.000Z') + n * 86_400_000).toISOString();

/** Each command with the day on which it is given. Refused ones change nothing, and say why. */
export function suite(politiques: Politiques, ...commandes: readonly (readonly [number, CommandeAdhesion])[]) {
  let adhesion: Adhesion = ADHESION_ABSENTE;
  const dits: string[] = [];
  for (const [n, commande] of commandes) {
    const decision = decide(adhesion, commande, jour(n), politiques);
    if (decision.ok) {
      adhesion = decision.events.reduce(evolve, adhesion);
      dits.push(...decision.events.map(({ type }) => type));
    } else dits.push(decision.refus.code);
  }
  return { adhesion, dits, enCours: adhesion.suivi.suspensions.at(-1) };
}
export const sans = (...commandes: readonly (readonly [number, CommandeAdhesion])[]) =>
  suite(AUCUNE_POLITIQUE, ...commandes);
