/** Light on a surface: one lamp, a sky, and a little shine. */

export interface Light {
  /** From where the lamp shines: to the right of the picture and upwards, in radians from the camera's axis. */
  readonly azimuthRad: number;
  readonly elevationRad: number;
  /** Share of the lamp against the sky: 0 flat to 1 harsh. */
  readonly contrast: number;
  /** 1 well exposed. */
  readonly brightness: number;
}

/** Of a normal, which need not be of unit length. */
export interface Illumination {
  /** 1 for a surface that faces the lamp. */
  diffuse(nx: number, ny: number, nz: number): number;
  /** What skin and hair mirror of the lamp, in gray values. */
  shine(nx: number, ny: number, nz: number): number;
}

export function illuminate({ azimuthRad, elevationRad, contrast, brightness }: Light): Illumination {
  const lx = Math.sin(azimuthRad) * Math.cos(elevationRad);
  const ly = Math.sin(elevationRad);
  const lz = Math.cos(azimuthRad) * Math.cos(elevationRad);
  const halfway = Math.sqrt(lx * lx + ly * ly + (lz + 1) * (lz + 1));
  return {
    diffuse(nx, ny, nz) {
      const length = Math.sqrt(nx * nx + ny * ny + nz * nz) || 1;
      const lamp = Math.max(0, (nx * lx + ny * ly + nz * lz) / length);
      const sky = 0.62 + (0.2 * ny + 0.18 * nz) / length;
      return brightness * (contrast * lamp + (1 - contrast) * sky);
    },
    shine(nx, ny, nz) {
      const length = Math.sqrt(nx * nx + ny * ny + nz * nz) || 1;
      const mirror = Math.max(0, (nx * lx + ny * ly + nz * (lz + 1)) / (halfway * length));
      const squared = mirror * mirror;
      const eighth = squared * squared * squared * squared;
      return 26 * contrast * brightness * eighth * eighth * squared;
    },
  };
}
