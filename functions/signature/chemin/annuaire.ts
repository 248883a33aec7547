/** Certificates by the name of their holder; of the anchors, those that are asked for are read, and no other. */
import type { CertificatLu } from './certificat-lu.ts';
import { type Constat, Illisible } from './constat.ts';
import type { Memoire } from './memoire.ts';

/** Certificates, found by the comparable name of their holder. */
export interface ParNom {
  nommes(cle: string): readonly CertificatLu[];
}

export const contient = (parmi: ParNom, { sujet, empreinte }: CertificatLu): boolean =>
  parmi.nommes(sujet.cle).some((autre) => autre.empreinte === empreinte);

export class Annuaire implements ParNom {
  private readonly parNom = new Map<string, CertificatLu[]>();
  private readonly vus = new Set<string>();
  /** Not read yet, by the name they bear. */
  private readonly aLire = new Map<string, (() => CertificatLu)[]>();
  private readonly illisibles: Constat[];

  /** `illisibles`: where to say which could not be read. */
  constructor(illisibles: Constat[] = []) {
    this.illisibles = illisibles;
  }

  /** `titre`: how a sentence calls each of them, before its number. */
  static paresseux(ders: readonly Uint8Array[], titre: string, memoire: Memoire, illisibles: Constat[]): Annuaire {
    const annuaire = new Annuaire(illisibles);
    for (const [i, der] of ders.entries()) {
      const lire = () => memoire.certificat(der, `${titre} n° ${i + 1}`);
      const cle = memoire.sujetRapide(der);
      if (cle === null) annuaire.lire(lire);
      else annuaire.aLire.set(cle, [...(annuaire.aLire.get(cle) ?? []), lire]);
    }
    return annuaire;
  }

  ajouter(certificat: CertificatLu): void {
    if (this.vus.has(certificat.empreinte)) return;
    this.vus.add(certificat.empreinte);
    const { cle } = certificat.sujet;
    this.parNom.set(cle, [...(this.parNom.get(cle) ?? []), certificat]);
  }

  lire(lire: () => CertificatLu): void {
    try {
      this.ajouter(lire());
    } catch (erreur) {
      if (!(erreur instanceof Illisible)) throw erreur;
      this.illisibles.push(erreur.constat);
    }
  }

  /** Those whose holder has that comparable name. */
  nommes(cle: string): readonly CertificatLu[] {
    const restants = this.aLire.get(cle) ?? [];
    this.aLire.delete(cle);
    for (const lire of restants) this.lire(lire);
    return this.parNom.get(cle) ?? [];
  }
}
