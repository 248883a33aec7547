/** NIST PKITS: each run judged as `passerelle chemin` would, and compared with what is expected. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { enRequete, requeteSchema } from '../../bin/requete-de-chemin.ts';
import { jugerChemin } from '../../functions/signature/chemin/juger.ts';

const epreuves = z.array(
  z.object({
    run: z.string(),
    section: z.string(),
    name: z.string(),
    path: z.array(z.string()).min(2),
    otherCerts: z.array(z.string()),
    crls: z.array(z.string()),
    input: z.object({
      validationTime: z.string(),
      checkRevocation: z.boolean(),
      initialPolicySet: z.array(z.string()),
      initialExplicitPolicy: z.boolean(),
      initialPolicyMappingInhibit: z.boolean(),
      initialInhibitAnyPolicy: z.boolean(),
    }),
    expected: z.enum(['VALID', 'INVALID']),
  }),
);
type Epreuve = z.output<typeof epreuves>[number];

export interface Essai {
  readonly epreuve: string;
  readonly section: string;
  readonly nom: string;
  readonly attendu: boolean;
  readonly obtenu: boolean;
  readonly motif: string | null;
  readonly millisecondes: number;
}

export function eprouver(dossier: string): Essai[] {
  const liste = epreuves.parse(JSON.parse(readFileSync(join(dossier, 'pkits.json'), 'utf8')));
  return liste.map((epreuve) => essayer(epreuve, dossier));
}

function essayer({ run, section, name, path, otherCerts, crls, input, expected }: Epreuve, dossier: string): Essai {
  const lire = (genre: 'certs' | 'crls') => (nom: string) => readFileSync(join(dossier, genre, nom)).toString('base64');
  const [ancre, ...suite] = path.map(lire('certs'));
  const { validationTime: at, ...reste } = input;
  const leaf = suite.pop();
  const intermediates = [...suite, ...otherCerts.map(lire('certs'))];
  const lue = requeteSchema.parse({
    leaf,
    intermediates,
    anchors: [ancre],
    crls: crls.map(lire('crls')),
    at,
    ...reste,
  });
  const depart = performance.now();
  const { valide: obtenu, motif } = jugerChemin(enRequete(lue));
  const millisecondes = performance.now() - depart;
  return { epreuve: run, section, nom: name, attendu: expected === 'VALID', obtenu, motif, millisecondes };
}
