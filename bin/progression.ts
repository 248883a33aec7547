/** A bar on the terminal for a file that takes more than a second; nothing where no one watches. */
import { sobre } from '../functions/console/en-clair/sobre.ts';
import type { Contexte } from './contexte.ts';

const AVANT_MS = 1000;
const ENTRE_MS = 100;
const LARGEUR = 30;

export class Progression {
  readonly #nom: string;
  readonly #taille: number;
  readonly #contexte: Contexte;
  #prochaine = performance.now() + AVANT_MS;
  #montree = false;

  constructor(nom: string, taille: number, contexte: Contexte) {
    this.#nom = sobre(nom);
    this.#taille = Math.max(1, taille);
    this.#contexte = contexte;
  }

  avancer(octets: number): void {
    const maintenant = performance.now();
    if (!this.#contexte.terminal || maintenant < this.#prochaine) return;
    this.#prochaine = maintenant + ENTRE_MS;
    this.#montree = true;
    // A second reading goes past the size of the file.
    const part = Math.min(1, octets / this.#taille);
    const plein = Math.round(part * LARGEUR);
    const barre = `${'█'.repeat(plein)}${'░'.repeat(LARGEUR - plein)}`;
    this.#contexte.direOrne(`\r\u001b[K${barre} ${String(Math.floor(part * 100)).padStart(3)} %  ${this.#nom}`);
  }

  effacer(): void {
    if (this.#montree) this.#contexte.direOrne('\r\u001b[K');
  }
}
