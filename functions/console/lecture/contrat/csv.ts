/** A table for the spreadsheets of France: a mark that tells UTF-8, semicolons, no cell that could be a formula. */
import { cellule } from '../depot/liste-de-traces.ts';

export const csv = (lignes: readonly (readonly string[])[]): string =>
  `\uFEFF${lignes.map((ligne) => `${ligne.map(cellule).join(';')}\r\n`).join('')}`;

/** Cents with a comma, as spreadsheets of France read a number: `1234,56`, `-12,00`. */
export const enDecimales = (centimes: number): string => (centimes / 100).toFixed(2).replace('.', ',');
