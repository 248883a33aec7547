/**
 * What a million accepted deposits of one bordereau cost on AWS, line by line: `node test/bench/cout.ts`. Processor and
 * calls are measured (processeur-par-fonction.ts); requests are counted in the code; prices are those of a list, in USD.
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

/** `processeurMs`: for one deposit, all calls together. `requetes`: to other services, likewise. */
const FONCTIONS = [
  { nom: 'recevoir', appels: 1, processeurMs: 29, requetes: 6, memoire: 512 },
  { nom: 'verifier', appels: 1, processeurMs: 137, requetes: 40, memoire: 1769 },
  { nom: 'mettre-a-disposition', appels: 2, processeurMs: 33, requetes: 12, memoire: 512 },
  { nom: 'projeter', appels: 3, processeurMs: 98, requetes: 24, memoire: 1024 },
  // Every five minutes, however many there are: its calls cost nothing here.
  { nom: 'sceller', appels: 0, processeurMs: 94, requetes: 30, memoire: 1024 },
] as const;

const somme = (valeurs: readonly number[]): number => valeurs.reduce((total, une) => total + une, 0);

function calcul({ appels, processeurMs, requetes, memoire }: (typeof FONCTIONS)[number]): number {
  const ralenti = Math.max(1, UN_PROCESSEUR / memoire);
  const secondes = (processeurMs * ralenti + requetes * ATTENTE_MS) / 1000;
  return secondes * (memoire / 1024) * PRIX.goSeconde + appels * PRIX.appel;
}

/** Of one deposit. A transaction writes each item twice over; an item is in its table and, for some, in an index. */
const LIGNES: readonly (readonly [string, string, number])[] = [
  ...FONCTIONS.map((une) => [`Lambda \`${une.nom}\``, `${une.memoire} Mo`, calcul(une)] as const),
  ['S3, écritures', '5 (dépôt, verdict, acquit, 2 pièces du jugement)', 5 * PRIX.s3Ecriture],
  ['S3, lectures', '8 (empreinte, fichier, registre de confiance, 3 verdicts, 2 pièces)', 8 * PRIX.s3Lecture],
  ['SQS', '3 files, 3 requêtes chacune, dont 2 équitables', 9 * PRIX.sqs + 6 * PRIX.sqsEquitable],
  ['DynamoDB, écritures', '95 unités, dont 35 pour sceller', 95 * PRIX.dynamoEcriture],
  ['DynamoDB, lectures', '85 unités, dont 25 pour sceller', 85 * PRIX.dynamoLecture],
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
