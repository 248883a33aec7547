/** The store is not what was put in it. The message is a French sentence: never taken for an empty store. */
export class MagasinCorrompu extends Error {}
