/** The loci that DNA profiles are made of, by their usual names. */

/** How a marker is inherited. */
export type Inheritance = 'autosomal' | 'x' | 'y' | 'sex';

const autosomal = [
  ...['APOAI1', 'CSF1PO', 'D10S1248', 'D10S1435', 'D10S2325', 'D11S2368', 'D11S554', 'D12S391', 'D13S317', 'D13S325'],
  ...['D14S1434', 'D15S659', 'D16S539', 'D17S1301', 'D17S906', 'D18S1364', 'D18S51', 'D19S253', 'D19S433', 'D1S1656'],
  ...['D20S482', 'D21S11', 'D21S2055', 'D22GATA198B05', 'D22S1045', 'D2S1338', 'D2S1360', 'D2S441', 'D3S1358'],
  ...['D3S1744', 'D3S3045', 'D4S2366', 'D5S2500', 'D5S2800', 'D5S818', 'D6S1043', 'D6S474', 'D6S477', 'D7S1517'],
  ...['D7S3048', 'D7S820', 'D8S1132', 'D8S1179', 'D9S1122', 'F13A01', 'F13B', 'FESFPS', 'FGA', 'LPL', 'Penta C'],
  ...['Penta D', 'Penta E', 'SE33', 'TH01', 'TPOX', 'vWA'],
] as const;

const y = [
  ...['DYS19', 'DYS385', 'DYS389I', 'DYS389II', 'DYS390', 'DYS391', 'DYS392', 'DYS393', 'DYS437', 'DYS438', 'DYS439'],
  ...['DYS448', 'DYS449', 'DYS456', 'DYS458', 'DYS460', 'DYS481', 'DYS518', 'DYS533', 'DYS549', 'DYS570', 'DYS576'],
  ...['DYS627', 'DYS635', 'DYS643', 'DYF387S1', 'Y-GATA-H4', 'Y indel'],
] as const;

const x = [
  ...['DXS10074', 'DXS10079', 'DXS10101', 'DXS10103', 'DXS10134', 'DXS10135', 'DXS10146', 'DXS10148', 'DXS7132'],
  ...['DXS7423', 'DXS8378', 'HPRTB'],
] as const;

const inheritance = new Map<string, Inheritance>([
  ...autosomal.map((name): [string, Inheritance] => [name, 'autosomal']),
  ...y.map((name): [string, Inheritance] => [name, 'y']),
  ...x.map((name): [string, Inheritance] => [name, 'x']),
  ['Amelogenin', 'sex'],
]);

/** Upper case without spaces, hyphens and underscores: laboratories write names in many ways. */
const plain = (name: string) => name.toUpperCase().replaceAll(/[\s_-]/g, '');

const byPlainName = new Map([...inheritance.keys()].map((name) => [plain(name), name]));
/** Other names in use for the same locus. */
const otherNames: Readonly<Record<string, string>> = {
  AMEL: 'Amelogenin',
  AM: 'Amelogenin',
  THO1: 'TH01',
  HUMTH01: 'TH01',
  HUMFIBRA: 'FGA',
  HUMVWFA31: 'vWA',
  VWF: 'vWA',
  HUMACTBP2: 'SE33',
  ACTBP2: 'SE33',
  YGATAH4: 'Y-GATA-H4',
  GATAH4: 'Y-GATA-H4',
  DYS385AB: 'DYS385',
  DYF387S1AB: 'DYF387S1',
  YINDEL: 'Y indel',
};

/** The usual name of a marker, however it is written; undefined when it is not known. */
export function markerName(text: string): string | undefined {
  const key = plain(text);
  return byPlainName.get(key) ?? otherNames[key];
}

/** How a marker of that usual name is inherited; undefined when it is not known. */
export const inheritanceOf = (marker: string): Inheritance | undefined => inheritance.get(marker);
