/** As many deposits as asked for, told as the journal tells them: invented, and the same each time. */
import { createHash } from 'node:crypto';
import type { EvenementSuivi } from '../../functions/console/lecture/projeter.ts';
import type { Evenement, JsonObject } from '../../functions/journal/evenement.ts';
import { type Journal, type ObjectRef, type ObjectStore, ObjetAbsent } from '../../functions/platform/ports.ts';
import { anomalieSansValeurs } from '../../schemas/motifs/catalogue.ts';
import { type Verdict, verdictSchema } from '../../schemas/verdict.ts';
import { bordereau, signature, verdict } from '../depot/exemples.ts';

const PREMIER = Date.parse('2024-01-02T06:00:00.000Z');
const MINUTE_MS = 60_000;
const OBJETS = ['mandats', 'titres', 'paie', 'régie', 'cantine', 'travaux', 'subventions'] as const;
const REFUS = ['DOUBLON_NOM_FICHIER', 'CHEMIN_CERTIFICAT_EXPIRE', 'EXPEDITEUR_SANS_ADHESION'] as const;

export interface Inventes {
  readonly combien: number;
  /** From a reception to the next, minutes. */
  readonly ecartMinutes: number;
  readonly ordonnateurs: number;
  readonly postes: number;
}

const sha256 = (texte: string): string => createHash('sha256').update(texte).digest('hex');
/** The number is at the end, so that whoever has the id finds the deposit again. */
export const depotInvente = (i: number): string =>
  `${sha256(`depot ${i}`).slice(0, 56)}${i.toString(16).padStart(8, '0')}`;
const numeroDe = (depotId: string): number => Number.parseInt(depotId.slice(56), 16);

export const siretInvente = (i: number): string => `000${String(20_000 + i).padStart(6, '0')}00013`;
export const codiqueInvente = (i: number): string => String(33_001 + i).padStart(6, '0');

const issueDe = (i: number) =>
  i % 16 === 3 ? 'rejete' : i % 40 === 7 ? 'partiel' : i % 90 === 11 ? 'indetermine' : 'accepte';

/** The one before last waits for its verdict, the last is put off. */
type Etape = 'recu' | 'differe' | 'juge';

export class DepotsInventes {
  readonly #options: Inventes;

  constructor(options: Inventes) {
    this.#options = options;
  }

  /** When the last one was received. */
  get dernier(): string {
    return this.#instant(this.#options.combien - 1, 0);
  }

  recuLe(i: number): string {
    return this.#instant(i, 0);
  }

