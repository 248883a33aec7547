/** The store against the journal, page after page; where time runs out, the next run goes on from there. */
import type { Context } from 'aws-lambda';
import * as z from 'zod';
import { type Rapprochement, rapprocher } from '../../../rapprochement/handler.ts';
import type { Curseur, Page } from '../objets-pages.ts';
import { ecartDe } from './ecart.ts';
import { log, mesurer, signaler, tache } from './journalisation.ts';
import { plateforme } from './plateforme.ts';

const CURSEURS = 'curseurs';
const NOM = 'rapprochement';
const curseurSchema = z.object({ key: z.string(), version: z.string() }).nullable();
const JOUR_MS = 24 * 3_600_000;
/** What has been looked at every hour for five weeks, and alarmed if need be, is not looked at again. */
const FENETRE_MS = 35 * JOUR_MS;
const ENSEMBLE = 20;
const MANQUE: ReadonlySet<string> = new Set<Rapprochement>(['jamais-annonce', 'sans-reponse']);
/** A page takes seconds. */
const RESERVE_MS = 60_000;

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

const lireCurseur = async (): Promise<Curseur | null> =>
  curseurSchema.parse(JSON.parse((await plateforme.lectures.get(CURSEURS, NOM)) ?? 'null'));

export const handler = (evenement: unknown, context: Pick<Context, 'getRemainingTimeInMillis'>): Promise<void> =>
  tache(async () => {
    let manquantes = 0;
    let suite = await lireCurseur();
    do {
      const page = await plateforme.objets.lister('depot', suite);
      manquantes += await examinerPage(page);
      suite = page.suite;
      await plateforme.lectures.put(CURSEURS, NOM, { rank: NOM, body: JSON.stringify(suite) });
    } while (suite !== null && context.getRemainingTimeInMillis() > RESERVE_MS);
    mesurer('nonRapproches', manquantes);
  })(evenement);
