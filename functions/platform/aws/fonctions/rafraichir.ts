/** CRLs and trusted lists, from the addresses that the operator gave. */
import { enClair } from '../../../confiance/constat.ts';
import { type IssueDeSource, rafraichir } from '../../../confiance/rafraichir.ts';
import { telechargementHttp } from '../../embedded/telechargement.ts';
import { log, mesurer, tache } from './journalisation.ts';
import { plateforme } from './plateforme.ts';

/** French sentences; none where all went well. */
function echecs({ echec, issues }: IssueDeSource): string[] {
  if (echec !== null) return [echec];
  return issues.flatMap(({ constat }) => (constat === null ? [] : [enClair(constat).phrase]));
}

export const handler = tache(async () => {
  const issues = await rafraichir({
    coffre: plateforme.coffre,
    telechargement: telechargementHttp,
    clock: plateforme.horloge,
  });
  const enEchec = issues.map((issue) => ({ url: issue.source.url, phrases: echecs(issue) }));
  for (const { url, phrases } of enEchec)
    if (phrases.length > 0) log.warn('source de confiance en échec', { url, phrases });
  mesurer('sourcesEnEchec', enEchec.filter(({ phrases }) => phrases.length > 0).length);
});
