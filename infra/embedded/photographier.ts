/** One moment of a data folder, read beside whoever works in it. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Evenement } from '../../functions/journal/evenement.ts';
import { lireEvenement } from '../../functions/journal/lire.ts';
import { entier, octets, type Row, texte, texteOuNull } from '../../functions/platform/embedded/rows.ts';
import type { Bucket, ObjectRef, OutboxPending } from '../../functions/platform/ports.ts';
import type { FluxBrut, Instantane } from '../../functions/rapprochement/auditer.ts';
import { aVerifierSchema, QUEUES_INTERNES } from '../../schemas/messages/depot.ts';
import { aLeCode } from './retrait.ts';

const BUCKETS: readonly string[] = [
  ...(['depot', 'verdicts', 'acquits', 'preuves', 'registre'] satisfies Bucket[]),
  ...(['pca', 'amendes'] satisfies Bucket[]),
];
const estBucket = (nom: string): nom is Bucket => BUCKETS.includes(nom);
const MORCEAU = 1 << 20;

const lireEnvoi = (row: Row): OutboxPending => ({
  id: texte(row, 'id'),
  queue: texte(row, 'queue'),
  group: texte(row, 'grp'),
  body: texte(row, 'body'),
  sends: entier(row, 'sends'),
  lastSentAt: texteOuNull(row, 'last_sent_at'),
});

function lireLesFlux(db: DatabaseSync): FluxBrut[] {
  const epoques = new Map(
    db
      .prepare('SELECT name, epoch FROM stream')
      .all()
      .map((row) => [texte(row, 'name'), entier(row, 'epoch')]),
  );
  const flux = new Map<string, { readonly events: Evenement[]; readonly positions: number[] }>();
  for (const row of db.prepare('SELECT position, stream, json FROM event ORDER BY position').iterate()) {
    const stream = texte(row, 'stream');
    const lu = flux.get(stream) ?? { events: [], positions: [] };
    flux.set(stream, lu);
    lu.events.push(lireEvenement(texte(row, 'json')));
    lu.positions.push(entier(row, 'position'));
  }
  return [...flux].map(([stream, lu]) => ({ stream, ...lu, epoch: epoques.get(stream) ?? 0 }));
}

/** SHA-256 of a file of any size. */
function empreinteDuFichier(chemin: string): string {
  const hash = createHash('sha256');
  const fd = openSync(chemin, 'r');
  try {
    const morceau = Buffer.allocUnsafe(MORCEAU);
    for (let lus = readSync(fd, morceau); lus > 0; lus = readSync(fd, morceau)) hash.update(morceau.subarray(0, lus));
  } finally {
    closeSync(fd);
  }
  return hash.digest('hex');
}

function siPresent<T>(lire: () => T): T | null {
  try {
    return lire();
  } catch (erreur) {
    if (aLeCode(erreur, 'ENOENT')) return null;
    throw erreur;
  }
}

/** Until it is closed, nothing that is committed meanwhile shows. */
export function photographier(dossier: string): { readonly instantane: Instantane; fermer(): void } {
  const db = new DatabaseSync(join(dossier, 'passerelle.sqlite'), { readOnly: true });
  db.exec('BEGIN');
  const sha256De = db.prepare('SELECT sha256 FROM object WHERE bucket = ? AND key = ? AND version = ?');
  const petit = db.prepare('SELECT bytes FROM content WHERE sha256 = ?');
  const corps = db.prepare('SELECT body FROM message WHERE queue = ?');
  const cheminDe = (sha256: string) => join(dossier, 'objets', sha256.slice(0, 2), sha256);
  const trouver = ({ bucket, key, version }: ObjectRef) => {
    const row = sha256De.get(bucket, key, version);
    return row === undefined ? null : texte(row, 'sha256');
  };
  const instantane: Instantane = {
    prisLe: new Date().toISOString(),
    flux: lireLesFlux(db),
    objets: db
      .prepare('SELECT bucket, key, version FROM object')
      .all()
      .flatMap((row) => {
        const bucket = texte(row, 'bucket');
        return estBucket(bucket) ? [{ bucket, key: texte(row, 'key'), version: texte(row, 'version') }] : [];
      }),
    outbox: db.prepare('SELECT * FROM outbox').all().map(lireEnvoi),
    echeances: db
      .prepare('SELECT * FROM echeance')
      .all()
      .map((row) => ({
        id: texte(row, 'id'),
        type: texte(row, 'type'),
        date: texte(row, 'date'),
        stream: texte(row, 'stream'),
      })),
    claims: db
      .prepare('SELECT * FROM claim')
      .all()
      .map((row) => ({ key: texte(row, 'key'), holder: texte(row, 'holder') })),
    marques: db
      .prepare('SELECT stream, jusqua, sceau FROM marque')
      .all()
      .map((row) => ({ stream: texte(row, 'stream'), jusqua: entier(row, 'jusqua'), sceau: entier(row, 'sceau') })),
    annonces: new Set(
      QUEUES_INTERNES.flatMap((queue) => corps.all(queue)).map(
        (row) => aVerifierSchema.parse(JSON.parse(texte(row, 'body'))).depotId,
      ),
    ),
    lire: (ref) => {
      const sha256 = trouver(ref);
      if (sha256 === null) return null;
      const row = petit.get(sha256);
      return row === undefined ? siPresent(() => readFileSync(cheminDe(sha256))) : octets(row, 'bytes');
    },
    empreinte: (ref) => {
      const sha256 = trouver(ref);
      return sha256 === null ? null : siPresent(() => empreinteDuFichier(cheminDe(sha256)));
    },
  };
  return { instantane, fermer: () => db.close() };
}
