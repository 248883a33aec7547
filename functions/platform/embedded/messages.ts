import type { DatabaseSync } from 'node:sqlite';
import type { Message } from '../ports.ts';
import { entier, type Row, texte } from './rows.ts';

/** Every statement of the queues, prepared once. */
export function prepareMessages(db: DatabaseSync) {
  const visible = 'SELECT * FROM message WHERE queue = ? AND dead = 0 AND visible_at <= ?';
  const turn = 'ORDER BY grp, visible_at, rank LIMIT 1';
  const held = 'WHERE queue = ? AND rank = ? AND lease = ?';
  return {
    send: db.prepare('INSERT INTO message (queue, id, grp, body, sent_at, visible_at) VALUES (?, ?, ?, ?, ?, ?)'),
    nextGroup: db.prepare(`${visible} AND grp > ? ${turn}`),
    firstGroup: db.prepare(`${visible} ${turn}`),
    lease: db.prepare(
      'UPDATE message SET lease = lease + 1, receive_count = receive_count + 1, visible_at = ? WHERE rank = ?',
    ),
    drop: db.prepare('DELETE FROM message WHERE rank = ?'),
    bury: db.prepare('UPDATE message SET dead = 1 WHERE rank = ?'),
    delete: db.prepare(`DELETE FROM message ${held}`),
    release: db.prepare(`UPDATE message SET visible_at = ?, fault = coalesce(?, fault) ${held} AND dead = 0`),
    recall: db.prepare('UPDATE message SET visible_at = ? WHERE dead = 0 AND visible_at > ?'),
    dropExpired: db.prepare('DELETE FROM message WHERE queue = ? AND dead = 0 AND sent_at <= ?'),
    buryAll: db.prepare(
      'UPDATE message SET dead = 1 WHERE queue = ? AND dead = 0 AND visible_at <= ? AND receive_count >= ?',
    ),
    counts: db.prepare(
      `SELECT count(*) FILTER (WHERE dead = 0 AND visible_at <= ?) AS visible,
              count(*) FILTER (WHERE dead = 0 AND visible_at > ?) AS leased,
              count(*) FILTER (WHERE dead = 1) AS dead
       FROM message WHERE queue = ?`,
    ),
    oldest: db.prepare('SELECT min(sent_at) AS oldest FROM message WHERE queue = ? AND dead = 0'),
    names: db.prepare('SELECT DISTINCT queue FROM message ORDER BY queue'),
    dead: db.prepare('SELECT * FROM message WHERE queue = ? AND dead = 1 ORDER BY rank LIMIT ?'),
    redrive: db.prepare(
      `UPDATE message SET dead = 0, receive_count = 0, fault = NULL, sent_at = ?, visible_at = ? ${held} AND dead = 1`,
    ),
  };
}

/** A message as its last lease shows it. */
export function lireMessage(row: Row): Message {
  return {
    handle: `${entier(row, 'rank')}.${entier(row, 'lease')}`,
    body: texte(row, 'body'),
    receiveCount: entier(row, 'receive_count'),
    sentAt: texte(row, 'sent_at'),
  };
}

/** Rank and lease number; a text that is no handle designates nothing. */
export function lireHandle(handle: string): [number, number] {
  const [, rank, lease] = /^(\d{1,15})\.([1-9]\d{0,14})$/.exec(handle) ?? [];
  return [Number(rank ?? -1), Number(lease ?? -1)];
}
