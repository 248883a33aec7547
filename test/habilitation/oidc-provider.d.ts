/** The package ships no types: what the tests use of it. */
declare module 'oidc-provider' {
  // biome-ignore lint/suspicious/noExplicitAny: contexts and models of a library without types.
  type Libre = any;
  export default class Provider {
    constructor(issuer: string, configuration: object);
    readonly Grant: Libre;
    use(middleware: (ctx: Libre, next: () => Promise<void>) => unknown): void;
    callback(): Libre;
    interactionFinished(req: Libre, res: Libre, result: object): Promise<void>;
  }
}
