import { expect } from 'vitest';

/** What a public page is held to (RGAA), as far as text can tell. */
export function expectPagePublique(html: string): void {
  expect(html).toMatch(/^<!doctype html>\n<html lang="fr">/);
  expect(html.match(/<h1>/g)).toHaveLength(1);
  expect(html).toContain('<a class="evitement" href="#contenu">');
  expect(html).toMatch(/<main id="contenu"/);
  expect(html).toContain('Accessibilité : non conforme');
  expect(html).toMatch(/<title>[^<]+ – Passerelle<\/title>/);
  expect(html).not.toMatch(/<script(?![^>]* src=)|<style|<[^>]* (?:style|on\w+)=/);
  expect(html.match(/<table>/g)?.length ?? 0).toBe(html.match(/<caption /g)?.length ?? 0);
  expect(html.match(/<th\b(?![^>]* scope=)/)).toBeNull();
  expect(html).not.toContain('[object');
  expect(html).not.toMatch(/undefined|NaN|&amp;(?:lt|gt|amp);/);
}
