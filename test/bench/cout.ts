/**
 * What a million accepted deposits of one bordereau cost on AWS, line by line: `node test/bench/cout.ts`. Processor and
 * calls are measured and requests counted (processeur-par-fonction.ts); prices are those of a list, in USD.
 */
const DEPOTS = 1_000_000;
/** MB that are one whole processor. */
const UN_PROCESSEUR = 1769;
/** What the function waits for each request to another service, in ms: assumed. */
const ATTENTE_MS = 8;

const PRIX = {
  goSeconde: 0.0000133334,
  appel: 0.2 / 1e6,
  s3Ecriture: 5 / 1e6,
  s3Lecture: 0.4 / 1e6,
  sqs: 0.4 / 1e6,
  sqsEquitable: 0.1 / 1e6,
  dynamoEcriture: 0.625 / 1e6,
  dynamoLecture: 0.125 / 1e6,
  kms: 0.03 / 1e4,
  journauxGo: 0.5,
  s3GoMois: 0.023,
} as const;

/** Of one deposit, all calls together. `requetes`: to all services; `dynamo`: its units. */
const FONCTIONS = [
  {
    ...{ nom: 'recevoir', memoire: 512, appels: 1, processeurMs: 33, requetes: 8 },
    s3: { ecritures: 0, lectures: 2 },
    dynamo: { ecritures: 8, lectures: 5 },
  },
  {
    ...{ nom: 'verifier', memoire: 1769, appels: 1, processeurMs: 193, requetes: 47 },
    s3: { ecritures: 2, lectures: 5 },
    dynamo: { ecritures: 41, lectures: 35 },
  },
  {
    ...{ nom: 'mettre-a-disposition', memoire: 512, appels: 2, processeurMs: 42, requetes: 10 },
    s3: { ecritures: 0, lectures: 0 },
    dynamo: { ecritures: 13, lectures: 6 },
  },
  {
    ...{ nom: 'projeter', memoire: 1024, appels: 4, processeurMs: 479, requetes: 101 },
    s3: { ecritures: 0, lectures: 4 },
    dynamo: { ecritures: 184, lectures: 73 },
  },
  // Every five minutes, however many there are: its calls cost nothing here.
  {
    ...{ nom: 'sceller', memoire: 1024, appels: 0, processeurMs: 257, requetes: 64 },
    s3: { ecritures: 2.5, lectures: 8 },
    dynamo: { ecritures: 30, lectures: 43 },
  },
] as const;

const somme = (valeurs: readonly number[]): number => valeurs.reduce((total, une) => total + une, 0);

function calcul({ appels, processeurMs, requetes, memoire }: (typeof FONCTIONS)[number]): number {
  const ralenti = Math.max(1, UN_PROCESSEUR / memoire);
  const secondes = (processeurMs * ralenti + requetes * ATTENTE_MS) / 1000;
  return secondes * (memoire / 1024) * PRIX.goSeconde + appels * PRIX.appel;
}

const total = (service: 's3' | 'dynamo', quoi: 'ecritures' | 'lectures'): number =>
  somme(FONCTIONS.map((une) => une[service][quoi]));
const unites = (quoi: 'ecritures' | 'lectures'): string => {
  const de = (nom: string) => FONCTIONS.find((une) => une.nom === nom)?.dynamo[quoi] ?? 0;
  return `${total('dynamo', quoi)} unités, dont ${de('projeter')} pour la console et ${de('sceller')} pour sceller`;
};
/** The deposit itself comes on top of what the functions write. */
const S3_ECRITURES = 1 + total('s3', 'ecritures');

/** Of one deposit. A transaction pays its table twice; an item is in its table and, for some, in an index. */
const LIGNES: readonly (readonly [string, string, number])[] = [
  ...FONCTIONS.map((une) => [`Lambda \`${une.nom}\``, `${une.memoire} Mo`, calcul(une)] as const),
  ['S3, écritures', `${S3_ECRITURES} (dépôt, verdict, acquit, pièces du jugement)`, S3_ECRITURES * PRIX.s3Ecriture],
  [
    'S3, lectures',
    `${total('s3', 'lectures')} (empreinte, fichier, registre de confiance, verdicts, pièces)`,
    total('s3', 'lectures') * PRIX.s3Lecture,
  ],
  ['SQS', '3 files, 3 requêtes chacune, dont 2 équitables', 9 * PRIX.sqs + 6 * PRIX.sqsEquitable],
  ['DynamoDB, écritures', unites('ecritures'), total('dynamo', 'ecritures') * PRIX.dynamoEcriture],
  ['DynamoDB, lectures', unites('lectures'), total('dynamo', 'lectures') * PRIX.dynamoLecture],
  ['KMS', '7 appels (clés de compartiment et de file déduites)', 7 * PRIX.kms],
  ['Journaux', '4 ko', (4 / 1e6) * PRIX.journauxGo],
];

const dollars = (valeur: number): string => valeur.toFixed(valeur < 10 ? 1 : 0);

console.log('| poste | par dépôt | USD par million |');
console.log('|---|---|---:|');
for (const [poste, detail, prix] of LIGNES) console.log(`| ${poste} | ${detail} | ${dollars(prix * DEPOTS)} |`);
console.log(`| **traitement** | | **${dollars(somme(LIGNES.map(([, , prix]) => prix)) * DEPOTS)}** |`);
for (const mo of [0.03, 0.5]) {
  const conserve = (mo / 1000) * PRIX.s3GoMois * 12 * 11 * DEPOTS;
  console.log(`| conservation onze ans, S3 Standard | ${mo * 1000} ko | ${dollars(conserve)} |`);
}
