/**
 * The same audit of the phase comminatoire: some streams at each call, each by itself, told only where it is found twice.
 * First the dossiers, latest first, then the contracts with the statements of each, then the reversements.
 */

import { lireEtat } from '../../../schemas/evenements/pca-etat.ts';
import { lireReversement } from '../../../schemas/evenements/pca-reversement.ts';
import { dateCivile } from '../../adhesion/heure-de-paris.ts';
import { listerContrats } from '../../console/lecture/contrat/contrats-connus.ts';
import { listerLesDossiers } from '../../console/lecture/dossier/dossiers-listes.ts';
import { idDe } from '../../console/lecture/dossier/listes.ts';
import { etatsDeposes } from '../../console/lecture/etat/etats-connus.ts';
import { listerReversements } from '../../console/lecture/reversement/reversements-connus.ts';
import { premiereRupture } from '../../journal/evenement.ts';
import { trimestresEntre } from '../../pca/calendrier/trimestre.ts';
import type { Contrat } from '../../pca/contrat/cycle.ts';
import { fluxContrat, fluxReversement } from '../../pca/flux.ts';
import type { Lectures } from '../../platform/ports.ts';
import type { FluxBrut } from '../auditer.ts';
import { ecartsDeLaPca } from '../dossiers-pca.ts';
import { type Ecart, ecart } from '../ecart.ts';
import type { LotAudite } from './auditer-un-lot.ts';
import { lireUnFluxDePca } from './lire-la-pca.ts';
import type { LireNeeds } from './lire-un-dossier.ts';
import { ecartsDuScellage, Sceaux } from './scellage.ts';

export interface AuditerLaPcaNeeds extends LireNeeds {
  readonly lectures: Lectures;
}

const SORTES = ['dossiers', 'contrats', 'reversements'] as const;
type Sorte = (typeof SORTES)[number];
/** How long a stream may wait for its seal. */
const DELAI_MS = 3_600_000;
const ENSEMBLE = 10;
const TOUT = { type: 'tout' } as const;

interface PageDeFlux {
  readonly streams: readonly string[];
  /** Null on the last one. */
  readonly suivant: string | null;
}

async function fluxDuContrat(needs: AuditerLaPcaNeeds, { signe, notifieLe }: Contrat): Promise<readonly string[]> {
  if (signe === null) return [];
  const trimestres = notifieLe === null ? [] : trimestresEntre(notifieLe, dateCivile(needs.horloge.now()));
  const deposes = await Promise.all(trimestres.map((trimestre) => etatsDeposes(needs, signe.contrat, trimestre)));
  return [
    fluxContrat(signe.contrat),
    ...deposes.flatMap((lesSiens) => [...lesSiens.keys()].map((cle) => `etat/${cle}`)),
  ];
}

async function pageDe(
  needs: AuditerLaPcaNeeds,
  sorte: Sorte,
  avant: string | undefined,
  max: number,
): Promise<PageDeFlux> {
  switch (sorte) {
    case 'dossiers': {
      const { dossiers, suivant } = await listerLesDossiers(needs, TOUT, { max, apres: avant });
      return { streams: dossiers.map((dossier) => `dossier/${idDe(dossier)}`), suivant };
    }
    case 'contrats': {
      const { contrats, suivant } = await listerContrats(needs, TOUT, avant);
      const siens = await Promise.all(contrats.map((contrat) => fluxDuContrat(needs, contrat)));
      return { streams: siens.flat(), suivant };
    }
    case 'reversements': {
      const { reversements, suivant } = await listerReversements(needs, TOUT, { liste: 'tous', avant });
      return { streams: reversements.map(({ etude, reversement }) => fluxReversement(etude, reversement)), suivant };
    }
    default:
      return sorte satisfies never;
  }
}

/** Of what every stream has: a chain, and events that read. Those of dossiers and contracts are read by their own audit. */
function ecartsDuFlux({ stream, events }: FluxBrut): Ecart[] {
  const rompue = premiereRupture(events) === null ? [] : [ecart('CHAINE_ROMPUE', stream)];
  try {
    if (stream.startsWith('reversement/')) lireReversement(events);
    if (stream.startsWith('etat/')) lireEtat(events);
    return rompue;
  } catch {
    return [...rompue, ecart('EVENEMENT_ILLISIBLE', stream)];
  }
}

async function examiner(needs: AuditerLaPcaNeeds, sceaux: Sceaux, stream: string, avant: string): Promise<Ecart[]> {
  const lu = await lireUnFluxDePca(needs, stream);
  if (lu === null) return [ecart('LECTURE_FAUSSE', stream)];
  const scellage = await ecartsDuScellage({ ...lu.autour, flux: [lu.lui] }, sceaux, avant);
  const propres = ecartsDeLaPca(lu.autour, true).filter(({ sujet }) => sujet === stream);
  return [...ecartsDuFlux(lu.lui), ...propres, ...scellage];
}

async function examinerDeuxFois(needs: AuditerLaPcaNeeds, sceaux: Sceaux, stream: string, avant: string) {
  const premiers = await examiner(needs, sceaux, stream, avant);
  if (premiers.length === 0) return [];
  const seconds = new Set((await examiner(needs, sceaux, stream, avant)).map(({ code }) => code));
  return premiers.filter(({ code }) => seconds.has(code));
}

/** `contrats x`: the kind, and what the page before gave. */
function lireSuite(depuis: string | null): { readonly sorte: Sorte; readonly avant: string | undefined } {
  const [nom = '', ...reste] = (depuis ?? '').split(' ');
  const sorte = SORTES.find((une) => une === nom) ?? SORTES[0];
  return { sorte, avant: reste.length === 0 ? undefined : reste.join(' ') };
}

function suiteDe(sorte: Sorte, suivant: string | null): string | null {
  if (suivant !== null) return `${sorte} ${suivant}`;
  return SORTES[SORTES.indexOf(sorte) + 1] ?? null;
}

/** `depuis`: what the call before gave. The `illisibles` are streams. */
export async function auditerUnLotDePca(
  needs: AuditerLaPcaNeeds,
  depuis: string | null,
  limit: number,
): Promise<LotAudite> {
  const avant = new Date(Date.parse(needs.horloge.now()) - DELAI_MS).toISOString();
  const { sorte, avant: place } = lireSuite(depuis);
  const { streams, suivant } = await pageDe(needs, sorte, place, limit);
  const sceaux = new Sceaux(needs);
  const ecarts: Ecart[] = [];
  const illisibles = new Map<string, unknown>();
  for (let i = 0; i < streams.length; i += ENSEMBLE) {
    const ensemble = streams.slice(i, i + ENSEMBLE);
    const issues = await Promise.allSettled(ensemble.map((stream) => examinerDeuxFois(needs, sceaux, stream, avant)));
    for (const [rang, issue] of issues.entries()) {
      if (issue.status === 'rejected') illisibles.set(ensemble[rang] ?? '', issue.reason);
      else ecarts.push(...issue.value);
    }
  }
  return { audites: streams.length, ecarts, illisibles, suite: suiteDe(sorte, suivant) };
}
