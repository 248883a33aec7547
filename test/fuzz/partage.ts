/** A file that both processes see: which input is being tried, its bytes, and how many were. It outlives a crash. */
import { closeSync, constants, fstatSync, openSync, readSync, writeSync } from 'node:fs';

/** Rank, target (-1 while the input is being made), bytes of the input, inputs tried, their kilobytes, resident memory in kB. */
const CHAMPS = 6;
const ENTETE = CHAMPS * 4;

export class Partage {
  private readonly fichier: number;
  private readonly entete = new Int32Array(CHAMPS);

  constructor(chemin: string) {
    this.fichier = openSync(chemin, constants.O_RDWR | constants.O_CREAT);
    this.relire();
  }

  commencer(rang: number): void {
    this.ecrire(rang, -1, 0);
  }

  montrer(rang: number, cible: number, octets: Uint8Array): void {
    writeSync(this.fichier, octets, 0, octets.length, ENTETE);
    this.ecrire(rang, cible, octets.length);
  }

  finir(octets: number): void {
    this.entete[3]! += 1;
    this.entete[4]! += Math.ceil(octets / 1000);
    this.entete[5] = process.memoryUsage.rss() / 1000;
  }

  private ecrire(...champs: readonly [rang: number, cible: number, taille: number]): void {
    this.entete.set(champs);
    writeSync(this.fichier, this.entete, 0, ENTETE, 0);
  }

  /** What the other process wrote. */
  relire(): {
    readonly rang: number;
    readonly taille: number;
    readonly essais: number;
    readonly ko: number;
    readonly rss: number;
  } {
    if (fstatSync(this.fichier).size >= ENTETE) readSync(this.fichier, this.entete, 0, ENTETE, 0);
    const [rang = 0, , taille = 0, essais = 0, ko = 0, rss = 0] = this.entete;
    return { rang, taille, essais, ko, rss: rss * 1000 };
  }

  /** What is being tried; null while it is being made. */
  enCours(): { readonly cible: number; readonly octets: Buffer } | null {
    const { taille } = this.relire();
    const octets = Buffer.alloc(taille);
    readSync(this.fichier, octets, 0, taille, ENTETE);
    const cible = this.entete[1]!;
    return cible < 0 ? null : { cible, octets };
  }

  fermer(): void {
    closeSync(this.fichier);
  }
}
