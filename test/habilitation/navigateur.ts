/** As much of a browser as a sign-in needs: cookies by origin, and redirections followed one by one. */
import type { Hono } from 'hono';

export interface Visite {
  readonly statut: number;
  readonly url: string;
  readonly texte: string;
  readonly entetes: Headers;
}

export class Navigateur {
  readonly #app: Hono;
  readonly cookies = new Map<string, Map<string, string>>();
  /** Changes an address before it is gone to, as whoever stands in between would. */
  detourner: (url: URL) => URL = (url) => url;

  constructor(app: Hono) {
    this.#app = app;
  }

  /** Goes there and wherever that leads to. */
  async aller(
    adresse: string,
    init: { readonly method?: string; readonly body?: URLSearchParams } = {},
  ): Promise<Visite> {
    let url = new URL(adresse, 'http://localhost:8080');
    let demande = init;
    for (;;) {
      url = this.detourner(url);
      const reponse = await this.#demander(url, demande);
      const ou = reponse.headers.get('location');
      if (ou === null || reponse.status < 300 || reponse.status >= 400)
        return { statut: reponse.status, url: url.href, texte: await reponse.text(), entetes: reponse.headers };
      url = new URL(ou, url);
      demande = {};
    }
  }

  async #demander(url: URL, { method = 'GET', body }: { readonly method?: string; readonly body?: URLSearchParams }) {
    const ici = url.origin === 'http://localhost:8080';
    const bocal = this.cookies.get(url.origin) ?? new Map<string, string>();
    this.cookies.set(url.origin, bocal);
    const headers = {
      Accept: 'text/html',
      Host: url.host,
      Cookie: [...bocal].map(([nom, valeur]) => `${nom}=${valeur}`).join('; '),
      ...(method === 'GET' ? {} : { Origin: url.origin, 'Sec-Fetch-Site': 'same-origin' }),
    };
    const init = { method, headers, redirect: 'manual', ...(body === undefined ? {} : { body }) } as const;
    const reponse = ici ? await this.#app.request(url.pathname + url.search, init) : await fetch(url, init);
    for (const cookie of reponse.headers.getSetCookie()) {
      const [, nom = '', valeur = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (valeur === '' || /max-age=0/i.test(cookie)) bocal.delete(nom);
      else bocal.set(nom, valeur);
    }
    return reponse;
  }
}
