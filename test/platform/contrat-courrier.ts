import { describe, expect, it } from 'vitest';
import { type Courrier, CourrierMalforme, type Mailer } from '../../functions/platform/ports.ts';

/** What a person would find in the box. */
export interface Recu {
  readonly a: readonly string[];
  readonly sujet: string;
  readonly corps: string;
}

export interface MailerEprouve {
  readonly mailer: Mailer;
  recus(): Promise<readonly Recu[]>;
}

const COURRIER: Courrier = {
  id: 'notification/depot/1',
  a: ['comptable@tresor.example', 'ordonnateur@mairie.example'],
  sujet: 'Suspension des effets de l’adhésion de la commune de Saint-Éloi-les-Forêts : ce qui change dès aujourd’hui',
  texte: 'Madame, Monsieur,\n\nÀ compter de ce jour, les pièces sont à transmettre sur papier.\n',
};

/** `ouvrir` gives an empty box each time. */
export function contratDuCourrier(ouvrir: () => Promise<MailerEprouve>): void {
  describe('a mail', () => {
    it('comes to all whom it is for, its subject and its text as they were written', async () => {
      const { mailer, recus } = await ouvrir();
      await mailer.envoyer(COURRIER);
      const { a, sujet, texte: corps } = COURRIER;
      expect(await recus()).toEqual([{ a, sujet, corps }]);
    });

    it('shows its pages to whom reads pages', async () => {
      const { mailer, recus } = await ouvrir();
      const html = '<p>À compter de ce jour…</p>';
      await mailer.envoyer({ ...COURRIER, html });
      expect(await recus()).toMatchObject([{ corps: html }]);
    });

    it('sent again under the same id is not another mail', async () => {
      const { mailer, recus } = await ouvrir();
      await mailer.envoyer(COURRIER);
      await mailer.envoyer(COURRIER);
      expect(new Set((await recus()).map((recu) => JSON.stringify(recu))).size).toBe(1);
    });

    it.each<[string, Partial<Courrier>]>([
      ['a subject of several lines', { sujet: 'Avis\r\nBcc: tous@mairie.example' }],
      ['an address that brings a header', { a: ['a@mairie.example\r\nBcc: tous@mairie.example'] }],
      ['an address that is none', { a: ['mairie'] }],
      ['no address', { a: [] }],
    ])('does not leave with %s', async (_, partie) => {
      const { mailer, recus } = await ouvrir();
      await expect(mailer.envoyer({ ...COURRIER, ...partie })).rejects.toThrow(CourrierMalforme);
      expect(await recus()).toEqual([]);
    });
  });
}
