/** Is a trusted list to be believed? Its signature, by a pinned signer, and its place in time (TS 119 612 §5.3 and §5.7). */
import { createHash } from 'node:crypto';
import { anomalie } from '../../../schemas/motifs/catalogue.ts';
import { direInstant } from '../../signature/constat.ts';
import { SignatureObserver } from '../../signature/observateur.ts';
import { NOMS_MARQUES } from '../../signature/parcours.ts';
import type { ResultatSignature, ResultatsSignatures } from '../../signature/resultat.ts';
import { XmlAnomaly } from '../../xml/anomaly.ts';
import { Reader } from '../../xml/reader.ts';
import type { TokenSink } from '../../xml/token-sink.ts';
import { type Constat, constat } from '../constat.ts';
import { Arbre, LIMITES_LISTE } from './arbre.ts';
import { TYPE_LISTE_DES_LISTES, TYPE_NATIONAL } from './espaces.ts';
import { ListeMalFormee } from './illisible.ts';
import { type Liste, lireListe } from './lire.ts';
import { POLITIQUE_DE_LISTE } from './politique.ts';

export interface AttentesDeListe {
  /** Milliseconds since 1970. */
  readonly instant: number;
  /** SHA-256 of the certificates that may sign the list of that territory. */
  readonly signataires: (territoire: string) => ReadonlySet<string>;
  /** The last list seen of that territory. */
  readonly vue: (
    territoire: string,
  ) => { readonly numero: number; readonly emiseLe: string; readonly sha256: string } | null;
}

/** The list, where it is believed. Never throws for what the bytes hold. */
export function verifierListe(octets: Uint8Array, attentes: AttentesDeListe): Liste | Constat {
  const observateur = new SignatureObserver({ politique: POLITIQUE_DE_LISTE, recuLe: new Date(attentes.instant) });
  const lue = parcourir(octets, observateur);
  if ('code' in lue) return lue;
  const seconde = observateur.aRelire();
  if (seconde !== null) lireTout(octets, seconde);
  return (
    defautDeSignature(observateur.resultats(), lue, attentes) ??
    defautDIdentite(lue) ??
    defautDeDate(lue, attentes.instant) ??
    defautDeRang(lue, octets, attentes) ??
    lue
  );
}

/** A list that the store holds: it was believed when it came in, and its bytes are the same. */
export const relireListe = (octets: Uint8Array): Liste | Constat => parcourir(octets, null);

function parcourir(octets: Uint8Array, observateur: TokenSink | null): Liste | Constat {
  const arbre = new Arbre();
  try {
    lireTout(octets, observateur === null ? arbre : ensemble(arbre, observateur));
    if (arbre.racine === null) throw new ListeMalFormee('elle est vide');
    return lireListe(arbre.racine);
  } catch (erreur) {
    if (erreur instanceof ListeMalFormee) return constat('LISTE_ILLISIBLE', { detail: erreur.message });
    if (!(erreur instanceof XmlAnomaly)) throw erreur;
    const { phrase } = anomalie(erreur.code, erreur.lieu, erreur.valeurs);
    return constat('LISTE_ILLISIBLE', { detail: phrase.replace(/\.$/, '') });
  }
}

const ensemble = (...sinks: readonly TokenSink[]): TokenSink => ({
  start: (reader, name) => {
    for (const sink of sinks) sink.start(reader, name);
  },
  text: (...jeton) => {
    for (const sink of sinks) sink.text(...jeton);
  },
  end: (reader, name) => {
    for (const sink of sinks) sink.end(reader, name);
  },
  markup: (reader, kind) => {
    for (const sink of sinks) sink.markup(reader, kind);
  },
});

function lireTout(octets: Uint8Array, sink: TokenSink): void {
  const reader = new Reader({ sink, marked: NOMS_MARQUES, blanks: false, limits: { fileBytes: LIMITES_LISTE.octets } });
  try {
    reader.write(octets);
    reader.finish();
  } finally {
    reader.release();
  }
}

function defautDeSignature(
  { signatures, fichier, anomalies }: ResultatsSignatures,
  { territoire, emiseLe }: Liste,
  { signataires }: AttentesDeListe,
): Constat | null {
  const signature = fichier === null ? undefined : signatures[fichier];
  const detail = [...(signature?.anomalies ?? []), ...anomalies].find(({ gravite }) => gravite === 'rejet')?.phrase;
  if (signature === undefined)
    return constat(detail === undefined ? 'LISTE_NON_SIGNEE' : 'LISTE_SIGNATURE_NON_ADMISE', { detail: detail ?? '' });
  if (signature.integrite === 'alteree') return constat('LISTE_SIGNATURE_FAUSSE', { detail: detail ?? '' });
  const { certificat, signataire } = signature;
  if (certificat !== null && !signataires(territoire).has(createHash('sha256').update(certificat).digest('hex')))
    return constat('LISTE_SIGNATAIRE_NON_ADMIS', { territoire, signataire: signataire ?? 'un inconnu' });
  if (horsDates(signature, emiseLe))
    return constat('LISTE_SIGNATAIRE_PERIME', { territoire, signataire: signataire ?? 'un inconnu' });
  // One more signature than that of the list would be one that no one asked for.
  const seule = signatures.length === 1 && signature.integrite === 'intacte' && detail === undefined;
  return seule ? null : constat('LISTE_SIGNATURE_NON_ADMISE', { detail: detail ?? 'il y en a plusieurs.' });
}

/** The certificate was valid when the list says that it was issued, as when it says that it was signed. */
function horsDates({ faits, signeLe }: ResultatSignature, emiseLe: string): boolean {
  if (faits === null || signeLe === null) return false;
  const dates = [emiseLe, signeLe].map((date) => Date.parse(date));
  return dates.some((date) => date < Date.parse(faits.valideDu) || date > Date.parse(faits.valideAu));
}

function defautDIdentite({ version, territoire, type }: Liste): Constat | null {
  if (version !== 5 && version !== 6) return constat('LISTE_VERSION_INCONNUE', { territoire, version });
  const attendu = territoire === 'EU' ? TYPE_LISTE_DES_LISTES : TYPE_NATIONAL;
  return type === attendu ? null : constat('LISTE_DE_MAUVAIS_TYPE', { territoire, type: type.slice(0, 80) });
}

function defautDeDate({ territoire, emiseLe, prochaineLe }: Liste, instant: number): Constat | null {
  const dire = (date: string) => direInstant(new Date(date));
  if (Date.parse(emiseLe) > instant) return constat('LISTE_DATEE_DU_FUTUR', { territoire, emiseLe: dire(emiseLe) });
  if (prochaineLe === null) return constat('LISTE_CLOSE', { territoire });
  if (Date.parse(prochaineLe) > instant) return null;
  return constat('LISTE_PERIMEE', { territoire, prochaineLe: dire(prochaineLe) });
}

function defautDeRang(
  { territoire, numero, emiseLe }: Liste,
  octets: Uint8Array,
  { vue }: AttentesDeListe,
): Constat | null {
  const derniere = vue(territoire);
  if (derniere === null) return null;
  if (numero < derniere.numero || Date.parse(emiseLe) < Date.parse(derniere.emiseLe))
    return constat('LISTE_ANTERIEURE', { territoire, numero, dernier: derniere.numero });
  if (numero > derniere.numero) return null;
  const meme = createHash('sha256').update(octets).digest('hex') === derniere.sha256;
  return meme ? null : constat('LISTE_CONTRADICTOIRE', { territoire, numero });
}
