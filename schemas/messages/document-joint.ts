/**
 * Bytes of a document that goes with an act. On AWS a request is 6 MB once in base64, its form included: what is bounded
 * so is accepted on both platforms.
 */
export const DOCUMENT_JOINT_MAX = 4_000_000;
