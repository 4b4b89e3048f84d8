// ISO 3166-1 codes with the usual English name and, after `=`, other names that tables give it.
const TABLE = `
ad Andorra|ae United Arab Emirates=UAE|af Afghanistan|ag Antigua and Barbuda|ai Anguilla|al Albania|am Armenia|ao Angola
aq Antarctica|ar Argentina|as American Samoa|at Austria|au Australia|aw Aruba|ax Åland Islands|az Azerbaijan
ba Bosnia and Herzegovina|bb Barbados|bd Bangladesh|be Belgium|bf Burkina Faso|bg Bulgaria|bh Bahrain|bi Burundi|bj Benin
bl Saint Barthélemy|bm Bermuda|bn Brunei=Brunei Darussalam|bo Bolivia=Plurinational State of Bolivia
bq Caribbean Netherlands=Bonaire, Sint Eustatius and Saba|br Brazil|bs Bahamas|bt Bhutan|bv Bouvet Island|bw Botswana
by Belarus|bz Belize|ca Canada|cc Cocos Islands|cd DR Congo=Democratic Republic of the Congo=Congo (Democratic Republic of the)
cf Central African Republic|cg Congo=Republic of the Congo|ch Switzerland|ci Ivory Coast=Côte d'Ivoire|ck Cook Islands
cl Chile|cm Cameroon|china China=People's Republic of China=PRC=Mainland China=cn|co Colombia|cr Costa Rica|cu Cuba
cv Cape Verde=Cabo Verde|cw Curaçao|cx Christmas Island|cy Cyprus|cz Czechia=Czech Republic|de Germany|dj Djibouti
dk Denmark|dm Dominica|do Dominican Republic|dz Algeria|ec Ecuador|ee Estonia|eg Egypt|eh Western Sahara|er Eritrea|es Spain
et Ethiopia|fi Finland|fj Fiji|fk Falkland Islands|fm Micronesia=Federated States of Micronesia|fo Faroe Islands|fr France
ga Gabon|gb United Kingdom=UK=Great Britain=Britain=England=United Kingdom of Great Britain and Northern Ireland|gd Grenada
ge Georgia|gf French Guiana|gg Guernsey|gh Ghana|gi Gibraltar|gl Greenland|gm Gambia|gn Guinea|gp Guadeloupe
gq Equatorial Guinea|gr Greece|gs South Georgia and the South Sandwich Islands|gt Guatemala|gu Guam|gw Guinea-Bissau
gy Guyana|hk Hong Kong=Hong Kong SAR|hm Heard Island and McDonald Islands|hn Honduras|hr Croatia|ht Haiti|hu Hungary
id Indonesia|ie Ireland|il Israel|im Isle of Man|in India|io British Indian Ocean Territory|iq Iraq
ir Iran=Islamic Republic of Iran|is Iceland|it Italy|je Jersey|jm Jamaica|jo Jordan|jp Japan|ke Kenya|kg Kyrgyzstan
kh Cambodia|ki Kiribati|km Comoros|kn Saint Kitts and Nevis
kp North Korea=Korea (Democratic People's Republic of)=Democratic People's Republic of Korea
kr South Korea=Korea=Korea (Republic of)=Republic of Korea|kw Kuwait|ky Cayman Islands|kz Kazakhstan
la Laos=Lao People's Democratic Republic|lb Lebanon|lc Saint Lucia|li Liechtenstein|lk Sri Lanka|lr Liberia|ls Lesotho
lt Lithuania|lu Luxembourg|lv Latvia|ly Libya|ma Morocco|mc Monaco|md Moldova=Republic of Moldova|me Montenegro
mf Saint Martin|mg Madagascar|mh Marshall Islands|mk North Macedonia=Macedonia|ml Mali|mm Myanmar=Burma|mn Mongolia
mo Macao=Macau|mp Northern Mariana Islands|mq Martinique|mr Mauritania|ms Montserrat|mt Malta|mu Mauritius|mv Maldives
mw Malawi|mx Mexico|my Malaysia|mz Mozambique|na Namibia|nc New Caledonia|ne Niger|nf Norfolk Island|ng Nigeria
ni Nicaragua|nl Netherlands=Holland|no Norway|np Nepal|nr Nauru|nu Niue|nz New Zealand|om Oman|pa Panama|pe Peru
pf French Polynesia|pg Papua New Guinea|ph Philippines|pk Pakistan|pl Poland|pm Saint Pierre and Miquelon
pn Pitcairn Islands=Pitcairn|pr Puerto Rico|ps Palestine=State of Palestine|pt Portugal|pw Palau|py Paraguay|qa Qatar
re Réunion|ro Romania|rs Serbia|ru Russia=Russian Federation|rw Rwanda|sa Saudi Arabia|sb Solomon Islands|sc Seychelles
sd Sudan|se Sweden|sg Singapore|sh Saint Helena|si Slovenia|sj Svalbard and Jan Mayen|sk Slovakia|sl Sierra Leone
sm San Marino|sn Senegal|so Somalia|sr Suriname|ss South Sudan|st São Tomé and Príncipe|sv El Salvador|sx Sint Maarten
sy Syria=Syrian Arab Republic|sz Eswatini=Swaziland|tc Turks and Caicos Islands|td Chad|tf French Southern Territories
tg Togo|th Thailand|tj Tajikistan|tk Tokelau|tl Timor-Leste=East Timor|tm Turkmenistan|tn Tunisia|to Tonga
tr Türkiye=Turkey|tt Trinidad and Tobago|tv Tuvalu|tw Taiwan=Taiwan, Province of China
tz Tanzania=United Republic of Tanzania|ua Ukraine|ug Uganda|um United States Minor Outlying Islands
us United States=United States of America=USA=U.S.=U.S.A.|uy Uruguay|uz Uzbekistan|va Vatican City=Holy See
vc Saint Vincent and the Grenadines|ve Venezuela=Bolivarian Republic of Venezuela|vg British Virgin Islands
vi US Virgin Islands=United States Virgin Islands|vn Vietnam=Viet Nam|vu Vanuatu|wf Wallis and Futuna|ws Samoa|xk Kosovo
ye Yemen|yt Mayotte|za South Africa|zm Zambia|zw Zimbabwe`;

