/** Mails through SES. It knows no id of ours: the same one sent twice arrives twice, and bears the same header (the digest of the id). */
import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { exigerBienForme } from '../courrier.ts';
import type { Courrier, Mailer } from '../ports.ts';
import { empreinteDe } from './fragment.ts';

const Charset = 'UTF-8';

export class CourrierSes implements Mailer {
  readonly #ses: SESv2Client;
  readonly #expediteur: string;

  constructor(ses: SESv2Client, expediteur: string) {
    this.#ses = ses;
    this.#expediteur = expediteur;
  }

  async envoyer(courrier: Courrier) {
    exigerBienForme(courrier);
    const { id, a, sujet, texte, html } = courrier;
    await this.#ses.send(
      new SendEmailCommand({
        FromEmailAddress: this.#expediteur,
        Destination: { ToAddresses: [...a] },
        Content: {
          Simple: {
            Headers: [{ Name: 'X-Passerelle-Courrier', Value: empreinteDe(id) }],
            Subject: { Data: sujet, Charset },
            Body: { Text: { Data: texte, Charset }, ...(html !== undefined && { Html: { Data: html, Charset } }) },
          },
        },
      }),
    );
  }
}