  siretDe(i: number): string {
    return siretInvente(i % this.#options.ordonnateurs);
  }

  codiqueDe(i: number): string {
    return codiqueInvente((i % this.#options.ordonnateurs) % this.#options.postes);
  }

  *suivis(de: number, a: number, position = 0): Generator<EvenementSuivi> {
    let rang = position;
    for (let i = de; i < a; i += 1)
      for (const event of this.evenements(i)) {
        rang += 1;
        yield { event, position: rang };
      }
  }

  /** The deposit's stream, then those of its deliveries. */
  evenements(i: number): Evenement[] {
    const depotId = depotInvente(i);
    const stream = `depot/${depotId}`;
    const recus = [this.#evenement(stream, 1, 'DepotRecu', this.#instant(i, 0), this.#recu(i))];
    const etape = this.#etape(i);
    if (etape === 'recu') return recus;
    const repriseLe = this.#instant(i, 3_600_000);
    const motifs = ['CRL_INDISPONIBLE'];
    if (etape === 'differe')
      return [
        ...recus,
        this.#evenement(stream, 2, 'VerificationDifferee', this.#instant(i, 900), { motifs, essai: 1, repriseLe }),
      ];
    const rendu = this.#evenement(stream, 2, 'VerdictRendu', this.#instant(i, 900), this.#rendu(i));
    const objet = { key: `acquit-${i}.xml`, version: '1', sha256: sha256('acquit') };
    const emis = this.#evenement(stream, 3, 'AcquitEmis', this.#instant(i, 1000), { nature: 'PES_ACQUIT', objet });
    return [...recus, rendu, emis, ...this.#mise(i, depotId)];
  }

  /** Of the first deposits all is concluded, of the last ones nothing. */
  *#mise(i: number, depotId: string): Generator<Evenement> {
    if (issueDe(i) === 'rejete') return;
    const stream = `mise/${depotId}/1`;
    const destinataire = this.codiqueDe(i);
    const dispense = { bordereau: true, pj: true, raisons: [] };
    const decidee = { dedupId: `${depotId}-1`, depotId, n: 1, destinataire, dispense, epochAdhesion: 1 };
    yield this.#evenement(stream, 1, 'MiseADispositionDecidee', this.#instant(i, 1000), decidee);
    yield this.#evenement(stream, 2, 'MisADisposition', this.#instant(i, 2000), { envoi: 1 });
    const resteAFaire = this.#options.combien - i;
    if (resteAFaire < 60) return;
    yield this.#evenement(stream, 3, 'ReceptionConfirmee', this.#instant(i, 30 * MINUTE_MS), { par: destinataire });
    if (resteAFaire < 120) return;
    const conclu = i % 50 === 9 ? 'RejeteParLeComptable' : 'PrisEnCharge';
    const data = { par: destinataire, ...(conclu === 'PrisEnCharge' ? {} : { motif: 'Imputation à revoir.' }) };
    yield this.#evenement(stream, 4, conclu, this.#instant(i, (1 + (i % 70)) * 3_600_000), data);
  }

  #etape(i: number): Etape {
    const reste = this.#options.combien - i;
    if (reste === 1) return 'differe';
    return reste === 2 ? 'recu' : 'juge';
  }

  #instant(i: number, ms: number): string {
    return new Date(PREMIER + i * this.#options.ecartMinutes * MINUTE_MS + ms).toISOString();
  }

  #evenement(stream: string, seq: number, type: string, at: string, data: JsonObject): Evenement {
    return { stream, seq, type, v: 1, at, data, prev: '0'.repeat(64), hash: '0'.repeat(64) };
  }

  #recu(i: number) {
    const nom = `PES_${OBJETS[i % OBJETS.length]}_${2024 + (i % 3)}-${i}.xml`;
    const expediteur = this.siretDe(i);
    const key = `ordonnateurs/${expediteur}/${nom}`;
    const octets = { bucket: 'depot', key, version: sha256(key), sha256: sha256(key), size: 20_000 + (i % 977) * 311 };
    return { ...octets, nom, expediteur, recuLe: this.#instant(i, 0) };
  }

  #rendu(i: number) {
    const { verdict: issue, nature, jeu, regles, politique, anomalies } = this.verdict(i);
    const rejete = issue === 'rejete' ? 1 : 0;
    const bordereaux = { total: 2, acceptes: 2 - 2 * rejete, rejetes: 2 * rejete, indetermines: 0 };
    const pj = { total: 0, acceptes: 0, rejetes: 0, indetermines: 0 };
    const objet = { key: `verdict-${i}.json`, version: '1', sha256: sha256('verdict') };
    const autres = { bordereaux, pj, marches: 0, factures: 0, anomalies: anomalies.length };
    return { verdict: issue, nature, objet, jeu, regles, politique, ...autres };
  }

  verdict(i: number): Verdict {
    const issue = issueDe(i);
    const code = REFUS[i % REFUS.length] ?? REFUS[0];
    const anomalies = issue === 'rejete' || issue === 'partiel' ? [anomalieSansValeurs(code, { bordereau: 0 })] : [];
    const { enveloppe, entete } = verdict();
    const numeros = [String(2 * i), String(2 * i + 1)];
    return verdict({
      verdict: issue,
      enveloppe: enveloppe && { ...enveloppe, nomFic: `FLUX${i}` },
      entete: entete && { ...entete, idPost: this.codiqueDe(i) },
      bordereaux: numeros.map((numero) => bordereau(numero, { exercice: String(2024 + (i % 3)) })),
      signatures: numeros.map((numero) => signature(`B${numero}`)),
      anomalies,
    });
  }

  /** Its verdicts, and nothing else. */
  get objets(): ObjectStore {
    const lire = (ref: ObjectRef): Buffer => {
      const i = /^verdict-(\d+)\.json$/.exec(ref.key)?.[1];
      if (ref.bucket !== 'verdicts' || i === undefined) throw new ObjetAbsent(ref.key);
      return Buffer.from(JSON.stringify(verdictSchema.parse(this.verdict(Number(i)))));
    };
    const refuser = async () => {
      throw new Error('invented deposits are only read');
    };
    return {
      put: refuser,
      create: refuser,
      async *read(ref) {
        yield lire(ref);
      },
    };
  }

  /** Their streams, as they are read. */
  get journal(): Pick<Journal, 'read'> {
    return {
      read: async (stream) => {
        const [, depotId = ''] = stream.split('/');
        const i = numeroDe(depotId);
        const existe = i < this.#options.combien && depotInvente(i) === depotId;
        const events = existe ? this.evenements(i).filter((event) => event.stream === stream) : [];
        return { events, seq: events.length, epoch: 0 };
      },
    };
  }
}
