/** Adhésions, suspensions, rights, unconfirmed deliveries and the index of the journal: what operators' pages are asked over. */
import { activer, suspendre } from '../../functions/adhesion/handler.ts';
import { projeterLeJournal } from '../../functions/console/lecture/exploitation/journal-projeter.ts';
import { suivreLeRegistre } from '../../functions/console/lecture/habilitation/habilitations.ts';
import { type EvenementSuivi, projeter } from '../../functions/console/lecture/projeter.ts';
import type { Evenement } from '../../functions/journal/evenement.ts';
import type { PlateformeEmbarquee } from '../../functions/platform/embedded/index.ts';
import { codiqueInvente, depotInvente, siretInvente } from '../console/depots-inventes.ts';
import type { Lecteur } from '../console/pages-de-la-pca.ts';
import { ADMINISTRATEUR, COMPTABLE, formulaire } from '../depot/exemples.ts';

const CODIQUE = codiqueInvente(0);
const FILE = `comptable-${CODIQUE}`;
const LIVRAISONS = 1200;
const PAR_ECRITURE = 40;
const LOT = 500;

/** One in two is suspended. */
async function adherer(plateforme: PlateformeEmbarquee, combien: number): Promise<void> {
  const suivis: EvenementSuivi[] = [];
  for (let i = 0; i < combien; i += 1) {
    const siret = siretInvente(i);
    await activer(plateforme)({ formulaire: formulaire({ siret, codiques: [CODIQUE] }), saisiPar: ADMINISTRATEUR });
    const acte = { decidePar: COMPTABLE, saisiPar: COMPTABLE, document: null, raison: 'Constaté.' };
    if (i % 2 === 0) await suspendre(plateforme)({ ...acte, siret, motif: 'acces-empeche' });
    for (const event of (await plateforme.journal.read(`adhesion/${siret}`)).events)
      suivis.push({ event, position: suivis.length + 1 });
  }
  await projeter(plateforme, suivis);
}

/** Sent, and never said to be received. */
async function envoyer({ journal, horloge }: PlateformeEmbarquee): Promise<void> {
  for (let i = 0; i < LIVRAISONS; i += PAR_ECRITURE) {
    const ids = Array.from({ length: PAR_ECRITURE }, (_, n) => `${depotInvente(i + n)}-1`);
    const stream = `banc/${i}`;
    const commun = { stream, expected: 0, events: [], at: horloge.now() };
    await journal.append({
      ...commun,
      outbox: { put: ids.map((id) => ({ id, queue: FILE, group: 'g', body: '{}' })) },
    });
    await journal.append({ ...commun, outbox: { sent: ids } });
  }
}

/** `habilitations`: events of rights that were granted; `journal`: those that the index is made of. */
export async function peuplerLeRegistre(
  plateforme: PlateformeEmbarquee,
  {
    adhesions,
    habilitations,
    journal,
  }: Readonly<Record<'habilitations' | 'journal', readonly Evenement[]>> & { readonly adhesions: number },
): Promise<void> {
  await adherer(plateforme, adhesions);
  await envoyer(plateforme);
  for (const event of habilitations) await suivreLeRegistre(plateforme.lectures, event);
  for (let i = 0; i < journal.length; i += LOT) await projeterLeJournal(plateforme, journal.slice(i, i + LOT));
}

export const PAGES_DU_REGISTRE: readonly { readonly nom: string; readonly qui: Lecteur; readonly chemin: string }[] = [
  { nom: 'Adhésions', qui: 'administrateur', chemin: '/adhesions' },
  { nom: 'Adhésions suspendues', qui: 'administrateur', chemin: '/adhesions?situation=suspendue' },
  { nom: 'Adhésions, situation que nul n’a', qui: 'administrateur', chemin: '/adhesions?situation=renoncee' },
  { nom: 'Une adhésion suspendue', qui: 'administrateur', chemin: `/adhesions/${siretInvente(0)}` },
  { nom: 'Une suspension', qui: 'administrateur', chemin: `/adhesions/${siretInvente(0)}/suspension` },
  { nom: 'Suspensions', qui: 'administrateur', chemin: '/suspensions' },
  { nom: 'Files d’attente', qui: 'administrateur', chemin: '/files' },
  { nom: 'Une file, 1 000 livraisons non confirmées', qui: 'administrateur', chemin: `/files/${FILE}` },
  { nom: 'Journal', qui: 'administrateur', chemin: '/journal' },
  { nom: 'Journal d’un type', qui: 'administrateur', chemin: '/journal?type=VersementRecu' },
  { nom: 'Journal d’un poste', qui: 'comptable', chemin: '/journal' },
  { nom: 'Habilitations', qui: 'administrateur', chemin: '/habilitations' },
];
