/** The specification of the kernel that multiplies one probe with many rows of 8-bit codes. */

/** The dot product of each row of `rows` (signed, `probe.length` codes a row) with the probe (0 to 127). */
export function scanCodesScalar(probe: Uint8Array, rows: Int8Array): Int32Array {
  const width = probe.length;
  return Int32Array.from({ length: rows.length / width }, (_, row) =>
    probe.reduce((sum, code, k) => sum + code * rows[row * width + k], 0),
  );
}
