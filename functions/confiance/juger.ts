/** May this signer be trusted? His path, its revocations and the politique, judged once per certificate and instant. */
import { createHash } from 'node:crypto';
import type { CodeMotif } from '../../schemas/motifs/catalogue.ts';
import type { Politique } from '../../schemas/politique.ts';
import { jugerChemin } from '../signature/chemin/juger.ts';
import { Memoire } from '../signature/chemin/memoire.ts';
import type { ResultatChemin } from '../signature/chemin/requete.ts';
import { direInstant } from '../signature/constat.ts';
import type { Ancre, Famille, MagasinDeConfiance } from './magasin.ts';
import { defautDeQualification } from './qualification/defaut.ts';
import { type Instants, jourDe, requeteDe, type Signataire } from './requete.ts';

export interface Jugement {
  readonly confiance: 'etablie' | 'refusee' | 'indeterminee';
  /** Null where trust is established. */
  readonly motif: { readonly code: CodeMotif; readonly valeurs: Readonly<Record<string, string | number>> } | null;
  readonly famille: Famille | null;
  /** SHA-256 of what trust was founded on. */
  readonly fondement: { readonly chemin: readonly string[]; readonly revocations: readonly string[] } | null;
}

const sha256 = (octets: Uint8Array): string => createHash('sha256').update(octets).digest('hex');

/** Authorities that are found to vouch for something else than signatures, and then left out of the next try. */
const ESSAIS_MAX = 8;

/** What a newer list, or a newer Passerelle, may tell: not known is not refused. */
const A_REVOIR: ReadonlySet<CodeMotif> = new Set(['QUALIFICATION_LISTE_PERIMEE', 'QUALIFICATION_CRITERE_INCONNU']);

/** One for a run: what is read and checked for one certificate serves the others. */
export class JugeDeConfiance {
  readonly magasin: MagasinDeConfiance;
  readonly politique: Politique;
  readonly instants: Instants;
  readonly memoire: Memoire;
  private readonly famillesAdmises: ReadonlySet<Famille>;
  private readonly jugements = new Map<string, Jugement>();
  private empreintes: ReadonlyMap<string, readonly Ancre[]> | null = null;

  constructor(magasin: MagasinDeConfiance, politique: Politique, instants: Instants, memoire = new Memoire()) {
    this.magasin = magasin;
    this.politique = politique;
    this.instants = instants;
    this.memoire = memoire;
    const jour = jourDe(instants);
    const admises = politique.familles.filter(({ du, jusquAu }) => (du ?? jour) <= jour && jour <= (jusquAu ?? jour));
    this.famillesAdmises = new Set(admises.map(({ famille }) => famille));
  }

  juger(signataire: Signataire): Jugement {
    const { certificat, autresCertificats, signeLe } = signataire;
    const cle = [signeLe, ...[certificat, ...autresCertificats].map(sha256)].join(' ');
    const connu = this.jugements.get(cle);
    if (connu !== undefined) return connu;
    const jugement = this.examiner(signataire);
    this.jugements.set(cle, jugement);
    return jugement;
  }

  /** First by the authorities that count; where none answers for him, by the others, to say why they do not. */
  private examiner(signataire: Signataire): Jugement {
    const { signeLe, nom } = signataire;
    const { ancres } = this.magasin;
    const quand = Date.parse(signeLe);
    const enDates = ancres.filter((ancre) => estDeConfianceLe(ancre, quand));
    const admises = enDates.filter(({ famille }) => this.famillesAdmises.has(famille));
    const jugement = this.parmi(admises, signataire);
    if (jugement.motif?.code !== 'CHEMIN_SANS_ANCRE' || admises.length === ancres.length) return jugement;
    const { motif, famille } = this.parmi(enDates, signataire);
    if (motif?.code !== 'CHEMIN_SANS_ANCRE')
      return refus('CERTIFICAT_FAMILLE_NON_ADMISE', { signataire: nom, famille: famille ?? '' }, famille);
    const horsDates = this.parmi(ancres, signataire);
    if (horsDates.motif?.code === 'CHEMIN_SANS_ANCRE') return jugement;
    const valeurs = { signataire: nom, signeLe: direInstant(new Date(quand)) };
    return refus('CERTIFICAT_AUTORITE_HORS_DATES', valeurs, horsDates.famille);
  }

  private parEmpreinte(): ReadonlyMap<string, readonly Ancre[]> {
    this.empreintes ??= Map.groupBy(this.magasin.ancres, ({ certificat }) => sha256(certificat));
    return this.empreintes;
  }

  /** A path to an authority that does not vouch for signatures leaves the others their chance. */
  private parmi(ancres: readonly Ancre[], signataire: Signataire): Jugement {
    let restantes = ancres;
    let premier: Jugement | null = null;
    for (let essai = 0; essai < ESSAIS_MAX; essai++) {
      const chemin = jugerChemin(requeteDe(signataire, restantes, this));
      const sommet = chemin.certificats[0] ?? '';
      const siennes = restantes.filter((ancre) => this.parEmpreinte().get(sommet)?.includes(ancre));
      const jugement = this.conclure(chemin, siennes, signataire);
      if (!chemin.valide || jugement.confiance === 'etablie') return premier ?? jugement;
      premier ??= jugement;
      restantes = restantes.filter((ancre) => !siennes.includes(ancre));
    }
    return premier ?? refus('CHEMIN_SANS_ANCRE', { certificat: signataire.nom, emetteur: '' }, null);
  }

  private conclure(chemin: ResultatChemin, siennes: readonly Ancre[], { signeLe }: Signataire): Jugement {
    const { confiance, motif, valeurs, signataire, certificats, revocations } = chemin;
    const fondement = { chemin: certificats, revocations };
    const famille = siennes[0]?.famille ?? null;
    if (motif !== null) return { confiance, motif: { code: motif, valeurs }, famille, fondement };
    if (signataire === null) throw new Error('a valid path without its certificate');
    const defauts = siennes.map(({ service }) =>
      service === null || !this.politique.qualificationExigee
        ? null
        : defautDeQualification(signataire, service, signeLe),
    );
    const sans = siennes.find((_, i) => defauts[i] === null);
    if (sans !== undefined) return { confiance: 'etablie', motif: null, famille: sans.famille, fondement };
    const defaut = defauts[0] ?? null;
    if (defaut === null) throw new Error('a valid path to an authority that was not offered');
    return { confiance: A_REVOIR.has(defaut.code) ? 'indeterminee' : 'refusee', motif: defaut, famille, fondement };
  }
}

/** `quand`: milliseconds since 1970. */
const estDeConfianceLe = ({ du, au }: Ancre, quand: number): boolean =>
  (du === null || Date.parse(du) <= quand) && (au === null || quand < Date.parse(au));

function refus(code: CodeMotif, valeurs: Readonly<Record<string, string | number>>, famille: Famille | null): Jugement {
  return { confiance: 'refusee', motif: { code, valeurs }, famille, fondement: null };
}
