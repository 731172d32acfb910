/** Bounds what all request bodies hold in memory together, before the first byte of a body is buffered. */

export interface BodyBudget {
  /** Reserves bytes and gives the function that frees them; null when there is no room now. */
  take(bytes: number): (() => void) | null;
}

export function createBodyBudget(bytesMax: number): BodyBudget {
  let taken = 0;
  return {
    take(bytes) {
      if (taken > 0 && taken + bytes > bytesMax) return null;
      taken += bytes;
      let held = true;
      return () => {
        if (held) taken -= bytes;
        held = false;
      };
    },
  };
}
