/** Too many files wait to be looked at, or no look is possible now: come again. */
export class CheckBusyError extends Error {
  override name = 'CheckBusyError'
}
