/** A bell that one loop waits on. What rings while it works is not lost, and many rings make one. */
export class Reveil {
  #sonne = false;
  #lever: (() => void) | null = null;

  sonner(): void {
    this.#sonne = true;
    this.#lever?.();
  }

  /** Until the bell rings, at most `ms`. */
  async attendre(ms: number): Promise<void> {
    if (!this.#sonne) {
      await new Promise<void>((resolve) => {
        const minuterie = setTimeout(resolve, ms);
        this.#lever = () => {
          clearTimeout(minuterie);
          resolve();
        };
      });
    }
    this.#lever = null;
    this.#sonne = false;
  }
}
