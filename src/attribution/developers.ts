import { isPackedName, nameId } from '../compute/model-name.ts';
import { parseInstant } from '../core/time-span.ts';
import { grouped } from './_grouped.ts';

/** A name under which a developer publishes; dated where it changed hands. */
interface OrganizationName {
  readonly name: string;
  /** ISO dates: from inclusive, until exclusive. */
  readonly from?: string;
  readonly until?: string;
}

/** A name with the developer behind it, from inclusive, until exclusive. */
interface OrganizationFact {
  readonly name: string;
  readonly developer: string;
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Who develops models, with all names under which it does; the ids are those of the owners of compute. */
export interface Developer {
  readonly id: string;
  /** Names of the organization and of the parts that it owns, as tables write them; case does not matter. */
  readonly organizations: readonly (string | OrganizationName)[];
  /** Its accounts on the Hugging Face Hub; case does not matter. */
  readonly accounts: readonly string[];
  /** Words by which its models are called, as regular expressions on a `nameId`; no letter follows. */
  readonly families: readonly string[];
  /** Where its names are to be seen. */
  readonly source: string;
}

const deepMindBought = '2014-01-26';
const hub = 'https://huggingface.co';

/**
 * Known developers. An organization that is not listed stands for itself.
 *
 * To add a name, add it to its developer's line; a firm that was bought gets `from` under the buyer and `until` under its own id.
 */
export const developers: readonly Developer[] = [
  {
    id: 'google',
    organizations: [
      ...['Google', 'Google DeepMind', 'Google Brain', 'Google Research', 'Google AI', 'Google Cloud', 'Alphabet'],
      { name: 'DeepMind', from: deepMindBought },
    ],
    accounts: ['google', 'google-bert', 'google-t5', 'deepmind'],
    families: ['gemma', 'codegemma', 'medgemma', 'functiongemma', 't5gemma', 'google', 'flan', 'gemini'],
    source: 'https://en.wikipedia.org/wiki/Google_DeepMind',
  },
  {
    id: 'deepmind',
    organizations: [{ name: 'DeepMind', until: deepMindBought }],
    accounts: [],
    families: [],
    source: 'https://en.wikipedia.org/wiki/Google_DeepMind',
  },
  {
    id: 'meta',
    organizations: ['Meta', 'Meta AI', 'Facebook', 'Facebook AI', 'Facebook AI Research'],
    accounts: ['meta-llama', 'facebook', 'codellama'],
    families: ['llama', 'meta', 'codellama', 'opt', 'esm'],
    source: 'https://en.wikipedia.org/wiki/Meta_AI',
  },
  {
    id: 'microsoft',
    organizations: [
      ...['Microsoft', 'Microsoft Research', 'Microsoft Research Asia'],
      { name: 'GitHub', from: '2018-10-26' },
    ],
    accounts: ['microsoft'],
    families: ['phi', 'wizardlm', 'wizardcoder', 'orca', 'bitnet', 'florence'],
    source: 'https://en.wikipedia.org/wiki/Microsoft_Research',
  },
  {
    id: 'openai',
    organizations: ['OpenAI'],
    accounts: ['openai', 'openai-community'],
    families: ['gpt-oss', 'gpt2', 'gpt-2', 'whisper', 'openai'],
    source: `${hub}/openai`,
  },
  {
    id: 'anthropic',
    organizations: ['Anthropic'],
    accounts: ['anthropic'],
    families: [],
    source: 'https://www.anthropic.com/company',
  },
  {
    id: 'xai',
    organizations: ['xAI', 'x.ai'],
    accounts: ['xai-org'],
    families: ['grok'],
    source: `${hub}/xai-org`,
  },
  {
    id: 'amazon',
    organizations: ['Amazon', 'Amazon AWS', 'Amazon Web Services', 'AWS'],
    accounts: ['amazon'],
    families: ['chronos'],
    source: `${hub}/amazon`,
  },
  {
    id: 'nvidia',
    organizations: ['NVIDIA'],
    accounts: ['nvidia'],
    families: ['(?:llama-[\\d-]*)?nemotron', 'nvidia'],
    source: `${hub}/nvidia`,
  },
  { id: 'apple', organizations: ['Apple'], accounts: ['apple'], families: ['openelm'], source: `${hub}/apple` },
  {
    id: 'ibm',
    organizations: ['IBM', 'IBM Research'],
    accounts: ['ibm-granite', 'ibm-research', 'ibm'],
    families: ['granite'],
    source: `${hub}/ibm-granite`,
  },
  {
    id: 'alibaba',
    organizations: ['Alibaba', 'Alibaba DAMO Academy', 'Alibaba Group', 'Alibaba Cloud', 'Qwen', 'Qwen Team'],
    accounts: ['qwen', 'alibaba-nlp', 'aidc-ai', 'damo-nlp-sg'],
    families: ['qwen', 'codeqwen', 'qwq', 'qvq', 'tongyi', 'ovis'],
    source: `${hub}/Qwen`,
  },
  {
    id: 'deepseek',
    organizations: ['DeepSeek', 'DeepSeek AI'],
    accounts: ['deepseek-ai'],
    families: ['deepseek'],
    source: `${hub}/deepseek-ai`,
  },
  {
    id: 'bytedance',
    organizations: ['ByteDance', 'ByteDance Seed'],
    accounts: ['bytedance', 'bytedance-seed'],
    families: ['seed-oss', 'bytedance'],
    source: `${hub}/ByteDance-Seed`,
  },
  {
    id: 'tencent',
    organizations: ['Tencent', 'Tencent AI Lab'],
    accounts: ['tencent'],
    families: ['hunyuan'],
    source: `${hub}/tencent`,
  },
  {
    id: 'baidu',
    organizations: ['Baidu', 'Baidu Research - Silicon Valley AI Lab', 'Baidu Research'],
    accounts: ['baidu', 'paddlepaddle'],
    families: ['ernie', 'paddleocr'],
    source: `${hub}/baidu`,
  },
  {
    id: 'huawei',
    organizations: ['Huawei', "Huawei Noah's Ark Lab"],
    accounts: ['huawei-noah'],
    families: ['pangu'],
    source: 'https://en.wikipedia.org/wiki/Huawei',
  },
  {
    id: 'zhipu',
    organizations: ['Z.ai (Zhipu AI)', 'Z.ai', 'Zhipu AI', 'Zhipu'],
    accounts: ['zai-org', 'thudm'],
    families: ['glm', 'chatglm'],
    source: `${hub}/zai-org`,
  },
  {
    id: 'moonshot',
    organizations: ['Moonshot', 'Moonshot AI'],
    accounts: ['moonshotai'],
    families: ['kimi', 'moonlight'],
    source: `${hub}/moonshotai`,
  },
  {
    id: 'minimax',
    organizations: ['MiniMax'],
    accounts: ['minimaxai'],
    families: ['minimax'],
    source: `${hub}/MiniMaxAI`,
  },
  {
    id: 'stepfun',
    organizations: ['StepFun'],
    accounts: ['stepfun-ai'],
    families: ['step\\d?', 'stepfun'],
    source: `${hub}/stepfun-ai`,
  },
  { id: '01-ai', organizations: ['01.AI'], accounts: ['01-ai'], families: ['yi'], source: `${hub}/01-ai` },
  {
    id: 'baai',
    organizations: ['Beijing Academy of Artificial Intelligence / BAAI', 'BAAI'],
    accounts: ['baai'],
    families: ['bge'],
    source: `${hub}/BAAI`,
  },
  {
    id: 'shanghai-ai-lab',
    organizations: ['Shanghai AI Lab', 'Shanghai AI Laboratory'],
    accounts: ['internlm', 'opengvlab', 'opendatalab'],
    families: ['internlm', 'internvl', 'intern'],
    source: `${hub}/internlm`,
  },
  {
    id: 'xiaomi',
    organizations: ['Xiaomi Corp', 'Xiaomi'],
    accounts: ['xiaomimimo'],
    families: ['mimo'],
    source: `${hub}/XiaomiMiMo`,
  },
  {
    id: 'meituan',
    organizations: ['Meituan Inc', 'Meituan'],
    accounts: ['meituan-longcat'],
    families: ['longcat'],
    source: `${hub}/meituan-longcat`,
  },
  {
    id: 'ant-group',
    organizations: ['Ant Group'],
    accounts: ['inclusionai'],
    families: ['ling', 'ring'],
    source: `${hub}/inclusionAI`,
  },
  {
    id: 'mistral-ai',
    organizations: ['Mistral AI', 'Mistral'],
    accounts: ['mistralai', 'mistral-community'],
    families: ['mistral', 'mixtral', 'ministral', 'codestral', 'devstral', 'magistral', 'pixtral', 'voxtral'],
    source: `${hub}/mistralai`,
  },
  {
    id: 'cohere',
    organizations: ['Cohere', 'Cohere for AI'],
    accounts: ['coherelabs', 'cohereforai'],
    families: ['c4ai', 'command', 'aya'],
    source: `${hub}/CohereLabs`,
  },
  {
    id: 'databricks',
    organizations: ['Databricks', { name: 'MosaicML', from: '2023-07-19' }],
    accounts: ['databricks'],
    families: ['dbrx'],
    source: 'https://www.databricks.com/company/newsroom/press-releases/databricks-completes-acquisition-mosaicml',
  },
  {
    id: 'salesforce',
    organizations: ['Salesforce', 'Salesforce Research', { name: 'MetaMind Inc', from: '2016-04-04' }],
    accounts: ['salesforce'],
    families: ['codegen', 'xgen'],
    source: `${hub}/Salesforce`,
  },
  {
    id: 'hugging-face',
    organizations: ['Hugging Face'],
    accounts: ['huggingfacetb', 'huggingfaceh4', 'huggingfacem4', 'distilbert'],
    families: ['smollm', 'smolvlm', 'zephyr'],
    source: `${hub}/HuggingFaceTB`,
  },
  {
    id: 'allen-institute-for-ai',
    organizations: ['Allen Institute for AI'],
    accounts: ['allenai'],
    families: ['olmo', 'olmoe', 'molmo', 'tulu', 'llama-[\\d-]*tulu'],
    source: `${hub}/allenai`,
  },
  {
    id: 'technology-innovation-institute',
    organizations: ['Technology Innovation Institute', 'TII'],
    accounts: ['tiiuae'],
    families: ['falcon'],
    source: `${hub}/tiiuae`,
  },
  {
    id: 'g42',
    organizations: ['G42', 'Inception G42'],
    accounts: ['inceptionai', 'core42'],
    families: ['jais'],
    source: `${hub}/inceptionai`,
  },
  {
    id: 'lg',
    organizations: ['LG', 'LG AI Research'],
    accounts: ['lgai-exaone'],
    families: ['exaone'],
    source: `${hub}/LGAI-EXAONE`,
  },
  {
    id: 'naver',
    organizations: ['NAVER'],
    accounts: ['naver-hyperclovax'],
    families: ['hyperclovax?'],
    source: `${hub}/naver-hyperclovax`,
  },
  {
    id: 'samsung',
    organizations: ['Samsung', 'Samsung R&D Institute Russia'],
    accounts: [],
    families: [],
    source: 'https://research.samsung.com/srr',
  },
  {
    id: 'liquid-ai',
    organizations: ['Liquid', 'Liquid AI'],
    accounts: ['liquidai'],
    families: ['lfm\\d?'],
    source: `${hub}/LiquidAI`,
  },
  {
    id: 'stability-ai',
    organizations: ['Stability AI'],
    accounts: ['stabilityai'],
    families: ['stablelm', 'stable', 'stablecode'],
    source: `${hub}/stabilityai`,
  },
  {
    id: 'nous-research',
    organizations: ['Nous Research'],
    accounts: ['nousresearch'],
    families: ['hermes', 'nous'],
    source: `${hub}/NousResearch`,
  },
  {
    id: 'upstage',
    organizations: ['Upstage'],
    accounts: ['upstage'],
    families: ['solar'],
    source: `${hub}/upstage`,
  },
];

/** Accounts that put up converted or quantized copies of other developers' models. */
const reuploaders = new Set(
  [
    ...['unsloth', 'lmstudio-community', 'mlx-community', 'TheBloke', 'bartowski', 'mradermacher', 'MaziyarPanahi'],
    ...['RedHatAI', 'neuralmagic', 'cyankiwi', 'QuantTrio', 'casperhansen', 'hugging-quants', 'second-state'],
    ...['ggml-org', 'onnx-community', 'stelterlab', 'NexVeridian', 'kaitchup', 'ISTA-DASLab', 'solidrust'],
    ...['TechxGenus', 'ibnzterrell', 'kosbu', 'huggyllama', 'gaunernst', 'JunHowie', 'Intel', 'modularai'],
    ...['llava-hf', 'NyxKrage', 'QuantFactory', 'DevQuasar', 'turboderp', 'LoneStriker', 'amd'],
  ].map((account) => account.toLowerCase()),
);

const organizationFacts = developers.flatMap(({ id, organizations }) =>
  organizations.map((entry): OrganizationFact => {
    const { name, from, until }: OrganizationName = typeof entry === 'string' ? { name: entry } : entry;
    return {
      name: name.toLowerCase(),
      developer: id,
      fromMs: from === undefined ? -Infinity : parseInstant(from),
      untilMs: until === undefined ? Infinity : parseInstant(until),
    };
  }),
);
const factsByName = grouped(organizationFacts, ({ name }) => name);
const accountIndex = new Map(developers.flatMap(({ id, accounts }) => accounts.map((account) => [account, id])));
const familyPatterns = developers.flatMap(({ id, families }) =>
  families.map((family) => ({ id, pattern: new RegExp(`(?:^|-)(?:${family})(?![a-z])`) })),
);

/**
 * Id of the developer that stood behind a name at a time: a firm that was bought counts with its owner from that day.
 *
 * @example
 * developerId('Google Brain', Date.UTC(2017, 5, 12)); // => 'google'
 * developerId('DeepMind', Date.UTC(2013, 11, 19)); // => 'deepmind'
 * developerId('Bell Laboratories', 0); // => 'bell-laboratories'
 */
export function developerId(organization: string, atMs: number): string {
  const facts = factsByName.get(organization.trim().toLowerCase()) ?? [];
  return facts.find(({ fromMs, untilMs }) => fromMs <= atMs && atMs < untilMs)?.developer ?? nameId(organization);
}

/**
 * Id of the developer of the model in a repository; null where it is a copy whose name does not say of what.
 *
 * An account that is known for copies, and any packed copy of a known family, counts for the model's own developer; a
 * fine-tuned model counts for who tuned it.
 *
 * @example
 * repositoryDeveloper('unsloth/gemma-3-12b-it-GGUF'); // => 'google'
 * repositoryDeveloper('TheBloke/Airoboros-13B-GGUF'); // => null
 */
export function repositoryDeveloper(repository: string): string | null {
  const account = repository.slice(0, repository.indexOf('/')).toLowerCase();
  const name = repository.slice(repository.indexOf('/') + 1);
  const isCopier = reuploaders.has(account);
  if (isCopier) return familyDeveloper(name);
  const own = accountIndex.get(account);
  if (own !== undefined) return own;
  return (isPackedName(name) ? familyDeveloper(name) : null) ?? nameId(account);
}

/** The developer whose family of models a name mentions first. */
function familyDeveloper(name: string): string | null {
  const id = nameId(name);
  let first: { readonly id: string; readonly at: number; readonly length: number } | null = null;
  for (const { id: developer, pattern } of familyPatterns) {
    const match = pattern.exec(id);
    if (match === null) continue;
    const isEarlier = first === null || match.index < first.at;
    const isLonger = first !== null && match.index === first.at && match[0].length > first.length;
    if (isEarlier || isLonger) first = { id: developer, at: match.index, length: match[0].length };
  }
  return first?.id ?? null;
}
