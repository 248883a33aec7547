/** Pages and API behind API Gateway, which has already asked who calls, unless people sign in here. */
import { handle, type LambdaContext, type LambdaEvent } from 'hono/aws-lambda';
import { application } from '../../../console/application.ts';
import type { ConsoleNeeds } from '../../../console/besoins.ts';
import { lireContrat } from '../../../console/contrat.ts';
import { lireTheme } from '../../../console/theme.ts';
import { ouvrirAccesAws } from './acces.ts';
import { corpsTraduit, tropLongue } from './corps.ts';
import { essai } from './essai.ts';
import { signaler } from './journalisation.ts';
import { plateforme } from './plateforme.ts';

const hotes = (process.env.PASSERELLE_HOTES ?? '').split(',');
const ressources = lireTheme(new URL('./theme/', import.meta.url));
const contrat = lireContrat(new URL('./openapi.yaml', import.meta.url));
const adresseDe = plateforme.objets.adresse.bind(plateforme.objets);
const presigner: ConsoleNeeds['presigner'] = (key, fichier, secondes) =>
  plateforme.objets.presigner('depot', key, fichier, secondes);
const vers = { adresseDe, presigner, contrat };

const confiance = () => plateforme.coffre.lire();
const acces = await ouvrirAccesAws(process.env);
const connexion = acces === undefined ? {} : { acces };

const repondre = handle(
  application({ ...plateforme, ...connexion, ...vers, hotes, ressources, confiance, essai, signaler }),
  {
    // All bytes leave as they are: what passes for text would be read as UTF-8, and an acquit is in ISO-8859-1.
    isContentTypeBinary: () => true,
  },
);

export const handler = async (evenement: LambdaEvent, contexte?: LambdaContext) =>
  corpsTraduit(evenement) ?? tropLongue(await repondre(evenement, contexte));