const entries = TABLE.trim()
  .split(/[|\n]/)
  .map((entry) => {
    const id = entry.slice(0, entry.indexOf(' '));
    return { id, names: entry.slice(id.length + 1).split('=') };
  });
const nameOfId: ReadonlyMap<string, string> = new Map(entries.map(({ id, names }) => [id, names[0]!]));
const idOfKey: ReadonlyMap<string, string> = new Map(
  entries.flatMap(({ id, names }) => [id, ...names].map((name) => [key(name), id] as const)),
);

/**
 * Id of a country by its English name or ISO 3166-1 code: `us`, `china`, and two lower-case letters for the others; null
 * where the name is none of these. It says nothing about which territories belong together: each code stands for itself.
 *
 * @see ISO 3166-1:2020, and XK for Kosovo.
 * @example
 * jurisdictionOf('United States of America'); // => 'us'
 * jurisdictionOf('Korea (Republic of)'); // => 'kr'
 * jurisdictionOf('CN'); // => 'china'
 */
export function jurisdictionOf(country: string): string | null {
  return idOfKey.get(key(country)) ?? idOfKey.get(key(country.replace(/\(.*?\)/g, ''))) ?? null;
}

/**
 * English name of a jurisdiction by its id; the id itself where it is none.
 *
 * @example
 * jurisdictionName('china'); // => 'China'
 */
export function jurisdictionName(id: string): string {
  return nameOfId.get(id) ?? id;
}

/** What stays of a name when case, accents, marks and articles are left out. */
function key(name: string): string {
  const letters = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return letters.replace(/\bthe\b/g, '').replace(/[^\p{L}\p{N}]+/gu, '');
}
