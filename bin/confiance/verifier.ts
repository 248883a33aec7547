/** Is the trust store in good order? Or: what does it say of one certificate? */
import { readFileSync } from 'node:fs';
import { etatDuMagasin, type Remarque } from '../../functions/confiance/etat-du-magasin.ts';
import { fichiersDe } from '../../functions/confiance/fichiers.ts';
import { MagasinCorrompu } from '../../functions/confiance/magasin-corrompu.ts';
import { lireContenu, lireRegistre } from '../../functions/platform/embedded/registre-de-confiance.ts';
import { lireArguments } from '../arguments.ts';
import { type CodeDeSortie, type Contexte, chemin, UsageIncorrect } from '../contexte.ts';
import { obstacle } from '../fichier.ts';
import { lireInstant } from '../instant.ts';
import { type Action, MAGASIN } from './action.ts';
import { jugerUnCertificat } from './certificat.ts';
import { dossierDuMagasin } from './dossier.ts';

const OPTIONS = { a: { type: 'string' }, ...MAGASIN } as const;

export const action: Action = async (args, contexte) => {
  const { values, positionals } = lireArguments(args, OPTIONS, { nom: '', min: 0, max: 1 });
  const dossier = dossierDuMagasin(values.magasin, contexte);
  const instant = lireInstant(values.a);
  const [fichier] = positionals;
  if (fichier === undefined) return verifierLeMagasin(dossier, instant, values.json, contexte);
  const illisible = obstacle(chemin(contexte, fichier));
  if (illisible !== null) throw new UsageIncorrect(illisible);
  return jugerUnCertificat(readFileSync(chemin(contexte, fichier)), { dossier, instant, json: values.json }, contexte);
};

/** A content that is missing or altered is told with the others like it; the rest is not looked at then. */
function remarquer(dossier: string, instant: Date): readonly Remarque[] {
  const registre = lireRegistre(dossier);
  const abimes = fichiersDe(registre).flatMap((fichier): Remarque[] => {
    try {
      lireContenu(dossier, fichier);
      return [];
    } catch (erreur) {
      if (!(erreur instanceof MagasinCorrompu)) throw erreur;
      return [{ gravite: 'defaut', sha256: null, phrase: erreur.message }];
    }
  });
  if (abimes.length > 0) return abimes;
  return etatDuMagasin({ registre, lire: (fichier) => lireContenu(dossier, fichier) }, instant.getTime());
}

const GRAVITES = { defaut: 'Défaut', alerte: 'À prévoir' } as const;

function verifierLeMagasin(dossier: string, instant: Date, json: boolean, contexte: Contexte): CodeDeSortie {
  const remarques = remarquer(dossier, instant);
  if (json) contexte.ecrire(`${JSON.stringify({ dossier, instant: instant.toISOString(), remarques })}\n`);
  else if (remarques.length === 0) contexte.ecrire(`Le magasin ${dossier} est en ordre.\n`);
  else for (const { gravite, phrase } of remarques) contexte.ecrire(`${GRAVITES[gravite]} : ${phrase}\n`);
  return remarques.some(({ gravite }) => gravite === 'defaut') ? 1 : 0;
}
