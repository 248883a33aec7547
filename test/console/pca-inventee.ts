/**
 * A département of as many dossiers as asked for: those that a simulated year left, through the real handlers, told again
 * under other numbers, with a few extremes beside them.
 */
import type { EvenementSuivi } from '../../functions/console/lecture/projeter.ts';
import type { Evenement } from '../../functions/journal/evenement.ts';
import { fluxContrat } from '../../functions/pca/flux.ts';
import type { JournalEmbarque } from '../../functions/platform/embedded/journal.ts';
import type { Journal } from '../../functions/platform/ports.ts';
import { CONTRAT, ETUDES, POSTES } from '../pca/annee/departement-simule.ts';
import { fluxDesContratsAilleurs, fluxDuGrandContrat, fluxDuLongDossier, fluxDuVirement } from './pca-extremes.ts';

type Flux = ReadonlyMap<string, readonly Evenement[]>;

const PCA = /^(?:contrat|dossier|reversement|etat)\//;
/** As the simulated year numbers its dossiers and its transfers; as a copy is named after them. */
const NUMEROS = /"((?:D|R)\d+)"/g;
const COPIE = /^((?:dossier|reversement)\/\d+-(?:D|R)\d+)-(\d+)$/;
const LIGNES = 60;

async function lire(journal: JournalEmbarque): Promise<Flux> {
  const flux = new Map<string, Evenement[]>();
  for (let position = 0; ; ) {
    const lus = await journal.since(position, 5000);
    for (const { event } of lus)
      if (PCA.test(event.stream)) flux.set(event.stream, [...(flux.get(event.stream) ?? []), event]);
    const derniere = lus.at(-1);
    if (derniere === undefined) return flux;
    position = derniere.position;
  }
}

const deLaFamille = (flux: Flux, famille: string): readonly (readonly Evenement[])[] =>
  [...flux].filter(([stream]) => stream.startsWith(`${famille}/`)).map(([, events]) => events);

/** `trimestre`: one that the year has told. */
function extremes(modele: Flux, trimestre: string): Flux {
  const [etat = []] = deLaFamille(modele, 'etat');
  const contrat = modele.get(fluxContrat(CONTRAT)) ?? [];
  const flux = [
    ...fluxDuGrandContrat(contrat, etat, trimestre),
    ...fluxDesContratsAilleurs(contrat),
    fluxDuLongDossier(deLaFamille(modele, 'dossier'), POSTES[0]),
    fluxDuVirement(deLaFamille(modele, 'reversement'), ETUDES[0], LIGNES),
  ];
  return new Map(flux.map((events) => [events[0]?.stream ?? '', events]));
}

export class PcaInventee {
  readonly #fond: JournalEmbarque;
  readonly #modele: Flux;
  readonly #copies: number;
  /** `journal`: of a simulated year; `combien`: about so many dossiers. */
  static async de(journal: JournalEmbarque, combien: number, trimestre: string): Promise<PcaInventee> {
    const vecue = await lire(journal);
    const deja = deLaFamille(vecue, 'dossier').length;
    const modele = new Map([...vecue, ...extremes(vecue, trimestre)]);
    return new PcaInventee(journal, modele, Math.ceil(combien / deja) - 1);
  }

  private constructor(fond: JournalEmbarque, modele: Flux, copies: number) {
    this.#fond = fond;
    this.#modele = modele;
    this.#copies = copies;
  }

  /** Stream by stream. */
  *suivis(): Generator<EvenementSuivi> {
    let position = 0;
    for (const stream of this.#noms())
      for (const event of this.#evenements(stream) ?? []) {
        position += 1;
        yield { event, position };
      }
  }

  *#noms(): Generator<string> {
    for (const stream of this.#modele.keys()) {
      yield stream;
      if (COPIE.test(`${stream}-1`)) for (let n = 1; n <= this.#copies; n += 1) yield `${stream}-${n}`;
    }
  }

  #evenements(stream: string): readonly Evenement[] | undefined {
    const [, origine = '', n = ''] = COPIE.exec(stream) ?? [];
    return this.#modele.get(stream) ?? this.#modele.get(origine)?.map((event) => copier(event, stream, n));
  }

  /** These streams, and whatever else the journal of the year holds. */
  get journal(): Journal {
    const fond = this.#fond;
    return {
      append: (append) => fond.append(append),
      outboxDue: (options) => fond.outboxDue(options),
      echeancesDues: (options) => fond.echeancesDues(options),
      holders: (keys) => fond.holders(keys),
      read: async (stream) => {
        const events = this.#evenements(stream);
        return events === undefined ? fond.read(stream) : { events, seq: events.length, epoch: 0 };
      },
    };
  }
}

const copier = (event: Evenement, stream: string, n: string): Evenement => ({
  ...event,
  stream,
  data: JSON.parse(JSON.stringify(event.data).replace(NUMEROS, `"$1-${n}"`)),
});
