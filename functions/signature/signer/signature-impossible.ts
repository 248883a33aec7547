/** The file or the key cannot be signed or used as asked; the message is a French sentence for whoever asked. */
export class SignatureImpossible extends Error {}
