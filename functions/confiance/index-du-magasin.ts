/**
 * The store, ready to be asked: made once for each store of a process, whatever the files judged by it. A path asks it
 * by the names of its own certificates: what a signer joins to his signature chooses nothing of what is looked at.
 */
import { Annuaire, type ParNom } from '../signature/chemin/annuaire.ts';
import type { CertificatLu } from '../signature/chemin/certificat-lu.ts';
import type { FondsDeChemin } from '../signature/chemin/fonds.ts';
import { Memoire } from '../signature/chemin/memoire.ts';
import { RevocationsConnues } from '../signature/chemin/revocations-connues.ts';
import type { Ancre, MagasinDeConfiance } from './magasin.ts';
import type { ServiceDeConfiance } from './service.ts';

const FAITS = new WeakMap<MagasinDeConfiance, IndexDuMagasin>();

export function indexDuMagasin(magasin: MagasinDeConfiance): IndexDuMagasin {
  const fait = FAITS.get(magasin) ?? new IndexDuMagasin(magasin);
  FAITS.set(magasin, fait);
  return fait;
}

export type Retenir = (ancre: Ancre) => boolean;

class IndexDuMagasin {
  readonly memoire = new Memoire();
  /** Distinct certificates among the anchors. */
  readonly autorites: number;
  private readonly inscriptions: ReadonlyMap<string, readonly Ancre[]>;
  private readonly ancres: ParNom;
  private readonly intermediaires: ParNom;
  private readonly revocations: RevocationsConnues;
  private readonly services: ParNom;
  private readonly servicesInscrits: ReadonlyMap<string, readonly ServiceDeConfiance[]>;

  constructor({ ancres, intermediaires, crls, reponsesOcsp, servicesSansSignature = [] }: MagasinDeConfiance) {
    const { memoire } = this;
    const ranger = (ders: readonly Uint8Array[], titre: string) => Annuaire.paresseux(ders, titre, memoire, []);
    this.inscriptions = Map.groupBy(ancres, ({ certificat }) => memoire.empreinte(certificat));
    this.autorites = this.inscriptions.size;
    this.ancres = ranger([...this.inscriptions.values()].flatMap(premiere), 'autorité du magasin');
    this.intermediaires = ranger(intermediaires, 'autorité intermédiaire');
    this.revocations = new RevocationsConnues(crls, reponsesOcsp, memoire);
    const listes = [...ancres.flatMap(inscriteALaListe), ...servicesSansSignature];
    const parCertificat = Map.groupBy(listes, ({ certificat }) => memoire.empreinte(certificat));
    this.services = ranger([...parCertificat.values()].flatMap(premiere), 'service d’une liste');
    this.servicesInscrits = new Map(
      [...parCertificat].map(([sha256, siens]) => [sha256, [...new Set(siens.map(({ service }) => service))]]),
    );
  }

  /** `retenir`: which anchors are believed now; the others must not come back as links. */
  fonds(retenir: Retenir, laissees: ReadonlySet<Ancre>): FondsDeChemin {
    const { ancres, intermediaires, revocations } = this;
    const estCrue = (certificat: CertificatLu) => this.inscriptionsDe(certificat).some(retenir);
    return {
      ancres: {
        nommes: (cle) =>
          ancres.nommes(cle).filter((c) => this.inscriptionsDe(c).some((a) => retenir(a) && !laissees.has(a))),
      },
      intermediaires,
      revocations,
      ecartee: (certificat) => {
        const memes = memesAutorites(ancres, certificat);
        return memes.length > 0 && !memes.some(estCrue);
      },
    };
  }

  inscriptionsDe({ empreinte }: CertificatLu): readonly Ancre[] {
    return this.inscriptions.get(empreinte) ?? [];
  }

  /** The services of trusted lists that have that name and key, whatever their dates and what they are for. */
  servicesDe(certificat: CertificatLu): readonly ServiceDeConfiance[] {
    const memes = memesAutorites(this.services, certificat);
    return memes.flatMap(({ empreinte }) => this.servicesInscrits.get(empreinte) ?? []);
  }
}

/** By name and key: an authority may have several certificates. */
const memesAutorites = (parmi: ParNom, { sujet, spki }: CertificatLu): readonly CertificatLu[] =>
  parmi.nommes(sujet.cle).filter((autre) => Buffer.compare(autre.spki, spki) === 0);

const premiere = (memes: readonly Pick<Ancre, 'certificat'>[]): Uint8Array[] =>
  memes.slice(0, 1).map(({ certificat }) => certificat);

const inscriteALaListe = ({ certificat, service }: Ancre) => (service === null ? [] : [{ certificat, service }]);
