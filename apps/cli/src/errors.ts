import { errorsOf } from '@ipse/core';

/** What can go wrong in the command line itself; documented in docs/reference/errors. */
export const cliErrors = {
  CLI_CLIENT_FILE_INVALID: {
    message: 'The credentials of this command line cannot be read',
    hint: 'Start the server once more: it writes client.json in its home folder anew.',
    httpStatus: 401,
  },
  CLI_DECONVOLUTION_INVALID: {
    message: 'The file is no deconvolution with genotypes of that contributor',
    hint: 'Write it with `ipse dna deconvolve --json`; its table numbers the unknown contributors.',
    httpStatus: 400,
  },
  CLI_FILE_UNREADABLE: {
    message: 'A file cannot be read',
    hint: 'Check the path and the permissions.',
    httpStatus: 400,
  },
  CLI_FILE_UNWRITABLE: {
    message: 'A file cannot be written',
    hint: 'Check that the folder exists, is yours and has space left.',
    httpStatus: 400,
  },
  CLI_HYPOTHESIS_INVALID: {
    message: 'Who contributed to a mixture is not written as it is read',
    hint: 'Write sample=drop-out for each person and unknown:N=drop-out once, with drop-out from 0 to 1 and N up to 4.',
    httpStatus: 400,
  },
  CLI_IMPORT_EMPTY: {
    message: 'There is nothing to import',
    hint: 'Give a folder with one folder of images for each person, or a CSV file with the header path,person.',
    httpStatus: 400,
  },
  CLI_IMPORT_INVALID: {
    message: 'The list of files to import is not usable',
    hint: 'Its header is path,person[,modality][,position][,ppi]; paths are relative to the file.',
    httpStatus: 400,
  },
  CLI_NOT_REGISTERED: {
    message: 'This command line is not registered with a server',
    hint: 'Start the server with npm start, or point IPSE_HOME at its home folder.',
    httpStatus: 401,
  },
  CLI_ORIGIN_UNCLEAR: {
    message: 'Where this network is from is not clear, and nothing says that you know',
    hint: 'Read its card; with --accept-unclear-origin it is added.',
    httpStatus: 400,
  },
  CLI_PEDIGREES_INVALID: {
    message: 'The file of pedigrees is not usable',
    hint: 'Its header is pedigree,id,sex,father,mother; it names two pedigrees, and founders leave father and mother empty.',
    httpStatus: 400,
  },
  CLI_FRAGMENTS_INVALID: {
    message: 'The file of fragment lengths is not usable',
    hint: 'Give an export of one kit with sizes beside the alleles, or a table with the header marker,offset,repeat; a line a marker, in base pairs.',
    httpStatus: 400,
  },
  CLI_FREQUENCIES_INVALID: {
    message: 'The file of allele frequencies is not usable',
    hint: 'Give a table with the header marker,allele,frequency; a line an allele with a decimal point, those of a marker together 1.',
    httpStatus: 400,
  },
  CLI_PROFILE_UNUSABLE: {
    message: 'A profile of the file cannot be used, so none is',
    hint: 'State what profiles are of with --category, and names that are no markers with --leave-out; mend the rest in the file.',
    httpStatus: 400,
  },
  CLI_SAMPLE_UNKNOWN: {
    message: 'The file of DNA profiles has no such sample',
    hint: 'Name one of its samples exactly as the file does.',
    httpStatus: 400,
  },
  CLI_USAGE: {
    message: 'The command is not complete',
    hint: 'Ask the command for --help.',
    httpStatus: 400,
  },
} as const;

export const fail = errorsOf(cliErrors);
