/** For the tests of other packages: pictures in the clothes of unusual files. */
export { unusualFiles, vastFile } from './unusual.ts';
