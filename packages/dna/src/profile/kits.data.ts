/** Autosomal STR markers of typing kits in use, by the kits' names; amelogenin and Y markers are apart. */
import { codis20, dna17, ess12 } from '../markers/sets.ts';

const sgmPlus = ['D3S1358', 'vWA', 'D16S539', 'D2S1338', 'D8S1179', 'D21S11', 'D18S51', 'D19S433', 'TH01', 'FGA'];
const identifiler = [...sgmPlus, 'D7S820', 'CSF1PO', 'D13S317', 'TPOX', 'D5S818'];
const ngm = [...ess12, 'D2S1338', 'D16S539', 'D19S433'];
const y23 = [
  ...['DYS576', 'DYS389I', 'DYS448', 'DYS389II', 'DYS19', 'DYS391', 'DYS481', 'DYS549', 'DYS533', 'DYS438', 'DYS437'],
  ...['DYS570', 'DYS635', 'DYS390', 'DYS439', 'DYS392', 'DYS643', 'DYS393', 'DYS458', 'DYS385', 'DYS456', 'Y-GATA-H4'],
];
const yfilerPlus = [
  ...['DYS576', 'DYS389I', 'DYS635', 'DYS389II', 'DYS627', 'DYS460', 'DYS458', 'DYS19', 'Y-GATA-H4', 'DYS448'],
  ...['DYS391', 'DYS456', 'DYS390', 'DYS438', 'DYS392', 'DYS518', 'DYS570', 'DYS437', 'DYS385', 'DYS449', 'DYS393'],
  ...['DYS439', 'DYS481', 'DYF387S1', 'DYS533'],
];

/** Every marker of a kit by its usual name. */
export const kits: Readonly<Record<string, readonly string[]>> = {
  'SGM Plus': [...sgmPlus, 'Amelogenin'],
  'Identifiler Plus': [...identifiler, 'Amelogenin'],
  NGM: [...ngm, 'Amelogenin'],
  'NGM SElect': [...ngm, 'SE33', 'Amelogenin'],
  'PowerPlex ESI 17': [...dna17, 'Amelogenin'],
  'PowerPlex ESX 17': [...dna17, 'Amelogenin'],
  'PowerPlex 16': [
    ...identifiler.filter((m) => m !== 'D2S1338' && m !== 'D19S433'),
    'Penta D',
    'Penta E',
    'Amelogenin',
  ],
  'PowerPlex 21': [...identifiler, ...['D1S1656', 'D6S1043', 'D12S391', 'Penta D', 'Penta E', 'Amelogenin']],
  GlobalFiler: [...codis20, 'SE33', 'Amelogenin', 'DYS391', 'Y indel'],
  'PowerPlex Fusion': [...codis20, 'Penta D', 'Penta E', 'Amelogenin', 'DYS391'],
  'PowerPlex Fusion 6C': [...codis20, ...['Penta D', 'Penta E', 'SE33', 'Amelogenin', 'DYS391', 'DYS570', 'DYS576']],
  'Investigator 24plex': [...codis20, 'SE33', 'Amelogenin', 'DYS391'],
  'PowerPlex Y23': y23,
  'Yfiler Plus': yfilerPlus,
};
