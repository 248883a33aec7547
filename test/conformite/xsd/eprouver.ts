/** `npm run conformite -- xsd DOSSIER`: our validator against `xmllint --schema` on documents made from the schemas. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { compilerXsd } from '../../../functions/format/xsd/compiler.ts';
import type { Schema } from '../../../functions/format/xsd/schema.ts';
import { ValidateurXsd } from '../../../functions/format/xsd/validation/validateur.ts';
import { XmlAnomaly } from '../../../functions/xml/anomaly.ts';
import { Reader } from '../../../functions/xml/reader.ts';
import { ecrire } from './arbre.ts';
import { EXPLICATIONS } from './explications.ts';
import { Fabrique, type Place } from './fabrique.ts';
import { Hasard } from './hasard.ts';
import { muter } from './mutations.ts';

export interface Jeu {
  readonly racine: string;
  readonly schema: Schema;
}

interface Document {
  readonly fichier: string;
  readonly graine: number;
  /** What we say of it; the first fault where it is one. */
  readonly faute: string | null;
}

export interface Desaccord {
  readonly graine: number;
  readonly faute: string | null;
  readonly xmllint: string;
  readonly explication: string | null;
}

export interface Bilan {
  readonly racine: string;
  readonly documents: number;
  readonly valides: number;
  readonly places: number;
  /** Attribute uses written at least once, and all that can be. */
  readonly attributs: readonly [number, number];
  readonly desaccords: readonly Desaccord[];
}

export function compilerJeu(dossier: string, racine: string): Jeu {
  const ressource = (nom: string): Uint8Array | undefined => {
    const chemin = join(dossier, nom);
    return existsSync(chemin) ? readFileSync(chemin) : undefined;
  };
  return { racine, schema: compilerXsd({ racines: [racine], ressource }) };
}

/** The first fault that we find; null where the document is valid. */
function juger(schema: Schema, xml: string): string | null {
  const validateur = new ValidateurXsd(schema);
  const reader = new Reader({ sink: validateur });
  try {
    reader.write(Buffer.from(xml));
    reader.finish();
  } catch (erreur) {
    if (!(erreur instanceof XmlAnomaly)) throw erreur;
    return erreur.message;
  } finally {
    reader.release();
  }
  const [faute] = validateur.fautes.dites;
  return faute === undefined ? null : `${faute.code} ${JSON.stringify(faute.valeurs)}`;
}

/** Documents through every place of the schema: first each place once, as made, then any of them, altered or not. */
function* fabriquer(
  fabrique: Fabrique,
  schema: Schema,
  nombre: number,
  graine: number,
): Generator<readonly [number, string]> {
  const plan = planDe(fabrique, schema);
  for (let n = 0; n < nombre; n++) {
    const hasard = new Hasard(graine + n);
    const { racine, chemin } = n < plan.length ? (plan[n] ?? hasard.parmi(plan)) : hasard.parmi(plan);
    const document = fabrique.document(racine, chemin, hasard.parmi([0, 0.3, 0.6]), hasard);
    const tours = n < plan.length ? 0 : hasard.parmi([0, 1, 1, 1, 2]);
    for (let tour = 0; tour < tours; tour++) muter(document, hasard);
    yield [graine + n, ecrire(document)];
  }
}

/** Every place once. The last root read is that of the file itself: its places are reached from it. */
function planDe(
  fabrique: Fabrique,
  { globaux }: Schema,
): readonly { readonly racine: number; readonly chemin: readonly Place[] }[] {
  const plan = new Map<string, { racine: number; chemin: readonly Place[] }>();
  for (const racine of [...globaux.values()].reverse()) {
    plan.set(`racine ${racine}`, { racine, chemin: [] });
    for (const [place, chemin] of fabrique.places(racine)) if (!plan.has(place)) plan.set(place, { racine, chemin });
  }
  return [...plan.values()];
}

const PAR_PROCESSUS = 400;

export async function eprouver(
  dossier: string,
  { racine, schema }: Jeu,
  nombre: number,
  graine: number,
): Promise<Bilan> {
  const atelier = mkdtempSync(join(tmpdir(), 'passerelle-xsd-'));
  try {
    const fabrique = new Fabrique(schema);
    const documents = Array.from(fabriquer(fabrique, schema, nombre, graine), ([g, xml]): Document => {
      const fichier = join(atelier, `${g}.xml`);
      writeFileSync(fichier, xml);
      return { fichier, graine: g, faute: juger(schema, xml) };
    });
    const lots: Document[][] = [];
    for (let i = 0; i < documents.length; i += PAR_PROCESSUS) lots.push(documents.slice(i, i + PAR_PROCESSUS));
    const desaccords: Desaccord[] = [];
    const ouvrier = async (): Promise<void> => {
      for (let lot = lots.pop(); lot !== undefined; lot = lots.pop())
        desaccords.push(...(await comparer(join(dossier, racine), schema, lot)));
    };
    await Promise.all(Array.from({ length: availableParallelism() }, ouvrier));
    return {
      racine,
      documents: documents.length,
      valides: documents.filter(({ faute }) => faute === null).length,
      places: planDe(fabrique, schema).length,
      attributs: [fabrique.attributsEcrits.size, fabrique.attributs.size],
      desaccords,
    };
  } finally {
    rmSync(atelier, { recursive: true });
  }
}

async function comparer(fichierXsd: string, schema: Schema, lot: readonly Document[]): Promise<readonly Desaccord[]> {
  const { valides, messages } = await xmllint(
    fichierXsd,
    lot.map(({ fichier }) => fichier),
  );
  const desaccords: Desaccord[] = [];
  for (const { fichier, graine, faute } of lot) {
    if ((faute === null) === valides.has(fichier)) continue;
    const dit = messages.find((l) => l.startsWith(`${fichier}:`))?.slice(fichier.length) ?? 'validates';
    desaccords.push({ graine, faute, xmllint: dit, explication: await expliquer(fichierXsd, schema, fichier, faute) });
  }
  return desaccords;
}

/** The known defect of libxml2 that accounts for the disagreement; null where none does. */
async function expliquer(
  fichierXsd: string,
  schema: Schema,
  fichier: string,
  faute: string | null,
): Promise<string | null> {
  const xml = readFileSync(fichier, 'utf8');
  for (const { nom, sans, faute: code } of EXPLICATIONS) {
    const autre = sans(xml);
    if (autre === xml || (code !== undefined && faute?.startsWith(code) !== true)) continue;
    writeFileSync(fichier, autre);
    const nous = juger(schema, autre) === null;
    // Where we found nothing wrong, taking the defect out must not bring a fault.
    if ((nous || faute !== null) && (await xmllint(fichierXsd, [fichier])).valides.has(fichier) === nous) return nom;
  }
  return null;
}

async function xmllint(
  schema: string,
  fichiers: readonly string[],
): Promise<{ valides: ReadonlySet<string>; messages: readonly string[] }> {
  const messages = (await lancer(['--nonet', '--noout', '--schema', schema, ...fichiers])).split('\n');
  const FIN = ' validates';
  return { messages, valides: new Set(messages.filter((l) => l.endsWith(FIN)).map((l) => l.slice(0, -FIN.length))) };
}

function lancer(args: readonly string[]): Promise<string> {
  return new Promise((fini, echoue) => {
    const enfant = spawn('xmllint', args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let sortie = '';
    enfant.stderr.setEncoding('utf8').on('data', (texte: string) => {
      sortie += texte;
    });
    enfant.on('error', echoue).on('close', () => fini(sortie));
  });
}
