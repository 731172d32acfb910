/** Small made-up files of every format, for tests; every allele was typed at random and is nobody's. */
import type { DnaFormat } from '../record.ts';

const locus = (name: string, alleles: string, kit = '') =>
  `<LOCUS${kit}><LOCUSNAME>${name}</LOCUSNAME><READINGBY>reader</READINGBY>` +
  `<READINGDATETIME>2026-01-02T03:04:05</READINGDATETIME>${alleles}</LOCUS>`;
const allele = (value: string, rest = '') => `<ALLELE${rest}><ALLELEVALUE>${value}</ALLELEVALUE></ALLELE>`;

const codis = `<?xml version="1.0" encoding="UTF-8"?>
<CODISImportFile xmlns="urn:CODISImportFile-schema">
<HEADERVERSION>3.2</HEADERVERSION><MESSAGETYPE>Import</MESSAGETYPE><DESTINATIONORI>XX0000001</DESTINATIONORI>
<SOURCELAB>XX0000002</SOURCELAB><SUBMITBYUSERID>user</SUBMITBYUSERID><SUBMITDATETIME>2026-01-02T03:04:05</SUBMITDATETIME>
<KIT>PowerPlex 16</KIT>
<SPECIMEN SOURCEID="No" CASEID="case 7" PARTIAL="true"><SPECIMENID>stain #1</SPECIMENID>
<SPECIMENCATEGORY>Forensic, Unknown</SPECIMENCATEGORY><SPECIMENCOMMENT>cup &amp; saucer</SPECIMENCOMMENT>
${locus('TH01', allele('9.3', ' ALLELEREQUIRED="true"') + allele('6'))}
${locus('FGA', allele('&lt;18') + allele('21.2') + allele('&gt;30'), ' KIT="SGM Plus" BATCHID="b1"')}
</SPECIMEN>
<SPECIMEN><SPECIMENID>person 2</SPECIMENID><SPECIMENCATEGORY>Arrestee</SPECIMENCATEGORY>
${locus('D3S1358', allele('15'))}
</SPECIMEN>
</CODISImportFile>
`;

const rapid = `<CODISRapidImportFile xmlns="urn:CODISRapidImportFile-schema">
<HEADER><MESSAGEVERSION>1.0</MESSAGEVERSION></HEADER><DEVICE><INSTRUMENTID>i1</INSTRUMENTID></DEVICE>
<SPECIMEN><SPECIMENID>swab 1</SPECIMENID><SPECIMENCATEGORY>Arrestee</SPECIMENCATEGORY><SID>S1</SID>
<UNIQUEEVENTID>event 9</UNIQUEEVENTID><FINGERPRINTDATE>2026-01-02T03:04:05</FINGERPRINTDATE>
<ARRESTOFFENSECATEGORY>none</ARRESTOFFENSECATEGORY>
<LOCUS><LOCUSNAME>vWA</LOCUSNAME><KIT>GlobalFiler</KIT>${allele('16')}${allele('18')}</LOCUS>
<LOCUS><LOCUSNAME>Amelogenin</LOCUSNAME>${allele('X')}</LOCUS>
</SPECIMEN>
</CODISRapidImportFile>
`;

const str = (name: string, calls: readonly string[]) =>
  '<b:DNASTRProfile><b:DNALocusIdentification><n:IdentificationID>' +
  `${name}</n:IdentificationID></b:DNALocusIdentification>` +
  `${calls.map((call, i) => `<b:DNAAlleleCall${i + 1}Text>${call}</b:DNAAlleleCall${i + 1}Text>`).join('')}</b:DNASTRProfile>`;

const nistItl = `<i:NISTBiometricInformationExchangePackage xmlns:i="urn:i" xmlns:b="urn:b" xmlns:n="urn:n">
<i:PackageDNARecord><b:RecordCategoryCode>18</b:RecordCategoryCode><b:DNASample>
<b:DNAProfile><b:DNAProfileIdentification><n:IdentificationID>P1</n:IdentificationID></b:DNAProfileIdentification></b:DNAProfile>
${str('TPOX', ['8', '11'])}
${str('D18S51', ['13', '14.2', '15'])}
</b:DNASample></i:PackageDNARecord>
</i:NISTBiometricInformationExchangePackage>
`;

