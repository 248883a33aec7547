/** What axe-core finds on a page; it proves no conformity, but what it finds is wrong. */
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/** One line for each violation: the rule, and where. */
export async function violations(page: Page): Promise<string[]> {
  // By the protocol and not as a script of the page, which its policy refuses.
  await page.evaluate(SOURCE);
  const { violations: trouvees } = await page.evaluate<AxeResults>(
    'axe.run(document, { resultTypes: ["violations"] })',
  );
  return trouvees.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
