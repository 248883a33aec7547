/** How people are known on one machine: a provider where one is configured, the personas of a demonstration otherwise. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { Acces } from '../../functions/console/garde/acces.ts';
import { FournisseurOpenId, type ReglagesOidc } from '../../functions/habilitation/fournisseur-openid.ts';
import { type Cles, clesDe } from '../../functions/habilitation/personne.ts';
import { syncFolder } from '../../functions/platform/embedded/dossier-durable.ts';
import type { JournalEmbarque } from '../../functions/platform/embedded/journal.ts';
import { estDeDemonstration, type JournalEntier, PERSONAS } from './demonstration/personas.ts';

const OCTETS = 32;

/** 0600 from its first byte: it is under this name only once it is whole and on the disk. */
async function creerLeSecret(dossier: string, chemin: string): Promise<void> {
  await mkdir(dossier, { recursive: true, mode: 0o700 });
  await chmod(dossier, 0o700);
  const brouillon = `${chemin}.part`;
  const fichier = await open(brouillon, 'w', 0o600);
  try {
    await fichier.writeFile(randomBytes(OCTETS));
    await fichier.sync();
  } finally {
    await fichier.close();
  }
  await rename(brouillon, chemin);
  await syncFolder(dossier);
}

/** The journal names people by a key that is no longer there: with another one, nobody would be recognized. */
export class SecretPerdu extends Error {}

/** Streams in which someone, or a debtor, is known by a keyed hash. */
const SOUS_CLE = /^(?:habilitation|dossier)\//;
const LOT = 1000;

/** Read through only where there is no secret: a new folder, as a rule. */
async function aBesoinDuSecret(journal: Pick<JournalEmbarque, 'since'>): Promise<boolean> {
  for (let position = 0; ; ) {
    const lot = await journal.since(position, LOT);
    const dernier = lot.at(-1);
    if (dernier === undefined) return false;
    if (lot.some(({ event }) => SOUS_CLE.test(event.stream))) return true;
    position = dernier.position;
  }
}

/**
 * Drawn once. Whoever loses it loses who the register is about: it is part of the data folder, and of its backups. Throws
 * `SecretPerdu`.
 */
export async function lireLesCles(donnees: string, journal: Pick<JournalEmbarque, 'since'>): Promise<Cles> {
  const dossier = join(donnees, 'secrets');
  const chemin = join(dossier, 'identites');
  if (!existsSync(chemin)) {
    if (await aBesoinDuSecret(journal))
      throw new SecretPerdu(
        `Le secret des identités manque (${chemin}) alors que le journal en dépend : sans lui, aucune habilitation ne serait reconnue. ` +
          'Remettez en place le dossier « secrets » de la sauvegarde, puis relancez.',
      );
    await creerLeSecret(dossier, chemin);
  }
  return clesDe(new Uint8Array(readFileSync(chemin)));
}

export interface AccesDemande {
  readonly oidc: ReglagesOidc | null;
  /** Somebody else than this machine may call. */
  readonly ouvert: boolean;
  readonly demonstration: boolean;
  /** A relay of ours stands before us: the last address that it wrote in X-Forwarded-For is the caller's. */
  readonly relais: boolean;
  readonly contact: string | null;
}

const CONTACT =
  'Adressez-vous à l’administrateur de ce service, ou au responsable de votre organisme qui y est habilité.';

/** Without a relay of ours, that header is the caller's own word. */
const origineDe = (relais: boolean) => (c: Context) =>
  (relais ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined) ??
  getConnInfo(c).remote.address ??
  '';

/** Nothing that a request holds may open the personas: only how the server was started, and what its data are. */
export function ouvrirAcces(cles: Cles, journal: JournalEntier, demande: AccesDemande): Acces {
  const { oidc, ouvert, demonstration, relais, contact } = demande;
  const possible = demonstration && oidc === null && !ouvert;
  return {
    cles,
    fournisseur: oidc === null ? null : new FournisseurOpenId(oidc),
    personas: async () => (possible && (await estDeDemonstration(journal)) ? PERSONAS : []),
    contact: contact ?? CONTACT,
    origine: origineDe(relais),
  };
}
