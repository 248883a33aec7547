import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { ObjectLockRetention } from 'aws-cdk-lib/aws-s3';

/** Paris, and the first region of the AWS European Sovereign Cloud. */
export type Region = 'eu-west-3' | 'eusc-de-east-1';

export interface Connexion {
  /** Name, in Secrets Manager, of what no template may hold: the key of the identities, and the provider's secret for us. */
  readonly secret: string;
  /** The identity provider; null: the register of rights is kept, and nobody signs in yet. */
  readonly oidc: {
    readonly emetteur: string;
    readonly client: string;
    /** Our address, as `https://…/connexion/retour`. */
    readonly retour: string;
    /** Its other settings, by how their names end (docs/connexion.md); ProConnect needs none. */
    readonly autres?: Readonly<
      Partial<Record<'NOM' | 'PORTEE' | 'ALGORITHME' | 'DEUX_FACTEURS' | 'PKCE' | 'ACR', string>>
    >;
  } | null;
  /** Whom to ask for a right, in one French sentence; a general one where it is not said. */
  readonly contact?: string;
}

/** Typed here and read from nowhere else, so that what is synthesized never depends on the machine that does it. */
export interface StageConfig {
  readonly name: string;
  readonly region: Region;
  readonly verrou: ObjectLockRetention;
  readonly removalPolicy: RemovalPolicy;
  /** Protects the journal and the stack that holds the evidence from a deletion by mistake. */
  readonly protection: boolean;
  /** What our mails are from: verified with SES before anything is sent. */
  readonly expediteur: string;
  /** Address of a time-stamping authority (RFC 3161); null: seals have no token. */
  readonly horodatage: string | null;
  /** How people are known (docs/connexion.md); null: nobody comes in but with credentials of this account. */
  readonly connexion: Connexion | null;
  /** JSON file (schemas/politique.ts) by which flows are judged, from the root of the repository; null: the default. */
  readonly politique: string | null;
  /** The same for how long documents are kept (schemas/retention.ts). */
  readonly conservation: string | null;
  /** Verifications at once, and those of large files: what a burst may cost at most. */
  readonly concurrence: { readonly verifier: number; readonly gros: number };
}

const COMMUN = {
  expediteur: 'passerelle@exemple.invalid',
  horodatage: null,
  connexion: null,
  politique: null,
  conservation: null,
};

/** GOVERNANCE for one day: a longer lock, or COMPLIANCE, would leave a bucket that nobody could delete. */
const ESSAI = {
  ...COMMUN,
  verrou: ObjectLockRetention.governance(Duration.days(1)),
  removalPolicy: RemovalPolicy.DESTROY,
  protection: false,
  concurrence: { verifier: 5, gros: 2 },
};

/**
 * The evidence is due until 31 December of the exercice + 10. A deposit of 1 January of its own exercice is the one
 * that waits longest: eleven years, three of which may be leap years.
 */
const PRODUCTION = {
  ...COMMUN,
  verrou: ObjectLockRetention.compliance(Duration.days(11 * 365 + 3)),
  removalPolicy: RemovalPolicy.RETAIN,
  protection: true,
  concurrence: { verifier: 100, gros: 20 },
};

export const STAGES: readonly StageConfig[] = [
  { name: 'essai', region: 'eu-west-3', ...ESSAI },
  { name: 'production', region: 'eu-west-3', ...PRODUCTION },
  { name: 'essai-souverain', region: 'eusc-de-east-1', ...ESSAI },
  { name: 'production-souveraine', region: 'eusc-de-east-1', ...PRODUCTION },
];
