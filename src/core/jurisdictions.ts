/** A state or a territory that publishers list by itself. */
export interface Jurisdiction {
  /** The lower-case ISO 3166 two-letter code, except `china`; an entity id of every layer by jurisdiction. */
  readonly id: string;
  /** Short name for people, `South Korea`. */
  readonly name: string;
  /** Further names under which publishers list it; case, accents and punctuation do not matter. */
  readonly aliases: readonly string[];
}

type Row = readonly [id: string, name: string, ...aliases: string[]];

const rows: readonly Row[] = [
  ['af', 'Afghanistan'],
  ['ax', 'Åland Islands'],
  ['al', 'Albania'],
  ['dz', 'Algeria'],
  ['as', 'American Samoa'],
  ['ad', 'Andorra'],
  ['ao', 'Angola'],
  ['ai', 'Anguilla'],
  ['aq', 'Antarctica'],
  ['ag', 'Antigua and Barbuda'],
  ['ar', 'Argentina'],
  ['am', 'Armenia'],
  ['aw', 'Aruba'],
  ['au', 'Australia'],
  ['at', 'Austria'],
  ['az', 'Azerbaijan'],
  ['bs', 'Bahamas', 'Bahamas, The'],
  ['bh', 'Bahrain'],
  ['bd', 'Bangladesh'],
  ['bb', 'Barbados'],
  ['by', 'Belarus'],
  ['be', 'Belgium'],
  ['bz', 'Belize'],
  ['bj', 'Benin'],
  ['bm', 'Bermuda'],
  ['bt', 'Bhutan'],
  ['bo', 'Bolivia', 'Bolivia, Plurinational State of', 'Plurinational State of Bolivia'],
  ['ba', 'Bosnia and Herzegovina', 'Bosnia'],
  ['bw', 'Botswana'],
  ['bv', 'Bouvet Island'],
  ['br', 'Brazil'],
  ['io', 'British Indian Ocean Territory'],
  ['vg', 'British Virgin Islands', 'Virgin Islands (British)'],
  ['bn', 'Brunei', 'Brunei Darussalam'],
  ['bg', 'Bulgaria'],
  ['bf', 'Burkina Faso'],
  ['bi', 'Burundi'],
  ['kh', 'Cambodia'],
  ['cm', 'Cameroon'],
  ['ca', 'Canada'],
  ['cv', 'Cape Verde', 'Cabo Verde'],
  ['bq', 'Caribbean Netherlands', 'Bonaire, Sint Eustatius and Saba'],
  ['ky', 'Cayman Islands'],
  ['cf', 'Central African Republic'],
  ['td', 'Chad'],
  ['cl', 'Chile'],
  ['china', 'China', 'Mainland China', "People's Republic of China", 'PRC', 'China, mainland'],
  ['cx', 'Christmas Island'],
  ['cc', 'Cocos (Keeling) Islands'],
  ['co', 'Colombia'],
  ['km', 'Comoros'],
  ['ck', 'Cook Islands'],
  ['cr', 'Costa Rica'],
  ['ci', 'Côte d’Ivoire', 'Ivory Coast'],
  ['hr', 'Croatia'],
  ['cu', 'Cuba'],
  ['cw', 'Curaçao'],
  ['cy', 'Cyprus'],
  ['cz', 'Czechia', 'Czech Republic'],
  [
    'cd',
    'Democratic Republic of the Congo',
    'Congo, Dem. Rep.',
    'Congo, Democratic Republic of the',
    'DR Congo',
    'DRC',
    'Congo Kinshasa',
  ],
  ['dk', 'Denmark'],
  ['dj', 'Djibouti'],
  ['dm', 'Dominica'],
  ['do', 'Dominican Republic'],
  ['ec', 'Ecuador'],
  ['eg', 'Egypt', 'Egypt, Arab Rep.'],
  ['sv', 'El Salvador'],
  ['gq', 'Equatorial Guinea'],
  ['er', 'Eritrea'],
  ['ee', 'Estonia'],
  ['sz', 'Eswatini', 'Swaziland'],
  ['et', 'Ethiopia'],
  ['fk', 'Falkland Islands', 'Falkland Islands (Malvinas)'],
  ['fo', 'Faroe Islands'],
  ['fj', 'Fiji'],
  ['fi', 'Finland'],
  ['fr', 'France', 'French Republic'],
  ['gf', 'French Guiana'],
  ['pf', 'French Polynesia'],
  ['tf', 'French Southern Territories'],
  ['ga', 'Gabon'],
  ['gm', 'Gambia', 'Gambia, The'],
  ['ge', 'Georgia'],
  ['de', 'Germany'],
  ['gh', 'Ghana'],
  ['gi', 'Gibraltar'],
  ['gr', 'Greece'],
  ['gl', 'Greenland'],
  ['gd', 'Grenada'],
  ['gp', 'Guadeloupe'],
  ['gu', 'Guam'],
  ['gt', 'Guatemala'],
  ['gg', 'Guernsey'],
  ['gn', 'Guinea'],
  ['gw', 'Guinea-Bissau'],
  ['gy', 'Guyana'],
  ['ht', 'Haiti'],
  ['hm', 'Heard and McDonald Islands', 'Heard Island and McDonald Islands'],
  ['hn', 'Honduras'],
  ['hk', 'Hong Kong', 'Hong Kong SAR, China', 'Hong Kong SAR', 'China, Hong Kong SAR', 'Hong Kong SAR China'],
  ['hu', 'Hungary'],
  ['is', 'Iceland'],
  ['in', 'India'],
  ['id', 'Indonesia'],
  ['ir', 'Iran', 'Iran, Islamic Rep.', 'Iran, Islamic Republic of', 'Islamic Republic of Iran'],
  ['iq', 'Iraq'],
  ['ie', 'Ireland'],
  ['im', 'Isle of Man'],
  ['il', 'Israel'],
  ['it', 'Italy'],
  ['jm', 'Jamaica'],
  ['jp', 'Japan'],
  ['je', 'Jersey'],
  ['jo', 'Jordan'],
  ['kz', 'Kazakhstan'],
  ['ke', 'Kenya'],
  ['ki', 'Kiribati'],
  ['kw', 'Kuwait'],
  ['kg', 'Kyrgyzstan', 'Kyrgyz Republic'],
  ['la', 'Laos', 'Lao PDR', "Lao People's Democratic Republic"],
  ['lv', 'Latvia'],
  ['lb', 'Lebanon'],
  ['ls', 'Lesotho'],
  ['lr', 'Liberia'],
  ['ly', 'Libya'],
  ['li', 'Liechtenstein'],
  ['lt', 'Lithuania'],
  ['lu', 'Luxembourg'],
  ['mo', 'Macao', 'Macau', 'Macao SAR, China', 'Macao SAR China', 'China, Macao SAR'],
  ['mg', 'Madagascar'],
  ['mw', 'Malawi'],
  ['my', 'Malaysia'],
  ['mv', 'Maldives'],
  ['ml', 'Mali'],
  ['mt', 'Malta'],
  ['mh', 'Marshall Islands'],
  ['mq', 'Martinique'],
  ['mr', 'Mauritania'],
  ['mu', 'Mauritius'],
  ['yt', 'Mayotte'],
  ['mx', 'Mexico'],
  ['fm', 'Micronesia', 'Micronesia, Federated States of', 'Micronesia, Fed. Sts.', 'Federated States of Micronesia'],
  ['md', 'Moldova', 'Republic of Moldova', 'Moldova, Republic of'],
  ['mc', 'Monaco'],
  ['mn', 'Mongolia'],
  ['me', 'Montenegro'],
  ['ms', 'Montserrat'],
  ['ma', 'Morocco'],
  ['mz', 'Mozambique'],
  ['mm', 'Myanmar', 'Burma'],
  ['na', 'Namibia'],
  ['nr', 'Nauru'],
  ['np', 'Nepal'],
  ['nl', 'Netherlands', 'The Netherlands', 'Kingdom of the Netherlands', 'Netherlands, Kingdom of the', 'Holland'],
  ['nc', 'New Caledonia'],
  ['nz', 'New Zealand'],
  ['ni', 'Nicaragua'],
  ['ne', 'Niger'],
  ['ng', 'Nigeria'],
  ['nu', 'Niue'],
  ['nf', 'Norfolk Island'],
  [
    'kp',
    'North Korea',
    "Korea, Dem. People's Rep.",
    "Korea, Democratic People's Republic of",
    "Democratic People's Republic of Korea",
    'DPRK',
  ],
  ['mk', 'North Macedonia', 'Macedonia', 'Republic of North Macedonia'],
  ['mp', 'Northern Mariana Islands'],
  ['no', 'Norway'],
  ['om', 'Oman'],
  ['pk', 'Pakistan'],
  ['pw', 'Palau'],
  ['ps', 'Palestine', 'State of Palestine', 'Palestine, State of', 'Palestinian Territories', 'West Bank and Gaza'],
  ['pa', 'Panama'],
  ['pg', 'Papua New Guinea'],
  ['py', 'Paraguay'],
  ['pe', 'Peru'],
  ['ph', 'Philippines'],
  ['pn', 'Pitcairn Islands', 'Pitcairn'],
  ['pl', 'Poland'],
  ['pt', 'Portugal'],
  ['pr', 'Puerto Rico'],
  ['qa', 'Qatar'],
  ['cg', 'Republic of the Congo', 'Congo', 'Congo, Rep.', 'Congo Brazzaville'],
  ['re', 'Réunion'],
  ['ro', 'Romania'],
  ['ru', 'Russia', 'Russian Federation'],
  ['rw', 'Rwanda'],
  ['bl', 'Saint Barthélemy'],
  ['sh', 'Saint Helena', 'Saint Helena, Ascension and Tristan da Cunha'],
  ['kn', 'Saint Kitts and Nevis', 'Saint Kitts and Nevis'],
  ['lc', 'Saint Lucia'],
  ['mf', 'Saint Martin', 'Saint Martin (French part)'],
  ['pm', 'Saint Pierre and Miquelon'],
  ['vc', 'Saint Vincent and Grenadines'],
  ['ws', 'Samoa'],
  ['sm', 'San Marino'],
  ['st', 'São Tomé and Príncipe'],
  ['sa', 'Saudi Arabia'],
  ['sn', 'Senegal'],
  ['rs', 'Serbia'],
  ['sc', 'Seychelles'],
  ['sl', 'Sierra Leone'],
  ['sg', 'Singapore'],
  ['sx', 'Sint Maarten', 'Sint Maarten (Dutch part)'],
  ['sk', 'Slovakia', 'Slovak Republic'],
  ['si', 'Slovenia'],
  ['sb', 'Solomon Islands'],
  ['so', 'Somalia'],
  ['za', 'South Africa'],
  ['gs', 'South Georgia and South Sandwich Islands', 'South Georgia and the South Sandwich Islands'],
  ['kr', 'South Korea', 'Korea', 'Korea, Rep.', 'Korea, Republic of', 'Republic of Korea'],
  ['ss', 'South Sudan'],
  ['es', 'Spain'],
  ['lk', 'Sri Lanka'],
  ['sd', 'Sudan'],
  ['sr', 'Suriname'],
  ['sj', 'Svalbard and Jan Mayen', 'Svalbard and Jan Mayen'],
  ['se', 'Sweden'],
  ['ch', 'Switzerland'],
  ['sy', 'Syria', 'Syrian Arab Republic'],
  ['tw', 'Taiwan', 'Taiwan, Province of China', 'Taiwan (Province of China)', 'Taiwan, China', 'Chinese Taipei'],
  ['tj', 'Tajikistan'],
  ['tz', 'Tanzania', 'United Republic of Tanzania', 'Tanzania, United Republic of'],
  ['th', 'Thailand'],
  ['tl', 'Timor-Leste', 'East Timor'],
  ['tg', 'Togo'],
  ['tk', 'Tokelau'],
  ['to', 'Tonga'],
  ['tt', 'Trinidad and Tobago'],
  ['tn', 'Tunisia'],
  ['tr', 'Türkiye', 'Turkey'],
  ['tm', 'Turkmenistan'],
  ['tc', 'Turks and Caicos Islands'],
  ['tv', 'Tuvalu'],
  ['ug', 'Uganda'],
  ['ua', 'Ukraine'],
  ['ae', 'United Arab Emirates', 'UAE', 'Emirates'],
  ['gb', 'United Kingdom', 'UK', 'Great Britain', 'Britain', 'United Kingdom of Great Britain and Northern Ireland'],
  ['us', 'United States', 'United States of America', 'USA', 'U.S.A.', 'U.S.', 'America'],
  ['um', 'United States Outlying Islands', 'United States Minor Outlying Islands'],
  ['vi', 'United States Virgin Islands', 'Virgin Islands (U.S.)'],
  ['uy', 'Uruguay'],
  ['uz', 'Uzbekistan'],
  ['vu', 'Vanuatu'],
  ['va', 'Vatican City', 'Holy See'],
  ['ve', 'Venezuela', 'Venezuela, RB', 'Venezuela, Bolivarian Republic of', 'Bolivarian Republic of Venezuela'],
  ['vn', 'Vietnam', 'Viet Nam'],
  ['wf', 'Wallis and Futuna'],
  ['eh', 'Western Sahara'],
  ['ye', 'Yemen', 'Yemen, Rep.'],
  ['zm', 'Zambia'],
  ['zw', 'Zimbabwe'],
];

