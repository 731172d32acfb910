/** The command line as a tree of commands. */
import { Command } from 'commander';
import { addClient } from './commands/client.ts';
import { addDna } from './commands/dna.ts';
import { addDoctor } from './commands/doctor.ts';
import { addEvaluate } from './commands/evaluate.ts';
import { addFace } from './commands/face.ts';
import { addFaceTrack } from './commands/face-track.ts';
import { addFingerprint } from './commands/fingerprint.ts';
import { addGallery } from './commands/gallery.ts';
import { addIdentify } from './commands/identify.ts';
import { addImport } from './commands/import.ts';
import { addLead } from './commands/lead.ts';
import { addMark } from './commands/mark.ts';
import { addModel } from './commands/model.ts';
import { addPerson } from './commands/person.ts';
import { addPolicy } from './commands/policy.ts';
import { addVerify } from './commands/verify.ts';
import type { Config } from './config.ts';
import type { Terminal } from './terminal.ts';

export function createProgram(config: Config, terminal: Terminal): Command {
  const program = new Command('ipse')
    .description('Enrol, identify and verify people with an Ipse server; measure its accuracy.')
    .configureOutput({
      writeOut: (text) => terminal.print(text.trimEnd()),
      writeErr: (text) => terminal.say(text.trimEnd()),
    })
    .showHelpAfterError('hint: ask for --help')
    .exitOverride();
  addPerson(program, config, terminal);
  addIdentify(program, config, terminal);
  addVerify(program, config, terminal);
  addGallery(program, config, terminal);
  addLead(program, config, terminal);
  addMark(program, config, terminal);
  addPolicy(program, config, terminal);
  addClient(program, config, terminal);
  addImport(program, config, terminal);
  addEvaluate(program, terminal);
  addFaceTrack(addFace(program, terminal), config, terminal);
  addModel(program, config, terminal);
  addFingerprint(program, terminal);
  addDna(program, config, terminal);
  addDoctor(program, config, terminal);
  return program;
}
