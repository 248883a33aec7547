/** The queue of one recipient, as it must be. Pure. */
import { queueDuComptable } from '../../../../schemas/messages/mise-a-disposition.ts';
import { queueDeLEtude } from '../../../../schemas/messages/pca/echange.ts';

/** Where this function runs. */
export interface Lieu {
  readonly partition: string;
  readonly region: string;
  readonly compte: string;
}

/** `arn:<partition>:lambda:<region>:<account>:function:<name>` */
export function lieuDe(arnDeLaFonction: string): Lieu {
  const [, partition = '', , region = '', compte = ''] = arnDeLaFonction.split(':');
  return { partition, region, compte };
}

/** A poste or an étude: whoever acts for it bears its identifier as a tag of his session. */
export interface Destinataire {
  readonly tag: 'codique' | 'siret';
  readonly valeur: string;
}

const fileDe = ({ tag, valeur }: Destinataire): string =>
  tag === 'codique' ? queueDuComptable(valeur) : queueDeLEtude(valeur);

export interface FileVoulue {
  readonly nom: string;
  readonly attributs: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

const JOURS_14 = '1209600';
/** Whoever fetches often and confirms late is at no fault: as many receptions as SQS can count. */
const RECEPTIONS_MAX = 1000;

const arn = ({ partition, region, compte }: Lieu, nom: string) => `arn:${partition}:sqs:${region}:${compte}:${nom}`;

const sansTls = (lieu: Lieu, nom: string) => ({
  Sid: 'SansTls',
  Effect: 'Deny',
  Principal: { AWS: '*' },
  Action: 'sqs:*',
  Resource: arn(lieu, nom),
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
});

/** Nobody else of the account. */
const duDestinataire = (lieu: Lieu, nom: string, { tag, valeur }: Destinataire) => ({
  Sid: 'Destinataire',
  Effect: 'Allow',
  Principal: { AWS: `arn:${lieu.partition}:iam::${lieu.compte}:root` },
  Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes'],
  Resource: arn(lieu, nom),
  Condition: { StringEquals: { [`aws:PrincipalTag/${tag}`]: valeur } },
});

/**
 * Nor whoever else has rights on all queues of the account: it is for him only, and for the counter, which hands his
 * messages over. Bears on what is read or taken away: the queue must still be filled and kept.
 */
const pasUnAutre = (lieu: Lieu, nom: string, { tag, valeur }: Destinataire, prefixe: string) => ({
  Sid: 'PasUnAutre',
  Effect: 'Deny',
  Principal: { AWS: '*' },
  Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:PurgeQueue'],
  Resource: arn(lieu, nom),
  Condition: {
    StringNotEquals: { [`aws:PrincipalTag/${tag}`]: valeur },
    ArnNotEquals: { 'aws:PrincipalArn': `arn:${lieu.partition}:iam::${lieu.compte}:role/${prefixe}console` },
  },
});

const politique = (...Statement: readonly object[]): string => JSON.stringify({ Version: '2012-10-17', Statement });

/** The dead letters first: the queue names them. */
export function filesVoulues(lui: Destinataire, lieu: Lieu, prefixe: string, cle: string): readonly FileVoulue[] {
  const nom = `${prefixe}${fileDe(lui)}`;
  const mortes = `${nom}-lettres-mortes`;
  const commun = { MessageRetentionPeriod: JOURS_14, KmsMasterKeyId: cle };
  const tags = { 'passerelle:etape': 'mise-a-disposition', [`passerelle:${lui.tag}`]: lui.valeur };
  const redrive = JSON.stringify({ deadLetterTargetArn: arn(lieu, mortes), maxReceiveCount: RECEPTIONS_MAX });
  return [
    { nom: mortes, tags, attributs: { ...commun, Policy: politique(sansTls(lieu, mortes)) } },
    {
      nom,
      tags,
      attributs: {
        ...commun,
        VisibilityTimeout: '300',
        RedrivePolicy: redrive,
        Policy: politique(duDestinataire(lieu, nom, lui), pasUnAutre(lieu, nom, lui, prefixe), sansTls(lieu, nom)),
      },
    },
  ];
}

/** JSON is compared as what it says, anything else as it is written. */
function memeValeur(nom: string, voulue: string, presente: string | undefined): boolean {
  if (presente === undefined) return false;
  if (nom !== 'Policy' && nom !== 'RedrivePolicy') return presente === voulue;
  return JSON.stringify(JSON.parse(presente)) === JSON.stringify(JSON.parse(voulue));
}

/** Which of its attributes are not what they must be. */
export const ecarts = (
  { attributs }: FileVoulue,
  presents: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(attributs).filter(([nom, valeur]) => !memeValeur(nom, valeur, presents[nom])));