const long = `Sample File\tSample Name\tMarker\tAllele 1\tAllele 2\tAllele 3\tHeight 1\tHeight 2\tHeight 3\tSize 1\tSize 2\tSize 3\tADO\tUD1\t
a1.fsa\tstain\tD3S1358\t14\t15\tOL\t178\t2405\t61\t119.38\t123.41\t125.5\tfalse\t\t
a1.fsa\tstain\tTH01\t6\t9.3\t\t419\t1871\t\t178.02\t193.1\t\tfalse\t\t
a2.fsa\tstain\tD3S1358\t14\t15\t\t150\t2000\t\t119.4\t123.37\t\tfalse\t\t
a3.fsa\tblank\tAMEL\tX\tY\t\t900\t870\t\t104\t109.72\t\tfalse\t\t
`;

const wide = `Sample File\tSample Name\tTH01\tHeight\tSize\tAMEL\tHeight\tSize
a1.fsa\tstain\t6, 9.3, , \t419, 1871, , \t178.02, 193.1, , \tX, Y, , \t900, 870, , \t104, 109.72, , 
a2.fsa\tstain\tOL, 7, , \t55, 612, , \t180.1, 182, , \t\t\t
`;

const euroformix = `SampleName,Marker,Allele1,Allele2,Allele3,Height1,Height2,Height3
stain,D3S1358,14,15,16,417,314,909
stain,TH01,9.3,,,1060,,
"stain, second",D3S1358,14,17,,88,91.5,
`;

const lrmix = `SampleName,Marker,Allele1,Allele2,Allele3,
rep1,D10S1248,13,,14
rep1,"""vWA""",16,19
rep2,D10S1248,,,
rep2,vWA,16,18,>25
`;

const smartrank = `specimenId,TH01_1,TH01_2,TH01_3,PENTA_D_1,PENTA_D_2,PENTA_D_3
p1,6,9.3,NULL,12,12,NULL
p2,7,,,9,13,NULL
`;

const familiasLocus = (name: string, alleles: readonly string[]) => [
  `"${name}"`,
  ...['0.001', '0.002', '4', '4', `${alleles.length}`, '0.1', '0.1', '1e-006', '1e-006', '#FALSE#', '0'],
  `${alleles.length}\t(DatabaseSize = 1000 , Dropout probability = 0 , Minor allele frequency = 0 )`,
  ...alleles.flatMap((each) => [`"${each}"`, `${1 / alleles.length}`]),
];

const familias = [
  ...['"Output from Familias, version 3.3.1"', '"DO NOT EDIT!"', '3.3.1', '""', '2'],
  ...['"father"', '#FALSE#', '-1', '#FALSE#', '#TRUE#', '2', '0', '2', '0', '1', '1', '1'],
  ...['"child"', '#FALSE#', '-1 (Consider dropouts)', '#FALSE#', '#FALSE#', '1', '2', '1', '0'],
  ...['"Known relations"', '0', '0', '0', '1', '0', '"H1"', '0', '0', '1', '0', '1'],
  ...['#FALSE# (#Databases: 1 ;Theta/Kinship/Fst: 0 )', '2', '#TRUE#', '"unknown"'],
  ...familiasLocus('TH01', ['6', '7', '9.3']),
  ...familiasLocus('D3S1358', ['14', '15']),
  ...['[Advanced]', '[[Other]]', 'NumberOfDecimals= 10', ''],
].join('\n');

const strmix = `<?xml version="1.0" encoding="UTF-8"?>
<results><caseNumber>case 1</caseNumber><sampleId>stain</sampleId><contributors>2</contributors>
<analysisResults><gelmanRubin>1.0612</gelmanRubin><mixtureProportion>71.5</mixtureProportion>
<mixtureProportion>28.5</mixtureProportion></analysisResults>
<population name="NIST_Cauc"><locusLrTotal>1.25E400</locusLrTotal>
<relations><relation type="TOTAL"><hpdValue>3.5E9</hpdValue></relation>
<relation type="HD_UNIFIED"><hpdValue>4.0E9</hpdValue></relation></relations></population>
</results>
`;

export const dnaFiles: Readonly<Record<DnaFormat, string>> = {
  'codis-cmf': codis,
  'rapid-cmf': rapid,
  'nist-itl': nistItl,
  'genemapper-long': long,
  'genemapper-wide': wide,
  euroformix,
  lrmix,
  smartrank,
  familias,
  strmix,
};
