/** Mails as files that any mail program opens: what would have left, where nothing says how it should leave. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exigerBienForme } from '../courrier.ts';
import { ContenuDifferent, type Courrier, type Mailer } from '../ports.ts';
import { ecrireDurablement } from './fichier-durable.ts';

const EXPEDITEUR = 'passerelle@localhost';
/** RFC 2047: an encoded word has at most 75 characters; 39 bytes make 52 of them in Base64. */
const MOT_OCTETS = 39;
/** RFC 2045 §6.8. */
const LIGNE_BASE64 = 76;

const enBase64 = (texte: string): string => Buffer.from(texte, 'utf8').toString('base64');

/** Never cut inside a character. */
function motsEncodes(texte: string): string {
  const mots: string[] = [''];
  for (const caractere of texte) {
    const allonge = `${mots.at(-1)}${caractere}`;
    if (Buffer.byteLength(allonge) > MOT_OCTETS) mots.push(caractere);
    else mots[mots.length - 1] = allonge;
  }
  return mots.map((mot) => `=?UTF-8?B?${enBase64(mot)}?=`).join('\r\n ');
}

function partie(genre: 'plain' | 'html', texte: string): string[] {
  const lignes = enBase64(texte).match(new RegExp(`.{1,${LIGNE_BASE64}}`, 'g')) ?? [''];
  return [`Content-Type: text/${genre}; charset=UTF-8`, 'Content-Transfer-Encoding: base64', '', ...lignes];
}

/** The same mail always gives the same bytes: no date, no boundary drawn (R3, R6). */
function message({ a, sujet, texte, html }: Courrier, marque: string): string {
  const entetes = [
    `From: ${EXPEDITEUR}`,
    `To: ${a.join(',\r\n ')}`,
    `Subject: ${motsEncodes(sujet)}`,
    `Message-ID: <${marque}@passerelle.invalid>`,
    'MIME-Version: 1.0',
  ];
  const corps =
    html === undefined
      ? partie('plain', texte)
      : [
          `Content-Type: multipart/alternative;\r\n boundary="${marque}"`,
          '',
          `--${marque}`,
          ...partie('plain', texte),
          `--${marque}`,
          ...partie('html', html),
          `--${marque}--`,
        ];
  return `${[...entetes, ...corps].join('\r\n')}\r\n`;
}

/** One `.eml` a mail, created once. Throws `ContenuDifferent` where the id already names another mail. */
export class CourrierEnDossier implements Mailer {
  readonly #dossier: string;

  constructor(dossier: string) {
    this.#dossier = dossier;
  }

  async envoyer(courrier: Courrier) {
    exigerBienForme(courrier);
    const empreinte = createHash('sha256').update(courrier.id, 'utf8').digest('hex');
    const chemin = join(this.#dossier, `${empreinte}.eml`);
    // Half of it names a mail as surely, in lines that are short enough.
    const contenu = message(courrier, empreinte.slice(0, 32));
    const present = await readFile(chemin, 'utf8').catch(() => null);
    if (present === null) await ecrireDurablement(chemin, contenu);
    else if (present !== contenu)
      throw new ContenuDifferent(`Ce courrier existe déjà avec un autre contenu : ${chemin}`);
  }
}
