import type { DynamoDBRecord } from 'aws-lambda';
import { lireImage, type Touche } from '../image.ts';

/** Null: nothing that anyone follows. The event source's filters say the same, so that most never come here. */
export const lireTouche = ({ dynamodb }: DynamoDBRecord): Touche | null =>
  dynamodb?.NewImage === undefined ? null : lireImage(dynamodb.NewImage);
