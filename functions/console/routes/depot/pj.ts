/** A PJ of a deposit, opened: streamed from the flow as it is decoded, and never trusted by the browser that gets it. */
import { type Context, Hono } from 'hono';
import { validator } from 'hono/validator';
import type { Verdict } from '../../../../schemas/verdict.ts';
import { objetRejete } from '../../../depot/rejet.ts';
import type { DefautDePj, FormeDePj } from '../../../format/lecture-du-bordereau/lecteur-de-pj.ts';
import { ouvrirPj } from '../../../format/lecture-du-bordereau/ouvrir-pj.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { introuvable, repondreErreur, veutUnePage } from '../../erreur.ts';
import type { Dossier } from '../../lecture/depot/dossier.ts';
import { extensionSure, typeDePj } from '../../lecture/depot/type-de-pj.ts';
import { DEFAUTS, type PjAExpliquer, pagePjIllisible, pagePjRejetee, REMEDE } from '../../pages/depot/pj.ts';
import { dejaPurge, dossierDe, inconnu, objetDemande } from './depot-demande.ts';
import { disposition, envoyer, nomDeFichier } from './telechargement.ts';

/** Read before anything is answered, so that a PJ that cannot be opened is a page and not a broken file. */
const TETE = 256 * 1024;
/** No script, no form, no plug-in of another site: whatever the file holds. */
const BAC_A_SABLE = "sandbox; frame-ancestors 'none'";

interface Entame {
  readonly tete: Buffer;
  /** Undefined while there is more to come. */
  readonly defaut: DefautDePj | null | undefined;
}

async function entamer(octets: AsyncGenerator<Uint8Array, DefautDePj | null>): Promise<Entame> {
  const morceaux: Uint8Array[] = [];
  for (let lus = 0; lus < TETE; ) {
    const { done, value } = await octets.next();
    if (done) return { tete: Buffer.concat(morceaux), defaut: value };
    morceaux.push(value);
    lus += value.length;
  }
  return { tete: Buffer.concat(morceaux), defaut: undefined };
}

/** A fault that comes late breaks the answer off: a part must not pass for the whole. */
async function* derouler({ tete, defaut }: Entame, suite: AsyncGenerator<Uint8Array, DefautDePj | null>) {
  try {
    yield tete;
    if (defaut !== undefined) return;
    const tard = yield* suite;
    if (tard !== null) throw new Error(`PJ cut short: ${tard}`);
  } finally {
    await suite.return(null);
  }
}

async function servir(c: Context, needs: ConsoleNeeds, dossier: Dossier, quoi: PjAExpliquer, forme: FormeDePj) {
  const ouverte = ouvrirPj(needs.objets.read(dossier.fichier), quoi.rang, forme);
  const entame = await entamer(ouverte.octets);
  const { defaut, tete } = entame;
  if (defaut === 'absente') return introuvable(c, DEFAUTS.absente);
  if (defaut !== null && defaut !== undefined)
    return veutUnePage(c)
      ? c.render(pagePjIllisible(quoi, defaut), 422)
      : repondreErreur(c, 422, DEFAUTS[defaut], REMEDE);
  // What is never started is never closed: the flow was opened for the head alone.
  if (c.req.method === 'HEAD') await ouverte.octets.return(null);
  const nom = nomDeFichier(quoi.pj.nom ?? '', `pj-${quoi.rang}`);
  const { type, montree } =
    forme === 'contenu' ? typeDePj(ouverte.mime, tete) : { type: 'application/octet-stream', montree: false };
  return envoyer(c, derouler(entame, ouverte.octets), {
    'Content-Type': type,
    'Content-Disposition': disposition(
      montree ? 'inline' : 'attachment',
      extensionSure(forme === 'contenu' ? nom : `${nom}.gz`),
    ),
    'Content-Security-Policy': BAC_A_SABLE,
    ...(defaut === null ? { 'Content-Length': String(tete.length) } : {}),
  });
}

function rejetee(c: Context, quoi: PjAExpliquer, { anomalies }: Verdict) {
  if (!veutUnePage(c))
    return repondreErreur(
      c,
      409,
      'Cette pièce justificative est rejetée.',
      'Ajoutez « /contenu » à l’adresse pour l’ouvrir malgré le rejet, « /transmis » pour l’avoir telle qu’elle a été transmise.',
    );
  return c.render(
    pagePjRejetee(
      quoi,
      anomalies.filter(({ objet }) => objet.pj === quoi.rang - 1),
    ),
    409,
  );
}

export function routesPj(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  const param = validator('param', objetDemande);
  /** `malgreLeRejet`: the one who asks was told. */
  const ouvrir = async (
    c: Context,
    { id, rang }: { id: string; rang: number },
    forme: FormeDePj,
    malgreLeRejet: boolean,
  ) => {
    const dossier = await dossierDe(needs, id);
    if (dossier === null) return inconnu(c);
    const purge = dejaPurge(c, dossier, 'fichier') ?? dejaPurge(c, dossier, 'verdict');
    if (purge !== null) return purge;
    const { verdict, resume } = dossier;
    if (verdict === null)
      return repondreErreur(
        c,
        404,
        'Cette pièce n’est pas encore vérifiée.',
        'La vérification est en cours : revenez.',
      );
    const pj = verdict.pj[rang - 1];
    if (pj === undefined) return introuvable(c, DEFAUTS.absente);
    const quoi = { depotId: resume.depotId, rang, pj };
    if (!malgreLeRejet && objetRejete(verdict, pj)) return rejetee(c, quoi, verdict);
    return servir(c, needs, dossier, quoi, forme);
  };
  app.get('/:rang', param, (c) => ouvrir(c, c.req.valid('param'), 'contenu', false));
  app.get('/:rang/contenu', param, (c) => ouvrir(c, c.req.valid('param'), 'contenu', true));
  app.get('/:rang/transmis', param, (c) => ouvrir(c, c.req.valid('param'), 'transmis', true));
  return app;
}
