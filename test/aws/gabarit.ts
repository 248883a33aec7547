/** A synthesized stage, read as CloudFormation would: what its values are in the account of the tests. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { passerelle } from '../../infra/aws/passerelle.ts';
import { STAGES } from '../../infra/aws/stages.ts';
import { appVide } from '../infra/synthese.ts';

/** Of moto. */
export const COMPTE = '123456789012';
export const ETAGE = 'essai';
/** Of the key of the identities: without it no dossier of the PCA is made. Nobody signs in. */
export const SECRET = 'passerelle/essai/identites';

const ressource = z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) });
const gabarit = z.object({ Resources: z.record(z.string(), ressource) });
type Ressource = z.infer<typeof ressource>;

const PSEUDOS: Readonly<Record<string, string>> = {
  'AWS::AccountId': COMPTE,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
};

export interface Gabarits {
  /** Where the assets are. */
  readonly dossier: string;
  readonly region: string;
  /** Of both stacks, by logical id, in the order of the templates. */
  readonly ressources: ReadonlyMap<string, Ressource>;
}

export function synthetiser(): Gabarits {
  const app = appVide();
  const connexion = { secret: SECRET, oidc: null };
  passerelle(app, {
    stages: STAGES.filter(({ name }) => name === ETAGE).map((stage) => ({ ...stage, connexion })),
  });
  const assembly = app.synth();
  const { directory, stacks } = assembly.getNestedAssembly(`assembly-${ETAGE}`);
  const ressources = stacks.flatMap(({ templateFile }) =>
    Object.entries(gabarit.parse(JSON.parse(readFileSync(join(directory, templateFile), 'utf8'))).Resources),
  );
  return { dossier: assembly.directory, region: stacks[0]?.environment.region ?? '', ressources: new Map(ressources) };
}

/** The value of a property. What only a deployment knows is told by the logical id that gives it. */
export function resoudre(valeur: unknown, region: string): unknown {
  if (Array.isArray(valeur)) return valeur.map((une) => resoudre(une, region));
  if (typeof valeur !== 'object' || valeur === null) return valeur;
  if ('Ref' in valeur) return valeur.Ref === 'AWS::Region' ? region : (PSEUDOS[String(valeur.Ref)] ?? valeur.Ref);
  if ('Fn::Join' in valeur && Array.isArray(valeur['Fn::Join'])) {
    const [entre, parts] = valeur['Fn::Join'];
    return parts.map((part: unknown) => String(resoudre(part, region))).join(entre);
  }
  if ('Fn::GetAtt' in valeur && Array.isArray(valeur['Fn::GetAtt'])) return valeur['Fn::GetAtt'][0];
  // From one stack to the other: the name of the output says which attribute of which resource.
  if ('Fn::GetStackOutput' in valeur) return JSON.stringify(valeur['Fn::GetStackOutput']);
  return Object.fromEntries(Object.entries(valeur).map(([nom, une]) => [nom, resoudre(une, region)]));
}

export const deType = ({ ressources }: Gabarits, type: string) =>
  [...ressources].filter(([, { Type }]) => Type === type).map(([id, { Properties }]) => ({ id, Properties }));

/** The resource that a resolved reference is about, among these. */
export function designe<T extends { readonly id: string }>(reference: unknown, parmi: readonly T[]): T {
  const trouvee = parmi.find(({ id }) => String(reference).includes(id));
  if (trouvee === undefined) throw new Error(`nothing is called ${reference}`);
  return trouvee;
}
