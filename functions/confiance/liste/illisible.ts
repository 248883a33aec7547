/** Thrown while reading a list and caught where it was offered; the message is a French detail. */
export class ListeMalFormee extends Error {}
