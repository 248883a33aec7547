/** Asks for the tokens that seals still wait for. The seals are there whether the authority answers or not. */
import { createHash } from 'node:crypto';
import type { Clock, Echeance, Horodatage, Journal, ObjectStore } from '../platform/ports.ts';
import { ECART_D_HORLOGES_MS } from './horloges.ts';
import { accepterLaReponse } from './jeton/demande.ts';
import { estPourHorodater } from './jeton/usage.ts';
import type { Jeton } from './jeton/verifier.ts';
import { lireSceauRetenu } from './registre-des-sceaux.ts';
import { cleDuJeton, documentDuSceau, empreinte, fluxSceau } from './sceau.ts';

/** Type of the échéances of seals without a token; dated by their number: the oldest is asked for first. */
const HORODATAGE = 'horodatage-de-sceau';

export const echeanceDHorodatage = (n: number): Echeance => ({
  id: `${HORODATAGE}/${n}`,
  type: HORODATAGE,
  date: String(n).padStart(12, '0'),
  stream: fluxSceau(n),
});

export interface HorodaterNeeds {
  readonly journal: Journal;
  readonly objets: ObjectStore;
  readonly horloge: Clock;
  readonly horodatage: Horodatage;
}

/** Tokens of one run: after a long outage the authority is not asked for all at once. */
const LOT = 20;
/** An answer dated further from our clock than this is that of a clock that is wrong: theirs, or ours. */
const REPONSE_MS = 10 * 60_000;

/** Of this seal at this instant: what tells its answer from an older one. Its first octet is never zero. */
const nonceDe = (sha256: string, at: string): string =>
  `01${createHash('sha256').update(`${sha256} ${at}`).digest('hex').slice(0, 30)}`;

/** Why it is not to be recorded: it would be there for ever in place of a good one. */
function defautDuJeton({ date, signataire }: Jeton, poseLe: string, maintenant: string): string | null {
  if (!estPourHorodater(signataire)) return 'le certificat qui signe le jeton n’est pas destiné à horodater';
  const ecart = Math.abs(date - Date.parse(maintenant));
  if (ecart <= REPONSE_MS && date >= Date.parse(poseLe) - ECART_D_HORLOGES_MS) return null;
  return `le jeton est daté du ${new Date(date).toISOString()}, notre horloge dit ${maintenant}`;
}

/** Throws where the authority gives no token of that seal. */
async function horodaterUn(needs: HorodaterNeeds, { id, stream }: Echeance): Promise<void> {
  const { journal, objets, horloge, horodatage } = needs;
  const n = Number(stream.slice(fluxSceau(0).length - 1));
  const retenu = await lireSceauRetenu(needs, n);
  if (retenu === null) throw new Error(`${stream} waits for a token and is no seal`);
  const { seq } = retenu;
  const at = horloge.now();
  if (retenu.horodatage !== null) {
    await journal.append({ stream, expected: seq, events: [], at, echeances: { remove: [id] } });
    return;
  }
  const sha256 = empreinte(documentDuSceau(retenu.pose));
  const nonce = nonceDe(sha256, at);
  const octets = await horodatage.horodater(sha256, nonce);
  const jeton = accepterLaReponse(octets, sha256, nonce);
  const defaut = 'defaut' in jeton ? jeton.defaut : defautDuJeton(jeton, retenu.pose.at, at);
  if ('defaut' in jeton || defaut !== null) throw new Error(`Sceau n° ${n} : ${defaut}.`);
  const range = await objets.create('preuves', cleDuJeton(n, empreinte(octets)), octets);
  const objet = { key: range.ref.key, version: range.ref.version, sha256: range.sha256 };
  const data = { objet, dateLe: new Date(jeton.date).toISOString() };
  await journal.append({
    stream,
    expected: seq,
    events: [{ type: 'HorodatageObtenu', v: 1, data }],
    at,
    echeances: { remove: [id] },
  });
}

/** How many tokens were had. An authority that fails is not asked again in the same run: what it threw is thrown. */
export async function horodater(needs: HorodaterNeeds): Promise<number> {
  const dues = await needs.journal.echeancesDues({ type: HORODATAGE, jusquAu: '9'.repeat(12), limit: LOT });
  for (const due of dues) await horodaterUn(needs, due);
  return dues.length;
}
