/** Pages and API behind API Gateway, which has already asked who calls. */
import { handle, type LambdaContext, type LambdaEvent } from 'hono/aws-lambda';
import { application } from '../../../console/application.ts';
import { lireTheme } from '../../../console/theme.ts';
import { corpsTraduit, tropLongue } from './corps.ts';
import { signaler } from './journalisation.ts';
import { plateforme } from './plateforme.ts';

const hotes = (process.env.PASSERELLE_HOTES ?? '').split(',');
const ressources = lireTheme(new URL('./theme/', import.meta.url));
const adresseDe = plateforme.objets.adresse.bind(plateforme.objets);

const repondre = handle(application({ ...plateforme, adresseDe, hotes, ressources, signaler }), {
  // All bytes leave as they are: what passes for text would be read as UTF-8, and an acquit is in ISO-8859-1.
  isContentTypeBinary: () => true,
});

export const handler = async (evenement: LambdaEvent, contexte?: LambdaContext) =>
  corpsTraduit(evenement) ?? tropLongue(await repondre(evenement, contexte));
