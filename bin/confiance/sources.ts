/** The addresses that the scheduled step may fetch from, and no other. */

import { CoffreEnDossier } from '../../functions/platform/embedded/magasin-de-confiance.ts';
import { type REGISTRE_VIDE, type Source, sourceSchema } from '../../schemas/confiance.ts';
import { lireArguments } from '../arguments.ts';
import { UsageIncorrect } from '../contexte.ts';
import { type Action, MAGASIN } from './action.ts';
import { dossierARemplir } from './dossier.ts';

const OPTIONS = { genre: { type: 'string' }, ...MAGASIN } as const;

type Sources = typeof REGISTRE_VIDE.sources;

function ajouter(sources: Sources, url: string, genre: string | undefined): Sources {
  if (genre !== 'crl' && genre !== 'liste') throw new UsageIncorrect('--genre est crl ou liste.');
  const lue = sourceSchema.safeParse({ url, genre });
  if (!lue.success) throw new UsageIncorrect(`L’adresse « ${url} » n’est ni en http, ni en https.`);
  const source: Source = lue.data;
  return [...sources.filter((autre) => autre.url !== source.url), source];
}

function retirer(sources: Sources, url: string): Sources {
  const restantes = sources.filter((source) => source.url !== url);
  if (restantes.length === sources.length) throw new UsageIncorrect(`L’adresse « ${url} » n’est pas au magasin.`);
  return restantes;
}

export const action: Action = async (args, contexte) => {
  const { values, positionals } = lireArguments(args, OPTIONS, { nom: '', min: 0, max: 2 });
  const coffre = new CoffreEnDossier(dossierARemplir(values.magasin, contexte));
  const [verbe, url] = positionals;
  if (verbe !== undefined && verbe !== 'ajouter' && verbe !== 'retirer')
    throw new UsageIncorrect('On peut ajouter ou retirer une adresse.');
  if (verbe !== undefined && url === undefined) throw new UsageIncorrect('Il manque l’ADRESSE.');
  if (verbe !== undefined && url !== undefined)
    await coffre.modifier((fonds) => {
      const { registre } = fonds;
      const { sources: avant } = registre;
      const sources = verbe === 'ajouter' ? ajouter(avant, url, values.genre) : retirer(avant, url);
      return { fonds: { ...fonds, registre: { ...registre, sources } }, contenus: [] };
    });
  const { sources } = (await coffre.lire()).registre;
  const lignes = sources.map(({ genre, url: adresse }) => `${genre.padEnd(6)} ${adresse}\n`);
  if (values.json) contexte.ecrire(`${JSON.stringify(sources)}\n`);
  else contexte.ecrire(lignes.length === 0 ? 'Aucune adresse.\n' : lignes.join(''));
  return 0;
};