/**
 * Every state and territory of ISO 3166, in the order of their names. Hong Kong, Macao and Taiwan stand by themselves, as
 * publishers list them; that says nothing on who governs what.
 *
 * @see ISO 3166-1, alpha-2 codes; names as in Unicode CLDR.
 */
export const jurisdictions: readonly Jurisdiction[] = rows.map(([id, name, ...aliases]) => ({ id, name, aliases }));

const ids: ReadonlyMap<string, string> = new Map(
  jurisdictions.flatMap(({ id, name, aliases }) =>
    [id === 'china' ? 'cn' : id, id, name, ...aliases].map((label) => [jurisdictionKey(label), id] as const),
  ),
);
const names: ReadonlyMap<string, string> = new Map(jurisdictions.map(({ id, name }) => [id, name]));

/**
 * Id of the jurisdiction that a publisher's name or an ISO two-letter code means; null where it means none or more than
 * one ("Other", "Multinational", "Europe"): what is left out, the caller says.
 *
 * @example
 * jurisdictionOf('United States of America'); // => 'us'
 * jurisdictionOf('Mainland China'); // => 'china'
 * jurisdictionOf('Korea (Republic of)'); // => 'kr'
 * jurisdictionOf('Germany *'); // => 'de'
 * jurisdictionOf('Other'); // => null
 */
export function jurisdictionOf(name: string): string | null {
  return ids.get(jurisdictionKey(name)) ?? null;
}

/**
 * Short name of a jurisdiction, for people.
 *
 * @throws {RangeError} if no jurisdiction has the id.
 * @example
 * jurisdictionName('ae'); // => 'United Arab Emirates'
 */
export function jurisdictionName(id: string): string {
  const name = names.get(id);
  if (name === undefined) throw new RangeError(`jurisdictionName: expected the id of a jurisdiction, got '${id}'`);
  return name;
}

/** Letters a–z of a name, without its accents and its article. */
function jurisdictionKey(name: string): string {
  const plain = name.trim().normalize('NFD').toLowerCase().replaceAll('&', 'and');
  return plain
    .replace(/\((the)\)|^the /g, '')
    .replace(/^st\. /, 'saint ')
    .replace(/[^a-z]/g, '');
}
