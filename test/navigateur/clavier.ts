/** A person who has no mouse: Tab to what has that name, then Enter. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** More than any page has to focus. */
const TABULATIONS_MAX = 300;

/** What has the focus, as a screen reader would name it: its label, its text, or nothing. */
const nomFocalise = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement)) return '';
    const libelles = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : [];
    const texte = libelles.length > 0 ? libelles.map(({ textContent }) => textContent).join(' ') : element.textContent;
    return (texte ?? '').replace(/\s+/g, ' ').trim();
  });

export const clavierDe = (page: Page) => ({
  /** Goes to what is called so, and says that its focus can be seen. */
  async atteindre(nom: string | RegExp): Promise<void> {
    for (let i = 0; i < TABULATIONS_MAX; i++) {
      await page.keyboard.press('Tab');
      const courant = await nomFocalise(page);
      if (typeof nom === 'string' ? courant.includes(nom) : nom.test(courant)) {
        const contour = await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle);
        expect(contour, `focus of ${courant}`).not.toBe('none');
        return;
      }
    }
    throw new Error(`the keyboard never reaches ${nom}`);
  },
  /** Follows the link or sends the form, and waits for the page that comes of it. */
  async actionner(nom: string | RegExp): Promise<void> {
    await this.atteindre(nom);
    const avant = await page.evaluate(() => performance.timeOrigin);
    await page.keyboard.press('Enter');
    await page.waitForFunction((origine) => performance.timeOrigin !== origine, avant);
    await page.waitForLoadState();
  },
  async choisir(nom: string | RegExp, option: string): Promise<void> {
    await this.atteindre(nom);
    await page.keyboard.type(option);
  },
  async ecrire(nom: string | RegExp, texte: string): Promise<void> {
    await this.atteindre(nom);
    await page.keyboard.type(texte);
  },
});
