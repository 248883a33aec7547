/** Mails through SES, as moto keeps them: of a mail in two forms, the pages only; headers, none. */
import { SESv2Client } from '@aws-sdk/client-sesv2';
import * as z from 'zod';
import { CourrierSes } from '../../functions/platform/aws/courrier.ts';
import { monterExpediteur, REGION } from './aws-monter.ts';
import { contratDuCourrier } from './contrat-courrier.ts';

const recusSchema = z.array(z.object({ a: z.array(z.string()), sujet: z.string(), corps: z.string() }));

/** Of our own server of moto alone: AWS shows nobody's mails. */
async function recus() {
  return recusSchema.parse(await (await fetch(`${process.env.AWS_ENDPOINT_URL}/courriers`)).json());
}

contratDuCourrier(async () => {
  const expediteur = await monterExpediteur();
  const avant = (await recus()).length;
  const mailer = new CourrierSes(new SESv2Client({ region: REGION }), expediteur);
  return { mailer, recus: async () => (await recus()).slice(avant) };
});
