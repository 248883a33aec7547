/**
 * French typography, on whole pages: no line breaks before « : ; ? ! », nor inside guillemets, nor between « n° » or
 * « art. » and its number. What a flow says is shown so too: its file and its JSON keep each character. Pure.
 */

const INSECABLE = '\u00a0';

/** Tags, and what they hold where each character counts; then the spaces that must not break. */
const PARTIES =
  /<(pre|code|textarea)\b[\s\S]*?<\/\1>|<[^>]*>|(?<=\S) (?=[:;?!»](?![^\s<]))|(?<=«) |(?<=\b(?:n°|art\.)) (?=\d)/g;

export const typographier = (page: string): string =>
  page.replace(PARTIES, (partie) => (partie === ' ' ? INSECABLE : partie));
