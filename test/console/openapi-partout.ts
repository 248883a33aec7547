/** Imported before the console, or set up for all the tests: whatever they ask of it, it answers within its contract. */
import { vi } from 'vitest';

vi.mock('../../functions/console/application.ts', async (importOriginal) => {
  const { application } = await importOriginal<typeof import('../../functions/console/application.ts')>();
  const { sousContrat } = await import('./openapi-contrat.ts');
  return { application: (needs: Parameters<typeof application>[0]) => sousContrat(application(needs)) };
});
