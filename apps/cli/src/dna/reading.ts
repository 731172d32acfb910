/** How a file of DNA profiles is to be read, where it does not tell it itself. */
import { Option } from 'commander';
import type { Command } from 'commander';
import { dnaEncodings } from '@ipse/formats/dna';
import type { DnaEncoding, DnaReadOptions } from '@ipse/formats/dna';

export interface ReadingFlags {
  readonly encoding?: DnaEncoding;
  readonly decimalComma?: boolean;
}

export function addReading(command: Command): Command {
  return command
    .addOption(new Option('--encoding <name>', 'where the file does not tell it').choices([...dnaEncodings]))
    .option('--decimal-comma', 'the file writes 9,3 for 9.3');
}

export function readOptions(file: string, { encoding, decimalComma = false }: ReadingFlags): DnaReadOptions {
  return { file, decimalComma, ...(encoding === undefined ? {} : { encoding }) };
}
