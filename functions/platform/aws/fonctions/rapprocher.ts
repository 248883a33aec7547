/**
 * The store against the journal, page after page, then some deposits audited; where time runs out, the next run goes on
 * from there.
 */
import type { Context } from 'aws-lambda';
import * as z from 'zod';
import { type Rapprochement, rapprocher } from '../../../rapprochement/handler.ts';
import { auditerUnLotDePca } from '../../../rapprochement/par-lots/auditer-la-pca.ts';
import { auditerUnLot, type LotAudite } from '../../../rapprochement/par-lots/auditer-un-lot.ts';
import type { Page } from '../objets-pages.ts';
import { ecartDe } from './ecart.ts';
import { log, mesurer, signaler, tache } from './journalisation.ts';
import { plateforme } from './plateforme.ts';

const CURSEURS = 'curseurs';
const RAPPROCHEMENT = 'rapprochement';
const curseurSchema = z.object({ key: z.string(), version: z.string() }).nullable();
const rangSchema = z.string().nullable();
const JOUR_MS = 24 * 3_600_000;
/** What has been looked at every hour for five weeks, and alarmed if need be, is not looked at again. */
const FENETRE_MS = 35 * JOUR_MS;
const ENSEMBLE = 20;
const MANQUE: ReadonlySet<string> = new Set<Rapprochement>(['jamais-annonce', 'sans-reponse']);
/** A page takes seconds. What is left then is for the audit. */
const RESERVE_MS = 5 * 60_000;
const LOT = 50;
/** Of one run. A deposit costs some twenty readings. */
const AUDITES_MAX = 2000;
const AUDIT_RESERVE_MS = 60_000;
/** Of which the dossiers of the PCA have this much at least. */
const AUDIT_DE_LA_PCA_MS = 150_000;

type Temps = Pick<Context, 'getRemainingTimeInMillis'>;

/** What was found of it, `ecartee` where `recevoir` has told of it. */
async function examiner(version: Page['versions'][number]): Promise<Rapprochement | 'ecartee'> {
  if (ecartDe(version) !== null) return 'ecartee';
  const constat = await rapprocher(plateforme, version);
  if (constat === 'jamais-annonce' || constat === 'sans-reponse')
    log.warn('version non rapprochée', { constat, version: version.version, deposeLe: version.deposeLe });
  return constat;
}

/** How many of them are not reconciled. One that cannot be looked at is told, and is one of them. */
async function examinerPage({ versions }: Page): Promise<number> {
  const depuis = new Date(Date.parse(plateforme.horloge.now()) - FENETRE_MS).toISOString();
  const recentes = versions.filter(({ deposeLe }) => deposeLe >= depuis);
  let manquantes = 0;
  for (let i = 0; i < recentes.length; i += ENSEMBLE) {
    const lot = recentes.slice(i, i + ENSEMBLE);
    for (const [rang, issue] of (await Promise.allSettled(lot.map(examiner))).entries()) {
      if (issue.status === 'rejected') signaler(issue.reason, { version: lot[rang]?.version ?? '' });
      if (issue.status === 'rejected' || MANQUE.has(issue.value)) manquantes += 1;
    }
  }
  return manquantes;
}

const lireCurseur = async <T>(nom: string, schema: z.ZodType<T>): Promise<T> =>
  schema.parse(JSON.parse((await plateforme.lectures.get(CURSEURS, nom)) ?? 'null'));

const retenir = (nom: string, curseur: unknown): Promise<void> =>
  plateforme.lectures.put(CURSEURS, nom, { rank: nom, body: JSON.stringify(curseur) });

async function rapprocherLesVersions(temps: Temps): Promise<void> {
  let manquantes = 0;
  let suite = await lireCurseur(RAPPROCHEMENT, curseurSchema);
  do {
    const page = await plateforme.objets.lister('depot', suite);
    manquantes += await examinerPage(page);
    suite = page.suite;
    await retenir(RAPPROCHEMENT, suite);
  } while (suite !== null && temps.getRemainingTimeInMillis() > RESERVE_MS);
  mesurer('nonRapproches', manquantes);
}

interface Audit {
  /** Under which the next run finds where to go on. */
  readonly curseur: string;
  readonly unLot: (suite: string | null, limit: number) => Promise<LotAudite>;
}

const DES_DEPOTS: Audit = { curseur: 'audit', unLot: (suite, limit) => auditerUnLot(plateforme, suite, limit) };
const DE_LA_PCA: Audit = { curseur: 'audit-pca', unLot: (suite, limit) => auditerUnLotDePca(plateforme, suite, limit) };

/** `reserve`: what is left of the time for whoever comes after. */
async function auditer({ curseur, unLot }: Audit, temps: Temps, reserve: number): Promise<number> {
  let [audites, ecarts] = [0, 0];
  let suite = await lireCurseur(curseur, rangSchema);
  do {
    const lot = await unLot(suite, LOT);
    for (const { code, sujet, phrase } of lot.ecarts) log.error('écart d’audit', { code, sujet, phrase });
    for (const [sujet, erreur] of lot.illisibles) signaler(erreur, { sujet });
    audites += lot.audites;
    ecarts += lot.ecarts.length + lot.illisibles.size;
    suite = lot.suite;
    await retenir(curseur, suite);
  } while (suite !== null && audites < AUDITES_MAX && temps.getRemainingTimeInMillis() > reserve);
  log.info('audit', { curseur, audites, ecarts });
  return ecarts;
}

/** What keeps one from being done does not keep the other. */
async function toutAuditer(temps: Temps): Promise<void> {
  const issues = [
    await Promise.allSettled([auditer(DES_DEPOTS, temps, AUDIT_DE_LA_PCA_MS)]),
    await Promise.allSettled([auditer(DE_LA_PCA, temps, AUDIT_RESERVE_MS)]),
  ].flat();
  mesurer(
    'ecarts',
    issues.reduce((total, issue) => total + (issue.status === 'fulfilled' ? issue.value : 0), 0),
  );
  const erreurs = issues.flatMap((issue) => (issue.status === 'rejected' ? [issue.reason] : []));
  if (erreurs.length > 0) throw new AggregateError(erreurs, 'an audit did not end');
}

export const handler = (evenement: unknown, temps: Temps): Promise<void> =>
  tache(async () => {
    const erreurs: unknown[] = [];
    // What keeps the store from being read does not keep the journal from being audited.
    for (const travail of [rapprocherLesVersions, toutAuditer])
      await travail(temps).catch((erreur) => erreurs.push(erreur));
    if (erreurs.length > 0) throw new AggregateError(erreurs, 'the reconciliation did not end');
  })(evenement);
