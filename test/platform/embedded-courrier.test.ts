/** Mails as files: read here as a mail program would. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CourrierEnDossier } from '../../functions/platform/embedded/courrier.ts';
import { ContenuDifferent } from '../../functions/platform/ports.ts';
import { contratDuCourrier, type Recu } from './contrat-courrier.ts';
import { dossierPassager } from './dossier.ts';

const COURRIER = { id: 'c1', a: ['a@mairie.example'], sujet: 'Écart', texte: 'é'.repeat(1000) };

const enTexte = (base64: string): string => Buffer.from(base64, 'base64').toString('utf8');

function separer(message: string): { readonly entetes: ReadonlyMap<string, string>; readonly corps: string } {
  const fin = message.indexOf('\r\n\r\n');
  const lignes = message.slice(0, fin).replaceAll('\r\n ', ' ').split('\r\n');
  const entetes = lignes.map((ligne): [string, string] => {
    const deux = ligne.indexOf(': ');
    return [ligne.slice(0, deux).toLowerCase(), ligne.slice(deux + 2)];
  });
  return { entetes: new Map(entetes), corps: message.slice(fin + 4) };
}

/** RFC 2047 §6.2: the space between two encoded words is not shown. */
const decoder = (sujet: string): string =>
  sujet.replaceAll(/\?=\s+=\?/g, '?==?').replaceAll(/=\?UTF-8\?B\?([^?]*)\?=/g, (_, mot: string) => enTexte(mot));

function lire(message: string): Recu {
  const { entetes, corps } = separer(message);
  const frontiere = /boundary="([^"]+)"/.exec(entetes.get('content-type') ?? '')?.[1];
  // The last form is the one that a mail program prefers (RFC 2046 §5.1.4).
  const partie = frontiere === undefined ? message : (corps.split(`--${frontiere}`).at(-2)?.slice(2) ?? '');
  return {
    a: (entetes.get('to') ?? '').split(/,\s*/),
    sujet: decoder(entetes.get('subject') ?? ''),
    corps: enTexte(separer(partie).corps),
  };
}

const boite = (dossier: string) => {
  const lus = () => readdirSync(dossier).filter((nom) => nom.endsWith('.eml'));
  return lus().map((nom) => readFileSync(join(dossier, nom), 'utf8'));
};

contratDuCourrier(async () => {
  const dossier = dossierPassager();
  return { mailer: new CourrierEnDossier(dossier), recus: async () => boite(dossier).map(lire) };
});

it('a mail file holds nothing that an old relay would alter: ASCII, lines that are short enough', async () => {
  const dossier = dossierPassager();
  await new CourrierEnDossier(dossier).envoyer({ ...COURRIER, sujet: '😀é'.repeat(60), html: '<p>é</p>' });
  const [fichier = ''] = boite(dossier);
  expect(fichier).toMatch(/^[\r\n\x20-\x7e]+$/);
  expect(Math.max(...fichier.split('\r\n').map((ligne) => ligne.length))).toBeLessThanOrEqual(78);
  expect(lire(fichier).sujet).toBe('😀é'.repeat(60));
});

it('an id that already names another mail is a bug, and the first mail stays', async () => {
  const dossier = dossierPassager();
  const mailer = new CourrierEnDossier(dossier);
  await mailer.envoyer(COURRIER);
  await expect(mailer.envoyer({ ...COURRIER, texte: 'autre' })).rejects.toThrow(ContenuDifferent);
  expect(boite(dossier).map(lire)).toMatchObject([{ corps: COURRIER.texte }]);
});
