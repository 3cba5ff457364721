/** How a citizen signs: reading it; with a fingerprint; without seeing it; through an interpreter. */
export const signers = ['self', 'mark', 'blind', 'interpreter'] as const

/** Chosen for the paper alone: what it says of somebody's health or origin is not part of what is kept. */
export interface PetitionSigning {
  signer: (typeof signers)[number]
  isForeigner: boolean
}

/** Who signs beside the applicant, by the name of their words. */
export const besides = {
  self: [],
  mark: ['writer', 'witness', 'secondWitness'],
  blind: ['reader', 'wantedWitness'],
  interpreter: ['interpreter'],
} as const satisfies Record<PetitionSigning['signer'], readonly string[]>
